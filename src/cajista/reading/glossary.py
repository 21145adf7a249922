"""The journal's glossary: `content/glossary.yaml`."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from ..findings import Findings, message
from ..model.article import SourceMap
from ..model.facts import in_language
from ..model.glossary import Glossary, GlossaryFacts, Term, TermFacts
from ..rules import report
from . import rules
from .schema import validate
from .text import read_text
from .yaml_source import Plain, read_yaml

GLOSSARY = "content/glossary.yaml"


def read_glossary(project: Path, languages: Sequence[str], findings: Findings) -> Glossary:
    """The terms that can be used; what is wrong with others is a finding. A journal may have no glossary."""
    if not (project / GLOSSARY).exists():
        return Glossary()
    text = read_text(project / GLOSSARY, GLOSSARY, findings)
    read = read_yaml(text, GLOSSARY, findings) if text else None
    if read is None or read.data is None:
        return Glossary()
    if not isinstance(read.data, list):
        what = message("The glossary should be a list of terms.")
        hint = message("Begin each term with a hyphen: {example}.", example=_example(languages))
        report(findings, rules.VALUES_HAVE_THE_RIGHT_FORM, what, read.source.at(), hint)
        return Glossary()
    data: Plain = {"terms": read.data}
    checked = validate(GlossaryFacts, data, _within_terms(read.source), findings, languages=languages)
    facts = checked.facts or GlossaryFacts()
    terms = tuple(
        Term(one.kind, _names(one, languages), one.note, checked.source.at("terms", at))
        for at, one in enumerate(facts.terms)
    )
    _check_names(terms, languages, checked.source, findings)
    _check_repeats(terms, findings)
    return Glossary(tuple(term for term in terms if term.names))


def _example(languages: Sequence[str]) -> str:
    return f"- {{{', '.join(f'{language}: …' for language in languages)}, kind: drug}}"


def _within_terms(source: SourceMap) -> SourceMap:
    """The places of a list's values as those of the list `terms`."""
    spans = {("terms", *path): span for path, span in source.spans.items()}
    keys = {("terms", *path): span for path, span in source.keys.items()}
    return SourceMap(source.file, spans, keys)


def _names(facts: TermFacts, languages: Sequence[str]) -> Mapping[str, tuple[str, ...]]:
    """A term's names by language, the first its own name; no language that has none."""
    names: dict[str, tuple[str, ...]] = {}
    for language in languages:
        word = in_language(facts.words, language)
        forms = in_language(facts.forms, language) or []
        if word and word.strip():
            own = (word, *forms)
            names[language] = tuple(dict.fromkeys(" ".join(one.split()) for one in own if one.strip()))
    return names


def _check_names(
    terms: Sequence[Term], languages: Sequence[str], source: SourceMap, findings: Findings
) -> None:
    for at, term in enumerate(terms):
        lacking = [language for language in languages if language not in term.names]
        if lacking:
            shown = next((names[0] for names in term.names.values()), "")
            what = message(
                "The term “{term}” has no name in: {languages}.", term=shown, languages=", ".join(lacking)
            )
            if not term.names:
                what = message("This term has no name in any language of the journal.")
            report(findings, rules.GLOSSARY_TERMS_ARE_TRANSLATED, what, source.at("terms", at))


def _check_repeats(terms: Sequence[Term], findings: Findings) -> None:
    """No term is named as another is in every language that both have."""
    seen: dict[tuple[tuple[str, str], ...], Term] = {}
    for term in terms:
        key = tuple(_keys(term))
        if key and key in seen and term.span:
            first = seen[key]
            what = message("The term “{term}” is listed already.", term=next(iter(term.names.values()))[0])
            hint = message("It stands in line {line}, too.", line=first.span.line if first.span else 1)
            report(findings, rules.GLOSSARY_TERMS_ARE_LISTED_ONCE, what, term.span, hint)
        seen.setdefault(key, term)


def _keys(term: Term) -> Iterator[tuple[str, str]]:
    return ((language, names[0].casefold()) for language, names in term.names.items())

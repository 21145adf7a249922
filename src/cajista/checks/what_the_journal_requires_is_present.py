"""An article has what the journal asks of its kind: abstract, key words, declarations.

By default research, reviews and guidelines need an abstract, key words and a declaration of conflicts of interest; case
reports, protocols and short communications need the declaration; letters and editorials need nothing of the kind. A
heading in the text that is worded as a declaration serves as well. `required` under `house_style` in journal.yaml says
otherwise, by kind of article; what is missing then weighs more.

Why it matters: indexes do not take research without an abstract, and readers must know who paid for it and who gains
from it (ICMJE Recommendations, II.B and IV.A.3).

Example: `declarations: {conflicts: The authors declare none.}` at the top of each text.
"""

from collections.abc import Iterator
from dataclasses import fields

from ..findings import Message, Severity, message
from ..locale import Locale
from ..model.facts import Dates, Declarations, FrontMatter, in_language
from ..model.span import Span
from . import Copy, Mistake, Proof
from ._people import folded
from ._prose import listed

SEVERITY: Severity = "warning"

_FULL = ("abstract", "keywords", "conflicts")
_REQUIRED: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(
        ("research-article", "clinical-trial", "review-article", "systematic-review", "guideline", "data-paper",
         "methods-article"),
        _FULL,
    ),
    **dict.fromkeys(
        ("case-report", "brief-report", "rapid-communication", "protocol", "technical-report"), ("conflicts",)
    ),
}  # fmt: skip
# Kinds that a journal, and nobody by name, may sign.
_WITHOUT_AUTHORS = frozenset(
    ("addendum", "announcement", "books-received", "calendar", "collection", "correction", "expression-of-concern",
     "in-brief", "introduction", "news", "obituary", "other", "partial-retraction", "reprint", "retraction")
)  # fmt: skip

_WORDS: dict[str, Message] = {
    "abstract": message("The abstract is missing."),
    "keywords": message("The key words are missing."),
    "conflicts": message("The declaration of conflicts of interest is missing."),
    "ethics": message("The declaration on ethics is missing."),
    "data": message("The declaration on data is missing."),
    "acknowledgements": message("The acknowledgements are missing."),
    "funding": message("The declaration of funding is missing."),
    "authors": message("The authors are missing."),
}
_DECLARATIONS = tuple(one.name for one in fields(Declarations))
_BEGINNING = 80  # characters of a paragraph that may name what it declares


def check_article(proof: Proof) -> Iterator[Mistake]:
    """What is required and stated nowhere; where only one language lacks it, another rule says so."""
    kind = proof.article.facts.type
    asked = proof.desk.house.required.get(kind)
    is_stated = ("type",) in proof.article.source.spans
    for name in _by_default(kind) if asked is None else asked:
        # Only a journal knows whether it wants more than what indexes need.
        severity = SEVERITY if asked is not None or (is_stated and name not in _DECLARATIONS) else "info"
        if _is_fact(name):
            if not _fact(name, proof):
                yield _missing(name, proof.article.source.at(name), proof.article.source.file, severity)
        elif not any(_has(copy, name, proof) for copy in proof.copies.values()):
            path = ("declarations", name) if name in _DECLARATIONS else (name,)
            for copy in proof.copies.values():
                version = copy.version
                yield _missing(name, version.source.at(*path), version.file, severity, copy.language)


def _by_default(kind: str) -> tuple[str, ...]:
    return (*_REQUIRED.get(kind, ()), *(() if kind in _WITHOUT_AUTHORS else ("authors",)))


def _missing(name: str, span: Span, file: str, severity: Severity, language: str = "") -> Mistake:
    what = _WORDS.get(name) or message("“{name}” is missing.", name=name)
    key = f"declarations: {{{name}: …}}" if name in _DECLARATIONS else f"{name}: …"
    hint = message("Articles of this kind need it. Write {key} in {file}.", key=key, file=file)
    return Mistake(what, span, hint, language, severity=severity)


def _is_fact(name: str) -> bool:
    return name not in _DECLARATIONS and not hasattr(FrontMatter(), name)


def _fact(name: str, proof: Proof) -> bool:
    """Whether `article.yaml`, or what it may be taken from, states something."""
    facts, journal = proof.article.facts, proof.desk.journal
    issue = journal.issue_of(proof.article.slug)
    elsewhere = {"license": journal.facts.license, "volume": issue, "issue": issue}
    value = getattr(facts, name, None)
    return bool(elsewhere.get(name)) or (bool(value) and value != Dates())


def _has(copy: Copy, name: str, proof: Proof) -> bool:
    """Whether a text has something: in its front matter, in `article.yaml`, or as a part of its body."""
    version = copy.version
    if name in _DECLARATIONS:
        stated = version.declarations.get(name) or (name == "funding" and proof.article.facts.funding)
        return bool(stated) or _declares(copy, name)
    return bool(
        getattr(version, name, None)
        or getattr(version.front, name) != getattr(FrontMatter(), name)
        or in_language(getattr(proof.article.facts, name, None), copy.language)
    )


def _declares(copy: Copy, name: str) -> bool:
    """Whether a heading, or the beginning of a paragraph, is worded as a declaration."""
    phrases = [folded(phrase) for phrase in listed(_phrases(copy.locale)[name])]
    for unit in copy.units.body:
        if unit.kind == "heading" and any(phrase in folded(unit.text) for phrase in phrases):
            return True
        if unit.kind == "paragraph" and folded(unit.text[:_BEGINNING]).startswith(tuple(phrases)):
            return True
    return False


def _phrases(locale: Locale) -> dict[str, str]:
    return {
        "conflicts": locale.lexicon("reading", "headings about conflicts of interest"),
        "ethics": locale.lexicon("reading", "headings about ethics"),
        "data": locale.lexicon("reading", "headings about data"),
        "acknowledgements": locale.lexicon("reading", "headings of acknowledgements"),
        "funding": locale.lexicon("reading", "headings about funding"),
    }

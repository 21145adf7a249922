"""The journal's own settings, `content/journal.yaml`, and with them its issues."""

from dataclasses import replace
from pathlib import Path

from ..findings import Findings, message
from ..model.article import Journal, SourceMap
from ..model.facts import JournalFacts
from ..rules import report
from . import rules
from .facts import read_facts, read_source
from .glossary import read_glossary
from .house_style import check_house_style
from .issues import ISSUES, issue_names, read_issues
from .locales import is_language, is_locale, languages_example, likely_locale
from .schema import validate
from .slugs import ARTICLES, article_slugs, slug_of
from .yaml_source import Plain

__all__ = [
    "ARTICLES", "ISSUES", "JOURNAL", "article_slugs", "issue_names", "read_facts", "read_journal", "slug_of"
]  # fmt: skip

JOURNAL = "content/journal.yaml"


def read_journal(project: Path, cache: Path | None = None) -> tuple[Journal | None, Findings]:
    """The journal's settings and issues, and what is wrong with them; `cache` may be emptied at any time.

    None where they cannot be used at all: no file, broken YAML, no languages or unknown locales.
    """
    findings = Findings()
    read = read_source(project, JOURNAL, findings)
    checked = validate(JournalFacts, read.data, read.source, findings) if read else None
    if read is None or checked is None or checked.facts is None:
        return None, findings
    facts, source = checked.facts, checked.source
    if not _languages_are_sound(facts, read.data, source, findings):
        return None, findings
    facts = _with_what_must_be_told(facts, source, findings)
    check_house_style(facts, source, findings)
    issues = read_issues(project, facts, findings, cache)
    glossary = read_glossary(project, list(facts.languages), findings)
    return Journal(facts, source, issues, glossary), findings


def _with_what_must_be_told(facts: JournalFacts, source: SourceMap, findings: Findings) -> JournalFacts:
    """The facts without those severities `off` that would hide why an article is not read."""
    refused = [rule for rule, severity in facts.checks.items() if severity == "off" and rule in rules.UNREAD]
    for rule in refused:
        what = message("{rule} cannot be off: it says why a file, or a part of it, is not read.", rule=rule)
        hint = message("Delete it here, and mend what the rule finds.")
        report(findings, rules.VALUES_ARE_LEGAL, what, source.at("checks", rule), hint)
    return replace(facts, checks={rule: one for rule, one in facts.checks.items() if rule not in refused})


def _languages_are_sound(facts: JournalFacts, data: Plain, source: SourceMap, findings: Findings) -> bool:
    """Whether every language that is stated can be used: to leave one out would lose all its pages."""
    fine = bool(facts.languages)
    if not fine:
        named = facts.title if isinstance(facts.title, dict) else ()
        hint = message("Add “{example}”.", example=languages_example(named))
        what = message("The journal has no languages.")
        report(findings, rules.LOCALES_EXIST, what, source.at("languages"), hint)
    for language, code in facts.languages.items():
        fine = _is_sound(language, code, source, findings) and fine
    stated = data.get("languages") if isinstance(data, dict) else None
    for language, locale in stated.items() if isinstance(stated, dict) else ():
        if language not in facts.languages:
            fine = False
            if locale is None:
                what = message("The language {language} has no locale.", language=language)
                hint = message("Write {example}.", example=languages_example([language]))
                report(findings, rules.LOCALES_EXIST, what, source.key("languages", language), hint)
    return fine


def _is_sound(language: str, code: str, source: SourceMap, findings: Findings) -> bool:
    """Whether a language and its locale are known."""
    if not is_language(language):
        what = message("“{language}” is not a language code.", language=language)
        hint = message("Language codes are two or three small letters (ISO 639).")
        report(findings, rules.LOCALES_EXIST, what, source.key("languages", language), hint)
        return False
    if is_locale(code):
        return True
    what = message("“{code}” is not a locale that is known.", code=code)
    meant = code.replace("_", "-")
    meant = meant if is_locale(meant) else likely_locale(language)
    hint = message(
        "Write the language and the country, joined by a hyphen: {example}.", example=meant or "pt-BR"
    )
    report(findings, rules.LOCALES_EXIST, what, source.at("languages", language), hint)
    return False

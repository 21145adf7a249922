"""The journal's own files: `content/journal.yaml` and `content/issues/`."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TypeVar

from ..findings import Findings, message
from ..model.article import Issue, Journal, SourceMap
from ..model.facts import IssueFacts, JournalFacts
from ..rules import report
from . import rules
from .glossary import read_glossary
from .house_style import check_house_style
from .schema import Checked, validate
from .slugs import ARTICLES, article_slugs, is_slug, slug_of
from .suggestions import did_you_mean, nearest
from .text import read_text
from .yaml_source import read_yaml

__all__ = [
    "ARTICLES",
    "ISSUES",
    "JOURNAL",
    "article_slugs",
    "issue_names",
    "read_facts",
    "read_journal",
    "slug_of",
]

JOURNAL = "content/journal.yaml"
ISSUES = "content/issues"
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")

Facts = TypeVar("Facts")


def read_journal(project: Path) -> tuple[Journal | None, Findings]:
    """The journal's settings and issues, and what is wrong with them.

    None where they cannot be used at all: no file, broken YAML, no languages or unknown locales.
    """
    findings = Findings()
    checked = read_facts(JournalFacts, project, JOURNAL, (), findings)
    if checked is None or checked.facts is None:
        return None, findings
    facts, source = checked.facts, checked.source
    if not _languages_are_sound(facts, source, findings):
        return None, findings
    check_house_style(facts, source, findings)
    issues = _read_issues(project, facts, findings)
    glossary = read_glossary(project, list(facts.languages), findings)
    return Journal(facts, source, issues, glossary), findings


def read_facts(
    cls: type[Facts], project: Path, file: str, languages: Iterable[str], findings: Findings
) -> Checked[Facts] | None:
    """A YAML file of facts; None where it cannot be read or its YAML is broken."""
    text = read_text(project / file, file, findings)
    read = read_yaml(text, file, findings) if text is not None else None
    return validate(cls, read.data, read.source, findings, languages=languages) if read else None


def _languages_are_sound(facts: JournalFacts, source: SourceMap, findings: Findings) -> bool:
    fine = bool(facts.languages)
    if not fine:
        report(
            findings, rules.LOCALES_EXIST, message("The journal has no languages."), source.at("languages")
        )
    for language, code in facts.languages.items():
        if not _LANGUAGE.fullmatch(language):
            what = message("“{language}” is not a language code.", language=language)
            hint = message("Language codes are two or three small letters (ISO 639).")
            report(findings, rules.LOCALES_EXIST, what, source.key("languages", language), hint)
            fine = False
        elif not _is_locale(code):
            what = message("“{code}” is not a locale that is known.", code=code)
            hint = message(
                "Write the language and the country, joined by a hyphen: {example}.", example="pt-BR"
            )
            report(findings, rules.LOCALES_EXIST, what, source.at("languages", language), hint)
            fine = False
    return fine


def _is_locale(code: str) -> bool:
    from babel import Locale, UnknownLocaleError

    try:
        Locale.parse(code, sep="-")
    except (ValueError, TypeError, UnknownLocaleError):
        return False
    return True


def issue_names(project: Path) -> list[str]:
    """The names of the issue files, whether they can be read or not."""
    return [path.stem for path in _issue_files(project)]


def _issue_files(project: Path) -> list[Path]:
    folder = project / ISSUES
    paths = [*folder.glob("*.yaml"), *folder.glob("*.yml")]
    return sorted(
        (path for path in paths if not path.name.startswith(".")), key=lambda path: _natural(path.name)
    )


def _read_issues(project: Path, journal: JournalFacts, findings: Findings) -> tuple[Issue, ...]:
    files = _issue_files(project)
    issues = [issue for path in files if (issue := _read_issue(project, path, journal, findings))]
    _check_numbers(issues, findings)
    _check_lists(issues, set(article_slugs(project, Findings())), findings)
    return tuple(issues)


def _natural(name: str) -> list[tuple[int, str]]:
    """A key that sorts 19-2 before 19-10."""
    return [(int(part), "") if part.isdigit() else (-1, part) for part in re.split(r"([0-9]+)", name)]


def _read_issue(project: Path, path: Path, journal: JournalFacts, findings: Findings) -> Issue | None:
    file = f"{ISSUES}/{path.name}"
    checked = read_facts(IssueFacts, project, file, journal.languages, findings)
    if checked is None or checked.facts is None:
        return None
    if not is_slug(path.stem):
        what = message("The file name “{name}” cannot be part of a web address.", name=path.name)
        hint = message("Rename the file to “{name}”.", name=f"{slug_of(path.stem)}{path.suffix}")
        report(findings, rules.SLUGS_ARE_PLAIN, what, checked.source.at(), hint)
    return Issue(path.stem, checked.facts, checked.source)


def _check_numbers(issues: Iterable[Issue], findings: Findings) -> None:
    """No two files are the same volume and number."""
    seen: dict[tuple[str, str], str] = {}
    for issue in issues:
        number = (issue.facts.volume, issue.facts.issue)
        if number in seen:
            what = message("Volume and number are those of {file} too.", file=seen[number])
            report(findings, rules.ISSUES_ARE_NUMBERED_ONCE, what, issue.source.at("issue"))
        seen.setdefault(number, issue.source.file)


def _check_lists(issues: Iterable[Issue], slugs: set[str], findings: Findings) -> None:
    """Every article that an issue lists exists, and stands in one place."""
    seen: dict[str, str] = {}
    for issue in issues:
        for path, slug in _listed(issue).items():
            if slug not in slugs:
                near = nearest(slug, sorted(slugs))
                hint = did_you_mean(near) if near else None
                what = message("There is no article “{slug}”.", slug=slug)
                report(findings, rules.ISSUES_LIST_ARTICLES_ONCE, what, issue.source.at(*path), hint)
            elif slug in seen:
                what = message(
                    "The article “{slug}” is listed already, in {file}.", slug=slug, file=seen[slug]
                )
                report(findings, rules.ISSUES_LIST_ARTICLES_ONCE, what, issue.source.at(*path))
            seen.setdefault(slug, issue.source.file)


def _listed(issue: Issue) -> Mapping[tuple[str | int, ...], str]:
    """The slugs that an issue lists, by their paths in its file."""
    return {
        ("sections", at, "articles", index): slug
        for at, section in enumerate(issue.facts.sections)
        for index, slug in enumerate(section.articles)
    }

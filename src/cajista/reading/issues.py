"""The issues of the journal: `content/issues/`."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from ..findings import Findings, message
from ..folders import visible
from ..model.article import Issue
from ..model.facts import IssueFacts, JournalFacts
from ..model.span import start_of
from ..rules import report
from . import rules
from .kept_facts import KeptFacts
from .slugs import ARTICLES, check_slug
from .suggestions import did_you_mean, nearest

ISSUES = "content/issues"
_SUFFIXES = (".yaml", ".yml")


def issue_names(project: Path) -> list[str]:
    """The names of the issue files, whether they can be read or not."""
    return [path.stem for path in _files(project) if path.suffix in _SUFFIXES]


def _files(project: Path) -> list[Path]:
    """What lies in the folder of issues, in order; hidden files are passed over."""
    folder = project / ISSUES
    paths = [path for path in folder.iterdir() if not path.name.startswith(".")] if folder.is_dir() else []
    return sorted(paths, key=lambda path: _natural(path.name))


def _natural(name: str) -> list[tuple[int, str]]:
    """A key that sorts 19-2 before 19-10."""
    return [(int(part), "") if part.isdigit() else (-1, part) for part in re.split(r"([0-9]+)", name)]


def read_issues(
    project: Path, journal: JournalFacts, findings: Findings, cache: Path | None = None
) -> tuple[Issue, ...]:
    """The issues whose files can be read, in the order of their names; `cache` may be emptied at any time."""
    if (project / ISSUES).exists() and not (project / ISSUES).is_dir():
        what = message("{file} should be a folder with a file for each issue.", file=ISSUES)
        report(findings, rules.FILES_ARE_PRESENT, what, start_of(ISSUES))
    issues: dict[str, Issue] = {}
    kept = KeptFacts(IssueFacts, journal.languages, cache)
    for path in _files(project):
        issue = _read_issue(project, path, kept, findings)
        if issue and issue.name in issues:
            what = message(
                "There is another file for this issue: {file}.", file=issues[issue.name].source.file
            )
            hint = message("Delete one of them.")
            report(findings, rules.ISSUES_ARE_NUMBERED_ONCE, what, issue.source.at(), hint)
        elif issue:
            issues[issue.name] = issue
    kept.keep()
    _check_numbers(issues.values(), findings)
    present = set(visible(str(project / ARTICLES)))  # what cannot be an article there has its own finding
    _check_lists(issues.values(), present, findings)
    return tuple(issues.values())


def _read_issue(project: Path, path: Path, kept: KeptFacts[IssueFacts], findings: Findings) -> Issue | None:
    file = f"{ISSUES}/{path.name}"
    if path.suffix not in _SUFFIXES:
        what = message("This file is not read: the name of an issue's file ends in {suffix}.", suffix=".yaml")
        hint = message("Rename the file to “{name}”, or move it away.", name=f"{path.stem}.yaml")
        report(findings, rules.FILES_ARE_IN_THEIR_PLACE, what, start_of(file), hint)
        return None
    checked = kept.read(project, file, findings)
    if checked is None or checked.facts is None:
        return None
    check_slug(path.stem, path.suffix, checked.source.at(), findings)
    return Issue(path.stem, checked.facts, checked.source)


def _check_numbers(issues: Iterable[Issue], findings: Findings) -> None:
    """No two files are the same volume and number, nor is one called by those of another."""
    seen: dict[tuple[str, str], str] = {}
    for issue in issues:
        number = (issue.facts.volume, issue.facts.issue)
        named = re.fullmatch(r"(\d+)-(\d+)", issue.name)
        if named and all(number) and (number[0] != named[1] or not number[1].startswith(named[2])):
            what = message("The file is called {name}, and states volume {volume}, issue {issue}.", name=issue.name,
                           volume=number[0], issue=number[1])  # fmt: skip
            hint = message("Rename the file, or mend what it states.")
            findings.add(
                rules.ISSUES_ARE_NUMBERED_ONCE.id, "warning", what, issue.source.at("volume"), hint=hint
            )
        if number in seen:
            what = message("Volume and number are those of {file} too.", file=seen[number])
            hint = message("Give this issue its own, or delete one of the files.")
            report(findings, rules.ISSUES_ARE_NUMBERED_ONCE, what, issue.source.at("issue"), hint)
        seen.setdefault(number, issue.source.file)


def _check_lists(issues: Iterable[Issue], slugs: set[str], findings: Findings) -> None:
    """Every article that an issue lists exists, and stands in one place."""
    seen: dict[str, str] = {}
    for issue in issues:
        for path, slug in _listed(issue).items():
            if slug not in slugs:
                near = nearest(slug, sorted(slugs))
                missing = message(
                    "Its folder would be {folder}; make it, or delete the name here.",
                    folder=f"{ARTICLES}/{slug}",
                )
                what = message("There is no article “{slug}”.", slug=slug)
                hint = did_you_mean(near) if near else missing
                report(findings, rules.ISSUES_LIST_ARTICLES_ONCE, what, issue.source.at(*path), hint)
            elif slug in seen:
                what = message(
                    "The article “{slug}” is listed already, in {file}.", slug=slug, file=seen[slug]
                )
                hint = message("Delete it from one of them.")
                report(findings, rules.ISSUES_LIST_ARTICLES_ONCE, what, issue.source.at(*path), hint)
            seen.setdefault(slug, issue.source.file)


def _listed(issue: Issue) -> Mapping[tuple[str | int, ...], str]:
    """The slugs that an issue lists, by their paths in its file."""
    return {
        ("sections", at, "articles", index): slug
        for at, section in enumerate(issue.facts.sections)
        for index, slug in enumerate(section.articles)
    }

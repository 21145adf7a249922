"""Findings that comments allow, and comments that allow nothing."""

from collections.abc import Container, Iterable, Iterator, Sequence
from pathlib import Path

from ..findings import Finding, Findings, message
from ..manual import all_rules
from ..model.article import Allowance, Article
from ..reading.glossary import GLOSSARY
from ..reading.journal import ARTICLES, JOURNAL
from ..reading.remarks import read_comments
from ..reading.suggestions import did_you_mean, nearest

ALLOWANCES_ARE_NEEDED = "allowances-are-needed"


def not_allowed(findings: Iterable[Finding], article: Article, tried: Container[str]) -> Iterator[Finding]:
    """The findings less those that a comment allows, and the comments that allow nothing, of the rules tried."""
    allowances = article.every_allowance
    used: set[Allowance] = set()
    yield from _others(findings, allowances, used)
    yield from _useless(allowances, used, tried, article.slug)


def not_allowed_in(
    project: Path, shared: Iterable[Finding], articles: Iterable[Finding], *, is_whole: bool
) -> Iterator[Finding]:
    """The findings of a journal less those that comments allow in what its articles share.

    `shared` are of the journal as a whole, wherever they stand; `articles` of articles, which their own
    comments do not allow. Which comments allow nothing is known where all articles were checked.
    """
    inside = f"{ARTICLES}/"
    own = list(articles)
    yield from (one for one in own if one.span.file.startswith(inside))
    about = [*shared, *(one for one in own if not one.span.file.startswith(inside))]
    settings, others, used = list[Allowance](), list[Allowance](), set[Allowance]()
    for file in dict.fromkeys((JOURNAL, GLOSSARY, *(one.span.file for one in about))):
        said = Findings()
        allowances = read_comments(project / file, file, said)
        if file.startswith(inside):  # told of with its article
            others.extend(allowances)
        else:
            settings.extend(allowances)
            yield from said
    yield from _others(about, [*settings, *others], used)
    if is_whole:
        yield from _useless(settings, used, all_rules(), "")


def _others(
    findings: Iterable[Finding], allowances: Sequence[Allowance], used: set[Allowance]
) -> Iterator[Finding]:
    """The findings that no comment allows; the allowances of the others are noted as used."""
    for finding in findings:
        allowing = [one for one in allowances if _allows(one, finding)]
        used.update(allowing)
        if not allowing:
            yield finding


def _useless(
    allowances: Iterable[Allowance], used: Container[Allowance], tried: Container[str], slug: str
) -> Iterator[Finding]:
    for one in allowances:
        if one.rule not in all_rules():
            what, near = message("There is no rule {rule}.", rule=one.rule), nearest(one.rule, all_rules())
            hint = did_you_mean(near) if near else None
        elif one.rule in tried and one not in used:
            what = message("Nothing here goes against {rule} any more.", rule=one.rule)
            hint = message("Take the comment out.")
        else:
            continue
        yield Finding(ALLOWANCES_ARE_NEEDED, "warning", what, one.span, hint, slug)


def _allows(one: Allowance, finding: Finding) -> bool:
    return (
        one.rule == finding.rule
        and one.span.file == finding.span.file
        and one.line_from <= finding.span.line <= one.line_to
    )

"""Findings for people at a terminal: the place, the line itself with what is meant marked, how to mend it."""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from textwrap import wrap

from ..findings import Finding, Message, Translate, message
from ..model.span import Span
from .sources import Sources

_WIDTH = 96  # columns of the source that are shown
_LEAD = 30  # of these, how many stand before what is meant


def as_text(findings: Sequence[Finding], translate: Translate = str, sources: Sources | None = None) -> str:
    """One finding a line, `file:line:column: severity: rule: message`; below it, indented, its source and hint."""
    return "".join(f"{line}\n" for finding in findings for line in _lines(finding, translate, sources))


def _lines(finding: Finding, translate: Translate, sources: Sources | None) -> Iterator[str]:
    span = finding.span
    place = f"{span.file}:{span.line}:{span.column}"
    yield f"{place}: {finding.severity}: {finding.rule}: {finding.message.render(translate)}"
    if sources:
        yield from excerpt(sources.line(span.file, span.line), span)
    if finding.hint:
        yield from wrap(finding.hint.render(translate), 100, initial_indent="    ", subsequent_indent="    ",
                        break_long_words=False, break_on_hyphens=False)  # fmt: skip


def excerpt(line: str, span: Span) -> Iterator[str]:
    """The part of a line that is meant, with its number, and below it a mark under what is meant."""
    if not line.strip():
        return
    start = min(span.column - 1, len(line))
    end = span.end_column - 1 if span.end_line == span.line else len(line)
    left = max(0, start - _LEAD) if len(line) > _WIDTH else 0
    right = min(len(line), left + _WIDTH)
    end = max(min(end, right), start + 1)
    before, after = "…" if left else "", "…" if right < len(line) else ""
    gutter = " " * len(str(span.line))
    yield f"    {span.line} | {before}{_plain(line[left:right])}{after}"
    yield f"    {gutter} | {' ' * _columns(before + line[left:start])}{'^' * max(_columns(line[start:end]), 1)}"


def _plain(text: str) -> str:
    """Text as it may go to a terminal: what would move the cursor is shown as a space."""
    return "".join(
        " " if unicodedata.category(character) in ("Cc", "Zl", "Zp") else character for character in text
    )


def _columns(text: str) -> int:
    """How many columns of a terminal a text takes (UAX #11)."""
    return sum(
        0 if unicodedata.combining(one) or unicodedata.category(one) == "Cf"
        else 2 if unicodedata.east_asian_width(one) in "WF" else 1
        for one in text
    )  # fmt: skip


def summary(findings: Iterable[Finding], translate: Translate = str) -> str:
    """How many errors, warnings and notes each article has in each language: a line for each that has some."""
    rows: dict[tuple[str, str], list[Finding]] = {}
    for one in findings:
        rows.setdefault((one.article, one.language), []).append(one)
    width = max((len(article) for article, _ in rows), default=0)
    return "".join(
        f"{article or '–':{width}}  {language or '–':5}  {counts(own).render(translate)}\n"
        for (article, language), own in sorted(rows.items())
    )


def counts(findings: Iterable[Finding]) -> Message:
    """How many findings there are of each severity: "2 errors, 1 warning"."""
    numbers = Counter(one.severity for one in findings)
    parts = [_errors(numbers["error"]), _warnings(numbers["warning"])]
    if numbers["info"]:
        parts.append(_notes(numbers["info"]))
    whole = parts[0]
    for part in parts[1:]:
        whole = message("{first}, {second}", first=whole, second=part)
    return whole


def _errors(count: int) -> Message:
    return message("1 error") if count == 1 else message("{count} errors", count=count)


def _warnings(count: int) -> Message:
    return message("1 warning") if count == 1 else message("{count} warnings", count=count)


def _notes(count: int) -> Message:
    return message("1 note") if count == 1 else message("{count} notes", count=count)

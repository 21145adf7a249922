"""Findings as a page: each at its place, the text and its translation side by side."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, TypeAlias

from ..findings import Finding, Translate
from ..model.span import Span
from ..rules import Rule
from .rows import Lines, Row
from .sources import Sources
from .text import counts

if TYPE_CHECKING:
    from ..locale import Locale
    from ..templating import Templates

_AROUND = 1  # lines shown before and after one that has no translation beside it
Piece: TypeAlias = tuple[str, "Shown | None"]


@dataclass(frozen=True, slots=True)
class Shown:
    """A finding as the page shows it; `id` is where links lead."""

    id: str
    finding: Finding
    message: str
    hint: str

    @property
    def place(self) -> str:
        """File, line and column."""
        span = self.finding.span
        return f"{span.file}:{span.line}:{span.column}"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a source, in pieces: plain ones, and those that a finding is about."""

    number: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """Lines of one file."""

    file: str
    lines: tuple[Line, ...]


@dataclass(slots=True)
class Panel:
    """A place with what was found there: lines of one file, or of two side by side."""

    sides: tuple[Side, ...]
    shown: list[Shown] = field(default_factory=list)


def as_page(
    findings: Sequence[Finding],
    rows: Mapping[str, Sequence[Row]],
    rules: Mapping[str, Rule],
    sources: Sources,
    templates: "Templates",
    locale: "Locale",
    translate: Translate,
) -> str:
    """The page, an HTML file that needs no other. `rows` are those of each article, `rules` those that exist.

    Raises:
        CajistaError: the template is wrong.
    """
    shown = [
        Shown(
            f"f{number}", one, one.message.render(translate), one.hint.render(translate) if one.hint else ""
        )
        for number, one in enumerate(findings, start=1)
    ]
    by_article = groupby(
        sorted(shown, key=lambda one: one.finding.article), key=lambda one: one.finding.article
    )
    articles = [
        (
            slug,
            counts(one.finding for one in own).render(translate),
            _panels(own, rows.get(slug, ()), sources),
        )
        for slug, group in by_article
        for own in [list(group)]
    ]
    used = sorted({one.rule for one in findings if one.rule in rules})
    return templates.render(
        "html/report.html",
        locale,
        articles=articles,
        counted=counts(findings).render(translate),
        rules=[(rule, [translate(text) for text in rules[rule].paragraphs]) for rule in used],
    )


def _panels(shown: Sequence[Shown], rows: Sequence[Row], sources: Sources) -> list[Panel]:
    """The places of an article's findings, in the order of the sources."""
    places: dict[tuple[Lines, ...], list[Shown]] = {}
    for one in shown:
        places.setdefault(_place(one.finding.span, rows, sources), []).append(one)
    return [Panel(tuple(_side(lines, own, sources) for lines in place), own) for place, own in places.items()]


def _place(span: Span, rows: Sequence[Row], sources: Sources) -> tuple[Lines, ...]:
    for row in rows:
        sides = tuple(side for side in row if side)
        if any(side.holds(span.file, span.line) for side in sides):
            return sides
    last = len(sources.lines(span.file))
    return (Lines(span.file, max(span.line - _AROUND, 1), min(span.end_line + _AROUND, max(last, 1))),)


def _side(lines: Lines, shown: Sequence[Shown], sources: Sources) -> Side:
    own = [one for one in shown if one.finding.span.file == lines.file]
    numbers = range(lines.first, lines.last + 1)
    return Side(
        lines.file,
        tuple(
            Line(number, tuple(_pieces(sources.line(lines.file, number), number, own))) for number in numbers
        ),
    )


def _pieces(text: str, number: int, shown: Iterable[Shown]) -> Iterator[Piece]:
    """A line cut where findings begin and end; of two that overlap, the first has the piece."""
    stretches = [(one, *_columns(one.finding.span, number, len(text))) for one in shown]
    stretches = [stretch for stretch in stretches if stretch[1] < stretch[2]]
    cuts = sorted({0, len(text), *(cut for _, *ends in stretches for cut in ends)})
    for start, end in pairwise(cuts):
        owner = next((one for one, from_, to in stretches if from_ <= start and end <= to), None)
        yield text[start:end], owner


def _columns(span: Span, number: int, length: int) -> tuple[int, int]:
    """The part of a line that a span covers, from 0; nothing (0, 0) where it covers none of it."""
    if not span.line <= number <= span.end_line:
        return 0, 0
    start = span.column - 1 if number == span.line else 0
    end = span.end_column - 1 if number == span.end_line else length
    return min(start, length), min(max(end, start + 1), length)

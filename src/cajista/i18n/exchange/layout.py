"""A text by its blocks: which lines each takes, and which segments stand in it."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from ...model.span import Span
from ..segments import Segment
from ..units import Unit
from .articles import Side

_LINE_END = re.compile(r"\r\n|\r|\n")


class Edit(NamedTuple):
    """A stretch of a file and what is to stand in its place."""

    start: int
    end: int
    text: str


def edited(text: str, edits: Iterable[Edit]) -> str:
    """A text with edits made; what is put in at the same place follows in the order given."""
    pieces, at = [], 0
    for edit in sorted(edits, key=lambda one: (one.start, one.end)):
        pieces += [text[at : edit.start], edit.text]
        at = edit.end
    return "".join((*pieces, text[at:]))


@dataclass(frozen=True)
class Host:
    """A block: its unit, its first and last line (from 0), the segments in it by their places in the file."""

    unit: Unit
    first: int
    last: int
    segments: tuple[int, ...]

    @property
    def kind(self) -> str:
        """Its unit's."""
        return self.unit.kind


@dataclass(frozen=True)
class Layout:
    """One side of an article by lines and blocks."""

    side: Side

    @property
    def text(self) -> str:
        """The file as it stands."""
        return self.side.segments.text

    @property
    def segments(self) -> Sequence[Segment]:
        """Those of the file."""
        return self.side.segments.segments

    @cached_property
    def line_end(self) -> str:
        """How lines end."""
        found = _LINE_END.search(self.text)
        return found[0] if found else "\n"

    @cached_property
    def starts(self) -> list[int]:
        """Where each line begins."""
        first = 1 if self.text.startswith("\ufeff") else 0
        return [first, *(found.end() for found in _LINE_END.finditer(self.text))]

    def line(self, number: int) -> str:
        """A line without its end; empty beyond the last."""
        return self.text[self.starts[number] : self.end_of(number)] if number < len(self.starts) else ""

    def end_of(self, number: int) -> int:
        """Where a line ends, before what ends it."""
        stop = self.starts[number + 1] if number + 1 < len(self.starts) else len(self.text)
        return self.starts[number] + len(self.text[self.starts[number] : stop].rstrip("\r\n"))

    def line_at(self, offset: int) -> int:
        """The line that an offset is in."""
        return max(bisect_right(self.starts, offset) - 1, 0)

    def offset(self, line: int, column: int) -> int:
        """The place of a line and column, both from 1."""
        return min(self.starts[min(line, len(self.starts)) - 1] + column - 1, len(self.text))

    def stretch(self, span: Span) -> tuple[int, int]:
        """Where a span begins and ends."""
        return self.offset(span.line, span.column), self.offset(span.end_line, span.end_column)

    @cached_property
    def hosts(self) -> list[Host]:
        """The blocks of the body and its notes in the order of the file, none within another."""
        return self._hosts((*self.side.units.body, *self.side.units.footnotes))

    def hosts_of(self, field: str) -> list[Host]:
        """The blocks of a field of the front matter that has several."""
        return self._hosts(self.side.units.front.get(field, ()))

    def _hosts(self, units: Iterable[Unit]) -> list[Host]:
        made: list[Host] = []
        for unit in sorted(units, key=lambda one: (one.span.line, -one.span.end_line)):
            first = unit.span.line - 1
            last = unit.span.end_line - (1 if unit.span.end_column > 1 else 2)
            last = max(first, last)
            if not made or first > made[-1].last:
                made.append(Host(unit, first, last, self._within(first, last)))
        return made

    def _within(self, first: int, last: int) -> tuple[int, ...]:
        """The segments on these lines."""
        start, end = self.starts[first], self.end_of(last)
        return tuple(at for at, one in enumerate(self.segments) if start <= one.start and one.end <= end)

    @cached_property
    def front(self) -> tuple[int, int] | None:
        """The lines of the two marks around the front matter; None where there are none."""
        marks = [at for at in range(len(self.starts)) if self.line(at).rstrip() == "---"]
        return (marks[0], marks[1]) if len(marks) > 1 else None

    @property
    def body_line(self) -> int:
        """The line on which the body begins."""
        return self.front[1] + 1 if self.front else 0


def block_text(layout: Layout, host: Host, texts: Mapping[int, str]) -> str:
    """A block of the source with translations in the places of its words; LF line ends.

    Words that have no translation are left out.
    """
    start, end = layout.starts[host.first], layout.end_of(host.last)
    edits = []
    for at in host.segments:
        one = layout.segments[at]
        written = one.written(texts[at]) if at in texts else ""
        edits.append(Edit(one.start - start, one.end - start, written))
    return _LINE_END.sub("\n", edited(layout.text[start:end], edits))

"""Puts words into a figure or a table that is there: a caption, an alternative text, cells, rows, columns."""

import re
from collections.abc import Iterator, Mapping

from ..segments import Segment
from ..units import Unit
from .layout import Edit, Host, Layout, edited

_Cells = dict[tuple[int, int], Unit]  # by row and column


def filled(
    source: Layout,
    target: Layout,
    one: Host,
    other: Host,
    partners: Mapping[int, int],
    texts: Mapping[int, str],
) -> Iterator[Edit]:
    """The edits by which the block `other` has the words that `one` has beyond it."""
    segments = {at: source.segments[at] for at in texts}
    for at, segment in segments.items():
        if segment.kind == "caption":
            yield from _caption(source, target, one, other, segment, texts[at])
        elif segment.kind == "alternative":
            yield from _alternative(target, other, segment.written(texts[at]))
    if one.kind == other.kind == "table":
        yield from _Table(source, target, one, other, partners).edits(
            {at: texts[at] for at, segment in segments.items() if segment.kind == "cell"}
        )


def _caption(
    source: Layout, target: Layout, one: Host, other: Host, segment: Segment, text: str
) -> Iterator[Edit]:
    start, end = target.starts[other.first], target.end_of(other.last)
    raw = target.text[start:end]
    if one.kind == "figure":
        if found := re.search(r"!\[(?=\])", raw):
            yield Edit(start + found.end(), start + found.end(), text)
        return
    if found := re.match(r"[> \t]*Table:[ \t]*", raw):
        yield Edit(start, start + found.end(), found[0].rstrip() + f" {text} ")
        return
    line = source.line_at(segment.start)
    first = source.starts[line]
    written = edited(
        source.text[first : source.end_of(line)],
        [Edit(segment.start - first, segment.end - first, segment.written(text))],
    )
    yield Edit(start, start, f"{written}\n\n")


def _alternative(target: Layout, other: Host, written: str) -> Iterator[Edit]:
    start, end = target.starts[other.first], target.end_of(other.last)
    raw = target.text[start:end]
    if found := re.search(r'\balt=""', raw):
        at = start + found.end() - 1
        yield Edit(at, at, written)
    elif raw.rstrip().endswith("}"):
        at = start + raw.rindex("}")
        yield Edit(at, at, f' alt="{written}"')
    else:
        at = start + len(raw.rstrip())
        yield Edit(at, at, f'{{alt="{written}"}}')


def _cells(host: Host) -> _Cells:
    return {(int(part.place[0]), int(part.place[1])): part for part in host.unit.parts if part.kind == "cell"}


class _Table:
    """A table of the source and the one that answers it."""

    def __init__(
        self, source: Layout, target: Layout, one: Host, other: Host, partners: Mapping[int, int]
    ) -> None:
        self.source, self.target = source, target
        self.ours, self.theirs = _cells(one), _cells(other)
        self.segment_at = {  # of a cell of the source, by row and column
            place: at
            for place, unit in self.ours.items()
            for at in one.segments
            if source.segments[at].unit is unit
        }
        places = {
            at: place
            for place, unit in self.theirs.items()
            for at in other.segments
            if target.segments[at].unit is unit
        }
        pairs = [
            (place, places[partners[at]])
            for place, at in self.segment_at.items()
            if partners.get(at) in places
        ]
        self.rows = self._axis(0, pairs)
        self.columns = self._axis(1, pairs)

    def _axis(self, axis: int, pairs: "list[tuple[tuple[int, int], tuple[int, int]]]") -> dict[int, int]:
        """Which row (axis 0) or column (axis 1) of the translation answers each of the source."""
        ours = sorted({place[axis] for place in self.ours})
        theirs = sorted({place[axis] for place in self.theirs})
        if len(ours) == len(theirs):
            return dict(zip(ours, theirs, strict=True))
        votes: dict[int, dict[int, int]] = {}
        for place, answer in pairs:
            count = votes.setdefault(place[axis], {})
            count[answer[axis]] = count.get(answer[axis], 0) + 1
        found = {0: 0} if axis == 0 else {}
        for one, count in sorted(votes.items()):
            best = max(count, key=lambda other: count[other])
            if best not in found.values():
                found[one] = best
        return found

    def edits(self, texts: Mapping[int, str]) -> Iterator[Edit]:
        """The edits by which the table has these cells."""
        if not texts:
            return
        new_columns = [
            column for column in sorted({place[1] for place in self.ours}) if column not in self.columns
        ]
        new_rows = [row for row in sorted({place[0] for place in self.ours}) if row not in self.rows]
        for column in new_columns:
            if any(self.segment_at.get((row, column)) in texts for row in self.rows):
                yield from self._column(column, texts)
        for row in new_rows:
            if any(at in texts for place, at in self.segment_at.items() if place[0] == row):
                yield from self._row(row, texts)
        for place, at in self.segment_at.items():
            if at in texts and place[0] in self.rows and place[1] in self.columns:
                yield from self._cell(place, at, texts[at])

    def _said(self, place: tuple[int, int], texts: Mapping[int, str]) -> str:
        """What a new cell says: its translation; what has no words as it is; nothing where words are missing."""
        at = self.segment_at.get(place)
        if at is None:
            span = self.ours[place].span if place in self.ours else None
            start, end = self.source.stretch(span) if span else (0, 0)
            return self.source.text[start:end].strip()
        return self.source.segments[at].written(texts[at]) if at in texts else ""

    def _cell(self, place: tuple[int, int], at: int, text: str) -> Iterator[Edit]:
        unit = self.theirs.get((self.rows[place[0]], self.columns[place[1]]))
        if unit is None:
            return
        start, end = self.target.stretch(unit.span)
        written = self.source.segments[at].written(text)
        if start == end:
            line = self.target.line_at(start)
            rest = self.target.text[start : self.target.end_of(line)]
            if rest.strip():
                start, end = self._blanks_around(start)
                written = f" {written} "
            else:  # the row ends before this cell
                closed = self.target.line(line).rstrip().endswith("|")
                written = f" {written} |" if closed else f" | {written}"
        yield Edit(start, end, written)

    def _blanks_around(self, at: int) -> tuple[int, int]:
        text, start, end = self.target.text, at, at
        while text[start - 1 : start] in (" ", "\t"):
            start -= 1
        while text[end : end + 1] in (" ", "\t"):
            end += 1
        return start, end

    def _row(self, row: int, texts: Mapping[int, str]) -> Iterator[Edit]:
        """A row of its own line, as the source has it, after the row that it follows."""
        line = self.source.line_at(self.source.stretch(self.ours[row, 0].span)[0])
        start, end = self.source.starts[line], self.source.end_of(line)
        edits = []
        for place in self.ours:
            if place[0] == row:
                first, last = self.source.stretch(self.ours[place].span)
                edits.append(Edit(first - start, last - start, self._said(place, texts)))
        written = edited(self.source.text[start:end], edits)
        previous = max(other for other in self.rows if other < row)
        at = self._line_of(self.rows[previous]) + (1 if self.rows[previous] == 0 else 0)
        where = self.target.end_of(at)
        yield Edit(where, where, f"\n{written}")

    def _line_of(self, row: int) -> int:
        return self.target.line_at(self.target.stretch(self.theirs[row, 0].span)[0])

    def _column(self, column: int, texts: Mapping[int, str]) -> Iterator[Edit]:
        """A column, after the one that it follows: a cell in every row, and in the line below the header."""
        before = max((other for other in self.columns if other < column), default=None)
        answers = {other: row for row, other in self.rows.items()}
        header = self._line_of(0)
        for row in sorted({place[0] for place in self.theirs}):
            said = self._said((answers[row], column), texts) if row in answers else ""
            yield self._put(self._line_of(row), before, said)
        yield self._put(header + 1, before, "---")

    def _put(self, line: int, before: int | None, text: str) -> Edit:
        """A cell in a line, after a column of the source that the line has, or before all."""
        start, raw = self.target.starts[line], self.target.line(line)
        bars = [at for at, sign in enumerate(raw) if sign == "|" and raw[at - 1 : at] != "\\"]
        is_open = not raw.lstrip().startswith("|")
        number = -1 if before is None else self.columns[before]
        index = number + 1 - (1 if is_open else 0)  # of the bar after which the cell begins
        gap = " " if " " in raw.strip() else ""
        if index < 0:
            return Edit(start, start, f"{text}{gap}|{gap}")
        if index >= len(bars):
            end = start + len(raw.rstrip())
            return Edit(end, end, f"{gap}|{gap}{text}")
        at = start + bars[index] + 1
        return Edit(at, at, f"{gap}{text}{gap}|")

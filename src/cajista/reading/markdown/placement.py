"""From offsets in a text to places in a file."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from ...model.span import Span


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a text stands that was not read as a file of its own: a value in front matter.

    `exact` says that the text stands in the file just as it is from the start of `span` on. Where
    it does not (it was quoted, folded or indented), `starts` may give for each line of the text the
    line and column in the file where that line begins; the positions are exact then too. With
    neither, positions are given by line where the span has as many lines as the text (or one more:
    the line of a block scalar's indicator), else as the whole span.
    """

    span: Span
    exact: bool
    starts: tuple[tuple[int, int], ...] = ()


class Source:
    """A text with LF line ends whose every offset has an exact place in a file.

    `starts` gives the line and column (from 1, in code points) where each line of the text begins.
    """

    def __init__(self, text: str, file: str, starts: Sequence[tuple[int, int]]) -> None:
        self.text = text
        self.file = file
        self.lines = text.split("\n")
        self._starts = starts
        self._offsets = [0]
        for line in self.lines[:-1]:
            self._offsets.append(self._offsets[-1] + len(line) + 1)

    def offset(self, line: int) -> int:
        """Where a line (counted from 0) begins in the text."""
        return self._offsets[line]

    def line_of(self, offset: int) -> int:
        """The line (counted from 0) that an offset is in."""
        return bisect_right(self._offsets, offset) - 1

    def point(self, offset: int) -> tuple[int, int]:
        """Line and column in the file."""
        index = bisect_right(self._offsets, offset) - 1
        line, column = self._starts[index]
        return line, column + offset - self._offsets[index]

    def span(self, start: int, end: int) -> Span:
        """The stretch of the file from one offset to another, exclusive."""
        return Span(self.file, *self.point(start), *self.point(end))


class RoughSource(Source):
    """A text whose offsets have no exact places: spans are whole lines, or all of the value."""

    def __init__(self, text: str, whole: Span) -> None:
        super().__init__(text, whole.file, ())
        self._whole = whole
        taken = whole.end_line - whole.line + (1 if whole.end_column > 1 else 0)
        self._above = taken - len(self.lines)

    def point(self, offset: int) -> tuple[int, int]:
        """The start of the line that the offset is in."""
        if self._above not in (0, 1):
            return self._whole.line, self._whole.column
        return max((self._whole.line, self._whole.column), (self._line(offset), 1))

    def span(self, start: int, end: int) -> Span:
        """The lines from one offset to another, within the value's own span."""
        if self._above not in (0, 1):
            return self._whole
        last = (self._whole.end_line, self._whole.end_column)
        return Span(self.file, *self.point(start), *min(last, (self._line(max(start, end - 1)) + 1, 1)))

    def _line(self, offset: int) -> int:
        return self._whole.line + self._above + self.line_of(offset)


def body_source(text: str, file: str, first_line: int) -> Source:
    """A text that fills the lines of a file from `first_line` on."""
    text = normalized(text)
    return Source(text, file, [(first_line + index, 1) for index in range(text.count("\n") + 1)])


def placed_source(text: str, place: Placement) -> Source:
    """A text that stands in front matter."""
    text = normalized(text)
    count = text.count("\n") + 1
    if place.exact:
        below = [(place.span.line + index, 1) for index in range(1, count)]
        return Source(text, place.span.file, [(place.span.line, place.span.column), *below])
    if len(place.starts) >= count:
        return Source(text, place.span.file, place.starts)
    return RoughSource(text, place.span)


def normalized(text: str) -> str:
    """The text with every line end as LF, and no NUL (CommonMark 2.1, 2.3); no column changes."""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd")

"""A run of inline Markdown, taken out of the lines that hold it, and where each of its characters stands."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from ...model.span import Span
from .placement import Source

# What markdown-it strips at both ends of a paragraph (its `mdTrim`).
BLANK = " \t\n\v\f\r\u00a0\u1680\u202f\u205f\u3000\u2028\u2029" + "".join(map(chr, range(0x2000, 0x200B)))


class Run:
    """The text of a paragraph, heading, caption or cell without the markers and indentation around it.

    Characters of the run follow each other in the source too, but for jumps: `at` are the offsets in
    the run where a new stretch begins, `to` the offsets in the source where it does.
    """

    __slots__ = ("_at", "_to", "content", "source")

    def __init__(self, source: Source, content: str, at: Sequence[int], to: Sequence[int]) -> None:
        self.source = source
        self.content = content
        self._at = at
        self._to = to

    def place(self, offset: int) -> int:
        """The offset in the source of a character of the run."""
        if len(self._at) == 1:
            return self._to[0] + offset
        index = max(0, bisect_right(self._at, offset) - 1)
        return self._to[index] + offset - self._at[index]

    def span(self, start: int, end: int) -> Span:
        """Where a piece of the run stands."""
        if end <= start:
            return self.source.span(self.place(start), self.place(start))
        return self.source.span(self.place(start), self.place(end - 1) + 1)

    def stretches(self, start: int, end: int) -> list[tuple[int, int]]:
        """The piece from `start` to `end`, cut where the source has characters that the run has not."""
        cuts = [start, *(cut for cut in self._at if start < cut < end), end]
        return list(pairwise(cuts))

    def part(self, start: int, end: int) -> "Run":
        """A piece of the run as a run of its own."""
        at = [0, *(cut - start for cut in self._at if start < cut < end)]
        return Run(self.source, self.content[start:end], at, [self.place(start + cut) for cut in at])


def run_of_lines(source: Source, first: int, content: str) -> Run:
    """The run that begins on line `first` (from 0), each of its lines the end of a source line."""
    lines = content.split("\n")
    # A line of no-break spaces or a form feed is no blank line to CommonMark, but it is stripped.
    while content and not source.lines[first].rstrip(BLANK).endswith(lines[0].rstrip(BLANK)):
        first += 1
    at: list[int] = []
    to: list[int] = []
    offset = 0
    for index, line in enumerate(lines, first):
        whole = source.lines[index]
        if index == first + len(lines) - 1:
            whole = whole.rstrip(BLANK)
        at.append(offset)
        # Where a tab was cut in half, the run begins with spaces that the source has not.
        to.append(source.offset(index) + max(0, len(whole) - len(line)))
        offset += len(line) + 1
    return Run(source, content, at, to)


def run_of_heading(source: Source, line: int, content: str) -> Run:
    """The run of a heading on one line, without the number signs that may close it (CommonMark 4.2)."""
    whole = source.lines[line].rstrip(BLANK)
    opened = whole.rstrip("#")
    if (
        content
        and opened != whole
        and opened.endswith((" ", "\t"))
        and opened.rstrip(BLANK).endswith(content)
    ):
        whole = opened.rstrip(BLANK)
    return Run(source, content, [0], [source.offset(line) + max(0, len(whole) - len(content))])


def run_of_cell(source: Source, start: int, end: int) -> Run:
    """The run of a table cell, in which `\\|` is a bar that does not end the cell (GFM 4.10)."""
    raw = source.text[start:end]
    pieces = raw.split("\\|")
    at, to, offset, place = [0], [start], len(pieces[0]), start + len(pieces[0])
    for piece in pieces[1:]:
        at.append(offset)
        to.append(place + 1)
        offset += 1 + len(piece)
        place += 2 + len(piece)
    return Run(source, "|".join(pieces), at, to)

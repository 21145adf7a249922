"""Offsets in a file's text as places."""

from bisect import bisect_right

from ..model.span import Span


class Places:
    """A file's text, and where its characters stand."""

    def __init__(self, text: str, file: str) -> None:
        self.text, self.file = text, file
        self._starts = [0]
        for line in text.split("\n")[:-1]:
            self._starts.append(self._starts[-1] + len(line) + 1)

    def span(self, start: int, end: int) -> Span:
        """The stretch from one offset to another, exclusive."""
        return Span(self.file, *self._point(start), *self._point(end))

    def whole(self) -> Span:
        """All of the file."""
        return self.span(0, len(self.text))

    def find(self, part: str, line: int) -> int:
        """The offset of a part that begins in or after a line (from 0)."""
        start = self._starts[min(max(line, 0), len(self._starts) - 1)]
        return max(self.text.find(part, start), start)

    def line_end(self, offset: int) -> int:
        """Where the line of an offset ends."""
        end = self.text.find("\n", offset)
        return len(self.text) if end < 0 else end

    def line_start(self, line: int) -> int:
        """Where a line (from 0) begins."""
        return self._starts[line]

    def _point(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._starts, offset) - 1
        return line + 1, offset - self._starts[line] + 1

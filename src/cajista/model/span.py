"""Where in the sources a value stands."""

from typing import NamedTuple


class Span(NamedTuple):
    """A stretch of one source file; lines and columns count from 1, columns in Unicode code points.

    The end is exclusive: the column after the last character.
    """

    file: str  # relative to the project, with forward slashes
    line: int
    column: int
    end_line: int
    end_column: int

    def to(self, other: "Span") -> "Span":
        """The stretch from the start of this span to the end of another."""
        return Span(self.file, self.line, self.column, other.end_line, other.end_column)


def start_of(file: str) -> Span:
    """The first character of a file, for what can be said only of the file as a whole."""
    return Span(file, 1, 1, 1, 1)

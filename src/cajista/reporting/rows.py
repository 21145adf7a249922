"""Which lines of an article's texts stand side by side: a paragraph and its translation."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:  # rows that were kept are told without them
    from ..checks import Proof
    from ..i18n.alignment import Bead
    from ..i18n.units import Unit


class Lines(NamedTuple):
    """Lines of a file from first to last, both included."""

    file: str
    first: int
    last: int

    def holds(self, file: str, line: int) -> bool:
        """Whether a line of a file is one of these."""
        return file == self.file and self.first <= line <= self.last


class Row(NamedTuple):
    """Lines of the source and of a translation that say the same; None where one of them says nothing."""

    source: Lines | None
    target: Lines | None

    @classmethod
    def from_plain(cls, plain: Sequence[Any]) -> "Row":
        """The row that lists, as JSON keeps it, tell of."""
        source, target = (Lines(*side) if side else None for side in plain)
        return cls(source, target)


def rows_of(proof: "Proof") -> tuple[Row, ...]:
    """The rows of an article in the order of its source, each translation after the other."""
    return tuple(row for pair in proof.pairs for bead in pair.beads for row in _rows(bead))


def _rows(bead: "Bead") -> Iterator[Row]:
    units = (*bead.source, *bead.target)
    if not any(unit.kind in ("cell", "caption", "alternative") for unit in units):  # its whole has a row
        yield Row(_lines(bead.source), _lines(bead.target))


def _lines(units: "Iterable[Unit]") -> Lines | None:
    spans = [span for unit in units for span in (unit.span, *(part.span for part in unit.parts))]
    if not spans:
        return None
    return Lines(spans[0].file, min(span.line for span in spans), max(span.end_line for span in spans))

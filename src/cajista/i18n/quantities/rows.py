"""Tables row by row: where merged cells stand elsewhere, a row's cells are paired in order."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from ..alignment import Bead
from ..units import Unit


def in_rows(beads: Sequence[Bead]) -> Iterator[Bead]:
    """The same beads, but that the cells of a row that are filled are paired in order, if they are as many."""
    for row, group in groupby(beads, key=_row):
        own = list(group)
        yield from own if row is None else _paired(own)


def _row(bead: Bead) -> tuple[int, object] | None:
    units = bead.source or bead.target
    return (id(units[0].block), units[0].place[0]) if units[0].kind == "cell" else None


def _paired(beads: list[Bead]) -> Iterator[Bead]:
    sources = [unit for bead in beads for unit in bead.source if unit.text.strip()]
    targets = [unit for bead in beads for unit in bead.target if unit.text.strip()]
    if len(sources) != len(targets) or _columns(sources) == _columns(targets):
        yield from beads
        return
    yield from (Bead((one,), (other,)) for one, other in zip(sources, targets, strict=True))


def _columns(units: list[Unit]) -> list[object]:
    return [unit.place[1] for unit in units]

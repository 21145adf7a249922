"""The items of a list, and the cells of a row, stand in the same order in both languages.

Neighbours are looked at whose words are of one origin, so that each is clearly the other's translation.

Why it matters: readers speak of “the third criterion”; and a heading over the wrong column says that one drug's dose is
another's.

Example: “Loading dose | Maximum” over a table, and «Máximo | Dosis de carga» over its translation.
"""

from collections.abc import Iterator
from itertools import pairwise

from ..findings import Severity
from ..i18n.alignment import Bead
from . import Mistake, Pair, Proof
from ._one_order import are_crossed, exchanged

SEVERITY: Severity = "warning"


def check_pair(pair: Pair, proof: Proof) -> Iterator[Mistake]:
    """Neighbours that changed places."""
    done: Bead | None = None
    for first, second in pairwise(pair.beads):
        if first is not done and _are_neighbours(first, second) and are_crossed(first, second):
            done = second
            (here, other), there = (first.target[0], second.target[0]), first.source[0]
            yield exchanged(here.text, other.text, here.span, there.span, pair)


def _are_neighbours(first: Bead, second: Bead) -> bool:
    """Whether two beads are items one after another, or words in cells side by side."""
    units = (*first.source, *first.target, *second.source, *second.target)
    if len(units) != 4 or len({unit.kind for unit in units}) != 1:
        return False
    if units[0].kind == "cell":
        return units[0].place[0] == units[2].place[0] and not any(
            character.isdigit() for unit in units for character in unit.text
        )
    return units[0].kind == "item"

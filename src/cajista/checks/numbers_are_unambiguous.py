"""Every number can be read in one way only, or the other language shows which way is meant.

A mark before three digits may group thousands or be a decimal mark: 1.250 is one thousand and more to one reader,
and one and a quarter to another. Where the other language has the same number without such a mark, it is clear
enough; where there is no other language, or its number differs, the mark should go.

Why it matters: a factor of a thousand hangs on one point.

Example: “1.250 pacientes” is better written “1250 pacientes”; long numbers are grouped by the program.
"""

from collections.abc import Iterator

from ..findings import Severity, message
from . import Copy, Mistake, Proof

SEVERITY: Severity = "warning"


def check_copy(copy: Copy, proof: Proof) -> Iterator[Mistake]:
    """Numbers with a mark that may be decimal or not, where no counterpart tells."""
    settled = _settled(copy, proof)
    for unit in copy.texts:
        if id(unit) in settled:
            continue
        for placed in copy.quantities(unit):
            if placed.quantity.doubtful:
                start, end = placed.quantity.start, placed.quantity.end
                typed = unit.text[start:end]
                what = message("“{number}” may be read as thousands or as a decimal.", number=typed)
                yield Mistake(
                    what, unit.span_of(start, end), message("Leave out a mark that only groups digits.")
                )


def _settled(copy: Copy, proof: Proof) -> set[int]:
    """The units that have a counterpart in another language, which decides."""
    return {
        id(unit)
        for pair in proof.pairs
        for bead in pair.beads
        if copy in (pair.source, pair.target) and bead.is_whole
        for unit in (*bead.source, *bead.target)
    }

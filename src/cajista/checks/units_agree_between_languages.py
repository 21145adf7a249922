"""A number has the same unit in both languages.

Ways of writing one unit are one: ml and mL, µg and mcg, years and «años», per cent and %. A unit may stand once
for a range or a list: 15–30% is «entre el 15 y el 30 %».

Why it matters: a milligram that became a microgram is a dose a thousand times too small.

Example: “7,5 µg” in es.md where en.md has “7.5 mg” is an error.
"""

from collections.abc import Iterator

from ..findings import Severity, message
from . import Mistake, Pair, Proof
from ._numbers_compared import differing

SEVERITY: Severity = "error"


def check_pair(pair: Pair, proof: Proof) -> Iterator[Mistake]:
    """Numbers with another unit, or without one, on one side."""
    yield from differing(
        pair, "unit", message("The number is the same, its unit is not: look at the original data.")
    )

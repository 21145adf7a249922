"""A number has the same unit in both languages.

Ways of writing one unit are one: ml and mL, µg and mcg, years and «años», per cent and %. A unit may stand once
for a range or a list: 15–30% is «entre el 15 y el 30 %». In cells of a table it may stand by itself: “Weight (kg)”.

Why it matters: a milligram that became a microgram is a dose a thousand times too small.

Example: “7,5 µg” in es.md where en.md has “7.5 mg” is an error.
"""

import re
from collections.abc import Iterator

from ..findings import Severity, message
from ..i18n.quantities import Grammar
from ..i18n.quantities.reading import read
from ..i18n.units import Unit
from . import Mistake, Pair, Proof
from ._numbers_compared import differing, place

SEVERITY: Severity = "error"


def check_pair(pair: Pair, proof: Proof) -> Iterator[Mistake]:
    """Numbers with another unit, or without one, on one side; and units by themselves in cells."""
    yield from differing(
        pair, "unit", message("The number is the same, its unit is not: look at the original data.")
    )
    for bead in pair.beads:
        if bead.is_whole and bead.source[0].kind == "cell":
            yield from _alone(bead.source[0], bead.target[0], pair)


_ALONE = re.compile(r"\(([^()]+)\)|(?<=, )([^\s,()]+)(?=,|$)")  # “Weight (kg)”, “Weight, kg”


def _alone(theirs: Unit, ours: Unit, pair: Pair) -> Iterator[Mistake]:
    """The units in two cells; as many on both sides, or nothing can be told."""
    if not (theirs.text.strip() and ours.text.strip()):
        return
    there = _units(theirs.text, pair.source.grammar)
    here = _units(ours.text, pair.target.grammar)
    if len(there) != len(here):
        return
    for (unit, start, end), (other, first, last) in zip(here, there, strict=True):
        if unit != other:
            what = message(
                "“{here}” here; “{there}” in {file}, line {line}.",
                here=ours.text[start:end],
                there=theirs.text[first:last],
                **place(theirs.span),
            )
            yield Mistake(
                what, ours.span_of(start, end), message("Look at the original data which unit is meant.")
            )


def _units(text: str, grammar: Grammar) -> list[tuple[str, int, int]]:
    """Units that stand in a text by themselves, as the program calls them, and where."""
    found = []
    for match in _ALONE.finditer(text):
        group = 1 if match[1] else 2
        if unit := _unit(match[group], grammar):
            found.append((unit, *match.span(group)))
    return found


def _unit(text: str, grammar: Grammar) -> str:
    """A unit as the program calls it; empty where a text is none."""
    if any(map(str.isdigit, text)) or len(text) > _LONGEST:
        return ""
    quantities = read(f"1 {text}", grammar)
    whole = len(quantities) == 1 and quantities[0].whole[1] == len(text) + 2
    return quantities[0].unit if whole else ""


_LONGEST = 20

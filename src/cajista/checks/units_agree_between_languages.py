"""A number has the same unit in both languages.

Ways of writing one unit are one: ml and mL, µg and mcg, years and «años», per cent and %. A unit may stand once
for a range or a list: 15–30% is «entre el 15 y el 30 %». It may stand by itself: “Weight (kg)”, “expressed in mg/dL”.

Why it matters: a milligram that became a microgram is a dose a thousand times too small.

Example: “7,5 µg” in es.md where en.md has “7.5 mg” is an error.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache, partial
from operator import attrgetter
from typing import NamedTuple

from ..findings import Severity, message
from ..i18n.alignment import Bead
from ..i18n.quantities import Grammar
from ..i18n.quantities.reading import read
from ..i18n.units import Unit
from . import Mistake, Pair, Proof
from ._numbers_compared import differing, place
from ._parity import beyond, file_of

SEVERITY: Severity = "error"


def check_pair(pair: Pair, proof: Proof) -> Iterator[Mistake]:
    """Numbers with another unit, or without one, on one side; and units by themselves."""
    yield from differing(
        pair, "unit", message("The number is the same, its unit is not: look at the original data.")
    )
    yield from pair.in_beads(__name__, partial(_alone, pair=pair))


_PASSED_OVER = ("code", "equation")


def _alone(bead: Bead, pair: Pair) -> Iterator[Mistake]:
    """The units that stand by themselves; as many on both sides, or nothing can be told."""
    if not bead.is_whole or bead.source[0].kind in _PASSED_OVER:
        return
    there, here = _units(bead.source, pair.source.grammar), _units(bead.target, pair.target.grammar)
    if bead.source[0].kind == "cell" and len(there) + len(here) == 1:
        yield _left_out((*there, *here)[0], bead, pair)
    if len(there) != len(here):
        return
    lost, added = beyond(there, here, _SYMBOL), beyond(here, there, _SYMBOL)
    for theirs, ours in zip(lost, added, strict=False):
        what = message(
            "“{here}” here; “{there}” in {file}, line {line}.",
            here=ours.text,
            there=theirs.text,
            **place(theirs.unit.span),
        )
        hint = message("Look at the original data which unit is meant.")
        yield Mistake(what, ours.unit.span_of(ours.start, ours.end), hint)


def _left_out(one: "_Alone", bead: Bead, pair: Pair) -> Mistake:
    """What is said of the unit of a cell that the other language's has not."""
    hint = message("Look at the original data which unit is meant.")
    if one.unit in bead.target:
        what = message(
            "“{text}” does not stand in this cell of {file}.", text=one.text, file=file_of(pair.source)
        )
        return Mistake(what, one.unit.span_of(one.start, one.end), hint, severity="warning")
    what = message(
        "This cell has no “{text}”, as it has in {file}.", text=one.text, file=file_of(pair.source)
    )
    return Mistake(what, bead.target[0].span, hint, severity="warning")


class _Alone(NamedTuple):
    """A unit of measurement that stands by itself, as the program calls it, and where."""

    symbol: str
    unit: Unit
    start: int
    end: int

    @property
    def text(self) -> str:
        """The unit as it is written."""
        return self.unit.text[self.start : self.end]


_SYMBOL = attrgetter("symbol")
_IN_CELL = re.compile(
    r"\(([^()]+)\)|(?<=, )([^\s,()]+(?:[ \u00a0]Hg)?)(?=,|$)"
)  # “Weight (kg)”, “Weight, kg”
_SURE = "[mµμkp]g|mcg|ng|[mdµμ][lL]|[mµμn]mol|mEq|mm[ \u00a0]?Hg|kPa|kcal"
_LETTERS = r"(?:[^\W\d_]+[²³]?)"
_IN_TEXT = re.compile(  # “expressed in mg/dL”, and none that a number stands before
    rf"(?<![\w/.,–-])(?<!\d[ \u00a0\u202f])({_SURE}|{_LETTERS}(?:/{_LETTERS})+)(?![\w/])"
)


def _units(units: Sequence[Unit], grammar: Grammar) -> list[_Alone]:
    """Units that stand in a text by themselves."""
    return [
        _Alone(symbol, unit, *match.span(match.lastindex or 0))
        for unit in units
        for match in (_IN_CELL if unit.kind == "cell" else _IN_TEXT).finditer(unit.text)
        if (symbol := _unit(match[match.lastindex or 0], grammar))
    ]


@lru_cache(maxsize=500)
def _unit(text: str, grammar: Grammar) -> str:
    """A unit as the program calls it; empty where a text is none."""
    if any(map(str.isdigit, text)) or len(text) > _LONGEST:
        return ""
    quantities = read(f"1 {text}", grammar)
    whole = len(quantities) == 1 and quantities[0].whole[1] == len(text) + 2
    return quantities[0].unit if whole else ""


_LONGEST = 20

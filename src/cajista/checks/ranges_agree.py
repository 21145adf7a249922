"""What is a range in one language is not two values in the other.

“400–600” and “400 to 600” are one range; «entre 400 y 600» is the same, and «400 y 600» are two values. Two years, and
whole numbers that follow each other and count or number something, may be said either way.

Why it matters: a dose that may be anything from 1 to 5 mg is not one of the two.

Example: “a target of 400–600” becomes «un objetivo de 400 y 600».
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise
from typing import TypeAlias

from ..findings import Severity, message
from ..i18n.quantities.grammar import TIMES
from ..i18n.quantities.model import Placed, is_in
from ..i18n.units import Unit
from . import Copy, Mistake, Pair, Proof
from ._numbers_compared import place

SEVERITY: Severity = "warning"

_DASHES = ("-", "–", "−")
_YEARS = range(1000, 2200)
_LONGEST_GAP = 9  # characters between the values of a range
_BEFORE = 3  # words before the first of two values that may say "between"

_Values: TypeAlias = tuple[Fraction, Fraction]
_Joined: TypeAlias = Mapping[_Values, tuple[Placed, Placed]]


def check_pair(pair: Pair, proof: Proof) -> Iterator[Mistake]:
    """Ranges of either side for which the other has the same two values joined by "and"."""
    for bead in pair.beads:
        if bead.is_whole and (_may_join(bead.source, pair.source) or _may_join(bead.target, pair.target)):
            there, here = _read(bead.source, pair.source), _read(bead.target, pair.target)
            for theirs, ours in ((there[0], here[1]), (there[1], here[0])):
                for values in theirs.keys() & ours.keys():
                    yield _mistake(theirs[values], ours[values])


def _may_join(units: Sequence[Unit], copy: Copy) -> bool:
    """Whether "and" stands right behind a number, or behind its unit: mostly none does."""
    pattern = _joint(copy.locale.lexicon("reading", "and"))
    return any(pattern.search(unit.text) for unit in units)


@lru_cache(maxsize=16)
def _joint(words: str) -> re.Pattern[str]:
    either = "|".join(re.escape(word.strip()) for word in words.split(";"))
    return re.compile(rf"\d\D{{0,{_LONGEST_GAP}}}\s(?:{either})\s")


def _mistake(theirs: tuple[Placed, Placed], ours: tuple[Placed, Placed]) -> Mistake:
    what = message(
        "“{here}” here; “{there}” in {file}, line {line}.",
        here=_shown(ours),
        there=_shown(theirs),
        **place(theirs[0].span),
    )
    span = ours[0].unit.span_of(ours[0].quantity.start, ours[1].quantity.end)
    return Mistake(what, span, message("See whether a range is meant or two values."))


def _shown(both: tuple[Placed, Placed]) -> str:
    return both[0].unit.text[both[0].quantity.start : both[1].quantity.end]


def _read(units: Sequence[Unit], copy: Copy) -> tuple[_Joined, _Joined]:
    """The ranges of a side, and the values joined by "and", each by their values."""
    words = copy.locale.lexicon("reading", "words of a range").split("; ")
    before = copy.locale.lexicon("reading", "words before two values of a range").split("; ")
    ranges: dict[_Values, tuple[Placed, Placed]] = {}
    joined: dict[_Values, tuple[Placed, Placed]] = {}
    for unit in units:
        for one, other in pairwise(copy.quantities(unit)):
            start, end = one.quantity.whole[1], other.quantity.whole[0]
            gap = unit.text[start:end].strip() if end - start <= _LONGEST_GAP else ""
            is_range = gap in _DASHES or gap in words
            if (is_range or gap in copy.grammar.conjunctions) and (values := _values(one, other)):
                if is_range:
                    ranges[values] = one, other
                elif _words_before(one).isdisjoint(before):
                    joined[values] = one, other
    return ranges, joined


def _values(one: Placed, other: Placed) -> _Values | None:
    """The values of two numbers that can be no list of years or of what follows each other; None of others."""
    first, second = (each.quantity.readings[0].value for each in (one, other))
    if not (isinstance(first, Fraction) and isinstance(second, Fraction)) or second <= first:
        return None
    are_years = is_in(first, _YEARS) and is_in(second, _YEARS)
    are_measured = other.quantity.unit and other.quantity.unit not in (*TIMES, "×")
    return None if are_years or (second - first == 1 and not are_measured) else (first, second)


def _words_before(one: Placed) -> set[str]:
    return {*one.unit.text[: one.quantity.whole[0]].lower().split()[-_BEFORE:]}

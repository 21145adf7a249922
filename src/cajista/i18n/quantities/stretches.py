"""How much of a text is shown that tells of a number: with the name of its statistic, with the unit of its range."""

from collections.abc import Sequence

from .figures import prepared
from .grammar import Grammar
from .model import Placed, Quantity
from .naming import statistics_in
from .reading import read
from .sharing import is_list


def stretch_of(placed: Placed, grammar: Grammar, aspect: str) -> tuple[int, int]:
    """Where in its unit of text begins and ends what shows a number in an aspect in which it differs."""
    if aspect == "statistic":
        return _with_statistic(placed, grammar)
    return _with_unit(placed, grammar) if aspect == "unit" else placed.quantity.whole


def _with_statistic(placed: Placed, grammar: Grammar) -> tuple[int, int]:
    start, end = placed.quantity.whole
    names = [
        (begin, stop)
        for begin, stop, which in statistics_in(prepared(placed.unit.text), grammar)
        if which == placed.quantity.statistic and abs(begin - start) < _NEAR
    ]
    before = [begin for begin, stop in names if stop <= start]
    behind = [stop for begin, stop in names if begin >= end]
    if before:
        return before[-1], end
    return (start, behind[0]) if behind else (start, end)


_NEAR = 60


def _with_unit(placed: Placed, grammar: Grammar) -> tuple[int, int]:
    """A number with those that share its unit, where the last of them has it: "10 to 20 mg"."""
    text = placed.unit.text.lower()
    every = read(placed.unit.text, grammar)
    first = last = next((at for at, one in enumerate(every) if one.whole == placed.quantity.whole), None)
    if first is None or last is None:
        return placed.quantity.whole
    while (
        not every[last].unit and last + 1 < len(every) and _are_listed(every[last : last + 2], text, grammar)
    ):
        last += 1
    if not every[last].unit:
        return placed.quantity.whole
    while first and not every[first - 1].unit and _are_listed(every[first - 1 : first + 1], text, grammar):
        first -= 1
    return every[first].whole[0], every[last].whole[1]


def _are_listed(two: Sequence[Quantity], text: str, grammar: Grammar) -> bool:
    gap = text[two[0].whole[1] : two[1].start]
    return is_list(gap, grammar) and _PARTING.isdisjoint(gap)


_PARTING = frozenset(";:()/")

"""Names of statistics, wherever they stand: at the head of a column, say, far from the numbers that they name."""

from collections.abc import Iterator, Mapping

from .aspects import are_unlike
from .comparing import Difference
from .figures import prepared
from .matching import Side
from .model import Placed, Quantity, Reading
from .naming import statistics_in

_FAMILIES: Mapping[str, str] = {
    **dict.fromkeys(("HR", "OR", "RR", "IRR", "PR", "RD", "MD", "SMD"), "effect"),
    **dict.fromkeys(("SD", "SE", "IQR"), "spread"),
    **dict.fromkeys(("CI", "CrI"), "interval"),
    **dict.fromkeys(("mean", "median", "gmean", "hmean"), "middle"),
    **dict.fromkeys(("PPV", "NPV"), "value"),
    **dict.fromkeys(("sensitivity", "specificity"), "accuracy"),
    **dict.fromkeys(("NNT", "NNH"), "need"),
    **dict.fromkeys(("LR+", "LR-"), "likelihood"),
}


def unlike_statistics(source: Side, target: Side) -> Iterator[Difference]:
    """Statistics that one text names where the other names another of their family."""
    here, there = _named(target), _named(source)
    for one in list(there):
        same = next((other for other in here if one.quantity.statistic & other.quantity.statistic), None)
        if same:
            there.remove(one)
            here.remove(same)
    for one in there:
        rival = next((other for other in here if _are_rivals(one.quantity, other.quantity)), None)
        if rival:
            here.remove(rival)
            yield Difference("statistic", rival, one)


def _are_rivals(one: Quantity, other: Quantity) -> bool:
    return are_unlike(one.statistic, other.statistic) and bool(_families(one) & _families(other))


def _families(one: Quantity) -> set[str]:
    return {_FAMILIES[name] for name in one.statistic}


def _named(side: Side) -> list[Placed]:
    """The names of statistics that have a family, in order."""
    return [
        Placed(
            unit, Quantity((Reading("name", tuple(which)),), start, end, whole=(start, end), statistic=which)
        )
        for unit in side.units
        for start, end, which in statistics_in(prepared(unit.text), side.grammar)
        if which <= _FAMILIES.keys()
    ]

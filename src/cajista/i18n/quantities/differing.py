"""The differences between all numbers of two versions, each fault once."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeAlias

from ..alignment import Bead
from ..units import Unit
from .aspects import are_alike
from .comparing import Difference, compared
from .grammar import Grammar
from .matching import Side, are_far
from .model import Hold, Placed
from .order import has_impossible_share
from .rows import in_rows
from .statistics import unlike_statistics

Reader: TypeAlias = Callable[[Unit], Sequence[Placed]]
_NEAR = 3


def differences(
    beads: Sequence[Bead], source: tuple[Reader, Grammar], target: tuple[Reader, Grammar]
) -> tuple[Difference, ...]:
    """What differs, in the order of the source; `Reader`s give the quantities of a unit."""
    found: list[tuple[int, Difference]] = []
    for at, bead in enumerate(in_rows(beads)):
        if bead.is_whole:
            first, second = _side(bead.source, *source), _side(bead.target, *target)
            is_alike = _agree(first, second) and not any(map(has_impossible_share, (first, second)))
            own = [] if is_alike else list(compared(first, second))
            if not any(one.aspect == "statistic" for one in own):
                own += unlike_statistics(first, second)
            found.extend((at, one) for one in own)
    return tuple(one for one in _not_moved(_exchanged(found)) if not _is_of_formula(one))


def _agree(source: Side, target: Side) -> bool:
    """Whether the numbers of two texts are the same in the same order, so that nothing need be looked for.

    Of those that a translator may leave out, one text may have more, but not each other ones than the other.
    """
    theirs, ours = ([one.quantity for one in side.placed] for side in (source, target))
    extra = [False, False]
    first = second = 0
    while first < len(theirs) or second < len(ours):
        one = theirs[first] if first < len(theirs) else None
        other = ours[second] if second < len(ours) else None
        if one and other and are_alike(one, other) and not are_far(source, first, target, second):
            first += 1
            second += 1
        elif one and one.hold is Hold.LOOSE:
            extra[0] = True
            first += 1
        elif other and other.hold is Hold.LOOSE:
            extra[1] = True
            second += 1
        else:
            return False
    return not all(extra)


def _is_of_formula(one: Difference) -> bool:
    """Whether a number stands in a formula: formulas are compared as wholes, by a rule of their own."""
    return any(placed is not None and placed.quantity.is_formula for placed in (one.here, one.there))


def _side(units: tuple[Unit, ...], read: Reader, grammar: Grammar) -> Side:
    return Side([one for unit in units for one in read(unit)], grammar, units)


def _exchanged(found: Iterable[tuple[int, Difference]]) -> list[tuple[int, Difference]]:
    """Values of two cells or paragraphs that changed places are one difference."""
    out: list[tuple[int, Difference]] = []
    open_: dict[tuple[object, object], int] = {}
    exchanged: set[tuple[int, int]] = set()  # units whose numbers changed places: once is enough
    del_: set[int] = set()
    for at, one in found:
        if one.aspect != "value" or not one.here or not one.there:
            out.append((at, one))
            continue
        here, there = one.here.quantity.readings[0], one.there.quantity.readings[0]
        if (earlier := open_.pop((there, here), None)) is not None:
            first = out[earlier][1]
            assert first.here and first.there  # noqa: PT018  # as above
            places = (id(first.here.unit), id(one.here.unit))
            if places in exchanged:
                del_.add(earlier)
            exchanged.add(places)
            out[earlier] = (out[earlier][0], replace(first, aspect="exchanged", others=(one.here, one.there)))
        else:
            open_[here, there] = len(out)
            out.append((at, one))
    return [one for index, one in enumerate(out) if index not in del_]


def _not_moved(found: list[tuple[int, Difference]]) -> Iterator[Difference]:
    """Without numbers that a translator moved to a neighbouring paragraph with their sentence."""
    missing = [(at, one) for at, one in found if one.aspect == "missing"]
    added = [(at, one) for at, one in found if one.aspect == "added"]
    moved: set[int] = set()
    for at, one in missing:
        for to, other in added:
            if id(other) not in moved and 0 < abs(at - to) <= _NEAR and _is_same(one.there, other.here):
                moved |= {id(one), id(other)}
                break
    yield from (one for _, one in found if id(one) not in moved)


def _is_same(there: Placed | None, here: Placed | None) -> bool:
    if there is None or here is None or "cell" in (there.unit.kind, here.unit.kind):
        return False
    one, other = there.quantity, here.quantity
    return bool(set(one.readings) & set(other.readings)) and one.unit == other.unit

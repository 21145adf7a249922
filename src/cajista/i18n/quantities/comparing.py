"""What differs between the numbers of a text and of its translation."""

import re
from collections.abc import Collection, Container, Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise, permutations, product
from typing import Literal, TypeAlias

from ...model.inline import CrossReference
from ..units import Unit
from .aspects import INTERVALS, Aspect, are_of_one_sort, differing_aspect, is_year, may_be_article
from .comparators import ALL_BUT
from .context import likeness
from .grammar import HOURS
from .matching import Matching, Side, matched, rivals
from .model import Hold, Placed, Quantity
from .order import exchanged

Kind: TypeAlias = Aspect | Literal["value", "missing", "added", "exchanged"]


@dataclass(frozen=True, slots=True)
class Difference:
    """Something that differs: in the target at `here`, in the source at `there`; one of them may be missing.

    `others` are the second numbers of two that changed places; `near` where what is missing would stand.
    """

    aspect: Kind
    here: Placed | None
    there: Placed | None
    is_sure: bool = True
    others: tuple[Placed, Placed] | None = None
    near: tuple[Unit, int] | None = None


def compared(source: Side, target: Side) -> Iterator[Difference]:
    """The differences between two texts that translate each other."""
    matching = matched(source, target)
    swaps = exchanged(matching)
    moved = {index for pair in swaps for index in pair}
    for one, other in swaps:
        yield _exchange(matching, one, other)
    for one, other in sorted(matching.pairs.items()):
        if one not in moved:
            yield from _of_pair(matching, one, other)
    yield from _alone(matching)


def _exchange(matching: Matching, one: int, other: int) -> Difference:
    source, target, pairs = matching.source.placed, matching.target.placed, matching.pairs
    first, second = sorted((pairs[one], pairs[other]))
    return Difference("exchanged", target[first], source[one], others=(target[second], source[other]))


def _of_pair(matching: Matching, one: int, other: int) -> Iterator[Difference]:
    """What differs between two quantities of one value."""
    there, here = matching.source.told(one), matching.target.told(other)
    if verdict := differing_aspect(there, here):
        yield Difference(verdict.aspect, here.placed, there.placed, verdict.is_sure)


def _alone(matching: Matching) -> Iterator[Difference]:
    """Numbers without counterpart: two that should be one, else one that is missing or added."""
    source, target = matching.source, matching.target
    pairs = [pair for pair in rivals(matching) if _are_rivals(matching, *pair)]
    for one, other in pairs:
        if _are_as_long(source.quantity(one), target.quantity(other)) or _is_rest(matching.turned, other):
            continue
        is_sure = not any(map(may_be_article, (source.quantity(one), target.quantity(other))))
        yield Difference("value", target.placed[other], source.placed[one], is_sure)
    paired = {one for one, _ in pairs}, {other for _, other in pairs}
    for one, other in product(*matching.alone):
        if _are_as_long(source.quantity(one), target.quantity(other)):
            paired[0].add(one)
            paired[1].add(other)
    for one in matching.alone[0]:
        quantity = source.quantity(one)
        if one not in paired[0] and not _may_be_missing(matching, one):
            place = place_of(matching, one)
            is_sure = quantity.hold is Hold.DIGITS and not _is_repeated(matching, one)
            yield Difference("missing", None, source.placed[one], is_sure, near=place)
    for other in matching.alone[1]:
        quantity = target.quantity(other)
        if other not in paired[1] and not _may_be_missing(matching.turned, other):
            place = place_of(matching.turned, other)
            is_sure = quantity.hold is Hold.DIGITS and not _is_repeated(matching.turned, other)
            yield Difference("added", target.placed[other], None, is_sure, near=place)


def _are_as_long(one: Quantity, other: Quantity) -> bool:
    """Whether two lengths of time, one of them in words, are the same in other units: "6 months", «medio año»."""
    first, second = one.readings[0].value, other.readings[0].value
    if (
        one.unit == other.unit
        or not {one.unit, other.unit} <= _LENGTHS.keys()
        or one.hold is other.hold is Hold.DIGITS
    ):
        return False
    if not (isinstance(first, Fraction) and isinstance(second, Fraction)):
        return False
    longer, shorter = sorted((first * _LENGTHS[one.unit], second * _LENGTHS[other.unit]), reverse=True)
    is_short = not {one.unit, other.unit} <= HOURS.keys() - {"h"}
    return longer == shorter or (not is_short and longer - shorter < longer * _A_DAY_OR_TWO)


_LENGTHS = {**HOURS, "min": Fraction(1, 60), "s": Fraction(1, 3600)}  # in hours


def _is_repeated(matching: Matching, one: int) -> bool:
    """Whether a text says a number without a unit twice, which its translation may well say once."""
    side, quantity = matching.source, matching.source.quantity(one)
    return not quantity.unit and any(
        side.quantity(other).readings[0] == quantity.readings[0] for other in matching.pairs if other != one
    )


def _are_rivals(matching: Matching, one: int, other: int) -> bool:
    """Whether one of two numbers is surely there for the other; both loose, they must be of one sort."""
    first, second = matching.source.quantity(one), matching.target.quantity(other)
    if min(first.hold, second.hold) > Hold.LOOSE:
        return True
    if not are_of_one_sort(first, second):
        return False
    if first.hold is second.hold and any(map(may_be_article, (first, second))):
        return False  # "one of them", «uno de los tres»
    if first.sort != second.sort and (
        _is_said_again(matching, one) or _is_said_again(matching.turned, other)
    ):
        return False  # "the three years on either side", «los tres anteriores con los tres posteriores»
    if first.sort == second.sort in ("schedule", "scale", "clock") and _are_last(matching, (first.sort,)):
        return True
    is_counted = (
        first.sort in _COUNTING and second.sort in _COUNTING and "number" in (first.sort, second.sort)
    )
    are_lone = is_counted and _are_last(matching, _COUNTING)
    if are_lone and place_of(matching, one) == _own_place(matching, other):
        return True
    alike = likeness(matching.source.context(one), matching.target.context(other))
    return alike >= _ALIKE or (alike >= _ALIKE / 3 and place_of(matching, one) == _own_place(matching, other))


def _is_said_again(matching: Matching, one: int) -> bool:
    """Whether another number of the same value and sort has a counterpart."""
    quantity, others = matching.source.quantity(one), map(matching.source.quantity, matching.pairs)
    return any(other.readings == quantity.readings and other.sort == quantity.sort for other in others)


def _are_last(matching: Matching, sorts: Collection[str]) -> bool:
    """Whether one number of some sorts is left in each text, but for what may count nothing."""
    left = [
        sum(one.sort in sorts and not may_be_article(one) for one in map(side.quantity, ats))
        for side, ats in zip((matching.source, matching.target), matching.alone, strict=True)
    ]
    return left == [1, 1]


_COUNTING = ("number", "loose")  # sorts of words that count: "two", "both"


_ALIKE = 0.3


def _own_place(matching: Matching, other: int) -> tuple[Unit, int]:
    """The last number in the target before one of its own that has a counterpart."""
    partners = matching.partners
    earlier = max((index for index in partners if index < other), default=None)
    if earlier is None:
        return matching.target.units[0], 0
    placed = matching.target.placed[earlier]
    return placed.unit, placed.quantity.start


def _may_be_missing(matching: Matching, one: int) -> bool:
    """Whether a number needs no counterpart."""
    there, target = matching.source.told(one), matching.target
    if there.quantity.hold is Hold.LOOSE or _is_said(there.quantity, target):
        return True
    if there.quantity.unit in HOURS and (
        _is_one_of_time(there.quantity, target) or _is_timed_again(matching, one)
    ):
        return True
    if there.quantity.hold is Hold.WORD and _is_said_beside(matching, one):
        return True
    if _is_repeated(matching, one) and (
        there.quantity.sort == "schedule"  # “800 or 4,200 kcal/day”
        or _is_of_date(matching.source, one)
        or (is_year(there.quantity) and _says_one_of(target, target.grammar.years_before))
    ):
        return True
    if is_year(there.quantity) and _names_year_earlier(there.quantity, target):
        return True
    if there.quantity.sort == "fraction" and (
        _is_in_percent(there.quantity, matching) or _has_complement(there.quantity, target)
    ):
        return True
    if _is_rest(matching, one) or _is_ratio(there.quantity, target):
        return True
    if there.quantity.statistic & INTERVALS and there.quantity.unit == "%":
        return any(there.quantity.readings == placed.quantity.readings for placed in target.placed)
    return there.follows_numbered and any(
        isinstance(node, CrossReference) for unit in target.units for _, node in unit.objects
    )


def _is_timed_again(matching: Matching, one: int) -> bool:
    """Whether a text says a time twice, which its translation may say once: "OS at 5 years… DFS at 5 years"."""
    side, quantity = matching.source, matching.source.quantity(one)
    return any(
        side.quantity(other).readings[0] == quantity.readings[0]
        and side.quantity(other).unit == quantity.unit
        for other in matching.pairs
        if other != one
    )


def _is_in_percent(share: Quantity, matching: Matching) -> bool:
    """Whether a text has a share as a percentage: “75%” for «tres de cada cuatro, 159 (75 %)».

    It may be about that of both texts: “32.0%” for «casi uno de cada tres (41; 32,0 %)».
    """
    percent = 100 * share.value
    return _has_percent(matching.target, percent, percent) or all(
        _has_percent(side, percent * _ABOUT, percent / _ABOUT) for side in (matching.source, matching.target)
    )


def _has_percent(side: Side, least: Fraction, most: Fraction) -> bool:
    return any(one.quantity.unit == "%" and _is_between(one.quantity, least, most) for one in side.placed)


def _is_between(quantity: Quantity, least: Fraction, most: Fraction) -> bool:
    return any(isinstance(one.value, Fraction) and least <= one.value <= most for one in quantity.readings)


_ABOUT = Fraction(9, 10)


def _has_complement(share: Quantity, side: Side) -> bool:
    """Whether a text says what is left of a share in words: "fell by two-thirds", «se redujo a un tercio»."""
    rest = 1 - share.value
    return rest != share.value and any(
        one.quantity.sort == "fraction" and one.quantity.value == rest for one in side.placed
    )


def _is_rest(matching: Matching, one: int) -> bool:
    """Whether a number is what another leaves of a third, which the other text excepts: "all but 3 of the 41", 38."""
    number, source, target = matching.source.quantity(one), matching.source, matching.target
    whole = {each.quantity.value for side in (source, target) for each in side.placed}
    if number.comparators == ALL_BUT:
        return any(each.quantity.value + number.value in whole for each in target.placed)
    excepted = {each.quantity.value for each in target.placed if each.quantity.comparators == ALL_BUT}
    return any(number.value + each in whole for each in excepted)


def _is_ratio(number: Quantity, side: Side) -> bool:
    """Whether a number in words tells how many times one of a text's numbers another is: «diez», "from 2% to 20%"."""
    if number.hold is Hold.DIGITS or number.unit not in ("", "×") or number.value < _TIMES:
        return False
    values = [one.quantity for one in side.placed if one.quantity.hold is Hold.DIGITS]
    return any(
        first.value == second.value * number.value and first.unit == second.unit
        for first, second in permutations(values, 2)
    )


_TIMES = 5  # two numbers are two or three times each other by chance


def _names_year_earlier(year: Quantity, side: Side) -> bool:
    """Whether a text tells a year by the next one: «2019… diez veces más que en el año anterior»."""
    has_next = any(one.quantity.value == year.value + 1 for one in side.placed)
    return has_next and _says_one_of(side, side.grammar.years_earlier)


def _says_one_of(side: Side, phrases: Collection[str]) -> bool:
    """Whether a text has one of some phrases, as for a year named before: «casi cuatro veces la de ese año»."""
    texts = (unit.text.lower() for unit in side.units)
    return any(phrase in text for text in texts for phrase in phrases)


def _is_of_date(side: Side, one: int) -> bool:
    """Whether a number is a month, or a year beside one, which two dates may share: «entre el 18 y el 21 de junio»."""
    placed = side.placed[one]
    if placed.quantity.kind == "month":
        return True
    return is_year(placed.quantity) and any(
        other.unit is placed.unit
        and other.quantity.kind == "month"
        and 0 < placed.quantity.start - other.quantity.end < _BESIDE
        for other in side.placed[max(0, one - 2) : one]
    )


def _is_said_beside(matching: Matching, one: int) -> bool:
    """Whether a number in words is said again right beside it: "either of two", "four of four bottles"."""
    side, quantity = matching.source, matching.source.quantity(one)
    return any(
        side.placed[other].unit is side.placed[one].unit
        and side.quantity(other).readings[0] == quantity.readings[0]
        and 0 < abs(side.quantity(other).start - quantity.start) < _BESIDE
        and (side.quantity(other).hold is Hold.LOOSE or _is_part_of(side, *sorted((one, other))))
        for other in matching.pairs
    )


def _is_part_of(side: Side, some: int, whole: int) -> bool:
    """Whether a partitive alone stands between two numbers: "four of four bottles"."""
    text = side.placed[some].unit.text
    between = text[side.quantity(some).whole[1] : side.quantity(whole).start].lower().split()
    return len(between) == 1 and between[0] in side.partitives


_BESIDE = 16  # characters


def _is_said(quantity: Quantity, other: Side) -> bool:
    """Whether a one or a nought is in the other text as a word that need not be a number.

    That of a ratio is so where something is said of each: "in a 1:3 ratio", «cada caso con tres controles».
    """
    value = quantity.readings[0].value
    if quantity.unit not in ("", "×", *_LENGTHS):
        return False
    if value not in (Fraction(1), Fraction(0)):
        return False
    known: Container[str] = other.grammar.one if value else other.grammar.none
    if quantity.is_in_ratio:
        known = other.grammar.every.meanings if value else ()
    words = (word for unit in other.units for word in re.findall(r"[^\W\d_]+", unit.text.lower()))
    return any(word in known for word in words)


def _is_one_of_time(quantity: Quantity, other: Side) -> bool:
    """Whether a length of time is one of another unit, said without a number: "at 12 months", «al año»."""
    value = quantity.readings[0].value
    if not isinstance(value, Fraction) or not value:
        return False
    length = value * HOURS[quantity.unit]
    alike = {
        unit
        for unit, hours in HOURS.items()
        if unit != quantity.unit and abs(length - hours) < hours * _A_DAY_OR_TWO
    }
    units = other.grammar.unit_words.meanings
    return bool(alike) and any(
        units.get(word) in alike and before in other.grammar.one
        for unit in other.units
        for before, word in pairwise(re.findall(r"[^\W\d_]+", unit.text.lower()))
    )


_A_DAY_OR_TWO = Fraction(1, 12)  # of four weeks, to be a month


def place_of(matching: Matching, one: int) -> tuple[Unit, int]:
    """Where in the target a number that is missing would stand: at the last before it that is there."""
    earlier = max((index for index in matching.pairs if index < one), default=None)
    if earlier is None:
        return matching.target.units[0], 0
    placed = matching.target.placed[matching.pairs[earlier]]
    return placed.unit, placed.quantity.start

"""Numbers that changed places: both are there, but each stands beside the other's words."""

import re
from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise, product

from .aspects import is_year
from .context import likeness, signs_of
from .matching import Matching, Side
from .model import Hold, Quantity
from .sharing import is_list

_CLEARLY = 1.2
_ENOUGH = 0.15
_SAME_GAP = 0.4


def exchanged(matching: Matching) -> list[tuple[int, int]]:
    """Pairs of source indices whose numbers changed places in the target."""
    order = sorted(matching.pairs)
    found: list[tuple[float, int, int]] = []
    for one, other in _crossings(order, matching):
        if (surety := _surety(matching, one, other, order)) > 0:
            found.append((surety, one, other))
    found += ((_SURE, one, other) for one, other in _turned_shares(order, matching))
    taken: set[int] = set()
    pairs = []
    for _, one, other in sorted(found, reverse=True):
        if one not in taken and other not in taken:
            pairs.append((one, other))
            taken |= {one, other}
    return sorted(pairs)


def _are_in_one_order(matching: Matching) -> bool:
    """Whether the numbers of both texts are the same, one after the other, whichever were taken for each other."""
    theirs = [matching.source.quantity(one).readings[0] for one in sorted(matching.pairs)]
    return theirs == [matching.target.quantity(one).readings[0] for one in sorted(matching.pairs.values())]


def _crossings(order: list[int], matching: Matching) -> Iterator[tuple[int, int]]:
    """Pairs that stand in one order here and in the other there, and are of one kind."""
    targets = [matching.pairs[one] for one in order]
    if all(a < b for a, b in pairwise(targets)) or _are_in_one_order(matching):
        return
    for at, one in enumerate(order):
        for other in order[at + 1 :]:
            if matching.pairs[other] < matching.pairs[one] and _may_be_exchanged(matching, one, other):
                yield one, other


def _may_be_exchanged(matching: Matching, one: int, other: int) -> bool:
    first, second = matching.source.quantity(one), matching.source.quantity(other)
    return (
        _counts(first)
        and _counts(second)
        and first.readings[0] != second.readings[0]
        and (first.sort == "fraction") == (second.sort == "fraction")
        and (first.kind == second.kind or _kinds_crossed(matching, one, other))
        and _fits(first, matching.target.quantity(matching.pairs[other]))
        and _fits(second, matching.target.quantity(matching.pairs[one]))
        and not _is_share_turned(matching, one, other)
        and not _keep_their_letters(matching, one, other)
    )


def _keep_their_letters(matching: Matching, one: int, other: int) -> bool:
    """Whether one number is a word in both texts, and the other is in neither: to exchange them is no slip."""
    first, second = (
        {
            side.quantity(at).sort == "number"
            for side, at in ((matching.source, each), (matching.target, pair))
        }
        for each, pair in ((one, matching.pairs[one]), (other, matching.pairs[other]))
    )
    return len(first) == len(second) == 1 and first != second


def _counts(quantity: Quantity) -> bool:
    """Whether a number surely counts something: "the six", but not "the two"."""
    value = quantity.readings[0].value
    is_some = quantity.sort == "number" and isinstance(value, Fraction) and value > 2
    return quantity.hold >= Hold.WORD or is_some


def _is_share_turned(matching: Matching, one: int, other: int) -> bool:
    """Whether two numbers are a share whose whole comes first in one text: «de los 27, once», "11 of the 27"."""
    first, second = matching.pairs[other], matching.pairs[one]
    return _names_whole(matching.source, one, other) or _names_whole(matching.target, first, second)


def _turned_shares(order: list[int], matching: Matching) -> Iterator[tuple[int, int]]:
    """Shares whose numbers changed places, so that a part is greater than its whole: «de los 142, 158»."""
    for one, other in pairwise(order):
        ours = sorted((matching.pairs[one], matching.pairs[other]))
        if other != one + 1 or ours[1] != ours[0] + 1:
            continue
        there, here = _whole_of(matching.source, one), _whole_of(matching.target, ours[0])
        if there is None or here is None or matching.pairs[there] == here:
            continue
        values = [matching.source.quantity(at).readings[0].value for at in (one, other)]
        if isinstance(values[0], Fraction) and isinstance(values[1], Fraction) and values[0] != values[1]:
            yield one, other


def has_impossible_share(side: Side) -> bool:
    """Whether a part is greater than the whole that it is said to be of."""
    for at in range(len(side.placed) - 1):
        one, other = (side.quantity(each).readings[0].value for each in (at, at + 1))
        if not (isinstance(one, Fraction) and isinstance(other, Fraction)) or one == other:
            continue
        if _whole_of(side, at) == (at if one < other else at + 1):
            return True
    return False


def _whole_of(side: Side, first: int) -> int | None:
    """Which of two numbers beside each other is the whole of which the other is a part; None where neither is."""
    one, other = side.placed[first], side.placed[first + 1]
    some, others = one.quantity, other.quantity
    if one.unit is not other.unit or others.start - some.end > _FAR or some.unit or others.unit:
        return None
    gap = one.unit.text[some.end : others.start].lower()
    if min(some.hold, others.hold) < Hold.WORD or _CLAUSE.search(gap):
        return None
    words = ["", "", *gap.replace(",", " ").split()]
    if "," not in gap and (words[-1] in side.partitives or words[-2] in side.partitives):
        return first + 1  # "142 of the 158"
    before = ["", *one.unit.text[: one.quantity.start].split()][:-1]
    opens = len(words) > _ONE_WORD and any(
        not word or word[-1] in _PARTING for word in before[-2:]
    )  # «De los 158 se emparejaron 142», not «, de 6 sobre 10»
    return first if ("," in gap or opens) and _begins_share(side, first) else None


def _begins_share(side: Side, at: int) -> bool:
    """Whether a number is a whole that is named before its part: "of the 158 patients, 142"."""
    placed = side.placed[at]
    words = ["", "", *placed.unit.text[: placed.quantity.start].lower().split()]
    begins = not words[-2] or words[-2][-1] in _PARTING
    known = side.grammar.before_known.meanings.keys() | side.grammar.every.meanings.keys()
    wholes = side.grammar.before_wholes
    return words[-1][-1:] not in _PARTING and (  # "after discharge, 160"
        (words[-2] in wholes and words[-1] in known) or (begins and words[-1] in wholes)
    )


_CLAUSE = re.compile(r"[.;:]\s")
_ONE_WORD = 3  # words between, with the two that stand for none
_SURE = 20.0
_PARTING = tuple(".,;:")


def _names_whole(side: Side, first: int, second: int) -> bool:
    """Whether two numbers are a share that names its whole first: «de cada cinco infecciones, cuatro»."""
    whole, some = side.placed[first], side.placed[second]
    values = _count(whole.quantity), _count(some.quantity)
    if whole.unit is not some.unit or not values[0] > values[1] > 0:
        return False
    gap = whole.unit.text[whole.quantity.whole[1] : some.quantity.start].lower()
    is_range = "," not in gap and is_list(gap, side.grammar)
    return not is_range and _begins_share(side, first)


def _count(quantity: Quantity) -> int:
    """How many a number counts; -1 where it is no whole number, or has a sign: "of −20.3 to −6.9" is no share."""
    value = quantity.readings[0].value
    counts = isinstance(value, Fraction) and value.denominator == 1 and not quantity.sign
    return int(value) if counts and isinstance(value, Fraction) else -1


def _share_unit(one: Quantity, other: Quantity) -> bool:
    units = _units(one), _units(other)
    return bool(units[0] & units[1]) or not (one.unit and other.unit)


def _fits(there: Quantity, here: Quantity) -> bool:
    """Whether a number can have been put in another's place: units and signs stay behind when numbers are exchanged."""
    units = _units(there), _units(here)
    if there.unit != here.unit and not units[0] & units[1] and {there.unit, here.unit} != {"", "year"}:
        return False
    worded = there.in_words or here.in_words
    return worded or there.comparators.strip("=≈") == here.comparators.strip("=≈")


def _kinds_crossed(matching: Matching, one: int, other: int) -> bool:
    """Whether each number is in the target what the other is here: a length of time, and how often."""
    source, target, pairs = matching.source, matching.target, matching.pairs
    return (
        source.quantity(one).kind == target.quantity(pairs[other]).kind
        and source.quantity(other).kind == target.quantity(pairs[one]).kind
    )


def _units_crossed(matching: Matching, one: int, other: int) -> bool:
    """Whether each number has the other's unit in the target: the numbers were exchanged, the units stayed."""
    source, target, pairs = matching.source, matching.target, matching.pairs
    return (
        source.quantity(one).unit == target.quantity(pairs[other]).unit
        and source.quantity(other).unit == target.quantity(pairs[one]).unit
    )


def _keeps_unit(matching: Matching, one: int, other: int) -> bool:
    """Whether a number stands with its unit in both texts, which the other has in neither: "day 7" moved as a whole.

    The other may share it in one text, where the number has it beside it in the other: «antes de la semana 34, 14».
    """
    pair = matching.source.quantity(one), matching.target.quantity(matching.pairs[one])
    own = _units(pair[0]) & _units(pair[1])
    others = matching.source.quantity(other), matching.target.quantity(matching.pairs[other])
    have = [bool(_units(quantity) & own) for quantity in others]
    is_written = any(quantity.unit in own for quantity in pair)
    return bool(own) and (not any(have) or (is_written and not all(have) and not any(q.unit for q in others)))


def _keeps_noun(matching: Matching, one: int, other: int) -> bool:
    """Whether a number is that of a figure or a table in both texts, and the other is not: it moved as a whole."""
    return _are_numbered(matching, one) == {True} and _are_numbered(matching, other) == {False}


def _took_their_words(matching: Matching, one: int, other: int) -> bool:
    """Whether what stands beside one of two numbers alone stands beside the same one in both texts."""
    theirs = _own_signs(matching.source, one, other)
    ours = _own_signs(matching.target, matching.pairs[one], matching.pairs[other])
    ways = [
        (bool(there & here) + bool(elsewhere & beyond), bool(there & beyond) + bool(elsewhere & here))
        for (there, elsewhere), (here, beyond) in product(theirs, ours)
    ]
    return max(straight for straight, _ in ways) > max(crossed for _, crossed in ways)


def _own_signs(side: Side, one: int, other: int) -> list[tuple[set[str], set[str]]]:
    """What stands beside each of two numbers, and nowhere else near them: behind both, or before both.

    Where others stand between them, what stands behind one and before the other may be theirs as well.
    """
    signs = {
        (at, step): _signs_up_to(side, at, step, {one, other}) for step in (1, -1) for at in (one, other)
    }
    counts = Counter(sign for own in {frozenset(own) for own in signs.values()} for sign in own)
    alone = {place: {sign for sign in own if counts[sign] == 1} for place, own in signs.items()}
    ways = [(1, 1), (-1, -1)] if abs(one - other) == 1 else product((1, -1), repeat=2)
    return [(alone[one, first], alone[other, second]) for first, second in ways]


def _signs_up_to(side: Side, at: int, step: int, pair: set[int]) -> set[str]:
    """What its clause has between a number and the next one or the one before it, and that one, if it is of no pair."""
    placed, text = side.placed[at], side.placed[at].unit.text
    start, end = placed.quantity.whole
    near = side.placed[at + step] if 0 <= at + step < len(side.placed) else None
    if near and near.unit is not placed.unit:
        near = None
    if step > 0:
        words, *beyond = _CLAUSE.split(text[end : near.quantity.whole[0] if near else end + _FAR])
    else:
        *beyond, words = _CLAUSE.split(text[near.quantity.whole[1] if near else max(0, start - _FAR) : start])
    signs = signs_of(words, side.grammar)
    if near and not beyond and at + step not in pair:
        signs.add(f"={near.quantity.readings[0].value}")
    return signs


def _keeps_word(matching: Matching, year: int) -> bool:
    """Whether a year stands behind the word that stands before most years, in both texts: "in 2022", «en 2022»."""
    stands = (matching.source, year), (matching.target, matching.pairs[year])
    return all(_word_before(side, at) in side.grammar.before_years for side, at in stands)


def _word_before(side: Side, at: int) -> str:
    placed = side.placed[at]
    return next(iter(placed.unit.text[: placed.quantity.start].lower().split()[-1:]), "")


def _are_numbered(matching: Matching, one: int) -> set[bool]:
    """Whether a number is that of a figure, a table, a day… in either text."""
    return {
        matching.source.told(one).follows_numbered,
        matching.target.told(matching.pairs[one]).follows_numbered,
    }


def _units(quantity: Quantity) -> set[str]:
    """The units that a number has, written after it or elsewhere."""
    return {quantity.unit, *quantity.shared} - {""}


def _crossings_with_others(order: list[int], places: dict[int, int], pair: tuple[int, int]) -> int:
    """How many of the other numbers two numbers stand on the wrong side of."""
    return sum(
        (one < index) != (places[one] < places[index]) for index in pair for one in order if one not in pair
    )


def _surety(matching: Matching, one: int, other: int, order: list[int]) -> float:
    """How sure it is that two numbers changed places; 0 or less where it is not."""
    source, target = matching.source, matching.target
    is_crossed = (
        _units_crossed(matching, one, other) and source.quantity(one).unit != source.quantity(other).unit
    )
    has_both = is_crossed and not source.quantity(other).unit  # the first for both: "6.1 kPa, down from 23"
    if is_crossed and not has_both:
        return 10
    if _kinds_crossed(matching, one, other) and source.quantity(one).kind != source.quantity(other).kind:
        return 10
    places = matching.pairs
    is_odd = is_year(source.quantity(one)) != is_year(source.quantity(other))
    if _keeps_unit(matching, one, other) or _keeps_unit(matching, other, one):
        return 0
    if _keeps_noun(matching, one, other) or _keeps_noun(matching, other, one):
        return 0
    if _took_their_words(matching, one, other):
        return 0
    if is_odd and _keeps_word(matching, one if is_year(source.quantity(one)) else other):
        return 0
    turned = {**places, one: places[other], other: places[one]}
    if _crossings_with_others(order, turned, (one, other)) > _crossings_with_others(
        order, places, (one, other)
    ):
        return 0
    if _stand_bare(matching, one, other):
        return 10
    without = frozenset(
        f"={reading.value}" for index in (one, other) for reading in source.quantity(index).readings
    )
    here, there = source.context(one), source.context(other)
    for_one, for_other = target.context(matching.pairs[one]), target.context(matching.pairs[other])
    straight = likeness(here, for_one, without) + likeness(there, for_other, without)
    crossed = likeness(here, for_other, without) + likeness(there, for_one, without)
    if not has_both:
        straight += _marks(matching, one, one) + _marks(matching, other, other)
        crossed += _marks(matching, one, other) + _marks(matching, other, one)
    crossed += _SAME_GAP * _have_same_between(matching, one, other)
    return crossed - straight * _CLEARLY - _ENOUGH * (3 if is_odd else 1)


def _have_same_between(matching: Matching, one: int, other: int) -> bool:
    """Whether the same stands between two numbers in both texts: their words did not move with them."""
    gaps = (
        _between(matching.source, one, other),
        _between(matching.target, matching.pairs[other], matching.pairs[one]),
    )
    return gaps[0] is not None and gaps[0] == gaps[1]


def _between(side: Side, first: int, second: int) -> tuple[object, ...] | None:
    """The signs, commas and partitives between two numbers; None where they stand far apart."""
    before, after = side.placed[first], side.placed[second]
    gap = before.unit.text[before.quantity.whole[1] : after.quantity.start].lower()
    if before.unit is not after.unit or len(gap) > _FAR:
        return None
    words = ["", *gap.replace(",", " ").split()]
    is_partitive = any(
        word in side.partitives and earlier not in side.grammar.joints for earlier, word in pairwise(words)
    )  # «y de 90» takes up an earlier «de»
    known = frozenset(sign for sign in signs_of(gap, side.grammar) if sign[0] not in "~^")
    return known, "," in gap, is_partitive


_FAR = 80


def _marks(matching: Matching, one: int, other: int) -> float:
    """What unit, comparator and statistic say of a number's being at the place of another."""
    here = matching.source.quantity(one)
    there = matching.target.quantity(matching.pairs[other])
    score = 0.0
    if here.unit or there.unit:
        score += 0.3 * (here.unit == there.unit)
    if here.statistic and there.statistic:
        score += 0.3 * bool(here.statistic & there.statistic)
    return score


def _stand_bare(matching: Matching, one: int, other: int) -> bool:
    """Whether two neighbours are a range or a list in both texts, so that no words could have moved them."""
    if other != one + 1 or matching.pairs[one] != matching.pairs[other] + 1:
        return False
    first, second = matching.source.placed[one], matching.source.placed[other]
    third, fourth = matching.target.placed[matching.pairs[other]], matching.target.placed[matching.pairs[one]]
    if first.unit is not second.unit or third.unit is not fourth.unit:
        return False
    if not _share_unit(first.quantity, second.quantity) and not _share_unit(third.quantity, fourth.quantity):
        return False
    gaps = (
        (first.unit.text[first.quantity.whole[1] : second.quantity.start], matching.source.grammar),
        (third.unit.text[third.quantity.whole[1] : fourth.quantity.start], matching.target.grammar),
    )
    return all(is_list(gap.lower(), grammar) for gap, grammar in gaps)

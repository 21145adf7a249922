"""In what two numbers of one value may still differ: sign, unit, comparator, statistic, decimal mark."""

import re
from collections.abc import Callable, Collection
from fractions import Fraction
from typing import Literal, NamedTuple, TypeAlias

from .comparators import compare
from .grammar import TIMES
from .model import Hold, Quantity, Reading, is_in
from .money import CODES
from .told import Told

Aspect: TypeAlias = Literal["mark", "sign", "unit", "comparator", "statistic"]
_WORD = re.compile(r"[^\W\d_]+")


class Verdict(NamedTuple):
    """That two numbers differ in an aspect, and whether beyond doubt."""

    aspect: Aspect
    is_sure: bool


def differing_aspect(one: Told, other: Told) -> Verdict | None:
    """In what two numbers of one value differ; the gravest alone."""
    if are_alike(one.quantity, other.quantity):
        return None
    for aspect, differ in _ASPECTS:
        if surety := differ(one, other):
            return Verdict(aspect, surety > 1)
    return None


def are_alike(one: Quantity, other: Quantity) -> bool:
    """Whether two numbers say the same beyond doubt: value, unit, sign, comparator and statistic."""
    return (
        one.readings[0] == other.readings[0]
        and (one.unit == other.unit or "×" in (one.unit, other.unit))
        and (one.comparators == other.comparators or _are_compared_alike(one, other))
        and one.sign == other.sign
        and not _are_of_other_times(one, other)
        and (Hold.LOOSE not in (one.hold, other.hold) or are_of_one_sort(one, other))
        and not are_unlike(one.statistic, other.statistic)
    )


def _are_compared_alike(one: Quantity, other: Quantity) -> bool:
    """Whether two numbers have a comparator in common, or one has none that the other need not have either."""
    first, second = one.comparators.strip(_EQUAL), other.comparators.strip(_EQUAL)
    if first and second:
        return not set(first).isdisjoint(second)
    compared = one if first else other
    return not (first or second) or compared.optional or Hold.LOOSE in (one.hold, other.hold)


_EQUAL = "=≈"


def are_of_one_sort(one: Quantity, other: Quantity) -> bool:
    """Whether one of two numbers may be there for the other: "both" for «los tres», never "first" for «dos»."""
    if one.sort == other.sort or Hold.DIGITS in (one.hold, other.hold):
        return True
    values = (one.readings[0].value, other.readings[0].value)
    return {one.sort, other.sort} == {"loose", "number"} and Fraction(1) not in values


def may_be_article(quantity: Quantity) -> bool:
    """Whether a number is a "one" that may count nothing."""
    return quantity.hold is Hold.LOOSE and quantity.sort == "number" and quantity.readings[0].value == 1


def _marks(one: Told, other: Told) -> int:
    """Whether a decimal mark is right only by another language's use, as the counterpart shows."""
    first, second = one.quantity, other.quantity
    if first.is_formula or second.is_formula or first.kind == "name" or second.kind == "name":
        return 0
    meant = meaning_of(first, second)
    return 2 * (meant is not None and (misuses_mark(first, meant) or misuses_mark(second, meant)))


def meaning_of(source: Quantity, target: Quantity) -> Reading | None:
    """What a number and its translation both mean: what the source says first, unless only the target is clear."""
    order = (target, source) if source.doubtful and not target.doubtful else (source, target)
    return next((reading for reading in order[0].readings if reading in order[1].readings), None)


def misuses_mark(quantity: Quantity, meant: Reading) -> bool:
    """Whether a number means this only if its mark is another language's."""
    return meant in quantity.readings and 0 < quantity.sure <= quantity.readings.index(meant)


def _signs(one: Told, other: Told) -> int:
    """Whether a sign is lost: a change of −0.3 is a decrease of 0.3, but no 0.3."""
    signs = one.quantity.sign, other.quantity.sign
    if signs[0] == signs[1] or set(signs) == {"", "+"}:
        return 0
    if "" not in signs:
        return 2
    bare, signed = (one, other) if other.quantity.sign else (other, one)
    return 0 if _lessens(bare, 50) and not _lessens(signed, 120) else 2


def _lessens(one: Told, reach: int) -> bool:
    """Whether words before a number make it a decrease; bounds of an interval have signs of their own."""
    if one.quantity.statistic & INTERVALS:
        return False
    start = one.quantity.whole[0]
    words = _WORD.findall(one.placed.unit.text[max(0, start - reach) : start].lower())
    return any(word.startswith(one.grammar.lessening) for word in words)


INTERVALS = frozenset(("CI", "CrI"))


def _units(one: Told, other: Told) -> int:
    """Whether the units differ; a number in words, or of how often, may have none."""
    first, second = one.quantity, other.quantity
    if first.kind == second.kind == "period":
        return 2 * (first.readings[0] != second.readings[0])
    if first.unit == second.unit or "×" in (first.unit, second.unit):
        return 2 * _are_of_other_times(first, second)
    if Hold.LOOSE in (first.hold, second.hold):
        return 0
    if "time" in (first.sort, second.sort):
        return 0
    if not (first.unit or second.unit):
        return 0
    if "%" in (first.unit, second.unit) and share_of(first) == share_of(second) is not None:
        return 0
    if first.unit and second.unit:
        return 0 if first.unit.lstrip("?") == second.unit.lstrip("?") else 2
    bare, measured = (one, other) if second.unit else (other, one)
    unit = measured.quantity.unit
    if _leaves_unit_out(bare, unit) or _has_unit_later(bare, unit):
        return 0
    if unit in CODES and is_year(bare.quantity):
        return 0  # "in 2021 euros", «en euros de 2021»
    if unit in bare.quantity.shared or unit.startswith("?"):
        return 0
    is_age = unit == "year" and (
        _may_be_age(bare) or _may_be_age(measured) or _are_years_reached(bare, measured) or _is_set_off(bare)
    )
    return 0 if is_age else 2


def share_of(quantity: Quantity) -> Fraction | None:
    """What part of a whole a number is that says so in words or by a percent sign."""
    value = quantity.readings[0].value
    if not isinstance(value, Fraction):
        return None
    if quantity.unit == "%":
        return value / 100
    return value if quantity.sort == "fraction" and not quantity.unit and value < 1 else None


def _are_of_other_times(one: Quantity, other: Quantity) -> bool:
    """Whether each number has another unit of time before it: "day 6", «mes 6»."""
    return bool(one.shared and other.shared) and one.shared.isdisjoint(other.shared)


def _leaves_unit_out(bare: Told, unit: str) -> bool:
    """Whether a number before a mark has the unit of an earlier one, or one behind an article its time.

    "6.1 kPa, down from 23", «a los 5 años y del 52 % a los 10», «desde la semana 37; antes de la 34 no se adelanta»,
    «15,7 millones de euros, de los que 2,8 millones…».
    """
    end, start, text = bare.quantity.whole[1], bare.quantity.start, bare.placed.unit.text
    has_article = unit in TIMES and _is_behind_article(bare, text[:start].lower())
    is_sum = unit in CODES and any(map(str.isalpha, text[start:end]))
    if not (has_article or is_sum or text[end : end + 1] in _MARKS):
        return False
    earlier = text[max(0, start - (_NEAR * 2 if unit in CODES else _NEAR)) : start]
    return any(
        found and found[1] == unit
        for word in _WORD.finditer(earlier)
        for found in (
            bare.grammar.unit_words.at(earlier.lower(), word.start()),
            bare.grammar.units.at(earlier, word.start()),
        )
    )


def _has_unit_later(bare: Told, unit: str) -> bool:
    """Whether the time of a number stands some words after it: "0.02 more quality-adjusted life years"."""
    if unit not in TIMES:
        return False
    text, start = bare.placed.unit.text.lower(), bare.quantity.whole[1]
    words = _FOLLOWING.match(text, start)
    return any(
        found and found[1] == unit
        for word in _WORD.finditer(text, start, words.end() if words else start)
        if (found := bare.grammar.unit_words.at(text, word.start()))
    )


def _is_behind_article(one: Told, before: str) -> bool:
    """Whether an article stands before a number, alone or with a preposition: «la 34», «la de 14»."""
    end = len(before) - 1
    between = one.grammar.before_units.before(before, end)
    return bool(one.grammar.articles.before(before, between[0] - 1 if between else end))


_FOLLOWING = re.compile(r"(?:[ \u00a0-][^\W\d_]+){0,5}")
_MARKS = (".", ",", ";", ":", ")", "")
_NEAR = 60


def is_year(quantity: Quantity) -> bool:
    """Whether a number without a unit may be a year of our times."""
    value = quantity.readings[0].value
    return (
        isinstance(value, Fraction) and value.denominator == 1 and 1900 <= value < 2100 and not quantity.unit
    )


def _may_be_age(one: Told) -> bool:
    """Whether words nearby make a number without a unit a number of years."""
    return bool(one.grammar.age & set(one.around(80)) or one.grammar.people & set(one.around(30)))


def _are_years_reached(bare: Told, measured: Told) -> bool:
    """Whether a number is an age that its translation has behind an article, or both behind a comparator.

    "at 50", «a los 50 años»; "over 65", «más de 65 años».
    """
    start, end = measured.quantity.start, bare.quantity.whole[1]
    text = measured.placed.unit.text[:start].lower()
    value = bare.quantity.readings[0].value
    earlier = bare.placed.unit.text[: bare.quantity.whole[0]].lower()
    return (
        isinstance(value, Fraction)
        and is_in(value, _AGES)
        and bool(
            bare.placed.unit.text[end : end + 1] in _MARKS
            or bare.grammar.before_ages.before(earlier, len(earlier) - 1)
        )
        and bool(
            measured.grammar.articles.before(text, start - 1)
            or set(bare.quantity.comparators) & set(measured.quantity.comparators)
        )
    )


_AGES = range(12, 110)


def _is_set_off(bare: Told) -> bool:
    """Whether marks on both sides of a number make it an age: "(Dolores, 63)", "Karen, 51, said"."""
    start, end = bare.quantity.whole
    text = bare.placed.unit.text
    value = bare.quantity.readings[0].value
    is_age = isinstance(value, Fraction) and is_in(value, _AGES)
    return is_age and text[:start].rstrip()[-1:] in _BEFORE_AGES and text[end : end + 1] in _MARKS


_BEFORE_AGES = (",", "(", "[", "—", "–")


def _statistics(one: Told, other: Told) -> int:
    """Whether the numbers are said right beside the names of different statistics."""
    return 2 * are_unlike(one.quantity.statistic, other.quantity.statistic)


def are_unlike(one: Collection[str], other: Collection[str]) -> bool:
    """Whether two names of statistics can only mean different ones."""
    return bool(one and other) and not set(one) & set(other)


_ASPECTS: tuple[tuple[Aspect, Callable[[Told, Told], int]], ...] = (
    ("mark", _marks), ("sign", _signs), ("unit", _units), ("comparator", compare), ("statistic", _statistics),
)  # fmt: skip

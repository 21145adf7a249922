"""Numbers of a range or a list: they share a unit, and the end of a range may be written short."""

import re
from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise
from typing import TypeAlias

from .figures import Text
from .grammar import TIMES, Grammar
from .model import Hold, Quantity, Reading
from .money import CODES
from .surroundings import unit_after

_BETWEEN = re.compile(r"[\s,;:/()–—−-]+")
_DASHES = ("-", "–")
_CLOSING = (")", "]")
_LONG_GAP = 24


def with_shared(found: list[Quantity], text: Text, grammar: Grammar) -> list[Quantity]:
    """Quantities with the units that they share along ranges and lists, and with brackets: 54 (12) years."""
    out = list(found)
    following: Quantity | None = None
    for at in range(len(out) - 1, -1, -1):
        one = out[at]
        if not one.unit:
            if text.plain[one.end : one.end + 1] in _CLOSING:
                one = _with_unit_behind_bracket(one, text, grammar)
            if following and following.unit and _is_counted_first(one, following, text):
                whole = one.whole[0], following.whole[1]
                one = one._replace(unit=following.unit, whole=whole, hold=max(one.hold, Hold.WORD))
            elif following and (following.unit or following.shared) and one.sort != "loose":  # "doubled: 5%"
                before = out[at - 1] if at else None
                if not (before and _ends_range(before, one, following, text, grammar)):
                    one = _with_next(one, following, text, grammar)
            elif (
                following
                and following.kind == "time"
                and is_list(text.lower[one.whole[1] : following.start], grammar)
            ):
                one = one._replace(readings=one.readings + _as_hour(one, following))
            out[at] = one
        following = one
    for at in range(1, len(out)):
        out[at - 1], out[at] = _after(out[at - 1], out[at], text, grammar)
        if not out[at].unit and out[at].sort == "digits":
            near = [last for last in out[max(0, at - _NEAR) : at] if last.unit in _ELLIPTIC]
            units = {last.unit for last in near if _is_elliptic(last, out[at], text, grammar)}
            out[at] = out[at]._replace(shared=out[at].shared | units) if units else out[at]
    return _without_lone(_with_scales(out, text, grammar), text, grammar)


def _with_scales(found: list[Quantity], text: Text, grammar: Grammar) -> list[Quantity]:
    """The same, with what numbers may mean that leave out the millions of another.

    That is the first of a range, "29.5 to 34.3 billion", and one behind which its sentence or clause ends: «1,14
    millones de muertes…, hasta sumar 4,71».
    """
    scales = [_scale_of(one, text, grammar) for one in found]
    if not any(scales):
        return found
    out = list(found)
    for at, one in enumerate(found):
        if scales[at] or one.unit or one.sort != "digits" or one.kind != "number":
            continue
        if scale := _scale_of_range(at, found, scales, text, grammar):
            readings = (Reading("number", one.value * scale), *one.readings)
        elif scale := _scale_before(at, found, scales, text):
            readings = (one.readings[0], Reading("number", one.value * scale), *one.readings[1:])
        else:
            continue
        out[at] = one._replace(readings=readings, sure=one.sure + 1 if one.sure else 0)
    return out


_Scales: TypeAlias = Sequence[Fraction | None]


def _scale_of_range(
    at: int, found: Sequence[Quantity], scales: _Scales, text: Text, grammar: Grammar
) -> Fraction | None:
    """The scale of the next number, if this one is in a range or a list with it."""
    if at + 1 == len(found) or not scales[at + 1]:
        return None
    gap = text.lower[found[at].whole[1] : found[at + 1].whole[0]]
    return scales[at + 1] if is_list(gap, grammar) else None


def _scale_before(at: int, found: Sequence[Quantity], scales: _Scales, text: Text) -> Fraction | None:
    """The scale of an earlier number of the sentence, if a clause ends with this one."""
    before = [other for other in range(at) if scales[other]]
    if not before or not _END.match(text.typed, found[at].end):
        return None
    gap = text.plain[found[before[-1]].end : found[at].start]
    return scales[before[-1]] if ". " not in gap and len(gap) <= _FAR else None


_END = re.compile(r"\W*(?:$|[.;:)])")


def _scale_of(one: Quantity, text: Text, grammar: Grammar) -> Fraction | None:
    """By how much a number is multiplied with a word behind it: "4.71 million"."""
    if not text.plain[one.end - 1].isalpha():
        return None
    word = grammar.words.before(text.lower, one.end)
    is_scale = word and word[1][0].sort == "scale" and word[0] > one.start
    return word[1][0].value if word and is_scale else None


def _after(last: Quantity, one: Quantity, text: Text, grammar: Grammar) -> tuple[Quantity, Quantity]:
    """Two numbers with what the second shares with the first."""
    if not one.unit and (last.shared or last.unit in CODES):
        one = _with_last(last, one, text, grammar)
    gap = text.plain[last.end : one.start]
    if gap in _DASHES:
        return last, _in_full(last, one, text)
    if gap == "/" and one.comparators != last.comparators:
        return _compared_as_one(last, one)
    if last.in_words and not one.comparators and last.unit == one.unit != "":
        return last, _with_comparator(last, one, text, grammar)
    return last, one


def _ends_range(first: Quantity, last: Quantity, following: Quantity, text: Text, grammar: Grammar) -> bool:
    """Whether a range ends with a number, and another clause goes on behind it: "aged 40 to 69 and 28% of…"."""
    within, behind = text.lower[first.whole[1] : last.start], text.lower[last.whole[1] : following.start]
    is_range = within.strip() not in grammar.conjunctions and "," not in within and is_list(within, grammar)
    return is_range and behind.strip() in grammar.conjunctions


def _is_elliptic(last: Quantity, one: Quantity, text: Text, grammar: Grammar) -> bool:
    """Whether a number may leave out the unit before it: «si dura 5 minutos o más…; a partir de los 30».

    It may, too, behind what compares, «ocho semanas…, frente a 19», behind the same two words, «el grupo de 7 días y
    el grupo de 14», behind the same one that is joined, «una media de 6,4 horas entre semana y de 7,9 los domingos»,
    or before it: «1,1 puntos en uno y 0,3 en otro».
    """
    gap = text.lower[last.whole[1] : one.start]
    if len(gap) > _FAR or ". " in gap:
        return False
    earlier, before = text.lower[: last.whole[0]].split()[-_ALIKE:], gap.split()[-_ALIKE:]
    joint = gap.strip()
    is_range = joint in grammar.between and joint not in grammar.conjunctions  # "from 8 days to 6"
    if is_range or before == earlier or grammar.before_known.before(text.lower, one.start - 1):
        return True
    if {" ".join(before), *before[-1:]} & grammar.against:
        return True
    if before and before[-1] in grammar.conjunctions:
        return text.lower[one.end :].split(maxsplit=1)[:1] == gap.split(maxsplit=1)[:1]
    return bool(before) and before[0] in grammar.conjunctions and before[-1:] == earlier[-1:]


_FAR, _NEAR = 170, 3  # characters and numbers between two that share a unit
_ELLIPTIC = (*TIMES, "pp")  # units that are left out with a second number
_ALIKE = 2  # words before two numbers


def _without_lone(found: list[Quantity], text: Text, grammar: Grammar) -> list[Quantity]:
    """The same, but of three in a list that have the percent sign, one without it shares none.

    All have it, or only the last: “47, 46 and 45%”.
    """
    out = list(found)
    for at, three in enumerate(zip(found, found[1:], found[2:], strict=False)):
        if [one.unit for one in three] in (["%", "", "%"], ["", "%", "%"]) and _is_row(three, text, grammar):
            lone = at + (three[0].unit == "%")
            out[lone] = out[lone]._replace(shared=frozenset())
    return out


def _is_row(three: Sequence[Quantity], text: Text, grammar: Grammar) -> bool:
    """Whether numbers stand in a list, not in a range: “47%, 46 and 45%”."""
    first, second = (text.lower[one.whole[1] : other.start].split() for one, other in pairwise(three))
    is_joined = bool(second) and second[0].strip(",") in {"", *grammar.conjunctions}
    return (
        first[:1] == [","] and is_joined and all(is_list(" ".join(gap), grammar) for gap in (first, second))
    )


def _is_counted_first(one: Quantity, following: Quantity, text: Text) -> bool:
    """Whether a number stands before the ordinal of what it counts: «los tres primeros días»."""
    gap = text.plain[one.whole[1] : following.start]
    return one.sort in ("number", "digits") and following.sort == "ordinal" and gap == " "


def _with_comparator(last: Quantity, one: Quantity, text: Text, grammar: Grammar) -> Quantity:
    """A number with the comparator that is said once for a list: «inferior a 7 g/dL, o a 8 g/dL en otros»."""
    if not is_list(text.lower[last.whole[1] : one.start], grammar):
        return one
    return one._replace(comparators=last.comparators, optional=True, in_words=True)


def _compared_as_one(first: Quantity, second: Quantity) -> tuple[Quantity, Quantity]:
    """Two numbers as 160/110 with the comparator that one of them has, before both or behind them."""
    if not first.comparators:
        return first._replace(comparators=second.comparators, optional=True, in_words=second.in_words), second
    if not second.comparators:
        return first, second._replace(comparators=first.comparators, optional=True, in_words=first.in_words)
    return first, second


def _with_unit_behind_bracket(one: Quantity, text: Text, grammar: Grammar) -> Quantity:
    unit = unit_after(text, one.end + 1, grammar)
    return one._replace(shared=one.shared | {unit.unit}) if unit else one


def _with_next(one: Quantity, following: Quantity, text: Text, grammar: Grammar) -> Quantity:
    """A number with the unit of the next in its list."""
    gap = text.lower[one.whole[1] : following.whole[0]]
    is_outside = gap.count("(") > gap.count(")") and not (following.shared and not following.unit)
    if is_outside or not is_list(gap, grammar):
        return one
    shared = one.shared | following.shared | ({following.unit} - {""})
    return one._replace(shared=shared, readings=one.readings + _as_hour(one, following))


def _as_hour(one: Quantity, following: Quantity) -> tuple[Reading, ...]:
    """A number as the time of day that it is if the next of its range is one: «de 15 a 20 h», "4–8 p.m."."""
    value = one.readings[0].value
    if not isinstance(value, Fraction) or value.denominator > 1 or value > _HOURS or one.sort != "digits":
        return ()
    if not any(reading.kind == "time" for reading in following.readings):
        return ()
    later = (Reading("time", (value + 12) * 60),) if following.kind == "time" and value < 12 else ()
    return (Reading("time", value * 60), *later)


_HOURS = 24


def _with_last(last: Quantity, one: Quantity, text: Text, grammar: Grammar) -> Quantity:
    """A number with what stood before the first of its list: "weeks 4 and 8", `$5–10`."""
    if not is_list(text.lower[last.whole[1] : one.start], grammar):
        return one
    money = {last.unit} if last.unit in CODES else set()
    return one._replace(shared=one.shared | last.shared | money)


def _in_full(first: Quantity, last: Quantity, text: Text) -> Quantity:
    """The end of a range written short, as it may be meant: `2019–20`, `213–5`."""
    low, high = first.readings[0].value, last.readings[0].value
    if not isinstance(low, Fraction) or not isinstance(high, Fraction) or not 0 < high < low:
        return last
    shown = text.plain[first.start : first.end], text.plain[last.start : last.end]
    if not all(one.isdigit() for one in shown):
        return last
    full = Fraction(int(shown[0][: -len(shown[1])] + shown[1]))
    return last._replace(readings=(*last.readings, Reading("number", full))) if full > low else last


def is_list(gap: str, grammar: Grammar) -> bool:
    """Whether what stands between two numbers makes them a range or a list."""
    if len(gap) > _LONG_GAP:
        return False
    for sign in ("<=", ">=", "±"):
        gap = gap.replace(sign, "")
    word = _BETWEEN.sub(" ", gap).strip(" <>≤≥=+~≈")
    return not word or word in grammar.between

"""A figure as a quantity: with its unit, its comparator and its sign."""

import re
from fractions import Fraction
from typing import NamedTuple

from .figures import Figure, Text
from .grammar import COUNTED, TIMES, Grammar
from .model import ALL, Hold, Quantity, Reading, is_in
from .surroundings import Before, after, before, half_after_noun, named_before, time_near, unit_after
from .versions import is_version

_ALONE = ("schedule", "month", "roman", "name")


class _Around(NamedTuple):
    """What stands around a figure."""

    front: Before
    unit: str
    stop: int  # where its unit, or the comparator after it, ends
    behind: str  # the comparator after it
    is_sign: bool  # whether that is no word
    half: Fraction  # half a unit that is added behind it


def measured(figure: Figure, text: Text, grammar: Grammar) -> Quantity:
    """A figure with all that belongs to it."""
    if figure.sort in _ALONE:
        return bare(figure)
    before_it = grammar.nearby.before(text.lower, figure.start)
    around = _around(figure, before_it, grammar.nearby.after(text.plain, figure.end), text, grammar)
    front, sort, sure = around.front, figure.sort, figure.sure
    if not figure.sure and is_version(text, figure.start, grammar):
        sort, sure = "version", ALL
    unit = around.unit or front.money
    readings = _readings(figure, around.half, before_it, text, grammar)
    if unit in ("h", "") and sort == "digits" and _may_be_hour(figure, text, grammar):
        readings = (*readings, Reading("time", figure.value * 60))
    is_loose = front.comparators[:1] in _LOOSE and around.behind  # «al cabo de 4 semanas como máximo»
    key = around.behind if is_loose else front.comparators or around.behind
    comparators, optional = _compared(key, unit, figure, text, grammar)
    return Quantity(
        readings,
        figure.start,
        figure.end,
        sort,
        _hold(figure, around.unit, before_it, text, grammar),
        sure,
        figure.doubtful,
        (front.start, around.stop),
        unit,
        _shared(figure, around.unit, before_it, text, grammar),
        front.sign,
        comparators,
        optional,
        front.in_words or (bool(around.behind) and not around.is_sign),
        is_in_ratio=figure.sort == "digits" and _is_in_ratio(text, figure),
        parts=tuple(bare(part) for part in figure.parts) if figure.parts else (),
    )


_LOOSE = ("?", "~", "")
_NOTHING: frozenset[str] = frozenset()


def _shared(
    figure: Figure, unit: str, before_it: frozenset[str], text: Text, grammar: Grammar
) -> frozenset[str]:
    """The units of time that stand near a number: before it, or one word after it where it has no unit."""
    earlier = named_before(text, figure.start, grammar) if "time" in before_it else ""
    later = "" if unit else time_near(text, figure.end, grammar)
    return frozenset(filter(None, (earlier, later))) if earlier or later else _NOTHING


def bare(figure: Figure) -> Quantity:
    """A figure by itself."""
    whole = (figure.start, figure.end)
    return Quantity(
        figure.readings,
        figure.start,
        figure.end,
        figure.sort,
        figure.hold,
        figure.sure,
        whole=whole,
        unit=figure.unit,
    )


def _around(
    figure: Figure, before_it: frozenset[str], after_it: frozenset[str], text: Text, grammar: Grammar
) -> _Around:
    front = before(text, figure.start, grammar, "comparator" in before_it)
    unit, end, half = figure.unit, figure.end, _NO_HALF
    found = unit_after(text, end, grammar, front.money) if "unit" in after_it or front.money else None
    if found:
        unit = found.unit
        end, half = _half_behind(text, found.end, grammar)
    elif figure.sort == "number" and (half_end := half_after_noun(text, end, grammar)):
        return _Around(front, unit, half_end, "", False, Fraction(1, 2))
    elif "comparator" not in after_it:
        return _Around(front, unit, end, "", False, half)
    stop, behind = after(text, end, grammar)
    is_word = text.plain[end:stop].strip().isalpha()
    if behind and is_word and not unit and _WORD.match(text.plain, stop):
        stop, behind = end, ""  # "two maximum incubation periods"
    if behind and not unit and (later := unit_after(text, stop, grammar)):
        unit, stop = later.unit, later.end  # 12 or more months
    return _Around(front, unit.removeprefix(COUNTED), stop, behind, text.plain[end : end + 1] == "+", half)


_NO_HALF = Fraction(0)
_WORD = re.compile(r" [^\W\d_]{4}")


def _half_behind(text: Text, end: int, grammar: Grammar) -> tuple[int, Fraction]:
    """Half a unit more: «dos años y medio»; where that ends."""
    found = grammar.words.at(text.lower, end + 1) if text.plain[end : end + 1] == " " else None
    is_half = found and found[1][0].sort == "half"
    return (found[0], Fraction(1, 2)) if found and is_half else (end, _NO_HALF)


def _hold(figure: Figure, unit: str, before_it: frozenset[str], text: Text, grammar: Grammar) -> Hold:
    """How surely a translation has the number: not "two" of "the two groups"."""
    if figure.hold is not Hold.WORD or unit:
        return figure.hold
    is_known = (
        "known" in before_it
        and figure.sort == "number"
        and grammar.before_known.before(text.lower, figure.start - 1)
    )
    return Hold.LOOSE if is_known else figure.hold


def _readings(
    figure: Figure, half: Fraction, before_it: frozenset[str], text: Text, grammar: Grammar
) -> tuple[Reading, ...]:
    """What a figure may mean where it stands: nineties are of a century, and a half may be added after the unit."""
    if half:
        return (Reading("number", figure.value + half),)
    is_decade = "decade" in before_it and grammar.decades.before(text.lower, figure.start - 1)
    if is_decade and is_in(value := figure.value, _DECADES):
        decade = Reading("number", 1900 + value)
        named = text.lower[is_decade[0] : figure.start].split()
        return (decade,) if len(named) >= _AT_END_OF_THE else (*figure.readings, decade)
    return figure.readings


_DECADES = range(10, 100, 10)
_AT_END_OF_THE = 3  # words before a decade that nothing else has: «a finales de los noventa»


def _may_be_hour(figure: Figure, text: Text, grammar: Grammar) -> bool:
    """Whether a number of hours may be a time of day: «a las 18 h», which may be 18 hours later, too."""
    is_whole = figure.value.denominator == 1 and figure.value <= _HOURS
    return is_whole and bool(grammar.before_hours.before(text.lower, figure.start - 1))


_HOURS = 24


def _is_in_ratio(text: Text, figure: Figure) -> bool:
    beside = text.plain[figure.start - 1 : figure.start] + text.plain[figure.end : figure.end + 1]
    return ":" in beside or "/" in beside


def _compared(key: str, unit: str, figure: Figure, text: Text, grammar: Grammar) -> tuple[str, bool]:
    """What a quantity is compared by, and whether that may be left out.

    `?` marks what may be, `~` what may be before a time or a few of anything: "over two decades".
    """
    if not key or key[0] != "~":
        return key.lstrip("?"), key[:1] == "?" or key == "≈"
    end = _end_of_range(text, figure.end, grammar)
    following = grammar.words.at(text.lower, end + 1)
    is_period = following is not None and following[1][0].sort == "period"
    later = unit_after(text, end, grammar) if end > figure.end else None
    is_few = figure.value <= _DOZEN
    is_stretch = is_few and (figure.sort == "number" or _counts_occasions(text, end, grammar))
    return key[1:], (later.unit if later else unit) in TIMES or is_period or is_stretch


_DOZEN = 12
_NEXT_WORD = re.compile(r" ([^\W\d_]+)")


def _counts_occasions(text: Text, end: int, grammar: Grammar) -> bool:
    """Whether a number counts what is numbered one after the other: "over 12 visits"."""
    found = _NEXT_WORD.match(text.lower, end)
    word = found[1] if found else ""
    return word not in grammar.people and word.removesuffix("s") in grammar.numbered.meanings


_RANGE = re.compile(r" ?(?:[-–]|([^\W\d_]+)) ?\d+(?:[.,]\d+)?")


def _end_of_range(text: Text, end: int, grammar: Grammar) -> int:
    """Where a range in digits ends that begins with a number which ends here: "20–30", "20 to 30"."""
    found = _RANGE.match(text.lower, end)
    return found.end() if found and (not found[1] or found[1] in grammar.between) else end

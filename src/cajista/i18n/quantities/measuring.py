"""A figure as a quantity: with its unit, its comparator and its sign."""

from fractions import Fraction
from typing import NamedTuple

from .figures import Figure, Text
from .grammar import COUNTED, TIMES, Grammar
from .model import ALL, Hold, Quantity, Reading
from .surroundings import Before, after, before, named_before, time_near, unit_after
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
    around = _around(figure, text, grammar)
    near = () if around.unit else (time_near(text, figure.end, grammar),)
    quantity = bare(figure).with_(
        readings=_readings(figure, around.half, text, grammar),
        hold=_hold(figure, around.unit, text, grammar),
        doubtful=figure.doubtful,
        whole=(around.front.start, around.stop),
        unit=around.front.money or around.unit,
        shared=frozenset(filter(None, (named_before(text, figure.start, grammar), *near))),
        sign=around.front.sign,
        is_in_ratio=figure.sort == "digits" and _is_in_ratio(text, figure),
        in_words=around.front.in_words or (bool(around.behind) and not around.is_sign),
        parts=tuple(bare(part) for part in figure.parts),
    )
    if not figure.sure and is_version(text, figure.start, grammar):
        quantity = quantity.with_(sort="version", sure=ALL)
    return _compared(quantity, around.front.comparators or around.behind)


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


def _around(figure: Figure, text: Text, grammar: Grammar) -> _Around:
    found = unit_after(text, figure.end, grammar)
    unit, end = (found.unit, found.end) if found else (figure.unit, figure.end)
    end, half = _half_behind(text, end, grammar) if found else (end, Fraction(0))
    stop, behind = after(text, end, grammar)
    if behind and not unit and (later := unit_after(text, stop, grammar)):
        unit, stop = later.unit, later.end  # 12 or more months
    front = before(text, figure.start, grammar)
    return _Around(front, unit.removeprefix(COUNTED), stop, behind, text.plain[end : end + 1] == "+", half)


def _half_behind(text: Text, end: int, grammar: Grammar) -> tuple[int, Fraction]:
    """Half a unit more: «dos años y medio»; where that ends."""
    found = grammar.words.at(text.lower, end + 1) if text.plain[end : end + 1] == " " else None
    is_half = found and found[1][0].sort == "half"
    return (found[0], Fraction(1, 2)) if found and is_half else (end, Fraction(0))


def _hold(figure: Figure, unit: str, text: Text, grammar: Grammar) -> Hold:
    """How surely a translation has the number: not "three" of "three-dimensional", nor "two" of "the two groups"."""
    if figure.hold is not Hold.WORD or unit:
        return figure.hold
    following = text.plain[figure.end : figure.end + 2]
    if following[:1] == "-" and following[1:].isalpha():
        return Hold.LOOSE
    is_known = figure.sort == "number" and grammar.before_known.before(text.lower, figure.start - 1)
    return Hold.LOOSE if is_known else figure.hold


def _readings(figure: Figure, half: Fraction, text: Text, grammar: Grammar) -> tuple[Reading, ...]:
    """What a figure may mean where it stands: nineties are of a century, and a half may be added after the unit."""
    value = figure.value
    if half:
        return (Reading("number", value + half),)
    if 10 <= value < 100 and value % 10 == 0 and grammar.decades.before(text.lower, figure.start - 1):
        return (*figure.readings, Reading("number", 1900 + value))
    return figure.readings


def _is_in_ratio(text: Text, figure: Figure) -> bool:
    beside = text.plain[figure.start - 1 : figure.start] + text.plain[figure.end : figure.end + 1]
    return ":" in beside or "/" in beside


def _compared(quantity: Quantity, key: str) -> Quantity:
    """A quantity with what it is compared by; `?` marks what may be left out, `~` what may be before a time."""
    optional = key.startswith("?") or key == "≈" or (key.startswith("~") and quantity.unit in TIMES)
    return quantity.with_(comparators=key.lstrip("?~"), optional=optional)

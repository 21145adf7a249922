"""Numbers of a range or a list: they share a unit, and the end of a range may be written short."""

import re
from fractions import Fraction

from .figures import Text
from .grammar import Grammar
from .model import Quantity, Reading
from .surroundings import unit_after

_BETWEEN = re.compile(r"[\s,;:/()–—−-]+")
_DASH = re.compile(r"[-–]")
_MONEY = ("USD", "EUR", "GBP")
_LONG_GAP = 24


def with_shared(found: list[Quantity], text: Text, grammar: Grammar) -> list[Quantity]:
    """Quantities with the units that they share along ranges and lists, and with brackets: 54 (12) years."""
    out = list(found)
    for at in range(len(out) - 1, -1, -1):
        out[at] = _with_unit_behind_bracket(out[at], text, grammar)
        if at + 1 < len(out):
            out[at] = _with_next(out[at], out[at + 1], text, grammar)
    for at in range(1, len(out)):
        out[at] = _in_full(out[at - 1], _with_last(out[at - 1], out[at], text, grammar), text)
    return out


def _with_unit_behind_bracket(one: Quantity, text: Text, grammar: Grammar) -> Quantity:
    if one.unit or text.plain[one.end : one.end + 1] not in (")", "]"):
        return one
    unit = unit_after(text, one.end + 1, grammar)
    return one._replace(shared=one.shared | {unit.unit}) if unit else one


def _with_next(one: Quantity, following: Quantity, text: Text, grammar: Grammar) -> Quantity:
    """A number with the unit of the next in its list."""
    units = {following.unit} - {""} | following.shared
    if one.unit or not units:
        return one
    gap = text.lower[one.whole[1] : following.start]
    is_outside = gap.count("(") > gap.count(")") and not (following.shared and not following.unit)
    return one if is_outside or not is_list(gap, grammar) else one._replace(shared=one.shared | units)


def _with_last(last: Quantity, one: Quantity, text: Text, grammar: Grammar) -> Quantity:
    """A number with what stood before the first of its list: "weeks 4 and 8", `$5–10`."""
    units = last.shared | ({last.unit} if last.unit in _MONEY else set())
    if one.unit or not units or not is_list(text.lower[last.whole[1] : one.start], grammar):
        return one
    return one._replace(shared=one.shared | units)


def _in_full(first: Quantity, last: Quantity, text: Text) -> Quantity:
    """The end of a range written short, as it may be meant: `2019–20`, `213–5`."""
    low, high = first.readings[0].value, last.readings[0].value
    if not isinstance(low, Fraction) or not isinstance(high, Fraction) or not 0 < high < low:
        return last
    shown = text.plain[first.start : first.end], text.plain[last.start : last.end]
    if not all(one.isdigit() for one in shown) or not _DASH.fullmatch(text.plain[first.end : last.start]):
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

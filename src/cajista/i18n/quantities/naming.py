"""Names of statistics in a text, and the numbers that are their values."""

import re
from bisect import bisect_right

from .figures import Text
from .grammar import Grammar
from .model import Quantity

_LONG = 5
_WORD = re.compile(r"[^\W\d_]+")


def statistics_in(text: Text, grammar: Grammar) -> list[tuple[int, int, frozenset[str]]]:
    """The names of statistics in a text: where each begins and ends, and what it may stand for."""
    names, at = grammar.statistics, 0
    out: list[tuple[int, int, frozenset[str]]] = []
    for found in _WORD.finditer(text.plain):
        start = found.start()
        if start < at or (len(found[0]) < _LONG and text.plain[start - 1 : start] in ("-", "'")):
            continue
        hit = names.at(text.plain, start) if names.begins(found[0]) else None
        if not hit and len(found[0]) > 2 and names.begins(found[0].lower()):
            hit = names.at(text.lower, start)
        if hit and (len(found[0]) >= _LONG or text.plain[hit[0] : hit[0] + 1] != "-"):
            at = hit[0]
            out.append((start, at, hit[1]))
    return out


def with_statistics(found: list[Quantity], text: Text, grammar: Grammar) -> list[Quantity]:
    """Quantities with the statistic that is named right before each, or of whose interval it is the level."""
    names = statistics_in(text, grammar)
    if not names:
        return found
    ends, starts = [end for _, end, _ in names], {start: which for start, _, which in names}
    out: list[Quantity] = []
    for at, one in enumerate(found):
        following = one.whole[1] + (text.plain[one.whole[1] : one.whole[1] + 1] == " ")
        if one.unit == "%" and (which := starts.get(following)):
            out.append(one.with_(statistic=which))
        elif nearest := bisect_right(ends, one.start):
            _, end, which = names[nearest - 1]
            before = [other for other in found[max(0, at - 3) : at] if other.start >= end]
            out.append(_named(one, before, end, which, text, grammar))
        else:
            out.append(one)
    return out


def _named(
    one: Quantity, before: list[Quantity], end: int, which: frozenset[str], text: Text, grammar: Grammar
) -> Quantity:
    """A quantity with the statistic named before it, where only links, and a level of confidence, are between."""
    start = end
    if before and before[0].unit == "%" and len(before) < 3:
        start = before[0].whole[1]
        before = before[1:]
    gap = text.lower[start : one.whole[0]]
    is_linked = not before and len(gap) < 40 and all(word in grammar.links for word in _WORD.findall(gap))
    return one.with_(statistic=which) if is_linked else one

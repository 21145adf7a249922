"""Names of statistics in a text, and the numbers that are their values."""

import re
from bisect import bisect_right
from functools import lru_cache

from .figures import Text
from .grammar import Grammar
from .lists import Phrases
from .model import Quantity

_LONG = 5
_WORD = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=512)
def statistics_in(text: Text, grammar: Grammar) -> list[tuple[int, int, frozenset[str]]]:
    """The names of statistics in a text: where each begins and ends, and what it may stand for."""
    names = grammar.statistics
    out: list[tuple[int, int, frozenset[str]]] = []
    for start in names.starts(text.plain, text.words):
        if out and start < out[-1][1]:
            continue
        hit = names.at(text.plain, start) or names.at(text.lower, start)
        if hit and (
            text.lower[start : hit[0]] == text.plain[start : hit[0]] or _is_name(text, start, hit[0], names)
        ):
            out.append((start, *hit))
    return [one for one in out if not _is_part(text, *one[:2])]


def _is_name(text: Text, start: int, end: int, names: Phrases[frozenset[str]]) -> bool:
    """Whether letters in capitals are a name as they are, or a word at the head of a sentence."""
    return bool(names.at(text.plain, start)) or end - start > _SHORT


def _is_part(text: Text, start: int, end: int) -> bool:
    """Whether an abbreviation is part of a compound: `OR-1`."""
    beside = text.plain[start - 1 : start], text.plain[end : end + 1]
    return end - start < _LONG and (beside[0] in ("-", "'") or beside[1] == "-")


_SHORT = 2


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
            out.append(one._replace(statistic=which))
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
    return one._replace(statistic=which) if is_linked else one

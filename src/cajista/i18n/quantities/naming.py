"""Names of statistics in a text, and the numbers that are their values."""

from bisect import bisect_right
from functools import lru_cache

from ..words import WORD
from .figures import Text
from .grammar import Grammar
from .lists import Phrases
from .model import Quantity

_LONG = 5
_LONG_GAP = 40


@lru_cache(maxsize=512)
def statistics_in(text: Text, grammar: Grammar) -> list[tuple[int, int, frozenset[str]]]:
    """The names of statistics in a text: where each begins and ends, and what it may stand for."""
    names = grammar.statistics
    out: list[tuple[int, int, frozenset[str]]] = []
    for start in names.starts(text.words):
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
            continue
        nearest = bisect_right(ends, one.start) - 1
        start = ends[nearest] if nearest >= 0 else -1
        if start >= 0 and at and (last := found[at - 1]).start >= start:
            # A number between the name and this one: only a level of confidence may be there.
            is_level = last.unit == "%" and not (at > 1 and found[at - 2].start >= start)
            start = last.whole[1] if is_level else -1
        is_compound = one.unit and text.plain[one.end : one.end + 1] == "-"  # "median 24-h dose"
        is_named = start >= 0 and not is_compound and _are_links(text.lower[start : one.whole[0]], grammar)
        out.append(one._replace(statistic=names[nearest][2]) if is_named else one)
    return out


def _are_links(gap: str, grammar: Grammar) -> bool:
    """Whether between a name and a number there is nothing but links."""
    return len(gap) < _LONG_GAP and all(word in grammar.links for word in WORD.findall(gap))

"""Where a text names statistics."""

import re

from .figures import Text
from .grammar import Grammar

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

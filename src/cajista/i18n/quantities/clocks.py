"""Times of day in words: "half past four", "seven o'clock", «las seis menos cuarto»."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from .figures import HALF_DAY, Figure, Text, half_after, times_of
from .grammar import Grammar
from .lists import entries, numbers_of
from .model import Hold

_HOUR = "HOUR"  # where the hour stands in a phrase
_MINUTES = 60


class _Phrase(NamedTuple):
    """How a time is told: the minutes that are added to its hour, and the words that are always there."""

    minutes: int
    words: str
    pattern: re.Pattern[str]


def clocks(text: Text, grammar: Grammar) -> Iterator[Figure]:
    """The times of day that are told by words for hours and minutes."""
    for phrase in _phrases(grammar):
        for found in phrase.pattern.finditer(text.lower) if phrase.words in text.lower else ():
            hours = _hours(grammar)[found[1]] if found.lastindex else 0
            half = half_after(text, found.end(), grammar)
            hour, minutes = divmod(hours * _MINUTES + phrase.minutes, _MINUTES)
            times = times_of(hour % HALF_DAY or HALF_DAY, minutes, half[1] if half else "")
            yield Figure(found.start(), half[0] if half else found.end(), "time", times, Hold.WORD)


@lru_cache(maxsize=16)
def _phrases(grammar: Grammar) -> tuple[_Phrase, ...]:
    hour = "|".join(_hours(grammar))
    return tuple(
        _Phrase(int(minutes), max(phrase.split(_HOUR), key=len), _pattern(phrase, hour))
        for minutes, phrases in entries(grammar.lists["times in words"])
        for phrase in phrases
    )


def _pattern(phrase: str, hour: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(phrase).replace(_HOUR, f'({hour})')}(?!\w)")


@lru_cache(maxsize=16)
def _hours(grammar: Grammar) -> dict[str, int]:
    """The hours of a clock, in words and in digits."""
    words = numbers_of(grammar.lists["number words"]).items()
    known = {word.lower(): int(value) for word, value in words if 0 < value <= HALF_DAY and " " not in word}
    return known | {str(one): one for one in range(1, HALF_DAY + 1)}

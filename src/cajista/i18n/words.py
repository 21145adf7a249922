"""A text's words with their places: found once, for all that look for words in it."""

import re
from functools import lru_cache
from itertools import accumulate
from sys import intern
from typing import TypeAlias

Words: TypeAlias = tuple[tuple[int, str], ...]
"""Words in order, each with where it begins."""

WORD = re.compile(r"[^\W\d_]+")
_PARTED = re.compile(f"({WORD.pattern})")


@lru_cache(maxsize=512)
def words_of(text: str) -> Words:
    """Every run of letters in a text, as it is written."""
    pieces = _PARTED.split(text)  # what is no word and what is one, in turn
    ends = list(accumulate(map(len, pieces)))
    return tuple(zip(ends[::2], pieces[1::2], strict=False))


@lru_cache(maxsize=512)
def lowered_words_of(text: str) -> Words:
    """The same in small letters, each word once in memory."""
    return tuple([(start, intern(word.lower())) for start, word in words_of(text)])

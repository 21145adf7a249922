"""Phrases as the catalogues list them, made into patterns.

They stand between semicolons. `*` is any ending of a word (or any beginning), `…` up to six words between; `#`
at the end says that a number follows.
"""

import re
from functools import lru_cache

_BETWEEN = r"(?:\W+\w+){0,6}?\W+"
_APOSTROPHES = "['’]"
_NUMBER = r"(?=[\s\u00a0]*[≤≥<>±~]?[\s\u00a0]*\d)"


@lru_cache(maxsize=100)
def phrases(said: str) -> str:
    """A pattern that finds any of the phrases as whole words, the longest first; empty where there are none."""
    listed = sorted({phrase.strip() for phrase in said.split(";") if phrase.strip()}, key=len, reverse=True)
    if not listed:
        return ""
    return rf"(?<![\w/])(?:{'|'.join(map(_pattern, listed))})(?!\w)"


def _pattern(phrase: str) -> str:
    phrase, number, _ = phrase.partition("#")
    escaped = (
        re.escape(phrase.strip()).replace("\\*", r"\w*").replace("\\ ", r"\s+").replace("'", _APOSTROPHES)
    )
    escaped += _NUMBER if number else ""
    return re.sub(r"(?:\\s\+)?…(?:\\s\+)?", lambda _: _BETWEEN, escaped)

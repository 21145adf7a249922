"""Titles as words: without CSL's tags, and which words carry capitals by choice rather than by nature."""

import re
from collections.abc import Iterator, Set
from functools import lru_cache

TAG = re.compile(r"</?(?:i|b|sc|sub|sup|span)(?:\s[^<>]*)?>")
_WORD = re.compile(r"[^\W\d_][\w'’]*(?:[-‐‑/][\w'’]+)*")
_STOP = re.compile(r"[.:?!—–;«»“”\"¿¡(\[]\s*$")


@lru_cache(maxsize=4096)
def plain_title(title: str) -> str:
    """A title without tags; words that are to keep their capitals are left out."""
    if "<" not in title:
        return title
    kept = re.sub(r'<span class="nocase">.*?</span>', "", title)
    return TAG.sub("", kept)


_USUAL = re.compile(r"[^\W\d_][^\WA-ZÀ-Þ\d_]*(?:[-‐‑/’'].*)?")  # no capitals or digits within


def capitalized_share(title: str, small: Set[str], places: Set[str]) -> tuple[int, int]:
    """How many of the words that a sentence would write small begin with a capital, and how many there are.

    Not counted: what begins a sentence or a subtitle; words of less than four letters, unless they are
    small words with a capital; words of the names of places; and what shows by its form that it is a name.
    """
    capital = total = 0
    for word in _words(title):
        low = word.lower()
        is_telling = word != low if low in small else len(word) > 3 and low not in places
        if is_telling and _USUAL.fullmatch(word):
            total += 1
            capital += word[0].isupper()
    return capital, total


def small_title(title: str) -> str:
    """A title with a small letter for every word that a sentence would write small, if none is a name."""

    def small(found: re.Match[str]) -> str:
        word, start = found[0], found.start()
        begins = start == 0 or _STOP.search(title, max(start - 3, 0), start)
        return word if begins or not _USUAL.fullmatch(word) else word.lower()

    return _WORD.sub(small, title)


def shouted_share(title: str) -> tuple[int, int]:
    """How many of the words of five letters and more are all capitals, and how many there are."""
    words = [word for word in _WORD.findall(title) if len(word) > 4]
    return sum(word.isupper() for word in words), len(words)


def _words(title: str) -> Iterator[str]:
    for found in _WORD.finditer(title):
        if found.start() and not _STOP.search(title, max(found.start() - 3, 0), found.start()):
            yield found[0]

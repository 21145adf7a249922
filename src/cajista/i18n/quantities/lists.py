"""Lists of words as catalogues keep them, and a quick way to tell which of many phrases stands at a place."""

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any, Generic, TypeVar

from ..words import WORD, Words

Value = TypeVar("Value")

SPACES = " \u00a0\u202f\u2009\u2007"
_PLAIN = {**dict.fromkeys(SPACES[1:], " "), "\u2010": "-", "\u2011": "-", "’": "'"}
_LEAD = re.compile(r"[^\W\d_]+|[^\w\s]")


def entries(text: str) -> Iterator[tuple[str, list[str]]]:
    """The lines of a list, `key: one | another`, as key and words; a line without a key has none ("")."""
    for line in filter(None, map(str.strip, text.split("\n"))):
        key, colon, words = line.partition(": ")
        yield (key if colon else ""), [word.strip() for word in (words if colon else line).split(" | ")]


def words_of(text: str) -> list[str]:
    """All words of a list, whatever their keys."""
    return [word for _, words in entries(text) for word in words]


def numbers_of(text: str) -> dict[str, Fraction]:
    """The words of a list whose keys are numbers, each with its number."""
    return {word: Fraction(key) for word, key in keys_of(text).items()}


def keys_of(text: str) -> dict[str, str]:
    """The words of a list, each with its key."""
    return {word: key for key, words in entries(text) for word in words}


def plain(text: str) -> str:
    """A text with one kind of space, hyphen and apostrophe, character for character."""
    if not text.isascii():
        for mark, plain_one in _PLAIN.items():
            text = text.replace(mark, plain_one)
    return text


def lowered(text: str) -> str:
    """A plain text in lower case, character for character."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(one.lower()[0] for one in text)


class Phrases(Generic[Value]):
    """Phrases with what they mean, found by their first or last word; texts are to be plain.

    `duplic*` stands for every word that begins so, and `una vez retirad*` for such at the end of a phrase.
    """

    def __init__(self, meanings: Mapping[str, Value]) -> None:
        self.meanings = {plain(phrase): meaning for phrase, meaning in meanings.items()}
        self._first: dict[str, list[str]] = {}
        self._last: dict[str, list[str]] = {}
        self._stems: dict[str, list[str]] = {}
        self._begun: dict[str, bool] = {}  # words looked up before
        self._begun_somehow = _Begun(self)
        for phrase in sorted(self.meanings, key=len, reverse=True):
            if phrase.endswith("*") and " " not in phrase:
                self._stems.setdefault(phrase[:_STEM], []).append(phrase)
                continue
            lead, letters = _LEAD.match(phrase), WORD.findall(phrase)
            if lead:
                self._first.setdefault(lead[0], []).append(phrase)
            if phrase.endswith("*"):
                continue
            self._last.setdefault(letters[-1] if letters else phrase[-1], []).append(phrase)
        # Most places in a text have no phrase: one look at a character or two tells so.
        self._heads = frozenset(phrase[0] for phrase in self.meanings)
        self._tails = frozenset(phrase[-2:] for phrase in self.meanings)

    def begins(self, word: str) -> bool:
        """Whether a phrase begins with a word."""
        known = self._begun.get(word)
        if known is None:
            known = self._begun[word] = word in self._first or bool(self._stem(word))
        return known

    def starts(self, words: Words) -> list[int]:
        """Where among a text's words those stand with which a phrase may begin, as they are or in lower case."""
        begun = self._begun_somehow
        return [start for start, word in words if begun[word]]

    def _stem(self, word: str) -> str:
        return next((stem for stem in self._stems.get(word[:_STEM], ()) if word.startswith(stem[:-1])), "")

    def at(self, text: str, start: int) -> tuple[int, Value] | None:
        """The longest phrase that begins here, as where it ends and what it means."""
        if text[start : start + 1] not in self._heads or not (lead := _LEAD.match(text, start)):
            return None
        for phrase in self._first.get(lead[0], ()):
            is_open = phrase[-1] == "*"
            end = start + len(phrase) - is_open
            if not text.startswith(phrase[:-1] if is_open else phrase, start):
                continue
            if is_open:
                rest = WORD.match(text, end)
                return rest.end() if rest else end, self.meanings[phrase]
            if not (phrase[-1].isalpha() and text[end : end + 1].isalpha()):
                return end, self.meanings[phrase]
        stem = self._stem(lead[0]) if self._stems else ""
        return (lead.end(), self.meanings[stem]) if stem else None

    def may_end(self, word: str, mark: str) -> bool:
        """Whether a phrase may end with a last word or a last character (see `last_of`)."""
        return word in self._last or mark in self._last

    def before(self, text: str, end: int) -> tuple[int, Value] | None:
        """The longest phrase that ends here, as where it begins and what it means."""
        is_tail = text[max(0, end - 2) : end] in self._tails or text[end - 1 : end] in self._tails
        if end < 1 or not is_tail:
            return None
        word, mark = last_of(text, end)
        for phrase in self._last.get(word, ()) or self._last.get(mark, ()):
            at = end - len(phrase)
            if text.endswith(phrase, 0, end) and not (at and phrase[0].isalnum() and text[at - 1].isalnum()):
                return at, self.meanings[phrase]
        return None


class _Begun(dict[str, bool]):
    """Whether phrases begin with words, as they are or in lower case; each word is looked up once."""

    def __init__(self, phrases: Phrases[Any]) -> None:
        self._phrases = phrases

    def __missing__(self, word: str) -> bool:
        known = self[word] = self._phrases.begins(word) or self._phrases.begins(word.lower())
        return known


def last_of(text: str, end: int) -> tuple[str, str]:
    """The last word before a place, a space and two marks left out at most; and the character before the place."""
    stop = end
    while stop > 0 and not text[stop - 1].isalpha() and end - stop < 3:
        stop -= 1
    start = stop
    while start > 0 and text[start - 1].isalpha():
        start -= 1
    return text[start:stop], text[end - 1 : end]


def lead_of(text: str, start: int) -> str:
    """The word or the mark that begins at a place; empty where there is none."""
    lead = _LEAD.match(text, start)
    return lead[0] if lead else ""


_STEM = 4
"""How many letters a word before `*` has at least."""

"""Lists of words as catalogues keep them, and a quick way to tell which of many phrases stands at a place."""

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Generic, TypeVar

Value = TypeVar("Value")

SPACES = " \u00a0\u202f\u2009\u2007"
_PLAIN = {**dict.fromkeys(SPACES[1:], " "), "\u2010": "-", "\u2011": "-", "’": "'"}
_LETTERS = re.compile(r"[^\W\d_]+")
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

    `duplic*` stands for every word that begins so.
    """

    def __init__(self, meanings: Mapping[str, Value]) -> None:
        self.meanings = {plain(phrase): meaning for phrase, meaning in meanings.items()}
        self._first: dict[str, list[str]] = {}
        self._last: dict[str, list[str]] = {}
        self._stems: dict[str, list[str]] = {}
        self._begun: dict[str, bool] = {}  # words looked up before
        self._begun_somehow: dict[str, bool] = {}
        for phrase in sorted(self.meanings, key=len, reverse=True):
            if phrase.endswith("*"):
                self._stems.setdefault(phrase[:_STEM], []).append(phrase)
                continue
            lead, letters = _LEAD.match(phrase), _LETTERS.findall(phrase)
            if lead:
                self._first.setdefault(lead[0], []).append(phrase)
            self._last.setdefault(letters[-1] if letters else phrase[-1], []).append(phrase)

    def begins(self, word: str) -> bool:
        """Whether a phrase begins with a word."""
        known = self._begun.get(word)
        if known is None:
            known = self._begun[word] = word in self._first or bool(self._stem(word))
        return known

    def starts(self, text: str) -> Iterator[int]:
        """Where in a text words stand with which a phrase may begin, as they are or in lower case."""
        begun = self._begun_somehow
        for found in _LETTERS.finditer(text):
            word = found[0]
            known = begun.get(word)
            if known is None:
                known = begun[word] = self.begins(word) or self.begins(word.lower())
            if known:
                yield found.start()

    def _stem(self, word: str) -> str:
        return next((stem for stem in self._stems.get(word[:_STEM], ()) if word.startswith(stem[:-1])), "")

    def at(self, text: str, start: int) -> tuple[int, Value] | None:
        """The longest phrase that begins here, as where it ends and what it means."""
        if not (lead := _LEAD.match(text, start)):
            return None
        for phrase in self._first.get(lead[0], ()):
            end = start + len(phrase)
            if text.startswith(phrase, start) and not (
                phrase[-1].isalpha() and text[end : end + 1].isalpha()
            ):
                return end, self.meanings[phrase]
        stem = self._stem(lead[0])
        return (lead.end(), self.meanings[stem]) if stem else None

    def before(self, text: str, end: int) -> tuple[int, Value] | None:
        """The longest phrase that ends here, as where it begins and what it means."""
        stop = end
        while stop > 0 and not text[stop - 1].isalpha() and end - stop < 3:
            stop -= 1
        start = stop
        while start > 0 and text[start - 1].isalpha():
            start -= 1
        for phrase in self._last.get(text[start:stop], ()) or self._last.get(text[end - 1 : end], ()):
            at = end - len(phrase)
            if text.endswith(phrase, 0, end) and not (at and phrase[0].isalnum() and text[at - 1].isalnum()):
                return at, self.meanings[phrase]
        return None


_STEM = 4
"""How many letters a word before `*` has at least."""

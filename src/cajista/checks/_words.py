"""Phrases as the catalogues list them, made into patterns.

They stand between semicolons, in small letters. `*` is any ending of a word (or any beginning), `…` up to six
words between; `#` at the end says that a number follows.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

_BETWEEN = r"(?:\W+\w+){0,6}?\W+"
_APOSTROPHES = "['’]"
_NUMBER = r"(?=[\s\u00a0]*[≤≥<>±~]?[\s\u00a0]*\d)"
_BEGINNING = 2  # letters by which the phrases that may begin at a word are looked up


@lru_cache(maxsize=100)
def phrases(said: str) -> str:
    """A pattern that finds any of the phrases as whole words, the longest first; empty where there are none."""
    listed = _listed(said)
    return rf"(?<![\w/])(?:{_alternatives(listed)})(?!\w)" if listed else ""


def _listed(said: str) -> list[str]:
    return list(dict.fromkeys(phrase.strip() for phrase in said.split(";") if phrase.strip()))


def _alternatives(listed: Sequence[str]) -> str:
    return "|".join(map(_pattern, sorted(listed, key=len, reverse=True)))


def _pattern(phrase: str) -> str:
    phrase, number, _ = phrase.partition("#")
    escaped = (
        re.escape(phrase.strip()).replace("\\*", r"\w*").replace("\\ ", r"\s+").replace("'", _APOSTROPHES)
    )
    escaped += _NUMBER if number else ""
    return re.sub(r"(?:\\s\+)?…(?:\\s\+)?", lambda _: _BETWEEN, escaped)


class Found(NamedTuple):
    """A phrase of some kind in a text."""

    kind: str
    start: int
    end: int


class Phrasebook:
    """Phrases of several kinds, found in one pass over a text; at each word, of the first kind that has one there."""

    def __init__(self, kinds: Mapping[str, str]) -> None:
        begun: dict[str, dict[str, list[str]]] = {}
        ended: dict[str, list[str]] = {}
        for kind, said in kinds.items():
            for phrase in _listed(said):
                if phrase[0] == "*":
                    ended.setdefault(kind, []).append(phrase[1:])
                else:
                    beginning = re.split(r"[\W_]", phrase)[0][:_BEGINNING]
                    begun.setdefault(beginning, {}).setdefault(kind, []).append(phrase)
        self._begun = {beginning: _grouped(of_kind) for beginning, of_kind in begun.items()}
        self._ended = _grouped(ended) if ended else None
        self._word = _beginning_with(filter(None, begun))  # most words of a text begin no phrase

    def find(self, text: str) -> list[Found]:
        """The phrases in a text, in order, none within another."""
        lowered = text.lower()
        found: list[Found] = []
        at = 0
        for word in self._word.finditer(lowered):
            start = word.start()
            if start >= at and (match := self._begun[word[0]].match(lowered, start)):
                found.append(Found(str(match.lastgroup), start, match.end()))
                at = match.end()
        if self._ended:
            found.extend(_beyond(self._ended.finditer(lowered), found))
        return sorted(found, key=lambda one: one.start)


def _beginning_with(beginnings: Iterable[str]) -> re.Pattern[str]:
    """A pattern for words that begin so; a beginning that is shorter than others is a whole word."""
    whole = (re.escape(one) + ("" if len(one) == _BEGINNING else r"(?!\w)") for one in sorted(beginnings))
    return re.compile(rf"(?<![\w/])(?:{'|'.join(whole) or '(?!)'})")


def _grouped(of_kind: Mapping[str, Sequence[str]]) -> re.Pattern[str]:
    """A pattern that tells by its group which kind of phrase it found."""
    return re.compile(
        "|".join(f"(?P<{kind}>(?:{_alternatives(own)})(?!\\w))" for kind, own in of_kind.items())
    )


def _beyond(matches: Iterable[re.Match[str]], found: Sequence[Found]) -> list[Found]:
    """Endings that stand within none of the phrases found."""
    return [
        Found(str(match.lastgroup), match.start(), match.end())
        for match in matches
        if not any(one.start <= match.start() < one.end for one in found)
    ]

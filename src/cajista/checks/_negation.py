"""How often a text says no, by the words that a language's catalogue tells."""

import re
from collections import Counter
from functools import lru_cache
from typing import NamedTuple

from ..locale import Locale
from ._words import phrases

_KINDS = ("idiom", "sure", "agreeing", "maybe")  # in the order in which they are looked for


class Count(NamedTuple):
    """How many words of a text surely negate, agree with one that does, or may be another way of negating."""

    sure: int = 0
    agreeing: int = 0
    maybe: int = 0

    def without(self, other: "Count") -> "Count":
        """What is left when words of a translation that are of the same sort are taken for each other."""
        return Count(
            self.sure,
            self.agreeing - min(self.agreeing, other.agreeing),
            self.maybe - min(self.maybe, other.maybe),
        )

    @property
    def least(self) -> int:
        """The negations that there are at least. Words that agree with each other are one."""
        return self.sure or min(self.agreeing, 1)

    @property
    def most(self) -> int:
        """The negations that there may be."""
        return self.sure + self.agreeing + self.maybe


class Negators:
    """What negates in a language; nothing where its catalogue does not tell."""

    def __init__(self, told: tuple[str, ...]) -> None:
        groups = zip(_KINDS, map(phrases, told), strict=True)
        pattern = "|".join(f"(?P<{kind}>{found})" for kind, found in groups if found)
        self._pattern = re.compile(pattern, re.IGNORECASE) if told[1] else None

    def __bool__(self) -> bool:
        return self._pattern is not None

    def finds(self, text: str) -> bool:
        """Whether anything in a text surely negates."""
        return self.first(text) is not None

    def count(self, text: str) -> Count:
        """What negates in a text."""
        kinds = (
            Counter(match.lastgroup for match in self._pattern.finditer(text)) if self._pattern else Counter()
        )
        return Count(kinds["sure"], kinds["agreeing"], kinds["maybe"])

    def first(self, text: str) -> tuple[int, int] | None:
        """Where the first word stands that surely negates."""
        for match in self._pattern.finditer(text) if self._pattern else ():
            if match.lastgroup in ("sure", "agreeing"):
                return match.span()
        return None


def negators_of(locale: Locale) -> Negators:
    """What negates in a language."""
    told = (
        locale.lexicon("negation", "phrases that do not negate"),
        locale.lexicon("negation", "negators"),
        locale.lexicon("negation", "words that agree with a negator"),
        locale.lexicon("negation", "words that may negate"),
    )
    return _negators(told)


@lru_cache(maxsize=20)
def _negators(told: tuple[str, ...]) -> Negators:
    return Negators(told)

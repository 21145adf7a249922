"""How often a text says no, by the words that a language's catalogue tells."""

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from ..locale import Locale
from ._words import Found, Phrasebook

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
        self._book = Phrasebook(dict(zip(_KINDS, told, strict=True))) if told[1] else None

    def __bool__(self) -> bool:
        return self._book is not None

    def find(self, text: str) -> list[Found]:
        """What negates in a text, or may."""
        return [one for one in self._book.find(text) if one.kind != "idiom"] if self._book else []


def is_sure(found: Found) -> bool:
    """Whether a word negates, or agrees with one that does."""
    return found.kind != "maybe"


def counted(found: Iterable[Found]) -> Count:
    """How much negates in a stretch."""
    kinds = Counter(one.kind for one in found)
    return Count(kinds["sure"], kinds["agreeing"], kinds["maybe"])


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

"""The glossary's terms where they stand in a text."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from ..locale import Locale
from ..model.glossary import Glossary

_WORD = re.compile(r"\w+")
_PREFIX = 2  # letters by which names that may begin at a word are looked up
_GAP = r"[\s\u2010\u2011-]*"


class Place(NamedTuple):
    """A name of the glossary in a text, and the terms that it may stand for, by their numbers."""

    terms: frozenset[int]
    start: int
    end: int


class Names:
    """A glossary's names in one language."""

    def __init__(self, named: Sequence[tuple[int, str]], plurals: str) -> None:
        terms: dict[str, set[int]] = {}
        for number, name in named:
            terms.setdefault(name, set()).add(number)
        self._by_prefix: dict[str, list[tuple[re.Pattern[str], frozenset[int]]]] = {}
        for name in sorted(terms, key=len, reverse=True):
            if words := _WORD.findall(name):
                entry = re.compile(_pattern(name, plurals)), frozenset(terms[name])
                self._by_prefix.setdefault(words[0][:_PREFIX].lower(), []).append(entry)

    def all_in(self, text: str) -> Iterator[Place]:
        """Every name in a text, those within longer ones too."""
        lowered = text.lower()
        for word in _WORD.finditer(text):
            start = word.start()
            for pattern, terms in self._by_prefix.get(lowered[start : min(start + _PREFIX, word.end())], ()):
                if match := pattern.match(text, start):
                    yield Place(terms, match.start(), match.end())


def names_of(glossary: Glossary, locale: Locale) -> Names:
    """The names of a glossary in one language."""
    named = tuple(
        (number, name) for number, term in enumerate(glossary) for name in term.names.get(locale.language, ())
    )
    return _names(named, locale.lexicon("reading", "plurals"))


@lru_cache(maxsize=20)
def _names(named: tuple[tuple[int, str], ...], plurals: str) -> Names:
    return Names(named, plurals)


def _pattern(name: str, plurals: str) -> str:
    """A name in the singular or the plural, its words parted by a space or a hyphen."""
    words = [word for word in re.split(r"[\s\u2010\u2011-]+", name) if word]
    return _GAP.join(_word(word, plurals) for word in words) + r"(?!\w)"


def _word(word: str, plurals: str) -> str:
    """A word with its plurals. Where it has capitals within, it is written so; else in any case."""
    if sum(map(str.isupper, word)) > 1 or not word[-1].isalpha():
        return re.escape(word) + "s?"
    forms = [re.escape(word)]
    for rule in plurals.split():
        singular, _, plural = rule.partition("=")
        if word.casefold().endswith(singular) and len(word) > 2:
            forms.append(re.escape(word[: len(word) - len(singular)] + plural))
    return f"(?i:{'|'.join(sorted(forms, key=len, reverse=True))})"

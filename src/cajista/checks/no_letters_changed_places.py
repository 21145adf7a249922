"""No two letters of a word changed places.

Looked at are words in small letters, of six letters and more, in the text and in the titles of references, that stand
nowhere else there and in no list that the program has of a language's words: with two neighbouring letters the other
way round, they are words that the article has several times, or once where a list has them, too.

Why it matters: whoever reads it stumbles, and no search finds the word.

Example: “Sensitivity anlaysis” should be “Sensitivity analysis”.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property, lru_cache

from ..findings import Severity, message
from ..i18n.units import Unit
from ..i18n.words import words_of
from ..locale import Locale
from ..model.inline import Emphasis, Marked
from . import Mistake, Proof
from ._fields import Field, field_of
from ._letters import are_letters_turned
from ._prose import stands_in

SEVERITY: Severity = "warning"

_SHORTEST = 6  # letters of a word that hardly is another one turned: not “trial”, “trail”
_WORD = re.compile(rf"(?<![\w*])[^\W\d_]{{{_SHORTEST},}}(?![\w*-])")
_PASSED_OVER = ("code", "equation")
_LISTS = "opposites", "exclusive terms"


@dataclass(frozen=True)
class _Words:
    """The long words of some texts: where each stands first, and which of them stand there again."""

    first: Mapping[str, tuple[Unit | Field, int]]
    again: Set[str]

    @cached_property
    def by_letters(self) -> Mapping[str, Sequence[str]]:
        """Those that are made of the same letters, by these."""
        found: dict[str, list[str]] = {}
        for word in self.first:
            found.setdefault(_letters_of(word), []).append(word)
        return found

    def __or__(self, other: "_Words") -> "_Words":
        """Those of both; what stands in either stands again."""
        return _Words(
            {**self.first, **other.first}, self.again | other.again | self.first.keys() & other.first.keys()
        )


def check_article(proof: Proof) -> Iterator[Mistake]:
    """Words that stand once, and are others with two letters turned."""
    titles = _words(
        field for one in proof.article.references.values() if (field := field_of(one, "title")) is not None
    )
    every = titles
    for copy in proof.copies.values():
        texts = _words(unit for unit in copy.texts if unit.kind not in _PASSED_OVER)
        yield from _turned(texts, titles | texts, [copy.locale])
        every = every | texts
    yield from _turned(titles, every, [copy.locale for copy in proof.copies.values()])


def _words(texts: Iterable[Unit | Field]) -> _Words:
    first: dict[str, tuple[Unit | Field, int]] = {}
    again: set[str] = set()
    for within in texts:
        for start, word in words_of(within.text if isinstance(within, Unit) else within.value):
            if len(word) < _SHORTEST:
                continue
            if word in first:
                again.add(word)
            else:
                first[word] = within, start
    return _Words(first, again)


def _turned(words: _Words, others: _Words, locales: Sequence[Locale]) -> Iterator[Mistake]:
    """Those of some words that are others with two letters turned."""
    for word, (within, start) in words.first.items():
        alike = others.by_letters[_letters_of(word)]
        turned = [other for other in alike if are_letters_turned(word, other)]
        if not turned or word in others.again or not word.islower() or _is_listed(word, locales):
            continue
        meant = next((one for one in turned if one in others.again or _is_listed(one, locales)), None)
        if meant is None:
            continue
        end = start + len(word)
        if isinstance(within, Unit) and stands_in(within, start, end, Emphasis, Marked):
            continue  # a name, or a word of another language
        what = message("Two letters of “{word}” seem to have changed places.", word=word)
        span = within.span_of(start, end) if isinstance(within, Unit) else within.part(start, end)
        yield Mistake(what, span, message("Write {value}.", value=meant))


@lru_cache(maxsize=20_000)
def _letters_of(word: str) -> str:
    return "".join(sorted(word))


def _is_listed(word: str, locales: Sequence[Locale]) -> bool:
    """Whether a word is a whole one in the lists of a catalogue that have most of a language's words."""
    return any(word in _words_of(locale.lexicon("reading", name)) for locale in locales for name in _LISTS)


@lru_cache(maxsize=20)
def _words_of(told: str) -> Set[str]:
    return frozenset(_WORD.findall(told))

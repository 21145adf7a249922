"""Words are spelt as elsewhere in the article: no two letters changed places, and none is lost or doubled.

Looked at are words in small letters, of six letters and more, in the text and in the titles of references, that stand
nowhere else there and in no list that the program has of a language's words: with two neighbouring letters the other
way round they are words that the article has several times, or once where a list has them, too; or, being longer, with
a letter more or less within, words that it has several times. Letters that a language writes in two ways are left in
peace: hyperkal(a)emia.

Why it matters: whoever reads it stumbles, and no search finds the word.

Example: “Sensitivity anlaysis” should be “Sensitivity analysis”.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from itertools import permutations

from ..findings import Message, Severity, message
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
_LONG = 8  # letters of one that hardly is another one with a letter more or less
_ENDS = 2  # letters at either end of a word, where it is inflected
_WORD = re.compile(rf"(?<![\w*])[^\W\d_]{{{_SHORTEST},}}(?![\w*-])")
_FEW = 20  # letters of a title whose language can be told
_PASSED_OVER = ("code", "equation")
_LISTS = "opposites", "exclusive terms"


@dataclass(frozen=True)
class _Words:
    """The long words of some texts: where each stands first, and which of them stand there again."""

    first: Mapping[str, tuple[Unit | Field, int]]
    again: Set[str]


def check_article(proof: Proof) -> Iterator[Mistake]:
    """Words that stand once, and are others but for a slip of the pen."""
    told = proof.desk.languages
    fields = (field_of(one, "title") for one in proof.article.references.values())
    titles = [(field, told.language_of(field.value, letters=_FEW)) for field in fields if field]
    for copy in proof.copies.values():
        texts = [unit for unit in copy.texts if unit.kind not in _PASSED_OVER]
        own = [field for field, language in titles if language in ("", copy.language)]
        yield from _slips(_words([*texts, *own]), copy.locale)


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


def _slips(words: _Words, locale: Locale) -> Iterator[Mistake]:
    """Words that stand once, and are others but for two letters turned, or one lost or added."""
    small = [word for word in words.first if word.islower()]
    turned = (each for each in _turned(small) if each[1] in words.again or _is_listed(each[1], locale))
    longer = (each for each in _longer(small, locale) if each[1] in words.again)
    for word, other, what in (*turned, *longer):
        if word in words.again or _is_listed(word, locale):
            continue
        within, start = words.first[word]
        end = start + len(word)
        if isinstance(within, Unit) and stands_in(within, start, end, Emphasis, Marked):
            continue  # a name, or a word of another language
        span = within.span_of(start, end) if isinstance(within, Unit) else within.part(start, end)
        yield Mistake(what, span, message("Write {value}.", value=other), locale.language)


def _turned(words: Iterable[str]) -> Iterator[tuple[str, str, Message]]:
    """Words of the same letters of which two neighbours stand the other way round, both ways."""
    alike: dict[str, list[str]] = {}
    for word in words:
        alike.setdefault(_letters_of(word), []).append(word)
    for group in alike.values():
        for word, other in permutations(group, 2):
            if are_letters_turned(word, other):
                yield word, other, message("Two letters of “{word}” seem to have changed places.", word=word)


def _longer(words: Iterable[str], locale: Locale) -> Iterator[tuple[str, str, Message]]:
    """Long words of which one has a letter more within than the other, both ways."""
    known, variants = frozenset(words), _variants(locale)
    for word in words:
        for at in range(_ENDS, len(word) - _ENDS) if len(word) > _LONG else ():
            other = word[:at] + word[at + 1 :]
            if other in known and not any(word.replace(long, short) == other for long, short in variants):
                yield word, other, message("“{word}” seems to have a letter too many.", word=word)
                yield other, word, message("“{word}” seems to lack a letter.", word=other)


def _variants(locale: Locale) -> Sequence[tuple[str, str]]:
    """Letters that the language writes in two ways, the longer first: ae for e."""
    pairs = (pair.split("=") for pair in locale.lexicon("reading", "letters written in two ways").split())
    return [(long, short) for long, short in pairs]


@lru_cache(maxsize=20_000)
def _letters_of(word: str) -> str:
    return "".join(sorted(word))


def _is_listed(word: str, locale: Locale) -> bool:
    """Whether a word is a whole one in the lists of a catalogue that have most of a language's words."""
    return any(word in _words_of(locale.lexicon("reading", name)) for name in _LISTS)


@lru_cache(maxsize=20)
def _words_of(told: str) -> Set[str]:
    return frozenset(_WORD.findall(told))

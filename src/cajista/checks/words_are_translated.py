"""No word of the other language is left over.

Looked at are words that both texts of a passage have, and that by their letters or their ending are no words of one of
the two languages: “findings” in a Spanish text, «versión» in an English one; and common words of the other language.
Quotations, brackets, italics, names, words beside a hyphen, and words that a language has borrowed (stent, test,
software) are left in peace, and so is what a text has more than once, as often as the other: that is a term.

Why it matters: a word that the translator passed over is nonsense to readers, and looks like no mistake to a spelling
checker that knows both languages.

Example: «El análisis de la gait se repitió» should have «marcha».
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from functools import lru_cache
from typing import NamedTuple

from ..findings import Severity, message
from ..i18n.units import Unit
from ..i18n.words import lowered_words_of, words_of
from ..locale import Locale
from . import Copy, Mistake, Pair, Proof
from ._parity import file_of
from ._prose import is_apart, without_addresses, without_shared_phrases

SEVERITY: Severity = "warning"

_PASSED_OVER = ("code", "equation")
_BY_ITSELF = ("heading", "cell", "keyword")  # pieces whose first word may be a common one with a capital
_SHORTEST = 4  # letters
_FEW = 1 / 3  # of the times that the other text has a word: what stands less often is no term of this text
_JOINED = re.compile(r"[\w\-‑/.@’'+]")


def check_pair(pair: Pair, proof: Proof) -> Iterator[Mistake]:
    """Words of the other language in either text."""
    sides = (pair.source, pair.target)
    readers = [reader for copy in sides if (reader := _reader_of(copy.locale))]
    if len(readers) < len(sides):
        return
    counts = [_counted(copy) for copy in sides]
    for bead in pair.beads:
        if not bead.is_whole or bead.source[0].kind in _PASSED_OVER:
            continue
        units = (bead.source, bead.target)
        shared = frozenset.intersection(*map(_words_of, units))
        for at in (0, 1) if shared else ():
            strange = {word for word in shared if readers[at].is_strange(word, readers[1 - at])}
            own, other = counts[at], counts[1 - at]
            left = {word for word in strange if own[word] == 1 or own[word] <= _FEW * other[word]}
            for unit in units[at] if left else ():
                yield from _mistakes(unit, left, sides[at], sides[1 - at], readers[1 - at].common)


def _mistakes(unit: Unit, left: Set[str], copy: Copy, other: Copy, common: Set[str]) -> Iterator[Mistake]:
    text = without_shared_phrases(without_addresses(unit.text), copy.locale)
    named, before = _names_before(copy.locale), ""
    for start, word in words_of(text):
        is_first = start == 0 and unit.kind in _BY_ITSELF and word[1:].islower() and word.lower() in common
        is_plain = (word.islower() or is_first) and not _is_joined(text, start, start + len(word))
        is_named = before in named
        before = word.lower()
        if before in left and is_plain and not is_named and not is_apart(unit, start, start + len(word)):
            what = message("“{text}” is a word of {file}.", text=word, file=file_of(other))
            hint = message("Translate it; set it in italics if it is meant to stay.")
            yield Mistake(what, unit.span_of(start, start + len(word)), hint, copy.language)


def _is_joined(text: str, start: int, end: int) -> bool:
    """Whether a letter, a figure or a mark that joins stands right beside a word; a full stop does only before one."""
    behind = text[end : end + 2]
    is_end = behind[:1] in (".", "’", "'") and not behind[1:].isalnum()
    return bool(_JOINED.match(text[start - 1 : start]) or (_JOINED.match(behind) and not is_end))


class _Reader(NamedTuple):
    """What tells words of a language: shapes that none has, foreign words that it uses, common words of its own."""

    shapes: re.Pattern[str]
    borrowed: re.Pattern[str]
    common: Set[str]

    def is_strange(self, word: str, other: "_Reader") -> bool:
        """Whether a word of the other language is none of this one."""
        if word in self.common or self.borrowed.fullmatch(word):
            return False
        return word in other.common or self.shapes.fullmatch(word) is not None


def _reader_of(locale: Locale) -> _Reader | None:
    shapes = locale.lexicon("reading", "foreign shapes of words")
    borrowed = locale.lexicon("reading", "borrowed words")
    common = locale.lexicon("reading", "common words")
    return _made(shapes.strip("-"), borrowed.strip("-"), common.strip("-"))


@lru_cache(maxsize=20)
def _made(shapes: str, borrowed: str, common: str) -> _Reader | None:
    if not (shapes and common):
        return None
    return _Reader(_pattern(shapes), _pattern(borrowed), frozenset(common.split()))


def _pattern(words: str) -> re.Pattern[str]:
    """What matches any of some words parted by spaces; `*` is any letters."""
    return re.compile("|".join(re.escape(word).replace(r"\*", r"\w*") for word in words.split()))


def _names_before(locale: Locale) -> Set[str]:
    """Words before the name of a program."""
    return frozenset(locale.lexicon("reading", "words of software").split(" | "))


def _words_of(units: Sequence[Unit]) -> frozenset[str]:
    return frozenset(
        word for unit in units for _, word in lowered_words_of(unit.text) if len(word) >= _SHORTEST
    )


def _counted(copy: Copy) -> Counter[str]:
    return Counter(word for unit in copy.texts for _, word in lowered_words_of(unit.text))

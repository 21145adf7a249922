"""Whether the one denial of a sentence stands in another of its clauses than in the sentence that it translates.

Clauses are what marks or conjunctions part. They stand in the same order where the same ones begin with a
conjunction, or where they share numbers and learned words.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from ..i18n.sentences import Sentence, SentencePair
from ..locale import Locale
from ._concord import pattern
from ._negators import UNDONE
from ._sorts import Place
from ._words import Found

_MARK = re.compile(r"[;:()—]\s*|,\s+")
_LEAST = 7  # characters of a clause
_FEW = 2  # words with which a sentence may begin that are no clause: “Finally”, «Por último»


def is_moved(
    both: SentencePair, denials: tuple[Sequence[Place], Sequence[Place]], locales: tuple[Locale, Locale]
) -> bool:
    """Whether two sentences deny once each, in clauses that do not translate each other; the source's come first."""
    sure = [[one.found for one in side if one.found.kind in ("sure", *UNDONE)] for side in denials]
    if not len(both.source) == len(both.target) == len(sure[0]) == len(sure[1]) == 1:
        return False
    sentences = both.source[0], both.target[0]
    words = [_words_of(locale) for locale in locales]
    by_marks = [_clauses(one, _MARK) for one in sentences]
    by_words = [_clauses(one, each.parting) for one, each in zip(sentences, words, strict=True)]
    return any(
        len(theirs) == len(ours) > 1
        and (there := _index(theirs, sure[0][0])) != (here := _index(ours, sure[1][0]))
        and all(_doubts(theirs[one], denials[0]) == _doubts(ours[one], denials[1]) for one in (there, here))
        and (_are_begun_alike(theirs, ours, words) or _are_in_order(theirs, ours, (there, here)))
        for theirs, ours in (by_marks, by_words)
    )


class _Words(NamedTuple):
    """What parts clauses in a language, and the words with which a second one begins."""

    parting: re.Pattern[str]
    beginning: re.Pattern[str]


def _words_of(locale: Locale) -> _Words:
    return _made(
        locale.lexicon("negation", "conjunctions between clauses"),
        locale.lexicon("negation", "words before another item"),
    )


@lru_cache(maxsize=20)
def _made(conjunctions: str, joints: str) -> _Words:
    parting = re.compile(f"{_MARK.pattern}|{pattern(conjunctions).pattern}")
    return _Words(parting, pattern(f"{conjunctions}; {joints}"))


def _doubts(clause: Sentence, places: Sequence[Place]) -> int:
    """How many words of a clause may deny by what they mean, whether they are denied or not."""
    own = [one.found for one in places if clause.start <= one.found.start < clause.end]
    return sum(one.kind != "sure" for one in own)


def _clauses(sentence: Sentence, parting: re.Pattern[str]) -> list[Sentence]:
    """The clauses of a sentence that marks or words part, short ones with what stands beside them."""
    return [Sentence(sentence.unit, start, end) for start, end in _stretches(sentence, parting)]


def _stretches(sentence: Sentence, parting: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    text, start = sentence.unit.text.lower(), sentence.start
    for found in parting.finditer(text, sentence.start, sentence.end):
        end = found.end() if _MARK.match(text, found.start()) else found.start()
        is_head = start == sentence.start and text.count(" ", start, found.start()) < _FEW
        if not is_head and min(found.start() - start, sentence.end - found.end()) >= _LEAST:
            yield start, end
            start = end
    yield start, sentence.end


def _index(clauses: Sequence[Sentence], denial: Found) -> int:
    return next(index for index, one in enumerate(clauses) if one.start <= denial.start < one.end)


def _are_begun_alike(theirs: Sequence[Sentence], ours: Sequence[Sentence], words: Sequence[_Words]) -> bool:
    """Whether of two clauses the same one begins with a conjunction."""
    begun = [
        [bool(own.beginning.match(one.text.lower())) for one in clauses]
        for clauses, own in zip((theirs, ours), words, strict=True)
    ]
    return len(ours) == 2 and begun[0] == begun[1] and sum(begun[0]) == 1


def _are_in_order(theirs: Sequence[Sentence], ours: Sequence[Sentence], at: tuple[int, int]) -> bool:
    """Whether clauses share words with those at their own place, and the two that deny share none."""
    there, here = at
    own = any(theirs[one].kept & ours[one].kept for one in at)
    return own and not (theirs[there].kept & ours[here].kept or theirs[here].kept & ours[there].kept)

"""Whether the one denial of a sentence stands in another of its clauses than in the sentence that it translates.

Clauses are what marks part. They stand in the same order where the same ones begin with a conjunction, or
where they share numbers and learned words.
"""

import re
from collections.abc import Iterator, Sequence

from ..i18n.sentences import Sentence, SentencePair
from ..locale import Locale
from ._concord import pattern
from ._negators import is_sure
from ._sorts import Place

_MARK = re.compile(r"[;:()—]\s*|,\s+")
_LEAST = 12  # characters of a clause


def is_moved(
    both: SentencePair, denials: tuple[Sequence[Place], Sequence[Place]], locales: tuple[Locale, Locale]
) -> bool:
    """Whether two sentences deny once each, in clauses that do not translate each other; the source's come first."""
    if not len(both.source) == len(both.target) == 1 or not all(map(_is_one, denials)):
        return False
    theirs, ours = (_clauses(side[0]) for side in (both.source, both.target))
    if len(theirs) != len(ours) or len(ours) < 2:
        return False
    there, here = (
        _index(clauses, _sure(places).found.start)
        for clauses, places in zip((theirs, ours), denials, strict=True)
    )
    return there != here and (
        _are_begun_alike(theirs, ours, locales) or _are_in_order(theirs, ours, (there, here))
    )


def _is_one(places: Sequence[Place]) -> bool:
    """Whether one word denies, and no other may."""
    return sum(is_sure(one.found) for one in places) == sum(one.kind != "weak" for one in places) == 1


def _sure(places: Sequence[Place]) -> Place:
    return next(one for one in places if is_sure(one.found))


def _clauses(sentence: Sentence) -> list[Sentence]:
    """The clauses of a sentence that marks part, short ones with what stands before them."""
    return [Sentence(sentence.unit, start, end) for start, end in _stretches(sentence)]


def _stretches(sentence: Sentence) -> Iterator[tuple[int, int]]:
    start = sentence.start
    for mark in _MARK.finditer(sentence.unit.text, sentence.start, sentence.end):
        if min(mark.start() - start, sentence.end - mark.end()) >= _LEAST:
            yield start, mark.end()
            start = mark.end()
    yield start, sentence.end


def _index(clauses: Sequence[Sentence], at: int) -> int:
    return next(index for index, one in enumerate(clauses) if one.start <= at < one.end)


def _are_begun_alike(
    theirs: Sequence[Sentence], ours: Sequence[Sentence], locales: tuple[Locale, Locale]
) -> bool:
    """Whether of two clauses the same one begins with a conjunction."""
    begun = [
        [bool(_conjunction(locale).match(one.text.lower())) for one in clauses]
        for clauses, locale in zip((theirs, ours), locales, strict=True)
    ]
    return len(ours) == 2 and begun[0] == begun[1] and sum(begun[0]) == 1


def _conjunction(locale: Locale) -> re.Pattern[str]:
    names = ("words that begin subordinate clauses", "words before another item")
    return pattern("; ".join(locale.lexicon("negation", name) for name in names))


def _are_in_order(theirs: Sequence[Sentence], ours: Sequence[Sentence], at: tuple[int, int]) -> bool:
    """Whether clauses share words with those at their own place, and the two that deny share none."""
    there, here = at
    own = any(theirs[one].kept & ours[one].kept for one in at)
    return own and not (theirs[there].kept & ours[here].kept or theirs[here].kept & ours[there].kept)

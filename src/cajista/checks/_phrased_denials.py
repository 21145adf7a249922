"""Denials within phrases that the other language has without one: "remained stable", «no varió»."""

from collections import Counter
from collections.abc import Sequence

from ..i18n.sentences import Sentence, SentencePair
from ..locale import Locale
from ._sorts import Place, book_of, words_within


def without_phrased(
    theirs: Sequence[Place], ours: Sequence[Place], both: SentencePair, locales: tuple[Locale, Locale]
) -> tuple[Sequence[Place], Sequence[Place]]:
    """What denies in two sentences, but within phrases that both have as often; those are compared for opposites."""
    if [one.found.kind for one in theirs] == [one.found.kind for one in ours]:
        return theirs, ours
    there, here = (
        _phrases(side, locale) for side, locale in zip((both.source, both.target), locales, strict=True)
    )
    sides = (theirs, there), (ours, here)
    counts = [Counter(one.kind for one in phrases) for phrases in (there, here)]
    held, touched = (
        [
            {one.kind for one in phrases for each in denials if each.kind not in _MILD and are_one(one, each)}
            for denials, phrases in sides
        ]
        for are_one in (Place.holds, Place.overlaps)
    )
    said = (held[0] - touched[1]) | (held[1] - touched[0])
    common = {kind for kind in said if counts[0][kind] == counts[1][kind]}
    first, second = (
        [one for one in denials if not any(phrase.holds(one) for phrase in phrases if phrase.kind in common)]
        for denials, phrases in sides
    )
    return first, second


_MILD = ("weak", "maybe")  # kinds of words that alone deny nothing: "stable"


def _phrases(side: tuple[Sentence, ...], locale: Locale) -> list[Place]:
    book = book_of(locale.lexicon("reading", "opposites"))
    return words_within(side, {id(each.unit): book.of(each.unit) for each in side}) if book else []

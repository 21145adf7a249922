"""Denials within phrases that the other language has without one: "remained stable", «no varió»."""

import re
from collections import Counter
from collections.abc import Callable, Sequence, Set

from ..i18n.sentences import Sentence, SentencePair
from ..locale import Locale
from ._negators import is_plain, negators_of
from ._sorts import Place, book_of, is_placing, words_within


def without_phrased(
    theirs: Sequence[Place], ours: Sequence[Place], both: SentencePair, locales: tuple[Locale, Locale]
) -> tuple[Sequence[Place], Sequence[Place]]:
    """What denies in two sentences, but within phrases that both have as often; those are compared for opposites.

    Nor does what denies a word whose opposite the other has for it: "none was resistant", «todas eran sensibles».
    """
    if [one.found.kind for one in theirs] == [one.found.kind for one in ours]:
        return theirs, ours
    sides = (both.source, both.target)
    there, here = (_phrases(side, locale) for side, locale in zip(sides, locales, strict=True))
    counts = [Counter(one.kind for one in phrases) for phrases in (there, here)]
    held = [_beside(Place.holds, *each) for each in ((theirs, there), (ours, here))]
    touched = [
        _beside(Place.overlaps, [*denials, *_listed(side, locale)], phrases)
        for denials, phrases, side, locale in zip((theirs, ours), (there, here), sides, locales, strict=True)
    ]
    said = (held[0] - touched[1]) | (held[1] - touched[0])
    common = {kind for kind in said if counts[0][kind] == counts[1][kind]}
    lost = [set(counts[0] - counts[1]) - touched[0], set(counts[1] - counts[0]) - touched[1]]
    first, second = (
        [
            one
            for one in denials
            if not any(phrase.covers(one) for phrase in phrases if phrase.kind in common)
            and not _is_opposed(one, phrases, *of)
        ]
        for denials, phrases, of in ((theirs, there, lost), (ours, here, lost[::-1]))
    )
    return first, second


_MILD = ("weak", "maybe")  # kinds of words that alone deny nothing: "stable"


def _beside(
    are_one: Callable[[Place, Place], bool], denials: Sequence[Place], phrases: Sequence[Place]
) -> set[str]:
    """The kinds of phrases that hold, or overlap, what denies."""
    return {one.kind for one in phrases for each in denials if each.kind not in _MILD and are_one(one, each)}


def _listed(side: tuple[Sentence, ...], locale: Locale) -> list[Place]:
    """What would deny if no other word did."""
    negators = negators_of(locale)
    found = words_within(side, {id(each.unit): negators.listed(each.unit.text) for each in side})
    return [one for one in found if one.kind == "n_word"]


def _is_opposed(denial: Place, phrases: Sequence[Place], lost: Set[str], added: Set[str]) -> bool:
    """Whether right behind a denial stands a word that the other side lacks, which has its opposite instead."""
    text, end = denial.unit.text, denial.found.end
    if not is_plain(denial.found):
        return False
    behind = (one for one in phrases if one.unit is denial.unit and 0 <= one.found.start - end <= _NEAR)
    for one in behind:
        if one.sort == _JOINT or is_placing(one.found):
            continue
        sort, _, member = one.kind.rpartition("_")
        is_said = one.kind in lost and f"{sort}_{_OPPOSITES.get(member, '')}" in added
        if is_said and not _PARTING.search(text, end, one.found.start):
            return True
    return False


_JOINT = "joint"  # "and", "or"
_OPPOSITES = {"0": "1", "1": "0"}
_NEAR = 25  # characters
_PARTING = re.compile(r"[.,;:()]")


def _phrases(side: tuple[Sentence, ...], locale: Locale) -> list[Place]:
    book = book_of(locale.lexicon("reading", "opposites"))
    return words_within(side, {id(each.unit): book.of(each.unit) for each in side}) if book else []

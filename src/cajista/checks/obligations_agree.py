"""What must be done in one language is not what may be done in the other.

Sentences are compared for words of obligation and of permission: must, should, is required; may, can, is allowed. Those
that are denied are left aside, for “must not” is «no puede». Of sentences that both demand and allow, those are named
that have as many such words, of which one is of the other kind. It is said, too, where a sentence has but one such
word, only one language denies it, and the other denies, if anything, what stands far from it.

Why it matters: what a protocol or a guideline demands becomes a choice by one word, and the other way round.

Example: “Dressings must be changed daily” becomes «Los apósitos pueden cambiarse a diario».
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from ..findings import Severity, message
from ..i18n.alignment import Bead
from ..i18n.sentences import Sentence, SentencePair
from ..locale import Locale
from . import Mistake, Pair, Proof
from ._contrasts import Contrast
from ._negators import Negators, is_plain, negators_of
from ._sorts import Place
from ._words import Phrasebook

SEVERITY: Severity = "warning"

_READ = ("paragraph", "item", "abstract", "caption", "footnote", "declaration", "cell")
_DOUBTFUL = ("maybe", "weak")  # kinds of words that hardly deny: "with caution"
_FAR = 45  # characters within which nothing may deny where a denial was lost
_NEAR = 25  # characters within which a denial belongs to a word


class _Reader(NamedTuple):
    """Finds in a language words of obligation and of permission, and what denies them."""

    book: Phrasebook
    negators: Negators

    def every(self, sentences: Sequence[Sentence]) -> list[Place]:
        """The words in some sentences."""
        return [
            Place(each.unit, one)
            for each in sentences
            for one in self.book.find(each.unit.text)
            if each.start <= one.start < each.end
        ]

    def find(self, sentences: Sequence[Sentence]) -> list[Place]:
        """The same; none where one is denied."""
        found = self.every(sentences)
        return [] if any(map(self._is_denied, found)) else found

    def sign(self, place: Place) -> int:
        """-1 where a negator stands right beside a word; 1 where what may deny stands only far from it; else 0."""
        start, end = place.found.start, place.found.end
        found = self.negators.find(place.unit.text)
        if any(is_plain(one) and -1 <= max(one.start - end, start - one.end) <= 1 for one in found):
            return -1
        reach = {one: _NEAR if one.kind in _DOUBTFUL else _FAR for one in found}
        return int(
            bool(found) and not any(start - reach[one] < one.start < end + reach[one] for one in found)
        )

    def _is_denied(self, place: Place) -> bool:
        denials = self.negators.find(place.unit.text)
        start, end = place.found.start, place.found.end
        return any(
            one.kind not in _DOUBTFUL
            and start - _NEAR
            < one.start
            < (end + _NEAR if is_plain(one) else end)  # "may be done without imaging"
            for one in denials
        )


def check_pair(pair: Pair, proof: Proof) -> Iterator[Mistake]:
    """Sentences that demand what those of the other language allow."""
    there, here = _reader_of(pair.source.locale), _reader_of(pair.target.locale)
    if there and here:
        for bead in pair.beads:
            if bead.is_whole and bead.source[0].kind in _READ and _may_differ(bead, there, here):
                for both in pair.counterparts(bead):
                    yield from _compared(both, there, here, pair)


def _may_differ(bead: Bead, there: _Reader, here: _Reader) -> bool:
    """Whether both sides have such words at all."""
    theirs = {one.kind for unit in bead.source for one in there.book.find(unit.text)}
    ours = {one.kind for unit in bead.target for one in here.book.find(unit.text)}
    return bool(theirs and ours)


def _compared(both: SentencePair, there: _Reader, here: _Reader, pair: Pair) -> Iterator[Mistake]:
    if not both.is_whole:
        return
    opposed = _opposed(there.find(both.source), here.find(both.target))
    if opposed:
        what = message("“{ours}” here; “{theirs}” in {file}, line {line}.", **opposed.values(pair))
        yield Mistake(what, opposed.here.span, message("See whether it is demanded or only allowed."))
        return
    theirs, ours = there.every(both.source), here.every(both.target)
    are_alone = len(theirs) == len(ours) == 1 and theirs[0].kind == ours[0].kind != _EITHER
    if are_alone and there.sign(theirs[0]) * here.sign(ours[0]) < 0:
        values = Contrast(theirs[0], ours[0]).values(pair)
        what = message("Only one language denies “{ours}” (“{theirs}” in {file}, line {line}).", **values)
        yield Mistake(what, ours[0].span, message("See whether a “not” was lost."))


def _opposed(theirs: Sequence[Place], ours: Sequence[Place]) -> Contrast | None:
    """A word that demands and one that allows, where one language only demands and the other only allows.

    Of as many words in both, in whatever order, one is of the other kind where the kinds are not as many.
    """
    kinds = [Counter(one.kind for one in side) for side in (theirs, ours)]
    if len(kinds[0]) == len(kinds[1]) == 1 and set(kinds[0] + kinds[1]) == _OPPOSED:
        return Contrast(theirs[0], ours[0])
    if len(theirs) == len(ours) and kinds[0] != kinds[1] and set(kinds[0] + kinds[1]) == _OPPOSED:
        return next(
            Contrast(*both) for both in zip(theirs, ours, strict=True) if both[0].kind != both[1].kind
        )
    return None


_OPPOSED = {"obligation", "permission"}
_EITHER = "either"


def _reader_of(locale: Locale) -> _Reader | None:
    told = (
        locale.lexicon("reading", "words of obligation"),
        locale.lexicon("reading", "words of permission"),
        locale.lexicon("reading", "phrases of either obligation or permission"),
    )
    return _Reader(_made(*told), negators_of(locale)) if all(told) else None


@lru_cache(maxsize=20)
def _made(obligation: str, permission: str, either: str) -> Phrasebook:
    return Phrasebook({"either": either, "obligation": obligation, "permission": permission})

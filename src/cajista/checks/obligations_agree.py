"""What must be done in one language is not what may be done in the other.

Sentences are compared for words of obligation and of permission: must, should, is required; may, can, is allowed. Those
that are denied are left aside, for “must not” is «no puede», and so are sentences that have both.

Why it matters: what a protocol or a guideline demands becomes a choice by one word, and the other way round.

Example: “Dressings must be changed daily” becomes «Los apósitos pueden cambiarse a diario».
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from ..findings import Severity, message
from ..i18n.alignment import Bead
from ..i18n.sentences import Sentence, SentencePair
from ..locale import Locale
from . import Mistake, Pair, Proof
from ._contrasts import Contrast
from ._negators import Negators, negators_of
from ._sorts import Place
from ._words import Phrasebook

SEVERITY: Severity = "warning"

_READ = ("paragraph", "item", "abstract", "caption", "footnote", "declaration", "cell")
_DOUBTFUL = ("maybe", "weak")  # kinds of words that hardly deny: "with caution"
_NEAR = 25  # characters within which a denial belongs to a word


class _Reader(NamedTuple):
    """Finds in a language words of obligation and of permission, and what denies them."""

    book: Phrasebook
    negators: Negators

    def find(self, sentences: Sequence[Sentence]) -> list[Place]:
        """The words in some sentences; none where one is denied."""
        found = [
            Place(each.unit, one)
            for each in sentences
            for one in self.book.find(each.unit.text)
            if each.start <= one.start < each.end
        ]
        return [] if any(map(self._is_denied, found)) else found

    def _is_denied(self, place: Place) -> bool:
        denials = self.negators.find(place.unit.text)
        start, end = place.found.start, place.found.end
        return any(one.kind not in _DOUBTFUL and start - _NEAR < one.start < end + _NEAR for one in denials)


def check_pair(pair: Pair, proof: Proof) -> Iterator[Mistake]:
    """Sentences that demand what those of the other language allow."""
    there, here = _reader_of(pair.source.locale), _reader_of(pair.target.locale)
    if there and here:
        for bead in pair.beads:
            if bead.is_whole and bead.source[0].kind in _READ and _may_differ(bead, there, here):
                for both in pair.counterparts(bead):
                    yield from _compared(both, there, here, pair)


def _may_differ(bead: Bead, there: _Reader, here: _Reader) -> bool:
    """Whether both sides have such words at all, of different kinds."""
    theirs = {one.kind for unit in bead.source for one in there.book.find(unit.text)}
    ours = {one.kind for unit in bead.target for one in here.book.find(unit.text)}
    return bool(theirs and ours) and theirs | ours >= _OPPOSED


def _compared(both: SentencePair, there: _Reader, here: _Reader, pair: Pair) -> Iterator[Mistake]:
    if not both.is_whole:
        return
    theirs, ours = there.find(both.source), here.find(both.target)
    kinds = [{one.found.kind for one in side} for side in (theirs, ours)]
    if len(kinds[0]) == len(kinds[1]) == 1 and kinds[0] | kinds[1] == _OPPOSED:
        values = Contrast(theirs[0], ours[0]).values(pair)
        what = message("“{ours}” here; “{theirs}” in {file}, line {line}.", **values)
        yield Mistake(what, ours[0].span, message("See whether it is demanded or only allowed."))


_OPPOSED = {"obligation", "permission"}


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

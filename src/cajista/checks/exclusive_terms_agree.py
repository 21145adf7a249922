"""Of things that are told apart by name, both languages mean the same one.

Sentences are compared for terms of which only one can be meant: left and right, women and men, mother and sister,
blood and serum, IgM and IgG, DNA and RNA, oral and rectal, north and south, Monday and Tuesday, the first day and the
third, eye and ear, analgesic and antibiotic, sensitivity and specificity, hyper- and hypo-, thoracotomy and
sternotomy, and others. It is said where one language has a term of a kind, and the other another in its place, where
two changed places, or where one of three or more in an enumeration, or of two joined by "and", is left out: this is
merely mentioned, and so are terms that translators choose freely.

Why it matters: such words are fixed in every language, so that another one is another specimen, another patient,
another route.

Example: “IgM in serum” becomes «IgG en orina».
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache, partial
from typing import NamedTuple

from ..findings import Severity
from ..i18n.alignment import Bead
from . import Mistake, Pair, Proof
from ._contrasts import Contrast, contrasts
from ._directions import is_turned_comparison, turned_round
from ._families import strangers
from ._learned import LEARNED, LearnedWords, are_akin, learned_words_of
from ._omissions import omissions
from ._sorts import FREE, Finder, Sorts, book_of
from ._words import Found

SEVERITY: Severity = "warning"


def check_pair(pair: Pair, proof: Proof) -> Iterator[Mistake]:
    """Sentences that have another term than those that they translate."""
    there, here = (
        book_of(copy.locale.lexicon("reading", "exclusive terms")) for copy in (pair.source, pair.target)
    )
    if not (there and here):
        return
    learned = learned_words_of(pair.source.locale), learned_words_of(pair.target.locale)
    finders = _finder(there, learned[0]), _finder(here, learned[1])
    found = [*pair.in_beads(__name__, partial(_differences, pair=pair, finders=finders))]
    counts = Counter(one.terms for one in found)
    yield from (one.mistake for one in found if not one.terms or counts[one.terms] < _OFTEN)


_OFTEN = (
    4  # times that a term stands for another one, if that is what the article calls it: «prótesis», a stent
)


class _Told(NamedTuple):
    """A mistake, and the kinds of the two terms of which one stands for the other."""

    mistake: Mistake
    terms: tuple[str, str] | None = None


def _differences(bead: Bead, pair: Pair, finders: tuple[Finder, Finder]) -> Iterator[_Told]:
    said: list[Contrast] = []
    for one in contrasts(bead, pair, finders):
        if are_akin(one.there.kind, one.here.kind) or (one.other and is_turned_comparison(one, bead, pair)):
            continue
        if not any(_is_said(one, each) for each in said):
            said.append(one)
            terms = None if one.other else (one.there.bare_kind, one.here.bare_kind)
            yield _Told(one.mistake(pair), terms)
    for one in (*turned_round(bead, pair, finders), *strangers(bead, pair, finders)):
        if not any(_is_said(one, each) for each in said):
            yield _Told(one.mistake(pair))
    for omission in omissions(bead, pair, finders):
        if not omission.place.found.kind.startswith(_COUNTED):
            yield _Told(omission.mistake(pair))


_COUNTED = ("ordinal_", FREE, LEARNED)  # what each language counts and names as it likes


def _finder(listed: Sorts, learned: LearnedWords | None) -> Finder:
    """Finds the words that are told apart by name, in order; in each text once for all that compare them."""

    @cache
    def found(text: str) -> Sequence[Found]:
        others = learned.find(text) if learned else ()
        return sorted((*listed.find(text), *others), key=lambda one: one.start)

    return lambda unit: found(unit.text)


def _is_said(one: Contrast, other: Contrast) -> bool:
    """Whether a contrast is of the same words as another."""
    return one.there.overlaps(other.there) or one.here.overlaps(other.here)

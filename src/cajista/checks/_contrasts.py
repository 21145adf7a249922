"""Where a translation has another word of a sort than its source."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple, TypeAlias

from ..findings import Severity, message
from ..i18n.alignment import Bead
from ..i18n.sentences import SentencePair
from ..i18n.units import Unit
from ..i18n.words import words_of
from . import Mistake, Pair
from ._parity import beyond, file_of
from ._sorts import DENIED, LOOSE, ByUnit, Finder, Place, by_sort, is_placing, text_between, words_within
from ._word_order import is_loose
from ._words import Found, sort_of

Marker: TypeAlias = Callable[[Unit, Sequence[Found]], Sequence[Found]]
"""Tells words that are denied from others."""

_PASSED_OVER = ("code", "equation")
_AMOUNT = "amount"  # "less severe" is «más leve»: with another opposite, more and less say the same
_ALIKE = {_AMOUNT: "size", "size": _AMOUNT}  # sorts whose members say the same, in the same order


class Contrast(NamedTuple):
    """A word of the source, and that of another member of its sort which stands for it in the translation."""

    there: Place
    here: Place
    other: Place | None = None  # where the word of the source stands, if both changed places
    behind: Place | None = None  # where the word of the translation stands in the source

    def values(self, pair: Pair) -> dict[str, object]:
        """What messages name: both words, and where that of the source stands."""
        return {
            "ours": self.here.text,
            "theirs": self.there.text,
            "file": file_of(pair.source),
            "line": self.there.span.line,
        }

    @property
    def severity(self) -> Severity | None:
        """How grave it is, where that is not what the rule's mistakes are otherwise."""
        return "info" if self.there.bare_sort.startswith(LOOSE) else None

    @property
    def is_opposite(self) -> bool:
        """Whether the words are the first two of their sort, and no third beside them: "severe", "mild", "moderate"."""
        return {self.there.kind[-2:], self.here.kind[-2:]} == {"_0", "_1"}

    def mistake(self, pair: Pair) -> Mistake:
        """What is said of words of which only one can be meant."""
        what = message("“{ours}” here; “{theirs}” in {file}, line {line}.", **self.values(pair))
        return self.exchanged(pair) or Mistake(
            what, self.here.span, message("See which of the two is meant."), severity=self.severity
        )

    def exchanged(self, pair: Pair) -> Mistake | None:
        """What is said of two words that changed places; None of others."""
        if self.other is None:
            return None
        what = message(
            "“{first}” and “{second}” seem to have changed places: {file}, line {line}, has them the other way round.",
            first=self.here.text,
            second=self.other.text,
            file=file_of(pair.source),
            line=self.there.span.line,
        )
        return Mistake(what, self.here.span, message("See whether both sentences say the same."))


def contrasts(
    bead: Bead, pair: Pair, finders: tuple[Finder, Finder], markers: Sequence[tuple[Marker, Marker]] = ()
) -> Sequence[Contrast]:
    """Words that exclude those which stand for them in the other language, sentence by sentence.

    `finders` find them in both languages; `markers` tell which are denied: first those from near, then those from
    farther away, for words that one language denies from near, and the other not.
    """
    if not bead.is_whole or bead.source[0].kind in _PASSED_OVER or bead.source[0].parts:
        return []
    sides = (bead.source, bead.target)
    found = {id(unit): find(unit) for side, find in zip(sides, finders, strict=True) for unit in side}
    if not _may_differ(bead, found):
        return []
    near = _marked(bead, found, markers[0]) if markers else found
    differing = _differences(pair, bead, near)
    for farther in markers[1:]:
        far = _marked(bead, found, farther)
        if differing:
            return [one for one in differing if not _may_be_denied(one, bead, far)]
        from_near = _places(bead, near)
        differing = [
            one
            for one in _differences(pair, bead, far)
            if one.is_opposite and (one.there in from_near) != (one.here in from_near)
        ]
    return differing


def _places(bead: Bead, found: ByUnit) -> set[Place]:
    return {
        Place(unit, one) for side in (bead.source, bead.target) for unit in side for one in found[id(unit)]
    }


def _may_be_denied(one: Contrast, bead: Bead, far: ByUnit) -> bool:
    """Whether just one of two opposites may be denied from afar: "no approval was required", «no era necesaria»."""
    if not one.is_opposite or one.other:
        return False
    places = _places(bead, far)
    return (one.there in places) != (one.here in places)


def _marked(bead: Bead, found: ByUnit, markers: tuple[Marker, Marker]) -> ByUnit:
    sides = zip((bead.source, bead.target), markers, strict=True)
    return {id(unit): mark(unit, found[id(unit)]) for side, mark in sides for unit in side}


def _differences(pair: Pair, bead: Bead, found: ByUnit) -> list[Contrast]:
    in_order = pair.in_order(bead)
    if in_order and not any(_among(in_order, found)):
        return []
    return [one for one in _among(pair.sentences(bead), found) if not _is_loose(one, pair)]


def _is_loose(one: Contrast, pair: Pair) -> bool:
    """Whether two words only stand in another order, as they may."""
    if one.other is None or one.behind is None:
        return False
    return is_loose((one.there, one.behind), (one.here, one.other), pair)


def _may_differ(bead: Bead, found: ByUnit) -> bool:
    """Whether words of a sort do not follow each other alike on both sides: mostly they do, and need no sentences."""
    theirs, ours = (
        [one.kind for unit in side for one in found[id(unit)]] for side in (bead.source, bead.target)
    )
    return bool(theirs and ours) and _are_unlike(theirs, ours)


def _are_unlike(theirs: Sequence[str], ours: Sequence[str]) -> bool:
    if theirs == ours:
        return False
    first, second = by_sort(theirs), by_sort(ours)
    return any(second.get(sort, kinds) != kinds for sort, kinds in first.items())


def _among(sentences: Sequence[SentencePair], found: ByUnit) -> Iterator[Contrast]:
    for both in sentences:
        yield from _compared(words_within(both.source, found), words_within(both.target, found))


def _compared(theirs: list[Place], ours: list[Place]) -> Iterator[Contrast]:
    if not _are_unlike([one.kind for one in theirs], [one.kind for one in ours]):
        return
    differing = _differing_sorts(theirs, ours)
    found: dict[str, Contrast] = {}
    for sort in dict.fromkeys(one.sort for one in theirs):
        there, here = ([place for place in side if place.sort == sort] for side in (theirs, ours))
        one = _differing(there, here) if sort.removeprefix(DENIED) in differing else None
        if one and _is_lost(one, theirs, ours) and not _is_told_otherwise(one, theirs, ours):
            found[sort.removeprefix(DENIED)] = one
    for sort in dict.fromkeys(place.bare_sort for place in theirs if place.bare_sort not in differing):
        there, here = ([place for place in side if place.bare_sort == sort] for side in (theirs, ours))
        if one := _exchanged(there, here):
            found[sort] = one
    if not found and (one := _measured(theirs, ours)):
        found[_MEASURE] = one
    first, second = _amounted(theirs), _amounted(ours)
    if _AMOUNT in found and (first | second) & differing:
        yield from (one for sort, one in found.items() if sort not in (first & second) | {_AMOUNT})
        return
    yield from (one for sort, one in found.items() if not _is_said_by(_ALIKE.get(sort), one, theirs, ours))


def _measured(theirs: list[Place], ours: list[Place]) -> Contrast | None:
    """Of as many words of size and amount, one too many of a kind: "less than the younger" is «menos»."""
    there, here = ([place for place in side if place.sort in _ALIKE] for side in (theirs, ours))
    if len(there) != len(here) or _amounted(theirs) or _amounted(ours):
        return None
    lost, added = beyond(there, here, _member), beyond(here, there, _member)
    return Contrast(lost[0], added[0]) if len(lost) == len(added) == 1 else None


_MEASURE = "measure"


def _member(place: Place) -> str:
    return place.kind.rpartition("_")[2]


def _is_lost(one: Contrast, theirs: list[Place], ours: list[Place]) -> bool:
    """Whether either side lacks a word of the other, denied or not: "nonproliferative, moderate", «no …, moderada»."""
    first, second = Counter(one.bare_kind for one in theirs), Counter(one.bare_kind for one in ours)
    there, here = one.there.bare_kind, one.here.bare_kind
    return first[there] > second[there] and second[here] > first[here]


def _is_told_otherwise(one: Contrast, theirs: list[Place], ours: list[Place]) -> bool:
    """Whether the other side has either word as one of another sort, "discharged" for «alta», or as it is."""
    if _stands(one.there.text, one.here.unit, ours) or _stands(one.here.text, one.there.unit, theirs):
        return True
    there, here = _kinds_at(one.there, theirs), _kinds_at(one.here, ours)
    return any(
        place.bare_kind in kinds - others and not place.overlaps(stead)
        for kinds, others, places, stead in ((there, here, ours, one.here), (here, there, theirs, one.there))
        for place in places
    )


def _stands(text: str, unit: Unit, places: list[Place]) -> bool:
    """Whether words stand in a piece of a text of another language, where they are none of its own."""
    for found in re.finditer(rf"\b{re.escape(text)}\b", unit.text):
        own = Found("", *found.span())
        if not any(one.overlaps(Place(unit, own)) for one in places):
            return True
    return False


def _kinds_at(word: Place, places: list[Place]) -> set[str]:
    """Of what other kinds a word is."""
    return {one.bare_kind for one in places if one.overlaps(word)} - {word.bare_kind}


def _is_said_by(alike: str | None, one: Contrast, theirs: list[Place], ours: list[Place]) -> bool:
    """Whether either side says what it seems to lack by a word of another sort: "less contrast", «menor contraste»."""
    if alike is None:
        return False
    first, second = Counter(one.bare_kind for one in theirs), Counter(one.bare_kind for one in ours)
    there, here = (f"{alike}_{place.kind.rpartition('_')[2]}" for place in (one.there, one.here))
    return second[there] > first[there] or first[here] > second[here]


def _amounted(places: list[Place]) -> set[str]:
    """The sorts of the words before which more or less stands, but for those that say when or where."""
    return {
        following.bare_sort
        for one, following in pairwise(places)
        if one.bare_sort == _AMOUNT
        and not (one.overlaps(following) or text_between(one, following) or is_placing(following.found))
    }


def _differing_sorts(theirs: list[Place], ours: list[Place]) -> set[str]:
    """The sorts of which one side has other words than the other, whichever are denied."""
    first, second = (Counter(one.bare_kind for one in side) for side in (theirs, ours))
    return {sort_of(kind) for kind in first | second if first[kind] != second[kind]}


def _exchanged(theirs: list[Place], ours: list[Place]) -> Contrast | None:
    """The first words that stand in another order, whichever are denied."""
    for at, (there, here) in enumerate(zip(theirs, ours, strict=True)):
        if there.bare_kind != here.bare_kind:
            other = next((one for one in ours[at:] if one.bare_kind == there.bare_kind), None)
            behind = next((one for one in theirs[at:] if one.bare_kind == here.bare_kind), None)
            is_apart = other and behind and are_apart(there, behind) and are_apart(here, other)
            return Contrast(there, here, other, behind) if is_apart else None
    return None


def are_apart(one: Place, other: Place) -> bool:
    """Whether neither of two words belongs to the other, as in "blood plasma" and "her mother's sister"."""
    if one.unit is not other.unit:
        return True
    between = one.unit.text[one.found.end : other.found.start]
    if tail := _TAIL.match(between):
        between = between[tail.end() :]
    words = words_of(between)
    return len(words) > 1 or bool(_PARTING.search(between)) or any(len(word) <= _SHORT for _, word in words)


_TAIL = re.compile(r"-\w+")  # “CBT-I”, of which a list has the first half
_PARTING = re.compile(r"[,;:()]")
_SHORT = 5  # letters of a word that joins others


def _differing(theirs: list[Place], ours: list[Place]) -> Contrast | None:
    """The first words of a sort that differ, where a member is on one side alone, and another on the other alone.

    Where both have as many words, of women and of men, one too many of a kind tells as much.
    """
    if len(theirs) == len(ours):
        lost, added = beyond(theirs, ours, _KIND), beyond(ours, theirs, _KIND)
    else:
        lost, added = _alone(theirs, ours), _alone(ours, theirs)
    return Contrast(lost[0], added[0]) if lost and added else None


_KIND = attrgetter("kind")


def _alone(some: list[Place], others: list[Place]) -> list[Place]:
    """The words of a kind that the others have none of."""
    kinds = Counter(one.kind for one in others)
    return [one for one in some if not kinds[one.kind]]

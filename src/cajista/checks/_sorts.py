"""Words of which each excludes others of its sort, and where they stand.

A catalogue lists them by sort, the members of a sort between double slashes, each with its words:

    share: half; halves // twice; double // !twice daily; double-blind
    specimen: blood = blood // serum = serum; sera // !blood pressure

Members without names are those that stand at the same place in another language. What begins with `!` are phrases in
which such words mean something else. Of phrases within others the longest is meant, be they of one sort or of several:
"working days" are no days. One phrase may be of several sorts.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from ..i18n.sentences import Sentence
from ..i18n.units import Unit
from ..locale import Locale
from ..model.span import Span
from ._words import Found, Phrasebook, phrases, sort_of

_NEITHER = "neither"
DENIED = "not-"  # before the sort of a word that is denied
LISTED = "listed_"  # before the name of a sort that is enumerated whole
FREE = "free_"  # before the name of a sort whose words translators place as they like
LOOSE = f"{FREE}loose_"  # the same, where they choose them as they like, too

Finder: TypeAlias = Callable[[Unit], Sequence[Found]]
"""Finds words in a piece of a text, each of a kind `sort_member`."""


class Sorts:
    """The words of a catalogue's list, found in each text once."""

    def __init__(self, kinds: Mapping[str, str]) -> None:
        self._book = Phrasebook(kinds, longest=True)
        self.find = lru_cache(maxsize=512)(self._found_in)

    def of(self, unit: Unit) -> Sequence[Found]:
        """The words in a piece of a text."""
        return self.find(unit.text)

    def _found_in(self, text: str) -> tuple[Found, ...]:
        found = [one for one in self._book.find(text) if not one.kind.endswith(_NEITHER)]
        kept: list[Found] = []
        for one in sorted(found, key=lambda one: (one.start, -one.end)):
            if not kept or one.end > kept[-1].end or one[1:] == kept[-1][1:] or _is_amid(one, kept[-1], text):
                kept.append(one)
        return tuple(kept)


def _is_amid(one: Found, other: Found, text: str) -> bool:
    """Whether a word stands between those of a phrase with others amid it: the «aguda» of «tanto en la aguda como»."""
    return (
        other.start < one.start and one.end < other.end and text.count(" ", other.start, other.end) >= _LONG
    )


_LONG = 4  # spaces of a phrase that hardly has all its words listed


@lru_cache(maxsize=40)
def book_of(told: str) -> Sorts | None:
    """The words of a catalogue's list; None where it is empty."""
    kinds: dict[str, str] = {}
    for line in filter(None, map(str.strip, told.split("\n"))):
        sort, _, words = line.partition(": ")
        for at, each in enumerate(words.split(" // ")):
            member, named, own = each.partition(" = ")
            if each[0] == "!":
                kinds[f"{sort}_{_NEITHER}"] = each[1:]
            else:
                kinds[f"{sort}_{member if named else at}"] = own if named else each
    return Sorts(kinds) if kinds else None


@lru_cache(maxsize=1000)
def pattern_of(told: str) -> re.Pattern[str] | None:
    """A pattern of phrases; None where there are none."""
    pattern = phrases(told)
    return re.compile(pattern, re.IGNORECASE) if pattern else None


def is_placing(found: Found) -> bool:
    """Whether a word says when or where."""
    return sort_of(found.kind.removeprefix(DENIED)) in _PLACING


_PLACING = ("time", "terminus", "level", "inside", "outset")


def denied(found: Found) -> Found:
    """The same word, of a sort of its own: "not more" is no "more"."""
    return found._replace(kind=f"{DENIED}{found.kind}")


class Place(NamedTuple):
    """A word where it stands."""

    unit: Unit
    found: Found

    @property
    def text(self) -> str:
        """The word as it is written."""
        return self.unit.text[self.found.start : self.found.end]

    @property
    def span(self) -> Span:
        """Where it stands in the source."""
        return self.unit.span_of(self.found.start, self.found.end)

    def holds(self, other: "Place") -> bool:
        """Whether another word is part of this phrase, and not the whole of it."""
        return self.covers(other) and self.found[1:] != other.found[1:]

    def covers(self, other: "Place") -> bool:
        """Whether another word is part of this phrase, or the whole of it."""
        (start, end), (first, last) = self.found[1:], other.found[1:]
        return self.unit is other.unit and start <= first and last <= end

    def overlaps(self, other: "Place") -> bool:
        """Whether this and another word have a letter in common."""
        (start, end), (first, last) = self.found[1:], other.found[1:]
        return self.unit is other.unit and start < last and first < end

    @property
    def kind(self) -> str:
        """Its sort and member, `sort_member`, and before them whether it is denied."""
        return self.found.kind

    @property
    def sort(self) -> str:
        """Its sort; one that is denied is of a sort of its own."""
        return sort_of(self.kind)

    @property
    def bare_kind(self) -> str:
        """Its sort and member, denied or not."""
        return self.kind.removeprefix(DENIED)

    @property
    def bare_sort(self) -> str:
        """Its sort, denied or not."""
        return sort_of(self.bare_kind)


ByUnit: TypeAlias = Mapping[int, Sequence[Found]]
"""The words of each piece of a text, by its `id`."""


def words_within(sentences: tuple[Sentence, ...], found: ByUnit) -> list[Place]:
    """The words of some sentences, in order."""
    return [
        Place(each.unit, one)
        for each in sentences
        for one in found[id(each.unit)]
        if each.start <= one.start < each.end
    ]


def by_sort(kinds: Sequence[str]) -> dict[str, list[str]]:
    """Kinds, in order, by their sort."""
    found: dict[str, list[str]] = {}
    for kind in kinds:
        found.setdefault(sort_of(kind), []).append(kind)
    return found


def text_between(first: Place, second: Place) -> str:
    """What stands between two words of a passage; of two, a sign that joins nothing."""
    is_one = first.unit is second.unit
    return first.unit.text[first.found.end : second.found.start].strip() if is_one else "."


def joining(locale: Locale) -> Sequence[str]:
    """Words for "and"."""
    return locale.lexicon("reading", "and").split("; ")


def joining_alike(locale: Locale) -> Sequence[str]:
    """Words between two that may stand in either order: "and", "or"."""
    return (*joining(locale), *locale.lexicon("negation", "words before another item").split("; "))

"""Words of enumerations that the other language leaves out."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from ..findings import message
from ..i18n.alignment import Bead
from ..i18n.sentences import SentencePair
from ..locale import Locale
from . import Mistake, Pair
from ._parity import end_of, file_of
from ._sorts import LISTED, Finder, Place, by_sort, joining, text_between, words_within


class Omission(NamedTuple):
    """A word that one language names beside others of its sort, and the other does not: mostly it says it otherwise."""

    place: Place
    both: SentencePair

    def mistake(self, pair: Pair) -> Mistake:
        """What is mentioned of it, at the end of the sentence that lacks it or where it stands too much."""
        text, file = self.place.text, file_of(pair.source)
        if any(one.unit is self.place.unit for one in self.both.source):
            line = self.place.span.line
            what = message(
                "“{text}” ({file}, line {line}) is not named here.", text=text, file=file, line=line
            )
            return Mistake(what, end_of(self.both.target[-1].span), _ALL, severity="info")
        line = self.both.source[0].span.line
        what = message("“{text}” is not named in {file} (line {line}).", text=text, file=file, line=line)
        return Mistake(what, self.place.span, _ALL, severity="info")


_ALL = message("See whether both languages enumerate the same.")


def omissions(
    bead: Bead, pair: Pair, finders: tuple[Finder, Finder], *, only_joined: bool = False
) -> Iterator[Omission]:
    """Words of enumerations that the other language enumerates without one of them.

    Those are three and more of a sort, or two joined by "and": "before and after". `only_joined` are the latter.
    """
    if not bead.is_whole or bead.source[0].parts:
        return
    sides = (bead.source, bead.target)
    found = {id(unit): find(unit) for side, find in zip(sides, finders, strict=True) for unit in side}
    theirs, ours = ({one.kind for unit in side for one in found[id(unit)]} for side in sides)
    if max(len(theirs), len(ours)) < _TWO or theirs == ours:
        return
    for both in pair.sentences(bead):
        if both.is_whole:
            places = (words_within(both.source, found), words_within(both.target, found))
            yield from (Omission(one, both) for one in _omitted(*places, pair, only_joined=only_joined))


_TWO, _SEVERAL = 2, 3  # members of an enumeration


def _omitted(theirs: list[Place], ours: list[Place], pair: Pair, *, only_joined: bool) -> Iterator[Place]:
    first, second = by_sort([one.kind for one in theirs]), by_sort([one.kind for one in ours])
    for sort in first.keys() & second.keys():
        lacking = set(first[sort]) ^ set(second[sort])
        if len(lacking) != 1:
            continue
        kept = {*first[sort], *second[sort]} - lacking
        if any(first[sort].count(kind) != second[sort].count(kind) for kind in kept):
            continue  # what seems to be left out may be said by other words, as they are
        is_lost = bool(lacking & set(first[sort]))
        sides = (theirs, pair.source.locale), (ours, pair.target.locale)
        (named, locale), (others, other_locale) = sides if is_lost else sides[::-1]
        own = [one for one in named if one.sort == sort]
        lost = next(one for one in own if one.kind in lacking)
        is_listed = sort.startswith(LISTED)
        is_joined = _has_fellow(lost, own, (*joining(locale), *([","] if is_listed else []))) and not any(
            _stands_joined(one, other_locale) for one in others if one.sort == sort and not is_listed
        )
        if is_joined or (len({one.kind for one in own}) >= _SEVERAL and not only_joined):
            yield lost


def _has_fellow(lost: Place, own: Sequence[Place], joining: Sequence[str]) -> bool:
    """Whether another word of its sort is joined to a word."""
    return any(
        lost in both and both[0].kind != both[1].kind and text_between(*both) in joining
        for both in pairwise(own)
    )


def _stands_joined(place: Place, locale: Locale) -> bool:
    """Whether "and" stands right beside a word: what it joins to it may be a word that no list has."""
    before, after = (
        place.unit.text[: place.found.start].split()[-1:],
        place.unit.text[place.found.end :].split()[:1],
    )
    return any(word in joining(locale) for word in (*before, *after))

"""Words of which each excludes others of its sort, and where a translation has another than its source.

A catalogue lists them by sort, the members of a sort between double slashes, each with its words:

    share: half; halves // twice; double // !twice daily; double-blind
    specimen: blood = blood // serum = serum; sera // !blood pressure

Members without names are those that stand at the same place in another language. What begins with `!` are phrases in
which such words mean something else. Of several phrases that stand at a word, the longest is meant.

Who does what to whom, languages put in any order: "the nurse tells the doctor", «al médico se lo dice la enfermera».
The members of a sort whose name begins with `free_` changed places only where they are contrasted ("by need rather
than by demand") or counted ("12 hospitals in 3 cities") on both sides, and may be left out of enumerations. Those of a
sort whose name begins with `listed_` may not: "age, sex and weight" are three.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple, TypeAlias

from ..findings import message
from ..i18n.alignment import Bead
from ..i18n.sentences import Sentence, SentencePair
from ..i18n.units import Unit
from ..i18n.words import words_of
from ..locale import Locale
from ..model.span import Span
from . import Mistake, Pair
from ._parity import beyond, end_of, file_of
from ._words import Found, Phrasebook, phrases

Finder: TypeAlias = Callable[[Unit], Sequence[Found]]
"""Finds words in a piece of a text, each of a kind `sort_member`."""

Marker: TypeAlias = Callable[[Unit, Sequence[Found]], Sequence[Found]]
"""Tells words that are denied from others."""

_PASSED_OVER = ("code", "equation")
_NEITHER = "neither"
_DENIED = "not-"  # before the sort of a word that is denied
_AMOUNT = "amount"  # "less severe" is «más leve»: with another opposite, more and less say the same
_ALIKE = {_AMOUNT: "size", "size": _AMOUNT}  # sorts whose members say the same, in the same order


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
    def is_opposite(self) -> bool:
        """Whether the words are the first two of their sort, and no third beside them: "severe", "mild", "moderate"."""
        return {_kind(self.there)[-2:], _kind(self.here)[-2:]} == {"_0", "_1"}

    def mistake(self, pair: Pair) -> Mistake:
        """What is said of words of which only one can be meant."""
        what = message("“{ours}” here; “{theirs}” in {file}, line {line}.", **self.values(pair))
        return self.exchanged(pair) or Mistake(
            what, self.here.span, message("See which of the two is meant.")
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


def is_placing(found: Found) -> bool:
    """Whether a word says when or where."""
    return _sort_of(found.kind) in _PLACING


_PLACING = ("time", "terminus", "level", "inside", "outset")


def denied(found: Found) -> Found:
    """The same word, of a sort of its own: "not more" is no "more"."""
    return found._replace(kind=f"{_DENIED}{found.kind}")


def contrasts(
    pair: Pair, finders: tuple[Finder, Finder], markers: Sequence[tuple[Marker, Marker]] = ()
) -> Iterator[Contrast]:
    """Words that exclude those which stand for them in the other language, sentence by sentence.

    `finders` find them in both languages; `markers` tell which are denied: first those from near, then those from
    farther away, for words that one language denies from near, and the other not.
    """
    for bead in pair.beads:
        if not bead.is_whole or bead.source[0].kind in _PASSED_OVER or bead.source[0].parts:
            continue
        sides = (bead.source, bead.target)
        found = {id(unit): find(unit) for side, find in zip(sides, finders, strict=True) for unit in side}
        if not _may_differ(bead, found):
            continue
        marked = [
            {
                id(unit): mark(unit, found[id(unit)])
                for side, mark in zip(sides, both, strict=True)
                for unit in side
            }
            for both in markers
        ] or [found]
        differing = _differences(pair, bead, marked[0])
        for farther in () if differing else marked[1:]:
            from_near = {Place(unit, one) for side in sides for unit in side for one in marked[0][id(unit)]}
            differing = [
                one
                for one in _differences(pair, bead, farther)
                if one.is_opposite and (one.there in from_near) != (one.here in from_near)
            ]
        yield from differing


def _differences(pair: Pair, bead: Bead, found: "_ByUnit") -> list[Contrast]:
    in_order = pair.in_order(bead)
    if in_order and not any(_among(in_order, found)):
        return []
    return [one for one in _among(pair.sentences(bead), found) if not _is_loose(one, pair)]


class Omission(NamedTuple):
    """A word that one language names beside others of its sort, and the other does not."""

    place: Place
    both: SentencePair

    def mistake(self, pair: Pair) -> Mistake:
        """What is said of it, at the end of the sentence that lacks it or where it stands too much."""
        text, file = self.place.text, file_of(pair.source)
        if any(one.unit is self.place.unit for one in self.both.source):
            line = self.place.span.line
            what = message(
                "“{text}” ({file}, line {line}) is not named here.", text=text, file=file, line=line
            )
            return Mistake(what, end_of(self.both.target[-1].span), _ALL)
        line = self.both.source[0].span.line
        what = message("“{text}” is not named in {file} (line {line}).", text=text, file=file, line=line)
        return Mistake(what, self.place.span, _ALL)


_ALL = message("See whether both languages enumerate the same.")


def omissions(pair: Pair, finders: tuple[Finder, Finder], *, only_joined: bool = False) -> Iterator[Omission]:
    """Words of enumerations that the other language enumerates without one of them.

    Those are three and more of a sort, or two joined by "and": "before and after". `only_joined` are the latter.
    """
    for bead in pair.beads:
        if not bead.is_whole or bead.source[0].parts:
            continue
        sides = (bead.source, bead.target)
        found = {id(unit): find(unit) for side, find in zip(sides, finders, strict=True) for unit in side}
        theirs, ours = ({one.kind for unit in side for one in found[id(unit)]} for side in sides)
        if max(len(theirs), len(ours)) < _TWO or theirs == ours:
            continue
        for both in pair.sentences(bead):
            if both.is_whole:
                places = (_within(both.source, found), _within(both.target, found))
                yield from (Omission(one, both) for one in _omitted(*places, pair, only_joined=only_joined))


_TWO, _SEVERAL = 2, 3  # members of an enumeration


def _omitted(theirs: list[Place], ours: list[Place], pair: Pair, *, only_joined: bool) -> Iterator[Place]:
    first, second = _by_sort([*map(_kind, theirs)]), _by_sort([*map(_kind, ours)])
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
        own = [one for one in named if _sort(one) == sort]
        lost = next(one for one in own if _kind(one) in lacking)
        is_listed = sort.startswith(_LISTED)
        is_joined = _has_fellow(lost, own, (*_joining(locale), *([","] if is_listed else []))) and not any(
            _stands_joined(one, other_locale) for one in others if _sort(one) == sort and not is_listed
        )
        if is_joined or (len(set(map(_kind, own))) >= _SEVERAL and not only_joined):
            yield lost


def _has_fellow(lost: Place, own: Sequence[Place], joining: Sequence[str]) -> bool:
    """Whether another word of its sort is joined to a word."""
    return any(
        lost in both and _kind(both[0]) != _kind(both[1]) and _between(*both) in joining
        for both in pairwise(own)
    )


def _stands_joined(place: Place, locale: Locale) -> bool:
    """Whether "and" stands right beside a word: what it joins to it may be a word that no list has."""
    before, after = (
        place.unit.text[: place.found.start].split()[-1:],
        place.unit.text[place.found.end :].split()[:1],
    )
    return any(word in _joining(locale) for word in (*before, *after))


def _joining(locale: Locale) -> Sequence[str]:
    return locale.lexicon("reading", "and").split("; ")


def _joining_alike(locale: Locale) -> Sequence[str]:
    """Words between two that may stand in either order: "and", "or"."""
    return (*_joining(locale), *locale.lexicon("negation", "words before another item").split("; "))


def _between(first: Place, second: Place) -> str:
    """What stands between two words of a passage; of two, a sign that joins nothing."""
    is_one = first.unit is second.unit
    return first.unit.text[first.found.end : second.found.start].strip() if is_one else "."


def _is_loose(one: Contrast, pair: Pair) -> bool:
    """Whether two words changed places of which either may come first.

    That is where they are only joined by "and" or "or", where languages order them freely, where one language begins
    with a clause with which the other ends, or where one says first what the other says last to be rejected.
    """
    if one.other is None or one.behind is None:
        return False
    ours, theirs = sorted((one.here, one.other), key=_start), sorted((one.there, one.behind), key=_start)
    sides = (ours, pair.target.locale), (theirs, pair.source.locale)
    if len({_is_fronted(*side) for side in sides}) > 1 or all(map(_is_glossed, (*ours, *theirs))):
        return True
    rejected = {place and _bare_kind(place) for place in (_rejected(*side) for side in sides)}
    if len(rejected) == 1 and None not in rejected:
        return True
    if _is_free(one.here):
        is_counted = _number_before(one.here) == _number_before(one.there) != ""
        return not is_counted and not (
            _are_contrasted(ours[0], ours[1], pair.target.locale)
            and _are_contrasted(theirs[0], theirs[1], pair.source.locale)
        )
    is_joined = _between(*ours) in _joining_alike(pair.target.locale)
    return is_joined and not any(map(str.isdigit, one.here.unit.text))


def _is_fronted(places: Sequence[Place], locale: Locale) -> bool:
    """Whether the first of two words stands in a clause or phrase put first: "After her son came, the father"."""
    first, second = places
    beginning = _pattern(locale.lexicon("reading", "words that begin what may stand first or last"))
    before = _SENTENCE.split(first.unit.text[: first.found.start])[-1].lstrip()
    is_begun = beginning is not None and beginning.match(before) is not None
    return is_begun and "," not in before and "," in _between(first, second)


_SENTENCE = re.compile(r"[.;:?!]\s")


def _is_glossed(place: Place) -> bool:
    """Whether a word begins what explains an abbreviation, in the order of these: "CI: confidence interval"."""
    return place.unit.text[: place.found.start].endswith(": ")


def _rejected(places: Sequence[Place], locale: Locale) -> Place | None:
    """Which of two words is set against the other: the one after "rather than", wherever that stands."""
    first, second = places
    pattern = contrasting(locale)
    if pattern is None:
        return None
    if _follows(pattern, _between(first, second), 1):
        return second
    return first if _follows(pattern, first.unit.text[: first.found.start], _SHORT) else None


def _follows(pattern: re.Pattern[str], before: str, letters: int) -> bool:
    """Whether a word of so many letters that contrasts stands shortly before something."""
    found = [each for each in pattern.finditer(before) if len(each[0]) >= letters]
    return bool(found) and len(words_of(before[found[-1].end() :])) <= _ARTICLES


_ARTICLES = 2  # words between a word that contrasts and what it rejects


_LISTED = "listed_"
_FREE = ("free_", _LISTED)


def _is_free(place: Place) -> bool:
    return _bare_kind(place).startswith(_FREE)


def _start(place: Place) -> int:
    return place.found.start


def _number_before(place: Place) -> str:
    """The digits of the number right before a word; empty where there is none."""
    match = _NUMBER.search(place.unit.text[: place.found.start])
    return re.sub(r"\D", "", match[0]) if match else ""


_NUMBER = re.compile(r"\d[\d.,\s]*$")


def _are_contrasted(first: Place, second: Place, locale: Locale) -> bool:
    """Whether a word that contrasts stands between two: "rather than", "and not"."""
    pattern = contrasting(locale)
    between = _between(first, second)
    found = [len(words_of(each[0])) for each in pattern.finditer(between)] if pattern else []
    return bool(found) and len(words_of(between)) <= (_NEAR if max(found) == 1 else _FAR)


_NEAR, _FAR = 7, 14  # words between what is compared, by one word ("than") or by several ("but never")


def contrasting(locale: Locale) -> re.Pattern[str] | None:
    """Words between what is compared or contrasted: "than", "rather than", "and not"; None where none are told."""
    return _pattern(locale.lexicon("reading", "words between what is compared"))


@lru_cache(maxsize=20)
def _pattern(told: str) -> re.Pattern[str] | None:
    return re.compile(phrases(told), re.IGNORECASE) if phrases(told) else None


_ByUnit: TypeAlias = Mapping[int, Sequence[Found]]


def _may_differ(bead: Bead, found: _ByUnit) -> bool:
    """Whether words of a sort do not follow each other alike on both sides: mostly they do, and need no sentences."""
    theirs, ours = (
        [one.kind for unit in side for one in found[id(unit)]] for side in (bead.source, bead.target)
    )
    return bool(theirs and ours) and theirs != ours and _are_unlike(theirs, ours)


def _are_unlike(theirs: Sequence[str], ours: Sequence[str]) -> bool:
    first, second = _by_sort(theirs), _by_sort(ours)
    return any(second.get(sort, kinds) != kinds for sort, kinds in first.items())


def _by_sort(kinds: Sequence[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for kind in kinds:
        found.setdefault(_sort_of(kind), []).append(kind)
    return found


@lru_cache(maxsize=2000)
def _sort_of(kind: str) -> str:
    return kind.rpartition("_")[0]


def _among(sentences: Sequence[SentencePair], found: _ByUnit) -> Iterator[Contrast]:
    for both in sentences:
        yield from _compared(_within(both.source, found), _within(both.target, found))


def _within(sentences: tuple[Sentence, ...], found: _ByUnit) -> list[Place]:
    return [
        Place(each.unit, one)
        for each in sentences
        for one in found[id(each.unit)]
        if each.start <= one.start < each.end
    ]


def _compared(theirs: list[Place], ours: list[Place]) -> Iterator[Contrast]:
    if not _are_unlike([*map(_kind, theirs)], [*map(_kind, ours)]):
        return
    differing = _differing_sorts(theirs, ours)
    found: dict[str, Contrast] = {}
    for sort in dict.fromkeys(map(_sort, theirs)):
        there, here = ([place for place in side if _sort(place) == sort] for side in (theirs, ours))
        one = _differing(there, here) if sort.removeprefix(_DENIED) in differing else None
        if one and _is_lost(one, theirs, ours):
            found[sort.removeprefix(_DENIED)] = one
    for sort in dict.fromkeys(_bare_sort(place) for place in theirs if _bare_sort(place) not in differing):
        there, here = ([place for place in side if _bare_sort(place) == sort] for side in (theirs, ours))
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
    there, here = ([place for place in side if _sort(place) in _ALIKE] for side in (theirs, ours))
    if len(there) != len(here) or _amounted(theirs) or _amounted(ours):
        return None
    lost, added = beyond(there, here, _member), beyond(here, there, _member)
    return Contrast(lost[0], added[0]) if len(lost) == len(added) == 1 else None


_MEASURE = "measure"


def _member(place: Place) -> str:
    return _kind(place).rpartition("_")[2]


def _is_lost(one: Contrast, theirs: list[Place], ours: list[Place]) -> bool:
    """Whether either side lacks a word of the other, denied or not: "nonproliferative, moderate", «no …, moderada»."""
    first, second = Counter(map(_bare_kind, theirs)), Counter(map(_bare_kind, ours))
    there, here = _bare_kind(one.there), _bare_kind(one.here)
    return first[there] > second[there] and second[here] > first[here]


def _is_said_by(alike: str | None, one: Contrast, theirs: list[Place], ours: list[Place]) -> bool:
    """Whether either side says what it seems to lack by a word of another sort: "less contrast", «menor contraste»."""
    if alike is None:
        return False
    first, second = Counter(map(_bare_kind, theirs)), Counter(map(_bare_kind, ours))
    there, here = (f"{alike}_{_kind(place).rpartition('_')[2]}" for place in (one.there, one.here))
    return second[there] > first[there] or first[here] > second[here]


def _amounted(places: list[Place]) -> set[str]:
    """The sorts of the words before which more or less stands, but for those that say when or where."""
    return {
        _bare_sort(following)
        for one, following in pairwise(places)
        if _bare_sort(one) == _AMOUNT and not _between(one, following)
    }.difference(_PLACING)


def _differing_sorts(theirs: list[Place], ours: list[Place]) -> set[str]:
    """The sorts of which one side has other words than the other, whichever are denied."""
    first, second = (Counter(map(_bare_kind, side)) for side in (theirs, ours))
    return {_sort_of(kind) for kind in first | second if first[kind] != second[kind]}


def _exchanged(theirs: list[Place], ours: list[Place]) -> Contrast | None:
    """The first words that stand in another order, whichever are denied."""
    for at, (there, here) in enumerate(zip(theirs, ours, strict=True)):
        if _bare_kind(there) != _bare_kind(here):
            other = next((one for one in ours[at:] if _bare_kind(one) == _bare_kind(there)), None)
            behind = next((one for one in theirs[at:] if _bare_kind(one) == _bare_kind(here)), None)
            is_apart = other and behind and _are_apart(there, behind) and _are_apart(here, other)
            return Contrast(there, here, other, behind) if is_apart else None
    return None


def _are_apart(one: Place, other: Place) -> bool:
    """Whether neither of two words belongs to the other, as in "blood plasma" and "her mother's sister"."""
    if one.unit is not other.unit:
        return True
    between = one.unit.text[one.found.end : other.found.start]
    words = words_of(between)
    return len(words) > 1 or bool(_PARTING.search(between)) or any(len(word) <= _SHORT for _, word in words)


_PARTING = re.compile(r"[,;:()]")
_SHORT = 5  # letters of a word that joins others


def _differing(theirs: list[Place], ours: list[Place]) -> Contrast | None:
    """The first words of a sort that differ, where a member is on one side alone, and another on the other alone.

    Where both have as many words, of women and of men, one too many of a kind tells as much.
    """
    if len(theirs) == len(ours):
        lost, added = beyond(theirs, ours, _kind), beyond(ours, theirs, _kind)
    else:
        lost, added = _alone(theirs, ours), _alone(ours, theirs)
    return Contrast(lost[0], added[0]) if lost and added else None


def _alone(some: list[Place], others: list[Place]) -> list[Place]:
    """The words of a kind that the others have none of."""
    kinds = Counter(map(_kind, others))
    return [one for one in some if not kinds[_kind(one)]]


def _kind(place: Place) -> str:
    return place.found.kind


def _bare_kind(place: Place) -> str:
    return place.found.kind.removeprefix(_DENIED)


def _bare_sort(place: Place) -> str:
    return _sort_of(_bare_kind(place))


def _sort(place: Place) -> str:
    return _sort_of(place.found.kind)


class Sorts:
    """The words of a catalogue's list, found in each text once."""

    def __init__(self, members: Mapping[str, str], neither: Mapping[str, str]) -> None:
        self._all = Phrasebook({**members, **neither}, longest=True)
        self._members = Phrasebook(members, longest=True)
        self._neither = neither
        self.find = lru_cache(maxsize=1024)(self._found_in)

    def of(self, unit: Unit) -> Sequence[Found]:
        """The words in a piece of a text."""
        return self.find(unit.text)

    def _found_in(self, text: str) -> tuple[Found, ...]:
        found: list[Found] = []
        for one in self._all.find(text):
            if one.kind.endswith(_NEITHER):
                found += self._within(text, one)
            else:
                found.append(one)
        return tuple(found)

    def _within(self, text: str, phrase: Found) -> Iterator[Found]:
        """The words of other sorts in a phrase in which those of its own mean something else: "just before"."""
        own = text[phrase.start : phrase.end]
        for one in self._members.find(own):
            sort = _sort_of(one.kind)
            neither = _pattern(self._neither.get(f"{sort}_{_NEITHER}", ""))
            covered = neither.finditer(own) if neither else ()
            if sort != _sort_of(phrase.kind) and not any(
                each.start() <= one.start < each.end() for each in covered
            ):
                yield Found(one.kind, phrase.start + one.start, phrase.start + one.end)


@lru_cache(maxsize=40)
def book_of(told: str) -> Sorts | None:
    """The words of a catalogue's list; None where it is empty."""
    kinds: dict[str, str] = {}
    neither: dict[str, str] = {}
    for line in filter(None, map(str.strip, told.split("\n"))):
        sort, _, words = line.partition(": ")
        for at, each in enumerate(words.split(" // ")):
            member, named, own = each.partition(" = ")
            if each[0] == "!":
                neither[f"{sort}_{_NEITHER}"] = each[1:]
            else:
                kinds[f"{sort}_{member if named else at}"] = own if named else each
    return Sorts(kinds, neither) if kinds else None

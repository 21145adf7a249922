"""Words that changed places about one that says which of two is which: "A causes B", «B causa A».

A catalogue lists such words by what they say: what causes, what is caused, before, after, than. The words that may
change places are those that lists tell apart by name, and those that both languages have in common, where a sentence
has them once.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from operator import attrgetter
from typing import NamedTuple

from ..i18n.alignment import Bead
from ..i18n.sentences import Sentence
from ..i18n.stems import stem_of
from ..i18n.words import words_of
from ..locale import Locale
from . import Copy, Pair
from ._contrasts import Contrast, are_apart
from ._sorts import Finder, Place, Sorts, book_of, by_sort
from ._word_order import is_put_first
from ._words import Found

_READ = ("paragraph", "item", "abstract", "caption", "footnote", "declaration", "quote")
_LONG, _LETTERS = 5, 5  # of a word that both languages may have, and of its beginning
_FAR = 60  # characters from a word to the one that tells which is which
_PARTING = re.compile(r"[.;:()]")


class _Read(NamedTuple):
    """What a sentence has once: words that tell which is which, and others, each by what it is in any language."""

    telling: Mapping[str, Place]
    others: Mapping[str, Place]

    def around(self, telling: Place, shared: frozenset[str]) -> tuple[list[Place], list[Place]]:
        """Some words before and behind one that tells which is which, nearest first, as far as its clause reaches."""
        text, start, end = telling.unit.text, telling.found.start, telling.found.end
        places = [self.others[kind].found for kind in shared]
        before = (one for one in places if one.end <= start and _is_near(text[one.end : start]))
        behind = (one for one in places if one.start >= end and _is_near(text[end : one.start]))
        return (
            [Place(telling.unit, one) for one in sorted(before, key=_START, reverse=True)],
            [Place(telling.unit, one) for one in sorted(behind, key=_START)],
        )

    def behind(self, telling: Place, shared: frozenset[str]) -> Place | None:
        """The nearest of some words behind one that tells which is which."""
        return next(iter(self.around(telling, shared)[1]), None)


def _is_near(between: str) -> bool:
    """Whether what stands between two words parts them too little to be of different clauses."""
    return len(between) <= _FAR and not _PARTING.search(between)


_START = attrgetter("start")


def turned_round(bead: Bead, pair: Pair, finders: tuple[Finder, Finder]) -> Iterator[Contrast]:
    """Two words of a sentence that stand the other way round about one that tells which is which."""
    for source, target, found in _turned_in(bead, pair, finders):
        if not _are_opposed(source, target, pair):
            yield from found


def is_turned_comparison(one: Contrast, bead: Bead, pair: Pair) -> bool:
    """Whether a sentence has opposites since it compares in turn: "more in A than B", «menos en B que A»."""
    books = [
        book_of(copy.locale.lexicon("reading", "exclusive terms")) for copy in (pair.source, pair.target)
    ]
    if not (books[0] and books[1]):
        return False
    return any(
        _holds(source, one.there) and _holds(target, one.here) and _are_opposed(source, target, pair)
        for source, target, _ in _turned_in(bead, pair, (books[0].of, books[1].of))
    )


def _holds(sentence: Sentence, place: Place) -> bool:
    return sentence.unit is place.unit and sentence.start <= place.found.start < sentence.end


def _turned_in(
    bead: Bead, pair: Pair, finders: tuple[Finder, Finder]
) -> Iterator[tuple[Sentence, Sentence, Sequence[Contrast]]]:
    """Sentences of both languages with what stands the other way round in them."""
    there, here = _book_of(pair.source), _book_of(pair.target)
    if not (there and here and bead.is_whole and bead.source[0].kind in _READ):
        return
    theirs = {one.kind for unit in bead.source for one in there.of(unit)}
    if theirs.isdisjoint(one.kind for unit in bead.target for one in here.of(unit)):
        return
    for both in pair.sentences(bead):
        if len(both.source) == len(both.target) == 1:
            source, target = both.source[0], both.target[0]
            telling = _within(source, there.of(source.unit)), _within(target, here.of(target.unit))
            if {one.kind for one in telling[0]}.isdisjoint(one.kind for one in telling[1]):
                continue
            sides = _read(source, telling[0], finders[0]), _read(target, telling[1], finders[1])
            found = list(_turned(*sides, (pair.source.locale, pair.target.locale)))
            if found:
                yield source, target, found


def _are_opposed(source: Sentence, target: Sentence, pair: Pair) -> bool:
    """Whether one sentence has the opposite of a word of the other: "A is more than B" is «B es menos que A»."""
    there, here = (
        by_sort([one.kind for one in _within(sentence, book.of(sentence.unit))]) if book else {}
        for sentence, book in (
            (sentence, book_of(copy.locale.lexicon("reading", "opposites")))
            for sentence, copy in ((source, pair.source), (target, pair.target))
        )
    )
    return any(set(there[sort]) != set(here[sort]) for sort in there.keys() & here.keys())


def _turned(theirs: _Read, ours: _Read, locales: tuple[Locale, Locale]) -> Iterator[Contrast]:
    shared = frozenset(theirs.others.keys() & ours.others.keys())
    for kind in theirs.telling.keys() & ours.telling.keys():
        first, second = theirs.telling[kind], ours.telling[kind]
        if kind in _COMPARING:
            yield from _compared(theirs.behind(first, shared), ours.behind(second, shared), (theirs, ours))
            continue
        if kind == _PREFERRING:
            yield from _preferred(theirs.behind(first, shared), ours.behind(second, shared), (theirs, ours))
            continue
        (there, behind), (here, other) = theirs.around(first, shared), ours.around(second, shared)
        crossed = _shared(there, other), _shared(here, behind)
        if all(crossed):
            (first_there, last_here), (first_here, last_there) = crossed[0][0], crossed[1][0]
            if is_put_first(first_there, locales[0]) == is_put_first(first_here, locales[1]):
                yield Contrast(first_there, first_here, last_here, last_there)


def _shared(some: Sequence[Place], others: Sequence[Place]) -> list[tuple[Place, Place]]:
    """Words that stand on one side of a word in one language, and on the other side of it in the other."""
    return [(one, other) for one in some for other in others if one.kind == other.kind]


_COMPARING = ("than_0", "instead_0")


def _compared(there: Place | None, here: Place | None, sides: tuple[_Read, _Read]) -> Iterator[Contrast]:
    """What is compared by "than", where each language has behind it what the other has before it."""
    if there is None or here is None or there.kind == here.kind:
        return
    before, other = sides[0].others[here.kind], sides[1].others[there.kind]
    if before.found.end <= there.found.start and other.found.end <= here.found.start:
        yield Contrast(before, other, here, there)


_PREFERRING = "preferring_0"


def _preferred(there: Place | None, here: Place | None, sides: tuple[_Read, _Read]) -> Iterator[Contrast]:
    """What is preferred to what, where each language has next what the other has after it."""
    if there is None or here is None or there.kind == here.kind:
        return
    behind, other = sides[0].others[here.kind], sides[1].others[there.kind]
    are_behind = behind.found.start > there.found.start and other.found.start > here.found.start
    if are_behind and are_apart(there, behind) and are_apart(here, other):
        yield Contrast(there, here, other, behind)


def _read(sentence: Sentence, telling: Sequence[Found], finder: Finder) -> _Read:
    listed = _within(sentence, finder(sentence.unit))
    taken = [*telling, *listed]
    common = [
        Found(stem_of(word, _LETTERS), start, start + len(word))
        for start, word in words_of(sentence.unit.text)
        if len(word) >= _LONG
        and sentence.start <= start < sentence.end
        and not any(one.start <= start < one.end for one in taken)
    ]
    return _Read(_once(telling, sentence), _once([*listed, *common], sentence))


def _within(sentence: Sentence, found: Sequence[Found]) -> list[Found]:
    return [one for one in found if sentence.start <= one.start < sentence.end]


def _once(found: Sequence[Found], sentence: Sentence) -> Mapping[str, Place]:
    counts = Counter(one.kind for one in found)
    return {one.kind: Place(sentence.unit, one) for one in found if counts[one.kind] == 1}


def _book_of(copy: Copy) -> Sorts | None:
    return book_of(copy.locale.lexicon("reading", "words that tell which is which"))

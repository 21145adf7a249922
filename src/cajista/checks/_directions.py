"""Words that changed places about one that says which of two is which: "A causes B", «B causa A».

A catalogue lists such words by what they say: what causes, what is caused, before, after, than. The words that may
change places are those that lists tell apart by name, and those that both languages have in common, where a sentence
has them once.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from ..i18n.sentences import Sentence
from ..i18n.stems import stem_of
from ..i18n.words import words_of
from . import Copy, Pair
from ._contrasts import Contrast
from ._sorts import Finder, Place, Sorts, book_of
from ._words import Found

_READ = ("paragraph", "item", "abstract", "caption", "footnote", "declaration", "quote")
_LONG, _LETTERS = 5, 5  # of a word that both languages may have, and of its beginning
_FAR = 60  # characters from a word to the one that tells which is which
_PARTING = re.compile(r"[.;:()]")


class _Read(NamedTuple):
    """What a sentence has once: words that tell which is which, and others, each by what it is in any language."""

    telling: Mapping[str, Place]
    others: Mapping[str, Place]

    def beside(self, telling: Place, shared: frozenset[str]) -> tuple[Place, Place] | None:
        """The nearest of some words before and behind one that tells which is which; None where one is missing."""
        text, found = telling.unit.text, telling.found
        places = [self.others[kind] for kind in shared]
        before = [one for one in places if one.found.end <= found.start]
        behind = [one for one in places if one.found.start >= found.end]
        if not (before and behind):
            return None
        first = max(before, key=lambda one: one.found.end)
        second = min(behind, key=lambda one: one.found.start)
        between = text[first.found.end : found.start], text[found.end : second.found.start]
        return None if any(len(each) > _FAR or _PARTING.search(each) for each in between) else (first, second)


def turned_round(pair: Pair, finders: tuple[Finder, Finder]) -> Iterator[Contrast]:
    """Two words of a sentence that stand the other way round about one that tells which is which."""
    there, here = _book_of(pair.source), _book_of(pair.target)
    if not (there and here):
        return
    for bead in pair.beads:
        if not bead.is_whole or bead.source[0].kind not in _READ:
            continue
        theirs = {one.kind for unit in bead.source for one in there.of(unit)}
        if theirs.isdisjoint(one.kind for unit in bead.target for one in here.of(unit)):
            continue
        for both in pair.sentences(bead):
            if len(both.source) == len(both.target) == 1:
                yield from _turned(
                    _read(both.source[0], there, finders[0]), _read(both.target[0], here, finders[1])
                )


def _turned(theirs: _Read, ours: _Read) -> Iterator[Contrast]:
    shared = frozenset(theirs.others.keys() & ours.others.keys())
    for kind in theirs.telling.keys() & ours.telling.keys():
        there = theirs.beside(theirs.telling[kind], shared)
        here = ours.beside(ours.telling[kind], shared)
        if there and here and [one.kind for one in there] == [one.kind for one in here[::-1]]:
            yield Contrast(there[0], here[0], here[1], there[1])


def _read(sentence: Sentence, book: Sorts, finder: Finder) -> _Read:
    telling = [one for one in book.of(sentence.unit) if _is_within(one, sentence)]
    listed = [one for one in finder(sentence.unit) if _is_within(one, sentence)]
    taken = [*telling, *listed]
    common = [
        Found(stem_of(word, _LETTERS), start, start + len(word))
        for start, word in words_of(sentence.unit.text)
        if len(word) >= _LONG
        and sentence.start <= start < sentence.end
        and not any(one.start <= start < one.end for one in taken)
    ]
    return _Read(_once(telling, sentence), _once([*listed, *common], sentence))


def _is_within(found: Found, sentence: Sentence) -> bool:
    return sentence.start <= found.start < sentence.end


def _once(found: Sequence[Found], sentence: Sentence) -> Mapping[str, Place]:
    counts = Counter(one.kind for one in found)
    return {one.kind: Place(sentence.unit, one) for one in found if counts[one.kind] == 1}


def _book_of(copy: Copy) -> Sorts | None:
    return book_of(copy.locale.lexicon("reading", "words that tell which is which"))

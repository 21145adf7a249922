"""Figures stand with the same drug, group or name in both languages.

Where figures and what they are of take turns (“39% on vitamin D and 43% on placebo”), each figure belongs to one name:
a drug, a group of a trial, or a name that both languages write alike. It is said where the translation has the same
names and the same figures, and other pairs of them.

Why it matters: every figure is right, every name is there, and the wrong drug is the better one.

Example: “118 on aspirin and 127 on placebo” becomes «118 con placebo y 127 con ácido acetilsalicílico».
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TypeAlias

from ..findings import Severity
from ..i18n.quantities import Reading
from ..i18n.sentences import Sentence
from ..i18n.units import Unit
from ..i18n.words import words_of
from . import Copy, Mistake, Pair, Proof
from ._contrasts import Contrast, Place, book_of
from ._drugs import drug
from ._words import Found

SEVERITY: Severity = "warning"

_SEVERAL = 2  # names that figures may be of
_NAME = re.compile(r"(?<![\w-])[A-ZÀ-Þ][\w-]+|(?<=[a-zß-ÿ][ \u00a0])[A-Z](?![\w'’-]|\.[ \u00a0]?\w|\ufffc)")

_Places: TypeAlias = dict[str, Place]
_Figures: TypeAlias = Mapping[str, frozenset[Reading]]


def check_pair(pair: Pair, proof: Proof) -> Iterator[Mistake]:
    """Sentences with the figures of one group for those of another."""
    copies = pair.source, pair.target
    for bead in pair.beads:
        if not bead.is_whole or bead.source[0].parts:
            continue
        sides = bead.source, bead.target
        if all(_may_tell(copy, side) for copy, side in zip(copies, sides, strict=True)):
            for both in pair.sentences(bead):
                if len(both.source) == len(both.target) == 1:
                    yield from _exchanged((both.source[0], both.target[0]), pair)


def _may_tell(copy: Copy, units: Iterable[Unit]) -> bool:
    """Whether a passage has as many figures as may be exchanged."""
    return sum(len(copy.quantities(unit)) for unit in units) >= _SEVERAL


def _exchanged(sentences: tuple[Sentence, Sentence], pair: Pair) -> Iterator[Mistake]:
    both = tuple(zip(sentences, (pair.source, pair.target), strict=True))
    for named in (_groups, _names, _all):
        there, here = (named(sentence, copy) for sentence, copy in both)
        shared = there.keys() & here.keys()
        if len(shared) < _SEVERAL:
            continue
        theirs, ours = (
            _figures({name: places[name] for name in shared}, *each)
            for places, each in zip((there, here), both, strict=True)
        )
        is_moved = [*theirs] != [*ours]  # else the figures are, which is another rule's
        if is_moved and theirs != ours and Counter(theirs.values()) == Counter(ours.values()):
            first = next(name for name in theirs if theirs[name] != ours[name])
            other = next(name for name in ours if ours[name] == theirs[first])
            yield Contrast(there[first], here[other], here[first]).mistake(pair)
            return


def _groups(sentence: Sentence, copy: Copy) -> _Places:
    """The drugs and the groups of a trial, by what they are called in every language."""
    text, book = sentence.text, book_of(copy.locale.lexicon("reading", "groups of a trial"))
    drugs = (Found(form, start, start + len(word)) for start, word in words_of(text) if (form := drug(word)))
    return _once((*drugs, *(book.find(text) if book else ())), sentence)


def _names(sentence: Sentence, copy: Copy) -> _Places:
    """What has a capital: names of persons and places, labels."""
    return _once((Found(name[0], *name.span()) for name in _NAME.finditer(sentence.text)), sentence)


def _all(sentence: Sentence, copy: Copy) -> _Places:
    return _groups(sentence, copy) | _names(sentence, copy)


def _once(found: Iterable[Found], sentence: Sentence) -> _Places:
    """What a sentence names a single time."""
    every = list(found)
    counts = Counter(one.kind for one in every)
    return {
        one.kind: Place(
            sentence.unit, one._replace(start=sentence.start + one.start, end=sentence.start + one.end)
        )
        for one in every
        if counts[one.kind] == 1
    }


def _figures(places: _Places, sentence: Sentence, copy: Copy) -> _Figures:
    """The figures of each name where both take turns, so that it is certain what is of what; else none."""
    found: list[tuple[int, str | Reading]] = [(place.found.start, name) for name, place in places.items()]
    found += [
        (quantity.start, quantity.readings[0])
        for _, quantity in copy.quantities(sentence.unit)
        if sentence.start <= quantity.start < sentence.end
    ]
    found.sort(key=lambda one: one[0])
    names: list[str] = []
    runs: list[list[Reading]] = [[]]  # before, between and behind the names
    for _, one in found:
        if isinstance(one, str):
            names.append(one)
            runs.append([])
        else:
            runs[-1].append(one)
    return dict(zip(names, map(frozenset, _own(runs)), strict=False))


def _own(runs: Sequence[Sequence[Reading]]) -> Iterator[Sequence[Reading]]:
    """The figures of each name: those before it, those behind it, or as many of both as the first and the last have."""
    before, behind = len(runs[0]), len(runs[-1])
    if not all(runs[1:-1]):
        return
    if not before or not behind:
        yield from runs[:-1] if before else runs[1:]
    elif all(len(run) == before + behind for run in runs[1:-1]):
        for left, right in pairwise(runs):
            yield (*left[-before:], *right[:behind])

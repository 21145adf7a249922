"""Figures stand with the same drug, group or name in both languages.

Where figures and what they are of take turns (“39% on vitamin D and 43% on placebo”), each figure belongs to one name:
a drug, a group of a trial, or a name that both languages write alike. It is said where the translation has the same
names and the same figures, and other pairs of them; and where names that are compared (“warfarin rather than aspirin”)
have changed places.

Why it matters: every figure is right, every name is there, and the wrong drug is the better one.

Example: “118 on aspirin and 127 on placebo” becomes «118 con placebo y 127 con ácido acetilsalicílico».
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import combinations, pairwise
from operator import attrgetter
from typing import NamedTuple, TypeAlias

from ..findings import Severity
from ..i18n.alignment import Bead
from ..i18n.quantities import Hold, Reading
from ..i18n.sentences import Sentence
from ..i18n.units import Unit
from . import Copy, Mistake, Pair, Proof
from ._contrasts import Contrast
from ._drugs import drugs_in
from ._parity import beyond
from ._sorts import Place, book_of, pattern_of
from ._word_order import contrasting
from ._words import Found

SEVERITY: Severity = "warning"

_SEVERAL = 2  # names that figures may be of
_NAME = re.compile(
    r"(?<![\w-])([A-ZÀ-Þ][\w-]+|(?<=[a-zß-ÿ][ \u00a0])[A-Z](?!['’-]|\.[ \u00a0]?\w|\ufffc))(?!\w)"
)
_LAST = re.compile(r"\w+(?=[ \u00a0]\Z)")

_Places: TypeAlias = dict[str, Place]
_Beside: TypeAlias = Mapping[Reading, list[Place]]
_Figures: TypeAlias = Mapping[str, frozenset[Reading]]


def check_pair(pair: Pair, proof: Proof) -> Iterator[Mistake]:
    """Sentences with the figures of one group for those of another."""
    for bead in pair.beads:
        if not bead.is_whole or bead.source[0].parts:
            continue
        yield from _counted(bead, pair)
        if _may_be_changed(bead, pair):
            yield from _between_sentences(bead, pair)
            for both in pair.sentences(bead):
                if len(both.source) == len(both.target) == 1:
                    yield from _exchanged((both.source[0], both.target[0]), pair)


def _counted(bead: Bead, pair: Pair) -> Iterator[Mistake]:
    """Two terms with each other's numbers before them: "17 false positives, 8 false negatives"."""
    there, here = (
        _before_terms(side[0], copy) if len(side) == 1 else {}
        for side, copy in ((bead.source, pair.source), (bead.target, pair.target))
    )
    shared = [reading for reading in here if reading in there]
    for one, other in combinations(shared, 2):
        theirs, ours = (there[one], there[other]), (here[one], here[other])
        if theirs[0].kind == ours[1].kind != theirs[1].kind == ours[0].kind:
            yield Contrast(theirs[0], ours[0], ours[1]).mistake(pair)
            return


def _before_terms(unit: Unit, copy: Copy) -> dict[Reading, Place]:
    """The terms that are told apart by name right behind a number that stands once."""
    quantities = [
        one for _, one in copy.quantities(unit) if not one.unit and one.sort in ("digits", "number")
    ]
    if len(quantities) < _SEVERAL or not (book := book_of(copy.locale.lexicon("reading", "exclusive terms"))):
        return {}
    counts = Counter(one.readings[0] for one in quantities)
    starts = {one.whole[1] + 1: one.readings[0] for one in quantities if counts[one.readings[0]] == 1}
    return {starts[one.start]: Place(unit, one) for one in book.of(unit) if one.start in starts}


def _may_be_changed(bead: Bead, pair: Pair) -> bool:
    """Whether both sides name the same in another order, or drugs: mostly they do not, and need no sentences."""
    theirs, ours = (
        [one.kind for unit in side for one in _all(unit.text, copy)]
        for side, copy in ((bead.source, pair.source), (bead.target, pair.target))
    )
    shared = set(theirs).intersection(ours)
    if len(shared) < _SEVERAL:
        return False
    drugs = {one.form for unit in bead.source for one in drugs_in(unit.text)}
    return len(drugs) >= _SEVERAL or [*filter(shared.__contains__, theirs)] != [
        *filter(shared.__contains__, ours)
    ]


def _between_sentences(bead: Bead, pair: Pair) -> Iterator[Mistake]:
    """Two drugs, or groups, of which each sentence names the one that the other should."""
    seen: list[tuple[Place, Place]] = []  # what a sentence should name, and what it names instead
    for both in pair.in_order(bead):
        theirs, ours = (
            _once(_groups(one.text, copy), one)
            for one, copy in ((both.source[0], pair.source), (both.target[0], pair.target))
        )
        lost, added = theirs.keys() - ours.keys(), ours.keys() - theirs.keys()
        if len(lost) == len(added) == 1:
            seen.append((theirs[lost.pop()], ours[added.pop()]))
    for (there, here), (behind, other) in combinations(seen, 2):
        if there.found.kind == other.found.kind and here.found.kind == behind.found.kind:
            yield Contrast(there, here, other).mistake(pair)


def _exchanged(sentences: tuple[Sentence, Sentence], pair: Pair) -> Iterator[Mistake]:
    both = tuple(zip(sentences, (pair.source, pair.target), strict=True))
    for named in (_groups, _labels, _all):
        there, here = (_places(named(sentence.text, copy), sentence) for sentence, copy in both)
        shared = {one.kind for one in there}.intersection(one.kind for one in here)
        if len(shared) < _SEVERAL:
            continue
        theirs, ours = ([one for one in side if one.kind in shared] for side in (there, here))
        found = _taking_turns((_single(theirs), _single(ours)), both) or _moved((theirs, ours), both)
        if found:
            yield found.mistake(pair)
            return


def _taking_turns(
    places: tuple[_Places, _Places], both: tuple[tuple[Sentence, Copy], ...]
) -> Contrast | None:
    """Two names that took each other's figures, or each other's place in a comparison."""
    there, here = places
    shared = there.keys() & here.keys()
    if len(shared) < _SEVERAL:
        return None
    own = [{name: each[name] for name in shared} for each in places]
    theirs, ours = _turns_of(own, both)
    found = (
        _changed(theirs, ours)
        or _turned((theirs, ours), places, both)
        or _changed(*_turns_of(own, both, "%"))
    )
    return Contrast(there[found[0]], here[found[1]], here[found[0]]) if found else None


def _all(text: str, copy: Copy) -> list[Found]:
    """All that figures may be of, in order."""
    return sorted(_groups(text, copy) + _labels(text, copy), key=lambda one: one.start)


def _groups(text: str, copy: Copy) -> list[Found]:
    """The drugs and the groups of a trial, by what they are called in every language."""
    book = book_of(copy.locale.lexicon("reading", "groups of a trial"))
    drugs = (Found(one.form, one.start, one.start + len(one.word)) for one in drugs_in(text))
    return [*drugs, *(book.find(text) if book else ())]


def _labels(text: str, copy: Copy) -> list[Found]:
    """Names of one letter, those in capitals, and those that stand behind the same word: in Leeds, in Bristol."""
    return list(_labels_in(text))


@lru_cache(maxsize=512)
def _labels_in(text: str) -> tuple[Found, ...]:
    found = [Found(name[1], *name.span(1)) for name in _NAME.finditer(text)]
    before = {one: _word_before(text, one.start) for one in found}
    counts = Counter(filter(None, before.values()))
    return tuple([one for one in found if one.kind.isupper() or counts[before[one]] > 1])


def _word_before(text: str, at: int) -> str:
    found = _LAST.search(text, max(at - _LONGEST, 0), at)
    return found[0] if found else ""


_LONGEST = 20  # letters of a word that names stand behind


def _once(every: Sequence[Found], sentence: Sentence) -> _Places:
    """What a sentence names a single time."""
    return _single(_places(every, sentence))


def _single(places: Sequence[Place]) -> _Places:
    """What stands once among some names."""
    counts = Counter(one.kind for one in places)
    return {one.kind: one for one in places if counts[one.kind] == 1}


def _places(every: Sequence[Found], sentence: Sentence) -> list[Place]:
    """What was found in a sentence, as places in the text of which it is a part."""
    return [
        Place(sentence.unit, one._replace(start=sentence.start + one.start, end=sentence.start + one.end))
        for one in every
    ]


def _beside(places: Sequence[Place], sentence: Sentence, copy: Copy) -> _Beside:
    """The names right before or behind a figure with a unit: "enalapril 10 mg", "10 mg of enalapril"."""
    leading = _leading(copy.locale.lexicon("reading", "words before units"))
    text, found = sentence.unit.text, defaultdict[Reading, list[Place]](list)
    for _, one in copy.quantities(sentence.unit) if places else ():
        for place in places if one.unit and sentence.start <= one.start < sentence.end else ():
            before, behind = text[place.found.end : one.whole[0]], text[one.whole[1] : place.found.start]
            if _BEHIND.fullmatch(before) or (place.found.start > one.start and leading.fullmatch(behind)):
                found[one.readings[0]].append(place)
    return found


_BEHIND = re.compile(r"[ \u00a0]\(?")


@lru_cache(maxsize=20)
def _leading(words: str) -> re.Pattern[str]:
    """What stands between a figure and a name behind it: "of", «de», «/12 h de»."""
    own = "|".join(map(re.escape, filter(None, words.split(" | ")))) or "(?!)"
    return re.compile(rf"(?:/[\w \u00a0]{{1,8}})?[ \u00a0](?:{own})[ \u00a0]")


def _moved(
    places: tuple[Sequence[Place], Sequence[Place]], both: tuple[tuple[Sentence, Copy], ...]
) -> Contrast | None:
    """Two names, beside the second of which stands what should be beside the first."""
    theirs, ours = (_beside(own, *each) for own, each in zip(places, both, strict=True))
    for reading, there in theirs.items():
        here = ours.get(reading, [])
        lost, added = beyond(there, here, _NAMED), beyond(here, there, _NAMED)
        if len(there) == len(here) and lost:
            return Contrast(lost[0], added[0], next(one for one in places[1] if one.kind == lost[0].kind))
    return None


_NAMED = attrgetter("kind")


class _Turns(NamedTuple):
    """The names of a sentence in order, and the figures before, between and behind them."""

    names: list[str]
    runs: list[list[Reading]]


def _turns_of(
    places: Sequence[_Places], both: Sequence[tuple[Sentence, Copy]], unit: str = ""
) -> list[_Turns]:
    """Those of a sentence and its translation, with the figures of one unit, or of any."""
    return [_turns(own, *each, unit) for own, each in zip(places, both, strict=True)]


def _turns(places: _Places, sentence: Sentence, copy: Copy, unit: str) -> _Turns:
    found: list[tuple[int, str | Reading]] = [(place.found.start, name) for name, place in places.items()]
    found += [
        (quantity.start, quantity.readings[0])
        for _, quantity in copy.quantities(sentence.unit)
        if sentence.start <= quantity.start < sentence.end and quantity.hold > Hold.LOOSE
        if not unit or quantity.unit == unit
    ]
    names: list[str] = []
    runs: list[list[Reading]] = [[]]
    for _, one in sorted(found, key=lambda each: each[0]):
        if isinstance(one, str):
            names.append(one)
            runs.append([])
        else:
            runs[-1].append(one)
    return _Turns(names, runs)


def _changed(theirs: _Turns, ours: _Turns) -> tuple[str, str] | None:
    """A name, and that which has its figures in the translation; None where all is as it should be.

    Only where the names stand in another order: else the figures do, which is another rule's.
    """
    if theirs.names == ours.names:
        return None
    theirs, ours = _joined(theirs), _joined(ours)
    if sorted(theirs.names) != sorted(ours.names):
        return None
    if theirs.runs == ours.runs and all(theirs.runs[1:-1]) and (theirs.runs[0] or theirs.runs[-1]):
        both = zip(theirs.names, ours.names, strict=True)
        return next(((_head(one), _head(other)) for one, other in both if one != other), None)
    there, here = _own(theirs), _own(ours)
    if there == here or Counter(there.values()) != Counter(here.values()):
        return None
    first = next(name for name in there if there[name] != here[name])
    return _head(first), _head(next(name for name in here if here[name] == there[first]))


def _joined(turns: _Turns) -> _Turns:
    """Names with no figure between, as those of drugs given together, made one."""
    names: list[list[str]] = []
    runs = turns.runs[:1]
    for name, run in zip(turns.names, turns.runs[1:], strict=True):
        if names and not runs[-1]:
            names[-1].append(name)
            runs[-1] = run
        else:
            names.append([name])
            runs.append(run)
    return _Turns([_JOINT.join(sorted(each)) for each in names], runs)


_JOINT = " + "


def _head(name: str) -> str:
    return name.partition(_JOINT)[0]


def _turned(
    turns: tuple[_Turns, _Turns], places: tuple[_Places, _Places], both: tuple[tuple[Sentence, Copy], ...]
) -> tuple[str, str] | None:
    """Two names that are compared the other way round, "A than B" and "B than A", though by the same word."""
    theirs, ours = (set(pairwise(each.names)) for each in turns)
    for one, other in theirs:
        if (other, one) in ours:
            pairs = (places[0][one], places[0][other]), (places[1][other], places[1][one])
            if all(_are_compared(*each, copy) for each, (_, copy) in zip(pairs, both, strict=True)):
                first, second = (_opposites(sentence.text, copy) for sentence, copy in both)
                is_turned_twice = any(first[sort] != second[sort] for sort in first.keys() & second.keys())
                return None if is_turned_twice else (one, other)
    return None


def _are_compared(first: Place, second: Place, copy: Copy) -> bool:
    """Whether one name stands behind another and "than", "rather than" or the like; or far behind "less than".

    Or both stand "from … to".
    """
    joining = contrasting(copy.locale)
    text = first.unit.text
    between = text[first.found.end : second.found.start]
    begins, ends = (pattern_of(copy.locale.lexicon("reading", name)) for name in _OF_CHANGES)
    if begins and ends and ends.fullmatch(between.strip()):
        return any(found.end() == first.found.start - 1 for found in begins.finditer(text))
    count = len(between.split())
    if not joining or count > _FAR or not joining.search(between):
        return False
    return not _PARTING.search(between) if count <= _NEAR else bool(_opposites(between, copy))


_OF_CHANGES = "words before where a change begins", "words before where a change ends"
_NEAR, _FAR = 5, 20  # words between two names
_PARTING = re.compile(r"[,;:()]")


def _opposites(text: str, copy: Copy) -> Mapping[str, Counter[str]]:
    """Words that have opposites, by their sort: "A is more than B" says the same as "B is less than A".

    None are those between what is compared: "instead of".
    """
    book, joining = book_of(copy.locale.lexicon("reading", "opposites")), contrasting(copy.locale)
    found: dict[str, Counter[str]] = {}
    for one in book.find(joining.sub("\ufffc", text) if joining else text) if book else ():
        found.setdefault(one.kind.rpartition("_")[0], Counter())[one.kind] += 1
    return found


def _own(turns: _Turns) -> _Figures:
    """The figures of each name: those before it, those behind it, or as many of both as the first and the last have.

    None where it is uncertain what is of what.
    """
    runs = turns.runs
    before, behind = len(runs[0]), len(runs[-1])
    if not all(runs[1:-1]):
        return {}
    if not before or not behind:
        return dict(zip(turns.names, map(frozenset, runs if before else runs[1:]), strict=False))
    if any(len(run) != before + behind for run in runs[1:-1]):
        return {}
    own = (frozenset((*left[-before:], *right[:behind])) for left, right in pairwise(runs))
    return dict(zip(turns.names, own, strict=True))

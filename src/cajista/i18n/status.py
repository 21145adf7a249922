"""How each segment of a translation stands to its source."""

import difflib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import TypeAlias

from .alignment import aligned
from .memory import Record
from .segments import Segment
from .states import State
from .units import Kind

_LIKE = 0.55  # how much of a text must be as it was for it to be the same segment, changed
_PARTS: tuple[Kind, ...] = ("caption", "alternative", "cell", "footnote")


@dataclass(frozen=True)
class Standing:
    """A segment of the source with its translation, and how they stand; one of both may be missing.

    `record` is what was known of them; where the source says something else now, `record.text` is what
    it said when the translation was made.
    """

    source: Segment | None
    target: Segment | None
    state: State
    record: Record | None = None

    @property
    def kind(self) -> str:
        """The kind of segment."""
        one = self.source or self.target
        return one.kind if one else ""

    @property
    def was(self) -> str:
        """What the source said when the translation was made, where it says something else now."""
        return self.record.text if self.record and self.state in ("stale", "stale-edited") else ""


def standings(
    source: Sequence[Segment], target: Sequence[Segment], records: Iterable[Record]
) -> list[Standing]:
    """How every segment stands, in the order of the source; orphans after what they follow in their text.

    What was recorded and is unchanged belongs together wherever it stands now. What lies between is
    aligned by kind, order and likeness; what is left, by what the source said when it was recorded.
    """
    return _Pairing(source, target, records).standings()


class _Pairing:
    """Pairs the segments of two texts. Segments are known by their places in their texts."""

    def __init__(
        self, source: Sequence[Segment], target: Sequence[Segment], records: Iterable[Record]
    ) -> None:
        self.source, self.target = source, target
        self.records = list(records)
        self.by_source = {record.source: record for record in self.records}
        self.by_target = {record.target: record for record in self.records}
        self.partner: dict[int, int] = {}  # of a source segment
        self.exact: dict[int, Record] = {}  # by source segment

    def standings(self) -> list[Standing]:
        self._pair_unchanged()
        self._pair_between()
        self._pair_by_what_was()
        paired = {target: source for source, target in self.partner.items()}
        orphans = defaultdict[int, list[Standing]](list)  # by the source segment that they follow
        last = -1
        for at, segment in enumerate(self.target):
            if at in paired:
                last = paired[at]
            else:
                orphans[last].append(Standing(None, segment, "orphan", self.by_target.get(segment.digest)))
        found = [*orphans[-1]]
        for at in range(len(self.source)):
            found += [self._standing(at), *orphans[at]]
        return found

    def _standing(self, at: int) -> Standing:
        source = self.source[at]
        if at not in self.partner:
            return Standing(source, None, "missing", self.by_source.get(source.digest))
        target = self.target[self.partner[at]]
        if at in self.exact:
            return Standing(source, target, self.exact[at].state, self.exact[at])
        if record := self.by_target.get(target.digest):
            return Standing(source, target, "stale", record)
        if record := self.by_source.get(source.digest):
            return Standing(source, target, "edited", record)
        if record := self._like(source):
            return Standing(source, target, "stale-edited", record)
        return Standing(source, target, "unconfirmed")

    def _pair_unchanged(self) -> None:
        """Pairs what was recorded together, first those of the kind recorded.

        What stands there once goes first. Of what says the same in several places, each is paired between
        the same neighbours, cells by their places; then, wherever it is, in order.
        """
        for of_kind in (True, False):
            self._pair_recorded(*self._left(), of_kind, only_single=True)
            for ones, others in self._gaps():
                self._pair_recorded(ones, others, of_kind, by_place=True)
                self._pair_recorded(ones, others, of_kind)
            self._pair_recorded(*self._left(), of_kind)

    def _pair_recorded(
        self,
        ones: Iterable[int],
        others: Iterable[int],
        of_kind: bool,
        *,
        only_single: bool = False,
        by_place: bool = False,
    ) -> None:
        """Pairs segments of two stretches that were recorded together."""
        taken = set(self.partner.values())
        sources = _by_digest(self.source, (at for at in ones if at not in self.partner), of_kind, by_place)
        targets = _by_digest(self.target, (at for at in others if at not in taken), of_kind, by_place)
        for record in self.records if sources and targets else ():
            kind = record.kind if of_kind else ""
            for place in (
                [key[2] for key in sources if key[:2] == (record.source, kind)] if by_place else [()]
            ):
                here = sources.get((record.source, kind, place), [])
                there = targets.get((record.target, kind, place), [])
                if only_single and (len(here) > 1 or len(there) > 1):
                    continue
                while here and there:
                    at = here.pop(0)
                    self.partner[at] = there.pop(0)
                    self.exact[at] = record

    def _pair_between(self) -> None:
        """Aligns what stands between the same unchanged pairs, then all that is left, wherever it stands."""
        for sources, targets in self._gaps():
            self.partner |= dict(_aligned(self.source, sources, self.target, targets))
        for one, other in list(_aligned(self.source, self._left()[0], self.target, self._left()[1])):
            record = self.by_target.get(self.target[other].digest)
            # Of what stands elsewhere now, what was made from something else is no translation.
            if record is None or _ratio(record.text, self.source[one].text) >= _LIKE:
                self.partner[one] = other

    def _left(self) -> tuple[list[int], list[int]]:
        taken = set(self.partner.values())
        return (
            [at for at in range(len(self.source)) if at not in self.partner],
            [at for at in range(len(self.target)) if at not in taken],
        )

    def _gaps(self) -> list[tuple[list[int], list[int]]]:
        """What is not paired yet, by the pair that it follows on each side."""
        sources, targets = defaultdict[int, list[int]](list), defaultdict[int, list[int]](list)
        paired = {target: source for source, target in self.partner.items()}
        last = -1
        for at in range(len(self.source)):
            last = at if at in self.partner else last
            if at not in self.partner:
                sources[last].append(at)
        last = -1
        for at in range(len(self.target)):
            last = paired.get(at, last)
            if at not in paired:
                targets[last].append(at)
        return [(ones, targets[after]) for after, ones in sources.items() if targets[after]]

    def _pair_by_what_was(self) -> None:
        """Pairs a translation that stands alone with the source segment that is most like what it was made from."""
        sources, targets = self._left()
        for target in targets:
            record = self.by_target.get(self.target[target].digest)
            likely = [at for at in sources if record and _ratio(record.text, self.source[at].text) >= _LIKE]
            if record and likely:
                best = max(likely, key=lambda at: _ratio(record.text, self.source[at].text))
                self.partner[best] = target
                sources.remove(best)

    def _like(self, segment: Segment) -> Record | None:
        """The record, of texts that are both gone, of which this source segment is the changed form."""
        present = {one.digest for one in self.source}, {one.digest for one in self.target}
        gone = [one for one in self.records if one.source not in present[0] and one.target not in present[1]]
        likely = [(_ratio(one.text, segment.text), one.key, one) for one in gone if one.kind == segment.kind]
        best = max(likely, default=None)
        return best[2] if best and best[0] >= _LIKE else None


_Places: TypeAlias = dict[tuple[str, str, tuple[str | int, ...]], list[int]]


def _by_digest(segments: Sequence[Segment], places: Iterable[int], of_kind: bool, by_place: bool) -> _Places:
    """Segments by what they say, by their kind and by their place where these count."""
    found: _Places = {}
    for at in places:
        one = segments[at]
        key = one.digest, one.kind if of_kind else "", one.unit.place if by_place else ()
        found.setdefault(key, []).append(at)
    return found


def _ratio(one: str, other: str) -> float:
    matcher = difflib.SequenceMatcher(None, one.split(), other.split(), autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() >= _LIKE else 0.0


def _aligned(
    source: Sequence[Segment], ones: Sequence[int], target: Sequence[Segment], others: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """Pairs of places: parts of figures, tables and notes by kind and place, everything else by likeness."""
    sides = {True: ([], []), False: ([], [])}  # type: dict[bool, tuple[list[int], list[int]]]
    for at in ones:
        sides[source[at].kind in _PARTS][0].append(at)
    for at in others:
        sides[target[at].kind in _PARTS][1].append(at)
    for own, theirs in sides.values():
        places = {id(source[at].unit): at for at in own} | {id(target[at].unit): at for at in theirs}
        units = [source[at].unit for at in own], [target[at].unit for at in theirs]
        for bead in aligned(*units):
            for one, other in zip_longest(bead.source, bead.target):
                if one and other:
                    yield places[id(one)], places[id(other)]

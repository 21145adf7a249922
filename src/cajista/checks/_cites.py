"""The references that two passages cite, one by one, and which of them stand in another order."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from ..i18n.alignment import Bead, words_kept
from ..i18n.units import Unit
from ..model.inline import Citation, Cite, plain_text
from ..model.span import Span


class Stand(NamedTuple):
    """A reference cited at a place of a unit's text. `cluster` tells apart the brackets it stands in."""

    cite: Cite
    unit: Unit
    at: int
    cluster: int

    @property
    def key(self) -> str:
        """The reference."""
        return self.cite.key

    @property
    def span(self) -> Span:
        """Where it stands in the source."""
        return self.cite.span or self.unit.span_of(self.at, self.at + 1)


def stands_in(units: Sequence[Unit]) -> list[Stand]:
    """Every reference cited in some units, in order."""
    return [
        Stand(cite, unit, at, number)
        for number, (unit, at, node) in enumerate(_citations(units))
        for cite in node.cites
    ]


def _citations(units: Sequence[Unit]) -> Iterator[tuple[Unit, int, Citation]]:
    for unit in units:
        for at, node in unit.objects:
            if isinstance(node, Citation):
                yield unit, at, node


_PLACES = re.compile(r"\d+")


def passage(cite: Cite) -> str:
    """What of a source is cited, by its numbers: those of the locator, and of what is written around it."""
    texts = (plain_text(cite.prefix), cite.locator, plain_text(cite.suffix))
    return " ".join(number for text in texts for number in _PLACES.findall(text))


class Swap(NamedTuple):
    """Two references that stand in one order in the source and in the other in the translation."""

    first: Stand  # as they stand in the translation
    second: Stand
    words_moved: bool  # whether the words they stand beside changed places with them


def swaps(bead: Bead) -> Iterator[Swap]:
    """References that a bead's sides cite in different order, where each cites them once."""
    source, target = _once(stands_in(bead.source)), _once(stands_in(bead.target))
    places = {key: at for at, key in enumerate(source)}
    shared = [stand for key, stand in target.items() if key in source]
    for first, second in combinations(shared, 2):
        one, other = source[first.key], source[second.key]
        is_apart = first.cluster != second.cluster and one.cluster != other.cluster
        if is_apart and places[first.key] > places[second.key]:
            yield Swap(first, second, _have_moved((other, one), (first, second), bead))


def _once(stands: Sequence[Stand]) -> dict[str, Stand]:
    keys = [stand.key for stand in stands]
    return {stand.key: stand for stand in stands if keys.count(stand.key) == 1}


def _have_moved(source: tuple[Stand, Stand], target: tuple[Stand, Stand], bead: Bead) -> bool:
    """Whether the words before each citation are those before it in the source, rather than before the other.

    Both pairs are in the order of their own text.
    """
    ours = [_words_before(stand, bead.target) for stand in target]
    theirs = [_words_before(stand, bead.source) for stand in source]
    in_place = _shared(theirs[0], ours[0]) + _shared(theirs[1], ours[1])
    moved = _shared(theirs[0], ours[1]) + _shared(theirs[1], ours[0])
    return moved > in_place


def _words_before(stand: Stand, units: Sequence[Unit]) -> frozenset[str]:
    """What a translation keeps of the words between the citation before and this one."""
    earlier = [at for unit, at, _ in _citations(units) if unit is stand.unit and at < stand.at]
    first = max(*earlier, stand.at - _NEAR, 0)
    return frozenset(word for at, word in words_kept(stand.unit.text) if first <= at < stand.at)


_NEAR = 80  # characters before a citation that tell what it stands beside


def _shared(one: frozenset[str], other: frozenset[str]) -> float:
    return 2 * len(one & other) / max(len(one) + len(other), 1)

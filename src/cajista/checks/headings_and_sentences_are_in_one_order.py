"""Headings, and the sentences of a passage, stand in the same order in both languages.

Looked at are two headings of which each has the words of the other one's translation, and neighbouring sentences of
passages that have as many of them in both languages. What they have in common are numbers, citations and words of one
origin; a translator who joins and parts sentences leaves most of these in place.

Why it matters: what was moved in one language is read in another context there, and “this” is something else.

Example: a section on refractory status whose translation is headed «Puntos clave», and the other way round.
"""

from collections.abc import Iterator
from functools import partial
from itertools import combinations, pairwise

from ..findings import Severity
from ..i18n.alignment import Bead
from ..i18n.sentences import SentencePair
from . import Mistake, Pair, Proof
from ._one_order import are_crossed, exchanged

SEVERITY: Severity = "warning"

_RUNNING = ("paragraph", "abstract", "item", "quote", "declaration", "footnote")
_FEWEST = 4  # things that two sentences have in common with the translation of the other one
_FAINTLY = 0.25  # of these, what they may have in common with what stands in their place


def check_pair(pair: Pair, proof: Proof) -> Iterator[Mistake]:
    """Two headings, or two sentences side by side, that changed places."""
    headings = [bead for bead in pair.beads if _is_heading(bead)]
    done: set[int] = set()
    for (at, first), (to, second) in combinations(enumerate(headings), 2):
        if done.isdisjoint((at, to)) and are_crossed(first, second):
            done |= {at, to}
            (here, other), there = (first.target[0], second.target[0]), first.source[0]
            yield exchanged(here.text, other.text, here.span, there.span, pair)
    yield from pair.in_beads(__name__, partial(_sentences, pair=pair))


def _is_heading(bead: Bead) -> bool:
    return all(len(side) == 1 and side[0].kind == "heading" for side in (bead.source, bead.target))


def _sentences(bead: Bead, pair: Pair) -> Iterator[Mistake]:
    if not bead.is_whole or bead.source[0].kind not in _RUNNING:
        return
    done: SentencePair | None = None
    for first, second in pairwise(pair.in_order(bead)):
        if first is not done and _are_turned(first, second):
            done = second
            (here, other), there = (first.target[0], second.target[0]), first.source[0]
            yield exchanged(here.text, other.text, here.span, there.span, pair)


def _are_turned(first: SentencePair, second: SentencePair) -> bool:
    (one,), (other,), (ours,), (theirs,) = first.source, second.source, first.target, second.target
    crossed = len(one.kept & theirs.kept), len(other.kept & ours.kept)
    straight = len(one.kept & ours.kept) + len(other.kept & theirs.kept)
    return min(crossed) > 0 and sum(crossed) >= _FEWEST and straight <= sum(crossed) * _FAINTLY

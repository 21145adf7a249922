"""A passage and its translation mention the same figures, tables, formulas and sections, and have the same notes.

Why it matters: a mention that is lost leaves a table that the text never speaks of; a note that is lost is text
that half of the readers never see.

Example: “(@fig:flow and @tbl:doses)” becomes «(@fig:flow)».
"""

from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

from ..findings import Severity, message
from ..i18n.alignment import Bead
from ..i18n.sentences import Sentence
from ..i18n.units import Unit
from ..model.inline import CrossReference, FootnoteReference
from ..model.span import Span
from . import Mistake, Pair, Proof
from ._parity import beyond, file_of, place_for

SEVERITY: Severity = "error"

_CLEARLY = 0.45  # how alike sentences are that surely translate each other


class _Mention(NamedTuple):
    """A mention, or the mark of a note, whose `target` is empty: notes may be called as one likes."""

    target: str
    unit: Unit
    at: int

    @property
    def span(self) -> Span:
        return self.unit.span_of(self.at, self.at + 1)


def check_pair(pair: Pair, proof: Proof) -> Iterator[Mistake]:
    """Mentions that differ, passage by passage."""
    for bead in pair.beads:
        if bead.is_whole:
            source, target = list(_mentions(bead.source)), list(_mentions(bead.target))
            if source != target:
                yield from _differences(source, target, bead, pair)


def _mentions(units: Sequence[Unit]) -> Iterator[_Mention]:
    for unit in units:
        for at, node in unit.objects:
            if isinstance(node, CrossReference):
                yield _Mention(node.target, unit, at)
            elif isinstance(node, FootnoteReference):
                yield _Mention("", unit, at)


def _differences(source: list[_Mention], target: list[_Mention], bead: Bead, pair: Pair) -> Iterator[Mistake]:
    known = {getattr(block, "id", "") for block in pair.target.blocks} | {""}
    lost, added = (beyond(*sides, attrgetter("target")) for sides in ((source, target), (target, source)))
    unknown = [one for one in added if one.target not in known]  # of which another rule tells
    added = [one for one in added if one.target in known]
    lost = lost[len(unknown) :]
    for one, other in zip(lost, added, strict=False):
        yield _replaced(one, other, pair)
    shared = min(len(lost), len(added))
    yield from (_lost(one, target, bead, pair) for one in lost[shared:])
    yield from (_added(one, source, bead, pair) for one in added[shared:])
    if not (lost or added):
        yield from _moved(bead, pair)


def _moved(bead: Bead, pair: Pair) -> Iterator[Mistake]:
    """A note whose mark stands in another sentence than in the source."""
    clear = [one for one in pair.in_order(bead) if one.likeness >= _CLEARLY]
    odd = [(one, len(_notes(one.target)) - len(_notes(one.source))) for one in clear]
    odd = [(one, more) for one, more in odd if more]
    if sorted(more for _, more in odd) == [-1, 1]:
        here, there = sorted(odd, key=lambda each: -each[1])
        mark = _notes(here[0].target)[0]
        what = message(
            "The mark of a note stands in another sentence than in {file} (line {line}).",
            file=file_of(pair.source),
            line=there[0].source[0].span.line,
        )
        yield Mistake(what, mark.span, message("Put it beside the same words."), severity="warning")


def _notes(sentences: Sequence[Sentence]) -> list[_Mention]:
    return [
        mark
        for one in sentences
        for mark in _mentions((one.unit,))
        if not mark.target and one.start <= mark.at < one.end
    ]


def _replaced(one: _Mention, other: _Mention, pair: Pair) -> Mistake:
    names = [f"@{mention.target}" if mention.target else message("a note") for mention in (other, one)]
    what = message(
        "Here stands {ours}, and {theirs} in {file} (line {line}).",
        ours=names[0],
        theirs=names[1],
        file=file_of(pair.source),
        line=one.span.line,
    )
    return Mistake(what, other.span, message("One of the two mentions the wrong thing."))


def _lost(one: _Mention, target: Sequence[_Mention], bead: Bead, pair: Pair) -> Mistake:
    where = {"file": file_of(pair.source), "line": one.span.line}
    span = place_for(one.unit, one.at, bead, pair)
    if not one.target:
        what = message("A note is missing here that {file} has (line {line}).", **where)
        return Mistake(what, span, message("Translate the note, and put its mark beside the same words."))
    name = f"@{one.target}"
    if any(other.target == one.target for other in target):
        what = message(
            "{name} is mentioned fewer times here than in {file} (line {line}).", name=name, **where
        )
        return Mistake(what, span, severity="info")
    what = message("{name} is not mentioned here, as it is in {file} (line {line}).", name=name, **where)
    return Mistake(what, span, message("Write {example} beside the same words.", example=name))


def _added(one: _Mention, source: Sequence[_Mention], bead: Bead, pair: Pair) -> Mistake:
    where = {"file": file_of(pair.source), "line": bead.source[0].span.line}
    if not one.target:
        what = message("A note stands here that {file} has not (line {line}).", **where)
        return Mistake(what, one.span, message("Translate it there, or delete it here."))
    name = f"@{one.target}"
    severity: Severity = "info" if any(other.target == one.target for other in source) else SEVERITY
    what = message("{name} is mentioned here, and not in {file} (line {line}).", name=name, **where)
    return Mistake(what, one.span, message("Mention it there too, or take it out here."), severity=severity)

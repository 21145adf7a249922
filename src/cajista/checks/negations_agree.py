"""What a sentence denies, its translation denies too.

Texts are compared sentence by sentence. Another way of saying no is as good: “did not differ” and «no hubo
diferencias», “failed to” and «no logró», “unlikely” and «poco probable».

Why it matters: a “not” is the shortest word that turns a finding into its opposite.

Example: “It did not reduce mortality” becomes «Redujo la mortalidad».
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from ..findings import Severity, message
from ..i18n.alignment import Bead
from ..i18n.sentences import Sentence, SentencePair
from ..i18n.units import Unit
from . import Mistake, Pair, Proof
from ._negation import Count, Negators, counted, is_sure, negators_of
from ._parity import file_of, shown
from ._words import Found

SEVERITY: Severity = "warning"
_ALIKE = 0.45  # how alike sentences are that are compared, unless the passage as a whole differs too
_Place: TypeAlias = tuple[Unit, Found]
_PASSED_OVER = ("keyword", "code", "equation")


def check_pair(pair: Pair, proof: Proof) -> Iterator[Mistake]:
    """Sentences that deny more, or less, than those they translate."""
    here, there = negators_of(pair.target.locale), negators_of(pair.source.locale)
    if not (here and there):
        return
    for bead in pair.beads:
        if bead.is_whole and bead.source[0].kind not in _PASSED_OVER and not bead.source[0].parts:
            yield from _differences(bead, pair, here, there)


def _differences(bead: Bead, pair: Pair, here: Negators, there: Negators) -> Iterator[Mistake]:
    found = {id(unit): here.find(unit.text) for unit in bead.target}
    found |= {id(unit): there.find(unit.text) for unit in bead.source}
    if not any(map(is_sure, (one for each in found.values() for one in each))):
        return
    compared = [(one, _within(one.target, found), _within(one.source, found)) for one in pair.sentences(bead)]
    whole = [counted(one for unit in side for one in found[id(unit)]) for side in (bead.target, bead.source)]
    for sentences, ours, theirs in compared:
        counts = counted(one for _, one in ours), counted(one for _, one in theirs)
        is_certain = _differ(*whole) or sentences.likeness >= _ALIKE
        if sentences.is_whole and _differ(*counts) and is_certain and not _is_same(sentences):
            yield _mistake(sentences, ours, _denies_less(*counts), pair)


def _within(sentences: Sequence[Sentence], found: Mapping[int, list[Found]]) -> list[_Place]:
    """What negates in some sentences."""
    return [
        (each.unit, one)
        for each in sentences
        for one in found[id(each.unit)]
        if each.start <= one.start < each.end
    ]


def _is_same(sentences: SentencePair) -> bool:
    """Whether both are the same text, which one language then holds as a quotation."""
    return [one.text for one in sentences.source] == [one.text for one in sentences.target]


def _differ(ours: Count, theirs: Count) -> bool:
    return _denies_less(ours, theirs) or _denies_less(theirs, ours)


def _denies_less(one: Count, other: Count) -> bool:
    return one.without(other).most < other.without(one).least


def _mistake(sentences: SentencePair, ours: Sequence[_Place], less: bool, pair: Pair) -> Mistake:
    text = shown(" ".join(one.text for one in sentences.source))
    where = {"file": file_of(pair.source), "line": sentences.source[0].span.line}
    if less:
        what = message(
            "This sentence denies less than in {file}: “{text}” (line {line}).", text=text, **where
        )
        span = sentences.target[0].span.to(sentences.target[-1].span)
        return Mistake(what, span, message("See whether a “not”, a “no” or a “without” was lost."))
    what = message("This sentence denies more than in {file}: “{text}” (line {line}).", text=text, **where)
    unit, first = next(place for place in ours if is_sure(place[1]))
    return Mistake(
        what,
        unit.span_of(first.start, first.end),
        message("See whether it says the opposite of what was written."),
    )

"""What a sentence denies, its translation denies too.

Texts are compared sentence by sentence. Another way of saying no is as good: “did not differ” and «no hubo
diferencias», “failed to” and «no logró», “unlikely” and «poco probable».

Why it matters: a “not” is the shortest word that turns a finding into its opposite.

Example: “It did not reduce mortality” becomes «Redujo la mortalidad».
"""

from collections.abc import Iterable, Iterator, Sequence

from ..findings import Severity, message
from ..i18n.alignment import Bead
from ..i18n.sentences import Sentence, SentencePair
from . import Mistake, Pair, Proof
from ._negation import Count, Negators, negators_of
from ._parity import file_of, shown

SEVERITY: Severity = "warning"
_ALIKE = 0.45  # how alike sentences are that are compared, unless the passage as a whole differs too
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
    texts = ["\n".join(unit.text for unit in side) for side in (bead.target, bead.source)]
    if not (here.finds(texts[0]) or there.finds(texts[1])):
        return
    compared = [(one, _count(one.target, here), _count(one.source, there)) for one in pair.sentences(bead)]
    differ = _differ(_sum(ours for _, ours, _ in compared), _sum(theirs for _, _, theirs in compared))
    for sentences, ours, theirs in compared:
        is_certain = differ or sentences.likeness >= _ALIKE
        if sentences.is_whole and _differ(ours, theirs) and is_certain and not _is_same(sentences):
            yield _mistake(sentences, ours, theirs, pair, here)


def _count(sentences: Sequence[Sentence], negators: Negators) -> Count:
    return _sum(negators.count(one.text) for one in sentences)


def _sum(counts: Iterable[Count]) -> Count:
    listed = list(counts)
    return Count(*(sum(column) for column in zip(*listed, strict=True))) if listed else Count()


def _is_same(sentences: SentencePair) -> bool:
    """Whether both are the same text, which one language then holds as a quotation."""
    return [one.text for one in sentences.source] == [one.text for one in sentences.target]


def _differ(ours: Count, theirs: Count) -> bool:
    return _denies_less(ours, theirs) or _denies_less(theirs, ours)


def _denies_less(one: Count, other: Count) -> bool:
    return one.without(other).most < other.without(one).least


def _mistake(sentences: SentencePair, ours: Count, theirs: Count, pair: Pair, here: Negators) -> Mistake:
    text = shown(" ".join(one.text for one in sentences.source))
    where = {"file": file_of(pair.source), "line": sentences.source[0].span.line}
    span = sentences.target[0].span.to(sentences.target[-1].span)
    if _denies_less(ours, theirs):
        what = message(
            "This sentence denies less than in {file}: “{text}” (line {line}).", text=text, **where
        )
        return Mistake(what, span, message("See whether a “not”, a “no” or a “without” was lost."))
    for one in sentences.target:
        if place := here.first(one.text):
            span = one.unit.span_of(one.start + place[0], one.start + place[1])
            break
    what = message("This sentence denies more than in {file}: “{text}” (line {line}).", text=text, **where)
    return Mistake(what, span, message("See whether it says the opposite of what was written."))

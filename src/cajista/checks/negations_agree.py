"""What a sentence denies, its translation denies too.

Texts are compared sentence by sentence. Another way of saying no is as good: “did not differ” and «no hubo
diferencias», “failed to” and «no logró», “unlikely” and «poco probable».

Why it matters: a “not” is the shortest word that turns a finding into its opposite.

Example: “It did not reduce mortality” becomes «Redujo la mortalidad».
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeAlias

from ..findings import Severity, message
from ..i18n.alignment import Bead
from ..i18n.sentences import Sentence, SentencePair
from ..i18n.stems import stem_of
from ..i18n.units import Unit
from ..i18n.words import words_of
from . import Mistake, Pair, Proof
from ._negation import UNDONE, Count, Negators, counted, is_sure, negators_of
from ._parity import file_of, shown
from ._words import Found

SEVERITY: Severity = "warning"
_ALIKE = 0.45  # how alike sentences are that are compared, unless all have one counterpart or the passage differs too
_BEYOND_DOUBT = 0.9  # how alike sentences are that surely translate each other
_FAR = 0.4  # of a sentence's length, how far apart words are that do not translate each other
_ROOT = 7  # letters of a word that tell that another one has the same root
_LONG = 90  # characters of a sentence in which that can be told
_CERTAIN = ("sure", "agreeing")
_Place: TypeAlias = tuple[Unit, Found]
_Compared: TypeAlias = tuple[SentencePair, Sequence[_Place], Sequence[_Place]]
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
    if not any(is_sure(one) or one.kind == "unlimited" for each in found.values() for one in each):
        return
    if _agree_in_order(bead, pair, found):
        return
    compared: list[_Compared] = [_compared(one, found) for one in pair.sentences(bead)]
    whole = [counted(one for unit in side for one in found[id(unit)]) for side in (bead.target, bead.source)]
    in_order = all(len(one.source) == len(one.target) == 1 for one, _, _ in compared)
    signs = [_sign(*one) for one in compared]
    for at, (sentences, ours, theirs) in enumerate(compared):
        if not sentences.is_whole:
            lost = counted([one for _, one in theirs]).least
            if lost and sentences.source and not _may_hold(whole, compared, lost):
                yield _lost(sentences, bead, pair)
            continue
        if _is_same(sentences) or (signs[at] and _is_made_up_for(at, signs, compared)):
            continue
        is_certain = in_order or _differ(*whole) or sentences.likeness >= _ALIKE
        if is_certain and signs[at]:
            mistake = _mistake(sentences, ours, signs[at] < 0, pair)
            yield replace(mistake, severity="info") if _may_affirm(*_counts(ours, theirs)) else mistake
        elif less := _is_elsewhere(sentences, ours, theirs):
            yield _mistake(sentences, ours, less < 0, pair)
        elif is_certain and _affirms(ours, theirs):
            yield replace(_mistake(sentences, ours, True, pair), severity="info")


def _sign(_: SentencePair, ours: Sequence[_Place], theirs: Sequence[_Place]) -> int:
    """-1 where our sentence denies less than theirs, 1 where it denies more."""
    counts = _counts(ours, theirs)
    if differs := _denies_less(*counts[::-1]) - _denies_less(*counts):
        return differs
    return _limits_only(theirs, ours) - _limits_only(ours, theirs)


def _limits_only(ours: Sequence[_Place], theirs: Sequence[_Place]) -> bool:
    """Whether a side has a lone "only" for a "not only" of the other one."""
    first, second = ([one.kind for _, one in side] for side in (ours, theirs))
    return (
        second.count("unlimited") > first.count("unlimited")
        and first.count("limit") > second.count("limit")
        and not any(is_sure(one) or one.kind == "optional" for _, one in ours)
    )


def _is_made_up_for(at: int, signs: Sequence[int], compared: Sequence[_Compared]) -> bool:
    """Whether a sentence beside one that denies less denies more by as much: one may hold a part of the other.

    It does not where it is beyond doubt what each translates.
    """
    for near in (at - 1, at + 1):
        if not 0 <= near < len(signs) or signs[near] != -signs[at]:
            continue
        both = compared[at], compared[near]
        ours = [place for _, own, _ in both for place in own]
        theirs = [place for _, _, other in both for place in other]
        if not _differ(*_counts(ours, theirs)) and not all(_is_beyond_doubt(one) for one, _, _ in both):
            return True
    return False


def _is_beyond_doubt(sentences: SentencePair) -> bool:
    return len(sentences.source) == len(sentences.target) == 1 and sentences.likeness >= _BEYOND_DOUBT


def _may_hold(whole: Sequence[Count], compared: Sequence[_Compared], lost: int) -> bool:
    """Whether the denials of a sentence without counterpart may stand elsewhere in its passage.

    They may not where the passage has too few, nor where its other sentences have just their own.
    """
    ours, theirs = whole
    if ours.without(theirs).most + lost <= theirs.without(ours).least:
        return False
    pairs = [_counts(here, there) for sentences, here, there in compared if sentences.is_whole]
    return sum(max(0, one.least + one.without(other).maybe - other.least) for one, other in pairs) >= lost


def _lost(sentences: SentencePair, bead: Bead, pair: Pair) -> Mistake:
    """A sentence that denies, without counterpart."""
    text = shown(" ".join(one.text for one in sentences.source))
    what = message(
        "This passage denies less than in {file}: “{text}” (line {line}) has no counterpart.",
        text=text,
        file=file_of(pair.source),
        line=sentences.source[0].span.line,
    )
    return Mistake(what, bead.target[0].span, message("See whether a sentence was lost."))


def _agree_in_order(bead: Bead, pair: Pair, found: Mapping[int, Sequence[Found]]) -> bool:
    """Whether both sides have as many sentences, and each denies as much as the one at its place."""
    sentences = pair.in_order(bead)
    for one in sentences:
        _, ours, theirs = _compared(one, found)
        if not (ours or theirs):
            continue
        if _sign(one, ours, theirs) or _is_elsewhere(one, ours, theirs) or _affirms(ours, theirs):
            return False
    return bool(sentences)


def _counts(ours: Sequence[_Place], theirs: Sequence[_Place]) -> tuple[Count, Count]:
    """How much both sides deny; a "not uncommon" is a denial where the other side has an "uncommon" for it."""
    first, second = ([one for _, one in side] for side in (ours, theirs))
    here, there = counted(first), counted(second)
    litotes = [sum(one.kind in UNDONE for one in side) for side in (first, second)]
    if litotes[0] == litotes[1] and not _differ(here, there):
        return here, there
    spare = here.maybe + here.strong + here.sure - there.maybe - there.strong - there.sure
    likeliest = counted(first, in_full=spare < 0), counted(second, in_full=spare > 0)
    if all(one.kind != "double" for one in (*first, *second)):
        return likeliest
    ways = (
        (counted(first, in_full=ours), counted(second, in_full=theirs))
        for ours, theirs in ((False, False), (True, True), (True, False), (False, True))
    )
    return next((way for way in ways if not _differ(*way)), likeliest)


def _is_elsewhere(sentences: SentencePair, ours: Sequence[_Place], theirs: Sequence[_Place]) -> int:
    """Whether the only denial of a long sentence has no counterpart but a doubtful word in quite another place.

    1 where it is ours, -1 where it is theirs.
    """
    here, there = _places(sentences.target, ours), _places(sentences.source, theirs)
    for one, other, sign in ((here, there, 1), (there, here, -1)):
        sure = [at for kind, at in one if kind in _CERTAIN]
        if len(sure) == 1 and all(
            kind in ("maybe", "limit") and abs(at - sure[0]) > _FAR for kind, at in other
        ):
            return sign if other else 0
    return 0


def _places(sentences: Sequence[Sentence], found: Sequence[_Place]) -> list[tuple[str, float]]:
    """The kind of each word that negates, and where it stands, from 0 at the beginning to 1 at the end."""
    whole = sum(one.end - one.start for one in sentences)
    if whole < _LONG:
        return []
    places, before = [], 0
    for each in sentences:
        for unit, one in found:
            if one.kind != "weak" and unit is each.unit and each.start <= one.start < each.end:
                places.append((one.kind, (before + one.start - each.start) / whole))
        before += each.end - each.start
    return places


def _compared(sentences: SentencePair, found: Mapping[int, Sequence[Found]]) -> _Compared:
    """What negates on both sides, but for words whose root the other side has too: “independent”."""
    ours, theirs = _within(sentences.target, found), _within(sentences.source, found)
    if not (ours and theirs and sentences.is_whole):
        return sentences, ours, theirs
    here, there = _roots(sentences.target, ours), _roots(sentences.source, theirs)
    return sentences, _without(ours, there), _without(theirs, here)


def _roots(sentences: Sequence[Sentence], found: Sequence[_Place]) -> frozenset[str]:
    """The roots of long words, but for those that a negator undoes."""
    undone = [(unit, one) for unit, one in found if one.kind in UNDONE]
    return frozenset(
        stem_of(word, _ROOT)
        for each in sentences
        for start, word in words_of(each.text)
        if len(word) >= _ROOT
        and not any(unit is each.unit and one.start <= each.start + start < one.end for unit, one in undone)
    )


def _without(places: Sequence[_Place], roots: frozenset[str]) -> list[_Place]:
    """Without single words of some roots."""
    return [
        (unit, one)
        for unit, one in places
        if one.kind not in _OWN_MEANING
        or _PARTED.search(word := unit.text[one.start : one.end])
        or stem_of(word, _ROOT) not in roots
    ]


_PARTED = re.compile(r"\W")
_OWN_MEANING = ("weak", "maybe", "strong")  # kinds of words that deny by what they mean


def _within(sentences: Sequence[Sentence], found: Mapping[int, Sequence[Found]]) -> list[_Place]:
    """What negates in some sentences."""
    return [
        (each.unit, one)
        for each in sentences
        for one in found[id(each.unit)]
        if each.start <= one.start < each.end
    ]


def _may_affirm(one: Count, other: Count) -> bool:
    """Whether one side denies twice, which may affirm, and the other surely not at all."""
    less, more = sorted((one, other), key=lambda each: each.sure)
    return more.sure == 2 and not (more.doubled or more.strong or less.least)


def _affirms(ours: Sequence[_Place], theirs: Sequence[_Place]) -> bool:
    """Whether a side has no word that denies, or may, for a denial that the other undoes."""
    return any(one.kind == "undone" for _, one in theirs) and all(
        one.kind in ("optional", "weak") for _, one in ours
    )


def _is_same(sentences: SentencePair) -> bool:
    """Whether both are the same text, which one language then holds as a quotation."""
    return [one.text for one in sentences.source] == [one.text for one in sentences.target]


def _differ(ours: Count, theirs: Count) -> bool:
    return _denies_less(ours, theirs) or _denies_less(theirs, ours)


def _denies_less(one: Count, other: Count) -> bool:
    """Whether one side denies less; of two that repeat a negator, that which does so less often."""
    if one.repeated and other.repeated and not one.agreeing and one.repeated < other.repeated:
        return True
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
    unit, first = next((place for place in ours if is_sure(place[1])), ours[0])
    return Mistake(
        what,
        unit.span_of(first.start, first.end),
        message("See whether it says the opposite of what was written."),
    )

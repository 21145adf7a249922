"""Every sentence of a passage is in its translation, and the translation is about as long as it usually is.

How much longer or shorter one language is than the other, the article itself tells. A long sentence that is far too
short has lost a clause. One that enumerates less may have lost an item, which is merely mentioned. Two sentences that
the translation makes one of, or the other way round, are fine.

Why it matters: the eye of a translator jumps from one “however” to the next, and the sentence between is lost.

Example: a paragraph of five sentences in English, of which the Spanish has four.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from math import log
from statistics import median
from typing import TypeAlias

from ..findings import Severity, message
from ..i18n.alignment import Bead
from ..i18n.sentences import Sentence, SentencePair, sentences_of
from . import Mistake, Pair, Proof
from ._enumerations import items_of, lacks_item
from ._parity import end_of, file_of, shown
from ._senses import is_unsaid, says_nothing_of
from ._sorts import joining

SEVERITY: Severity = "warning"

_RUNNING = ("paragraph", "item", "quote", "abstract", "declaration", "footnote", "caption", "notice")
_LONG = 200  # characters of a passage whose length tells something
_FAR = log(1.4)  # four and more times what lengths usually vary by
_SHORT, _FAR_SHORT = 90, log(1.5)  # the same where one side has a sentence less
_SENTENCE, _BRIEF = 40, 20  # characters of a sentence that is missed, and of one that length alone tells of
_ENOUGH = 3  # sentences that tell how long others are
_NEAR, _USUAL = log(1.25), log(1.15)
_SLIGHT, _CLEARLY = log(1.35), 0.6  # of how far a passage's length is, and of that how far without a sentence
_KEPT = 0.5  # of what a translation keeps of a sentence, if it stands in another one


def check_pair(pair: Pair, proof: Proof) -> Iterator[Mistake]:
    """Sentences that stand alone; else passages that are far too short or too long."""
    yield from pair.in_beads(__name__, partial(_differences, pair=pair))


def _differences(bead: Bead, pair: Pair) -> Iterable[Mistake]:
    if not (bead.is_whole and bead.source[0].kind in _RUNNING):
        return ()
    found = [] if _is_plain(bead, pair) else [*_alone(bead, pair)] or [*_length(bead, pair)]
    return found or [*_cut(bead, pair)] or _enumerated(bead, pair)


def _is_plain(bead: Bead, pair: Pair) -> bool:
    """Whether both sides have as many sentences and the usual length, so that nothing can be missed."""
    counts = _counts(bead, pair)
    sizes = [sum(len(unit.text) for unit in side) + 1 for side in (bead.source, bead.target)]
    return counts[0] == counts[1] and abs(log(sizes[1] / sizes[0] / pair.growth)) < _USUAL


def _counts(bead: Bead, pair: Pair) -> list[int]:
    """How many sentences either side has."""
    return [
        sum(len(sentences_of(unit, copy.locale)) for unit in side)
        for side, copy in ((bead.source, pair.source), (bead.target, pair.target))
    ]


def _alone(bead: Bead, pair: Pair) -> Iterator[Mistake]:
    """Sentences that one side lacks, by what they have in common with it and by its length."""
    sentences = pair.sentences(bead)
    source = [one for each in sentences for one in each.source]
    target = [one for each in sentences for one in each.target]
    growth = _growth(sentences, pair)
    locales = pair.source.locale, pair.target.locale
    for index, each in enumerate(sentences):
        beside = [*sentences[max(index - 1, 0) : index], *sentences[index + 1 : index + 2]]
        for one in _without_counterpart(each.source, each.target):
            neighbours = [(other.source, other.target) for other in beside]
            sides = each.source, each.target
            is_missed = _is_missed(one, sides, (source, target), neighbours, growth)
            if is_missed or says_nothing_of(one, target, locales):
                before = [other for earlier in sentences[:index] for other in earlier.target]
                yield _lost(one, before, bead, pair)
        for one in _without_counterpart(each.target, each.source):
            neighbours = [(other.target, other.source) for other in beside]
            sides = each.target, each.source
            is_missed = _is_missed(one, sides, (target, source), neighbours, 1 / growth)
            if is_missed or says_nothing_of(one, source, locales[::-1]):
                what = message(
                    "There is no sentence in {file} that this could translate.", file=file_of(pair.source)
                )
                yield Mistake(what, one.span, message("Translate it there too, or delete it here."))


def _cut(bead: Bead, pair: Pair) -> Iterator[Mistake]:
    """Long sentences that are far too short for what they translate, or too long: a clause was lost."""
    if not any(_are_far(one.source[0], one.target[0], pair) for one in pair.in_order(bead)):
        return
    sentences = pair.sentences(bead)
    for each, following, before in zip(
        sentences, (*sentences[1:], None), (None, *sentences[:-1]), strict=True
    ):
        if len(each.source) == len(each.target) == 1 and _are_far(*each.source, *each.target, pair):
            if all(len(_EXPLAINED.findall(one.text)) > 1 for one in (*each.source, *each.target)):
                continue  # a list of abbreviations: languages have more or fewer
            if any(_fit_together(each, other, pair.growth) for other in (before, following) if other):
                continue  # the clause stands in the next sentence
            where = {"file": file_of(pair.source), "line": each.source[0].span.line}
            what = (
                message("This sentence is much shorter than the one in {file} (line {line}).", **where)
                if _size(each.target) < _size(each.source) * pair.growth
                else message("This sentence is much longer than the one in {file} (line {line}).", **where)
            )
            yield Mistake(
                what, each.target[0].span, message("See whether something is missing, or was added.")
            )


_EXPLAINED = re.compile(r"(?<![\w-])[A-Z][\w-]{1,9}: ")


def _enumerated(bead: Bead, pair: Pair) -> Iterator[Mistake]:
    """Sentences that enumerate an item less, or one more."""
    locales = pair.source.locale, pair.target.locale
    for each in pair.sentences(bead):
        if len(each.source) != 1 or len(each.target) != 1:
            continue
        theirs, ours = each.source[0], each.target[0]
        where = {"file": file_of(pair.source), "line": theirs.span.line}
        if lacks_item(theirs, ours, locales, pair.growth):
            what = message("This sentence enumerates less than the one in {file} (line {line}).", **where)
            is_sure = any(is_unsaid(item, [ours], locales) for item in items_of(theirs, locales[0]))
        elif lacks_item(ours, theirs, locales[::-1], 1 / pair.growth):
            what = message("This sentence enumerates more than the one in {file} (line {line}).", **where)
            is_sure = any(is_unsaid(item, [theirs], locales[::-1]) for item in items_of(ours, locales[1]))
        else:
            continue
        hint = message("See whether both languages enumerate the same.")
        yield Mistake(
            what, ours.span, hint, severity=None if is_sure else "info"
        )  # mostly one says it otherwise


def _fit_together(one: SentencePair, other: SentencePair, growth: float) -> bool:
    """Whether two neighbours, one too long and one too short, are together as long as they should be."""
    distances = [
        log(_size(each.target) / _size(each.source) / growth) for each in (one, other) if each.is_whole
    ]
    if len(distances) < 2 or distances[0] * distances[1] >= 0 or abs(distances[1]) < _USUAL:
        return False
    sizes = _size([*one.source, *other.source]), _size([*one.target, *other.target])
    is_shifted = min(map(abs, distances)) > _FAR_SENTENCE
    return abs(log(sizes[1] / sizes[0] / growth)) < (_NEAR if is_shifted else _USUAL)


def _are_far(source: Sentence, target: Sentence, pair: Pair) -> bool:
    """Whether a long sentence and its translation differ in length as no two do that say the same."""
    sizes = _size([source]), _size([target])
    distance = log(sizes[1] / sizes[0] / pair.growth)
    clauses = _clauses_more(source, target, pair)
    longer, shorter = (target, source) if clauses > 0 else (source, target)
    if distance * clauses > 0 and abs(distance) > _FAR_IN_BRACKETS:
        return not _has_all_numbers(shorter, longer)
    if max(sizes) < _LONG_SENTENCE:
        return False
    more = target.text.count("(") - source.text.count("(")  # brackets that one side lacks
    if more and _explains_names(*((target, source) if more > 0 else (source, target))):
        more = 0
    if distance * more > 0:
        return abs(distance) > _FAR_IN_BRACKETS
    return abs(distance) > _FAR_SENTENCE and abs(sizes[1] - sizes[0] * pair.growth) > _CLAUSE


def _explains_names(one: Sentence, other: Sentence) -> bool:
    """Whether a bracket has a name that the other sentence has as it is, without brackets."""
    return any(
        inner in other.text and f"({inner}" not in other.text
        for inner in _BRACKETS.findall(one.text)
        if inner
    )


def _has_all_numbers(shorter: Sentence, longer: Sentence) -> bool:
    """Whether a sentence has the numbers of another whose clauses each have one: commas part them there."""
    clauses = _BRACKETED.sub("", longer.text).split(";")
    return all(map(_DIGITS.search, clauses)) and not _numbers([longer]) - _numbers([shorter])


_BRACKETED, _DIGITS = re.compile(r"\([^()]*\)"), re.compile(r"\d+")


def _clauses_more(source: Sentence, target: Sentence, pair: Pair) -> int:
    """How many more semicolons part a translation than its source; where one has “and” for them, they are no more."""
    more = _semicolons(target) - _semicolons(source)
    if more == 0:
        return 0
    there, here = (
        sum(map(sentence.text.split().count, joining(copy.locale)))
        for sentence, copy in ((source, pair.source), (target, pair.target))
    )
    return max(more + min(here - there, 0), 0) if more > 0 else min(more + max(here - there, 0), 0)


def _semicolons(sentence: Sentence) -> int:
    return _BRACKETED.sub("", sentence.text).count(";")


_BRACKETS = re.compile(r"\(([^()]*)")
_LONG_SENTENCE, _CLAUSE = 110, 40  # characters
_FAR_SENTENCE, _FAR_IN_BRACKETS = log(1.5), log(1.25)


def _growth(sentences: Sequence[SentencePair], pair: Pair) -> float:
    """How much longer the translation is, by what is surely translated of this passage."""
    sure = [each for each in sentences if len(each.source) == len(each.target) == 1]
    if len(sure) < _ENOUGH:
        return pair.growth
    return median(_size(each.target) / _size(each.source) for each in sure)


_Sides: TypeAlias = tuple[Sequence[Sentence], Sequence[Sentence]]  # of one language, of the other


def _without_counterpart(own: Sequence[Sentence], other: Sequence[Sentence]) -> Sequence[Sentence]:
    """Sentences that have none of their own: they stand alone, or are joined with others."""
    return own if len(own) > 1 or not other else ()


def _is_missed(one: Sentence, pair: _Sides, passage: _Sides, beside: Sequence[_Sides], growth: float) -> bool:
    """Whether the other language lacks a sentence.

    It stands alone, or is joined with another to one that is too short for both; what stands beside it has
    not taken it in; and the passage is nearer to the other one in length without it.
    """
    own, other = pair
    if (
        _size([one]) < (_SENTENCE if other else _BRIEF)
        or len(one.kept & _kept(passage[1])) > _KEPT * len(one.kept)
        or _has_its_numbers(one, passage)
    ):
        return False
    rest = [each for each in own if each is not one]
    if other and (_distance(own, other, growth) < _FAR or _distance(rest, other, growth) > _NEAR):
        return False
    if any(_takes_in(one, near, growth) for near in beside):
        return False
    rest = [each for each in passage[0] if each is not one]
    without, whole = _distance(rest, passage[1], growth), _distance(*passage, growth)
    if _size([one]) < _SENTENCE:
        fits_nowhere = all(
            _distance(*near, growth) <= _distance([*near[0], one], near[1], growth)
            for near in beside
            if all(near)
        )
        return without < whole and (fits_nowhere or (whole > _NEAR and without < whole / 2))
    return without < whole * (_CLEARLY if whole < _SLIGHT else 1)


def _has_its_numbers(one: Sentence, passage: _Sides) -> bool:
    """Whether the other language has the numbers of a sentence as often as this one: one of them would be missed."""
    own = _numbers([one])
    here, there = _numbers(passage[0]), _numbers(passage[1])
    return bool(own) and all(there[number] >= here[number] for number in own)


def _numbers(sentences: Sequence[Sentence]) -> Counter[str]:
    return Counter(number for one in sentences for number in _DIGITS.findall(one.text))


def _takes_in(one: Sentence, near: _Sides, growth: float) -> bool:
    """Whether sentences side by side are of one length only together with another."""
    if not (near[0] and near[1]):
        return False
    return _distance([*near[0], one], near[1], growth) < _distance(*near, growth) > _NEAR


def _kept(sentences: Sequence[Sentence]) -> frozenset[str]:
    return frozenset().union(*(each.kept for each in sentences))


def _distance(own: Sequence[Sentence], other: Sequence[Sentence], growth: float) -> float:
    """How far a passage's length is from what the other's makes one expect."""
    return abs(log(_size(own) * growth / _size(other)))


def _size(sentences: Sequence[Sentence]) -> int:
    return sum(one.end - one.start for one in sentences) + 1


def _lost(one: Sentence, before: Sequence[Sentence], bead: Bead, pair: Pair) -> Mistake:
    what = message(
        "A sentence is missing here: “{text}” ({file}, line {line}).",
        text=shown(one.text),
        file=file_of(pair.source),
        line=one.span.line,
    )
    span = end_of(before[-1].span) if before else bead.target[0].span_of(0, 1)
    return Mistake(what, span, message("Translate it, or delete it there."))


def _length(bead: Bead, pair: Pair) -> Iterator[Mistake]:
    theirs, ours = (sum(len(unit.text) for unit in side) for side in (bead.source, bead.target))
    if not (theirs and ours):
        return
    distance = log(ours / theirs / pair.growth)
    if max(theirs, ours) < _LONG:
        counts = _counts(bead, pair)
        if max(theirs, ours) < _SHORT or (counts[1] - counts[0]) * distance < _FAR_SHORT:
            return
    if abs(distance) < _FAR:
        return
    where = {"file": file_of(pair.source), "line": bead.source[0].span.line}
    percent = round(100 * ours / theirs / pair.growth)
    what = (
        message(
            "This is only {percent} % as long as a translation of {file} would be (line {line}).",
            percent=percent,
            **where,
        )
        if ours < theirs * pair.growth
        else message(
            "This is {percent} % as long as a translation of {file} would be (line {line}).",
            percent=percent,
            **where,
        )
    )
    yield Mistake(
        what,
        bead.target[0].span.to(bead.target[-1].span),
        message("See whether something is missing, or was added."),
    )

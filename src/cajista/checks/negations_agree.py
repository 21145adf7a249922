"""What a sentence denies, its translation denies too.

Texts are compared sentence by sentence, and by clauses where a sentence denies but once. Another way of saying no is
as good: “did not differ” and «no hubo diferencias», “failed to” and «no logró», “unlikely” and «poco probable». Where
the other sentence has no word for what is denied, it is merely mentioned: the translator may have said it otherwise.

Why it matters: a “not” is the shortest word that turns a finding into its opposite.

Example: “It did not reduce mortality” becomes «Redujo la mortalidad».
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import NamedTuple

from ..findings import Severity, message
from ..i18n.alignment import Bead
from ..i18n.sentences import Sentence, SentencePair
from ..i18n.stems import stem_of
from ..i18n.words import words_of
from ..locale import Locale
from . import Mistake, Pair, Proof
from ._denials import Balance, Count, sign_of
from ._moved_denials import is_moved
from ._negators import UNDONE, Negators, is_sure, negators_of
from ._parity import file_of, shown
from ._phrased_denials import without_phrased
from ._senses import may_say_otherwise
from ._sorts import ByUnit, Place, words_within
from ._superlatives import without_superlatives

SEVERITY: Severity = "warning"
_PASSED_OVER = ("keyword", "code", "equation")
_ALIKE = 0.45  # how alike sentences are that are compared, unless all have one counterpart or the passage differs too
_BEYOND_DOUBT = 0.6  # how alike sentences are that surely translate each other
_AS_LONG, _ABOUT_AS_LONG = 0.75, 0.6  # of the longer of two sentences, how long the other one is
_SHORT = 10  # characters by which short sentences may differ
_FAR = 0.3  # of a sentence's length, how far apart words are that do not translate each other
_LONG = 90  # characters of a sentence in which that can be told
_ROOT = 7  # letters of a word that tell that another one has the same root
_BY_MEANING = ("weak", "maybe", "strong")  # kinds of words that deny by what they mean
_OFTEN = (
    3  # times that a denial stands before one word without a counterpart, if that is another way of saying it
)
_PARTED = re.compile(r"\W")


def check_pair(pair: Pair, proof: Proof) -> Iterator[Mistake]:
    """Sentences that deny more, or less, than those they translate."""
    here, there = negators_of(pair.target.locale), negators_of(pair.source.locale)
    if not (here and there):
        return
    found = [*pair.in_beads(__name__, partial(_differences, pair=pair, here=here, there=there))]
    counts = Counter(one.denied for one in found)
    yield from (one.mistake for one in found if not one.denied or counts[one.denied] < _OFTEN)


class _Told(NamedTuple):
    """A mistake, and the denial that has no counterpart with the word behind it; what recurs is a term: «sin uso»."""

    mistake: Mistake
    denied: str = ""


def _differences(bead: Bead, pair: Pair, here: Negators, there: Negators) -> Iterator[_Told]:
    if not bead.is_whole or bead.source[0].kind in _PASSED_OVER or bead.source[0].parts:
        return
    found = {id(unit): here.find(unit.text) for unit in bead.target}
    found |= {id(unit): there.find(unit.text) for unit in bead.source}
    if not any(is_sure(one) or one.kind == "unlimited" for each in found.values() for one in each):
        return
    in_order, locales = pair.in_order(bead), (pair.source.locale, pair.target.locale)
    compared = [_compared(one, found, locales) for one in in_order or ()]
    if compared and all(one.agrees for one in compared):
        yield from map(_Told, _moved(compared, pair))
        return
    compared = [_compared(one, found, locales) for one in pair.sentences(bead)]
    whole = [Count.of(one for unit in side for one in found[id(unit)]) for side in (bead.target, bead.source)]
    is_clear = all(one.is_one_to_one for one in compared) or sign_of(*whole) != 0
    for at, one in enumerate(compared):
        if not one.sentences.is_whole:
            if _is_lost(one, whole, compared):
                yield _Told(_lost(one.sentences, bead, pair))
        elif not (one.is_quoted or _is_made_up_for(at, compared)):
            sign, severity = one.verdict(is_clear or one.sentences.likeness >= _ALIKE)
            if not sign:
                yield from map(_Told, _moved([one], pair))
            else:
                mistake = _mistake(one, sign, "info" if _is_doubtful(one, sign, locales) else severity, pair)
                yield _Told(mistake, _denied(one.ours if sign > 0 else one.theirs))


def _denied(denials: Sequence[Place]) -> str:
    """The first of some denials that surely is one, with the word behind it; empty where none follows."""
    first = next((place for place in denials if is_sure(place.found)), None)
    behind = first and _WORD.match(first.unit.text, first.found.end)
    return f"{first.text}{behind[0]}".lower() if first and behind else ""


_WORD = re.compile(r"[ \u00a0][^\W\d_]{3,}")


def _moved(compared: Iterable["_Compared"], pair: Pair) -> Iterator[Mistake]:
    """What is said of sentences that deny another of their clauses."""
    locales = pair.source.locale, pair.target.locale
    for one in compared:
        if is_moved(one.sentences, (one.theirs, one.ours), locales):
            what = message(
                "Another part of this sentence is denied than in {file}: “{text}” (line {line}).",
                **_told(one.sentences, pair),
            )
            yield Mistake(what, one.ours[0].span, message("See which part should be denied."))


@dataclass(frozen=True)
class _Compared:
    """Sentences of both sides, and what negates in them."""

    sentences: SentencePair
    ours: Sequence[Place]
    theirs: Sequence[Place]

    @cached_property
    def balance(self) -> Balance:
        """How much both sides deny."""
        return _balance(self.theirs, self.ours)

    @cached_property
    def far(self) -> int:
        """Whether the only denial of a long sentence has no counterpart but a doubtful word in quite another place.

        1 where it is ours, -1 where it is theirs.
        """
        here, there = (
            _positions(side, places)
            for side, places in ((self.sentences.target, self.ours), (self.sentences.source, self.theirs))
        )
        for one, other, sign in ((here, there, 1), (there, here, -1)):
            sure = [at for kind, at in one if kind in ("sure", "agreeing")]
            is_far = (kind in ("maybe", "limit") and abs(at - sure[0]) > _FAR for kind, at in other)
            if len(sure) == 1 and other and all(is_far):
                return sign
        return 0

    @property
    def agrees(self) -> bool:
        """Whether both sides may say the same."""
        kinds, others = ([one.kind for one in side] for side in (self.ours, self.theirs))
        return kinds == others or self.verdict(is_certain=True) == (0, None)

    def verdict(self, is_certain: bool) -> tuple[int, Severity | None]:
        """Whether our side denies less (-1) or more (1), and how grave that is.

        Where it is not certain that the sentences translate each other, only what is plain counts.
        """
        if is_certain and self.balance.sign:
            return self.balance.sign, "info" if self.balance.may_affirm else None
        if is_certain and self.balance.restores:
            return self.balance.restores, None
        if self.far:
            return self.far, None
        return (-1, "info") if is_certain and self.balance.affirms else (0, None)

    @property
    def is_one_to_one(self) -> bool:
        """Whether each side is one sentence."""
        return len(self.sentences.source) == len(self.sentences.target) == 1

    @property
    def is_surely_paired(self) -> bool:
        """Whether each side is one sentence, and both are alike, or about as long."""
        if not self.is_one_to_one:
            return False
        lengths = [one.end - one.start + _SHORT for one in (*self.sentences.source, *self.sentences.target)]
        share = min(lengths) / max(lengths)
        return share > (_ABOUT_AS_LONG if self.sentences.likeness >= _BEYOND_DOUBT else _AS_LONG)

    @property
    def is_quoted(self) -> bool:
        """Whether both sides are the same text, which one language then holds as a quotation."""
        return [one.text for one in self.sentences.source] == [one.text for one in self.sentences.target]


def _balance(theirs: Sequence[Place], ours: Sequence[Place]) -> Balance:
    return Balance([one.found for one in ours], [one.found for one in theirs])


def _compared(sentences: SentencePair, found: ByUnit, locales: tuple[Locale, Locale]) -> _Compared:
    """What negates on both sides, but for superlatives and words whose root the other side has too: “independent”."""
    denials = words_within(sentences.source, found), words_within(sentences.target, found)
    theirs, ours = without_phrased(*denials, sentences, locales)
    if _balance(theirs, ours).sign:
        ours = without_superlatives(ours, sentences.source, locales[::-1])
        theirs = without_superlatives(theirs, sentences.target, locales)
    if not (ours and theirs):
        return _Compared(sentences, ours, theirs)
    return _Compared(
        sentences, _apart(ours, sentences.source, theirs), _apart(theirs, sentences.target, ours)
    )


def _apart(places: Sequence[Place], others: Sequence[Sentence], theirs: Sequence[Place]) -> Sequence[Place]:
    """Without single words whose root other sentences have, but in what a negator undoes there."""
    if not any(one.kind in _BY_MEANING for one in places):
        return places
    undone = [one for one in theirs if one.kind in UNDONE]
    roots = {
        stem_of(word, _ROOT)
        for each in others
        for start, word in words_of(each.text)
        if len(word) >= _ROOT and not any(_holds(one, each, start) for one in undone)
    }
    return [
        one
        for one in places
        if one.kind not in _BY_MEANING or _PARTED.search(one.text) or stem_of(one.text, _ROOT) not in roots
    ]


def _holds(place: Place, sentence: Sentence, at: int) -> bool:
    return place.unit is sentence.unit and place.found.start <= sentence.start + at < place.found.end


def _positions(sentences: Sequence[Sentence], places: Sequence[Place]) -> list[tuple[str, float]]:
    """The kind of each word that negates, and where it stands, from 0 at the beginning to 1 at the end."""
    whole = sum(one.end - one.start for one in sentences)
    if whole < _LONG:
        return []
    positions, before = [], 0
    for each in sentences:
        positions += [
            (_kind(one), (before + one.found.start - each.start) / whole)
            for one in places
            if one.kind != "weak" and one.unit is each.unit and each.start <= one.found.start < each.end
        ]
        before += each.end - each.start
    return positions


def _kind(place: Place) -> str:
    """Its kind; of several words, "free of", it is no doubtful one."""
    return "strong" if place.kind == "maybe" and " " in place.text else place.kind


def _is_doubtful(one: _Compared, sign: int, locales: tuple[Locale, Locale]) -> bool:
    """Whether the side which denies more may say the same as the other one."""
    source, target = one.sentences.source, one.sentences.target
    if sign < 0:
        return may_say_otherwise(one.theirs, (source, target), one.ours, locales)
    return may_say_otherwise(one.ours, (target, source), one.theirs, locales[::-1])


def _is_made_up_for(at: int, compared: Sequence[_Compared]) -> bool:
    """Whether a sentence beside one that denies less denies more by as much: one may hold a part of the other.

    It does not where it is beyond doubt what each translates.
    """
    one = compared[at]
    return any(
        one.balance.sign != 0
        and (
            one.balance.sign == -near.balance.sign
            or not near.sentences.is_whole
            or near.balance.undoes == -one.balance.sign
        )
        and not (one.is_surely_paired and near.is_surely_paired)
        and not Balance(
            [*one.balance.ours, *near.balance.ours], [*one.balance.theirs, *near.balance.theirs]
        ).sign
        for near in (*compared[max(0, at - 1) : at], *compared[at + 1 : at + 2])
    )


def _is_lost(one: _Compared, whole: Sequence[Count], compared: Sequence[_Compared]) -> bool:
    """Whether the denials of a sentence without counterpart stand nowhere else in its passage.

    They do not where the passage has too few, nor where its other sentences have just their own.
    """
    lost = Count.of(one.balance.theirs).least
    ours, theirs = whole
    if ours.without(theirs).most + lost <= theirs.without(ours).least:
        return lost > 0
    pairs = [each.balance.counts for each in compared if each.sentences.is_whole]
    spare = sum(
        max(0, here.least + left.maybe + left.optional - there.least)
        for here, there in pairs
        for left in (here.without(there),)
    )
    return spare < lost


def _lost(sentences: SentencePair, bead: Bead, pair: Pair) -> Mistake:
    what = message(
        "This passage has fewer denials than in {file}: “{text}” (line {line}) has no counterpart.",
        **_told(sentences, pair),
    )
    return Mistake(what, bead.target[0].span, message("See whether a sentence was lost."))


def _mistake(one: _Compared, sign: int, severity: Severity | None, pair: Pair) -> Mistake:
    told = _told(one.sentences, pair)
    if sign < 0:
        what = message("This sentence has fewer denials than in {file}: “{text}” (line {line}).", **told)
        hint = message("See whether a “not”, a “no” or a “without” was lost.")
        span = one.sentences.target[0].span.to(one.sentences.target[-1].span)
    else:
        what = message("This sentence has more denials than in {file}: “{text}” (line {line}).", **told)
        hint = message("See whether it says the opposite of what was written.")
        span = next((place for place in one.ours if is_sure(place.found)), one.ours[0]).span
    return Mistake(what, span, hint, severity=severity)


def _told(sentences: SentencePair, pair: Pair) -> dict[str, str | int]:
    text = shown(" ".join(one.text for one in sentences.source))
    return {"file": file_of(pair.source), "text": text, "line": sentences.source[0].span.line}

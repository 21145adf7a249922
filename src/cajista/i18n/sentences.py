"""A text's sentences, and which sentences of a translation belong to which of its source."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from ..locale import Locale
from ..model.span import Span
from .alignment import Bead, nodes_kept, words_kept
from .pairing import best_pairing
from .units import OBJECT, Unit

_JOINING_COSTS = 0.5
_LOSING_COSTS = 0.1
_CLEARLY = 0.55  # how alike two sentences are that belong together beyond doubt


@dataclass(frozen=True)
class Sentence:
    """A stretch of a unit's text, from its first letter to the mark that ends it."""

    unit: Unit
    start: int
    end: int

    @cached_property
    def text(self) -> str:
        """The sentence as it is read."""
        return self.unit.text[self.start : self.end]

    @property
    def span(self) -> Span:
        """Where it stands in the source."""
        return self.unit.span_of(self.start, self.end)

    @cached_property
    def kept(self) -> frozenset[str]:
        """What a translation keeps of it: numbers, citations, stems of learned words."""
        start, end = self.start, self.end
        words = words_kept(self.unit.text)
        kept = {word for _, word in words[bisect_left(words, (start,)) : bisect_left(words, (end,))]}
        for at, node in self.unit.objects:
            if start <= at < end:
                kept.update(nodes_kept(node))
        return frozenset(kept)


@dataclass(frozen=True)
class SentencePair:
    """Sentences of the source and those that translate them; one side is empty where nothing answers."""

    source: tuple[Sentence, ...]
    target: tuple[Sentence, ...]

    @property
    def is_whole(self) -> bool:
        """Whether both sides have something."""
        return bool(self.source and self.target)

    @cached_property
    def likeness(self) -> float:
        """How alike both sides are, from 0 to 1.5."""
        return _likeness(self.source, self.target) if self.is_whole else 0.0


# A mark that ends a sentence, what may follow it (quotation marks, citations), space, and what may begin one.
_END = re.compile(rf"[.!?…]+[\"'»”’)\]]*[{OBJECT}⁰-⁹¹²³]*\s+(?=[\"'«“‘¿¡(\[]*(?:[^\W_a-zß-öø-ÿ]|{OBJECT}))")
_LAST_WORD = re.compile(r"([^\W_][^\s/(\[«“]*)[.!?…]+$")


def sentences_of(unit: Unit, locale: Locale) -> tuple[Sentence, ...]:
    """The sentences of a unit, in order."""
    return tuple([Sentence(unit, *ends) for ends in _sentences(unit.text, _shortened(locale))])


@lru_cache(maxsize=512)
def _sentences(text: str, shortened: frozenset[str]) -> tuple[tuple[int, int], ...]:
    """Where each sentence of a text begins and ends."""
    found: list[tuple[int, int]] = []
    start = 0
    for match in _END.finditer(text):
        end = match.start() + len(match[0].rstrip())
        if not _is_shortened(text, start, end, shortened):
            found.append((start, end))
            start = match.end()
    if text[start:].strip():
        found.append((start, len(text.rstrip())))
    return tuple(found)


def is_shortened(before: str, locale: Locale) -> bool:
    """Whether the point at the end of a text belongs to its last word: an initial, an abbreviation."""
    return _is_shortened(before, 0, len(before.rstrip()), _shortened(locale))


def _is_shortened(text: str, start: int, end: int, shortened: frozenset[str]) -> bool:
    """Whether the point at the end of a stretch belongs to the word before it.

    That is an initial or an abbreviation, and no unit of a number.
    """
    while end > start and text[end - 1] == OBJECT:
        end -= 1
    last = _LAST_WORD.search(text, max(start, end - _LONGEST_WORD), end)
    if last is None:
        return False
    return last[1].casefold() in shortened or (
        _is_initials(last[1]) and not _NUMBER.search(text, max(start, last.start() - 2), last.start())
    )


_LONGEST_WORD = 40
_NUMBER = re.compile(r"(?:\d\s?|/)$")


def _is_initials(word: str) -> bool:
    return word[0].isupper() and all(len(part) == 1 for part in word.split("."))


@lru_cache(maxsize=20)
def _words(told: str) -> frozenset[str]:
    return frozenset(told.casefold().split())


def _shortened(locale: Locale) -> frozenset[str]:
    return _words(locale.lexicon("reading", "words that end in a point"))


def paired_sentences(bead: Bead, source: Locale, target: Locale) -> list[SentencePair]:
    """The sentences of both sides of a bead, in order."""
    first = [sentence for unit in bead.source for sentence in sentences_of(unit, source)]
    second = [sentence for unit in bead.target for sentence in sentences_of(unit, target)]
    head = _alike(first, second)
    tail = _alike(first[head:][::-1], second[head:][::-1])
    ends = len(first) - tail, len(second) - tail
    middle = best_pairing(first[head : ends[0]], second[head : ends[1]], _gain)
    return [
        *_one_by_one(first[:head], second[:head]),
        *(SentencePair(*pairing) for pairing in middle),
        *_one_by_one(first[ends[0] :], second[ends[1] :]),
    ]


def _one_by_one(first: Sequence[Sentence], second: Sequence[Sentence]) -> Iterator[SentencePair]:
    return (SentencePair((one,), (other,)) for one, other in zip(first, second, strict=True))


def _alike(first: Sequence[Sentence], second: Sequence[Sentence]) -> int:
    """How many sentences from the start pair off one by one beyond doubt; two that are alone always do."""
    if len(first) == len(second) == 1:
        return 1
    for at, (one, other) in enumerate(zip(first, second, strict=False)):
        if _likeness((one,), (other,)) < _CLEARLY or _are_far_in_length(one, other):
            return max(at - 1, 0) if len(first) != len(second) else at
    return min(len(first), len(second)) - (len(first) != len(second))


def _are_far_in_length(one: Sentence, other: Sentence) -> bool:
    """Whether one of two sentences may hold more than the other one: they may be joined otherwise than they stand."""
    short, long = sorted((one.end - one.start, other.end - other.start))
    return long > _JOINED * short and long > _LONG


_JOINED = 1.6
_LONG = 110  # characters


def _gain(source: Sequence[Sentence], target: Sequence[Sentence]) -> float:
    if not (source and target):
        return -_LOSING_COSTS
    count = (len(source) + len(target)) / 2
    return _likeness(source, target) * count - (_JOINING_COSTS if count > 1 else 0)


def _kept(side: Sequence[Sentence]) -> frozenset[str]:
    return side[0].kept if len(side) == 1 else frozenset().union(*(one.kept for one in side))


def _likeness(source: Sequence[Sentence], target: Sequence[Sentence]) -> float:
    first, second = _kept(source), _kept(target)
    common = 2 * len(first & second) / max(len(first) + len(second), 1)
    lengths = [sum(one.end - one.start for one in side) + 10 for side in (source, target)]
    return common + min(lengths) / max(lengths) / 2

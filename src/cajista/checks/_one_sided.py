"""Words of a meaning that a sentence has, and its translation has in no form: doubts, conditions, limits.

Each meaning is told by two lists of a language's catalogue: words that surely have it, and words that may have it or
stand for it in another language. It is said only where one sentence has one of the first, and the other none of either.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from ..i18n.alignment import Bead
from ..i18n.sentences import Sentence, SentencePair
from ..locale import Locale
from ..model.span import Span
from . import Pair
from ._parity import end_of, file_of
from ._words import Phrasebook

_READ = ("paragraph", "item", "abstract", "caption", "footnote", "declaration")


# The words of a language that surely have a meaning, and those that may: phrases parted by semicolons; empty or "-"
# where its catalogue tells none.
Lists: TypeAlias = Callable[[Locale], tuple[str, str]]


class OneSided(NamedTuple):
    """A word that one of two sentences has alone: where it is missing, or stands too much; its file and line."""

    is_lost: bool
    word: str
    span: Span
    file: str
    line: int


def one_sided(pair: Pair, lists: Lists, *, may_move: bool = False) -> Iterator[OneSided]:
    """The first word of each sentence that says what its counterpart, or its passage if it may move, says in no way."""
    there, here = _book_of(pair.source.locale, lists), _book_of(pair.target.locale, lists)
    if there and here:
        for bead in pair.beads:
            if bead.is_whole and bead.source[0].kind in _READ and _may_differ(bead, there, here):
                found = [
                    one for both in pair.counterparts(bead) for one in _compared(both, there, here, pair)
                ]
                if not may_move or len({one.is_lost for one in found}) == 1:
                    yield from found


def _may_differ(bead: Bead, there: Phrasebook, here: Phrasebook) -> bool:
    """Whether either side surely has such a word at all: few passages do."""
    sides = ((bead.source, there), (bead.target, here))
    return any(one.kind == "sure" for side, book in sides for unit in side for one in book.find(unit.text))


def _compared(both: SentencePair, there: Phrasebook, here: Phrasebook, pair: Pair) -> Iterator[OneSided]:
    theirs, ours = _found(both.source, there), _found(both.target, here)
    if not (both.is_whole and bool(theirs) != bool(ours)):
        return
    first = next((place for place in (*theirs, *ours) if place.is_sure), None)
    if first is None:
        return
    span = first.sentence.unit.span_of(first.start, first.end)
    word = first.sentence.unit.text[first.start : first.end]
    where = end_of(both.target[-1].span) if theirs else span
    yield OneSided(bool(theirs), word, where, file_of(pair.source), span.line)


class _Found(NamedTuple):
    sentence: Sentence
    start: int
    end: int
    is_sure: bool


def _found(sentences: Sequence[Sentence], book: Phrasebook) -> list[_Found]:
    return [
        _Found(each, one.start, one.end, one.kind == "sure")
        for each in sentences
        for one in book.find(each.unit.text)
        if each.start <= one.start < each.end and not _is_name(each, one.start)
    ]


def _is_name(sentence: Sentence, start: int) -> bool:
    """Whether a word has a capital within its sentence: the month of May."""
    return start > sentence.start and sentence.unit.text[start].isupper()


def _book_of(locale: Locale, lists: Lists) -> Phrasebook | None:
    told = [words.strip("-") for words in lists(locale)]
    return _made(*told) if all(told) else None


@lru_cache(maxsize=20)
def _made(sure: str, maybe: str) -> Phrasebook:
    return Phrasebook({"sure": sure, "maybe": maybe}, longest=True)  # "May we ask…?"

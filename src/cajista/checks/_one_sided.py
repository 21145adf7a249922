"""Words of a meaning that a sentence has, and its translation has in no form: doubts, conditions, limits.

Each meaning is told by two lists of a language's catalogue: words that surely have it, and words that may have it or
stand for it in another language. It is said only where one sentence has one of the first, and the other none of either.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from ..findings import Message
from ..i18n.alignment import Bead
from ..i18n.sentences import Sentence, SentencePair
from ..i18n.units import Unit
from ..locale import Locale
from ..model.span import Span
from . import Mistake, Pair
from ._parity import end_of, file_of
from ._words import Phrasebook, sort_of

_READ = ("paragraph", "item", "abstract", "caption", "footnote", "declaration")

Words: TypeAlias = Mapping[str, tuple[str, str]]
"""By the names of meanings, the words that surely have each and those that may: phrases parted by semicolons."""


class _OneSided(NamedTuple):
    """A word that one of two sentences has alone: where it is missing, or stands too much; its file and line."""

    is_lost: bool
    word: str
    span: Span
    file: str
    line: int


def _one_sided(
    pair: Pair, words: Callable[[Locale], Words], *, may_move: bool = False
) -> Iterator[_OneSided]:
    """The first word of each sentence that says what its counterpart, or its passage if it may move, says in no way."""
    there, here = (_reader_of(copy.locale, words) for copy in (pair.source, pair.target))
    names = there.books.keys() & here.books.keys()
    for bead in pair.beads if names else ():
        if not (bead.is_whole and bead.source[0].kind in _READ):
            continue
        for name in sorted(names & (there.names_in(bead.source) | here.names_in(bead.target))):
            found = [
                one
                for both in pair.counterparts(bead)
                for one in _compared(both, there.books[name], here.books[name], pair)
            ]
            if found and may_move:
                more = _more(bead, there.books[name], here.books[name])
                found = [one for one in found if more and (more > 0) == one.is_lost]
            yield from found


def _more(bead: Bead, there: Phrasebook, here: Phrasebook) -> int:
    """By how much more often the source of a passage surely says something, in whichever sentence."""
    theirs, ours = (
        sum(one.kind.endswith(_SURE) for unit in units for one in book.find(unit.text))
        for units, book in ((bead.source, there), (bead.target, here))
    )
    return theirs - ours


_SURE = "_sure"


class Said(NamedTuple):
    """What is said of a word that was lost, and of one that was added, each with its hint."""

    lost: Message
    lost_hint: Message
    added: Message
    added_hint: Message


def mistakes(
    pair: Pair, words: Callable[[Locale], Words], said: Said, *, may_move: bool = False
) -> Iterator[Mistake]:
    """What a rule says of the first word of each sentence that its counterpart says in no way.

    Messages may name the `word`, the source's `file` and the `line`. A word that `may_move` may stand in another
    sentence of its passage.
    """
    for one in _one_sided(pair, words, may_move=may_move):
        named = {"word": one.word, "file": one.file, "line": one.line}
        what, hint = (said.lost, said.lost_hint) if one.is_lost else (said.added, said.added_hint)
        yield Mistake(Message(what.text, named), one.span, hint)


class _Reader(NamedTuple):
    """Finds in a language the words of each meaning: all, and those that surely have one, whichever it is."""

    books: Mapping[str, Phrasebook]
    sure: Phrasebook

    def names_in(self, units: Sequence[Unit]) -> Set[str]:
        """The meanings that some units surely have: few passages have any."""
        return {sort_of(one.kind) for unit in units for one in self.sure.find(unit.text)}


def _reader_of(locale: Locale, words: Callable[[Locale], Words]) -> _Reader:
    return _made(tuple((name, *own) for name, own in words(locale).items() if all(own)))


@lru_cache(maxsize=40)
def _made(told: Sequence[tuple[str, str, str]]) -> _Reader:
    return _Reader(
        {
            name: Phrasebook({f"{name}_sure": sure, f"{name}_maybe": maybe}, longest=True)  # "May we ask…?"
            for name, sure, maybe in told
        },
        Phrasebook({f"{name}_sure": sure for name, sure, _ in told}, longest=True),
    )


def _compared(both: SentencePair, there: Phrasebook, here: Phrasebook, pair: Pair) -> Iterator[_OneSided]:
    theirs, ours = _found(both.source, there), _found(both.target, here)
    if not (both.is_whole and bool(theirs) != bool(ours)):
        return
    first = next((place for place in (*theirs, *ours) if place.is_sure), None)
    if first is None:
        return
    span = first.sentence.unit.span_of(first.start, first.end)
    word = first.sentence.unit.text[first.start : first.end]
    where = end_of(both.target[-1].span) if theirs else span
    yield _OneSided(bool(theirs), word, where, file_of(pair.source), span.line)


class _Found(NamedTuple):
    sentence: Sentence
    start: int
    end: int
    is_sure: bool


def _found(sentences: Sequence[Sentence], book: Phrasebook) -> list[_Found]:
    return [
        _Found(each, one.start, one.end, one.kind.endswith(_SURE))
        for each in sentences
        for one in book.find(each.unit.text)
        if each.start <= one.start < each.end and not _is_name(each, one.start)
    ]


def _is_name(sentence: Sentence, start: int) -> bool:
    """Whether a word has a capital within its sentence: the month of May."""
    return start > sentence.start and sentence.unit.text[start].isupper()

"""What one language calls probable, the other does not call certain.

Sentences are compared for words of doubt: probably, perhaps, may, seems to. Any other way of doubting is as good:
“probably” and «es posible que», “perhaps” and «podría», “presumably” and «se supone que».

Why it matters: an effect that is likely becomes a fact by the loss of one word.

Example: “Exercise probably prevents falls” becomes «El ejercicio evita las caídas».
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TypeAlias

from ..findings import Severity, message
from ..i18n.alignment import Bead
from ..i18n.sentences import Sentence, SentencePair
from ..locale import Locale
from . import Mistake, Pair, Proof
from ._parity import end_of, file_of
from ._words import Phrasebook

SEVERITY: Severity = "warning"

_READ = ("paragraph", "item", "abstract", "caption", "footnote", "declaration")


def check_pair(pair: Pair, proof: Proof) -> Iterator[Mistake]:
    """Sentences without a word of doubt that stand for one that has it."""
    there, here = _book_of(pair.source.locale), _book_of(pair.target.locale)
    if there and here:
        for bead in pair.beads:
            if bead.is_whole and bead.source[0].kind in _READ and _may_differ(bead, there, here):
                yield from (
                    one for each in pair.counterparts(bead) for one in _compared(each, there, here, pair)
                )


def _may_differ(bead: Bead, there: Phrasebook, here: Phrasebook) -> bool:
    """Whether either side has a word of doubt at all: few passages do."""
    sides = ((bead.source, there), (bead.target, here))
    return any(one.kind == "sure" for side, book in sides for unit in side for one in book.find(unit.text))


def _compared(both: SentencePair, there: Phrasebook, here: Phrasebook, pair: Pair) -> Iterator[Mistake]:
    theirs, ours = _doubts(both.source, there), _doubts(both.target, here)
    if not (both.is_whole and bool(theirs) != bool(ours)):
        return
    first = next((place for place in (*theirs, *ours) if place[2] == "sure"), None)
    if first is None:
        return
    sentence, start, _, end = first
    word, file = sentence.unit.text[start:end], file_of(pair.source)
    if theirs:
        line = sentence.unit.span_of(start, end).line
        what = message(
            "This sentence does not doubt; {file} does: “{word}” (line {line}).",
            word=word,
            file=file,
            line=line,
        )
        hint = message("See whether a word of doubt was lost.")
        yield Mistake(what, end_of(both.target[-1].span), hint)
    else:
        what = message("This sentence doubts (“{word}”); that in {file} does not.", word=word, file=file)
        yield Mistake(what, sentence.unit.span_of(start, end), message("See whether it is in doubt."))


_Doubt: TypeAlias = tuple[Sentence, int, str, int]


def _doubts(sentences: Sequence[Sentence], book: Phrasebook) -> list[_Doubt]:
    """What doubts in some sentences, or may: where, and which of both."""
    return [
        (each, one.start, one.kind, one.end)
        for each in sentences
        for one in book.find(each.unit.text)
        if each.start <= one.start < each.end and not _is_name(each, one.start)
    ]


def _is_name(sentence: Sentence, start: int) -> bool:
    """Whether a word has a capital within its sentence: the month of May."""
    return start > sentence.start and sentence.unit.text[start].isupper()


def _book_of(locale: Locale) -> Phrasebook | None:
    told = (locale.lexicon("reading", "words of doubt"), locale.lexicon("reading", "words that may doubt"))
    return _made(*told) if all(told) else None


@lru_cache(maxsize=20)
def _made(sure: str, maybe: str) -> Phrasebook:
    return Phrasebook({"sure": sure, "maybe": maybe}, longest=True)  # "May we ask…?"

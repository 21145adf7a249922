"""What rises in one language does not fall in the other.

Sentences are compared for words of which each has an opposite: more and less, increase and decrease, before and
after, half and twice, left and right, women and men, adults and children, severe and mild, systolic and diastolic,
hyper- and hypo-, and others; and for words of which only one can be meant: north, south, east and west, oral, rectal
and intravenous, mother and sister, arm and leg, serum and urine. It is said where a sentence has only the one, and its
translation only the other, or where of as many words one is another.

Why it matters: every number may be right, and the sentence still say the opposite of what was found.

Example: “Mortality fell by 40%” becomes «La mortalidad aumentó un 40 %».
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from ..findings import Severity, message
from ..i18n.sentences import Sentence, SentencePair
from ..i18n.units import Unit
from ..locale import Locale
from . import Mistake, Pair, Proof
from ._negation import Negators, is_sure, negators_of
from ._parity import file_of
from ._words import Found, Phrasebook

SEVERITY: Severity = "warning"

_PASSED_OVER = ("code", "equation")
_NEITHER = "neither"  # phrases in which such words mean something else: "twice daily"
_AMOUNT = "amount"  # "less severe" is «más leve»: with another opposite, more and less say the same
# What is said by the opposite as well, where it is denied: "not more" is "less", "not in women" is not "in men".
_TURNED = frozenset(
    (
        "size",
        "amount",
        "change",
        "worth",
        "ease",
        "share",
        "level",
        "stage",
        "susceptibility",
        "severity",
        "enrolment",
    )
).union(
    ("action", "frequency", "running", "balance", "extent", "breadth", "length", "quality", "speed", "growth")
)


def check_pair(pair: Pair, proof: Proof) -> Iterator[Mistake]:
    """Sentences that have a word for the opposite of what those have that they translate."""
    books = _book_of(pair.source.locale), _book_of(pair.target.locale)
    if not all(books):
        return
    denials = negators_of(pair.source.locale), negators_of(pair.target.locale)
    for bead in pair.beads:
        if not bead.is_whole or bead.source[0].kind in _PASSED_OVER or bead.source[0].parts:
            continue
        sides = ((bead.source, books[0], denials[0]), (bead.target, books[1], denials[1]))
        found = {id(unit): _poles(unit, book, no) for units, book, no in sides if book for unit in units}
        if _may_differ([one for unit in bead.source for one in found[id(unit)]],
                       [one for unit in bead.target for one in found[id(unit)]]):  # fmt: skip
            in_order = pair.in_order(bead)
            if not in_order or any(_among(in_order, found, pair)):
                yield from _among(pair.sentences(bead), found, pair)


def _poles(unit: Unit, book: Phrasebook, negators: Negators) -> list[Found]:
    """The words that have opposites; those that are denied are a sort of their own: "not more" is no "more"."""
    found = [one for one in book.find(unit.text) if not one.kind.endswith(_NEITHER)]
    if not found:
        return found
    ends = [one.end for one in negators.find(unit.text) if is_sure(one)]
    return [
        one._replace(kind=f"not-{one.kind}")
        if _sort(one) in _TURNED and _is_denied(one, ends, unit.text)
        else one
        for one in found
    ]


def _is_denied(found: Found, ends: Sequence[int], text: str) -> bool:
    """Whether a negator stands shortly before a word, in its clause."""
    return any(
        0 <= found.start - end <= _NEAR and not _PARTING.search(text[end : found.start]) for end in ends
    )


_NEAR = 16  # characters
_PARTING = re.compile(r"[.,;:()]")


def _among(
    sentences: Sequence[SentencePair], found: Mapping[int, Sequence[Found]], pair: Pair
) -> Iterator[Mistake]:
    for both in sentences:
        yield from _compared(_within(both.source, found), _within(both.target, found), pair)


_Place = tuple[Unit, Found]


def _within(sentences: tuple[Sentence, ...], found: Mapping[int, Sequence[Found]]) -> list[_Place]:
    return [
        (each.unit, one)
        for each in sentences
        for one in found[id(each.unit)]
        if each.start <= one.start < each.end
    ]


def _may_differ(theirs: list[Found], ours: list[Found]) -> bool:
    """Whether a word has no like in the other passage: most passages have none, and their sentences are not paired."""
    return sorted(one.kind for one in theirs) != sorted(one.kind for one in ours)


def _compared(theirs: list[_Place], ours: list[_Place], pair: Pair) -> Iterator[Mistake]:
    found: dict[str, tuple[_Place, _Place]] = {}
    for sort in dict.fromkeys(_sort(one) for _, one in theirs):
        there = [place for place in theirs if _sort(place[1]) == sort]
        here = [place for place in ours if _sort(place[1]) == sort]
        if differing := _differing(there, here):
            found[sort] = differing
    if len(found) == 2 and _AMOUNT in found and found.keys() <= _TURNED:
        return
    for (other_unit, other), (unit, one) in found.values():
        where = {
            "ours": unit.text[one.start : one.end],
            "theirs": other_unit.text[other.start : other.end],
            "file": file_of(pair.source),
            "line": other_unit.span_of(other.start, other.end).line,
        }
        what = (
            message("“{ours}” here; “{theirs}” in {file}, line {line}, which is the opposite.", **where)
            if _are_opposites(one)
            else message(
                "“{ours}” here; “{theirs}” in {file}, line {line}, which is something else.", **where
            )
        )
        hint = message("See whether both sentences say the same.")
        yield Mistake(what, unit.span_of(one.start, one.end), hint)


def _are_opposites(one: Found) -> bool:
    """Whether a word has an opposite; sorts of which there are many begin with a capital."""
    return _sort(one).islower()


def _differing(theirs: list[_Place], ours: list[_Place]) -> tuple[_Place, _Place] | None:
    """The first words that are opposites where one side has only the one, and the other only the other.

    Where both have as many words, of women and of men, one too many of a kind tells as much.
    """
    poles = [Counter(one.kind for _, one in side) for side in (theirs, ours)]
    if not (ours and poles[0] != poles[1]):
        return None
    if len(theirs) != len(ours) and (
        len(poles[0]) > 1 or len(poles[1]) > 1 or poles[0].keys() == poles[1].keys()
    ):
        return None
    pairs = (both for both in zip(theirs, ours, strict=False) if both[0][1].kind != both[1][1].kind)
    return next(pairs, None)


def _sort(found: Found) -> str:
    return found.kind.rpartition("_")[0]


def _book_of(locale: Locale) -> Phrasebook | None:
    return _made(locale.lexicon("reading", "opposites"))


@lru_cache(maxsize=20)
def _made(told: str) -> Phrasebook | None:
    """The words of a catalogue's list: `sort: words // their opposites // !phrases in which they are neither`.

    There may be more than two of a sort, each where it stands in every language; `-` where one has no words for it.
    """
    kinds: dict[str, str] = {}
    neither: dict[str, str] = {}
    for line in filter(None, map(str.strip, told.split("\n"))):
        sort, _, said = line.partition(": ")
        for at, words in enumerate(said.split(" // ")):
            if words[0] == "!":
                neither[f"{sort}_{_NEITHER}"] = words[1:]
            elif words != "-":
                kinds[f"{sort}_{at}"] = words
    return Phrasebook(neither | kinds) if kinds else None

"""What rises rises to a higher figure, and what falls falls to a lower one.

A word for a rise or a fall is compared with the figures between which it goes: from so much to so much; and what is
higher in one than in another, or lower, with the figures of both in brackets behind it: (so much vs so much).

Why it matters: every figure is right, and the sentence still says the opposite of what was found; readers believe the
word, or the figures, and half of them are wrong.

Example: “Adherence rose from 31% to 18%” is a fall, or its figures changed places.
"""

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from ..findings import Severity, message
from ..i18n.quantities import Quantity
from ..i18n.quantities.grammar import TIMES
from ..i18n.quantities.model import is_in
from ..i18n.units import Unit
from ..locale import Locale
from . import Copy, Mistake, Proof
from ._negators import is_sure, negators_of
from ._sorts import Sorts, book_of
from ._word_order import contrasting
from ._words import Found, phrases

SEVERITY: Severity = "warning"

_YEARS = range(1900, 2100)
_REACH = 90  # characters between a word and its figures
_LONGEST = 15  # characters of what stands before a figure, or between two
_PARTED = re.compile(r"[.,;:()!?\ufffc]")
_BRACKET = r"\([^\w\s]{0,3}\Z"


class _Way(NamedTuple):
    """A way of telling two figures by a word: what stands before the first, between both, and behind the word.

    Of its words, some say that the second figure is the higher one, others that it is the lower one. Lengths of time
    are no figures of a change: "it fell from 4 to 12 weeks" tells when.
    """

    ascending: str
    descending: str
    before: re.Pattern[str]
    between: re.Pattern[str]
    behind: re.Pattern[str] | None
    has_times: bool


def check_copy(copy: Copy, proof: Proof) -> Iterator[Mistake]:
    """Rises to lower figures, falls to higher ones; what is higher with the lower figure."""
    book = book_of(copy.locale.lexicon("reading", "opposites"))
    ways = _ways_of(copy.locale)
    if not book or not ways:
        return
    for unit in copy.texts:
        for (_, first), (_, second) in pairwise(copy.quantities(unit)):
            gap = unit.text[first.whole[1] : second.whole[0]]
            if not 0 < len(gap) < _LONGEST:
                continue
            for way in ways:
                if not way.between.fullmatch(gap) or not _are_comparable(first, second):
                    continue
                start = way.before.search(unit.text, max(0, first.start - _LONGEST), first.start)
                is_time = bool({first.unit, second.unit} & TIMES)
                if start and (way.has_times or not is_time):
                    word = _word_before(unit, start.start(), way, book, copy.locale)
                    if word and _contradicts(word, way, first, second):
                        yield _mistake(unit, word, start.start(), second.whole[1])


def _mistake(unit: Unit, word: Found, start: int, end: int) -> Mistake:
    what = message(
        "“{word}” does not fit “{figures}”.",
        word=unit.text[word.start : word.end],
        figures=unit.text[start:end].strip("("),
    )
    hint = message("See whether it rose or fell, and whether the figures changed places.")
    return Mistake(what, unit.span_of(word.start, end), hint)


def _ways_of(locale: Locale) -> tuple[_Way, ...]:
    return _ways(
        phrases(locale.lexicon("reading", "words before where a change begins")),
        phrases(locale.lexicon("reading", "words before where a change ends")),
        phrases(locale.lexicon("reading", "words between figures that are compared")),
        contrasting(locale),
    )


@lru_cache(maxsize=20)
def _ways(begins: str, ends: str, against: str, than: re.Pattern[str] | None) -> tuple[_Way, ...]:
    """Changes from one figure to another, and comparisons with both in brackets."""
    ways = []
    if begins and ends:
        before = _pattern(rf"{begins}\s[^\w\s]{{0,3}}\Z")
        ways.append(_Way("change_0", "change_1", before, _pattern(rf"\s{ends}\s"), None, False))
    if against and than:
        between = _pattern(rf"\s(?:{against})\.?\s")
        ways.append(_Way("size_1", "size_0", _pattern(_BRACKET), between, than, True))
    return tuple(ways)


def _pattern(told: str) -> re.Pattern[str]:
    return re.compile(told, re.IGNORECASE)


def _word_before(unit: Unit, end: int, way: _Way, book: Sorts, locale: Locale) -> Found | None:
    """The last word of a way before a place, in its clause and not denied."""
    kinds = way.ascending, way.descending
    words = [one for one in book.find(unit.text) if one.kind in kinds and 0 <= end - one.end < _REACH]
    if not words:
        return None
    word, between = words[-1], unit.text[words[-1].end : end].lower()
    clause = phrases(locale.lexicon("negation", "words that begin subordinate clauses"))
    behind = way.behind.search(between) if way.behind else None
    told = between[: behind.start()] if behind else between
    is_parted = _PARTED.search(between) or (clause and re.search(clause, told))
    if is_parted or (way.behind and not behind):
        return None
    found = negators_of(locale).find(unit.text)
    return None if any(is_sure(one) and 0 <= word.start - one.end < _REACH for one in found) else word


def _contradicts(word: Found, way: _Way, first: Quantity, second: Quantity) -> bool:
    if first.sign == second.sign == "-":
        return False  # a greater loss is the lower number
    values = _signed(first), _signed(second)
    return values[0] != values[1] and (word.kind == way.ascending) != (values[0] < values[1])


def _are_comparable(one: Quantity, other: Quantity) -> bool:
    """Whether two figures measure the same and are no years, hours of the day or names."""
    units = {one.unit, other.unit} - {""}
    are_plain = all(
        each.kind == "number" and each.sort in ("digits", "number", "fraction") and not each.is_in_ratio
        for each in (one, other)
    )
    are_years = all(not each.unit and is_in(each.value, _YEARS) for each in (one, other))
    return are_plain and len(units) < 2 and not are_years


def _signed(quantity: Quantity) -> Fraction:
    return -quantity.value if quantity.sign == "-" else quantity.value

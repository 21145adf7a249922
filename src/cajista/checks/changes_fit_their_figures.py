"""What rises rises to a higher figure, and what falls falls to a lower one.

A word for a rise or a fall is compared with the figures between which it goes: from so much to so much.

Why it matters: every figure is right, and the sentence still says the opposite of what was found; readers believe the
word, or the figures, and half of them are wrong.

Example: “Adherence rose from 31% to 18%” is a fall, or its figures changed places.
"""

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from ..findings import Severity, message
from ..i18n.quantities import Quantity
from ..i18n.quantities.grammar import TIMES
from ..i18n.units import Unit
from ..locale import Locale
from . import Copy, Mistake, Proof
from ._sorts import Sorts, book_of
from ._words import Found, phrases

SEVERITY: Severity = "warning"

_RISE, _FALL = "change_0", "change_1"
_YEARS = range(1900, 2100)
_REACH = 60  # characters between a word and the figure from which it goes
_PARTED = re.compile(r"[.,;:()!?\ufffc]")


def check_copy(copy: Copy, proof: Proof) -> Iterator[Mistake]:
    """Rises to lower figures, falls to higher ones."""
    book = book_of(copy.locale.lexicon("reading", "opposites"))
    begins = phrases(copy.locale.lexicon("reading", "words before where a change begins"))
    ends = phrases(copy.locale.lexicon("reading", "words before where a change ends"))
    if not (book and begins and ends):
        return
    beginning = re.compile(rf"{begins}\s[^\w\s]{{0,3}}\Z", re.IGNORECASE)
    joining = re.compile(rf"\s{ends}\s", re.IGNORECASE)
    for unit in copy.texts:
        for (_, first), (_, second) in pairwise(copy.quantities(unit)):
            start, end = first.start, second.whole[1]
            gap = unit.text[first.whole[1] : second.whole[0]]
            if (
                not 0 < len(gap) < _LONGEST
                or not joining.fullmatch(gap)
                or not _are_comparable(first, second)
            ):
                continue
            begun = beginning.search(unit.text, max(0, start - _LONGEST), start)
            word = _word_before(unit, begun.start(), book, copy.locale) if begun else None
            if begun and word and _contradicts(word, first, second):
                what = message(
                    "“{word}” does not fit “{figures}”.",
                    word=unit.text[word.start : word.end],
                    figures=unit.text[begun.start() : end],
                )
                yield Mistake(what, unit.span_of(word.start, end), _HINT)


_LONGEST = 15  # characters of what stands before a figure, or between two
_HINT = message("See whether it rose or fell, and whether the figures changed places.")


def _word_before(unit: Unit, end: int, book: Sorts, locale: Locale) -> Found | None:
    """The last word for a rise or a fall before a place, in its clause."""
    changes = [
        one for one in book.find(unit.text) if one.kind in (_RISE, _FALL) and 0 <= end - one.end < _REACH
    ]
    clause = phrases(locale.lexicon("negation", "words that begin subordinate clauses"))
    between = unit.text[changes[-1].end : end].lower() if changes else ""
    is_parted = _PARTED.search(between) or (clause and re.search(clause, between))
    return changes[-1] if changes and not is_parted else None


def _contradicts(word: Found, first: Quantity, second: Quantity) -> bool:
    values = _value(first), _value(second)
    return values[0] != values[1] and (word.kind == _RISE) != (values[0] < values[1])


def _are_comparable(one: Quantity, other: Quantity) -> bool:
    """Whether two figures measure the same and are no years, times or names."""
    units = {one.unit, other.unit} - {""}
    are_plain = all(
        each.kind == "number" and each.sort in ("digits", "number", "fraction") and not each.is_in_ratio
        for each in (one, other)
    )
    are_years = all(not each.unit and _value(each) in _YEARS for each in (one, other))
    return are_plain and len(units) < 2 and not are_years and not units & TIMES


def _value(quantity: Quantity) -> Fraction:
    value = quantity.readings[0].value
    number = value if isinstance(value, Fraction) else Fraction(0)
    return -number if quantity.sign == "-" else number

"""In what two numbers of one value may still differ: sign, unit, comparator, statistic, decimal mark."""

import re
from collections.abc import Callable, Collection
from typing import Literal, NamedTuple, TypeAlias

from .grammar import Grammar
from .lists import lowered, plain
from .model import Hold, Placed, Quantity, Reading

Aspect: TypeAlias = Literal["mark", "sign", "unit", "comparator", "statistic"]
_WORD = re.compile(r"[^\W\d_]+")


class Told(NamedTuple):
    """A number where it stands, and how its language writes numbers."""

    placed: Placed
    grammar: Grammar

    @property
    def quantity(self) -> Quantity:
        """The number."""
        return self.placed.quantity

    @property
    def follows_numbered(self) -> bool:
        """Whether it numbers a table, a figure, a section…: "Table 2"."""
        start = self.placed.quantity.start
        return bool(self.grammar.numbered.before(lowered(plain(self.placed.unit.text[:start])), start - 1))

    def around(self, reach: int) -> list[str]:
        """The words near it, in lower case."""
        start, end = self.quantity.whole
        return _WORD.findall(self.placed.unit.text[max(0, start - reach) : end + reach].lower())


class Verdict(NamedTuple):
    """That two numbers differ in an aspect, and whether beyond doubt."""

    aspect: Aspect
    is_sure: bool


def differing_aspect(one: Told, other: Told) -> Verdict | None:
    """In what two numbers of one value differ; the gravest alone."""
    for aspect, differ in _ASPECTS:
        if surety := differ(one, other):
            return Verdict(aspect, surety > 1)
    return None


def _marks(one: Told, other: Told) -> int:
    """Whether a decimal mark is right only by another language's use, as the counterpart shows."""
    first, second = one.quantity, other.quantity
    if first.is_formula or second.is_formula or first.kind == "name" or second.kind == "name":
        return 0
    meant = meaning_of(first, second)
    return 2 * (meant is not None and (misuses_mark(first, meant) or misuses_mark(second, meant)))


def meaning_of(source: Quantity, target: Quantity) -> Reading | None:
    """What a number and its translation both mean: what the source says first, unless only the target is clear."""
    order = (target, source) if source.doubtful and not target.doubtful else (source, target)
    return next((reading for reading in order[0].readings if reading in order[1].readings), None)


def misuses_mark(quantity: Quantity, meant: Reading) -> bool:
    """Whether a number means this only if its mark is another language's."""
    return meant in quantity.readings and 0 < quantity.sure <= quantity.readings.index(meant)


def _signs(one: Told, other: Told) -> int:
    """Whether a sign is lost: a change of −0.3 is a decrease of 0.3, but no 0.3."""
    signs = one.quantity.sign, other.quantity.sign
    if signs[0] == signs[1] or set(signs) == {"", "+"}:
        return 0
    if "" not in signs:
        return 2
    bare, signed = (one, other) if other.quantity.sign else (other, one)
    return 0 if _lessens(bare) and not _lessens(signed) else 2


def _lessens(one: Told) -> bool:
    return any(word.startswith(one.grammar.lessening) for word in one.around(60))


def _units(one: Told, other: Told) -> int:
    """Whether the units differ; a number in words, or of how often, may have none."""
    first, second = one.quantity, other.quantity
    if (
        first.unit == second.unit
        or Hold.LOOSE in (first.hold, second.hold)
        or "×" in (first.unit, second.unit)
    ):
        return 0
    if {"schedule", "time"} & {first.sort, second.sort}:
        return 0
    if first.unit and second.unit:
        return 0 if first.unit.lstrip("?") == second.unit.lstrip("?") else 2
    bare, measured = (one, other) if second.unit else (other, one)
    unit = measured.quantity.unit
    if unit in bare.quantity.shared or unit.startswith("?"):
        return 0
    return 0 if unit == "year" and _may_be_age(bare) else 2


def _may_be_age(one: Told) -> bool:
    """Whether words nearby make a number without a unit a number of years."""
    return bool(one.grammar.age & set(one.around(80)) or one.grammar.people & set(one.around(30)))


def _comparators(one: Told, other: Told) -> int:
    """Whether the comparators differ; those in words may be freer than signs."""
    first, second = (told.quantity.comparators.strip("=≈") for told in (one, other))
    if first == second or set(first) & set(second):
        return 0
    if first and second:
        is_worded = one.quantity.in_words or other.quantity.in_words
        return 1 if is_worded and _direction(first) == _direction(second) else 2
    if Hold.LOOSE in (one.quantity.hold, other.quantity.hold):
        return 0
    bare, compared = (other, one) if first else (one, other)
    if compared.quantity.optional or (
        compared.quantity.comparators == "±" and bare.quantity.statistic & _SPREADS
    ):
        return 0
    if compared.quantity.in_words:
        return 0 if _may_be_compared(bare) else 1
    return 2


def _may_be_compared(one: Told) -> bool:
    """Whether words nearby may compare a number, as in "that 9 g not be exceeded"."""
    start, end = one.quantity.whole
    text = lowered(plain(one.placed.unit.text))
    around = text[max(0, start - 40) : start] + "\0" + text[end : end + 40]
    places = (found.start() for found in _WORD.finditer(around))
    return any(one.grammar.comparing.at(around, at) for at in places)


_SPREADS = frozenset(("SD", "SE"))


def _direction(comparators: str) -> set[str]:
    return {{"≤": "<", "≥": ">"}.get(one, one) for one in comparators}


def _statistics(one: Told, other: Told) -> int:
    """Whether the numbers are said right beside the names of different statistics."""
    return 2 * are_unlike(one.quantity.statistic, other.quantity.statistic)


def are_unlike(one: Collection[str], other: Collection[str]) -> bool:
    """Whether two names of statistics can only mean different ones."""
    return bool(one and other) and not set(one) & set(other)


_ASPECTS: tuple[tuple[Aspect, Callable[[Told, Told], int]], ...] = (
    ("mark", _marks), ("sign", _signs), ("unit", _units), ("comparator", _comparators), ("statistic", _statistics),
)  # fmt: skip

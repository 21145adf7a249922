"""What a number in a text says: its value, unit, comparator, sign and statistic, and where it stands."""

from enum import IntEnum
from fractions import Fraction
from typing import Literal, NamedTuple, TypeAlias

from ...model.span import Span
from ..units import Unit

Kind: TypeAlias = Literal["number", "month", "time", "period", "name", "share"]


ALL = 9
"""More readings than a number has."""


class Hold(IntEnum):
    """How surely a translation has the number too.

    A translator may leave out, or say in another way, what is LOOSE ("both", "the first", IL-6 named
    again); what is a WORD ("twelve") seldom; what is typed in DIGITS never.
    """

    LOOSE = 1
    WORD = 2
    DIGITS = 3


def is_in(value: Fraction, numbers: range) -> bool:
    """Whether a value is one of some whole numbers; `in` would compare a fraction with each of them."""
    return value.denominator == 1 and value.numerator in numbers


class Reading(NamedTuple):
    """One value that a number may have: periods in hours, times in minutes from midnight, months from 1."""

    kind: Kind
    value: Fraction | tuple[str, ...]


class Quantity(NamedTuple):
    """A number as a text has it; `start` and `end` count characters of its unit of text.

    `readings` has the likeliest first; only the first `sure` use decimal and grouping marks as the
    language does, and where it is `doubtful` nothing but a comparison tells which is meant. `unit` is what
    is written after the number; `shared` are units that it has from elsewhere: along a range or a list, or
    named before it. `comparators` are those that the words or signs allow (none: it is equal); `optional`
    whether they may be left out. `statistic` are the measures whose value it may be. `parts` are the
    numbers that it is if it is not one.
    """

    readings: tuple[Reading, ...]
    start: int
    end: int
    sort: str = "digits"
    hold: Hold = Hold.DIGITS
    sure: int = ALL
    doubtful: bool = False
    whole: tuple[int, int] = (0, 0)  # where it begins and ends with its comparator and its unit
    unit: str = ""
    shared: frozenset[str] = frozenset()
    sign: str = ""
    comparators: str = ""
    optional: bool = False
    in_words: bool = False  # the comparator
    statistic: frozenset[str] = frozenset()
    is_formula: bool = False
    is_in_ratio: bool = False  # 1:512, 1/12
    parts: tuple["Quantity", ...] = ()

    @property
    def kind(self) -> Kind:
        """What the likeliest reading is of."""
        return self.readings[0].kind

    @property
    def value(self) -> Fraction:
        """The likeliest value, of what has one; 0 of names."""
        value = self.readings[0].value
        return value if isinstance(value, Fraction) else Fraction(0)

    @property
    def has_wrong_mark(self) -> bool:
        """Whether its decimal or grouping mark is for certain not the language's."""
        return self.sure == 0


class Placed(NamedTuple):
    """A quantity with the unit of text that it stands in."""

    unit: Unit
    quantity: Quantity

    @property
    def text(self) -> str:
        """The quantity as it is written, with its comparator and its unit."""
        start, end = self.quantity.whole
        return self.unit.text[start:end]

    @property
    def span(self) -> Span:
        """Where it stands in the source."""
        return self.unit.span_of(*self.quantity.whole)

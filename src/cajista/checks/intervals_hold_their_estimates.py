"""A confidence interval goes from its lower limit to its upper one, and holds its estimate.

Compared is the number that stands right before the interval, as in “HR, 1.41; 95% CI, 0.76–2.62”. A reduction may be
told without the sign that its limits have.

Why it matters: it is mostly one mistyped digit, and readers take their conclusion from the limits.

Example: “HR 0.52 (95% CI, 0.91–0.27)” should be “HR 0.52 (95% CI, 0.27–0.91)”.
"""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from ..findings import Severity, message
from ..i18n.quantities import Quantity
from ..i18n.units import Unit
from . import Copy, Mistake, Proof

SEVERITY: Severity = "warning"

_LEVELS = range(80, 100)
_INTERVALS = frozenset(("CI", "CrI"))
_NO_ESTIMATES = _INTERVALS | {"p", "SD", "SE", "IQR", "n"}
_BETWEEN_LIMITS = re.compile(r"[ \u00a0%]*(?:[-–—−,;/]|[^\W\d_]{1,3})[ \u00a0]*")
_BEFORE_INTERVAL = re.compile(r"[ \u00a0%,;:(\[]*(?:[^\W\d_]{2,3}[ \u00a0]){0,2}")


class _Interval(NamedTuple):
    """An interval as a text has it, from its level on, and the number before it."""

    estimate: Quantity | None
    level: Quantity
    low: Quantity
    high: Quantity


def check_copy(copy: Copy, proof: Proof) -> Iterator[Mistake]:
    """Intervals that go down, and those beside an estimate that they do not hold."""
    for unit in copy.texts:
        if not any(sign in unit.text for sign in "%9"):
            continue
        for one in _intervals([placed.quantity for placed in copy.quantities(unit)], unit):
            low, high = _signed(one.low), _signed(one.high)
            if high < low < 0:  # of a reduction, the smaller one may come first
                low, high = high, low
            start = _start(one.low, unit.text)
            span = unit.span_of(start, one.high.end)
            shown = unit.text[start : one.high.end]
            if low > high:
                what = message("The limits of this interval go down: {limits}.", limits=shown)
                yield Mistake(what, span, message("Look at the original data; the lower limit comes first."))
            elif one.estimate and not _is_held(one.estimate, low, high):
                number = unit.text[_start(one.estimate, unit.text) : one.estimate.end]
                what = message(
                    "The interval {limits} does not hold its estimate, {number}.", limits=shown, number=number
                )
                yield Mistake(what, span, message("One of the numbers is wrong: look at the original data."))


def _intervals(found: Sequence[Quantity], unit: Unit) -> Iterator[_Interval]:
    """The intervals among the numbers of a text: a level in percent, and two limits right behind it."""
    for at, (level, low) in enumerate(pairwise(found)):
        high = found[at + 2] if at + 2 < len(found) else None
        is_interval = level.statistic & _INTERVALS and low.statistic & _INTERVALS and level.value in _LEVELS
        if high and is_interval and _are_limits(low, high, unit.text):
            yield _Interval(
                _estimate(found[at - 1], level, high, unit.text) if at else None, level, low, high
            )


def _are_limits(low: Quantity, high: Quantity, text: str) -> bool:
    """Whether two numbers are the limits of one interval, and it is plain which signs they have."""
    between = text[low.end : high.start]
    is_plain = all(one.kind == "number" and not one.comparators and not one.doubtful for one in (low, high))
    if high.sign:
        between = between.removesuffix("-").removesuffix("−").removesuffix("+")
    return is_plain and bool(_BETWEEN_LIMITS.fullmatch(between))


def _estimate(one: Quantity, level: Quantity, high: Quantity, text: str) -> Quantity | None:
    """The number before an interval if it is surely what the interval is of: right before it, and of its kind."""
    is_beside = _BEFORE_INTERVAL.fullmatch(text, max(one.end, one.whole[1]), level.start)
    is_plain = one.kind == "number" and not (one.comparators or one.doubtful or one.is_formula)
    of_kind = (
        one.statistic or one.unit == high.unit == "%" or _decimals(one, text) == _decimals(high, text) > 0
    )
    return one if is_beside and is_plain and of_kind and not one.statistic & _NO_ESTIMATES else None


def _decimals(one: Quantity, text: str) -> int:
    return (
        len(re.split(r"[.,·]", text[one.start : one.end])[-1])
        if not text[one.start : one.end].isdigit()
        else 0
    )


def _start(one: Quantity, text: str) -> int:
    """Where a number begins with its sign."""
    return one.start - (bool(one.sign) and text[one.start - 1 : one.start] in ("-", "−", "+"))


def _signed(one: Quantity) -> Fraction:
    return -one.value if one.sign == "-" else one.value


def _is_held(estimate: Quantity, low: Fraction, high: Fraction) -> bool:
    """Whether a value is within limits, be it told without its sign, in percent or as a share."""
    value = _signed(estimate)
    return any(
        low <= each * scale <= high for each in (value, -value) for scale in (1, 100, Fraction(1, 100))
    )

"""Dates in a text are days that there are.

A month has a thirty-first or not, February a twenty-ninth in leap years; and a day stands where its language has it,
not in the place of the year.

Why it matters: of a date that does not exist, nobody can tell which one is meant: the last of a month, or the first of
the next.

Example: “April 31, 2023” is April 30 or May 1; «2023 de marzo de 14» is «14 de marzo de 2023».
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from ..findings import Severity, message
from ..i18n.quantities import Placed
from . import Copy, Mistake, Proof

SEVERITY: Severity = "error"

_YEARS = range(1000, 3000)
_LEAP_YEAR = 2000
_MOST = 31
_JOINED = re.compile(r"[-./]|\.?,?\s|\s[^\W\d_]{1,3}\s")  # what stands between the parts of a date
_WORD = re.compile(r"\s[^\W\d_]{1,3}\s")


def check_copy(copy: Copy, proof: Proof) -> Iterator[Mistake]:
    """Dates that do not exist."""
    for unit in copy.texts:
        placed = copy.quantities(unit)
        for at, one in enumerate(placed):
            if one.quantity.kind == "month" and (parts := _impossible(placed, at)):
                start, end = parts[0].quantity.start, parts[-1].quantity.end
                what = message("There is no such date as {value}.", value=unit.text[start:end])
                yield Mistake(what, unit.span_of(start, end), message("See which day is meant."))


def _impossible(placed: Sequence[Placed], at: int) -> Sequence[Placed]:
    """The parts of the date that has this month, where there is no such date."""
    before, after = _number(placed, at, -1), _number(placed, at, 1)
    if before in _YEARS and 0 < after <= _MOST and placed[at].quantity.sort != "date":
        joints = _joint(placed, at - 1), _joint(placed, at)
        is_turned = joints[0] == joints[1] and _WORD.fullmatch(joints[0])
        return placed[at - 1 : at + 2] if is_turned else ()
    if before in _YEARS:
        day, year, parts = after, before, placed[at - 1 : at + 2]
    elif before:
        day, year = before, after if after in _YEARS else _LEAP_YEAR
        parts = placed[at - 1 : at + (2 if after in _YEARS else 1)]
    else:
        day, year, parts = after, _number(placed, at + 1, 1), placed[at : at + 3]
    return parts if 0 < day <= _MOST and year in _YEARS and not _exists(year, placed[at], day) else ()


def _exists(year: int, month: Placed, day: int) -> bool:
    try:
        date(year, int(month.quantity.value), day)
    except ValueError:
        return False
    return True


def _number(placed: Sequence[Placed], at: int, step: int) -> int:
    """The whole number beside another part of a date; 0 where there is none."""
    other = at + step
    if not 0 <= other < len(placed) or not _JOINED.fullmatch(_joint(placed, min(at, other))):
        return 0
    quantity, value = placed[other].quantity, placed[other].quantity.value
    is_plain = quantity.sort in ("digits", "ordinal", "date") and not quantity.unit
    return int(value) if is_plain and value.denominator == 1 else 0


def _joint(placed: Sequence[Placed], at: int) -> str:
    """What stands between a number and the next."""
    return placed[at].unit.text[placed[at].quantity.end : placed[at + 1].quantity.start]

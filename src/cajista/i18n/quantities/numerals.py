"""Digits with their marks, as numbers: which mark is decimal and which only groups depends on the language."""

import re
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from .lists import SPACES
from .model import Reading

_FIXED = SPACES.replace(" ", "")
_GROUPED = rf"\d{{1,3}}(?:[{_FIXED}]\d{{3}})+(?!\d)(?:[.,]\d+)?|\d{{1,3}}(?: \d{{3}})+(?!\d)(?:[.,]\d+)?"
NUMERAL = re.compile(rf"{_GROUPED}|\d{{1,3}}(?:['’]\d{{3}})+(?!\d)|\d+(?:[.,·]\d+)*|\.\d+")
_BY_MARK = re.compile(r"(\d{1,3})((?:\.\d{3})+|(?:,\d{3})+)(?:([.,·])(\d+))?")
_PLAIN = re.compile(r"(\d*)([.,·])(\d+)")


class Numeral(NamedTuple):
    """What digits may mean, the likeliest first.

    Only the first `sure` readings use the marks as the language does; where it is `doubtful`, nothing but
    what the number is compared with tells which value is meant.
    """

    readings: tuple[Reading, ...]
    sure: int
    doubtful: bool
    is_decade: bool  # 1990, 60


def _numeral(*values: Fraction, sure: int = 1, doubtful: bool = False) -> Numeral:
    first = values[0]
    is_decade = first % 10 == 0 and (1000 < first < 2100 or 10 < first < 100)
    return Numeral(tuple(Reading("number", value) for value in values), sure, doubtful, is_decade)


@lru_cache(maxsize=4096)
def read_numeral(text: str, decimal: str, grouping: str) -> Numeral | None:
    """The numbers that a numeral may stand for; None where it is none: `5.4.3`, `1.2.2020`.

    `decimal` is the language's decimal mark; `grouping` the mark by which it always parts thousands, if
    it has one besides spaces (ISO 80000-1, 7.3.1).
    """
    digits = (
        text if text.isdecimal() else "".join(one for one in text if one not in SPACES and one not in "'’")
    )
    if digits.isdigit():
        return _numeral(_exact(int(digits)))
    if (found := _BY_MARK.fullmatch(digits)) and int(found[1]):
        return _grouped(found, decimal, grouping)
    if found := _PLAIN.fullmatch(digits):
        value = _exact(int(found[1] + found[3]), 10 ** len(found[3]))
        return _numeral(value, sure=int(found[2] in (decimal, "·")))
    return None


@lru_cache(maxsize=4096)
def _exact(numerator: int, denominator: int = 1) -> Fraction:
    """A value; the same object for both languages, which makes them quick to compare."""
    return Fraction(numerator, denominator)


def _grouped(found: re.Match[str], decimal: str, grouping: str) -> Numeral:
    """Groups of three digits after points or commas."""
    mark = found[2][0]
    whole = _exact(int(re.sub(r"\D", "", found[1] + found[2])))
    if found[4]:
        return _numeral(whole + Fraction(f"0.{found[4]}"), sure=int(mark != decimal))
    if found[2].count(mark) > 1:
        return _numeral(whole, sure=int(mark != decimal))
    small = _exact(int(found[1] + found[2][1:]), 1000)
    if found[1].startswith("0"):
        return _numeral(small, sure=int(mark == decimal))
    if mark == decimal:
        return _numeral(small, whole)
    return _numeral(whole, small, doubtful=mark != grouping)


def rewritten(typed: str, value: Fraction, decimal: str) -> str:
    """A number as typed with other marks: those of thousands left out, the decimal mark the language's."""
    digits = [piece for piece in re.split(r"\D", typed) if piece]
    if value.denominator == 1 and Fraction(int("".join(digits))) == value:
        return "".join(digits)
    return f"{''.join(digits[:-1]) or '0'}{decimal}{digits[-1]}"

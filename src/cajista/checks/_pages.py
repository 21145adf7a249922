"""Ranges of pages as references give them."""

import re
from dataclasses import dataclass
from typing import Literal

_RANGE = re.compile(r"([A-Za-z]{0,3})(\d{1,6})([A-Za-z]?)-([A-Za-z]{0,3})(\d{1,6})([A-Za-z]?)")
_ROMAN = re.compile(r"([ivxlc]+)-([ivxlc]+)", re.IGNORECASE)
_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


@dataclass(frozen=True, slots=True)
class Range:
    """A range as typed, its ends as whole numbers, and how it is shortened.

    `form` is empty where the ends share no leading digits, so that there is nothing to shorten.
    """

    text: str
    numbers: tuple[int, int]
    form: Literal["whole", "shortened", ""] = ""
    letters_differ: bool = False

    @property
    def tail(self) -> int:
        """The last page as it is typed, which may be shortened."""
        return int(_DIGITS.findall(self.text)[-1])


_DIGITS = re.compile(r"\d+")


def range_of(text: str) -> Range | None:
    """A range of pages; None for a single page, an article's number, or what is no range."""
    text = text.strip()
    if roman := _ROMAN.fullmatch(text):
        return Range(text, (_roman(roman[1]), _roman(roman[2])))
    found = _RANGE.fullmatch(text)
    if not found:
        return None
    before, first, after, before_last, last, after_last = found.groups()
    whole = first[: len(first) - len(last)] + last if len(last) < len(first) else last
    differ = bool(before_last) and before.lower() != before_last.lower() and not (after or after_last)
    return Range(text, (int(first), int(whole)), _form(first, last, whole), differ)


def _form(first: str, last: str, whole: str) -> Literal["whole", "shortened", ""]:
    if len(last) < len(first):
        return "shortened"
    return "whole" if len(first) == len(whole) and len(first) > 1 and first[0] == whole[0] else ""


def _roman(numeral: str) -> int:
    """The value of a Roman numeral."""
    values = [_VALUES[letter] for letter in numeral.lower()]
    return sum(
        -value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True)
    )

"""Page ranges ("Page Ranges", appendix V of CSL 1.0.2)."""

import re
from collections.abc import Callable
from functools import lru_cache

_RANGE = re.compile(r"([\w.:]+)\s*(?:[-‐‑‒–—−]|--)\s*([\w.:]+)")
_SIDE = re.compile(r"^(.*?)(\d+)([^\W\d_]*)$")


@lru_cache(maxsize=4096)
def collapse_range(text: str, format_: str, delimiter: str) -> str:
    """Every range in a page string in that format, `delimiter` for its dash; `\\-` is only a hyphen."""
    pieces = [
        _RANGE.sub(lambda found: _range(found, format_, delimiter), piece) for piece in text.split("\\-")
    ]
    return "-".join(pieces)


def _range(found: re.Match[str], format_: str, delimiter: str) -> str:
    opening, closing = found.groups()
    first, last = _SIDE.match(opening), _SIDE.match(closing)
    if first is None or last is None:
        return f"{opening}{delimiter if first is last else '-'}{closing}"
    letters, number, tail = first.groups()
    letters2, number2, tail2 = last.groups()
    if letters != letters2:
        return f"{opening}-{closing}"
    if not format_ or tail or tail2:
        return f"{opening}{delimiter}{closing}"
    if len(number2) < len(number):
        number2 = number[: len(number) - len(number2)] + number2
    if format_ == "expanded":
        return f"{opening}{delimiter}{letters}{number2}"
    return f"{opening}{delimiter}{_FORMATS.get(format_, _whole)(number, number2)}"


def _whole(_first: str, last: str) -> str:
    return last


def _minimal(first: str, last: str, least: int = 1) -> str:
    """The digits that differ, at least so many."""
    if len(first) != len(last):
        return last
    same = 0
    while same < len(last) - least and first[same] == last[same]:
        same += 1
    return last[same:]


def _minimal_two(first: str, last: str) -> str:
    return _minimal(first, last, 2)


def _chicago15(first: str, last: str) -> str:
    if len(first) == 4 and int(first) % 100 >= 10 and len(_minimal(first, last)) >= 3:
        return last
    return _chicago16(first, last)


def _chicago16(first: str, last: str) -> str:
    number = int(first)
    if len(first) != len(last) or number < 100 or number % 100 == 0:
        return last
    return _minimal(first, last) if number % 100 < 10 else _minimal(first, last, 2)


_FORMATS: dict[str, Callable[[str, str], str]] = {
    "minimal": _minimal,
    "minimal-two": _minimal_two,
    "chicago": _chicago15,
    "chicago-15": _chicago15,
    "chicago-16": _chicago16,
}

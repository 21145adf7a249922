"""Page ranges ("Page Ranges", appendix V of CSL 1.0.2)."""

import re
from functools import lru_cache

_RANGE = re.compile(r"([^\W\d_]*)(\d+)([^\W\d_]*)\s*[-–—]+\s*([^\W\d_]*)(\d+)([^\W\d_]*)")
_DASH = re.compile(r"(?<=\w)\s*[-–—]+\s*(?=\w)")


@lru_cache(maxsize=4096)
def collapse_range(text: str, format_: str, delimiter: str) -> str:
    """Every range in a page string in that format; the dash becomes `delimiter`."""
    if format_:
        text = _RANGE.sub(lambda found: _range(found, format_), text)
    return _DASH.sub(delimiter, text)


def _range(found: re.Match[str], format_: str) -> str:
    before, first, after, before2, last, after2 = found.groups()
    if after or after2 or (before2 and before2 != before):
        return found[0]
    if len(last) < len(first):
        last = first[: len(first) - len(last)] + last
    short = _FORMATS.get(format_, _expanded)(first, last)
    kept = before if len(short) == len(last) and format_ in ("expanded", "") else ""
    return f"{before}{first}-{kept}{short}"


def _expanded(_first: str, last: str) -> str:
    return last


def _minimal(first: str, last: str, least: int = 1) -> str:
    if len(first) != len(last):
        return last
    same = 0
    while same < len(last) - least and first[same] == last[same]:
        same += 1
    return last[same:]


def _minimal_two(first: str, last: str) -> str:
    return _minimal(first, last, 2)


def _chicago15(first: str, last: str) -> str:
    number = int(first)
    if len(first) != len(last) or number < 100 or number % 100 == 0:
        return last
    if number % 100 < 10:
        return _minimal(first, last)
    if len(first) == 4 and len(_minimal(first, last)) >= 3:
        return last
    return _minimal(first, last, 2)


def _chicago16(first: str, last: str) -> str:
    number = int(first)
    if len(first) != len(last) or number < 100 or number % 100 == 0:
        return last
    if number % 100 < 10:
        return _minimal(first, last)
    return _minimal(first, last, 2)


_FORMATS = {
    "expanded": _expanded,
    "minimal": _minimal,
    "minimal-two": _minimal_two,
    "chicago": _chicago15,
    "chicago-15": _chicago15,
    "chicago-16": _chicago16,
}

"""Dates as people have them: parts, EDTF, raw strings ("Dates")."""

import re
from collections.abc import Mapping, Sequence
from math import isfinite

from .model import DateParts, DateValue

_EDTF = re.compile(r"^([-+]?\d{4}|Y-?\d{4,})(?:-(\d\d?|XX)(?!\d))?(?:-(\d\d?|XX))?(?:[T ]\d\d:.*)?([?~%])?$")
_COMPACT = re.compile(r"^(\d{4})(\d\d)(\d\d)$")
_NUMERIC = re.compile(r"^(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{3,4})$")
_MONTH_FIRST = re.compile(r"^(\d{1,2})/(\d{4})$")
_YEAR_FIRST = re.compile(r"^(\d{4})[/.](\d{1,2})(?:[/.](\d{1,2}))?$")
_SHORT_RANGE = re.compile(r"^(\d\d)(\d\d)–(\d\d)$")
_CIRCA = re.compile(r"^\s*(?:c\.|ca\.?|circa|about|approx\.?)\s*|\s*[?~]\s*$", re.IGNORECASE)
_WORDS = re.compile(r"[^\W\d_]+\.?|-?\d+")
_BC = re.compile(r"^(\d+)\s*(?:bc|bce|b\.c\.)$", re.IGNORECASE)
_AD = re.compile(r"^(?:ad|a\.d\.)?\s*(\d{1,4})\s*(?:ad|ce|a\.d\.)?$", re.IGNORECASE)
_DAYS = re.compile(r"^([^\W\d_]+\.?)\s+(\d{1,2})\s*[-–]\s*(\d{1,2}),?\s+(\d{4})$")
_DAYS_FIRST = re.compile(r"^(\d{1,2})\s*[-–]\s*(\d{1,2})\s+([^\W\d_]+\.?),?\s+(\d{4})$")
# How the names of months and seasons begin, in English and its neighbours.
_MONTHS = {
    start: month
    for month, starts in enumerate(
        (
            "jan ene gen", "feb fév fev", "mar mär", "apr abr avr", "may mai mag", "jun giu juin",
            "jul lug juil", "aug ago aoû", "sep set", "oct okt out ott", "nov", "dec dic déc dez",
        ),
        1,
    )
    for start in starts.split()
}  # fmt: skip
_SEASONS = {"spr": 1, "pri": 1, "sum": 2, "ver": 2, "aut": 3, "fal": 3, "oto": 3, "win": 4, "inv": 4}
_SMALL = """th st nd rd of de del di the mon tue wed thu fri sat sun
    monday tuesday wednesday thursday friday saturday sunday"""
_SMALL_WORDS = frozenset(_SMALL.split())


def read_date(value: object) -> DateValue | None:
    """The date that a value says; None where there is none in it."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int):
        return DateValue(DateParts(value)) if value else None
    if isinstance(value, str):
        return parse_date(value)
    if isinstance(value, Mapping):
        return _read_mapping(value)
    if isinstance(value, Sequence) and value:
        return _read_mapping({"date-parts": value if isinstance(value[0], Sequence) else [value]})
    return None


def _read_mapping(value: Mapping[str, object]) -> DateValue | None:
    circa = value.get("circa") not in (None, False, 0, "", "0", "false")
    parts = _parts_list(value.get("date-parts"))
    season = value.get("season")
    for key in ("edtf", "raw", "date-time"):
        raw = value.get(key)
        if not parts and isinstance(raw, str) and raw.strip():
            found = parse_date(raw)
            return None if found is None else _with(found, circa)
    literal = value.get("literal")
    if not parts:
        if isinstance(literal, str) and literal.strip():
            return DateValue(literal=literal.strip(), circa=circa)
        year = value.get("year")
        return None if year is None else _from_keys(value, circa)
    start = parts[0]
    text = ""
    if season not in (None, "") and not start.month:
        number = _integer(season)
        if 1 <= number <= 4:
            start = DateParts(start.year, season=number)
        else:
            text = str(season)
    return DateValue(start, parts[1] if len(parts) > 1 else None, circa, season=text)


def _from_keys(value: Mapping[str, object], circa: bool) -> DateValue | None:
    """A date with keys `year`, `month`, `day`, as some programs write it."""
    parts = _parts([value.get("year"), value.get("month"), value.get("day")])
    return None if parts is None else DateValue(parts, circa=circa)


def _with(date: DateValue, circa: bool) -> DateValue:
    return DateValue(date.start, date.end, date.circa or circa, date.literal, date.season)


def _parts_list(value: object) -> list[DateParts]:
    if not isinstance(value, Sequence) or isinstance(value, str):
        return []
    if value and not isinstance(value[0], Sequence):
        value = [value]
    found = [_parts(each) for each in value[:2]]
    if not found or found[0] is None:
        return []
    return [DateParts() if each is None else each for each in found]


def _parts(value: object) -> DateParts | None:
    if isinstance(value, str):
        date = parse_date(value)
        return date.start if date else None
    if not isinstance(value, Sequence) or not value:
        return None
    year, month, day = ([_integer(each) for each in value[:3]] + [0, 0])[:3]
    if not year:
        return None
    return _checked(year, month, day)


def _checked(year: int, month: int, day: int) -> DateParts:
    if 13 <= month <= 24:
        return DateParts(year, season=(month - 13) % 4 + 1)  # 13–16 and 21–24 in use
    if not 1 <= month <= 12:
        return DateParts(year)
    return DateParts(year, month, day if 1 <= day <= 31 else 0)


def _integer(value: object) -> int:
    if isinstance(value, bool):
        return 0
    if isinstance(value, int):
        return value
    if isinstance(value, float):
        return int(value) if isfinite(value) else 0
    if isinstance(value, str):
        text = value.strip()
        if text.lstrip("-+").isdecimal():
            return int(text)
    return 0


def parse_date(text: str) -> DateValue | None:
    """A date out of a string: EDTF level 0 and most of level 1, then English and numeric forms.

    What is none of these is kept as a literal date.
    """
    text = text.strip()
    if not text:
        return None
    if "/" in text and not any(form.match(text) for form in (_NUMERIC, _YEAR_FIRST, _MONTH_FIRST)):
        range_ = _range(*text.split("/", 1))
        if range_ is not None:
            return range_
    if days := _DAYS.match(text):  # May 3–5, 2001
        text = f"{days[1]} {days[2]}, {days[4]} – {days[1]} {days[3]}, {days[4]}"
    elif days := _DAYS_FIRST.match(text):  # 3–5 May 2001
        text = f"{days[3]} {days[1]}, {days[4]} – {days[3]} {days[2]}, {days[4]}"
    elif years := _SHORT_RANGE.match(text):  # 2019–20
        text = f"{years[1]}{years[2]}–{years[1]}{years[3]}"
    single = _single(text)
    if single is not None:
        return single
    for dash in ("–", "—", "--", " - ", "-"):
        if text.count(dash) == 1:
            range_ = _range(*text.split(dash))
            if range_ is not None:
                return range_
    return DateValue(literal=text)


def _range(first: str, last: str) -> DateValue | None:
    start, end = _single(first.strip()), _single(last.strip())
    if last.strip() in ("", "..") and start is not None:
        return DateValue(start.start, DateParts(), start.circa)
    if start is None and end is not None:  # May 3 – June 5, 2001
        start = _single(f"{first.strip()}, {end.start.year}")
    if start is None or end is None:
        return None
    return DateValue(start.start, end.start, start.circa or end.circa)


def _single(text: str) -> DateValue | None:
    edtf = _EDTF.match(text)
    if edtf:
        year = int(edtf[1].removeprefix("Y"))
        year = year - 1 if year <= 0 else year
        return DateValue(_checked(year, _known(edtf[2]), _known(edtf[3])), circa=bool(edtf[4]))
    bare = _CIRCA.sub("", text)
    parts = _numeric(bare) or _worded(bare)
    return None if parts is None else DateValue(parts, circa=bare != text)


def _known(digits: str | None) -> int:
    """A month or day of an EDTF date; 0 where it is left out, or unspecified (`XX`)."""
    return int(digits) if digits and digits.isdecimal() else 0


def _numeric(text: str) -> DateParts | None:
    if found := _BC.match(text):
        return DateParts(-int(found[1]))
    if found := _AD.match(text):
        return DateParts(int(found[1]))
    if found := _COMPACT.match(text):
        return _checked(*map(int, found.groups()))
    if found := _MONTH_FIRST.match(text):
        return _checked(int(found[2]), int(found[1]), 0)
    if found := _YEAR_FIRST.match(text):
        return _checked(int(found[1]), int(found[2]), int(found[3] or 0))
    if found := _NUMERIC.match(text):
        month, day = int(found[1]), int(found[2])
        if month > 12 or "." in text:  # points are for days first
            month, day = day, month
        return _checked(int(found[3]), month, day)
    return None


def _worded(text: str) -> DateParts | None:
    """`May 3, 2001`, `3 May 2001`, `3 de mayo de 2001`, `Spring 2001`, `May 2001`."""
    month = season = year = day = 0
    for word in _WORDS.findall(text):
        name = word.rstrip(".").lower()
        if word.lstrip("-").isdecimal():
            if len(word) >= 3:
                year = year or int(word)
            else:
                day = day or int(word)
        elif name in _SMALL_WORDS:
            continue
        elif not month and (found := _MONTHS.get(name[:3]) or _MONTHS.get(name[:4])):
            month = found
        elif not season and name[:3] in _SEASONS:
            season = _SEASONS[name[:3]]
        else:
            return None
    if not year or not (month or season):
        return None
    return DateParts(year, season=season) if season else _checked(year, month, day)

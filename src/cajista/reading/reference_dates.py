"""The dates of references: as typed, to CSL's `date-parts` (CSL-JSON schema, `date-variable`)."""

import datetime
import re
from typing import Any

from ..findings import Findings, message
from ..rules import report
from . import rules
from .tree import Branch, data_of

# EDTF (ISO 8601-2) level 0 and the marks of doubt of level 1; a season is a month from 21 to 24.
_SINGLE = re.compile(r"(-?\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?(?:T[\d:.Z+-]*)?([?~%]?)")
_PARTS = ("year", "month", "day")
_KEYS = frozenset(("date-parts", "season", "circa", "literal", "raw", "edtf", *_PARTS))
_TRUE = frozenset(("true", "yes", "on", "1"))
_LOOK = message("Look at the month and the day: YYYY-MM-DD.")


def read_date(branch: Branch, findings: Findings) -> dict[str, Any] | None:
    """A date as CSL has it; None, with a finding, where there is nothing in it that can be used."""
    if isinstance(branch.value, str):
        return _from_text(branch.value.strip(), branch, findings)
    if isinstance(branch.value, dict):
        return _from_mapping(branch, findings)
    if isinstance(branch.value, list):
        parts: Any = data_of(branch)
        nested = parts if parts and isinstance(parts[0], list) else [parts]
        return _checked({"date-parts": nested}, branch, findings)
    return None


def _from_text(text: str, branch: Branch, findings: Findings) -> dict[str, Any] | None:
    ends = [part.strip() for part in text.split("/")] if text.count("/") == 1 else [text]
    found = [_SINGLE.fullmatch(end) for end in ends if end not in ("", "..")]
    if not found or not all(found):
        what = message("“{value}” is not a date that can be read; it is printed as it stands.", value=text)
        hint = message("Write the year first: YYYY-MM-DD, YYYY-MM or YYYY. “In press” is a “status”.")
        report(findings, rules.DATES_HAVE_THE_RIGHT_FORM, what, branch.span, hint)
        return {"literal": text}
    date: dict[str, Any] = {
        "date-parts": [[part for part in match.groups()[:3] if part] for match in found if match]
    }
    if any(match and match[4] for match in found):
        date["circa"] = True
    if len(ends) == 2 and ends[1] in ("", ".."):
        date["date-parts"].append([0])
    if any(match and match[2] and 12 < int(match[2]) < 21 for match in found):
        what = message("There is no such date as {value}.", value=text)
        report(findings, rules.DATES_EXIST, what, branch.span, _LOOK)
    return _checked(date, branch, findings)


def _from_mapping(branch: Branch, findings: Findings) -> dict[str, Any] | None:
    data: Any = data_of(branch)
    for key, inner in branch.children():
        if key not in _KEYS:
            what = message("Dates have no part “{part}”.", part=key)
            report(findings, rules.REFERENCE_FIELDS_ARE_KNOWN, what, inner.key or inner.span)
    date: dict[str, Any] = {key: value for key, value in data.items() if key in _KEYS and key not in _PARTS}
    if "year" in data and "date-parts" not in date:
        date["date-parts"] = [[data[part] for part in _PARTS if data.get(part)]]
    if "circa" in date:
        date["circa"] = str(date["circa"]).lower() in _TRUE
    text = date.get("edtf")
    if isinstance(text, str) and "date-parts" not in date:
        return _from_text(text, branch, findings)
    if isinstance(date.get("date-parts"), str):
        return _from_text(str(date["date-parts"]), branch, findings)
    return _checked(date, branch, findings)


def _checked(date: dict[str, Any], branch: Branch, findings: Findings) -> dict[str, Any] | None:
    """The date with its parts as numbers; a day that does not exist is a finding, and left out."""
    if "date-parts" not in date:
        if any(date.get(key) for key in ("literal", "raw", "season")):
            return date
        _refuse(branch, findings)
        return None
    parts = [_numbers(one) for one in date["date-parts"] or [None]]
    if not parts[0] or None in parts:
        _refuse(branch, findings)
        return None
    whole = [one for one in parts if one is not None]
    if not all(_exists(one) for one in whole):
        shown = (
            branch.value
            if isinstance(branch.value, str)
            else "/".join("-".join(map(str, one)) for one in whole)
        )
        report(
            findings,
            rules.DATES_EXIST,
            message("There is no such date as {value}.", value=shown),
            branch.span,
            _LOOK,
        )
        whole = [one[:1] for one in whole]
    return _with_season({**date, "date-parts": whole[:2]})


def _refuse(branch: Branch, findings: Findings) -> None:
    what = message("This is not a date that can be read.")
    hint = message("Write the year first: YYYY-MM-DD, YYYY-MM or YYYY.")
    report(findings, rules.DATES_HAVE_THE_RIGHT_FORM, what, branch.span, hint)


def _numbers(parts: object) -> list[int] | None:
    if not isinstance(parts, list):
        return None
    texts = [str(part).strip() for part in parts[:3] if part not in (None, "")]
    if not all(re.fullmatch(r"[-+]?\d{1,6}", text, re.ASCII) for text in texts):
        return None
    return [int(text) for text in texts]


def _exists(parts: list[int]) -> bool:
    """Whether there is such a day, month or season; years before the calendar's first are not looked at."""
    year, month, day = ([*parts, 0, 0])[:3]
    if len(parts) > 1 and 13 <= month <= 24:
        return day == 0
    if (len(parts) > 1 and month == 0) or (len(parts) > 2 and day == 0):
        return False
    try:
        datetime.date(year if 0 < year < 10_000 else 2000, month or 1, day or 1)
    except ValueError:
        return False
    return True


def _with_season(date: dict[str, Any]) -> dict[str, Any]:
    """A season, which dates may give as month 13 to 16 or 21 to 24, as CSL's `season`."""
    first = date["date-parts"][0]
    if len(first) == 2 and first[1] > 12 and len(date["date-parts"]) == 1:
        season = first[1] - (12 if first[1] <= 16 else 20)
        if 1 <= season <= 4:
            return {**date, "date-parts": [first[:1]], "season": season}
    return date

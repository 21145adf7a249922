"""The dates of a reference can be true.

Nothing was published in the future, or before books were printed; what was looked up on the web was there already,
and was looked up before today, and before the article was published;
what it cites is no more than half a year younger than itself. The day is that of the build. A year in two
digits, or among volume and pages, is looked at as well.

Why it matters: a reference with a wrong year is not found, and its age is what readers judge it by.

Example: `issued: 2201` should be `issued: 2021`; `accessed: 2019-03-01` cannot be true of what was `issued:
2020`.
"""

import datetime
from collections.abc import Iterator

from ..findings import Severity, message
from ..model.article import Reference
from . import Mistake, Proof
from ._as_read import as_read
from ._fields import date_of

SEVERITY: Severity = "error"

_FIRST_PRINTED = 1450
_OLD_TYPES = ("classic", "manuscript", "musical_score", "map", "graphic", "legislation", "treaty")


def check_reference(reference: Reference, proof: Proof) -> Iterator[Mistake]:
    """Dates that cannot be, by themselves or beside another."""
    today = proof.desk.today
    reference = as_read(reference)
    for name in ("issued", "accessed", "original-date", "event-date", "submitted"):
        if parts := date_of(reference, name):
            yield from _future(reference, name, parts, today)
    if issued := date_of(reference, "issued"):
        yield from _old(reference, issued[0])
        yield from _looked_up_before(reference, issued)
        yield from _written_after(reference, issued)
    if published := proof.article.facts.dates.published:
        stated = [part for part in (published.year, published.month, published.day) if part]
        yield from _looked_up_after(reference, stated)
        yield from _younger(reference, stated, today)


def _future(reference: Reference, name: str, parts: list[int], today: datetime.date) -> Iterator[Mistake]:
    """An issue may bear the date of the next year some months before; a year after that is a slip."""
    now = [today.year, today.month, today.day]
    if parts <= now[: len(parts)] or name == "event-date":
        return
    what = message("“{field}” is in the future: {date}.", field=name, date=_shown(parts))
    hint = message(
        "Today is {date}. Compare it with the source; what is not out yet has “status: in press”.", date=today
    )
    soon = name == "issued" and parts[:2] <= _months_ahead(today)[: len(parts[:2])]
    yield Mistake(what, reference.at(name), hint, severity="warning" if soon else None)


def _younger(reference: Reference, published: list[int], today: datetime.date) -> Iterator[Mistake]:
    """What came out long after this article; months may lie between a work's first day and that of its issue."""
    issued = date_of(reference, "issued")
    latest = _months_ahead(datetime.date(published[0], (published[1:2] or [12])[0], 1))
    if (
        issued
        and issued[: len(latest)] > latest[: len(issued)]
        and issued <= [today.year, today.month, today.day]
    ):
        what = message(
            "It is younger ({issued}) than this article ({published}).",
            issued=_shown(issued),
            published=_shown(published),
        )
        hint = message("One of the two dates is wrong.")
        yield Mistake(what, reference.at("issued"), hint, severity="warning")


def _months_ahead(today: datetime.date, months: int = 6) -> list[int]:
    years, month = divmod(today.month - 1 + months, 12)
    return [today.year + years, month + 1]


def _old(reference: Reference, year: int) -> Iterator[Mistake]:
    kind = reference.item.get("type")
    if 0 < year < 100:
        what = message("The year is given in two digits: {year}.", year=f"{year:02}")
        yield Mistake(what, reference.at("issued"), message("Write it in four."))
    elif year < _FIRST_PRINTED and kind not in _OLD_TYPES and not reference.item.get("original-date"):
        what = message("Nothing was printed in {year}.", year=year)
        hint = message("Compare it with the source. What is older has “type: classic” or “manuscript”.")
        yield Mistake(what, reference.at("issued"), hint)
    elif year < 1665 and kind == "article-journal":
        what = message("There was no journal in {year}; the first is of 1665.", year=year)
        yield Mistake(what, reference.at("issued"), message("Compare it with the source."))


def _looked_up_before(reference: Reference, issued: list[int]) -> Iterator[Mistake]:
    """Pages change: only what was looked up in an earlier year, or month, cannot be what was published later."""
    accessed = date_of(reference, "accessed")
    shared = min(len(issued), len(accessed))
    if shared and accessed[:shared] < issued[:shared]:
        what = message(
            "It was looked up ({accessed}) before it was published ({issued}).",
            accessed=_shown(accessed),
            issued=_shown(issued),
        )
        yield Mistake(
            what, reference.at("accessed"), message("One of the two dates is wrong."), severity="warning"
        )


def _looked_up_after(reference: Reference, published: list[int]) -> Iterator[Mistake]:
    """What is looked up for a correction is not looked up for the article: its dates are older than itself."""
    accessed = date_of(reference, "accessed")
    shared = min(len(accessed), len(published))
    if shared and accessed[:shared] > published[:shared]:
        what = message(
            "It was looked up ({accessed}) after this article was published ({published}).",
            accessed=_shown(accessed),
            published=_shown(published),
        )
        yield Mistake(
            what, reference.at("accessed"), message("One of the two dates is wrong."), severity="warning"
        )


def _written_after(reference: Reference, issued: list[int]) -> Iterator[Mistake]:
    original = date_of(reference, "original-date")
    shared = min(len(issued), len(original))
    if shared and original[:shared] > issued[:shared]:
        what = message("The original ({original}) is younger than this edition.", original=_shown(original))
        yield Mistake(what, reference.at("original-date"), message("One of the two dates is wrong."))


def _shown(parts: list[int]) -> str:
    return "-".join([str(parts[0]), *(f"{part:02}" for part in parts[1:])])

"""An article was received, revised, accepted and published in this order, none of it in the future.

A date of publication may lie ahead while an issue is being made, and lies before the issue's own date where articles
appear online first; after it, it lies by a few months at most.

Why it matters: the dates are printed; one that cannot be true makes readers doubt the review, and indexes refuse it.

Example: `dates: {received: 2022-12-05, accepted: 2022-06-15}`: day and month of one may have changed places.
"""

import calendar
import datetime
from collections.abc import Iterator
from itertools import pairwise

from ..findings import Severity, message
from ..model.dates import PartialDate
from . import Mistake, Proof

SEVERITY: Severity = "error"

_WORDS = {
    "received": message("received"),
    "revised": message("revised"),
    "accepted": message("accepted"),
    "published": message("published"),
}
_LONGEST = datetime.timedelta(days=4 * 365)  # a review that takes longer is more likely a slip in a year
_AHEAD = datetime.timedelta(days=2 * 365)  # that a date of publication can be planned
_LATE = datetime.timedelta(days=100)  # that an article can appear after its issue's date
_EARLY = datetime.timedelta(days=3 * 365)  # that it can appear before


def check_article(proof: Proof) -> Iterator[Mistake]:
    """Dates out of order, in the future, too far apart, or at odds with the issue's."""
    facts = proof.article.facts.dates
    dates = [(name, date) for name in _WORDS if (date := getattr(facts, name))]
    for (before, early), (after, late) in pairwise(dates):
        yield from _out_of_order(proof, before, early, after, late)
    for name, date in dates:
        limit = proof.desk.today + (_AHEAD if name == "published" else datetime.timedelta())
        if date.first_day > limit:
            what = message("This date is in the future: {date}.", date=date)
            yield Mistake(
                what, proof.article.source.at("dates", name), message("Compare it with the manuscript.")
            )
    issue = proof.desk.journal.issue_of(proof.article.slug)
    if issue and issue.facts.date:
        yield from _beside_the_issue(proof, issue.facts.date)


def _out_of_order(
    proof: Proof, before: str, early: PartialDate, after: str, late: PartialDate
) -> Iterator[Mistake]:
    span = proof.article.source.at("dates", after)
    if early.first_day > _last_day(late):
        what = message(
            "It was {after} ({late}) before it was {before} ({early}).",
            after=_WORDS[after],
            late=late,
            before=_WORDS[before],
            early=early,
        )
        yield Mistake(what, span, message("Compare both dates with the manuscript."))
    elif late.first_day - _last_day(early) > _LONGEST:
        what = message("There are {count} years between {early} and {late}.", early=early, late=late,
                       count=(late.first_day - _last_day(early)).days // 365)  # fmt: skip
        yield Mistake(what, span, message("Compare both dates with the manuscript."), severity="warning")


def _beside_the_issue(proof: Proof, issue: PartialDate) -> Iterator[Mistake]:
    """What cannot be, or hardly, of an article in an issue of this date."""
    facts, source = proof.article.facts.dates, proof.article.source
    hint = message("Compare it with the issue's date: {date}.", date=issue)
    if facts.accepted and facts.accepted.first_day > _last_day(issue):
        what = message("The article was accepted after the date of its issue.")
        yield Mistake(what, source.at("dates", "accepted"), hint, severity="warning")
    published = facts.published
    if published and published.first_day - _last_day(issue) > _LATE:
        what = message("The article was published long after the date of its issue.")
        yield Mistake(what, source.at("dates", "published"), hint, severity="warning")
    if published and issue.first_day - _last_day(published) > _EARLY:
        what = message("The article was published years before the date of its issue.")
        yield Mistake(what, source.at("dates", "published"), hint, severity="warning")


def _last_day(date: PartialDate) -> datetime.date:
    """The last day that a date can mean."""
    month = date.month or 12
    return datetime.date(date.year, month, date.day or calendar.monthrange(date.year, month)[1])

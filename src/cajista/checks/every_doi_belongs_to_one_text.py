"""No two articles have the same DOI; nor do two languages of an article, unless it is stated once for both.

Why it matters: a DOI leads to one place. Registered twice, it leads to whatever was registered last.

Example: `doi: 10.5555/ex.2023.1` in two folders, one of which was copied from the other.
"""

from collections.abc import Iterator, Sequence

from ..findings import Severity, message
from ..resolving.edition import bare_doi
from . import Desk, Entry, Mistake

SEVERITY: Severity = "error"


def check_journal(entries: Sequence[Entry], desk: Desk) -> Iterator[Mistake]:
    """DOIs that occur again."""
    first: dict[str, Entry] = {}
    told: set[object] = set()
    for entry in entries:
        doi = bare_doi(entry.doi.value).lower()
        if not doi:
            continue
        other = first.setdefault(doi, entry)
        if other is entry or other.doi.span == entry.doi.span or entry.doi.span in told:
            continue
        told.add(entry.doi.span)
        if other.slug == entry.slug:
            what = message("Another language of this article has the same DOI.")
            hint = message(
                "Give each its own; where one is meant for all, write it once: {example}.",
                example=f"doi: {doi}",
            )
            severity: Severity = "warning"
        else:
            what = message("The article {slug} has the same DOI.", slug=other.slug)
            hint, severity = message("Look up which of them it was registered for."), SEVERITY
        yield Mistake(what, entry.doi.span, hint, entry.language, severity=severity, article=entry.slug)

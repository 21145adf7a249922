"""The first and last page that an article states are the pages that its PDF has.

Why it matters: references to the article give its pages; they must be those in the reader's hands.

Example: a PDF of two pages from page 120 has `first_page: 120` and `last_page: 121`.
"""

from collections.abc import Iterator

from ..findings import Severity, message
from ..model.edition import Edition
from . import Mistake, Proof, entries_of

SEVERITY: Severity = "warning"


def check_setting(edition: Edition, pages: int, proof: Proof) -> Iterator[Mistake]:
    """A page range that is not the one set."""
    first, last = edition.first_page, edition.last_page
    if not (first.isdigit() and last.isdigit()):
        return
    stated, end = int(last) - int(first) + 1, int(first) + pages - 1
    if stated != pages:
        what = message("The PDF ends on page {set}, not on page {stated}.", set=end, stated=last)
        hint = message("Write last_page: {page}, or shorten the text.", page=end)
        entry = next(one for one in entries_of(proof) if one.language == edition.language)
        yield Mistake(what, entry.last_page.span, hint)

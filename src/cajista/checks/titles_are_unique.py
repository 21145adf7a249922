"""No two articles of the journal have the same title.

Why it matters: it is mostly an article that was copied to begin another, or one that is in the journal twice. Short
titles (In reply) and those of corrections may recur.

Example: two folders whose texts begin with `title: Anakinra as a potential alternative`.
"""

from collections.abc import Iterator, Sequence

from ..findings import Severity, message
from . import Desk, Entry, Mistake
from ._people import folded

SEVERITY: Severity = "warning"

_MAY_RECUR = frozenset(
    (
        "addendum",
        "correction",
        "expression-of-concern",
        "partial-retraction",
        "reply",
        "reprint",
        "retraction",
    )
)
_FEWEST_WORDS = 4


def check_journal(entries: Sequence[Entry], desk: Desk) -> Iterator[Mistake]:
    """Titles that occur again in their language."""
    first: dict[tuple[str, str], Entry] = {}
    for entry in entries:
        title = folded(entry.title.value)
        if entry.type in _MAY_RECUR or len(title.split()) < _FEWEST_WORDS:
            continue
        other = first.setdefault((entry.language, title), entry)
        if other.slug != entry.slug:
            what = message("The article {slug} has the same title.", slug=other.slug)
            hint = message("Change it, or delete one of them.")
            yield Mistake(what, entry.title.span, hint, entry.language, article=entry.slug)

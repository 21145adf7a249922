"""The licence of an article, or else the journal's, is one that the program can name and link.

Why it matters: readers and indexes must know what they may do with the text.

Example: `license: CC-BY-4.0`
"""

from collections.abc import Iterator, Sequence

from ..findings import Severity, message
from ..model.span import Span
from ..resolving.licences import licence
from . import Desk, Entry, Mistake, Proof

SEVERITY: Severity = "warning"


def check_article(proof: Proof) -> Iterator[Mistake]:
    """A licence that was stated and is not understood; that there is none at all is only mentioned."""
    stated, source = proof.article.facts.license, proof.article.source
    yield from _unknown(stated, source.at("license"))
    if not stated and not proof.desk.journal.facts.license:
        what = message("Neither the article nor the journal states a licence.")
        hint = message("Write one in journal.yaml for all articles, as SPDX does: CC-BY-4.0.")
        yield Mistake(what, source.at("license"), hint, severity="info")


def check_journal(entries: Sequence[Entry], desk: Desk) -> Iterator[Mistake]:
    """The licence of all articles that state no other."""
    yield from _unknown(desk.journal.facts.license, desk.journal.source.at("license"))


def _unknown(stated: str, span: Span) -> Iterator[Mistake]:
    if stated and licence(stated) is None:
        what = message("{licence} is not a licence that is known here.", licence=stated)
        yield Mistake(what, span, message("Write it as SPDX does: CC-BY-4.0."))

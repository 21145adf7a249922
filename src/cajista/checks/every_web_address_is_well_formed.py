"""Every web address of a reference or of the journal is whole and open to all.

It begins with https:// or http://, names a site, has no space in it and no full stop at its end. An address that
goes through a library's own entrance, or holds a mark of one visit, opens for its author only. Where the address
is a DOI's, it is the DOI of the same reference.

Why it matters: the address becomes a link, and readers who follow it should arrive.

Example: `URL: www.who.int/news.` should be `URL: https://www.who.int/news`.
"""

import re
from collections.abc import Iterator, Sequence

from ..findings import Severity, message
from ..model.article import Reference
from . import Desk, Entry, Mistake, Proof
from ._address import flaw_of
from ._fields import Field, field_of

SEVERITY: Severity = "error"

_DOI = re.compile(r"https?://(?:dx\.)?doi\.org/(10\.\S+)", re.IGNORECASE)


def check_reference(reference: Reference, proof: Proof) -> Iterator[Mistake]:
    """The address of a reference, and whether its DOI says otherwise."""
    field = field_of(reference, "URL")
    if field is None:
        return
    yield from _mistakes(field)
    address = _DOI.fullmatch(field.value)
    doi = field_of(reference, "DOI")
    if address and doi and address[1].lower() not in doi.value.lower():
        what = message("The address leads to another DOI than the reference has: {doi}.", doi=doi.value)
        yield Mistake(
            what, field.span, message("Look up which of them is right; the address may be left out.")
        )


def check_journal(entries: Sequence[Entry], desk: Desk) -> Iterator[Mistake]:
    """The addresses in `journal.yaml`."""
    facts, source = desk.journal.facts, desk.journal.source
    if facts.base_url:
        yield from _mistakes(Field(facts.base_url, source.at("base_url")))
    if facts.metrics:
        whole = facts.metrics.url.replace("{doi}", "10.5555/12345678")
        for mistake in _mistakes(Field(whole, source.at("metrics", "url"))):
            yield Mistake(mistake.message, mistake.span, mistake.hint, severity=mistake.severity)


def _mistakes(field: Field) -> Iterator[Mistake]:
    if flaw := flaw_of(field.value):
        yield Mistake(flaw.what, field.span, flaw.hint, fix=field.edit(flaw.meant), severity=flaw.severity)

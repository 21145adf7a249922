"""Every link of a text leads to an address that can exist.

It begins with https:// or http:// and names a site, or with mailto: and has an e-mail address; `#name` leads to
something of that name in the same text. A DOI is linked as https://doi.org/….

Why it matters: nobody clicks on a link before the readers do.

Example: `[the guideline](www.who.int)` must be `[the guideline](https://www.who.int/)`.
"""

import re
from collections.abc import Iterator

from ..findings import Severity, message
from ..model.inline import Link
from . import Copy, Mistake, Proof
from ._address import Flaw, flaw_of

SEVERITY: Severity = "error"

_MAIL = re.compile(r"mailto:[^\s@,;]+@[^\s@,;]+\.[^\W\d_]{2,}(?:\?\S*)?", re.IGNORECASE)
_TELEPHONE = re.compile(r"tel:\+?[\d.()-]+", re.IGNORECASE)
_OLD_DOI = re.compile(r"https?://(?:dx\.|www\.)?doi\.org/", re.IGNORECASE)
_DOI = "https://doi.org/"


def check_copy(copy: Copy, proof: Proof) -> Iterator[Mistake]:
    """Links whose address is not well-formed."""
    for node in copy.nodes:
        if isinstance(node, Link) and (flaw := _flaw(node.href.strip(), copy)):
            yield Mistake(flaw.what, node.span or copy.version.source.at(), flaw.hint, severity=flaw.severity)


def _flaw(address: str, copy: Copy) -> Flaw | None:
    if not address:
        return Flaw(message("The link has no address."), message("Write it in the round brackets."))
    if address.startswith("#"):
        return _within(address[1:], copy)
    if address.lower().startswith("mailto:"):
        what = message("“{value}” is not an e-mail address.", value=address[7:])
        return None if _MAIL.fullmatch(address) else Flaw(what, message("Compare it with the manuscript."))
    if _TELEPHONE.fullmatch(address):
        return None
    found = _OLD_DOI.match(address)
    if found and found[0] != _DOI:
        hint = message("Write {value}.", value=_DOI + address[found.end() :])
        return Flaw(message("DOIs are linked as https://doi.org/…"), hint, severity="warning")
    return flaw_of(address)


def _within(name: str, copy: Copy) -> Flaw | None:
    """A link to a place of the same text."""
    if any(getattr(block, "id", "") == name for block in copy.blocks):
        return None
    what = message("Nothing in this text is called {target}.", target=name)
    return Flaw(what, message("Mention figures and sections by their names: @fig:name, @sec:name."))

"""Every link of a text leads to an address that can exist.

It has words, and begins with https:// or http:// and names a site, or with mailto: and has an e-mail address; `#name`
leads to something of that name in the same text. A DOI is linked as https://doi.org/…. What begins like an address in
the text and is none is found too.

Why it matters: nobody clicks on a link before the readers do.

Example: `[the guideline](www.who.int)` must be `[the guideline](https://www.who.int/)`.
"""

import re
from collections.abc import Iterator

from ..findings import Severity, message
from ..model.inline import Link, Text
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
        if isinstance(node, Link) and all(
            isinstance(one, Text) and not one.text.strip() for one in node.children
        ):
            what = message("The link to {address} has no words.", address=node.href)
            hint = message("Write in the square brackets what readers are to see.")
            yield Mistake(what, node.span or copy.version.source.at(), hint, severity="warning")
        if isinstance(node, Link) and (flaw := _flaw(node.href.strip(), copy)):
            yield Mistake(flaw.what, node.span or copy.version.source.at(), flaw.hint, severity=flaw.severity)

    for unit in copy.texts:
        for found in _BROKEN.finditer(unit.text):
            what = message("“{value}” is no address, and so becomes no link.", value=found[0])
            hint = message("Copy the address from the browser again.")
            yield Mistake(what, unit.span_of(*found.span()), hint)


# What begins as an address and is none: one stroke or none, a space in angle brackets, letters turned or lost.
_BROKEN = re.compile(
    r"<https?://[^<>]*>|(?<![\w/])https?(?::/(?!/)|:?\\\\|;?//|;/)[^\s)\]>\ufffc]*[^\s)\]>\ufffc.,;:]"
    r"|(?<![\w/])(?:htps?|htt?s|hptts?|htpps?|htttps?|hht{1,2}ps?|ttps)://[^\s)\]>\ufffc]*[^\s)\]>\ufffc.,;:]"
)


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

"""The web address of a reference has the DOI, the PMID or the number of its other fields.

An address within which a DOI of the same registrant stands, a number of PubMed, or a number with letters before it
(NG180, CD013574) that the title, the number or the DOI has with other digits, leads to another document.

Why it matters: readers click on the address, machines follow the DOI, and each gets something else.

Example: `URL: https://www.nice.org.uk/guidance/ng108` beside `number: NG180`.
"""

import re
from collections.abc import Iterator

from ..findings import Severity, message
from ..model.article import Reference
from . import Mistake, Proof
from ._fields import Field, field_of

SEVERITY: Severity = "warning"

_DOI = re.compile(r"10\.\d{4,9}/[^\s?#]+")
_VERSION = re.compile(
    r"(?:\.?v\d+)?(?:[./](?:full|abstract|pdf|html?|xml|epub|short|long)[\w.-]*)*/*$", re.IGNORECASE
)
_PUBMED = re.compile(r"(?:pubmed\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov/pubmed)/(\d+)", re.IGNORECASE)
_NUMBERED = re.compile(r"(?<![A-Za-z\d])([A-Za-z]{2,6})[ \u00a0-]?(\d{3,})(?!\d)")  # not COVID-19
_TELLING = ("number", "title", "DOI")


def check_reference(reference: Reference, proof: Proof) -> Iterator[Mistake]:
    """Addresses that lead elsewhere than the other fields say."""
    url = field_of(reference, "URL")
    if url is None or "/" not in url.value:
        return
    doi, pmid = field_of(reference, "DOI"), field_of(reference, "PMID")
    if doi and (found := _DOI.search(url.value)) and not _is_one_doi(found[0], doi.value):
        yield _mistake(url, found[0], doi.value)
    elif pmid and (found := _PUBMED.search(url.value)) and found[1] != pmid.value.strip():
        yield _mistake(url, found[1], pmid.value)
    else:
        yield from _numbered(url, reference)


def _is_one_doi(there: str, here: str) -> bool:
    """Whether an address has a DOI, perhaps with the version or the form of a document behind it, or that of another
    registrant: a collection's own."""
    first, second = (_VERSION.sub("", doi).casefold().rstrip("/") for doi in (there, here))
    registrants = {doi.partition("/")[0] for doi in (first, second)}
    return len(registrants) > 1 or first.startswith(second) or second.startswith(first)


def _numbered(url: Field, reference: Reference) -> Iterator[Mistake]:
    """A number with letters that other fields have with these letters, and with no such digits."""
    known: dict[str, list[str]] = {}
    for name in _TELLING:
        if field := field_of(reference, name):
            for letters, digits in _NUMBERED.findall(field.value):
                known.setdefault(letters.casefold(), []).append(digits)
    for found in _NUMBERED.finditer(url.value.partition("//")[2]) if known else ():
        own = known.get(found[1].casefold(), [])
        others = [digits for digits in own if len(digits) == len(found[2])]
        if others and found[2] not in own:
            yield _mistake(url, found[0], f"{found[1].upper()}{others[0]}")


def _mistake(url: Field, there: str, here: str) -> Mistake:
    what = message("The address has {there}, the other fields have {here}.", there=there, here=here)
    return Mistake(what, url.span, message("Open the address, and see which of the two is right."))

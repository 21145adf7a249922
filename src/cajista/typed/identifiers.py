"""What names a work by itself, wherever it stands: DOI, PubMed numbers, addresses."""

import re

from .reference import TypedReference
from .sheet import Sheet

_DOI = re.compile(
    r"(?:(?:available (?:from|at)|disponible en)\s*:?\s*)?"
    r"(?:https?://(?:dx\.)?doi\.org/|doi\s*[:.]?\s*(?:https?://(?:dx\.)?doi\.org/)?)?"
    r"(?P<doi>10\.\d{4,9}/[^\s\"<>\0]+)",
    re.IGNORECASE,
)
# Said to be a DOI, and none: doi:10.555/abc, doi: 1O.5555/abc.
_FALSE_DOI = re.compile(
    r"(?:https?://(?:dx\.)?doi\.org/|\bdoi\s*[:.]\s*)"
    r"(?P<doi>(?=[^\s\0]*\d)[^\s\"<>\0/]{1,12}/[^\s\"<>\0]+)",
    re.IGNORECASE,
)
_PMCID = re.compile(
    r"(?:(?:pubmed central\s*)?pmcid\s*:?\s*|pubmed central\s*)?(?P<id>PMC\d{4,9})\b", re.IGNORECASE
)
_PMID = re.compile(
    r"(?:PubMed\s*)?PMID\s*:?\s*(?P<id>\d{4,9})\b|PubMed\s*:\s*(?P<id2>\d{4,9})\b", re.IGNORECASE
)
_BARE_PMID = re.compile(r"(?<=[\s\0])(?P<id>[1-9]\d{6,7})(?=[\s.;\0]*\Z)")
_LEAD = r"(?:available(?: from| at)?|retrieved from|dispon[ií](?:ble en|vel em)|recuperado de|accesible en|url)\s*:?\s*"
_URL = re.compile(rf"(?:{_LEAD})?<?(?P<url>(?:https?://|www\.)[^\s\"<>\0]+)>?", re.IGNORECASE)


def take_identifiers(sheet: Sheet, typed: TypedReference) -> None:
    """Takes the identifiers off the sheet."""
    for name, pattern in (
        ("DOI", _DOI),
        ("DOI", _FALSE_DOI),
        ("PMCID", _PMCID),
        ("PMID", _PMID),
        ("URL", _URL),
        ("PMID", _BARE_PMID),
    ):
        found = pattern.search(sheet.text)
        while found:
            group = next(group for group in (1, 2) if group <= pattern.groups and found[group])
            start, end = found.start(group), found.start(group) + len(_trimmed(found[group]))
            if name not in typed.parts:
                typed.parts[name] = sheet.piece(start, end)
            sheet.drop(found.start(), end)
            found = pattern.search(sheet.text)


def _trimmed(text: str) -> str:
    """Without the marks of the sentence around it; a bracket stays where it was opened within."""
    text = text.rstrip(".,;:")
    while text.endswith((")", "]")) and text.count("(") + text.count("[") < text.count(")") + text.count("]"):
        text = text[:-1].rstrip(".,;:")
    return text

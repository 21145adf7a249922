"""Title and source: what remains of a typed reference when names and numbers are taken off."""

import re
from itertools import pairwise

from .names import read_names
from .reference import TypedReference
from .sheet import GONE, Sheet

_IN = re.compile(
    r"(?<=[\w.?!)”\"»\0])[\s\0]+(?:In|En|Em)\s?:\s*|(?<=[.\0])In:\s*|(?<=[.?!])\s+(?:In|En)\s+(?=[^\W\d_]\w*[,. ])"
)
_EDITORS = re.compile(
    r"[,.]?\s*\(?\s*(?:editor(?:e?s|a|as)?|eds?|eds?\.\)|organizador(?:e?s|a)?|orgs?|coordinador(?:es)?|coords?|directores|dirs?)\b\.?\s*\)?\s*[.,:]?\s*",
    re.IGNORECASE,
)
# A title in quotation marks as a whole, not one that begins with a quotation.
_QUOTED = re.compile(r"[\s.,:\0]*[“\"«](?P<title>[^\0]{4,}?)(?:[,.?!][”\"»]|[”\"»](?=[,.]))")
_MEDIUM = re.compile(
    r"\s*\[(?:Internet|online|on line|en l[ií]nea|serial[^\]]*|homepage[^\]]*|sede web|monograf[^\]]*|CD-ROM)\]",
    re.IGNORECASE,
)
_EDITION = re.compile(
    r"(?<=[\s(.,;\0])\(?(?P<edition>\d{1,2})\s?(?:st|nd|rd|th|\.?[ªa]|\.)?\s*(?:rev )?"
    r"ed(?:ition|ición|ição)?\b\.?\)?",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"(?<=[.)\0])[\s\0]*(?P<place>[^\W\d_](?:[^.:;\0]|(?<=\bSt)\.){1,40}?(?:\([A-Z]{2,3}\))?)\s*:\s*"
    r"(?P<publisher>(?:[^\0;:.]|\.(?!\s)|(?<=\bInc)\.|(?<=\bCo)\.|(?<=\bSt)\.|(?<=\bLtd)\.){2,100}?)\s*[;,.]?[\s\0.;,]*\Z"
)
_SERIES_AT_END = re.compile(r"(?<=\0)[\s.]*\([^()\0]{4,120}\)[\s.]*\Z")
_BOUNDARY = re.compile(
    r"(?<=[.?!])(?<!\bSt\.)(?<!\bvs\.)(?<!\bDr\.)(?<!\bNo\.)(?<!\bsp\.)(?<!\bcf\.)[\s\0]+(?=[^\W_a-zß-öø-ÿ]|[“\"«¿¡(])|\0[\s\0]*\0"
)
_SERIES = re.compile(r"(?:Ser(?:ies?)?|Section|Part|Sección|Parte)\b")


def take_titles(sheet: Sheet, typed: TypedReference) -> None:
    """Takes title, source and publisher off the sheet."""
    if found := _MEDIUM.search(sheet.text):
        typed.type = "webpage" if "volume" not in typed.parts else ""
        sheet.drop(*found.span())
    if found := _SERIES_AT_END.search(sheet.text):
        sheet.drop(*found.span())
    if found := _EDITION.search(sheet.text):
        typed.parts["edition"] = sheet.piece(*found.span("edition"))
        sheet.drop(*found.span())
    start = typed.names_end
    if within := _IN.search(sheet.text, start):
        _chapter(sheet, typed, start, within)
    elif quoted := _QUOTED.match(sheet.text, start):
        typed.parts["title"] = sheet.piece(*quoted.span("title"))
        _source(sheet, typed, quoted.end(), len(sheet.text))
    else:
        _plain(sheet, typed, start)
    typed.type = typed.type or _type(typed)


def _chapter(sheet: Sheet, typed: TypedReference, start: int, within: re.Match[str]) -> None:
    typed.parts["title"] = sheet.piece(start, within.start())
    typed.type = "chapter"
    read = read_names(sheet.text, within.end())
    after = _EDITORS.match(sheet.text, read.end) if read.names else None
    begin = after.end() if after else within.end()
    if after:
        typed.editors = read.names
    _publication(sheet, typed, begin)


def _place(sheet: Sheet, begin: int) -> re.Match[str] | None:
    """`Place: Publisher` at the end, after a title."""
    found = _PLACE.search(sheet.text, begin)
    return found if found and any(map(str.isalpha, sheet.text[begin : found.start()])) else None


def _publication(sheet: Sheet, typed: TypedReference, begin: int) -> None:
    """`Book title. Place: Publisher`."""
    place = _place(sheet, begin)
    end = place.start() if place else len(sheet.text)
    parts = _sentences(sheet, begin, end)
    name = "container-title" if typed.type == "chapter" else "title"
    if not parts:
        return
    if place:
        typed.parts["publisher-place"] = sheet.piece(*place.span("place"))
        typed.parts["publisher"] = sheet.piece(*place.span("publisher"))
        typed.parts[name] = sheet.piece(parts[0][0], parts[-1][1])
    elif len(parts) > 1 and typed.type == "chapter":
        typed.parts[name] = sheet.piece(*parts[0])
    else:
        typed.parts[name] = sheet.piece(parts[0][0], parts[-1][1])


def _plain(sheet: Sheet, typed: TypedReference, start: int) -> None:
    if not {"volume", "page", "issue"} & set(typed.parts) and _place(sheet, start):
        typed.type = typed.type or "book"
        _publication(sheet, typed, start)
        return
    parts = _sentences(sheet, start, len(sheet.text))
    if not parts:
        return
    if len(parts) == 1:
        typed.parts["title"] = sheet.piece(*parts[0])
        return
    last = len(parts) - 1
    while last > 1 and _goes_on(sheet, parts[last - 1], parts[last]):
        last -= 1
    name = (
        "container-title" if {"volume", "page", "status", "DOI", "PMID"} & set(typed.parts) else "publisher"
    )
    if name == "publisher" and typed.type == "webpage":
        name = "container-title"
    typed.parts["title"] = sheet.piece(parts[0][0], parts[last - 1][1])
    typed.parts[name] = sheet.piece(parts[last][0], parts[-1][1])


def _source(sheet: Sheet, typed: TypedReference, start: int, end: int) -> None:
    rest = sheet.piece(start, end)
    if rest.value and {"volume", "page"} & set(typed.parts):
        typed.parts["container-title"] = rest


def _sentences(sheet: Sheet, start: int, end: int) -> list[tuple[int, int]]:
    """The stretches between full stops that hold text, in order."""
    text = sheet.text[:end]
    cuts = [start, *(found.start() for found in _BOUNDARY.finditer(text, start)), end]
    pieces = [sheet.piece(first, last) for first, last in pairwise(cuts)]
    return [
        (piece.start, piece.end) for piece in pieces if any(map(str.isalpha, piece.value.replace(GONE, "")))
    ]


def _goes_on(sheet: Sheet, before: tuple[int, int], after: tuple[int, int]) -> bool:
    """Whether a journal's name goes on after a point: J. Am. Chem. Soc.; Philos Trans R Soc Lond. Series B."""
    word = sheet.text[before[0] : before[1]]
    series = _SERIES.match(sheet.text, after[0])
    return bool(series) or (" " not in word.strip() and word[:1].isupper())


def _type(typed: TypedReference) -> str:
    if "container-title" in typed.parts and typed.type != "webpage":
        return "article-journal"
    if "publisher" in typed.parts:
        return "book"
    return "webpage" if "URL" in typed.parts else "document"

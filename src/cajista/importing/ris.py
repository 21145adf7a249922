"""RIS files to CSL entries with their places.

A line is a tag and its value, and what a tag means differs by the program that wrote it; rispy gives
neither places nor the tags as they were, so the lines are read here.
"""

import itertools
import re
import string
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ..findings import Findings, message
from ..model.article import SourceMap
from ..model.span import Span, start_of
from ..reading import rules
from ..reading.reference_items import references_of
from ..reading.tree import Branch
from ..rules import report
from .places import Places

TYPES = {
    "ABST": "article-journal",
    "ADVS": "motion_picture",
    "AGGR": "dataset",
    "ANCIENT": "classic",
    "ART": "graphic",
    "BILL": "bill",
    "BLOG": "post-weblog",
    "BOOK": "book",
    "CASE": "legal_case",
    "CHAP": "chapter",
    "CHART": "figure",
    "CLSWK": "classic",
    "COMP": "software",
    "CONF": "paper-conference",
    "CPAPER": "paper-conference",
    "CTLG": "book",
    "DATA": "dataset",
    "DBASE": "dataset",
    "DICT": "entry-dictionary",
    "EBOOK": "book",
    "ECHAP": "chapter",
    "EDBOOK": "book",
    "EJOUR": "article-journal",
    "ELEC": "webpage",
    "ENCYC": "entry-encyclopedia",
    "EQUA": "document",
    "FIGURE": "figure",
    "GEN": "document",
    "GOVDOC": "report",
    "HEAR": "hearing",
    "ICOMM": "personal_communication",
    "INPR": "article-journal",
    "JFULL": "periodical",
    "JOUR": "article-journal",
    "LEGAL": "legislation",
    "MANSCPT": "manuscript",
    "MAP": "map",
    "MGZN": "article-magazine",
    "MPCT": "motion_picture",
    "MULTI": "webpage",
    "MUSIC": "musical_score",
    "NEWS": "article-newspaper",
    "PAMP": "pamphlet",
    "PAT": "patent",
    "PCOMM": "personal_communication",
    "RPRT": "report",
    "SER": "book",
    "SLIDE": "speech",
    "SOUND": "song",
    "STAND": "standard",
    "STAT": "legislation",
    "THES": "thesis",
    "UNPB": "manuscript",
    "VIDEO": "motion_picture",
    "WEB": "webpage",
}

# The first tag that has a value serves.
FIELDS = {
    "id": ("ID",),
    "title": ("TI", "T1", "CT", "BT"),
    "container-title": ("JF", "T2", "JO", "BT", "JA", "J2", "J1"),
    "container-title-short": ("JA", "J2", "J1", "JO"),
    "collection-title": ("T3",),
    "volume": ("VL",),
    "issue": ("IS", "CP"),
    "publisher": ("PB",),
    "publisher-place": ("CY", "PP"),
    "DOI": ("DO",),
    "URL": ("UR", "L2"),
    "abstract": ("AB", "N2"),
    "edition": ("ET",),
    "language": ("LA",),
    "PMID": ("AN",),
    "PMCID": ("C2",),
    "issued": ("DA", "PY", "Y1"),
    "accessed": ("Y2",),
    "title-short": ("ST",),
}
NAMES = {"author": ("AU", "A1"), "editor": ("ED", "A2"), "translator": ("A4",), "collection-editor": ("A3",)}
_WHOLES = frozenset(("book", "thesis", "report", "software", "dataset", "webpage", "motion_picture", "map"))
_TAG = re.compile(r"([A-Z][A-Z0-9])  ?-(?: (.*)|)")
_DATE = re.compile(r"(\d{4})(?:[/-](\d{1,2}))?(?:[/-](\d{1,2}))?(?:[/-].*)?/*")
_Value = tuple[str, Span]
_Tags = dict[str, list[_Value]]


def read_ris(text: str, file: str, findings: Findings) -> tuple[list[dict[str, Any]], SourceMap]:
    """The entries of a RIS file as CSL-JSON items, made sure of, and where their fields stand."""
    references = references_of(ris_tree(text, file, findings), file, findings).values()
    source = next((reference.source for reference in references), SourceMap(file))
    return [dict(reference.item) for reference in references], source


def ris_tree(text: str, file: str, findings: Findings) -> Branch:
    """The entries of a RIS file as a list of CSL entries; what is broken is a finding."""
    places = Places(text, file)
    taken: set[str] = set()
    items = [_item(tags, span, taken) for tags, span in _records(places, findings)]
    if not items:
        what = message(
            "There is no reference in this file: each begins with a line {example}.", example="“TY  - JOUR”"
        )
        report(findings, rules.REFERENCES_ARE_READABLE, what, start_of(file))
    return Branch(items, places.whole())


def _records(places: Places, findings: Findings) -> Iterator[tuple[_Tags, Span]]:
    """The tags of each record with the stretch that it fills."""
    tags: _Tags | None = None
    start, last = 0, ""
    for number, line in enumerate(places.text.split("\n")):
        at = places.line_start(number)
        found = _TAG.fullmatch(line.rstrip())
        span = places.span(at, at + len(line.rstrip()))
        if found and found[1] == "TY":
            if tags is not None:
                _report_unended(places.span(start, start + 2), findings)
                yield tags, places.span(start, at)
            tags, start = {}, at
        if tags is None:
            _report_stray(found, span, findings)
        elif found and found[1] == "ER":
            yield tags, places.span(start, at + len(line.rstrip()))
            tags = None
        elif found:
            last = found[1]
            value_at = at + (found.start(2) if found[2] is not None else found.end())
            tags.setdefault(last, []).append(
                ((found[2] or "").strip(), places.span(value_at, at + found.end()))
            )
        elif line.strip() and last in tags:
            text, first = tags[last][-1]
            tags[last][-1] = (f"{text} {line.strip()}", first.to(span))
    if tags is not None:
        _report_unended(places.span(start, start + 2), findings)
        yield tags, places.span(start, len(places.text))


def _report_unended(span: Span, findings: Findings) -> None:
    what = message("This reference has no last line {example}.", example="“ER  - ”")
    report(findings, rules.REFERENCES_ARE_READABLE, what, span, message("Add it where the reference ends."))


def _report_stray(found: re.Match[str] | None, span: Span, findings: Findings) -> None:
    """A tag outside of any record; programs put other words there, which mean nothing."""
    if found and found[1] != "ER":
        what = message(
            "This line is part of no reference: each begins with a line {example}.", example="“TY  - JOUR”"
        )
        report(findings, rules.REFERENCES_ARE_READABLE, what, span)


def _item(tags: _Tags, span: Span, taken: set[str]) -> Branch:
    """A CSL entry."""
    kind, kind_span = _first(tags, ("TY",)) or ("", span)
    item: dict[str, Branch] = {"type": Branch(TYPES.get(kind, "document"), kind_span, kind_span)}
    for field, names in FIELDS.items():
        if found := _first(tags, names, _DATE if field == "issued" else None):
            item[field] = Branch(_value(field, found[0]), found[1], found[1])
    for role, names in NAMES.items():
        if people := [value for name in names for value in tags.get(name, []) if value[0]]:
            whole = people[0][1].to(people[-1][1])
            item[role] = Branch([_name(text, place) for text, place in people], whole, whole)
    _add_pages(item, tags)
    _add_serial(item, tags)
    _settle(item)
    if "id" not in item:
        item["id"] = Branch(_key(item, taken), span, span)
    taken.add(str(item["id"].value))
    return Branch({name: branch for name, branch in item.items() if branch.value}, span)


def _first(tags: _Tags, names: Iterable[str], form: re.Pattern[str] | None = None) -> _Value | None:
    """The first value that there is, by preference one of a certain form."""
    values = [value for name in names for value in tags.get(name, []) if value[0]]
    formed = (value for value in values if form and form.fullmatch(value[0]))
    return next(formed, values[0] if values else None)


def _value(field: str, text: str) -> str:
    if field == "DOI":
        return re.sub(r"^(https?://(dx\.)?doi\.org/|doi:\s*)", "", text, flags=re.IGNORECASE)
    if field in ("issued", "accessed"):
        found = _DATE.fullmatch(text)
        return "-".join(part.zfill(2) for part in found.groups() if part) if found else text
    return text


def _add_pages(item: dict[str, Branch], tags: Mapping[str, list[_Value]]) -> None:
    pages = [found for name in ("SP", "EP") if (found := _first(dict(tags), (name,)))]
    if not pages:
        return
    first, last = pages[0][0], pages[-1][0]
    text = first if first == last or re.search(r"\d\s*[-–]\s*\w", first) else f"{first}-{last}"
    span = pages[0][1].to(pages[-1][1]) if pages[0][1] <= pages[-1][1] else pages[0][1]
    if item["type"].value in ("book", "thesis") and len(pages) == 1:
        item["number-of-pages"] = Branch(text, span, span)
    else:
        item["page"] = Branch(text, span, span)


def _add_serial(item: dict[str, Branch], tags: Mapping[str, list[_Value]]) -> None:
    """`SN` is an ISBN or an ISSN; the number of its digits tells which."""
    for text, span in tags.get("SN", []):
        digits = re.sub(r"[^0-9Xx]", "", text)
        name = "ISSN" if len(digits) == 8 else "ISBN" if len(digits) in (10, 13) else ""
        if name:
            item.setdefault(name, Branch(text, span, span))


def _settle(item: dict[str, Branch]) -> None:
    """What depends on more than one tag."""
    is_whole = item["type"].value in _WHOLES
    if is_whole and "title" in item and item.get("container-title"):
        series = item.pop("container-title")
        if series.value != item["title"].value:
            item.setdefault("collection-title", series)
    short = item.get("container-title-short")
    if short and ("container-title" not in item or short.value == item["container-title"].value):
        item.pop("container-title-short")
    pmid = item.get("PMID")
    if pmid and not re.fullmatch(r"\d{1,8}", str(pmid.value)):
        item.pop("PMID")  # the tag is a number in any database
    pmcid = item.get("PMCID")
    if pmcid and not re.fullmatch(r"PMC\d+", str(pmcid.value)):
        item.pop("PMCID")
    if "issue" in item and item["type"].value == "report":
        item["number"] = item.pop("issue")


def _name(text: str, span: Span) -> Branch:
    """`Family, Given, Suffix`; without a comma it is taken as it is."""
    family, comma, rest = text.partition(",")
    given, _, suffix = rest.partition(",")
    parts = (
        {"family": family.strip(), "given": given.strip(), "suffix": suffix.strip()}
        if comma
        else {"literal": text}
    )
    return Branch({part: Branch(value, span, span) for part, value in parts.items() if value}, span)


def _key(item: Mapping[str, Branch], taken: set[str]) -> str:
    """A key of the usual form for an entry that has none: smith2020, smith2020b…"""
    authors = item.get("author") or item.get("editor")
    first = authors.child(0) if authors else None
    name = (first.child("family") or first.child("literal")) if first else None
    letters = re.sub(r"\W+", "", str(name.value)).lower() if name else ""
    year = str(item["issued"].value)[:4] if "issued" in item else ""
    stem = f"{letters}{year if year.isdigit() else ''}" or "ref"
    return next(key for suffix in _suffixes() if (key := f"{stem}{suffix}") not in taken)


def _suffixes() -> Iterator[str]:
    yield from ("", *string.ascii_lowercase[1:])
    yield from (f"-{number}" for number in itertools.count(27))

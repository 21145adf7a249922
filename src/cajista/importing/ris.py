"""RIS to CSL items: a line a tag, read here, since what a tag means differs by the program that wrote it."""

import re
from collections.abc import Mapping
from typing import Any

from ..findings import Findings, message
from ..model.article import SourceMap, ValuePath
from ..model.span import Span
from ..reading.rules import REFERENCES_ARE_READABLE
from ..rules import report

TYPES = {
    "BOOK": "book", "CHAP": "chapter", "CONF": "paper-conference",
    "CPAPER": "paper-conference", "DATA": "dataset",
    "EBOOK": "book", "ECHAP": "chapter", "EDBOOK": "book", "EJOUR": "article-journal", "ELEC": "webpage",
    "GOVDOC": "report", "JFULL": "article-journal",
    "JOUR": "article-journal", "MAP": "map", "MGZN": "article-magazine",
    "NEWS": "article-newspaper", "PAT": "patent", "RPRT": "report", "STAND": "standard", "STAT": "legislation",
    "THES": "thesis", "UNPB": "manuscript", "VIDEO": "motion_picture", "BLOG": "post-weblog", "COMP": "software",
}  # fmt: skip

# Tags as they are, since what a tag means differs by program; the first that has a value serves.
FIELDS = {
    "title": ("TI", "T1", "CT", "BT"),
    "container-title": ("JO", "JF", "T2", "JA", "J2", "J1"),
    "container-title-short": ("JA", "J2", "J1"),
    "volume": ("VL",),
    "issue": ("IS", "CP"),
    "publisher": ("PB",),
    "publisher-place": ("CY", "PP"),
    "DOI": ("DO",),
    "URL": ("UR",),
    "abstract": ("AB", "N2"),
    "edition": ("ET",),
    "language": ("LA",),
    "number": ("M1",),
}
NAMES = {"author": ("AU", "A1"), "editor": ("ED", "A2"), "translator": ("A4",)}
_TAG = re.compile(r"^([A-Z][A-Z0-9])  ?- ?(.*)$")


def read_ris(text: str, file: str, findings: Findings) -> tuple[list[dict[str, Any]], SourceMap]:
    """The entries of a RIS file as CSL-JSON items, with the span of each entry."""
    entries: list[dict[str, Any]] = []
    spans: dict[ValuePath, Span] = {}
    for at, (line, lines) in enumerate(_records(text)):
        item = _item(_tags(lines), at)
        entries.append(item)
        spans |= {path: Span(file, line, 1, line, 2) for path in ((at,), *((at, name) for name in item))}
    if not entries:
        what = message("There is no reference in this file: each begins with a line TY  - JOUR.")
        report(findings, REFERENCES_ARE_READABLE, what, Span(file, 1, 1, 1, 1))
    return entries, SourceMap(file, spans)


def _records(text: str) -> list[tuple[int, list[str]]]:
    """The lines of each record, with the number of its first line."""
    records: list[tuple[int, list[str]]] = []
    for number, line in enumerate(text.split("\n"), start=1):
        if (tag := _TAG.match(line)) and tag[1] == "TY":
            records.append((number, []))
        if records:
            records[-1][1].append(line)
    return records


def _tags(lines: list[str]) -> dict[str, list[str]]:
    tags: dict[str, list[str]] = {}
    last = ""
    for line in lines:
        if found := _TAG.match(line):
            last = found[1]
            tags.setdefault(last, []).append(found[2].strip())
        elif line.strip() and last:
            tags[last][-1] = f"{tags[last][-1]} {line.strip()}"
    return tags


def _item(tags: Mapping[str, list[str]], at: int) -> dict[str, Any]:
    def first(names: tuple[str, ...]) -> str:
        return next((tags[name][0] for name in names if tags.get(name) and tags[name][0]), "")

    item: dict[str, Any] = {"type": TYPES.get(first(("TY",)), "document")}
    item |= {field: value for field, names in FIELDS.items() if (value := first(names))}
    item |= {
        role: people
        for role, names in NAMES.items()
        if (people := [_name(n) for tag in names for n in tags.get(tag, []) if n])
    }
    if pages := "-".join(page for page in (first(("SP",)), first(("EP",))) if page):
        item["page"] = pages
    if serial := first(("SN",)):
        item["ISBN" if item["type"] in ("book", "chapter") else "ISSN"] = serial
    if issued := _date(first(("PY", "Y1", "DA"))):
        item["issued"] = issued
    if item.get("DOI"):
        item["DOI"] = re.sub(r"^(https?://(dx\.)?doi\.org/|doi:\s*)", "", item["DOI"], flags=re.IGNORECASE)
    item["id"] = first(("ID",)) or _key(item, at)
    return item


def _name(name: str) -> dict[str, str]:
    family, comma, rest = name.partition(",")
    if not comma:
        return {"literal": name.strip()}
    given, _, suffix = rest.partition(",")
    parts = {"family": family.strip(), "given": given.strip(), "suffix": suffix.strip()}
    return {part: value for part, value in parts.items() if value}


def _date(text: str) -> dict[str, Any] | None:
    parts = [int(part) for part in re.split(r"[/-]", text)[:3] if part.strip().isdigit()]
    if parts:
        return {"date-parts": [parts]}
    return {"literal": text} if text else None


def _key(item: Mapping[str, Any], at: int) -> str:
    """A key of the usual form for an entry that has none: smith2020."""
    people = item.get("author") or [{}]
    family = re.sub(r"\W+", "", str(people[0].get("family") or people[0].get("literal") or "")).lower()
    issued = item.get("issued") or {}
    year = str((issued.get("date-parts") or [[""]])[0][0])
    return f"{family}{year}" if family else f"ref{at + 1}"

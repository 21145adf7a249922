"""BibTeX and BibLaTeX to CSL items. Parsing is bibtexparser's, LaTeX characters pylatexenc's."""

import re
from collections.abc import Mapping
from typing import Any

from ..findings import Findings, message
from ..model.article import SourceMap, ValuePath
from ..model.span import Span
from ..reading.rules import REFERENCES_ARE_READABLE
from ..rules import report

TYPES = {
    "article": "article-journal",
    "book": "book",
    "booklet": "pamphlet",
    "collection": "book",
    "conference": "paper-conference",
    "dataset": "dataset",
    "inbook": "chapter",
    "incollection": "chapter",
    "inproceedings": "paper-conference",
    "inreference": "entry",
    "manual": "report",
    "mastersthesis": "thesis",
    "mvbook": "book",
    "online": "webpage",
    "patent": "patent",
    "phdthesis": "thesis",
    "proceedings": "book",
    "reference": "book",
    "report": "report",
    "software": "software",
    "techreport": "report",
    "thesis": "thesis",
    "unpublished": "manuscript",
    "www": "webpage",
}
FIELDS = {
    "abstract": "abstract",
    "address": "publisher-place",
    "booktitle": "container-title",
    "chapter": "chapter-number",
    "doi": "DOI",
    "edition": "edition",
    "eid": "number",
    "eventtitle": "event-title",
    "howpublished": "medium",
    "institution": "publisher",
    "isbn": "ISBN",
    "issn": "ISSN",
    "issue": "issue",
    "journal": "container-title",
    "journaltitle": "container-title",
    "keywords": "keyword",
    "langid": "language",
    "language": "language",
    "location": "publisher-place",
    "note": "note",
    "number": "issue",
    "organization": "publisher",
    "pages": "page",
    "pagetotal": "number-of-pages",
    "pmcid": "PMCID",
    "pmid": "PMID",
    "publisher": "publisher",
    "school": "publisher",
    "series": "collection-title",
    "shortjournal": "container-title-short",
    "shorttitle": "title-short",
    "title": "title",
    "type": "genre",
    "url": "URL",
    "version": "version",
    "volume": "volume",
    "volumes": "number-of-volumes",
}
NAMES = {"author": "author", "editor": "editor", "translator": "translator"}
_VERBATIM = {"doi", "url", "isbn", "issn", "pmid", "pmcid", "eprint"}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def read_bibtex(text: str, file: str, findings: Findings) -> tuple[list[dict[str, Any]], SourceMap]:
    """The entries of a BibTeX file as CSL-JSON items, with the span of each entry."""
    from bibtexparser.entrypoint import parse_string

    months = "".join(f"@string{{{month} = {{{month}}}}}\n" for month in _MONTHS)
    offset = months.count("\n")
    library = parse_string(months + text)
    for block in library.failed_blocks:
        line = max(1, (block.start_line or 0) + 1 - offset)
        report(
            findings,
            REFERENCES_ARE_READABLE,
            message(
                "This BibTeX entry cannot be read: {reason}.",
                reason=str(block.error or "").rstrip(".") or "?",
            ),
            Span(file, line, 1, line, 2),
            hint=message("Look for a missing brace or comma, or a key that stands twice."),
        )
    entries: list[dict[str, Any]] = []
    spans: dict[ValuePath, Span] = {}
    for entry in library.entries:
        line = max(1, (entry.start_line or 0) + 1 - offset)
        fields = {
            field.key.lower(): (str(field.value), (field.start_line or 0) + 1 - offset)
            for field in entry.fields
        }
        item = _item(
            entry.key, entry.entry_type.lower(), {name: value for name, (value, _) in fields.items()}
        )
        spans.update(_spans(file, len(entries), line, item, fields))
        entries.append(item)
    return entries, SourceMap(file, spans)


def _spans(
    file: str, at: int, line: int, item: Mapping[str, Any], fields: Mapping[str, tuple[str, int]]
) -> dict[ValuePath, Span]:
    spans: dict[ValuePath, Span] = {(at,): Span(file, line, 1, line, 2)}
    spans |= {(at, name): Span(file, line, 1, line, 2) for name in item}
    for name, (_, own) in fields.items():
        spans[(at, FIELDS.get(name, name))] = Span(file, max(own, 1), 1, max(own, 1), 2)
    return spans


def _item(key: str, kind: str, fields: Mapping[str, str]) -> dict[str, Any]:
    item: dict[str, Any] = {"id": key, "type": TYPES.get(kind, "document")}
    for name, value in fields.items():
        if name in NAMES:
            item[NAMES[name]] = names(value)
        elif name in FIELDS:
            target = FIELDS[name]
            item[target] = (
                value.strip().strip("{}") if name in _VERBATIM else plain(value, keeps_case=target == "title")
            )
    if kind in ("techreport", "report", "patent") and "issue" in item:
        item["number"] = item.pop("issue")
    if subtitle := fields.get("subtitle"):
        item["title"] = f"{item.get('title', '')}: {plain(subtitle, keeps_case=True)}"
    if "page" in item:
        item["page"] = re.sub(r"\s*(?:--+|–)\s*", "-", item["page"])
    if kind in ("phdthesis", "mastersthesis") and "genre" not in item:
        item["genre"] = "PhD thesis" if kind == "phdthesis" else "Master's thesis"
    if issued := date(fields):
        item["issued"] = issued
    if accessed := fields.get("urldate"):
        item["accessed"] = accessed
    return item


def date(fields: Mapping[str, str]) -> Any:
    """The date of an entry: BibLaTeX's `date` (EDTF), else year, month and day."""
    if fields.get("date"):
        return fields["date"].strip()
    year = plain(fields.get("year", ""))
    if not re.fullmatch(r"-?\d{1,4}", year):
        return {"literal": year} if year else None
    month = plain(fields.get("month", "")).lower()
    number = _MONTHS.index(month[:3]) + 1 if month[:3] in _MONTHS else int(month) if month.isdigit() else 0
    day = fields.get("day", "")
    parts = [int(year), *([number] if number else []), *([int(day)] if number and day.isdigit() else [])]
    return {"date-parts": [parts]}


def names(value: str) -> list[dict[str, Any]]:
    """A BibTeX list of names as CSL names; `and others` as `{"others": true}`."""
    from bibtexparser.middlewares.names import parse_single_name_into_parts, split_multiple_persons_names

    people: list[dict[str, Any]] = []
    for name in split_multiple_persons_names(value.replace("\n", " ")):
        name = name.strip()
        if name.lower() == "others":
            people.append({"others": True})
        elif name.startswith("{") and name.endswith("}"):
            people.append({"literal": plain(name)})
        elif name:
            parts = parse_single_name_into_parts(name, strict=False)
            person = {
                "given": " ".join(parts.first),
                "family": " ".join(parts.last),
                "non-dropping-particle": " ".join(parts.von),
                "suffix": " ".join(parts.jr),
            }
            people.append({part: plain(text) for part, text in person.items() if text})
    return people


_AMPERSAND = re.compile(r"(?<!\\)&")  # typed as it is, which LaTeX would take for a column's end
_PROTECTED = re.compile(r"(?<!\\)\{([^{}\\]*[A-Z][^{}\\]*)\}")


def plain(value: str, *, keeps_case: bool = False) -> str:
    """LaTeX text as Unicode; braces that protect capitals become CSL's `nocase` spans where asked for."""
    if not re.search(r"[\\{}$~]|--", value):
        return " ".join(value.split())
    from pylatexenc.latex2text import LatexNodes2Text

    if keeps_case:
        value = _PROTECTED.sub(lambda found: f"\ue000{found[1]}\ue001", value)
    text: str = LatexNodes2Text(math_mode="text", keep_comments=True).latex_to_text(
        _AMPERSAND.sub(r"\\&", value)
    )
    text = text.replace("\ue000", '<span class="nocase">').replace("\ue001", "</span>")
    return " ".join(text.split())

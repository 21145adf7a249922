"""BibTeX and BibLaTeX files to CSL entries with their places.

bibtexparser parts the file into entries and fields and people's names into parts (MIT, maintained; it
goes on after a broken entry, where pybtex stops). What it joins and strips is done here instead, so that
every value keeps its place. LaTeX becomes text in `latex.py`.
"""

import logging
import re
from collections.abc import Iterable, Mapping
from typing import Any

from ..findings import Findings, message
from ..model.article import SourceMap
from ..model.span import Span, start_of
from ..reading import rules
from ..reading.reference_items import references_of
from ..reading.tree import Branch
from ..rules import report
from .bibtex_commas import parted
from .bibtex_fields import DATES, FIELDS, IN_WHOLES, LANGUAGES, MONTHS, NAMES, NOT_INHERITED, TYPES, VERBATIM
from .bibtex_names import names_of
from .latex import plain, rich, verbatim
from .places import Places

_PART = re.compile(r'\s*(?:"(?P<quoted>.*)"|\{(?P<braced>.*)\}|(?P<word>[^\s"{}]+))\s*', re.DOTALL)
_RICH = frozenset(
    ("title", "booktitle", "maintitle", "journal", "journaltitle", "note", "abstract", "series")
)
_Fields = dict[str, tuple[str, Span]]  # LaTeX by field name, with the value's place


def read_bibtex(text: str, file: str, findings: Findings) -> tuple[list[dict[str, Any]], SourceMap]:
    """The entries of a BibTeX file as CSL-JSON items, made sure of, and where their fields stand."""
    references = references_of(bibtex_tree(text, file, findings), file, findings).values()
    source = next((reference.source for reference in references), SourceMap(file))
    return [dict(reference.item) for reference in references], source


def bibtex_tree(text: str, file: str, findings: Findings) -> Branch:
    """The entries of a BibTeX file as a list of CSL entries; what is broken is a finding and left out."""
    from bibtexparser.entrypoint import parse_string

    logging.getLogger("bibtexparser").addHandler(logging.NullHandler())  # findings say it better
    library = parse_string(text, parse_stack=[])
    places = Places(text, file)
    strings = {**MONTHS, **{one.key.lower(): str(one.value) for one in library.strings}}
    raw = [_entry(block, places, findings) for block in library.blocks]
    entries = [entry for entry in raw if entry]
    if not entries and not library.failed_blocks:
        what = message(
            "There is no reference in this file: each begins like {example}.", example="“@article{”"
        )
        report(findings, rules.REFERENCES_ARE_READABLE, what, start_of(file))
    by_key = {entry.key.lower(): entry for entry in reversed(entries)}
    for entry in entries:
        entry.fields = {name: (_joined(value, strings), span) for name, (value, span) in entry.fields.items()}
    items: list[Branch] = [_item(entry, _inherited(entry, by_key, set())) for entry in entries]
    return Branch(items, places.whole())


class _Entry:
    """An entry as it stands in the file."""

    def __init__(self, kind: str, key: str, span: Span, key_span: Span, fields: _Fields) -> None:
        self.kind, self.key, self.span, self.key_span, self.fields = kind, key, span, key_span, fields


def _entry(block: Any, places: Places, findings: Findings) -> _Entry | None:
    """An entry of the library's blocks; None for comments, strings and what cannot be read."""
    inner = getattr(block, "ignore_error_block", None) or block
    start = places.find(str(block.raw or ""), block.start_line or 0)
    end = start + len(block.raw or "")
    kind = type(block).__name__
    if kind == "ParsingFailedBlock":
        what = message("This entry cannot be read: a brace, a quotation mark or a comma is missing in it.")
        first_line = places.span(start, places.line_end(start))
        report(findings, rules.REFERENCES_ARE_READABLE, what, first_line)
    if type(inner).__name__ != "Entry":
        return None
    key_at = places.text.find(inner.key, start + len(inner.entry_type))
    fields: _Fields = {}
    at = key_at + len(inner.key)
    for field in inner.fields:
        for name, value in parted(field.key, str(field.value)):
            value_at = _value_start(places.text, name, value, at)
            span = places.span(value_at, value_at + len(value))
            if name is not field.key:
                what = message("A comma is missing before the field “{key}”.", key=name)
                name_at = places.text.find(name, at)
                name_span = places.span(name_at, name_at + len(name))
                report(findings, rules.REFERENCES_ARE_READABLE, what, name_span)
            if name.lower() in fields:
                what = message(
                    "The field “{key}” stands twice in this entry; its first value is used.", key=name
                )
                report(findings, rules.KEYS_ARE_UNIQUE, what, span)
            fields.setdefault(name.lower(), (value, span))
            at = value_at + len(value)
    key_span = places.span(key_at, key_at + len(inner.key))
    return _Entry(inner.entry_type.lower(), inner.key, places.span(start, end), key_span, fields)


def _value_start(text: str, key: str, value: str, start: int) -> int:
    """Where a field's value begins: after its key and the sign of equality."""
    name = text.find(key, start)
    return max(text.find(value, text.find("=", name) + 1), start)


def _joined(value: str, strings: Mapping[str, str], depth: int = 0) -> str:
    """The LaTeX of a value: its parts, which `#` joins, without their delimiters; names of strings filled in."""
    parts = []
    for part in _parts(value):
        found = _PART.fullmatch(part)
        word = found["word"] if found else ""
        if found and word:
            known = strings.get(word.lower())
            parts.append(word if known is None or depth > 9 else _joined(known, strings, depth + 1))
        elif found:
            parts.append(found["quoted"] if found["quoted"] is not None else found["braced"])
    return "".join(parts)


def _parts(value: str) -> Iterable[str]:
    """The parts of a value between the `#` that stand outside of braces and quotation marks."""
    depth, quoted, start = 0, False, 0
    for at, character in enumerate(value):
        if character in "{}" and value[at - 1 : at] != "\\":
            depth += 1 if character == "{" else -1
        elif character == '"' and depth == 0:
            quoted = not quoted
        elif character == "#" and depth == 0 and not quoted:
            yield value[start:at]
            start = at + 1
    yield value[start:]


def _inherited(entry: _Entry, by_key: Mapping[str, _Entry], seen: set[str]) -> _Fields:
    """The entry's fields with those of the entry that it refers to, and that one's in turn."""
    parent_key = entry.fields.get("crossref", ("", entry.span))[0].strip().lower()
    parent = by_key.get(parent_key)
    if parent is None or parent_key in seen:
        return entry.fields
    given = _inherited(parent, by_key, {*seen, parent_key})
    inherited = {name: value for name, value in given.items() if name not in NOT_INHERITED}
    if entry.kind in IN_WHOLES:
        titles = {f"book{name}": given[name] for name in ("title", "subtitle") if name in given}
        inherited = {**titles, **inherited}
    return {**inherited, **entry.fields}


def _item(entry: _Entry, fields: _Fields) -> Branch:
    """A CSL entry."""
    kind = TYPES.get(entry.kind, "document")
    made: dict[str, Branch] = {
        "id": Branch(entry.key, entry.key_span, entry.key_span),
        "type": Branch(_type(kind, fields), entry.key_span, entry.key_span),
    }
    for name, (value, span) in fields.items():
        if name in NAMES:
            made[NAMES[name]] = Branch([_tree(person, span) for person in names_of(value)], span, span)
        elif name in FIELDS and (text := _text(name, value)):
            made.setdefault(FIELDS[name], Branch(text, span, span))
    for target, (name, parts) in DATES.items():
        span = next((fields[one][1] for one in (name, *parts) if one in fields), entry.span)
        if date := _date(*(plain(fields.get(one, ("", span))[0]) for one in (name, *parts))):
            made[target] = Branch(date, span, span)
    _settle(entry.kind, made, fields)
    return Branch({name: branch for name, branch in made.items() if branch.value}, entry.span)


def _type(kind: str, fields: _Fields) -> str:
    subtype = fields.get("entrysubtype", ("", None))[0].lower()
    if kind == "article-journal" and subtype in ("magazine", "newspaper"):
        return f"article-{subtype}"
    return kind


def _text(name: str, value: str) -> str:
    if name == "doi":
        return re.sub(r"^(https?://(dx\.)?doi\.org/|doi:\s*)", "", verbatim(value), flags=re.IGNORECASE)
    if name in ("langid", "language"):
        known = re.sub(r"^lang(?=\w{4})", "", plain(value).lower())
        return LANGUAGES.get(known, plain(value))
    if name in VERBATIM or (name == "howpublished" and "http" in value):
        return verbatim(value)
    return rich(value) if name in _RICH else plain(value)


def _tree(person: Mapping[str, str], span: Span) -> Branch:
    return Branch({part: Branch(value, span, span) for part, value in person.items()}, span)


def _date(date: str, year: str = "", month: str = "", day: str = "") -> str:
    """A date as CSL-YAML has it: BibLaTeX's own form, else from year, month and day."""
    if date or not year:
        return date
    found = re.search(r"[A-Za-z]{3}|\d{1,2}", month)
    word = MONTHS.get(found[0].lower(), found[0]) if found else ""
    number = int(word) if word.isdigit() else 0
    if not re.fullmatch(r"\d{4}", year) or not 1 <= number <= 12:
        return year
    return f"{year}-{number:02}" + (f"-{int(day):02}" if day.isdigit() and len(day) < 3 else "")


def _settle(kind: str, made: dict[str, Branch], fields: _Fields) -> None:
    """What depends on more than one field."""
    for target, name in (("title", "subtitle"), ("container-title", "booksubtitle")):
        if name in fields and target in made:
            made[target].value = f"{made[target].value}: {rich(fields[name][0])}"
    if "title" in made and "container-title" in made and made["title"].value == made["container-title"].value:
        del made["container-title"]  # proceedings often give their title twice
    address = re.search(r"https?://\S+", str(made["medium"].value)) if "medium" in made else None
    if address:
        made.setdefault("URL", Branch(address[0], made.pop("medium").span))
    if "page" not in made and "eid" in fields:
        value, span = fields["eid"]
        made["page"] = Branch(plain(value), span, span)
    if "issue" in made and TYPES.get(kind) not in ("article-journal", "periodical"):
        made["collection-number" if "collection-title" in made else "number"] = made.pop("issue")
    if kind in ("phdthesis", "mastersthesis") and "genre" not in made:
        made["genre"] = Branch("PhD thesis" if kind == "phdthesis" else "Master's thesis", made["id"].span)
    _settle_eprint(made, fields)


def _settle_eprint(made: dict[str, Branch], fields: _Fields) -> None:
    """A number in PubMed or in an archive of preprints."""
    if "eprint" not in fields:
        return
    value, span = fields["eprint"]
    archive = plain(fields.get("eprinttype", fields.get("archiveprefix", ("", span)))[0])
    if archive.lower() == "pubmed":
        made.setdefault("PMID", Branch(verbatim(value), span, span))
    elif archive:
        made.setdefault("archive", Branch(archive, span, span))
        made.setdefault("archive_location", Branch(verbatim(value), span, span))

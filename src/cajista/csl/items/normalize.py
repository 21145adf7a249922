"""CSL-JSON-like mappings into `Item`s; what cannot be used becomes findings, never an exception."""

import re
from collections.abc import Iterable, Mapping, Sequence

from .dates import read_date
from .model import DATE_VARIABLES, NAME_VARIABLES, DataFinding, Item, Person
from .persons import is_others, read_person

_NOTE_LINE = re.compile(r"^([A-Za-z][A-Za-z_-]*)\s*:\s*(.+)$")
_NOTE_BRACES = re.compile(r"\{:([A-Za-z][A-Za-z_-]*):\s*([^}]*)\}")
_TITLES = ("title", "container-title")
_ALIASES = {
    "journalAbbreviation": "container-title-short",
    "shortTitle": "title-short",
    "url": "URL",
    "doi": "DOI",
    "isbn": "ISBN",
    "issn": "ISSN",
    "event": "event-title",
}
# Labels that people write into the number itself.
_LABELS = {
    "volume": re.compile(r"^(?:vol|v)\.\s*(?=\d)", re.IGNORECASE),
    "issue": re.compile(r"^(?:no|nº|n\.º|núm)\.?\s*(?=\d)", re.IGNORECASE),
    "page": re.compile(r"^(?:pp|pgs?|págs?|p)\.\s*(?=\w)", re.IGNORECASE),
}
_STRUCTURE = frozenset(("id", "type", "language", "categories", "custom", "multi", "note"))


class _Reader:
    """Fills one `Item` and collects the findings about it."""

    def __init__(self, item: Item, findings: list[DataFinding]) -> None:
        self.item = item
        self.findings = findings

    def refuse(self, field: str, message: str, **values: str) -> None:
        self.findings.append(DataFinding(self.item.id, field, message, values))

    def set(self, field: str, value: object) -> None:
        if value is None or value == "" or value == []:
            return
        is_text = isinstance(value, str)
        if field in NAME_VARIABLES or (not is_text and _looks_like_names(value)):
            self.names(field, value)
        elif field in DATE_VARIABLES or (not is_text and _looks_like_date(value)):
            self.date(field, value)
        else:
            self.text(field, value)

    def names(self, field: str, value: object) -> None:
        entries = list(value) if isinstance(value, Sequence) and not isinstance(value, str) else [value]
        if entries and is_others(entries[-1]):
            self.item.others.add(field)
            entries.pop()
        persons: list[Person] = []
        for number, entry in enumerate(entries, 1):
            person = read_person(entry)
            if person is not None:
                persons.append(person)
            elif entry not in (None, "", {}):
                self.refuse(field, "name {number} has neither family nor literal", number=str(number))
        if persons:
            self.item.names[field] = tuple(persons)

    def date(self, field: str, value: object) -> None:
        date = read_date(value)
        if date is not None:
            self.item.dates[field] = date
        elif not _says_nothing(value):
            self.refuse(field, "{value} is not a date", value=str(value)[:80])

    def text(self, field: str, value: object) -> None:
        if isinstance(value, list):
            value = next((each for each in value if each not in (None, "")), None)
            if value is None:
                return
        if isinstance(value, bool) or not isinstance(value, str | int | float):
            if not field.startswith("_"):
                self.refuse(field, "{value} is not text", value=str(value)[:80])
            return
        text = str(value).strip() if field != "note" else str(value)
        if "  " in text and field != "note":
            text = re.sub(" +", " ", text)
        label = _LABELS.get(field)
        if label is not None:
            text = label.sub("", text)
        if text:
            self.item.text[_ALIASES.get(field, field)] = text


def _looks_like_names(value: object) -> bool:
    return (
        isinstance(value, list)
        and bool(value)
        and isinstance(value[0], Mapping)
        and not value[0].keys().isdisjoint(("family", "given", "literal"))
    )


def _looks_like_date(value: object) -> bool:
    return isinstance(value, Mapping) and not value.keys().isdisjoint(("date-parts", "raw", "edtf"))


def _says_nothing(value: object) -> bool:
    if not isinstance(value, Mapping):
        return False
    parts = value.get("date-parts")
    return not value.get("raw") and not value.get("literal") and (not parts or parts in ([[]], [[None]]))


def read_item(key: str, data: Mapping[str, object], findings: list[DataFinding]) -> Item:
    """One reference. `findings` receives what could not be used."""
    item = Item(key, type=str(data.get("type") or ""), language=str(data.get("language") or ""))
    reader = _Reader(item, findings)
    for field, value in data.items():
        if field not in _STRUCTURE:
            reader.set(field, value)
    if item.language:
        item.text["language"] = item.language
    note = data.get("note")
    if isinstance(note, str):
        _read_note(reader, note)
    elif note not in (None, ""):
        reader.text("note", note)
    _complete(item)
    return item


def _read_note(reader: _Reader, note: str) -> None:
    """`note` with `variable: value` lines or `{:variable: value}` in it fills what is not yet set."""
    item = reader.item
    for field, value in _NOTE_BRACES.findall(note):
        _extra(reader, field, value)
    rest = [_NOTE_BRACES.sub("", note)] if "{:" in note else note.split("\n")
    kept = []
    for line in rest:
        found = _NOTE_LINE.match(line.strip())
        if not (found and _extra(reader, found[1], found[2].strip())):
            kept.append(line)
    text = "\n".join(kept).strip()
    if text:
        item.text["note"] = text


def _extra(reader: _Reader, field: str, value: str) -> bool:
    """Whether a line of the note was a variable; it is set unless the item has it already."""
    item = reader.item
    name = field if field in ("DOI", "URL", "ISBN", "ISSN", "PMID", "PMCID") else field.lower()
    if name == "type":
        item.type = value
    elif name in NAME_VARIABLES:
        if name not in item.names:
            family, _, given = value.partition("||")
            entry = {"family": family.strip(), "given": given.strip()} if given else {"literal": value}
            person = read_person(entry)
            if person is not None:
                item.names[name] = (person,)
    elif name in DATE_VARIABLES:
        if name not in item.dates:
            reader.date(name, value)
    elif name in _EXTRA_VARIABLES:
        item.text.setdefault(name, value)
    else:
        return False
    return True


def _complete(item: Item) -> None:
    """Variables that follow from others ("Standard Variables")."""
    text = item.text
    page = text.get("page")
    if page and "page-first" not in text:
        text["page-first"] = re.split(r"[-–—&,]", page, maxsplit=1)[0].strip()
    if "event-title" in text:
        text.setdefault("event", text["event-title"])


def read_items(
    references: Mapping[str, Mapping[str, object]] | Iterable[Mapping[str, object]],
) -> tuple[dict[str, Item], list[DataFinding]]:
    """Every reference by id, and what could not be used. A list serves as well as a mapping."""
    findings: list[DataFinding] = []
    items: dict[str, Item] = {}
    pairs = references.items() if isinstance(references, Mapping) else _with_ids(references)
    for key, data in pairs:
        if isinstance(data, Mapping):
            items[str(key)], told = _read_once(str(key), data)
            findings += told
        else:
            findings.append(
                DataFinding(str(key), "", "{value} is not a reference", {"value": str(data)[:80]})
            )
    return items, findings


_KEPT = 4096  # items
_read: dict[tuple[str, str], tuple[Item, list[DataFinding]]] = {}


def _read_once(key: str, data: Mapping[str, object]) -> tuple[Item, list[DataFinding]]:
    """An item by its content: the same for every document that has it."""
    content = (key, repr(data))
    known = _read.pop(content, None)
    if known is None:
        findings: list[DataFinding] = []
        known = (read_item(key, data, findings), findings)
    _read[content] = known  # the last one read comes last
    if len(_read) > _KEPT:
        del _read[next(iter(_read))]
    return known


def _with_ids(references: Iterable[object]) -> Iterable[tuple[object, object]]:
    for number, each in enumerate(references, 1):
        yield (each.get("id", "") if isinstance(each, Mapping) else number), each


_EXTRAS = """abstract annote archive archive_collection archive_location archive-place authority
    call-number chapter-number citation-key citation-label collection-number collection-title
    collection-title-short container-title container-title-short dimensions division DOI edition
    event-place event-title genre ISBN ISSN issue jurisdiction keyword medium number number-of-pages
    number-of-volumes original-publisher original-publisher-place original-title page page-first
    part-number part-title PMCID PMID printing-number publisher publisher-place references
    reviewed-genre reviewed-title scale section source status supplement-number title title-short
    URL version volume volume-title year-suffix"""
_EXTRA_VARIABLES = frozenset(_EXTRAS.split())

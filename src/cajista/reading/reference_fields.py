"""The types and variables of CSL 1.0.2 (Appendices III and IV), for checks and for the schema."""

from functools import cache
from typing import Any

TYPES = (
    "article", "article-journal", "article-magazine", "article-newspaper", "bill", "book", "broadcast", "chapter",
    "classic", "collection", "dataset", "document", "entry",
    "entry-dictionary", "entry-encyclopedia", "event", "figure",
    "graphic", "hearing", "interview", "legal_case", "legislation", "manuscript", "map", "motion_picture",
    "musical_score", "pamphlet", "paper-conference", "patent", "performance", "periodical", "personal_communication",
    "post", "post-weblog", "regulation", "report", "review", "review-book", "software", "song", "speech", "standard",
    "thesis", "treaty", "webpage",
)  # fmt: skip

NAMES = (
    "author", "chair", "collection-editor", "compiler", "composer", "container-author", "contributor", "curator",
    "director", "editor", "editorial-director", "editor-translator", "executive-producer", "guest", "host",
    "illustrator", "interviewer", "narrator", "organizer", "original-author", "performer", "producer", "recipient",
    "reviewed-author", "script-writer", "series-creator", "translator",
)  # fmt: skip

DATES = ("accessed", "available-date", "event-date", "issued", "original-date", "submitted")

STRINGS = (
    "abstract", "annote", "archive", "archive_collection", "archive_location", "archive-place", "authority",
    "call-number", "categories", "chapter-number", "citation-key", "citation-label", "citation-number",
    "collection-number", "collection-title", "container-title", "container-title-short", "custom", "dimensions",
    "division", "DOI", "edition", "event", "event-place", "event-title", "first-reference-note-number", "genre", "id",
    "ISBN", "ISSN", "issue", "journalAbbreviation", "jurisdiction", "keyword", "language", "license", "locator",
    "medium", "note", "number", "number-of-pages", "number-of-volumes", "original-publisher",
    "original-publisher-place", "original-title", "page", "page-first", "part-number", "part-title", "PMCID", "PMID",
    "printing-number", "publisher", "publisher-place", "references", "reviewed-genre", "reviewed-title", "scale",
    "section", "shortTitle", "source", "status", "supplement-number", "title", "title-short", "type", "URL", "version",
    "volume", "volume-title", "volume-title-short", "year-suffix",
)  # fmt: skip

OWN = ("raw", "others")  # `raw`: a reference as its author typed it

NAME_PARTS = ("family", "given", "dropping-particle", "non-dropping-particle", "suffix", "literal")
FLAGS = ("comma-suffix", "static-ordering", "parse-names", "others")  # true or false; `others` is ours

# What other programs call a field, a part of a name, a type.
OTHER = {
    "address": "publisher-place",
    "author-name": "author",
    "authors": "author",
    "booktitle": "container-title",
    "containertitle": "container-title",
    "date": "issued",
    "doi": "DOI",
    "editors": "editor",
    "isbn": "ISBN",
    "issn": "ISSN",
    "journal": "container-title",
    "journal-title": "container-title",
    "journaltitle": "container-title",
    "keywords": "keyword",
    "lang": "language",
    "link": "URL",
    "location": "publisher-place",
    "notes": "note",
    "pages": "page",
    "place": "publisher-place",
    "pmcid": "PMCID",
    "pmid": "PMID",
    "published": "issued",
    "translators": "translator",
    "url": "URL",
    "urldate": "accessed",
    "year": "issued",
}
OTHER_PARTS = {
    "first": "given",
    "first-name": "given",
    "firstname": "given",
    "first_name": "given",
    "initials": "given",
    "jr": "suffix",
    "last": "family",
    "last-name": "family",
    "lastname": "family",
    "last_name": "family",
    "name": "literal",
    "particle": "non-dropping-particle",
    "surname": "family",
    "von": "non-dropping-particle",
}
OTHER_TYPES = {
    "book-chapter": "chapter",
    "conference": "paper-conference",
    "dissertation": "thesis",
    "edited-book": "book",
    "inbook": "chapter",
    "incollection": "chapter",
    "inproceedings": "paper-conference",
    "journal": "article-journal",
    "journal-article": "article-journal",
    "misc": "document",
    "monograph": "book",
    "newspaper": "article-newspaper",
    "online": "webpage",
    "phdthesis": "thesis",
    "posted-content": "article",
    "preprint": "article",
    "proceedings-article": "paper-conference",
    "reference-book": "book",
    "reference-entry": "entry",
    "website": "webpage",
}


@cache
def field_names() -> tuple[str, ...]:
    """Every name that a field of a reference can have."""
    return (*STRINGS, *NAMES, *DATES, *OWN)


def reference_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of references.yaml: a list, or a mapping with one under `references`."""
    text = {"type": ["string", "number", "boolean", "null"]}
    listed = {"type": "array", "items": {"$ref": "#/$defs/reference"}}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "References",
        "description": "The references of an article, in any order, as CSL has them.",
        "anyOf": [
            listed,
            {"type": "object", "required": ["references"], "properties": {"references": listed}},
        ],
        "$defs": {"reference": _reference(text), "name": _name(text), "date": _date()},
    }


def _reference(text: dict[str, Any]) -> dict[str, Any]:
    names = {"type": "array", "items": {"$ref": "#/$defs/name"}}
    properties: dict[str, Any] = dict.fromkeys((*STRINGS, "raw"), text)
    properties |= dict.fromkeys(NAMES, names)
    properties |= {name: {"$ref": "#/$defs/date"} for name in DATES}
    properties |= {name: {**properties[name], "description": told} for name, told in _DESCRIPTIONS.items()}
    properties |= {
        "type": {"enum": list(TYPES), "description": "What kind of work it is."},
        "custom": {"type": ["object", "null"]},
        "categories": {"type": ["array", "null"]},
    }
    return {"type": "object", "required": ["id"], "properties": properties, "additionalProperties": False}


def _name(text: dict[str, Any]) -> dict[str, Any]:
    flag = {"type": ["boolean", "string", "integer"]}
    properties = dict.fromkeys(NAME_PARTS, text) | dict.fromkeys(FLAGS, flag)
    properties["literal"] = {**text, "description": "The whole name of a group, as it is to be printed."}
    properties["others"] = {"type": "boolean", "description": "Last in a list that is known to go on: et al."}
    return {"type": "object", "properties": properties, "additionalProperties": False}


def _date() -> dict[str, Any]:
    number = {"type": ["string", "integer"]}
    parts = {"type": "array", "maxItems": 3, "items": number}
    properties = {
        "date-parts": {"type": "array", "maxItems": 2, "items": parts},
        "season": number,
        "circa": {"type": ["boolean", "string", "integer"]},
        "literal": {"type": "string"},
        "raw": {"type": "string"},
        "edtf": {"type": "string"},
        "year": number,
        "month": number,
        "day": number,
    }
    mapping = {"type": "object", "properties": properties, "additionalProperties": False}
    text = {
        "type": ["string", "integer", "null"],
        "description": "YYYY-MM-DD, YYYY-MM or YYYY; a/b for a range.",
    }
    return {"anyOf": [text, mapping]}


_DESCRIPTIONS = {
    "id": "What the text cites it by: [@smith2020].",
    "author": "Authors in order; {others: true} at the end where the list goes on.",
    "title": "Title as published.",
    "container-title": "The journal, or the book that it is part of.",
    "issued": "When it was published.",
    "page": "Pages, or the article's number.",
    "raw": "The reference as its author typed it, where its parts are not known.",
    "status": "Such as “in press”.",
}

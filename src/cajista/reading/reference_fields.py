"""The types and variables of CSL 1.0.2 (Appendices III and IV), for checks and for the schema."""

from functools import cache
from typing import Any

TYPES = (
    "article", "article-journal", "article-magazine", "article-newspaper", "bill", "book", "broadcast", "chapter",
    "classic", "collection", "dataset",
    "document", "entry", "entry-dictionary", "entry-encyclopedia", "event", "figure",
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

# What other programs call a field.
OTHER = {
    "journal": "container-title",
    "journaltitle": "container-title",
    "booktitle": "container-title",
    "number": "issue",
    "pages": "page",
    "year": "issued",
    "date": "issued",
    "doi": "DOI",
    "pmid": "PMID",
    "pmcid": "PMCID",
    "url": "URL",
    "isbn": "ISBN",
    "issn": "ISSN",
    "address": "publisher-place",
    "location": "publisher-place",
    "authors": "author",
    "editors": "editor",
}


@cache
def field_names() -> tuple[str, ...]:
    """Every name that a field of a reference can have."""
    return (*STRINGS, *NAMES, *DATES, *OWN)


def reference_schema() -> dict[str, Any]:
    """The JSON Schema of references.yaml."""
    text = {"type": ["string", "number", "boolean", "null"]}
    person = {
        "type": "object",
        "additionalProperties": False,
        "properties": {
            **dict.fromkeys(
                ("family", "given", "literal", "suffix", "dropping-particle", "non-dropping-particle"), text
            ),
            **{flag: {} for flag in ("comma-suffix", "static-ordering", "parse-names")},
            "others": {"type": "boolean", "description": "The list is known to go on: set as et al."},
        },
    }
    properties: dict[str, Any] = dict.fromkeys((*STRINGS, "raw"), text)
    properties |= {name: {"type": "array", "items": person} for name in NAMES}
    properties |= {name: {"type": ["string", "number", "object", "array"]} for name in DATES}
    properties["type"] = {"enum": list(TYPES)}
    properties["raw"] = {**text, "description": "The reference as its author typed it."}
    properties["custom"] = {"type": "object"}
    properties["categories"] = {"type": "array"}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "References",
        "type": "array",
        "items": {
            "type": "object",
            "required": ["id"],
            "properties": properties,
            "additionalProperties": False,
        },
    }

"""Every reference has what a reader needs to find its source.

Why it matters: a reference without journal, year or pages cannot be found. What each type needs follows
Citing Medicine (2nd ed., National Library of Medicine): a journal article needs authors, title, journal,
year, volume and pages or an article number; a book its publisher and year; a web page its address.

Example: add `container-title: Lancet`, `issued: 2021`, `volume: 397`, `page: 1637-1645`.
"""

from collections.abc import Iterator

from ..findings import Severity, message
from ..model.article import Reference
from . import Mistake, Proof

SEVERITY: Severity = "warning"

# Fields by type; of those joined by "|", one is enough.
NEEDED: dict[str, tuple[str, ...]] = {
    "article-journal": (
        "author|editor",
        "title",
        "container-title",
        "issued",
        "volume|status",
        "page|number|DOI",
    ),
    "article-magazine": ("title", "container-title", "issued"),
    "article-newspaper": ("title", "container-title", "issued"),
    "book": ("author|editor|publisher", "title", "publisher", "issued"),
    "chapter": ("author", "title", "container-title", "publisher", "issued"),
    "paper-conference": ("author", "title", "container-title|event-title", "issued"),
    "report": ("author|publisher|authority", "title", "publisher|authority|number", "issued"),
    "thesis": ("author", "title", "publisher", "issued"),
    "webpage": ("title", "URL", "accessed|issued"),
    "post-weblog": ("title", "URL", "accessed|issued"),
    "dataset": ("title", "issued", "URL|DOI|publisher"),
    "software": ("title", "URL|DOI|publisher"),
    "legislation": ("title", "issued"),
}
_DEFAULT = ("title",)


def check_reference(reference: Reference, proof: Proof) -> Iterator[Mistake]:
    """A reference that lacks a field of its type."""
    if set(reference.item) <= {"id", "raw", "type"} and reference.item.get("raw"):
        return  # given only as typed
    if missing := list(missing_fields(reference)):
        what = message("The reference {key} lacks: {fields}.", key=reference.id, fields=", ".join(missing))
        yield Mistake(what, reference.at("id"), message("Add them, or the reader cannot find the source."))


def missing_fields(reference: Reference) -> Iterator[str]:
    """The fields, by their first name, that the reference's type needs and it does not have."""
    for choice in NEEDED.get(str(reference.item.get("type", "")), _DEFAULT):
        names = choice.split("|")
        if not any(reference.item.get(name) for name in names):
            yield names[0]

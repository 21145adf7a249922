"""What each type of work needs to be found by its reference: Citing Medicine's required parts, and the style's."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from ..csl import Style
from ._setting import setting_of

# Parts that Citing Medicine (2nd ed., National Library of Medicine) requires, by type. Of those joined by "|", one is
# enough. "*": only where the journal's style would print it of such a work. "issued.day": a date with its day.
_NEEDED: Mapping[str, tuple[str, ...]] = {
    "article": ("author", "title", "issued", "DOI|URL|number|archive|container-title"),
    "article-journal": (
        "author|editor", "title", "container-title", "issued", "volume|status", "page|number|DOI*",
    ),
    "article-magazine": ("title", "container-title", "issued", "page|volume|URL"),
    "article-newspaper": ("title", "container-title", "issued.day", "page|section|URL"),
    "bill": ("title|number", "issued"),
    "book": ("author|editor|translator|publisher", "title", "publisher", "publisher-place*", "issued"),
    "broadcast": ("title", "issued"),
    "chapter": (
        "author", "title", "container-title", "editor*|container-author", "publisher", "publisher-place*", "issued",
        "page|chapter-number|number-of-pages|URL",
    ),
    "dataset": ("title", "author|publisher|editor", "issued|version", "DOI|URL|number|archive|medium"),
    "entry": ("title", "container-title", "issued", "publisher|URL"),
    "entry-dictionary": ("title", "container-title", "issued", "publisher|URL"),
    "entry-encyclopedia": ("title", "container-title", "issued", "publisher|URL"),
    "hearing": ("title", "issued"),
    "interview": ("author|interviewer", "issued"),
    "legal_case": ("title", "issued", "authority|container-title|number"),
    "legislation": ("title|number", "issued"),
    "manuscript": ("author", "title", "issued"),
    "map": ("title", "publisher|URL", "issued"),
    "motion_picture": ("title", "issued"),
    "pamphlet": ("title", "publisher", "issued"),
    "paper-conference": (
        "author", "title", "container-title|event-title|collection-title", "issued", "event-place|volume|DOI|URL",
        "event-date|volume|DOI|URL",
    ),
    "patent": ("author|assignee|publisher", "title", "number", "issued|submitted"),
    "personal_communication": ("author", "issued"),
    "post": ("author|title", "URL", "issued|accessed"),
    "post-weblog": ("title", "URL", "accessed*|issued"),
    "regulation": ("title|number", "issued"),
    "report": ("author|editor|publisher|authority", "title", "publisher|authority|number|URL", "issued"),
    "review": ("author", "container-title", "issued", "volume|status|URL", "page|number|DOI*|URL"),
    "review-book": ("author", "container-title", "issued", "volume|status|URL", "page|number|DOI*|URL"),
    "software": ("title", "version|issued", "URL|DOI|publisher"),
    "song": ("title", "issued"),
    "speech": ("author", "title", "issued", "event-title|event-place|publisher|URL"),
    "standard": ("title", "number|publisher|authority", "issued"),
    "thesis": ("author", "title", "genre*", "publisher", "publisher-place*", "issued"),
    "treaty": ("title", "issued"),
    "webpage": ("title", "URL", "accessed*", "issued|accessed"),
}  # fmt: skip
_DEFAULT = ("title",)

# What people type where they mean to look something up later. Square brackets are Citing Medicine's own way to say
# that a work does not tell: [date unknown].
_PLACEHOLDER = re.compile(
    r"[\s?¿.,;:*_/\\–—-]*|x{2,}|n\.?\s?/?a\.?|n\.?d\.?|tb[acds]|to ?do|none|null|nil|nan|unknown|undefined|"
    r"lorem ipsum.*|0+|9999|\?+\s?-\s?\?+|x{2,}-x{2,}|\{\{.*\}\}",
    re.IGNORECASE,
)
_NO_NAME = re.compile(
    r"[\s?¿.*_–—-]+|[Xx]{2,}|[Nn]/[Aa]|TB[AC]|TBD|tbd|unknown|Unknown"
)  # To, Na and Nan are names
_NAMES = {"author", "editor", "translator", "interviewer", "container-author", "assignee"}
_DATES = {"issued", "accessed", "submitted"}


def missing_fields(
    item: Mapping[str, Any], style: Style, spared: frozenset[str] = frozenset()
) -> Iterator[str]:
    """The fields, by the first of each choice, that the type of a work needs and it does not state.

    `spared` are words that stand for a value not known yet, beside those known in any language.
    """
    for choice in _NEEDED.get(str(item.get("type", "")), _DEFAULT):
        options = choice.split("|")
        names = [option.removesuffix("*") for option in options]
        if any(
            states(item, name, spared) and _counts(option, item, style)
            for name, option in zip(names, options, strict=True)
        ):
            continue
        if options[0].endswith("*") and not would_print(names[0], item, style):
            continue
        yield names[0]
    if _is_seen_online(item) and not states(item, "accessed") and would_print("accessed", item, style):
        yield "accessed"


def _is_seen_online(item: Mapping[str, Any]) -> bool:
    """Whether a work was read at an address at which it may change; journals are cited by volume and page."""
    return bool(item.get("URL")) and not item.get("DOI") and item.get("type") not in _KEPT


_KEPT = ("article-journal", "article-magazine", "review", "review-book", "webpage", "post", "post-weblog")


def states(item: Mapping[str, Any], name: str, spared: frozenset[str] = frozenset()) -> bool:
    """Whether a work states a field, in something else than a word that stands for it."""
    field, _, part = name.partition(".")
    value = item.get(field)
    if part == "day":
        parts = value.get("date-parts") if isinstance(value, Mapping) else None
        return len(parts[0]) > 2 if parts else False
    return bool(value) and (name == "status" or not is_placeholder(value, spared))


def is_placeholder(value: object, spared: frozenset[str] = frozenset()) -> bool:
    """Whether a value only keeps the place of one: `?`, `n/a`, `xx`."""
    if isinstance(value, str):
        return _is_empty(value) or value.strip().casefold() in spared
    if isinstance(value, list):
        return all(_NO_NAME.fullmatch(_name(one)) for one in value if not _is_open(one))
    if isinstance(value, Mapping):
        if parts := value.get("date-parts"):
            return not parts[0] or parts[0][0] in (0, 9999)
        return is_placeholder(str(value.get("literal") or value.get("raw") or ""), spared)
    return False


@lru_cache(maxsize=20_000)
def _is_empty(text: str) -> bool:
    return len(text) < 24 and bool(_PLACEHOLDER.fullmatch(text.strip()))


def _name(person: object) -> str:
    if not isinstance(person, Mapping):
        return str(person)
    return str(person.get("family") or person.get("literal") or "")


def _is_open(person: object) -> bool:
    return isinstance(person, Mapping) and bool(person.get("others"))


def _counts(option: str, item: Mapping[str, Any], style: Style) -> bool:
    """Whether a stated field serves: a DOI in the place of pages only where it is printed, and there is no volume."""
    return option != "DOI*" or (not item.get("volume") and would_print("DOI", item, style))


def would_print(field: str, item: Mapping[str, Any], style: Style) -> bool:
    """Whether the style prints a field of such a work, were it there."""
    return _prints(style, field, str(item.get("type", "")), has_address="URL" in item)


@lru_cache(maxsize=512)
def _prints(style: Style, field: str, type_: str, *, has_address: bool) -> bool:
    """Whether a field is printed of a plain work of a type."""
    value: object = "10.1000/1"
    if field in _NAMES:
        value = [{"family": "X", "given": "Y"}]
    elif field in _DATES:
        value = {"date-parts": [[2000, 1, 1]]}
    work = {"id": "x", "type": type_, "title": "T", "author": [{"family": "A", "given": "B"}], "container-title": "C",
            "publisher": "P", "issued": {"date-parts": [[2000]]}, field: value}  # fmt: skip
    setting = setting_of(work | ({"URL": "https://x.example/"} if has_address else {}), style, "")
    return setting is not None and field in setting.parts

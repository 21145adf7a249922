"""Works as Crossref and other DOI agencies give them, as CSL entries (REST API, format of `works`).

Their JSON resembles CSL-JSON without being it: titles are lists, the id is the DOI, names carry
affiliations and empty suffixes, dates stand under several names, and much else is about the deposit.
"""

from dataclasses import replace

from .reference_fields import DATES, FLAGS, NAME_PARTS, NAMES, OTHER_TYPES, TYPES, field_names
from .tree import Branch, Content

_SIGNS = frozenset(
    ("indexed", "deposited", "member", "reference-count", "published-print", "published-online", "published")
)
_DATES_OF_ISSUE = ("issued", "published-print", "published", "published-online", "created")
_RENAMED = {"short-container-title": "container-title-short"}
_LISTS = ("references", "items")
_LEAST = ("DOI", "title", "type", "raw")  # one of these, and a mapping is a reference of its own


def entries_of(tree: Branch) -> Branch:
    """The list of entries in a file of references: out of its envelope, and works as CSL entries.

    A single reference is a list of one. What is no list of references comes back as it is.
    """
    message = tree.child("message")
    tree = message if message is not None and isinstance(message.value, dict) else tree
    if isinstance(tree.value, list):
        return _cleaned(tree)
    for key in _LISTS:
        if isinstance(tree.value, dict) and key in tree.value:
            return replace(tree, value={**tree.value, key: _cleaned(tree.value[key])})
    if any(isinstance(_text(tree.child(key)), str) for key in _LEAST):
        return _cleaned(Branch([tree], tree.span))
    return tree


def _cleaned(entries: Branch) -> Branch:
    if not isinstance(entries.value, list):
        return entries
    return replace(entries, value=[_entry(each) for each in entries.value])


def _text(branch: Branch | None) -> Content:
    """A value, or the first of a list of values."""
    if branch is not None and isinstance(branch.value, list):
        branch = branch.value[0] if branch.value else None
    return branch.value if branch is not None else None


def _entry(entry: Branch) -> Branch:
    """A work as a CSL entry; any other entry as it is."""
    if not isinstance(entry.value, dict) or _SIGNS.isdisjoint(entry.value) or "DOI" not in entry.value:
        return entry
    work = {_RENAMED.get(name, name): inner for name, inner in entry.value.items()}
    made = {name: _field(name, inner) for name, inner in work.items() if name in field_names()}
    made.setdefault("id", work["DOI"])
    dates = [work[name] for name in _DATES_OF_ISSUE if name in work and _has_year(work[name])]
    made.pop("issued", None)
    if dates:
        made["issued"] = dates[0]
    subtitle = _text(work.get("subtitle"))
    if "title" in made and isinstance(subtitle, str) and subtitle:
        made["title"] = _with_subtitle(made["title"], subtitle)
    return replace(
        entry, value={name: inner for name, inner in made.items() if inner.value not in ("", None)}
    )


def _has_year(date: Branch) -> bool:
    year = date.at(("date-parts", 0, 0))
    return year is not None and bool(year.value)


def _with_subtitle(title: Branch, subtitle: str) -> Branch:
    text = str(title.value)
    if subtitle.casefold() in text.casefold():
        return title
    gap = " " if text.endswith((":", "?", "!", ".")) else ": "
    return replace(title, value=f"{text}{gap}{subtitle}")


def _field(name: str, branch: Branch) -> Branch:
    if name in NAMES and isinstance(branch.value, list):
        return replace(branch, value=[_person(each) for each in branch.value])
    if name in DATES or name in NAMES:
        return branch
    value = _text(branch)
    if not isinstance(value, str):
        return replace(branch, value=value)
    value = " ".join(value.split())
    if name == "type" and value not in TYPES:
        value = OTHER_TYPES.get(value.lower(), "document")
    return replace(branch, value=value)


def _person(person: Branch) -> Branch:
    """The parts of a name; where its bearer works is not among them."""
    if not isinstance(person.value, dict):
        return person
    parts = {"literal" if part == "name" else part: inner for part, inner in person.value.items()}
    kept = {part: inner for part, inner in parts.items() if part in (*NAME_PARTS, *FLAGS) and inner.value}
    return replace(person, value=kept)

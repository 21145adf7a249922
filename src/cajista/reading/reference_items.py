"""Reference entries, of whatever format, made sure of: CSL-JSON items (CSL 1.0.2, Appendix IV)."""

import re
from collections.abc import Mapping
from typing import Any

from ..findings import Findings, Message, message
from ..model.article import Reference, ValuePath
from ..rules import Rule, report
from . import rules
from .reference_dates import read_date
from .reference_fields import (
    DATES,
    FLAGS,
    NAME_PARTS,
    NAMES,
    OTHER,
    OTHER_PARTS,
    OTHER_TYPES,
    TYPES,
    field_names,
)
from .suggestions import did_you_mean, nearest
from .tree import Branch, drop_absent, source_of

_LISTS = ("references", "items")  # keys that a list of references may stand under
_FREE = ("custom", "categories")  # whatever a program keeps there
_TRUE = frozenset(("true", "yes", "on", "1"))


def references_of(tree: Branch, file: str, findings: Findings) -> dict[str, Reference]:
    """The references of a file by id, in its order; what cannot be used is a finding and left out."""
    entries, path = _entries(tree)
    if not isinstance(entries.value, list):
        if entries.value is not None:
            what = message("References are a list: each begins with a hyphen and its id.")
            hint = message("Write {example} for each.", example="“- id: smith2020”")
            report(findings, rules.REFERENCES_ARE_READABLE, what, entries.span, hint)
        return {}
    made: list[tuple[str, dict[str, Any], int]] = []
    lines: dict[str, int] = {}
    for index, entry in enumerate(entries.value):
        _report_empty_names(entry, findings)
        drop_absent(entry)
        key = _id(entry, lines, findings)
        if key and (item := _Entry(entry, key, findings).item()):
            made.append((key, item, index))
    source = source_of(tree, file)
    return {key: Reference(key, item, source, (*path, index)) for key, item, index in made}


def _report_empty_names(entry: Branch, findings: Findings) -> None:
    """Reports places in a list of names at which nobody stands: somebody was lost."""
    for field in NAMES:
        names = entry.child(field)
        for _, name in names.children() if names and isinstance(names.value, list) else ():
            if name.value is None:
                what = message("A name in “{field}” is empty.", field=field)
                hint = message("Write who it is, or delete the hyphen.")
                report(findings, rules.REFERENCES_ARE_READABLE, what, name.span, hint)


def _entries(tree: Branch) -> tuple[Branch, ValuePath]:
    for key in _LISTS:
        inner = tree.child(key)
        if inner is not None:
            return inner, (key,)
    return tree, ()


def _id(entry: Branch, lines: dict[str, int], findings: Findings) -> str:
    """The id of an entry if it has one of its own; empty, with a finding, if not."""
    if not isinstance(entry.value, dict):
        if entry.value is not None:
            what = message("A reference consists of keys with values: id, type, author, title…")
            hint = message("A reference as one text goes under “raw”, with an “id” beside it.")
            report(findings, rules.REFERENCES_ARE_READABLE, what, entry.span, hint)
        return ""
    stated = entry.child("id") or entry.child("citation-key")
    key = stated.value.strip() if stated and isinstance(stated.value, str) else ""
    if not stated or not key:
        what = message("This reference has no id, so that it cannot be cited.")
        hint = message("Give it one, such as {example}.", example="“id: smith2020”")
        report(findings, rules.REFERENCES_HAVE_IDS, what, entry.span, hint)
    elif key in lines:
        what = message("The id “{id}” is taken already.", id=key)
        hint = message(
            "The reference that has it begins in line {line}. Give this one another.", line=lines[key]
        )
        report(findings, rules.REFERENCE_IDS_ARE_UNIQUE, what, stated.span, hint)
        return ""
    else:
        lines[key] = entry.span.line
    return key


class _Entry:
    """One entry on its way to an item."""

    def __init__(self, entry: Branch, key: str, findings: Findings) -> None:
        self._entry = entry
        self._key = key
        self._findings = findings

    def item(self) -> dict[str, Any]:
        """The CSL item: `id`, `type`, and every field that can be used."""
        self._respell_fields()
        item: dict[str, Any] = {"id": self._key, "type": self._type()}
        for name, branch in self._fields().items():
            value = self._value(name, branch)
            if value not in (None, "", [], {}):
                item[name] = value
        if set(item) == {"id", "type", "raw"}:
            item.pop("type")
        return item

    def _fields(self) -> Mapping[str, Branch]:
        fields = self._entry.value if isinstance(self._entry.value, dict) else {}
        return {name: branch for name, branch in fields.items() if name not in ("id", "type", "citation-key")}

    def _note(self, rule: Rule, what: Message, branch: Branch, hint: Message | None = None) -> None:
        report(self._findings, rule, what, branch.span, hint)

    def _type(self) -> str:
        stated = self._entry.child("type")
        if stated is None:
            if self._entry.child("raw") is None:
                what = message("The reference “{id}” has no type.", id=self._key)
                hint = message("Add one, such as {example}.", example="“type: article-journal”")
                self._note(rules.REFERENCE_TYPES_ARE_KNOWN, what, self._entry, hint)
            return "document"
        name = str(stated.value) if isinstance(stated.value, str) else ""
        if name in TYPES:
            return name
        meant = OTHER_TYPES.get(name.lower()) or nearest(name, TYPES, 0.7)
        what = message("“{type}” is not a type of reference.", type=name)
        self._note(rules.REFERENCE_TYPES_ARE_KNOWN, what, stated, did_you_mean(meant) if meant else None)
        return meant or "document"

    def _respell_fields(self) -> None:
        """Reports fields that are not CSL's; what they say is kept under the name that was meant."""
        kept: dict[str, Branch] = dict(self._entry.value) if isinstance(self._entry.value, dict) else {}
        for name, branch in list(kept.items()):
            if name in field_names():
                continue
            meant = OTHER.get(name.lower()) or nearest(name, field_names(), 0.75)
            what = message("References have no field “{field}”.", field=name)
            span = branch.key or branch.span
            hint = did_you_mean(meant) if meant else None
            report(self._findings, rules.REFERENCE_FIELDS_ARE_KNOWN, what, span, hint)
            del kept[name]
            if meant and meant not in kept:
                kept[meant] = branch
        self._entry.value = kept

    def _value(self, name: str, branch: Branch) -> Any:
        if name in NAMES:
            return self._names(name, branch)
        if name in DATES:
            return read_date(branch, self._findings)
        if name in _FREE:
            return _free(branch)
        return self._text(name, branch)

    def _text(self, name: str, branch: Branch) -> str:
        value = branch.value
        if isinstance(value, list) and len(value) == 1:
            value = value[0].value
        if isinstance(value, str):
            return _page(value) if name == "page" else value
        what = message("“{field}” should be a text.", field=name)
        hint = message("Write one text after “{key}:”.", key=name)
        self._note(rules.REFERENCE_VALUES_HAVE_THE_RIGHT_FORM, what, branch, hint)
        return ""

    def _names(self, name: str, branch: Branch) -> list[dict[str, Any]]:
        if not isinstance(branch.value, list):
            if isinstance(branch.value, dict):
                what = message("“{field}” should be a list of names.", field=name)
                hint = message("Begin the name with a hyphen.")
                self._note(rules.REFERENCE_VALUES_HAVE_THE_RIGHT_FORM, what, branch, hint)
            branch.value = [Branch(branch.value, branch.span)]
        persons = [self._name(name, inner) for inner in branch.value]
        first_others = next((at for at, person in enumerate(persons) if "others" in person), len(persons))
        if first_others < len(persons) - 1:
            what = message("“others: true” ends a list of names; nothing can follow it.")
            hint = message("Put it at the end of the list, or take it out.")
            self._note(rules.REFERENCE_VALUES_HAVE_THE_RIGHT_FORM, what, branch.value[first_others], hint)
            persons.append(persons.pop(first_others))
        return [person for person in persons if person]

    def _name(self, field: str, branch: Branch) -> dict[str, Any]:
        if isinstance(branch.value, str):
            self._refuse_text_name(field, branch)
            return {"literal": branch.value}
        person: dict[str, Any] = {}
        for part, inner in list(branch.children()):
            self._name_part(str(part), inner, person)
        if not person:
            what = message("This name in “{field}” has neither “family” nor “literal”.", field=field)
            self._note(rules.REFERENCE_VALUES_HAVE_THE_RIGHT_FORM, what, branch)
        return person

    def _name_part(self, part: str, branch: Branch, person: dict[str, Any]) -> None:
        if part not in (*NAME_PARTS, *FLAGS):
            meant = OTHER_PARTS.get(part.lower()) or nearest(part, NAME_PARTS, 0.7)
            what = message("Names have no part “{part}”.", part=part)
            hint = did_you_mean(meant) if meant else None
            report(self._findings, rules.REFERENCE_FIELDS_ARE_KNOWN, what, branch.key or branch.span, hint)
            part = meant
        if not part or part in person:
            return
        if not isinstance(branch.value, str):
            what = message("“{field}” should be a text.", field=part)
            self._note(rules.REFERENCE_VALUES_HAVE_THE_RIGHT_FORM, what, branch)
        elif part not in FLAGS:
            person[part] = branch.value
        elif branch.value.lower() in _TRUE:
            person[part] = True

    def _refuse_text_name(self, field: str, branch: Branch) -> None:
        what = message("“{field}” should be a list of names in parts.", field=field)
        person, group = f"{field}: [{{family: …, given: …}}]", f"{field}: [{{literal: …}}]"
        hint = message("Write {person}, or {group} for a group.", person=person, group=group)
        self._note(rules.REFERENCE_VALUES_HAVE_THE_RIGHT_FORM, what, branch, hint)


def _free(branch: Branch) -> Any:
    if isinstance(branch.value, str):
        return branch.value
    if isinstance(branch.value, list):
        return [_free(inner) for inner in branch.value]
    return {key: _free(inner) for key, inner in branch.children()}


def _page(text: str) -> str:
    """Pages with a plain hyphen between them, as CSL wants them; the style sets its own dash."""
    return re.sub(r"\s*(?:--+|[–—])\s*", "-", text)

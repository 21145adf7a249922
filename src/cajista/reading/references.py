"""An article's references: CSL-YAML, CSL-JSON, BibTeX or RIS, as CSL items with their places."""

import difflib
from pathlib import Path
from typing import Any

from ..findings import Findings, message
from ..model.article import Reference, SourceMap, ValuePath
from ..model.span import start_of
from ..rules import report
from .reference_fields import DATES, NAMES, OTHER, TYPES, field_names
from .rules import (
    ONE_REFERENCE_FILE,
    REFERENCE_FIELDS_ARE_KNOWN,
    REFERENCES_ARE_READABLE,
    YAML_IS_WELL_FORMED,
)
from .text import read_text
from .yaml_source import read_yaml

NAMES_OF_FILES = ("references.yaml", "references.yml", "references.json", "references.bib", "references.ris")


def read_references(
    path: Path, folder: str, stated: str, article_source: SourceMap, findings: Findings
) -> dict[str, Reference]:
    """The references of the article in a folder, by key, in the order of the file.

    `stated` is the file that `article.yaml` names, if it does. An article may have none.
    """
    if stated:
        if Path(stated).is_absolute() or ".." in Path(stated).parts or not (path / stated).is_file():
            what = message("There is no file {file} in the article's folder.", file=stated)
            report(findings, REFERENCES_ARE_READABLE, what, article_source.at("bibliography"))
            return {}
        return read_reference_file(path / stated, f"{folder}/{stated}", findings)
    present = [name for name in NAMES_OF_FILES if (path / name).is_file()]
    if len(present) > 1:
        what = message("There are two files of references: {files}.", files=", ".join(present))
        hint = message("Keep one, or name it in article.yaml: bibliography: {file}.", file=present[0])
        report(findings, ONE_REFERENCE_FILE, what, start_of(f"{folder}/{present[1]}"), hint=hint)
    return read_reference_file(path / present[0], f"{folder}/{present[0]}", findings) if present else {}


def read_reference_file(path: Path, file: str, findings: Findings) -> dict[str, Reference]:
    """The references of one file, whichever of the known forms it has."""
    text = read_text(path, file, findings)
    if text is None or not text.strip():
        return {}
    match path.suffix.lower():
        case ".bib":
            from ..importing.bibtex import read_bibtex

            entries, source = read_bibtex(text, file, findings)
        case ".ris":
            from ..importing.ris import read_ris

            entries, source = read_ris(text, file, findings)
        case ".json":
            entries, source = _read_json(text, file, findings)
        case _:
            entries, source = read_yaml(text, file, findings)
    return _references(entries, source, findings)


def _read_json(text: str, file: str, findings: Findings) -> tuple[Any, SourceMap]:
    """JSON with places: YAML's reader takes it, less tabs; its values come from the JSON reader itself."""
    import json

    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        what = message("This is not well-formed JSON: {reason}.", reason=error.msg)
        span = start_of(file)._replace(
            line=error.lineno, column=error.colno, end_line=error.lineno, end_column=error.colno + 1
        )
        report(findings, YAML_IS_WELL_FORMED, what, span)
        return None, SourceMap(file)
    _, source = read_yaml(text.replace("\t", " ").replace("\\/", "/ "), file, Findings())
    return data, source


def _references(entries: Any, source: SourceMap, findings: Findings) -> dict[str, Reference]:
    start: ValuePath = ()
    if isinstance(entries, dict) and isinstance(entries.get("references"), list):
        entries, start = entries["references"], ("references",)
    elif isinstance(entries, dict) and isinstance(entries.get("items"), list):
        entries, start = entries["items"], ("items",)
    if entries is None:
        return {}
    if not isinstance(entries, list):
        what = message("References are a list: each begins with a hyphen and its id.")
        report(findings, REFERENCES_ARE_READABLE, what, source.at(), hint=message("Write - id: smith2020"))
        return {}
    result: dict[str, Reference] = {}
    for at, entry in enumerate(entries):
        path = (*start, at)
        reference = _reference(entry, path, source, findings)
        if reference and reference.id in result:
            first = result[reference.id].at("id").line
            what = message("The id {id} is taken already, on line {line}.", id=reference.id, line=first)
            report(findings, REFERENCES_ARE_READABLE, what, source.at(*path, "id"))
        elif reference:
            result[reference.id] = reference
    return result


def _reference(entry: Any, path: ValuePath, source: SourceMap, findings: Findings) -> Reference | None:
    if not isinstance(entry, dict):
        what = message("A reference has keys with values: id, type, author, title…")
        report(findings, REFERENCES_ARE_READABLE, what, source.at(*path))
        return None
    key = str(entry.get("id") or entry.get("citation-key") or "").strip()
    if not key:
        what = message("This reference has no id, so it cannot be cited.")
        report(
            findings,
            REFERENCES_ARE_READABLE,
            what,
            source.at(*path),
            hint=message("Give it one: id: smith2020"),
        )
        return None
    item = {
        name: value
        for name, value in entry.items()
        if value is not None and _is_usable(name, value, (*path, name), source, findings)
    }
    item["id"] = key
    return Reference(key, item, source, path)


def _is_usable(name: str, value: Any, path: ValuePath, source: SourceMap, findings: Findings) -> bool:
    """Whether a field is one that can be used; reports it where it is not."""
    if name == "type":
        if value not in TYPES:
            near = difflib.get_close_matches(str(value), TYPES, n=1, cutoff=0.5)
            hint = message("Did you mean {word}?", word=near[0]) if near else None
            what = message("{value} is not a type of reference.", value=value)
            report(findings, REFERENCE_FIELDS_ARE_KNOWN, what, source.at(*path), hint=hint)
        return isinstance(value, str)
    if name not in field_names():
        near = difflib.get_close_matches(name, field_names(), n=1, cutoff=0.7)
        word = OTHER.get(name.lower()) or (near[0] if near else "")
        hint = message("Did you mean {word}?", word=word) if word else None
        what = message("References have no field {field}, so it is not printed.", field=name)
        report(findings, REFERENCE_FIELDS_ARE_KNOWN, what, source.key(*path), hint=hint)
        return True
    if name in NAMES:
        return _are_names(name, value, path, source, findings)
    if (
        name not in DATES
        and isinstance(value, (list, dict))
        and name not in ("custom", "categories", "keyword")
    ):
        what = message("{field} should be a text.", field=name)
        report(findings, REFERENCES_ARE_READABLE, what, source.at(*path))
        return isinstance(value, list)
    return True


def _are_names(name: str, value: Any, path: ValuePath, source: SourceMap, findings: Findings) -> bool:
    people = value if isinstance(value, list) else [value]
    for at, person in enumerate(people):
        if not isinstance(person, dict):
            what = message("{field} should be a list of names in parts.", field=name)
            hint = message("Write [{family: …, given: …}], or [{literal: …}] for a group.")
            report(findings, REFERENCES_ARE_READABLE, what, source.at(*path, at), hint=hint)
            return False
    return isinstance(value, list)

"""Checks plain data against the classes of `model/facts.py`: every mistake at once, each in plain words."""

import difflib
import os
import re
from collections.abc import Iterable
from functools import cache
from typing import Any, TypeVar

from ..findings import Findings, Message, message
from ..model.article import SourceMap, ValuePath
from ..rules import Rule, report
from .rules import DATES_EXIST, KEYS_ARE_KNOWN, VALUES_ARE_LEGAL, VALUES_ARE_PRESENT

Facts = TypeVar("Facts")

# Keys that editors bring from other programs, and what they are here.
SYNONYMS = {
    "affiliation": "affiliations",
    "author": "authors",
    "corresponding_author": "corresponding",
    "corresp": "corresponding",
    "date": "dates",
    "email_address": "email",
    "equal-contributor": "equal_contributor",
    "firstname": "given",
    "first_name": "given",
    "given_name": "given",
    "lastname": "family",
    "last_name": "family",
    "surname": "family",
    "family_name": "family",
    "keyword": "keywords",
    "tags": "keywords",
    "lang": "source_language",
    "language": "source_language",
    "licence": "license",
    "number": "issue",
    "pages": "first_page",
    "role": "roles",
    "running_title": "short_title",
    "short-title": "short_title",
}


@cache
def _adapter(cls: Any) -> Any:
    # Looking for plug-ins of pydantic reads the metadata of every installed package.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    from pydantic import TypeAdapter

    return TypeAdapter(cls)


def validate(
    cls: type[Facts], data: Any, source: SourceMap, findings: Findings, language: str = ""
) -> Facts | None:
    """The data as an instance of a class of facts.

    Every mistake becomes a finding at its place, and what is wrong is left out, so that later stages
    go on with the rest. None where nothing can be made of what remains.
    """
    from pydantic import ValidationError

    adapter: Any = _adapter
    data = _present(data)
    if data is None:
        data = {}
    if not isinstance(data, dict):
        what = message("This should be a list of keys with their values, not {kind}.", kind=_kind(data))
        report(findings, VALUES_ARE_LEGAL, what, source.at(), language=language)
        return None
    for attempt in range(20):  # leaving out a bad value can make its parent bad; depth is bounded
        try:
            checked: Facts = adapter(cls).validate_python(data)
            return checked
        except ValidationError as error:
            mistakes = _mistakes(error.errors(include_url=False), data)
            for mistake in mistakes if attempt == 0 else ():  # what comes later only follows from the first
                _explain(mistake, data, source, findings, language)
            data = _without([_faulty(mistake) for mistake in mistakes], data)
            if data is None:
                return None
    return None


def _present(data: Any) -> Any:
    """The data without the keys that have no value."""
    if isinstance(data, dict):
        return {key: _present(value) for key, value in data.items() if value is not None}
    if isinstance(data, list):
        return [_present(value) for value in data if value is not None]
    return data


def _mistakes(errors: Iterable[Any], data: Any) -> list[dict[str, Any]]:
    """Pydantic's errors, one for each place: the branches of a union tell of one mistake."""
    by_place: dict[ValuePath, list[dict[str, Any]]] = {}
    for error in errors:
        by_place.setdefault(_place(error["loc"], data, error["type"]), []).append(error)
    mistakes = []
    for place, several in by_place.items():
        mistakes.append({**several[0], "loc": place, "all": several})
    return [one for one in mistakes if not any(_inside(other["loc"], one["loc"]) for other in mistakes)]


def _inside(place: ValuePath, outer: ValuePath) -> bool:
    return len(place) > len(outer) and place[: len(outer)] == outer


def _faulty(mistake: dict[str, Any]) -> ValuePath:
    """What cannot be used because of a mistake: the value, or that in which something is missing."""
    place: ValuePath = mistake["loc"]
    return place[:-1] if mistake["type"] == "missing" else place


def _place(loc: ValuePath, data: Any, kind: str) -> ValuePath:
    """Where in the data an error is, without the names of union branches that pydantic puts in."""
    place: list[str | int] = []
    for step in loc:
        if _has(data, step):
            data = data[step]
        elif kind != "missing" or step != loc[-1]:
            continue
        place.append(step)
    return tuple(place)


def _has(data: Any, step: str | int) -> bool:
    if isinstance(data, list):
        return isinstance(step, int) and step < len(data)
    return isinstance(data, dict) and step in data


def _explain(
    mistake: dict[str, Any], data: Any, source: SourceMap, findings: Findings, language: str
) -> None:
    place: ValuePath = mistake["loc"]
    kind = mistake["type"]
    key = str(next((step for step in reversed(place) if isinstance(step, str)), ""))
    rule, what, hint = _worded(mistake, kind, key, _at(place, data), data)
    span = source.key(*place) if kind == "unexpected_keyword_argument" else source.at(*place)
    report(findings, rule, what, span, hint=hint, language=language)


def _worded(
    mistake: dict[str, Any], kind: str, key: str, value: Any, data: Any
) -> tuple[Rule, Message, Message | None]:
    text = value if isinstance(value, str) else _kind(value)
    if kind == "unexpected_keyword_argument":
        siblings = _at(mistake["loc"][:-1], data) or {}
        return (
            KEYS_ARE_KNOWN,
            message("The key {key} is not known here.", key=key),
            _nearest_key(key, mistake, siblings),
        )
    if kind == "missing":
        missing = str(mistake["all"][0]["loc"][-1])
        return VALUES_ARE_PRESENT, message("The key {key} is missing.", key=missing), None
    if kind == "literal_error":
        allowed = re.findall(r"'([^']*)'", mistake["ctx"]["expected"])
        near = difflib.get_close_matches(str(text), allowed, n=1, cutoff=0.5)
        hint = (
            message("Did you mean {word}?", word=near[0])
            if near
            else message("Write one of: {words}.", words=", ".join(allowed))
        )
        return (
            VALUES_ARE_LEGAL,
            message("{value} is not a value that {key} can have.", value=text, key=key),
            hint,
        )
    reason = str(mistake.get("ctx", {}).get("error", ""))
    if reason == "no-such-date":
        return DATES_EXIST, message("There is no such date as {value}.", value=text), None
    if reason == "not-a-date":
        hint = message("Write YYYY-MM-DD, YYYY-MM or YYYY.")
        return DATES_EXIST, message("{value} is not a date.", value=text), hint
    return VALUES_ARE_LEGAL, *_wrong_kind(kind, key, text, value)


def _wrong_kind(kind: str, key: str, text: str, value: Any) -> tuple[Message, Message | None]:
    if kind.startswith("bool"):
        return message("{key} is answered by true or false, not by {value}.", key=key, value=text), None
    if kind.startswith("list"):
        hint = message("Write [{value}].", value=text) if isinstance(value, str) else None
        return message("{key} should be a list.", key=key), hint
    if kind.startswith(("dataclass", "dict")):
        hint = None
        if key == "name" and isinstance(value, str):
            given, _, family = value.rpartition(" ")
            hint = message("Write {{given: {given}, family: {family}}}.", given=given or "…", family=family)
        return message("{key} should have keys of its own, not {value}.", key=key, value=text), hint
    return message("{key} should be a text, not {value}.", key=key, value=text), None


def _nearest_key(key: str, mistake: dict[str, Any], siblings: Any) -> Message | None:
    known = [name for name in _known_keys() if name not in siblings]
    if (synonym := SYNONYMS.get(key.lower())) and synonym in known:
        return message("Did you mean {word}?", word=synonym)
    near = difflib.get_close_matches(key, known, n=1, cutoff=0.7)
    return message("Did you mean {word}?", word=near[0]) if near else None


@cache
def _known_keys() -> tuple[str, ...]:
    from dataclasses import fields, is_dataclass

    from ..model import facts

    classes = [value for value in vars(facts).values() if isinstance(value, type) and is_dataclass(value)]
    return tuple(dict.fromkeys(one.name for cls in classes for one in fields(cls)))


def _kind(value: Any) -> Any:
    if isinstance(value, dict):
        return message("keys with values")
    if isinstance(value, list):
        return message("a list")
    return value if value is not None else message("nothing")


def _at(place: ValuePath, data: Any) -> Any:
    for step in place:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return None
    return data


def _without(places: list[ValuePath], data: Any) -> Any:
    """The data less what stands at some places; an entry of a list goes whole when a part of it is missing."""
    gone = set(places)

    def kept(value: Any, path: ValuePath) -> Any:
        if isinstance(value, dict):
            return {
                key: kept(inner, (*path, key)) for key, inner in value.items() if (*path, key) not in gone
            }
        if isinstance(value, list):
            return [kept(inner, (*path, at)) for at, inner in enumerate(value) if (*path, at) not in gone]
        return value

    return None if () in gone else kept(data, ())


def check_languages(
    data: Any, source: SourceMap, languages: Iterable[str], keys: Iterable[str], findings: Findings
) -> None:
    """Mappings from language to value name only the journal's languages.

    `keys` are those that may hold such a mapping, at any depth.
    """
    from .rules import LANGUAGES_ARE_THE_JOURNALS

    known, localized = list(languages), set(keys)

    def visit(value: Any, path: ValuePath) -> None:
        if isinstance(value, list):
            for at, inner in enumerate(value):
                visit(inner, (*path, at))
        if not isinstance(value, dict):
            return
        for key, inner in value.items():
            if path and path[-1] in localized and key not in known:
                what = message("{language} is not a language of the journal.", language=key)
                hint = message("The journal's languages are: {languages}.", languages=", ".join(known))
                report(findings, LANGUAGES_ARE_THE_JOURNALS, what, source.key(*path, key), hint=hint)
            visit(inner, (*path, key))

    visit(data, ())


@cache
def localized_keys(cls: Any) -> tuple[str, ...]:
    """The names of the fields, at any depth of a class of facts, that may differ by language."""
    from dataclasses import fields, is_dataclass
    from typing import get_args, get_type_hints

    from ..model.facts import LocalizedText, LocalizedTexts

    found: list[str] = []
    inside: Any = localized_keys
    hints = get_type_hints(cls)
    for one in fields(cls):
        hint = hints[one.name]
        if hint in (LocalizedText, LocalizedTexts):
            found.append(one.name)
        for inner in (hint, *get_args(hint)):
            if isinstance(inner, type) and is_dataclass(inner):
                found.extend(inside(inner))
    return tuple(dict.fromkeys(found))


def json_schemas() -> dict[str, dict[str, Any]]:
    """The JSON Schemas (draft 2020-12) of the files that editors write, by file name."""
    from ..model.facts import ArticleFacts, FrontMatter, IssueFacts, JournalFacts
    from .reference_fields import reference_schema

    titles = {
        "article": (ArticleFacts, "article.yaml"),
        "front-matter": (FrontMatter, "Front matter of a text"),
        "issue": (IssueFacts, "An issue"),
        "journal": (JournalFacts, "journal.yaml"),
    }
    schemas = {name: _schema(cls, title) for name, (cls, title) in titles.items()}
    return {**schemas, "references": reference_schema()}


def _schema(cls: Any, title: str) -> dict[str, Any]:
    made = _as_typed(_adapter(cls).json_schema())
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **made, "title": title}


def _as_typed(schema: Any) -> Any:
    """The schema as YAML is typed: a text may look like a number, a date or a yes, and may be left empty."""
    if isinstance(schema, list):
        return [_as_typed(inner) for inner in schema]
    if not isinstance(schema, dict):
        return schema
    typed = {
        key: _as_typed(value)
        for key, value in schema.items()
        if not (key == "title" and isinstance(value, str))
    }
    if typed.get("type") == "string" and "enum" not in typed and "pattern" not in typed:
        typed["type"] = ["string", "number", "boolean", "null"]
    return typed

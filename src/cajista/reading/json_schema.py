"""JSON Schemas (draft 2020-12) of the files that people write, for editors that complete and check keys."""

from typing import Any

from ..model.facts import STRICT_KEYS, ArticleFacts, FrontMatter, IssueFacts, JournalFacts
from ..model.glossary import TermFacts
from .reference_fields import reference_schema

DRAFT = "https://json-schema.org/draft/2020-12/schema"
_FILES = {
    "article": (ArticleFacts, "article.yaml: what is true of an article in every language"),
    "front-matter": (FrontMatter, "Front matter: the words of an article in one language"),
    "issue": (IssueFacts, "An issue of the journal"),
    "journal": (JournalFacts, "journal.yaml: the journal and how it is made"),
}
# What YAML reads a bare text as: 19, 2023-02-01, NO, or nothing at all.
_TYPED_AS_TEXT = ["string", "number", "boolean", "null"]
_LANGUAGE = "^[a-z]{2,3}(-[A-Za-z0-9]+)*$"


def json_schemas() -> dict[str, dict[str, Any]]:
    """The schemas by name: article, front-matter, glossary, issue, journal, references."""
    made = {name: _schema(cls, title) for name, (cls, title) in _FILES.items()}
    _allow_literal_beside_name(made["article"]["$defs"]["Author"])
    _allow_house_style_by_language(made["journal"]["$defs"])
    return {**made, "glossary": _glossary_schema(), "references": reference_schema()}


def _schema(cls: type[Any], title: str) -> dict[str, Any]:
    from pydantic import TypeAdapter

    STRICT_KEYS["use_attribute_docstrings"] = True
    try:
        made = _as_typed(TypeAdapter(cls).json_schema())
    finally:
        del STRICT_KEYS["use_attribute_docstrings"]
    return {"$schema": DRAFT, **made, "title": title}


def _glossary_schema() -> dict[str, Any]:
    """A list of terms, whose names stand by language beside their other keys."""
    term = _schema(TermFacts, "A term")
    names = term["properties"].pop("words")
    names = {"type": _TYPED_AS_TEXT, "description": names["description"].partition(".")[0] + "."}
    term["patternProperties"] = {_LANGUAGE: names}
    title = "glossary.yaml: what the journal calls things in each language"
    return {"$schema": term.pop("$schema"), "type": ["array", "null"], "items": term, "title": title}


def _as_typed(schema: Any) -> Any:
    """A schema that takes YAML as it is typed: a text may look like a number, and a value may be left out."""
    if isinstance(schema, list):
        return [_as_typed(inner) for inner in schema]
    if not isinstance(schema, dict):
        return schema
    typed = {key: _as_typed(value) for key, value in schema.items() if not _is_title(key, value)}
    if not isinstance(typed.get("default"), str) or not typed["default"]:
        typed.pop("default", None)  # the program's own empty values tell an editor nothing
    if "enum" in typed or "const" in typed:
        typed.pop("type", None)
    elif "pattern" in typed:
        typed["type"] = ["string", "integer", "null"]
    elif typed.get("type") == "string":
        typed["type"] = _TYPED_AS_TEXT
    elif typed.get("type") in ("array", "boolean") or (
        "additionalProperties" in typed and "properties" not in typed
    ):
        typed["type"] = [typed["type"], "null"]
    return typed


def _is_title(key: str, value: object) -> bool:
    """Whether this is pydantic's title for a field, which only repeats its key (a field `title` is a mapping)."""
    return key == "title" and isinstance(value, str)


def _allow_literal_beside_name(author: dict[str, Any]) -> None:
    """`literal` may stand instead of `name: {literal}`."""
    author["properties"]["literal"] = {
        "$ref": "#/$defs/Name/properties/literal",
        "description": "The whole name of a group, instead of `name`.",
    }
    author.pop("required", None)
    author["anyOf"] = [{"required": ["name"]}, {"required": ["literal"]}]


def _allow_house_style_by_language(definitions: dict[str, Any]) -> None:
    """House style may be given by language: `{xx: {decimal: …}}`."""
    house = definitions["HouseStyle"]
    definitions["HouseStyleOfLanguage"] = {
        "type": ["object", "null"],
        "properties": {name: {**inner} for name, inner in house["properties"].items()},
        "additionalProperties": False,
        "description": "House style of one language.",
    }
    house["patternProperties"] = {_LANGUAGE: {"$ref": "#/$defs/HouseStyleOfLanguage"}}

"""What pydantic says against data, made into one mistake a place, in an editor's words."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, is_dataclass
from typing import Any, Literal, TypeAlias, get_args, get_origin

from ..findings import Message, message
from ..model.article import ValuePath
from ..rules import Rule
from . import rules
from .locales import languages_example
from .suggestions import did_you_mean, for_key, hints_of, nearest, one_of
from .tree import Branch

Shape: TypeAlias = Literal["text", "list", "mapping"]

# Pydantic's error types that say which shape a value should have had.
_WANTED: dict[str, Shape] = {
    "string_type": "text",
    "list_type": "list",
    "dict_type": "mapping",
    "dataclass_type": "mapping",
    "dataclass_exact_type": "mapping",
}
_WANTS_TEXT = frozenset(("literal_error", "value_error", "bool_type", "bool_parsing", "date_type"))


@dataclass(frozen=True, slots=True)
class Mistake:
    """One thing wrong with a value. `wanted` are the shapes that it should have had, if that is it."""

    path: ValuePath
    kind: Literal["unknown", "missing", "shape", "choice", "date", "no-such-date", "flag"]
    wanted: tuple[Shape, ...] = ()
    class_name: str = ""
    choices: tuple[str, ...] = ()


def mistakes_of(errors: Iterable[Any], tree: Branch, cls: type[Any]) -> list[Mistake]:
    """Pydantic's errors, the branches of a union as one."""
    found: dict[ValuePath, Mistake] = {}
    shapes: dict[ValuePath, list[tuple[Shape, str]]] = {}
    for error in errors:
        path, union = _placed(error, tree)
        branch = tree.at(path)
        if union and union[1] != shape_of(tree.at(union[0])):
            shapes.setdefault(union[0], []).append((union[1], ""))
        elif error["type"] in _WANTED:
            shapes.setdefault(path, []).append((_WANTED[error["type"]], _class_name(error)))
        elif error["type"] in _WANTS_TEXT and shape_of(branch) != "text":
            shapes.setdefault(path, []).append(("text", ""))
        else:
            found[path] = _mistake(error, path, cls)
    inside = [*found, *shapes]
    for path, wanted in shapes.items():
        if not any(len(other) > len(path) and other[: len(path)] == path for other in inside):
            names = [name for _, name in wanted if name]
            unlike = tuple(dict.fromkeys(shape for shape, _ in wanted))
            found[path] = Mistake(path, "shape", unlike, names[0] if names else "")
    return list(found.values())


def _placed(error: Any, tree: Branch) -> tuple[ValuePath, tuple[ValuePath, Shape] | None]:
    """The path of an error in the data and, where it is in a branch of a union, whose and of what shape."""
    path: list[str | int] = []
    union: tuple[ValuePath, Shape] | None = None
    branch: Branch | None = tree
    steps: Sequence[str | int] = error["loc"]
    for index, step in enumerate(steps):
        inner = branch.child(step) if branch else None
        is_last = index == len(steps) - 1
        if inner is not None or (is_last and error["type"] == "missing"):
            path.append(step)
            branch = inner
        elif isinstance(step, str):
            shape: Shape = (
                "mapping" if step.startswith("dict") else "list" if step.startswith("list") else "text"
            )
            union = (tuple(path), shape)
    return tuple(path), union


def shape_of(branch: Branch | None) -> Shape:
    """The shape that a value has."""
    if branch is not None and isinstance(branch.value, dict):
        return "mapping"
    return "list" if branch is not None and isinstance(branch.value, list) else "text"


def _class_name(error: Any) -> str:
    return str(error.get("ctx", {}).get("class_name", ""))


def _mistake(error: Any, path: ValuePath, cls: type[Any]) -> Mistake:
    kind = error["type"]
    if kind == "missing":
        return Mistake(path, "missing")
    if kind == "literal_error":
        return Mistake(path, "choice", choices=tuple(str(one) for one in get_args(hint_at(cls, path))))
    if kind.startswith("bool"):
        return Mistake(path, "flag")
    if kind == "value_error":
        reason = str(error.get("ctx", {}).get("error", ""))
        return Mistake(path, "no-such-date" if reason == "no-such-date" else "date")
    return Mistake(path, "unknown")


def hint_at(cls: type[Any], path: ValuePath) -> Any:
    """The type that a class of facts gives the value at a path; None where it has none."""
    hint: Any = cls
    for step in path:
        hint = hint_at_step(hint, step)
    return hint


def hint_at_step(hint: Any, step: str | int) -> Any:
    """The type of a field, of the items of a list, or of the values of a mapping; `| None` taken off."""
    if isinstance(hint, type) and is_dataclass(hint):
        inner = hints_of(hint).get(str(step))
    else:
        wanted = list if isinstance(step, int) else dict
        parts = (part for part in (hint, *get_args(hint)) if get_origin(part) is wanted)
        inner = next((get_args(part)[-1] for part in parts), None)
    if type(None) in get_args(inner):
        return next(part for part in get_args(inner) if part is not type(None))
    return inner


def explained(mistake: Mistake, tree: Branch, cls: type[Any]) -> tuple[Rule, Message, Message | None]:
    """The rule that is broken, what to say, and how to mend it."""
    key = next((str(step) for step in reversed(mistake.path) if isinstance(step, str)), "")
    branch = tree.at(mistake.path)
    shown = shown_value(branch)
    match mistake.kind:
        case "unknown":
            what = message("The key “{key}” is not known here.", key=key)
            if key.startswith("<!--"):
                return (
                    rules.KEYS_ARE_KNOWN,
                    what,
                    message("Comments begin with # here, and end with their line."),
                )
            return rules.KEYS_ARE_KNOWN, what, for_key(key, hint_at(cls, mistake.path[:-1]), cls)
        case "missing":
            what = message("The key “{key}” is missing here.", key=key)
            return rules.VALUES_ARE_PRESENT, what, message("Add “{example}”.", example=example_of(key, tree))
        case "choice":
            near = nearest(str(branch.value if branch else ""), mistake.choices)
            what = message("“{value}” is not a value that “{key}” can have.", value=shown, key=key)
            return rules.VALUES_ARE_LEGAL, what, did_you_mean(near) if near else one_of(mistake.choices)
        case "flag":
            what = message("“{key}” is either true or false, not “{value}”.", key=key, value=shown)
            return rules.VALUES_ARE_LEGAL, what, message("Write true or false.")
        case "date":
            what = message("“{value}” is not a date that can be read.", value=shown)
            how = message("Write the year first: YYYY-MM-DD, YYYY-MM or YYYY.")
            return rules.DATES_HAVE_THE_RIGHT_FORM, what, how
        case "no-such-date":
            what = message("There is no such date as {value}.", value=shown)
            return rules.DATES_EXIST, what, message("Look at the month and the day: YYYY-MM-DD.")
    hint = _shape_hint(mistake, key, branch, hint_at(cls, (*mistake.path, 0)), tree)
    return rules.VALUES_HAVE_THE_RIGHT_FORM, _shape_wanted(mistake, key, branch), hint


def shown_value(branch: Branch | None) -> object:
    """A value as a message names it."""
    shape = shape_of(branch)
    if shape == "text":
        text = str(branch.value or "") if branch else ""
        return text if len(text) <= 60 else text[:59] + "…"
    return message("a list") if shape == "list" else message("keys with values")


def _shape_wanted(mistake: Mistake, key: str, branch: Branch | None) -> Message:
    given = shown_value(branch) if shape_of(branch) != "text" else message("a plain text")
    is_item = isinstance(mistake.path[-1], int)
    this = message("An item of “{key}”", key=key) if is_item else message("“{key}”", key=key)
    match set(mistake.wanted):
        case wanted if wanted == {"text", "mapping"}:
            return message("{this} is a text, or a text per language, not {given}.", this=this, given=given)
        case wanted if wanted == {"list", "mapping"}:
            return message("{this} is a list, or a list per language, not {given}.", this=this, given=given)
        case wanted if wanted == {"list"}:
            return message("{this} is a list, not {given}.", this=this, given=given)
        case wanted if wanted == {"mapping"}:
            return message("{this} has keys of its own, and cannot be {given}.", this=this, given=given)
    return message("{this} is a single value, not {given}.", this=this, given=given)


def _shape_hint(mistake: Mistake, key: str, branch: Branch | None, item: Any, tree: Branch) -> Message | None:
    """What to write; `item` is the class of a list's items, where they have keys of their own."""
    text = branch.value if branch and isinstance(branch.value, str) else ""
    if mistake.class_name in ("Name", "Author") and text:
        given, _, family = text.rpartition(" ")
        name = f"name: {{given: {given or '…'}, family: {family}}}"
        return message("Write {example}.", example=name)
    if "list" in mistake.wanted and text and not is_dataclass(item):
        parts = [part.strip() for part in text.replace(";", ",").split(",") if part.strip()]
        return message("Write {example}.", example=f"[{', '.join(parts)}]")
    if "list" in mistake.wanted and shape_of(branch) == "mapping":
        return message("Begin each item with a hyphen and a space.")
    if ("mapping" in mistake.wanted and "text" not in mistake.wanted) or is_dataclass(item):
        return message("Write {example}.", example=example_of(key, tree, text))
    if shape_of(branch) == "list":
        return message("Write one text, without brackets or hyphens.")
    return message("Write one text after “{key}:”.", key=key)


# What stands after a key whose value has keys of its own; * is a value that was typed in its place.
_EXAMPLES = {
    "affiliations": "[{id: a, institution: *, city: …, country: …}]",
    "authors": "[{name: {given: …, family: *}}]",
    "checks": "{every-reference-is-cited: warning}",
    "dates": "{received: 2022-05-02, accepted: 2022-06-15, published: *}",
    "declarations": "{conflicts: *}",
    "funding": "[{institution: *, award: …}]",
    "house_style": "{citation_position: before-punctuation}",
    "issn": "{print: …, online: *}",
    "metrics": "{name: …, url: *}",
    "name": "{given: …, family: *}",
    "required": "{research-article: [abstract, keywords]}",
    "sections": "[{title: …, articles: [*]}]",
}


def example_of(key: str, tree: Branch, typed: str = "") -> str:
    """A key with a value that it can have, made of what the file says where that can be."""
    if key == "languages":
        return languages_example(_codes_in(tree))
    if key == "terms":
        return "- {…: …, …: …, kind: term}"
    return f"{key}: {_EXAMPLES.get(key, '…').replace('*', typed or '…')}"


def _codes_in(tree: Branch) -> list[str]:
    """What may be meant as codes of languages: keys of the title, items of a list of languages."""
    languages, title = tree.child("languages"), tree.child("title")
    named = [str(inner.value) for _, inner in languages.children()] if languages else []
    keys = [
        str(key)
        for key, _ in (*(languages.children() if languages else ()), *(title.children() if title else ()))
    ]
    typed = re.split(r"[\s,;]+", languages.value) if languages and isinstance(languages.value, str) else []
    return [code.lower() for code in (*keys, *named, *typed)]

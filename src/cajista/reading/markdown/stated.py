"""What attributes state of a thing, checked against what that thing can have."""

import re
from dataclasses import dataclass

from ...findings import Message, message
from . import rules
from .attributes import Attribute, Attributes
from .reading import Reading
from .run import Run

_LENGTH = re.compile(r"(?:(?:100|\d{1,2})(?:\.\d+)?%|\d+(?:\.\d+)?(?:cm|mm|in|pt|pc|px|em|rem))")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_KIND_NAMES = {"fig": "figure", "tbl": "table", "eq": "equation", "sec": "section"}


@dataclass(frozen=True, slots=True)
class Thing:
    """A kind of thing: the beginning of its ids, and the names of the attributes that it can have."""

    kind: str
    names: tuple[str, ...]


FIGURE = Thing("fig", ("id", "alt", "width", "span"))
TABLE = Thing("tbl", ("id", "span"))
EQUATION = Thing("eq", ("id",))
SECTION = Thing("sec", ("id",))
SPAN = Thing("", ("class", "lang"))
IMAGE_IN_TEXT = Thing("", ("alt",))

SPAN_CLASSES = ("smallcaps", "underline")


def checked_id(reading: Reading, run: Run, attributes: Attributes, thing: Thing) -> str:
    """The id that attributes state; everything wrong with them is reported."""
    check_attributes(reading, run, attributes, thing)
    item = attributes.get("id")
    if item is None or "id" not in thing.names:
        return ""
    span = run.span(item.start, item.end)
    if item.value in reading.ids:
        reading.report(
            rules.IDS_ARE_UNIQUE,
            message("Another thing in this text has the id {id} already.", id=item.value),
            span,
            message("Give this one an id of its own."),
        )
    reading.ids.add(item.value)
    kind, colon, name = item.value.partition(":")
    if kind != thing.kind or not name:
        reading.report(
            rules.IDS_FIT_THEIR_KIND,
            message("The id {id} is not one of {kind}.", id=item.value, kind=_an(thing.kind)),
            span,
            message(
                "Write #{id} here, and in every mention @{id}.", id=f"{thing.kind}:{name if colon else kind}"
            ),
        )
    return item.value


def check_attributes(reading: Reading, run: Run, attributes: Attributes, thing: Thing) -> None:
    """Reports attributes that a thing cannot have, has twice, or has with a value that means nothing."""
    met: set[str] = set()
    for item in attributes:
        span = run.span(item.start, item.end)
        if item.name not in thing.names:
            known = ", ".join(_as_written(name) for name in thing.names)
            reading.report(
                rules.ATTRIBUTES_ARE_KNOWN,
                message("The attribute {name} has no effect here.", name=_as_written(item.name, item.value)),
                span,
                _nearest(item.name, thing.names) or message("What can stand here: {names}.", names=known),
            )
        elif item.name in met and item.name != "class":
            reading.report(
                rules.ATTRIBUTES_ARE_KNOWN,
                message(
                    "The attribute {name} is stated twice; the first counts.", name=_as_written(item.name)
                ),
                span,
            )
        elif hint := _wrong_value(item):
            reading.report(
                rules.ATTRIBUTES_ARE_KNOWN,
                message("The attribute {name} cannot be {value}.", name=item.name, value=item.value),
                span,
                hint,
            )
        met.add(item.name)


def _wrong_value(item: Attribute) -> Message | None:
    match item.name:
        case "width" if not _LENGTH.fullmatch(item.value):
            return message("Write a percentage or a length: width=60%, width=8cm.")
        case "span" if item.value not in ("page", "column"):
            return message("Write span=page for both columns, or leave it out.")
        case "class" if item.value not in SPAN_CLASSES:
            return _nearest(f".{item.value}", tuple(f".{name}" for name in SPAN_CLASSES)) or message(
                "Write .smallcaps or .underline."
            )
        case "lang" if not language_of(item):
            return message("Write the language's code (BCP 47): lang=la, lang=pt-BR.")
    return None


def language_of(item: Attribute) -> str:
    """The language that an attribute states, where it is one."""
    return item.value if item.name == "lang" and _LANGUAGE.fullmatch(item.value) else ""


def width_of(attributes: Attributes) -> str:
    """The width stated, where it is one."""
    value = attributes.value("width")
    return value if _LENGTH.fullmatch(value) else ""


def _nearest(name: str, names: tuple[str, ...]) -> Message | None:
    from difflib import get_close_matches

    near = get_close_matches(name.lower(), names, 1)
    return message("Did you mean {name}?", name=near[0]) if near else None


def _as_written(name: str, value: str = "…") -> str:
    return {"id": f"#{value}", "class": f".{value}"}.get(name, name)


def _an(kind: str) -> Message:
    match _KIND_NAMES.get(kind):
        case "figure":
            return message("a figure (fig:)")
        case "table":
            return message("a table (tbl:)")
        case "equation":
            return message("an equation (eq:)")
        case _:
            return message("a section (sec:)")

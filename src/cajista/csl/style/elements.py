"""Rendering elements ("Rendering Elements") from XML to nodes."""

from collections.abc import Callable

from .attributes import look_of
from .errors import StyleError
from .nodes import (
    Branch,
    Choose,
    Date,
    DatePart,
    EtAl,
    Group,
    Label,
    Look,
    Name,
    Names,
    Node,
    Number,
    Test,
    TextMacro,
    TextTerm,
    TextValue,
    TextVariable,
)
from .xml import Element

_TESTS = (
    "disambiguate",
    "is-numeric",
    "is-uncertain-date",
    "locator",
    "position",
    "type",
    "variable",
)


def nodes_of(element: Element, file: str) -> tuple[Node, ...]:
    """The rendering elements that stand in an element, in order."""
    return tuple(node for child in element.children if (node := _node(child, file)) is not None)


def _node(element: Element, file: str) -> Node | None:
    read = _READERS.get(element.tag)
    if read is None:
        raise StyleError(file, element.line, "<{tag}> has no place among rendering elements", tag=element.tag)
    return read(element, file)


def _text(element: Element, file: str) -> Node:
    look, form = look_of(element), element.get("form", "long")
    if "variable" in element.attributes:
        return TextVariable(element.get("variable"), form, look)
    if "macro" in element.attributes:
        return TextMacro(element.get("macro"), look, element.line)
    if "term" in element.attributes:
        return TextTerm(element.get("term"), form, element.get("plural") == "true", look)
    if "value" in element.attributes:
        return TextValue(element.get("value"), look)
    raise StyleError(file, element.line, "<text> needs one of variable, macro, term and value")


def _number(element: Element, _file: str) -> Node:
    return Number(element.get("variable"), element.get("form", "numeric"), look_of(element))


def _label(element: Element, _file: str) -> Label:
    return Label(
        element.get("variable"),
        element.get("form", "long"),
        element.get("plural", "contextual"),
        look_of(element),
    )


def date_of(element: Element, _file: str) -> Date:
    """A `<date>` of a style or, without a variable, of a locale."""
    parts = tuple(
        DatePart(
            part.get("name"),
            part.get("form"),
            part.get("range-delimiter", "–"),
            look_of(part),
            frozenset(part.attributes),
        )
        for part in element.all("date-part")
    )
    return Date(
        element.get("variable"),
        element.get("form"),
        element.get("date-parts"),
        parts,
        element.get("delimiter"),
        look_of(element),
    )


def _names(element: Element, file: str) -> Names:
    tags = [child.tag for child in element.children]
    label_first = "label" in tags and "name" in tags and tags.index("label") < tags.index("name")
    name, et_al, label = (element.first(tag) for tag in ("name", "et-al", "label"))
    substitute = element.first("substitute")
    institution = element.first("institution")
    return Names(
        variables=tuple(element.get("variable").split()),
        look=look_of(element),
        delimiter=element.attributes.get("delimiter"),
        name=None if name is None else _name(name),
        et_al=None if et_al is None else EtAl(et_al.get("term", "et-al"), look_of(et_al)),
        label=None if label is None else _label(label, file),
        label_first=label_first,
        substitute=() if substitute is None else nodes_of(substitute, file),
        institution=None if institution is None else _institution_look(institution),
    )


def _institution_look(element: Element) -> Look:
    part = element.first("institution-part")
    return look_of(element if part is None else part)


def _name(element: Element) -> Name:
    parts = {part.get("name"): look_of(part) for part in element.all("name-part")}
    return Name(element.attributes, look_of(element), parts.get("family"), parts.get("given"))


def _group(element: Element, file: str) -> Node:
    return Group(nodes_of(element, file), element.get("delimiter"), look_of(element))


def _choose(element: Element, file: str) -> Node:
    return Choose(tuple(_branch(child, file) for child in element.children))


def _branch(element: Element, file: str) -> Branch:
    if element.tag not in ("if", "else-if", "else"):
        raise StyleError(file, element.line, "<{tag}> has no place in <choose>", tag=element.tag)
    tests = tuple(Test(kind, value) for kind in _TESTS for value in _alternatives(kind, element.get(kind)))
    return Branch(tests, element.get("match", "all"), nodes_of(element, file))


def _alternatives(kind: str, value: str) -> list[str]:
    """The tests that an attribute stands for. No item has two types, so a list of them is one test."""
    values = value.split()
    return [" ".join(values)] if kind in ("type", "locator") and values else values


_READERS: dict[str, Callable[[Element, str], Node | None]] = {
    "text": _text,
    "number": _number,
    "label": _label,
    "date": date_of,
    "names": _names,
    "group": _group,
    "choose": _choose,
    "layout": _group,
}

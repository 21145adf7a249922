"""What a style does, found by walking through its elements once."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from ..style import Style
from ..style.nodes import PLAIN, Area, Choose, Group, Names, Node, Number, TextMacro, TextVariable
from .disambiguation import Rules


def walk(nodes: Iterable[Node], style: Style) -> Iterator[object]:
    """Every element under these and every branch; macros are followed once each."""
    seen: set[str] = set()
    waiting: list[Node] = list(nodes)
    while waiting:
        node = waiting.pop()
        yield node
        if isinstance(node, TextMacro) and node.macro not in seen:
            seen.add(node.macro)
            waiting += style.macros.get(node.macro, ())
        elif isinstance(node, Group):
            waiting += node.children
        elif isinstance(node, Names):
            waiting += node.substitute
        elif isinstance(node, Choose):
            for branch in node.branches:
                yield branch
                waiting += branch.children


@lru_cache(maxsize=256)
def variables_of(area: Area, style: Style) -> frozenset[str]:
    """The text and number variables that an area sets or sorts by."""
    macros = [TextMacro(key.macro, PLAIN) for key in area.keys if key.macro]
    set_ = {
        node.variable
        for node in walk((*area.children, *macros), style)
        if isinstance(node, TextVariable | Number)
    }
    return frozenset(set_ | {key.variable for key in area.keys})


@lru_cache(maxsize=256)
def key_variables(area: Area, style: Style) -> frozenset[str]:
    """The variables that its sort keys depend on."""
    macros = [TextMacro(key.macro, PLAIN) for key in area.keys if key.macro]
    set_ = {node.variable for node in walk(macros, style) if isinstance(node, TextVariable | Number)}
    return frozenset(set_ | {key.variable for key in area.keys})


def places_variable(area: Area, style: Style, variable: str) -> bool:
    """Whether the area says itself where a variable stands."""
    return variable in variables_of(area, style)


def prints_locators(style: Style) -> bool:
    """Whether the style's cites say where in a work something stands."""
    return places_variable(style.citation, style, "locator")


@lru_cache(maxsize=128)
def rules_of(style: Style) -> Rules:
    """How the style's cites may be told apart."""
    options = style.citation.options
    condition = any(
        test.kind == "disambiguate"
        for node in walk(style.citation.children, style)
        for test in getattr(node, "tests", ())
    )
    return Rules(
        names=options.get("disambiguate-add-names") == "true",
        givens=options.get("disambiguate-add-givenname") == "true",
        rule=options.get("givenname-disambiguation-rule", "by-cite"),
        suffix=options.get("disambiguate-add-year-suffix") == "true",
        condition=condition,
    )

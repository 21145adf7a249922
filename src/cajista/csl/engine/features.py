"""What a style does, found by walking through its elements once."""

from collections.abc import Iterable, Iterator

from ..style import Style
from ..style.nodes import Area, Choose, Group, Names, Node, TextMacro, TextVariable
from .disambiguation import Rules


def walk(nodes: Iterable[Node], style: Style, seen: frozenset[str] = frozenset()) -> Iterator[object]:
    """Every element under these, and every branch, macros followed."""
    for node in nodes:
        yield node
        if isinstance(node, TextMacro) and node.macro not in seen:
            yield from walk(style.macros.get(node.macro, ()), style, seen | {node.macro})
        elif isinstance(node, Group):
            yield from walk(node.children, style, seen)
        elif isinstance(node, Names):
            yield from walk(node.substitute, style, seen)
        elif isinstance(node, Choose):
            for branch in node.branches:
                yield branch
                yield from walk(branch.children, style, seen)


def places_variable(area: Area, style: Style, variable: str) -> bool:
    """Whether the area says itself where a variable stands."""
    return any(
        isinstance(node, TextVariable) and node.variable == variable
        for node in walk(area.children, style)
    )


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

"""What a citation style does with single fields, so that rules ask only for what it does not do."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from ..csl import Style
from ..csl.style.nodes import Choose, Group, Names, Node, TextMacro, TextVariable


@lru_cache(maxsize=8)
def cases_titles(style: Style) -> bool:
    """Whether the style puts titles in capitals itself."""
    cased = ("title", "capitalize-all", "uppercase")
    return any(node.variable == "title" and node.look.text_case in cased for node in _texts(style))


@lru_cache(maxsize=8)
def shortens_journals(style: Style) -> bool:
    """Whether the style prints a journal's short title where one is given."""
    return any(node.variable == "container-title" and node.form == "short" for node in _texts(style))


@lru_cache(maxsize=8)
def sets_initials(style: Style) -> bool:
    """Whether the style makes initials of given names."""
    if "initialize-with" in style.options:
        return True
    names = (node for node in _nodes(style) if isinstance(node, Names))
    return any(node.name and "initialize-with" in node.name.options for node in names)


def _texts(style: Style) -> Iterator[TextVariable]:
    return (node for node in _nodes(style) if isinstance(node, TextVariable))


def _nodes(style: Style) -> Iterator[Node]:
    """Every node of the bibliography, or of the citation where a style has none."""
    area = style.bibliography or style.citation
    yield from _inside(area.children, style, set())


def _inside(nodes: Iterable[Node], style: Style, seen: set[str]) -> Iterator[Node]:
    for node in nodes:
        yield node
        match node:
            case Group():
                yield from _inside(node.children, style, seen)
            case Choose():
                for branch in node.branches:
                    yield from _inside(branch.children, style, seen)
            case Names():
                yield from _inside(node.substitute, style, seen)
            case TextMacro() if node.macro not in seen:
                seen.add(node.macro)
                yield from _inside(style.macros.get(node.macro, ()), style, seen)

"""What a citation style does with single fields, so that rules ask only for what it does not do."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from ..csl import Style
from ..csl.style.nodes import Branch, Choose, Group, Names, Node, TextMacro, TextVariable


@lru_cache(maxsize=64)
def cases_titles(style: Style, kind: str) -> bool:
    """Whether the style puts the titles of works of a type in capitals itself."""
    cased = ("title", "capitalize-all", "uppercase")
    titles = (
        node for node in _nodes(style, kind) if isinstance(node, TextVariable) and node.variable == "title"
    )
    return any(node.look.text_case in cased for node in titles)


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


def _nodes(style: Style, kind: str = "") -> Iterator[Node]:
    """Every node of the bibliography, or of the citation where a style has none; of a type, those it may come to."""
    area = style.bibliography or style.citation
    yield from _inside(area.children, style, kind, set())


def _inside(nodes: Iterable[Node], style: Style, kind: str, seen: set[str]) -> Iterator[Node]:
    for node in nodes:
        yield node
        match node:
            case Group():
                yield from _inside(node.children, style, kind, seen)
            case Choose():
                for branch in _open_to(node.branches, kind):
                    yield from _inside(branch.children, style, kind, seen)
            case Names():
                yield from _inside(node.substitute, style, kind, seen)
            case TextMacro() if node.macro not in seen:
                seen.add(node.macro)
                yield from _inside(style.macros.get(node.macro, ()), style, kind, seen)


def _open_to(branches: Iterable[Branch], kind: str) -> Iterator[Branch]:
    """The branches that a work of a type may come to, as far as tests of the type tell; all, if none is given."""
    for branch in branches:
        told = [kind in test.value.split() for test in branch.tests if test.kind == "type"]
        if not kind or not told:
            yield branch
            continue
        is_sure = len(branch.tests) == 1
        fits = not told[0] if branch.match == "none" else told[0] or (branch.match == "any" and not is_sure)
        if fits:
            yield branch
        if fits and is_sure:
            return

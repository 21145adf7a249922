"""What a style leaves behind where a reference lacks something: brackets with nothing in them, marks after a space.

The processor sets what a style says, and most styles say nothing of references that lack a volume or a
place. No printer would set what is left then, so a list is tidied after that.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from cajista.model.inline import Inline, Inlines, Marked, Text

from ..items import DATE_VARIABLES, NAME_VARIABLES

_FAULTS = re.compile(
    r"\((?: *|[.,;:])\)|\[ *\]"  # brackets with nothing in them
    r"|(?<=[(\[]) +| +(?=[)\]])"  # a space within brackets
    r"|[ \u00a0]+(?=[.,](?:[\s.,]|$))"  # a space before a mark
    r"|[,;:] *(?=\.(?:[\s”’»]|$))|,(?=\))"  # a mark before a full stop, a comma before a bracket
    r"|(?<=[^.\s]\.)\.(?!\.)"  # a second full stop
    r"|([,;:]) *(?=\1)|(?<=[:;]),"  # a mark twice, a comma after a stronger one
    r"|(?<=\s) +"  # two spaces
)
# Two characters of which a fault is among the first; in most entries there are none.
_MAY_BE_FAULT = re.compile(r"[(\[][ .,;:)\]]|[ \u00a0][ )\].,]|[.,;:] *[.,;:)]|\s ")

# Names and dates are set by the style, point by point; what is in other variables is the reference's own.
_SET_BY_STYLE = NAME_VARIABLES | DATE_VARIABLES | {"year", "month", "day", "citation-number"}


def tidied(inlines: Inlines) -> Inlines:
    """The same without what an absent variable left behind; what a variable says itself stays as it is."""
    while True:
        leaves = list(_leaves(inlines, False))
        text = "".join(leaf.text for leaf, _ in leaves)
        gone = _gone(text, [is_said for leaf, is_said in leaves for _ in leaf.text])
        if not gone:
            return inlines
        inlines = _without(inlines, gone, [0])


def _leaves(inlines: Inlines, is_said: bool) -> Iterator[tuple[Text, bool]]:
    """Every piece of text, and whether it is what a variable says."""
    for node in inlines:
        if isinstance(node, Text):
            yield node, is_said
        else:
            children: Inlines = getattr(node, "children", ())
            yield from _leaves(children, is_said or (isinstance(node, Marked) and _says(node.variable)))


def _says(variable: str) -> bool:
    return bool(variable) and variable not in _SET_BY_STYLE


def _gone(text: str, said: list[bool]) -> set[int]:
    """The places of characters that are too many."""
    if not _MAY_BE_FAULT.search(text):
        return set()
    return {
        at
        for found in _FAULTS.finditer(text)
        if not all(said[found.start() : found.end()])
        for at in range(*found.span())
    }


def _without(inlines: Inlines, gone: set[int], at: list[int]) -> Inlines:
    kept: list[Inline] = []
    for node in inlines:
        if isinstance(node, Text):
            start = at[0]
            at[0] += len(node.text)
            text = "".join(char for place, char in enumerate(node.text, start) if place not in gone)
            if text:
                kept.append(replace(node, text=text))
        elif children := getattr(node, "children", ()):
            if inner := _without(children, gone, at):
                kept.append(replace(node, children=inner))  # type: ignore[arg-type]  # a node with children
        else:
            kept.append(node)
    return tuple(kept)

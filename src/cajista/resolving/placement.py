"""Where a set citation stands: against its word, on the house's side of punctuation."""

import re
from dataclasses import replace

from ..model.inline import (
    Citation,
    Inline,
    Inlines,
    LineBreak,
    Marked,
    SoftBreak,
    Superscript,
    Text,
    plain_text,
)

_POINTS = (".", ",", ";", ":")
# A point that belongs to a word and not to the sentence: "et al.", an initial, "..".
_ABBREVIATION = re.compile(r"(?:\bal|\b[A-Z]|\.|\b(?:etc|vs|cf|ed|eds|no|vol|pp?|págs?|figs?))\.$")
_OPENING = tuple(" \u00a0\u202f([{«“‘¿¡—–-/\n")


def placed(run: Inlines, *, after_punctuation: bool) -> Inlines:
    """Raised citations set against the word before them, on the house's side of a point; others after a space."""
    nodes = list(run)
    for at, node in enumerate(nodes):
        if not isinstance(node, Citation):
            continue
        if node.in_text and after_punctuation:
            _move_within(nodes, at, node)
        if node.in_text or not at:
            continue
        if not is_raised(node.children):
            _set_apart(nodes, at)
            continue
        _close_up(nodes, at)
        if after_punctuation:
            _move_after(nodes, at)
        else:
            _move_before(nodes, at)
    return tuple(node for node in nodes if node != Text(""))


def is_raised(inlines: Inlines) -> bool:
    """Whether a citation is set as a raised number."""
    while len(inlines) == 1 and isinstance(inlines[0], Marked):
        inlines = inlines[0].children
    return bool(inlines) and isinstance(inlines[0], Superscript)


def _set_apart(nodes: list[Inline], at: int) -> None:
    """Puts a space between a word and a citation in the line, where none was typed."""
    before = nodes[at - 1]
    text = plain_text((before,))
    if not text or text.endswith(_OPENING) or isinstance(before, (SoftBreak, LineBreak)):
        return
    if isinstance(before, Text):
        nodes[at - 1] = replace(before, text=f"{before.text} ")
    else:
        nodes.insert(at, Text(" "))


def _close_up(nodes: list[Inline], at: int) -> None:
    """Takes away the space between a word and its raised citation; two numbers stay apart."""
    before = nodes[at - 1]
    if at > 1 and isinstance(nodes[at - 2], Citation):
        return
    if isinstance(before, SoftBreak):
        nodes[at - 1] = Text("")
    elif isinstance(before, Text):
        nodes[at - 1] = replace(before, text=before.text.rstrip(" "))


def _move_after(nodes: list[Inline], at: int) -> None:
    """The point that follows the citation comes to stand before it."""
    before, after = nodes[at - 1], nodes[at + 1] if at + 1 < len(nodes) else None
    if not isinstance(after, Text) or not after.text.startswith(_POINTS):
        return
    point = "" if after.text[0] == "." and plain_text((before,)).endswith(".") else after.text[0]
    nodes[at + 1] = replace(after, text=after.text[1:])
    if isinstance(before, Text):
        nodes[at - 1] = replace(before, text=before.text + point)
    elif point:
        nodes.insert(at, Text(point))


def _move_within(nodes: list[Inline], at: int, node: Citation) -> None:
    """The point that follows `Smith¹` comes to stand between name and number."""
    name, after = node.children[:1], nodes[at + 1] if at + 1 < len(nodes) else None
    if not (name and isinstance(name[0], Text) and is_raised(node.children[1:])):
        return
    if isinstance(after, Text) and after.text.startswith(_POINTS):
        point = "" if after.text[0] == "." and name[0].text.endswith(".") else after.text[0]
        named = replace(name[0], text=name[0].text + point)
        nodes[at] = replace(node, children=(named, *node.children[1:]))
        nodes[at + 1] = replace(after, text=after.text[1:])


def _move_before(nodes: list[Inline], at: int) -> None:
    """The point that stands before the citation comes to follow it, unless it belongs to the word there."""
    before, after = nodes[at - 1], nodes[at + 1] if at + 1 < len(nodes) else None
    if not isinstance(before, Text) or not before.text.endswith(_POINTS) or _ABBREVIATION.search(before.text):
        return
    point, following = before.text[-1], after.text if isinstance(after, Text) else ""
    if point == "." and following.lstrip()[:1].islower():
        return
    nodes[at - 1] = replace(before, text=before.text[:-1])
    if isinstance(after, Text):
        nodes[at + 1] = replace(after, text=point + following)
    else:
        nodes.insert(at + 1, Text(point))

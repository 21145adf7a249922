"""Rendering elements but names, dates and numbers, and the dispatch to all of them."""

from collections.abc import Callable, Sequence
from typing import Any

from ..output.blob import Blob, Kids, run
from ..output.richtext import rich_kids
from ..style.nodes import (
    PLAIN,
    Choose,
    Date,
    Group,
    Label,
    Look,
    Names,
    Node,
    Number,
    TextMacro,
    TextTerm,
    TextValue,
    TextVariable,
)
from .conditions import holds
from .context import Context
from .dates import render_date
from .labels import render_label
from .names import render_names
from .numbers import render_number
from .textcase import apply_case, strip_periods
from .variables import variable_blob


def render_nodes(nodes: Sequence[Node], context: Context) -> Kids:
    """What a list of elements leaves, the empty ones passed over."""
    kids: Kids = []
    for node in nodes:
        if type(node) is Choose:
            for branch in node.branches:
                if holds(branch, context):
                    kids += render_nodes(branch.children, context)
                    break
            continue
        blob = _DISPATCH[type(node)](node, context)
        if blob is not None:
            kids.append(blob)
    return kids


def _group(node: Group, context: Context) -> Blob | None:
    return group_blob(node.children, node.delimiter, node.look, context)


def group_blob(children: Sequence[Node], delimiter: str, look: Look, context: Context) -> Blob | None:
    """A group: nothing at all where every variable called in it is empty ("Group")."""
    kids = group_kids(children, context)
    if not kids:
        return None
    if look is PLAIN and len(kids) == 1 and isinstance(kids[0], Blob):
        return kids[0]
    return Blob(kids, delimiter).dress(look)


def group_kids(children: Sequence[Node], context: Context) -> Kids:
    """What a group keeps; a group that keeps something counts as a variable for the one around it."""
    called, filled = context.called, context.filled
    context.called = context.filled = False
    kids = render_nodes(children, context)
    kept = bool(kids) and (context.filled or not context.called)
    context.called = called or context.called or kept
    context.filled = filled or kept
    return kids if kept else []


def _macro(node: TextMacro, context: Context) -> Blob | None:
    """A macro: an implied group."""
    children = context.run.style.macros.get(node.macro)
    if children is None or node.macro in context.macros:
        return None  # not defined, or calling itself
    context.macros.append(node.macro)
    kids = group_kids(children, context)
    context.macros.pop()
    if not kids:
        return None
    if node.look is PLAIN and len(kids) == 1 and isinstance(kids[0], Blob):
        return kids[0]
    return _finish(Blob(kids), node.look, context)


def _term(node: TextTerm, context: Context) -> Blob | None:
    text = context.run.locale.term(node.term, node.form, node.plural)
    if not text:
        return None
    blob = run(text)
    blob.term = True
    return _finish(blob, node.look, context, "")


def _value(node: TextValue, context: Context) -> Blob | None:
    if not node.value:
        return None
    return _finish(Blob(rich_kids(node.value)), node.look, context)


def _variable(node: TextVariable, context: Context) -> Blob | None:
    blob = variable_blob(node.variable, node.form, context)
    if blob is None:
        return None
    return _finish(blob, node.look, context)


def _finish(blob: Blob, look: Look, context: Context, language: str | None = None) -> Blob:
    if look.strip_periods:
        strip_periods(blob)
    if look.text_case:
        if language is None:
            language = context.item.language or context.locale.language
        apply_case(blob, look.text_case, language)
    return blob.dress(look)


def _choose(node: Choose, context: Context) -> Blob | None:
    kids = render_nodes((node,), context)
    return Blob(kids) if kids else None


def render(node: Node, context: Context) -> Blob | None:
    """One element; None where it leaves nothing."""
    return _DISPATCH[type(node)](node, context)


_DISPATCH: dict[type, Callable[[Any, Context], Blob | None]] = {
    TextVariable: _variable,
    TextMacro: _macro,
    TextTerm: _term,
    TextValue: _value,
    Number: render_number,
    Label: render_label,
    Date: render_date,
    Names: render_names,
    Group: _group,
    Choose: _choose,
}
__all__ = ["render", "render_nodes"]

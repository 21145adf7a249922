"""Entries of the reference list ("Bibliography")."""

from ..items import Item
from ..output.blob import Blob
from ..render import Context, ItemState, Run, render, render_nodes
from .clusters import NO_FORM


def entry_blob(run_: Run, item: Item, state: ItemState) -> tuple[Blob, Context]:
    """One entry, `second-field-align` as `display`s, and the context that it was set in."""
    context = Context(run_, item, state, None, render)
    kids = render_nodes(run_.area.children, context)
    if not kids:
        kids = [NO_FORM]
    look = run_.area.look
    if run_.area.options.get("second-field-align") and len(kids) > 1:
        first, rest = Blob([kids[0]]), Blob(kids[1:])
        first.display, rest.display = "left-margin", "right-inline"
        rest.suffix = look.suffix
        inner = Blob([first, rest])
    else:
        inner = Blob(list(kids))
        inner.suffix = look.suffix
    inner.prefix = look.prefix
    outer = Blob([inner])
    outer.formats = look.formats
    return outer, context

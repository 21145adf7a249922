"""Entries of the reference list ("Bibliography")."""

from ..items import Item
from ..output.blob import Blob, Kids, capitalize
from ..render import Context, ItemState, Run, render, render_nodes
from .clusters import NO_FORM


def entry_blob(run_: Run, item: Item, state: ItemState) -> tuple[Blob | None, Context]:
    """One entry, `second-field-align` as `display`s, and the context that it was set in."""
    context = Context(run_, item, state, None, render)
    kids = render_nodes(run_.area.children, context)
    if not _says_something(kids):
        if not context.number_shown:
            return None, context
        kids.append(NO_FORM)
    if isinstance(kids[0], Blob):
        capitalize(Blob([kids[0]]))
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


def _says_something(kids: Kids) -> bool:
    """Whether there is more in an entry than its number."""
    return any(
        isinstance(kid, str) or (kid.label != "citation-number" and _says_something(kid.kids))
        for kid in kids
    )

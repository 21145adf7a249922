"""Entries of the reference list ("Bibliography")."""

from ..items import Item
from ..output.blob import Blob, Kids, capitalize, is_blank
from ..render import Context, ItemState, Run, render, render_nodes
from ..style.nodes import Look
from .clusters import NO_FORM


def entry_blob(run_: Run, item: Item, state: ItemState, numbered: bool) -> tuple[Blob | None, Context]:
    """One entry, `second-field-align` as `display`s, and the context that it was set in.

    An item that the style has nothing to print of has no entry, unless the list is `numbered`.
    """
    context = Context(run_, item, state, None, render)
    kids = render_nodes(run_.area.children, context)
    if all(map(is_blank, kids)):
        if not numbered:
            return None, context
        kids = [f"{state.number}. ", NO_FORM]
    capitalize(Blob(kids[_is_number(kids[0]) :]))
    look = run_.area.look
    inner = Blob(kids)
    inner.prefix, inner.suffix = look.prefix, look.suffix
    if run_.area.options.get("second-field-align"):
        inner = _aligned(kids, look)
    outer = Blob([inner])
    outer.formats = look.formats
    return outer, context


def _aligned(kids: Kids, look: Look) -> Blob:
    """The first field apart from all others ("Whitespace"), the layout's affixes within."""
    first, rest = Blob(kids[:1]), Blob(kids[1:])
    first.display, rest.display = "left-margin", "right-inline"
    first.prefix, rest.suffix = look.prefix, look.suffix.rstrip(" ")
    whole = Blob([first, rest])
    whole.suffix = look.suffix[len(rest.suffix) :]
    return whole


def _is_number(kid: Blob | str) -> bool:
    """Whether a run is the number of the entry, after which its first sentence begins."""
    return isinstance(kid, Blob) and (
        kid.label == "citation-number" or (len(kid.kids) == 1 and _is_number(kid.kids[0]))
    )

"""Raw values of text and number variables, those of the cite and the document among them."""

from collections.abc import Callable

from .citationlabel import citation_label
from .context import Context


def raw_value(variable: str, context: Context) -> str:
    """The variable's text as the item, the cite or the document has it; empty where there is none."""
    own = _OWN.get(variable)
    if own is not None:
        return own(context)
    return context.item.text.get(variable, "")


def _number(context: Context) -> str:
    return str(context.state.number) if context.state.number else ""


def _locator(context: Context) -> str:
    return context.cite.locator if context.cite else ""


def _first_note(context: Context) -> str:
    return str(context.cite.first_note) if context.cite and context.cite.first_note else ""


_OWN: dict[str, Callable[[Context], str]] = {
    "citation-number": _number,
    "locator": _locator,
    "first-reference-note-number": _first_note,
    "citation-label": lambda context: citation_label(context.item),
    "year-suffix": lambda context: context.state.year_suffix,
}

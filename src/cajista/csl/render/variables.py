"""Values of text variables, short forms and virtual ones included ("Standard Variables")."""

from ..items import NUMBER_VARIABLES
from ..output.blob import Blob, run
from ..output.richtext import rich_kids
from .context import Context
from .numbers import format_pages, format_plain
from .values import raw_value

_SHORT = {"title": "title-short", "container-title": "container-title-short"}
_LINKED = frozenset(("DOI", "URL", "PMID", "PMCID"))
_VERBATIM = _LINKED | {"ISBN", "ISSN"}


def variable_blob(variable: str, form: str, context: Context) -> Blob | None:
    """The run for `<text variable>`, before its look is put on."""
    context.called = context.called or variable != "year-suffix"
    if variable in context.suppressed:
        return None
    text = ""
    if form == "short":
        short = _SHORT.get(variable, f"{variable}-short")
        text = context.item.text.get(short, "")
        if text:
            variable_used = short
    if not text:
        text = raw_value(variable, context)
        variable_used = variable
    if not text:
        return None
    context.filled = True
    if context.substituting:
        context.suppressed = context.suppressed | {variable, variable_used}
    return _blob(variable, text, context)


def _blob(variable: str, text: str, context: Context) -> Blob:
    if variable == "citation-number" or variable in _VERBATIM:
        return run(text, variable)
    if variable == "year-suffix":
        context.year_suffix_done = True
        return run(text, variable)
    if variable == "citation-label":
        return _labelled(text, context)
    context.located = context.located or variable == "locator"
    if variable == "page" or (variable == "locator" and _is_page(context)):
        text = format_pages(text, context)
    elif variable in NUMBER_VARIABLES:
        text = format_plain(text, context.locale)
    blob = Blob(rich_kids(text, context.locale.guillemets))
    blob.label = variable
    return blob


def _is_page(context: Context) -> bool:
    return context.cite is not None and context.cite.label in ("page", "")


def _labelled(text: str, context: Context) -> Blob:
    """A citation label with the letter that tells it from others."""
    blob = run(text, "citation-label")
    suffix = context.state.year_suffix
    if suffix and not context.run.uses_year_suffix and context.run.kind != "sort":
        context.year_suffix_done = True
        blob.kids.append(run(suffix, "year-suffix"))
    return blob

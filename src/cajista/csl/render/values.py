"""Raw values of text and number variables, those of the cite and the document among them."""

from .citationlabel import citation_label
from .context import Context


def raw_value(variable: str, context: Context) -> str:
    """The variable's text as the item, the cite or the document has it; empty where there is none."""
    cite = context.cite
    match variable:
        case "citation-number":
            return str(context.state.number) if context.state.number else ""
        case "locator":
            return cite.locator if cite else ""
        case "first-reference-note-number":
            return str(cite.first_note) if cite and cite.first_note else ""
        case "citation-label":
            return citation_label(context.item)
        case "year-suffix":
            return context.state.year_suffix
    return context.item.text.get(variable, "")

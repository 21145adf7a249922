"""Labels ("Label")."""

import re

from ..output.blob import Blob, run
from ..style.nodes import Label
from .context import Context
from .numbers import is_numeric, is_several
from .textcase import apply_case, strip_periods
from .values import raw_value

_SEPARATOR = r"\s*(?:--|[-‐‑‒–—&;]|,?\s*\band\b|,)\s*"
_NEXT_LABEL = re.compile(r"[\s,&]+[a-z]+\.\s")  # `1, fol. 186`: what follows has a label of its own
_SEVERAL = re.compile(rf"\d\w*{_SEPARATOR}[^\W\d_]{{0,2}}\d|\b[ivxlc]+{_SEPARATOR}[ivxlc]+\b", re.IGNORECASE)


def render_label(node: Label, context: Context) -> Blob | None:
    """A label beside a number variable, plural where the number is."""
    variable = node.variable
    value = raw_value(variable, context)
    if not value or variable in context.suppressed:
        return None
    term = variable
    if variable == "locator":
        assert context.cite is not None
        term = context.cite.label or "page"
    plural = node.plural == "always" or (node.plural == "contextual" and is_plural(variable, value))
    return label_blob(node, term, plural, context)


def is_plural(variable: str, value: str) -> bool:
    """Whether a number variable's content counts as more than one."""
    if variable.startswith("number-of-"):
        return value[:1].isdecimal() and is_numeric(value) and value not in ("0", "1")
    value = _NEXT_LABEL.split(value.replace("\\-", ""), maxsplit=1)[0]
    if is_numeric(value):
        return is_several(value)
    return _SEVERAL.search(value) is not None


def label_blob(node: Label, term: str, plural: bool, context: Context) -> Blob | None:
    """The run for a term used as a label."""
    text = context.locale.term(term, node.form, plural)
    if not text:
        return None
    blob = run(text)
    if node.look.strip_periods:
        strip_periods(blob)
    if node.look.text_case:
        apply_case(blob, node.look.text_case, "")  # words of the style's, not a title
    return blob.dress(node.look)

"""Formulas as MathML (Core), from the LaTeX notation in which articles state them."""

import unicodedata
from functools import lru_cache
from html import unescape
from xml.etree.ElementTree import Element, tostring

from .formula import check_notation, out_of_place, unknown_command

# Signs of Unicode's category Sm that name a thing and so are set as letters are.
_NAMES = frozenset("∞∅∆")


@lru_cache(maxsize=4096)
def mathml(tex: str, display: bool) -> str:
    r"""A formula as a `<math>` element, its source in `alttext`; `display` where it stands on its own line.

    Raises:
        FormulaError: the formula cannot be read: a brace is missing, `\left` stands without `\right`.
    """
    from latex2mathml.converter import convert_to_element

    check_notation(tex)
    try:
        root = convert_to_element(tex, display="block" if display else "inline")
    except Exception as error:  # the converter's errors have no common base, and some are IndexErrors
        raise out_of_place() from error
    for element in root.iter():
        _mend(element)
    root.attrib.pop("xmlns", None)
    root.set("alttext", tex)
    return tostring(root, encoding="unicode")


def _mend(element: Element) -> None:
    """Characters for the converter's references to them, and operators as operators, for their spacing."""
    if not element.text:
        return
    element.text = unescape(element.text)
    if len(element.text) > 1 and element.text.startswith("\\"):
        raise unknown_command(element.text)
    if len(element.text) > 1 or unicodedata.category(element.text) != "Sm":
        return
    if element.tag in ("mi", "mo"):
        element.tag = "mi" if element.text in _NAMES else "mo"

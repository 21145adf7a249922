"""Attributes that many elements share, read into `Look`s."""

from functools import lru_cache

from .nodes import PLAIN, Formats, Look
from .xml import Element

# In the order that they nest, the outermost first.
_FORMATS = ("vertical-align", "text-decoration", "font-weight", "font-variant", "font-style")
_LOOKS = {"prefix", "suffix", "display", "quotes", "text-case", "strip-periods", *_FORMATS}


def look_of(element: Element) -> Look:
    """The affixes and formatting of an element; equal ones share one object."""
    if _LOOKS.isdisjoint(element.attributes):
        return PLAIN
    return _look(
        element.get("prefix"),
        element.get("suffix"),
        tuple((name, element.get(name)) for name in _FORMATS if element.get(name)),
        element.get("display"),
        element.get("quotes") == "true",
        element.get("text-case"),
        element.get("strip-periods") == "true",
    )


@lru_cache(maxsize=4096)
def _look(
    prefix: str, suffix: str, formats: Formats, display: str, quotes: bool, case: str, strip: bool
) -> Look:
    return Look(prefix, suffix, formats, display, quotes, case, strip)

"""Computed styles: most values are the parent's or the initial ones, and need no computing."""

from typing import Any

from weasyprint import css
from weasyprint.css import computed_values, functions, tokens
from weasyprint.css.properties import INHERITED, INITIAL_NOT_COMPUTED, INITIAL_VALUES, Dimension
from weasyprint.layout import inline, percent, preferred

from . import Replacement

_theirs = css.ComputedStyle.__missing__
_anonymous_theirs = css.AnonymousStyle.__missing__
_check_math = functions.check_math

KNOWN = {css.ComputedStyle, css.AnonymousStyle}
"""The styles of a document. What is kept of one hangs on it; a copy, which may be changed, begins without."""

_PLAIN = {str, int, float, bool, type(None), Dimension}  # types of values that hold no function


def _is_inherited(key: str) -> bool | None:
    """Whether a property that no rule sets is its parent's; none where it needs computing all the same."""
    if key in ("page", "position", "float", "display") or key.startswith(("__", "text_decoration_")):
        return None
    if key in INHERITED:
        return True
    return None if key in INITIAL_NOT_COMPUTED or _check_math(INITIAL_VALUES[key]) else False


_KINDS = {key: kind for key in INITIAL_VALUES if (kind := _is_inherited(key)) is not None}
_PHYSICAL = (
    css.PHYSICAL_FUNCTIONS
)  # of properties that others may set by logical names, as margin-block-start
_LOGICAL = {logical(block="ttb", inline=way) for logical in _PHYSICAL.values() for way in ("ltr", "rtl")}


def replacements() -> list[Replacement]:
    """What stands for WeasyPrint's own."""
    users = (functions, css, computed_values, tokens, percent, inline, preferred)
    return [
        (css.ComputedStyle, "__missing__", _computed),
        (css.AnonymousStyle, "__missing__", _anonymous),
        *((user, "check_math", check_math) for user in users),
    ]


def forget() -> None:
    """Nothing is kept but on the styles themselves."""


def check_math(value: Any) -> Any:
    """What `weasyprint.css.functions.check_math` says: whether a value is a mathematical function."""
    return None if type(value) in _PLAIN else _check_math(value)


def _anonymous(style: Any, key: str) -> Any:
    """A value of the style of a box without an element."""
    kind = _KINDS.get(key)
    if kind is None:
        return _anonymous_theirs(style, key)
    value = style[key] = style.parent_style[key] if kind else INITIAL_VALUES[key]
    return value


def _computed(style: Any, key: str) -> Any:
    """A value of the style of an element."""
    kind = _KINDS.get(key)
    if kind is None or key in style.cascaded or (key in _PHYSICAL and _has_logical(style)):
        return _theirs(style, key)
    if kind:
        parent = style.parent_style
        if parent is None or check_math(value := parent[key]):
            return _theirs(style, key)
    else:
        value = INITIAL_VALUES[key]
    style[key] = value
    return value


def _has_logical(style: Any) -> bool:
    """Whether rules set a property of a style by its logical name."""
    kept = vars(style)
    if "_cajista_logical" not in kept:
        kept["_cajista_logical"] = not _LOGICAL.isdisjoint(style.cascaded)
    return bool(kept["_cajista_logical"])

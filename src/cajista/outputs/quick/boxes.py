"""Lengths and backgrounds of boxes: those that depend on the style alone are found once for each style."""

from typing import Any

from weasyprint.css.properties import Dimension
from weasyprint.draw.color import get_color
from weasyprint.formatting_structure.boxes import Box
from weasyprint.layout import absolute, background, block, column, grid, inline, page, percent, table
from weasyprint.layout import float as floats

from . import Replacement
from .styles import KNOWN

_resolve_percentages = percent.resolve_percentages
_is_in_normal_flow = Box.is_in_normal_flow
_layout_box_backgrounds = background.layout_box_backgrounds

_SIDES = ("left", "right", "top", "bottom")
_LENGTHS = (
    *(f"{space}_{side}" for space in ("margin", "padding") for side in _SIDES),
    *(f"{limit}{axis}" for axis in ("width", "height") for limit in ("", "min_", "max_")),
)
_BORDERS = tuple(f"border_{side}_width" for side in _SIDES)
_RADII = tuple(
    f"border_{corner}_radius" for corner in ("top_left", "top_right", "bottom_right", "bottom_left")
)
_BARE = {**dict.fromkeys(_RADII, (0, 0)), "background": None}


def replacements() -> list[Replacement]:
    """What stands for WeasyPrint's own."""
    users = (percent, absolute, block, column, floats, grid, inline, page, table)
    return [
        (Box, "is_in_normal_flow", is_in_normal_flow),
        (background, "layout_box_backgrounds", layout_box_backgrounds),
        *((user, "resolve_percentages", resolve_percentages) for user in users),
    ]


def forget() -> None:
    """Nothing is kept but on the styles themselves."""


def is_in_normal_flow(box: Any) -> bool:
    """What `Box.is_in_normal_flow` says; nearly all boxes are."""
    style = box.style
    if style["float"] == "none" and style["position"] in ("static", "relative"):
        return True
    return bool(_is_in_normal_flow(box))


def resolve_percentages(box: Any, containing_block: Any) -> None:
    """Does what `weasyprint.layout.percent.resolve_percentages` does."""
    own = vars(box)
    style = own.get("style")  # a placeholder has none of its own
    if type(style) not in KNOWN:
        _resolve_percentages(box, containing_block)
        return
    kept = vars(style)
    if "_cajista_lengths" not in kept:
        kept["_cajista_lengths"] = _lengths_of(style)
    if lengths := kept["_cajista_lengths"]:
        own.update(lengths)
    else:
        _resolve_percentages(box, containing_block)


def _lengths_of(style: Any) -> dict[str, Any] | None:
    """The lengths of boxes of a style; none where they depend on what is around the box."""
    if style["border_collapse"] == "collapse" or style["box_sizing"] != "content-box":
        return None
    lengths = {name: style[name] for name in _BORDERS}
    for name in _LENGTHS:
        value = style[name]
        if type(value) is Dimension and value.unit == "px":
            lengths[name] = value.value
        elif value == "auto":
            lengths[name] = 0 if name.startswith("min_") else value
        else:
            return None
    return lengths


def layout_box_backgrounds(
    page: Any, box: Any, get_image_from_uri: Any, layout_children: bool = True, style: Any = None
) -> None:
    """Does what `weasyprint.layout.background.layout_box_backgrounds` does."""
    own = box.style
    if style is not None or box is page or type(own) not in KNOWN or not _is_bare(own):
        _layout_box_backgrounds(page, box, get_image_from_uri, layout_children, style)
        return
    if layout_children:
        for child in box.all_children():
            layout_box_backgrounds(page, child, get_image_from_uri)
    vars(box._box if isinstance(box, absolute.AbsolutePlaceholder) else box).update(_BARE)


def _is_bare(style: Any) -> bool:
    """Whether boxes of a style have no background, picture for a border, round corner or shadow."""
    kept = vars(style)
    if "_cajista_bare" not in kept:
        kept["_cajista_bare"] = (
            all((0, "px") in style[radius] for radius in _RADII)
            and style["border_image_source"][0] == style["mask_border_source"][0] == "none"
            and style["visibility"] != "hidden"
            and not any(value for _, value in style["background_image"])
            and get_color(style, "background_color").alpha == 0
            and not style["box_shadow"]
        )
    return bool(kept["_cajista_bare"])

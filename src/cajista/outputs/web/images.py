"""Sizes of images, so that a page keeps their room before they have come."""

import re
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO

_PIXELS = {
    "": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "in": 96.0, "cm": 96 / 2.54, "mm": 9.6 / 2.54, "em": 19.0, "rem": 19.0
}  # fmt: skip
_LENGTH = re.compile(r"\s*(\d+(?:\.\d+)?|\.\d+)\s*(px|pt|pc|in|cm|mm|em|rem|)\s*")
_SVG_TAG = re.compile(rb"<svg\b[^>]*>", re.DOTALL)
_DRAWN_LARGER = 1.4  # drawings are made for a printed column, whose smallest letters a screen shows too small
_STEP = 5  # per cent; the style sheet has a class for each


@dataclass(frozen=True, slots=True)
class Size:
    """Width and height in CSS pixels."""

    width: int
    height: int


@lru_cache(maxsize=512)
def size_of(data: bytes) -> Size | None:
    """The natural size of an SVG or raster image; None where it cannot be told."""
    tag = _SVG_TAG.search(data[:4096])
    return _svg_size(tag[0].decode("utf-8", "replace")) if tag else _raster_size(data)


def _svg_size(tag: str) -> Size | None:
    """From `width` and `height`, else from `viewBox` (SVG 2, 8.2)."""
    stated = [pixels(_attribute(tag, name)) for name in ("width", "height")]
    box = [pixels(part) for part in _attribute(tag, "viewBox").replace(",", " ").split()[2:4]]
    for width, height in (pair for pair in (stated, box) if len(pair) == 2 and all(pair)):
        return Size(round(width * _DRAWN_LARGER), round(height * _DRAWN_LARGER))
    return None


def _attribute(tag: str, name: str) -> str:
    found = re.search(rf"""\s{name}\s*=\s*["']([^"']*)["']""", tag)
    return found[1] if found else ""


def _raster_size(data: bytes) -> Size | None:
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(BytesIO(data)) as image:
            return Size(*image.size)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None


def pixels(length: str) -> float:
    """A CSS length in pixels; 0 where it is none, or relative."""
    found = _LENGTH.fullmatch(length)
    return float(found[1]) * _PIXELS[found[2]] if found else 0.0


def width_attributes(width: str, size: Size | None) -> str:
    """The attributes that set an image's width without inline style, which the page's policy refuses.

    `width` is as the author states it: a percentage becomes a class, a length the `width` attribute.
    """
    if stated := pixels(width):
        height = f' height="{round(stated * size.height / size.width)}"' if size and size.width else ""
        return f' width="{round(stated)}"{height}'
    natural = f' width="{size.width}" height="{size.height}"' if size else ""
    if share := re.fullmatch(r"\s*(\d+(?:\.\d+)?)\s*%\s*", width):
        nearest = min(100, max(_STEP, _STEP * round(float(share[1]) / _STEP)))
        return f'{natural} class="width-{nearest}"'
    return natural

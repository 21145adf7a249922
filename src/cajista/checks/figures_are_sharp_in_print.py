"""A photograph or other image of dots has 300 dots to the inch at the width at which it is printed.

An image fills its column unless it states a `width`, or `span=page`, by which it crosses both; a small one is set at
96 dots to the inch. Drawings as SVG are sharp at any size.

Why it matters: below that, letters and thin lines look ragged on paper, however good they look on a screen.

Example: an image for a column (86 mm) is 1013 pixels wide or more, one for both columns (178 mm) 2103.
"""

import math
import re
from collections.abc import Iterator

from ..findings import Severity, message
from ..model.block import Figure
from ..model.page import COLUMN_WIDTH, INCH, TEXT_WIDTH
from . import Mistake, Proof

SEVERITY: Severity = "warning"

_WANTED = 300  # dots to the inch
_ENOUGH = 0.97 * _WANTED
_SCREEN = 96  # CSS pixels to the inch
_LENGTH = re.compile(r"(\d+(?:\.\d+)?)(%|[a-z]+)")
_MILLIMETRES = {"mm": 1.0, "cm": 10.0, "in": INCH, "pt": INCH / 72, "pc": INCH / 6, "px": INCH / _SCREEN}


def check_article(proof: Proof) -> Iterator[Mistake]:
    """Images with too few dots, each once for each width at which it is set."""
    told: set[tuple[str, float]] = set()
    for language, copy in proof.copies.items():
        for block in copy.blocks:
            if not isinstance(block, Figure):
                continue
            file = proof.article.figure_file(block.source, language)
            dots = proof.article.pixels.get(file, (0, 0))[0]
            width = _set_width(block, dots)
            if not dots or not width or dots / width * INCH >= _ENOUGH or (file, width) in told:
                continue
            told.add((file, width))
            what = message(
                "{file} is {dots} pixels wide; at {width} mm that is {found} dots to the inch, not {wanted}.",
                file=file,
                dots=dots,
                width=round(width),
                found=math.floor(dots / width * INCH),
                wanted=_WANTED,
            )
            needed = math.ceil(width / INCH * _WANTED)
            hint = message("Supply it at {needed} pixels or more, or as a drawing in SVG.", needed=needed)
            yield Mistake(what, block.span or copy.version.source.at(), hint, language)


def _set_width(figure: Figure, dots: int) -> float:
    """The width at which an image is printed, in millimetres; 0 where it is stated in a way that is not known."""
    room = TEXT_WIDTH if figure.span_page else COLUMN_WIDTH
    if not figure.width:
        return min(room, dots / _SCREEN * INCH)
    found = _LENGTH.fullmatch(figure.width.strip())
    if not found:
        return 0.0
    if found[2] == "%":
        return room * min(float(found[1]), 100) / 100
    return min(room, float(found[1]) * _MILLIMETRES.get(found[2], 0.0))

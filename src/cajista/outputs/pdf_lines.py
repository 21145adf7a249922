"""Finds lines that WeasyPrint broke too early.

Where text before a box of its own (a link, a superscript) fills a line but for the space at its end, it breaks
after the first word instead of the last. Words set a hair closer or wider mend it.
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

_SPREAD = 1.2  # ems between words, more than a justified line ever needs
_SHORT = 0.6  # of the width; a shorter line has room for the next word unless that is long
_LETTER = 0.6  # ems, more than a letter takes on average


def early_breaks(document: Any) -> int:
    """How many lines of a layout were broken too early."""
    return sum(
        _is_early(block, line, after)
        for page in document.pages
        for block in _blocks(page._page_box)
        for line, after in pairwise(block.children)
    )


def _blocks(box: Any) -> Iterator[Any]:
    """The boxes that consist of lines, but those in the margins of the page."""
    if type(box).__name__ == "MarginBox":
        return
    children = getattr(box, "children", ())
    if children and _is_line(children[0]):
        yield box
    for child in children:
        yield from _blocks(child)


def _is_line(box: Any) -> bool:
    return type(box).__name__ == "LineBox"


def _is_early(block: Any, line: Any, after: Any) -> bool:
    texts = list(_texts(line))
    following = "".join(text.text for text in _texts(after)).split(" ", 1)[0]
    if not texts or not following or not _is_line(after) or block.style["white_space"] != "normal":
        return False
    size = block.style["font_size"]
    if max(text.justification_spacing for text in texts) > _SPREAD * size:
        return True
    free = block.width - line.width
    return (
        line.width < _SHORT * block.width and len(following) * _LETTER * size < free and not _is_forced(line)
    )


def _is_forced(line: Any) -> bool:
    """Whether the author asked for the line to end here."""
    return any(box.element_tag == "br" for box in line.descendants())


def _texts(box: Any) -> Iterator[Any]:
    for child in getattr(box, "children", ()):
        if hasattr(child, "justification_spacing"):
            yield child
        else:
            yield from _texts(child)

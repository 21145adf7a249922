"""Makes columns end alike: the last ones by a common height, full ones by the spaces within them."""

from collections.abc import Callable
from copy import copy
from itertools import pairwise
from typing import TypeAlias

from .pdf_pieces import Piece, Setter
from .pdf_queue import Queue

Columns: TypeAlias = Callable[[Queue, float, float, bool], list[Piece]]

_EVENING = 3  # lines that even columns may be longer than their mean, before they are approached by halves
_NEAR = 2.0  # pixels, how near to the least height even columns come then
_STRETCH = 1.6  # lines by which the spaces in a column may be stretched


def evened(
    setter: Setter, columns: Columns, before: Queue, top: float, bottom: float, pieces: list[Piece]
) -> tuple[list[Piece], Queue]:
    """Columns of the least height in which all fits that these hold, set anew, and the queue after them.

    `columns` sets what a queue has in columns between two heights, to be even or not; `before` is the queue before
    them.
    """
    queue = before

    def fits(height: float, *, even: bool = True) -> bool:
        nonlocal pieces, queue
        setter.take_off(*pieces)
        queue = copy(before)
        pieces = columns(queue, top, top + height, even)
        return queue.run_ended

    mean = sum(end - top for end in _ends(pieces).values()) / setter.columns
    if any(fits(min(mean + lines * setter.line, bottom - top)) for lines in range(_EVENING + 1)):
        return pieces, queue
    low, high = mean + _EVENING * setter.line, bottom - top
    while high - low > _NEAR:
        middle = (low + high) / 2
        low, high = (low, middle) if fits(middle) else (middle, high)
    if not fits(high):
        fits(bottom - top, even=False)
    return pieces, queue


def _ends(pieces: list[Piece]) -> dict[int | None, float]:
    """Where each column ends."""
    return {piece.column: piece.end for piece in pieces}


def stretch(pieces: list[Piece], line: float) -> None:
    """Opens the spaces between the blocks of shorter columns, so that full ones end alike."""
    ends = _ends(pieces)
    for number, end in ends.items():
        missing = max(ends.values()) - end
        blocks = [block for piece in pieces if piece.column == number for block in piece.box.children]
        opened = [block for over, block in pairwise(blocks) if block.margin_top or over.margin_bottom]
        if not opened or not 0.5 < missing < _STRETCH * line:
            continue
        shift = 0.0
        for block in blocks:
            shift += missing / len(opened) if any(block is one for one in opened) else 0
            block.translate(dy=shift)

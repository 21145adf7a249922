"""Make-up: where a table or figure did not fit and left a gap, text that follows it is drawn before it.

Style sheets have no page floats that WeasyPrint knows, so the order of blocks is mended from a finished
layout. Only what is numbered and mentioned by its number moves; text keeps its order.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise, takewhile
from typing import Any

from ..model.block import Block, Blocks, BulletList, Figure, Heading, OrderedList, Paragraph, Table

_LINE = 17.0  # CSS pixels, about the leading of the text
_GAP = 4 * _LINE  # what is not worth mending
_COLUMN_TAIL = 4 * _LINE  # room for which a block is worth parting between two columns
_PAGE_TAIL = 20 * _LINE  # the same, where its end will stand over what crosses both


@dataclass(frozen=True, slots=True)
class _Slot:
    """A column, or all columns of a page where what follows crosses them.

    `room` is what is left of it, in pixels of one column; `tail` the room that is worth parting a block for;
    `next` the place of the block that begins after it.
    """

    room: float
    tail: float
    next: int


class Layout:
    """What of a layout counts here: the pieces of the text's columns by page."""

    def __init__(self, document: Any) -> None:
        main = document._html.etree_element.find(".//main")
        self.places = {element: place for place, element in enumerate(main)}
        self.pages = [
            (page._page_box, text) for page in document.pages for text in _mains(page._page_box, main)
        ]
        self.heights: dict[int, float] = {}
        for _, text in self.pages:
            for piece in _pieces(text):
                self._measure(piece)

    @property
    def is_whole(self) -> bool:
        """Whether every block was set; WeasyPrint can lose what follows columns that fit by a hair's breadth."""
        return len(self.heights) == len(self.places)

    def mended(self, blocks: Blocks, spare: int = 0) -> Blocks | None:
        """The blocks in an order that leaves a smaller gap, but for `spare` lines; none where nothing is gained."""
        for slot in self.slots():
            at = slot.next
            start = at + len(list(takewhile(_floats, blocks[at:])))
            if start > at and slot.room >= _GAP:
                end = _filled(blocks, self.heights, start, slot, spare)
                if end > start:
                    return (*blocks[:at], *blocks[start:end], *blocks[at:start], *blocks[end:])
        return None

    def _measure(self, piece: Any) -> None:
        if (place := self._place(piece)) is not None:
            self.heights[place] = self.heights.get(place, 0.0) + piece.margin_height()

    def _place(self, box: Any) -> int | None:
        return self.places.get(box.element)

    def slots(self) -> Iterator[_Slot]:
        """The room left at the end of columns, in reading order."""
        for (page, text), (_, following) in pairwise(self.pages):
            bottom = _bottom_of_text(page)
            begins = self._first(following.children[0])
            columns = _last_columns(text)
            if not getattr(following.children[0], "is_column", False):
                room = bottom - max((_end(column) for column in columns), default=_end(text))
                # A line in each column stays free, since text does not part just where it would be even.
                yield _Slot(len(columns or (1, 1)) * (room - _LINE), _PAGE_TAIL, begins)
                continue
            nexts = [*(self._first(column) for column in columns[1:]), begins][: len(columns)]
            for column, after in zip(columns, nexts, strict=True):
                yield _Slot(bottom - _end(column), _COLUMN_TAIL, after)

    def _first(self, box: Any) -> int:
        """The place of the block that begins a column, or that crosses all."""
        first = box.children[0] if getattr(box, "is_column", False) and box.children else box
        place = self._place(first)
        return len(self.places) if place is None else place


def _filled(blocks: Blocks, heights: dict[int, float], start: int, slot: _Slot, spare: int) -> int:
    """The end of the run of blocks from `start` that fills a slot."""
    end, room = start, slot.room - spare * _LINE
    for block in blocks[start:]:
        height = heights.get(end, 0.0)
        if _floats(block) or (height > room and not (room > slot.tail and _can_part(block))):
            break
        end += 1
        room -= height
        if room < _LINE:
            break
    while end > start and isinstance(blocks[end - 1], Heading):
        end -= 1
    return end


def _floats(block: Block) -> bool:
    """Whether a block is mentioned by its number, so that it may stand after text that follows it."""
    return isinstance(block, Figure | Table)


def _can_part(block: Block) -> bool:
    return isinstance(block, Paragraph | BulletList | OrderedList)


def _mains(box: Any, main: Any) -> Iterator[Any]:
    """The box of the text on a page, if it is there."""
    for child in getattr(box, "children", ()):
        if child.element is main and not getattr(child, "is_column", False):
            if child.children:
                yield child
            return
        if child.element is not None and child.element.tag in ("html", "body"):
            yield from _mains(child, main)


def _pieces(text: Any) -> Iterator[Any]:
    for child in text.children:
        yield from child.children if getattr(child, "is_column", False) else (child,)


def _last_columns(text: Any) -> list[Any]:
    """The columns that end a page; none where a block that crosses them ends it."""
    columns: list[Any] = []
    for child in reversed(text.children):
        if not getattr(child, "is_column", False):
            break
        columns.insert(0, child)
    return columns


def _end(box: Any) -> float:
    """Where the contents of a column end."""
    ends: list[float] = [child.position_y + child.margin_height() for child in box.children]
    return max(ends, default=float(box.position_y))


def _bottom_of_text(page: Any) -> float:
    """Where the text's room ends on a page: above the footnotes."""
    area = next((box for box in page.children if type(box).__name__ == "FootnoteAreaBox"), None)
    notes = area.margin_height() if area is not None and area.height != "auto" else 0.0
    return float(page.content_box_y() + page.height - notes)

"""Make-up: sets the text of an article in columns, page by page, in place of WeasyPrint's layout of columns.

WeasyPrint's own loses text where columns fit by a hair's breadth, knows no floats that leave their place, and may
set a page a hundred times to even it. Here a column is filled once. A figure or table stands where it is mentioned
if there is room; if not, the text goes on, and it comes to stand at the foot of the page or the head of the next
column. Only where text ends, or a block that is no float crosses the columns, are these made even.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from copy import copy
from typing import Any

from .pdf_column import Column, FootTakenError, Frame
from .pdf_evening import evened, stretch
from .pdf_pieces import ENDLESS, Piece, Setter
from .pdf_queue import Queue, crosses, floats

_TAG = "main"  # the element whose columns are set here
_ATTEMPTS = 10  # at a page: one for each float that is found to fit at its foot, and some for footnotes
_FEW = 4  # lines; with less room, columns begin on the next page


@contextmanager
def columns_set_here() -> Iterator[None]:
    """While a document is laid out, has the columns of its text set by this module."""
    from weasyprint.layout import block

    theirs = block.columns_layout

    def columns_layout(context: Any, box: Any, *others: Any) -> Any:
        return (_columns_layout if box.element_tag == _TAG else theirs)(context, box, *others)

    block.columns_layout = columns_layout
    try:
        yield
    finally:
        block.columns_layout = theirs


def _columns_layout(
    context: Any, text: Any, bottom_space: float, skip: Any, container: Any, page_is_empty: bool,
    absolute: list[Any], fixed: list[Any], margins: list[float], *_: Any,
) -> Any:  # fmt: skip
    """Sets what fits on a page; takes and gives what `weasyprint.layout.column.columns_layout` does.

    The children of `text` come to stand in the order in which they were set, since WeasyPrint goes on at one of
    them on the next page.
    """
    from weasyprint.layout.block import block_level_width, collapse_margin

    start, rest = next(iter(skip.items())) if skip else (0, None)
    box = text.copy_with_children([])
    box.position_y += collapse_margin(margins)
    block_level_width(box, container)
    setter = Setter(context, box, absolute, fixed)
    page = _Page(setter, box.content_box_y(), context.page_bottom - bottom_space, is_empty=page_is_empty)
    with _in_columns(context):
        pieces, queue = page.filled(Queue(text.children[start:], rest))
    if queue.left and not pieces:
        if not page_is_empty:
            return None, (0, None), {"break": "any", "page": None}, [], False
        queue.take(queue.left[:1])  # lost, which is found out, rather than tried on page after page
    text.children = [*text.children[:start], *queue.done, *queue.left]
    box.children = [piece.box for piece in pieces]
    box.height = max([piece.end for piece in pieces], default=page.top) - page.top
    goes_on = {start + len(queue.done): queue.rest} if queue.left else None
    return box, goes_on, {"break": "any", "page": None}, [], False


@contextmanager
def _in_columns(context: Any) -> Iterator[None]:
    """Has WeasyPrint leave the bottom of the page where it is while columns call footnotes, and moves it after."""
    area = context.current_footnote_area

    def height() -> Any:
        return 0 if area.height == "auto" else area.margin_height()

    before, context.in_column = height(), True
    yield
    context.in_column = False
    context.page_bottom -= height() - before


class _Page:
    """The part of a page that is the text's, from `top` to `bottom`; `foot` has the floats that stand there."""

    def __init__(self, setter: Setter, top: float, bottom: float, *, is_empty: bool) -> None:
        self.setter = setter
        self.top, self.bottom = top, bottom
        self.is_empty = is_empty  # but for the text
        self.foot: list[Any] = []

    def filled(self, queue: Queue) -> tuple[list[Piece], Queue]:
        """The pieces that fit, and the queue after them."""
        before = self.setter.notes
        notes = 0.0  # room for the footnotes that the page will call
        for attempt in range(_ATTEMPTS):
            filling = _Filling(self, copy(queue), self.bottom - notes, is_last=attempt == _ATTEMPTS - 1)
            try:
                filling.fill()
            except FootTakenError as found:
                self.foot.append(found.block)
                self.setter.take_off(*self.setter.standing)
                continue
            called = self.setter.notes - before
            if called <= notes + 0.5 or filling.is_last:
                break
            notes = called
            self.setter.take_off(*self.setter.standing)
        if self.setter.notes > before + notes + 0.5:
            self.setter.put_off_notes(before + notes)
        return filling.pieces, filling.queue


class _Filling:
    """An attempt at a page: the pieces so far, and where the next may begin."""

    def __init__(self, page: _Page, queue: Queue, bottom: float, *, is_last: bool) -> None:
        self.page, self.setter, self.queue = page, page.setter, queue
        self.is_last = is_last  # whether it will stand as it is
        self.pieces: list[Piece] = []
        self.top, self.space = page.top, 0.0
        self.bottom = bottom - sum(map(self.setter.room_across, page.foot))
        queue.take(page.foot)

    def fill(self) -> None:
        """Sets what fits.

        Raises:
            FootTakenError: it has to be tried anew, with one more float at the foot.
        """
        self.queue.let_first_wait(self.setter)
        self._set_waiting()
        while self.queue.left and self._set_next():
            pass
        self._set_foot()

    def _set_waiting(self) -> None:
        """Sets the floats across the columns that were put off, as far as there is room and none is overtaken."""
        waiting = self.queue.put_off
        while waiting and crosses(waiting[0]) and self._across(waiting[0]):
            self.queue.take([waiting[0]])

    def _set_next(self) -> bool:
        """Sets what comes next, columns or a block across them; whether more can be set on this page."""
        if not self._is_first and self.bottom - self.top < _FEW * self.setter.line:
            return False
        coming = self.queue.coming
        if not coming and self.queue.run_ended:
            self._set_waiting()
            return False
        if not coming or not crosses(coming[0]):
            return self._set_columns()
        piece = self._across(coming[0], self.queue.rest)
        if piece:
            self.queue.advance(piece, 1)
        return piece is not None and piece.rest is None

    def _across(self, block: Any, rest: Any = None, *, forced: bool = False) -> Piece | None:
        """Sets a block across the columns, if it fits or has to stand here; a float is never parted."""
        space = max(self.space, self.setter.space_over(block, rest)) if self.pieces else 0.0
        forced = forced or self._is_first
        bottom = ENDLESS if forced and floats(block) else self.bottom
        piece = self.setter.across(block, rest, self.top + space, bottom, forced=forced)
        if piece:
            self._add(piece)
        return piece

    @property
    def _is_first(self) -> bool:
        """Whether nothing stands on the page, so that what comes has to, be there room for it or not."""
        return self.page.is_empty and not self.pieces

    def _add(self, *pieces: Piece) -> None:
        self.pieces += pieces
        self.top = max(piece.end for piece in pieces)
        self.space = max(piece.space for piece in pieces)

    def _set_foot(self) -> None:
        """Sets the floats at the foot: of the page if it is full, else under the last of the text."""
        room = self.bottom + sum(map(self.setter.room_across, self.page.foot))
        foot = [self._across(block, forced=True) for block in self.page.foot]
        for piece in filter(None, foot if self.queue.left else ()):
            piece.box.translate(dy=room - self.top)

    def _set_columns(self) -> bool:
        """Sets columns; whether they end before their room does."""
        before, top = copy(self.queue), self.top + self.space
        pieces = self._columns(self.queue, top, self.bottom, False)
        if pieces and self.queue.run_ended:
            before.let_same_wait(self.queue)
            pieces, self.queue = evened(self.setter, self._columns, before, top, self.bottom, pieces)
        elif pieces and self.queue.run:
            stretch(pieces, self.setter.line)
        if pieces:
            self._add(*pieces)
        return bool(pieces) and self.queue.run_ended

    def _columns(self, queue: Queue, top: float, bottom: float, even: bool) -> list[Piece]:
        """Columns filled one after the other."""
        pieces: list[Piece] = []
        for number in range(self.setter.columns):
            is_first = self._is_first and not (number or self.page.foot)
            frame = Frame(number, top, bottom, even=even, is_first=is_first, may_take_foot=not self.is_last)
            pieces += Column(self.setter, queue, frame).filled()
        return pieces

"""Make-up: sets the text of an article in columns, page by page, in place of WeasyPrint's layout of columns.

WeasyPrint's own loses text where columns fit by a hair's breadth, knows no floats that leave their place, and may
set a page a hundred times to even it. Here a column is filled once. A figure or table stands where it is mentioned
if there is room; if not, the text goes on, and it comes to stand at the foot of the page or the head of the next
column. Only where text ends, or a block that is no float crosses the columns, are these made even.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from copy import copy
from itertools import pairwise
from typing import Any

from .pdf_pieces import ENDLESS, Piece, Setter
from .pdf_queue import Queue, crosses, floats, is_heading

_TAG = "main"  # the element whose columns are set here
_ATTEMPTS = 10  # at a page: one for each float that is found to fit at its foot, and some for footnotes
_FEW = 4  # lines; with less room, columns begin on the next page
_EVENING = 3  # lines that even columns may be longer than their mean, before they are approached by halves
_NEAR = 2.0  # pixels, how near to the least height even columns come then
_STRETCH = 1.6  # lines by which the spaces in a column may be stretched


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
    page = _Page(
        Setter(context, box, absolute, fixed), box.content_box_y(), context.page_bottom - bottom_space
    )
    if text.children and not page_is_empty and page.is_short:
        return None, (0, None), {"break": "any", "page": None}, [], False
    with _in_columns(context):
        pieces, queue = page.filled(Queue(text.children[start:], rest))
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


class _FootTaken(Exception):  # noqa: N818  # no error: what is set is begun anew
    """A float that crosses the columns was found to fit at the foot of the page, which has to be set anew."""


class _Page:
    """The part of a page that is the text's, from `top` to `bottom`; `foot` has the floats that stand there."""

    def __init__(self, setter: Setter, top: float, bottom: float) -> None:
        self.setter = setter
        self.top, self.bottom = top, bottom
        self.foot: list[Any] = []

    @property
    def is_short(self) -> bool:
        """Whether there is hardly any room."""
        return self.bottom - self.top < _FEW * self.setter.line

    def filled(self, queue: Queue) -> tuple[list[Piece], Queue]:
        """The pieces that fit, and the queue after them."""
        before = self.setter.notes
        notes = 0.0  # room for the footnotes that the page will call
        for attempt in range(_ATTEMPTS):
            filling = _Filling(self, copy(queue), self.bottom - notes, is_last=attempt == _ATTEMPTS - 1)
            try:
                filling.fill()
            except _FootTaken:
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
        self.bottom = bottom - sum(self.taken(block) for block in page.foot)
        queue.take(page.foot)

    def taken(self, block: Any) -> float:
        """The room that a block takes which crosses the columns under others."""
        return self.setter.height(block, crosses=True) + self.setter.space_over(block)

    def fill(self) -> None:
        """Sets what fits.

        Raises:
            _FootTaken: it has to be tried anew, with one more float at the foot.
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
        if self.pieces and self.bottom - self.top < _FEW * self.setter.line:
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
        """Sets a block across the columns, if it fits or is forced."""
        space = max(self.space, self.setter.space_over(block, rest)) if self.pieces else 0.0
        forced = forced or not self.pieces
        piece = self.setter.across(block, rest, self.top + space, self.bottom, forced=forced)
        if piece:
            self._add(piece)
        return piece

    def _add(self, *pieces: Piece) -> None:
        self.pieces += pieces
        self.top = max(piece.end for piece in pieces)
        self.space = max(piece.space for piece in pieces)

    def _set_foot(self) -> None:
        """Sets the floats at the foot: of the page if it is full, else under the last of the text."""
        room = self.bottom + sum(self.taken(block) for block in self.page.foot)
        self.bottom = ENDLESS
        foot = [self._across(block, forced=True) for block in self.page.foot]
        for piece in filter(None, foot if self.queue.left else ()):
            piece.box.translate(dy=room - self.top)

    def _set_columns(self) -> bool:
        """Sets columns; whether they end before their room does."""
        before, top = copy(self.queue), self.top + self.space
        pieces = self.columns(self.queue, top, self.bottom)
        if pieces and self.queue.run_ended:
            before.let_same_wait(self.queue)
            pieces, self.queue = _evened(self, before, top, pieces)
        elif pieces and self.queue.run:
            _stretch(pieces, self.setter.line)
        if pieces:
            self._add(*pieces)
        return bool(pieces) and self.queue.run_ended

    def columns(self, queue: Queue, top: float, bottom: float, *, even: bool = False) -> list[Piece]:
        """Columns filled one after the other; even ones keep together what a column's head would part."""
        pieces: list[Piece] = []
        for number in range(self.setter.columns):
            pieces += _Column(self, queue, number, top, bottom, even=even).filled()
        return pieces


class _Column:
    """A column as it is filled; one that is to be even has to hold together what the head of another may part."""

    def __init__(
        self, filling: _Filling, queue: Queue, number: int, top: float, bottom: float, *, even: bool
    ) -> None:
        self.filling, self.setter, self.queue = filling, filling.setter, queue
        self.number, self.top, self.bottom, self.even = number, top, bottom, even
        self.pieces: list[Piece] = []

    def filled(self) -> list[Piece]:
        """The pieces that fit.

        Raises:
            _FootTaken: a float that comes next fits at the foot of the page.
        """
        self._set_waiting()
        while run := self.queue.run:
            piece = self._piece(run, self.queue.rest)
            misplaced = self._misplaced(run, piece)
            if misplaced is None:
                if piece:
                    self._add(piece, len(run))
                break
            if piece:
                self.setter.take_off(piece)
            self.queue.let_wait(misplaced, self.setter)
        return self.pieces

    def _add(self, piece: Piece, blocks: int) -> None:
        self.pieces.append(piece)
        self.queue.advance(piece, blocks)

    def _piece(self, blocks: list[Any], rest: Any) -> Piece | None:
        last = self.pieces[-1] if self.pieces else None
        top = last.end + max(last.space, self.setter.space_over(blocks[0], rest)) if last else self.top
        forced = not last and not self.even and (bool(rest) or not floats(blocks[0]) or self._has_to_stand)
        return self.setter.in_column(blocks, rest, self.number, top, self.bottom, forced=forced)

    @property
    def _has_to_stand(self) -> bool:
        """Whether a float has to stand here, fit or not: there will be no more room on another page."""
        page = self.filling.page
        return not (self.number or self.filling.pieces or self.queue.rest or self.even or page.foot)

    def _set_waiting(self) -> None:
        """Sets the floats that wait for a column as far as there is room: before the rest of a block, or what comes."""
        recalled = 0
        while (block := self._waiting()) is not None:
            if self.queue.rest is None:
                self.queue.recall(recalled)
                recalled += 1
            elif piece := self._piece([block], None):
                self.queue.take([block])
                self.pieces.append(piece)
            else:
                break

    def _waiting(self) -> Any:
        """The next float that waits for a column, if it fits or has to stand here."""
        block = self.queue.put_off[0] if self.queue.put_off else None
        if block is None or crosses(block):
            return None
        return block if self._room_for(block) or self._has_to_stand else None

    def _room_for(self, block: Any) -> bool:
        return self.setter.height(block, crosses=False) <= self.bottom - self.top

    def _misplaced(self, run: list[Any], piece: Piece | None) -> int | None:
        """The place of a float that has to wait, if there is one.

        It would stand before one that waits; it did not fit, or what is kept with it did not; or it crosses the
        columns.
        """
        at, rest = (
            next(iter(piece.rest.items())) if piece and piece.rest else (len(run) if piece else 0, None)
        )
        overtaking = self.queue.overtaking(run[: at + 1] if rest else run[:at])
        if overtaking is not None or rest:
            return overtaking
        while at < len(run) and is_heading(run[at]):
            at += 1
        if at == len(self.queue.coming) or not floats(self.queue.coming[at]):
            return None
        if piece and at == len(run) and not piece.rest and self._fits_at_foot(self.queue.coming[at], piece):
            self.filling.page.foot.append(self.queue.coming[at])
            raise _FootTaken
        return at

    def _fits_at_foot(self, block: Any, piece: Piece) -> bool:
        """Whether a float that crosses the columns fits at the foot of the page, under what was set before it."""
        if self.filling.is_last or self.even or self.queue.put_off:
            return False
        used = self.number * (self.bottom - self.top) + piece.end - self.top
        room = self.bottom - self.filling.taken(block) - self.top
        in_columns = [one for one in self.setter.standing if one.column is not None]
        heights = (one.border_height() for piece in in_columns for one in piece.box.children if floats(one))
        return self.setter.columns * (room - self.setter.line) >= used and room >= max(heights, default=0)


def _evened(filling: _Filling, before: Queue, top: float, pieces: list[Piece]) -> tuple[list[Piece], Queue]:
    """Columns of the least height in which all fits that these hold, set anew, and the queue after them."""
    setter, queue = filling.setter, before

    def fits(height: float) -> bool:
        nonlocal pieces, queue
        setter.take_off(*pieces)
        queue = copy(before)
        pieces = filling.columns(queue, top, top + height, even=True)
        return queue.run_ended

    mean = sum(_ends(pieces).values()) / setter.columns - len(_ends(pieces)) * top / setter.columns
    if any(fits(mean + lines * setter.line) for lines in range(_EVENING + 1)):
        return pieces, queue
    low, high = mean + _EVENING * setter.line, filling.bottom - top
    while high - low > _NEAR:
        middle = (low + high) / 2
        low, high = (low, middle) if fits(middle) else (middle, high)
    if not fits(high):
        setter.take_off(*pieces)
        queue = copy(before)
        pieces = filling.columns(queue, top, filling.bottom)
    return pieces, queue


def _ends(pieces: list[Piece]) -> dict[int | None, float]:
    """Where each column ends."""
    return {piece.column: piece.end for piece in pieces}


def _stretch(pieces: list[Piece], line: float) -> None:
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

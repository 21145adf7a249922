"""Fills a column of an article's text from a queue of blocks, and says which floats have to wait."""

from dataclasses import dataclass
from typing import Any

from .pdf_pieces import Piece, Setter
from .pdf_queue import Queue, crosses, floats, is_heading


class FootTakenError(Exception):
    """A float that crosses the columns was found to fit at the foot of the page, which has to be set anew."""

    def __init__(self, block: Any) -> None:
        super().__init__()
        self.block = block


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a column stands on its page.

    One of several that are to be `even` keeps together what the head of another may part; the `first` of an empty
    page has to take what comes, be there room for it or not.
    """

    number: int
    top: float
    bottom: float
    even: bool
    is_first: bool
    may_take_foot: bool

    @property
    def height(self) -> float:
        """Its height."""
        return self.bottom - self.top


class Column:
    """A column as it is filled."""

    def __init__(self, setter: Setter, queue: Queue, frame: Frame) -> None:
        self.setter, self.queue, self.frame = setter, queue, frame
        self.pieces: list[Piece] = []

    def filled(self) -> list[Piece]:
        """The pieces that fit.

        Raises:
            FootTakenError: a float that comes next fits at the foot of the page.
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
        last, frame = self.pieces[-1] if self.pieces else None, self.frame
        top = last.end + max(last.space, self.setter.space_over(blocks[0], rest)) if last else frame.top
        forced = not last and not frame.even and (bool(rest) or not floats(blocks[0]) or self._has_to_stand)
        return self.setter.in_column(blocks, rest, frame.number, top, frame.bottom, forced=forced)

    @property
    def _has_to_stand(self) -> bool:
        """Whether a float has to stand here, fit or not: there will be no more room on another page."""
        return self.frame.is_first and not self.frame.even and not self.queue.rest

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
        fits = self.setter.height(block, crosses=False) <= self.frame.height
        return block if fits or self._has_to_stand else None

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
            raise FootTakenError(self.queue.coming[at])
        return at

    def _fits_at_foot(self, block: Any, piece: Piece) -> bool:
        """Whether a float that crosses the columns fits at the foot of the page, under what was set before it."""
        frame = self.frame
        if frame.even or self.queue.put_off or not frame.may_take_foot:
            return False
        used = frame.number * frame.height + piece.end - frame.top
        room = frame.height - self.setter.room_across(block)
        in_columns = [one for one in self.setter.standing if one.column is not None]
        heights = (one.border_height() for piece in in_columns for one in piece.box.children if floats(one))
        return self.setter.columns * (room - self.setter.line) >= used and room >= max(heights, default=0)

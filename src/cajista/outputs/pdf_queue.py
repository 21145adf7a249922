"""What of an article's text is yet to be set, and which of its blocks may leave their place."""

from collections.abc import Iterable, Sequence
from typing import Any

from .pdf_pieces import Piece, Setter

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


def floats(block: Any) -> bool:
    """Whether a block is a figure or table: it is mentioned by its number, and may stand before or after that."""
    element = block.element
    is_one = element is not None and (
        element.tag == "figure" or "table-box" in element.get("class", "").split()
    )
    return is_one and block.style["break_inside"] == "avoid"


def crosses(block: Any) -> bool:
    """Whether a block crosses all columns."""
    return bool(block.style["column_span"] == "all")


def is_heading(block: Any) -> bool:
    """Whether a block is a heading, which stays with what follows it."""
    return block.element_tag in _HEADINGS


class Queue:
    """Blocks of the text in order: done on this page; coming; and floats put off, from before those that come."""

    def __init__(self, coming: Iterable[Any], rest: Any = None) -> None:
        self.coming = list(coming)
        self.rest = rest  # where in the first of them to go on
        self.put_off: list[Any] = []
        self.done: list[Any] = []
        self._ranks = {id(block): rank for rank, block in enumerate(self.coming)}

    def __copy__(self) -> "Queue":
        twin = Queue(())
        twin.coming, twin.rest, twin._ranks = list(self.coming), self.rest, self._ranks
        twin.put_off, twin.done = list(self.put_off), list(self.done)
        return twin

    @property
    def left(self) -> list[Any]:
        """What the next page begins with: the rest of a block, floats put off, the others."""
        begun = self._begun
        return [*self.coming[:begun], *self.put_off, *self.coming[begun:]]

    @property
    def _begun(self) -> int:
        return 0 if self.rest is None else 1

    @property
    def run(self) -> list[Any]:
        """The blocks that come before the first that crosses the columns."""
        at = next((at for at, block in enumerate(self.coming) if crosses(block)), len(self.coming))
        return self.coming[:at]

    @property
    def run_ended(self) -> bool:
        """Whether nothing is left for columns before what crosses them."""
        return not self.run and all(crosses(block) for block in self.put_off)

    def advance(self, piece: Piece, blocks: int) -> None:
        """Counts a piece of so many blocks as done, but for its rest."""
        whole, self.rest = next(iter(piece.rest.items())) if piece.rest else (blocks, None)
        self.done += self.coming[:whole]
        del self.coming[:whole]

    def take(self, blocks: Sequence[Any]) -> None:
        """Counts blocks as done, wherever they were."""
        for waiting in (self.coming, self.put_off):
            waiting[:] = [block for block in waiting if not any(block is one for one in blocks)]
        self.done += blocks

    def let_wait(self, at: int, setter: Setter) -> None:
        """Puts off the float in this place; one that is longer than a page is parted where it stands instead."""
        block = self.coming[at]
        if setter.height(block, crosses=crosses(block)) > setter.page_height:
            self.coming[at] = _parted(block)
            self._ranks[id(self.coming[at])] = self._ranks[id(block)]
        else:
            self._wait(self.coming.pop(at))

    def let_first_wait(self, setter: Setter) -> None:
        """Puts off the floats that it begins with, so that they come to stand at a head."""
        while len(self.coming) > self._begun and floats(self.coming[self._begun]):
            self.let_wait(self._begun, setter)

    def let_same_wait(self, other: "Queue") -> None:
        """Puts off what crosses the columns and is put off in another queue of the same blocks."""
        for block in other.put_off:
            if crosses(block) and any(block is one for one in self.coming):
                self.coming = [one for one in self.coming if one is not block]
                self._wait(block)

    def recall(self, at: int) -> None:
        """Has the first float that was put off come in this place."""
        self.coming.insert(at, self.put_off.pop(0))

    def _wait(self, block: Any) -> None:
        self.put_off.append(block)
        self.put_off.sort(key=lambda one: self._ranks[id(one)])

    def overtaking(self, blocks: Sequence[Any]) -> int | None:
        """The place of the first float among blocks that come which would stand before one that was put off."""
        if not self.put_off:
            return None
        waits = self._ranks[id(self.put_off[0])]
        return next(
            (at for at, one in enumerate(blocks) if floats(one) and self._ranks[id(one)] > waits), None
        )


def _parted(block: Any) -> Any:
    """A float as a block that may be parted between columns and pages."""
    parted = block.copy()
    parted.style = block.style.copy()
    parted.style["break_inside"] = "auto"
    return parted

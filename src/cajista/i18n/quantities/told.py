"""A number with all that it takes to judge it."""

import re
from collections.abc import Callable
from typing import NamedTuple

from .grammar import Grammar
from .lists import lowered, plain
from .model import Placed, Quantity

_WORD = re.compile(r"[^\W\d_]+")


class Told(NamedTuple):
    """A number where it stands, how its language writes numbers, and what stands between it and the next ones."""

    placed: Placed
    grammar: Grammar
    between: Callable[[], tuple[int, int]]

    @property
    def ends(self) -> tuple[int, int]:
        """Where the amount before it ends, and where the next begins."""
        return self.between()

    @property
    def quantity(self) -> Quantity:
        """The number."""
        return self.placed.quantity

    @property
    def follows_numbered(self) -> bool:
        """Whether it numbers a table, a figure, a section…: "Table 2"."""
        start = self.placed.quantity.start
        return bool(self.grammar.numbered.before(lowered(plain(self.placed.unit.text[:start])), start - 1))

    def around(self, reach: int) -> list[str]:
        """The words near it, in lower case."""
        start, end = self.quantity.whole
        return _WORD.findall(self.placed.unit.text[max(0, start - reach) : end + reach].lower())

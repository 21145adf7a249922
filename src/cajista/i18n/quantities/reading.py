"""A text's quantities: its numbers, each with what stands around it."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from .clocks import clocks
from .figures import figures, prepared
from .grammar import Grammar
from .measuring import measured
from .model import Quantity
from .naming import with_statistics
from .schedules import with_schedules
from .sharing import with_shared
from .wording import joined, worded


@lru_cache(maxsize=512)
def read(typed: str, grammar: Grammar) -> tuple[Quantity, ...]:
    """Every quantity of a text, in order; of passages that did not change since they were last read, at once."""
    if not typed:
        return ()
    text = prepared(typed)
    found = joined([*figures(text, grammar), *worded(text, grammar), *clocks(text, grammar)], text, grammar)
    if not found:
        return ()
    quantities = list(_apart(measured(figure, text, grammar) for figure in found))
    for step in (with_schedules, with_shared, with_statistics):
        quantities = step(quantities, text, grammar)
    return tuple(quantities)


def _apart(quantities: Iterable[Quantity]) -> Iterator[Quantity]:
    """Without what is part of another's unit or comparator: the «ciento» of «por ciento»."""
    end = 0
    for one in quantities:
        if one.start >= end:
            yield one
            end = max(end, one.whole[1])

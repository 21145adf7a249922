"""The best pairing in order of two rows of things: one with one, one with two, one with nothing.

After Gale and Church, "A program for aligning sentences in bilingual corpora" (1993); what a pairing is
worth is the caller's to say.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias, TypeVar

Thing = TypeVar("Thing")
Pairing: TypeAlias = tuple[tuple[Thing, ...], tuple[Thing, ...]]
Gain: TypeAlias = Callable[[Sequence[Thing], Sequence[Thing]], float | None]
_Best: TypeAlias = dict[tuple[int, int], tuple[float, int, int]]

_BAND = 12  # how far from the diagonal a pair may lie, beside the difference in length
_STEPS = ((1, 1), (1, 0), (0, 1), (1, 2), (2, 1))


def best_pairing(
    source: Sequence[Thing], target: Sequence[Thing], gain: Gain[Thing]
) -> Iterator[Pairing[Thing]]:
    """The pairing whose gains are the most together, by dynamic programming within a band.

    `gain` says what it is worth to take some of either side (none of one of them) for each other; None
    where they cannot be.
    """
    rows, columns = len(source), len(target)
    if not (rows and columns):
        yield from (((one,), ()) for one in source)
        yield from (((), (one,)) for one in target)
        return
    band = _BAND + abs(rows - columns)
    best: _Best = {(0, 0): (0.0, 0, 0)}
    for row in range(rows + 1):
        middle = row * columns // rows
        for column in range(max(0, middle - band), min(columns, middle + band) + 1):
            steps = [
                (best[row - up, column - left][0] + worth, up, left)
                for up, left in _STEPS
                if (row - up, column - left) in best
                and (worth := gain(source[row - up : row], target[column - left : column])) is not None
            ]
            if steps:
                best[row, column] = max(steps)
    yield from reversed([*_walked(best, source, target)])


def _walked(best: _Best, source: Sequence[Thing], target: Sequence[Thing]) -> Iterator[Pairing[Thing]]:
    """From the end to the start, each by the step that led there."""
    row, column = len(source), len(target)
    while row or column:
        _, up, left = best[row, column]
        yield tuple(source[row - up : row]), tuple(target[column - left : column])
        row, column = row - up, column - left

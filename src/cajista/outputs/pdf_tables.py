"""How much room a table needs on the printed page, guessed from its words before it is set."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..model import block as b
from ..model import inline as i
from .formula import FormulaError, draw

COLUMN, PAGE = 243.0, 504.0  # points, the widths that there are
_SIZE, _DENSE_SIZE = 8.2, 7.2  # points, of the type in tables
_PADDING, _DENSE_PADDING = 6.0, 3.5
_LETTER, _CAPITAL = 0.5, 0.62  # ems
_MANY = 6  # columns; a table that has more crosses the page, asked or not
_WORDY = 4.0  # widths of a column of text, set in one line; a table with more words crosses the page
_FEWEST_WORDY = 3  # columns of such a table
_PIECE = re.compile(r"[^ /–-]*[/–-]?")


@dataclass(frozen=True, slots=True)
class Fit:
    """How a table is set: across the page, in smaller type, with words longer than `longest` parted anywhere."""

    crosses: bool
    dense: bool
    longest: int  # characters; 0 where all words have room


def fit_of(table: b.Table) -> Fit:
    """How a table is best set."""
    columns = len(table.alignments)
    least = sum(map(_least, _columns(table))) * _SIZE + columns * _PADDING
    wordy = columns >= _FEWEST_WORDY and sum(map(_whole, _columns(table))) * _SIZE > _WORDY * COLUMN
    crosses = table.span_page or columns > _MANY or wordy or least > COLUMN
    if least <= (PAGE if crosses else COLUMN):
        return Fit(crosses, False, 0)
    denser = sum(map(_least, _columns(table))) * _DENSE_SIZE + columns * _DENSE_PADDING
    share = (PAGE / columns - _DENSE_PADDING) / (_DENSE_SIZE * _CAPITAL)
    return Fit(crosses, True, 0 if denser <= PAGE else max(4, int(share)))


def _columns(table: b.Table) -> Iterator[list[b.Cell]]:
    for at in range(len(table.alignments)):
        yield [row[at] for row in (table.header, *table.rows)]


def _least(column: list[b.Cell]) -> float:
    """The width of the longest piece in a column that cannot be parted, in ems."""
    return max(max((_width(piece) for piece in _PIECE.findall(_text(cell))), default=0.0) for cell in column)


def _whole(column: list[b.Cell]) -> float:
    """The width of the longest cell of a column, set in one line, in ems."""
    return max(_width(_text(cell)) for cell in column)


def _width(text: str) -> float:
    return sum(_CAPITAL if character.isupper() else _LETTER for character in text)


def _text(cell: b.Cell) -> str:
    """The words of a cell; a formula counts as a word of its width."""
    return i.plain_text(i.map_inlines(cell.children, _as_word))


def _as_word(node: i.Inline) -> i.Inlines:
    if not isinstance(node, i.Math):
        return (node,)
    try:
        return (i.Text("x" * round(draw(node.tex, display=False).width / _LETTER)),)
    except FormulaError:
        return (i.Text(node.tex),)

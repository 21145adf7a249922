"""Every table has a header, every column in it a heading, and rows below it. The first column may go without.

Why it matters: screen readers say a column's heading before each of its cells; without it a number is just a number
(WCAG 2, success criterion 1.3.1).

Example: the first line of a table, before the line of hyphens, is its header: `| Drug | Dose (mg) |`.
"""

from collections.abc import Iterator

from ..findings import Severity, message
from ..model.block import Cell, Row, Table
from ..model.inline import plain_text
from . import Copy, Mistake, Proof

SEVERITY: Severity = "warning"


def check_copy(copy: Copy, proof: Proof) -> Iterator[Mistake]:
    """Tables without header or rows, columns without heading."""
    for block in copy.blocks:
        if isinstance(block, Table):
            span = block.span or copy.version.source.at()
            if not any(map(_is_filled, block.header)):
                hint = message("Say in the table's first line what its columns hold.")
                yield Mistake(message("The table has no header."), span, hint)
            else:
                yield from _columns(block, copy)
            if not any(_is_filled(cell) for row in block.rows for cell in row):
                hint = message("Its first line is the header; write its rows below the line of hyphens.")
                yield Mistake(message("The table has nothing but a header."), span, hint)


def _columns(table: Table, copy: Copy) -> Iterator[Mistake]:
    """The first column without heading. Where the next line goes on with the header, others are parts of wide ones."""
    for at, cell in enumerate(table.header):
        if at and not _is_filled(cell) and not _goes_on(table.rows) and _holds(table, at):
            what = message("Column {number} of the table has no heading.", number=at + 1)
            yield Mistake(what, cell.span or table.span or copy.version.source.at(), message("Add it."))
            return


def _goes_on(rows: tuple[Row, ...]) -> bool:
    """Whether the first row is a second line of headings: without a name of its own, or without values."""
    first = rows[0] if rows else ()
    has_values = any(character.isdigit() for cell in first[1:] for character in plain_text(cell.children))
    return not has_values or not _is_filled(first[0])


def _holds(table: Table, column: int) -> bool:
    return any(_is_filled(row[column]) for row in table.rows)


def _is_filled(cell: Cell) -> bool:
    return bool(cell.children) and (bool(plain_text(cell.children).strip()) or len(cell.children) > 1)

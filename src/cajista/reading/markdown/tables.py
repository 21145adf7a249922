"""Tables: rows read from the source itself, so that no cell is lost and each has its place."""

from itertools import pairwise
from typing import TYPE_CHECKING

from ...findings import message
from ...model.block import Alignment, Cell, Row, Table
from . import rules
from .inlines import read_run
from .reading import Reading
from .run import BLANK, run_of_cell

if TYPE_CHECKING:
    from markdown_it.token import Token

_ALIGNMENTS: dict[str, Alignment] = {"left": "left", "center": "center", "right": "right"}


def read_table(reading: Reading, tokens: "list[Token]") -> Table:
    """A table from the tokens between its opening and its closing one, both included.

    A row with too many cells widens the table, so that every word stays; one with too few is filled.
    """
    alignments = [_alignment(token) for token in tokens if token.type == "th_open"]
    opening = [token for token in tokens if token.type == "tr_open" and not _is_comment(reading, token)]
    rows = [_row(reading, token) for token in opening]
    for row in rows[1:]:
        _check_width(reading, row, len(alignments))
    width = max(map(len, rows))
    alignments += [""] * (width - len(alignments))
    header, *body = [_filled(reading, row, token, width) for row, token in zip(rows, opening, strict=True)]
    return Table(header, tuple(body), tuple(alignments))


def _alignment(token: "Token") -> Alignment:
    return _ALIGNMENTS.get(str(token.attrs.get("style", "")).removeprefix("text-align:"), "")


def _is_comment(reading: Reading, token: "Token") -> bool:
    """Whether a line of a table is a comment on the row below it."""
    source = reading.source
    start: int = token.meta["begins"]
    line = source.lines[source.line_of(start)]
    return source.text.startswith("<!--", start) and line.rstrip().endswith("-->")


def _row(reading: Reading, token: "Token") -> Row:
    source = reading.source
    start: int = token.meta["begins"]
    line = source.line_of(start)
    end = source.offset(line) + len(source.lines[line])
    cells: list[Cell] = []
    for from_, to in cell_stretches(source.text, start, end):
        run = run_of_cell(source, from_, to)
        cells.append(Cell(read_run(reading, run), source.span(from_, to)))
    return tuple(cells)


def _filled(reading: Reading, row: Row, token: "Token", width: int) -> Row:
    source = reading.source
    line = source.line_of(token.meta["begins"])
    end = source.offset(line) + len(source.lines[line].rstrip(BLANK))
    return (*row, *(Cell((), source.span(end, end)) for _ in range(width - len(row))))


def _check_width(reading: Reading, row: Row, width: int) -> None:
    if len(row) == width or not row or not row[0].span or not row[-1].span:
        return
    reading.report(
        rules.TABLE_ROWS_FIT_THEIR_HEADER,
        message("This row has {count} cells; the table's header has {width}.", count=len(row), width=width),
        row[0].span.to(row[-1].span),
        message("Put one bar between every two cells. A bar within a cell is written \\|."),
    )


def cell_stretches(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where the cells of a row stand, trimmed; the bars around the row are optional (GFM 4.10)."""
    start, end = _trimmed(text, start, end, BLANK)
    bars = [
        place
        for place in range(start, end)
        if text[place] == "|" and (place == start or text[place - 1] != "\\")
    ]
    edges = [start - 1, *bars, end]
    stretches = [(left + 1, right) for left, right in pairwise(edges)]
    if stretches and stretches[0][0] == stretches[0][1]:
        del stretches[0]
    if stretches and stretches[-1][0] == stretches[-1][1]:
        del stretches[-1]
    # No-break spaces within a cell are its author's: they indent the names of subgroups.
    return [_trimmed(text, *stretch, " \t") for stretch in stretches]


def _trimmed(text: str, start: int, end: int, blank: str) -> tuple[int, int]:
    while start < end and text[start] in blank:
        start += 1
    while end > start and text[end - 1] in blank:
        end -= 1
    return start, end

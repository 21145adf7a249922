"""Sets single pieces of an article's text by WeasyPrint: blocks in a column, or one across all columns."""

from dataclasses import dataclass
from typing import Any

ENDLESS = 1e6


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece that was set: its box, and where in its blocks what did not fit begins (none where all fitted)."""

    box: Any
    rest: dict[int, Any] | None
    column: int | None = None  # none where it crosses them

    @property
    def end(self) -> float:
        """Where its last block ends, but for the space after it."""
        return float(self._last.border_box_y() + self._last.border_height())

    @property
    def space(self) -> float:
        """The space after its last block."""
        return float(self._last.margin_bottom)

    @property
    def _last(self) -> Any:
        return self.box if self.column is None else self.box.children[-1]


class Setter:
    """Sets pieces within the box of a text on one page; lengths and places are CSS pixels, from the page's top.

    It keeps those that stand, so that all can be taken off when a page is begun anew.
    """

    def __init__(self, context: Any, text: Any, absolute: list[Any], fixed: list[Any]) -> None:
        from weasyprint.layout.percent import percentage
        from weasyprint.text.line_break import strut

        style, gap = text.style, text.style["column_gap"]
        self.context, self.text = context, text
        self.placeholders = absolute, fixed
        self.line = float(strut(style)[0])
        self.columns = 1 if style["column_count"] == "auto" else int(style["column_count"])
        self.gap = style["font_size"] if gap == "normal" else percentage(gap, style, text.width)
        self.width = (text.width + self.gap) / self.columns - self.gap
        self.page_height = float(context.current_footnote_area.page.height)
        self.standing: list[Piece] = []
        self._heights: dict[int, float] = {}

    def in_column(
        self, blocks: list[Any], rest: Any, column: int, top: float, bottom: float, *, forced: bool
    ) -> Piece | None:
        """Blocks set in a column from `top` to `bottom`, without the space over the first; none if none fits.

        `rest` is where in the first block to go on. Forced, something is set, fit or not.
        """
        from weasyprint.layout.block import block_box_layout

        box = self.text.anonymous_from(self.text, children=[block.copy() for block in blocks])
        self._resolve(box)
        box.is_column = True
        box.width = self.width
        place = self.columns - 1 - column if self.text.style["direction"] == "rtl" else column
        box.position_x = self.text.content_box_x() + place * (self.width + self.gap)
        box.position_y = top - self.space_over(blocks[0], rest)
        done, left, *_ = block_box_layout(
            self.context, box, self.context.page_bottom - bottom, {0: rest} if rest else None, self.text, forced,
            *self.placeholders, [], None, None, False, None,
        )  # fmt: skip
        return self._stands(Piece(done, left, column)) if done is not None and done.children else None

    def across(self, block: Any, rest: Any, top: float, bottom: float, *, forced: bool) -> Piece | None:
        """A block set across the columns, as `in_column` sets others."""
        from weasyprint.layout.block import block_level_layout

        box = block.copy()
        self._resolve(box)
        box.position_x = self.text.content_box_x()
        box.position_y = top - self.space_over(block, rest)
        done, left, *_ = block_level_layout(
            self.context,
            box,
            self.context.page_bottom - bottom,
            rest,
            self.text,
            forced,
            *self.placeholders,
            [],
        )
        return self._stands(Piece(done, {0: left} if left else None)) if done is not None else None

    def _resolve(self, box: Any) -> None:
        from weasyprint.layout.percent import resolve_percentages

        resolve_percentages(box, self.text)

    def _stands(self, piece: Piece) -> Piece:
        self.standing.append(piece)
        return piece

    def take_off(self, *pieces: Piece) -> None:
        """Takes pieces off the page, with the footnotes that they called."""
        from weasyprint.layout.block import remove_placeholders

        remove_placeholders(self.context, [piece.box for piece in pieces], *self.placeholders)
        self.standing = [piece for piece in self.standing if piece not in pieces]

    def space_over(self, block: Any, rest: Any = None) -> float:
        """The space over a block; over the rest of one there is none."""
        box = block.copy()
        self._resolve(box)
        return 0.0 if rest or box.margin_top == "auto" else float(box.margin_top)

    def height(self, block: Any, *, crosses: bool) -> float:
        """The height of a whole block, without the space around it."""
        if id(block) not in self._heights:
            piece = (
                self.across(block, None, 0, ENDLESS, forced=True)
                if crosses
                else self.in_column([block], None, 0, 0, ENDLESS, forced=True)
            )
            assert piece is not None, "what is forced is set"
            self.take_off(piece)
            self._heights[id(block)] = piece.end
        return self._heights[id(block)]

    def room_across(self, block: Any) -> float:
        """The room that a block takes which crosses the columns under others."""
        return self.height(block, crosses=True) + self.space_over(block)

    @property
    def notes(self) -> float:
        """The height of the footnotes that the page has."""
        area = self.context.current_footnote_area
        return float(area.margin_height()) if area.height != "auto" and area.children else 0.0

    def put_off_notes(self, room: float) -> None:
        """Leaves to the next page the footnotes that are too many for the room."""
        from weasyprint.layout.column import _report_footnotes

        _report_footnotes(self.context, room)

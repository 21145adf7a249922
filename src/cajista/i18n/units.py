"""The units in which an article's text is compared between languages: a title, a paragraph, a table's cell.

A unit's `text` is what a reader reads, character by character, so that whatever is found in it has an
exact place in the source: `unit.span_of(start, end)`. What is no running text (citations, notes,
mentions, formulas, code, images) stands there as one U+FFFC each; raised and lowered digits are
Unicode's own (`10⁹`, `CO₂`), so that they are never taken for digits of the number before them.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, TypeAlias

from ..model.article import Version
from ..model.block import (
    Block,
    BlockQuote,
    Blocks,
    BulletList,
    CodeBlock,
    Equation,
    Figure,
    Heading,
    OrderedList,
    Paragraph,
    Table,
    ThematicBreak,
)
from ..model.inline import Inline, Inlines, LineBreak, SoftBreak, Subscript, Superscript, Text, walk_inlines
from ..model.span import Span

Kind: TypeAlias = Literal[
    "title", "subtitle", "short_title", "notice", "keyword", "abstract", "declaration",
    "heading", "paragraph", "item", "quote", "figure", "table", "equation", "code", "break",
    "caption", "alternative", "cell", "footnote",
]  # fmt: skip

OBJECT = "\ufffc"
_SIGNS, _UP, _DOWN = "0123456789+-=()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎"
_RAISED, _LOWERED = (str.maketrans(f"{_SIGNS}−", each + each[_SIGNS.index("-")]) for each in (_UP, _DOWN))
ON_THE_LINE = str.maketrans(_UP + _DOWN, _SIGNS * 2)
"""What is raised or lowered, by `str.translate` as it would be on the line."""


@dataclass(frozen=True)
class Unit:
    """A piece of text that a translation has as a whole.

    `place` tells it from others of its kind: a heading's level, a list item's depth and numbering,
    a cell's row and column (0 is the header), a declaration's name. Figures, tables and footnotes
    have no text of their own but `parts`.
    """

    kind: Kind
    place: tuple[str | int, ...]
    inlines: Inlines
    span: Span
    block: Block | None = None
    parts: tuple["Unit", ...] = ()

    @cached_property
    def nodes(self) -> tuple[Inline, ...]:
        """Every inline node, parents before children."""
        return tuple(walk_inlines(self.inlines))

    @cached_property
    def text(self) -> str:
        """The text as it is read, with U+FFFC for what is no text."""
        return "".join(text for text, _ in self._pieces)

    def span_of(self, start: int, end: int) -> Span:
        """Where a stretch of `text` stands in the source; as near as the source tells."""
        first = self._point(start)
        return first.to(self._point(max(end - 1, start))) if end > start else first

    @cached_property
    def objects(self) -> tuple[tuple[int, Inline], ...]:
        """What is no running text, each with the place of its U+FFFC in `text`."""
        if OBJECT not in self.text:
            return ()
        places = (at for at, character in enumerate(self.text) if character == OBJECT)
        return tuple(zip(places, filter(_is_object, self.nodes), strict=False))

    @cached_property
    def _pieces(self) -> list[tuple[str, Span]]:
        return [piece for piece in _pieces(self.inlines, self.span) if piece[0]]

    @cached_property
    def _starts(self) -> list[int]:
        starts, at = [], 0
        for text, _ in self._pieces:
            starts.append(at)
            at += len(text)
        return starts

    def _point(self, offset: int) -> Span:
        """The span of one character."""
        if not self._pieces:
            return self.span
        index = max(bisect_right(self._starts, offset) - 1, 0)
        text, span = self._pieces[index]
        if span.line != span.end_line or span.end_column - span.column != len(text):
            return span
        column = span.column + min(offset - self._starts[index], len(text) - 1)
        return span._replace(column=column, end_column=column + 1)


def _is_object(node: Inline) -> bool:
    return not isinstance(node, (Text, SoftBreak, LineBreak)) and not getattr(node, "children", ())


def _pieces(inlines: Inlines, around: Span) -> Iterator[tuple[str, Span]]:
    for node in inlines:
        span = getattr(node, "span", None) or around
        match node:
            case Text(text):
                yield text, span
            case SoftBreak() | LineBreak():
                yield " ", span
            case Superscript(children):
                yield from ((text.translate(_RAISED), place) for text, place in _pieces(children, span))
            case Subscript(children):
                yield from ((text.translate(_LOWERED), place) for text, place in _pieces(children, span))
            case _:
                inner: Inlines = getattr(node, "children", ())
                yield from _pieces(inner, span) if inner else ((OBJECT, span),)


@dataclass(frozen=True)
class Units:
    """All units of a version: those of its front matter by field, its body's, its footnotes'."""

    front: Mapping[str, tuple[Unit, ...]]
    body: tuple[Unit, ...]
    footnotes: tuple[Unit, ...]

    @cached_property
    def every(self) -> tuple[Unit, ...]:
        """Every unit that has text, a formula or code, in reading order: those with parts by their parts."""
        front = (unit for units in self.front.values() for unit in units)
        return tuple(_flat((*front, *self.body, *self.footnotes)))


def _flat(units: Iterable[Unit]) -> Iterator[Unit]:
    for unit in units:
        if unit.parts:
            yield from _flat(unit.parts)
        elif unit.inlines or isinstance(unit.block, (Equation, CodeBlock)):
            yield unit


def units_of(version: Version) -> Units:
    """The units of an article's version."""
    at = version.source.at
    front: dict[str, tuple[Unit, ...]] = {}
    singles: tuple[tuple[Kind, Inlines], ...] = (
        ("title", version.title),
        ("subtitle", version.subtitle),
        ("short_title", version.short_title),
        ("notice", version.notice),
    )
    for kind, inlines in singles:
        if inlines:
            front[kind] = (Unit(kind, (), inlines, at(kind)),)
    if version.keywords:
        front["keywords"] = tuple(
            Unit("keyword", (), word, at("keywords", index)) for index, word in enumerate(version.keywords)
        )
    if version.abstract:
        front["abstract"] = tuple(_within("abstract", (), version.abstract, at("abstract")))
    for name, blocks in version.declarations.items():
        front[name] = tuple(_within("declaration", (name,), blocks, at("declarations", name)))
    body = tuple(_body(version.body.blocks, at()))
    notes = tuple(
        Unit(
            "footnote",
            (),
            (),
            note.span or at(),
            parts=tuple(_within("footnote", (), note.children, note.span or at())),
        )
        for note in version.body.footnotes.values()
    )
    return Units(front, body, notes)


def _within(kind: Kind, place: tuple[str | int, ...], blocks: Blocks, around: Span) -> Iterator[Unit]:
    """The units of text that is not the body, all of one kind where they are paragraphs or items."""
    for unit in _body(blocks, around):
        if unit.kind in ("paragraph", "item", "quote"):
            yield Unit(kind, place, unit.inlines, unit.span, unit.block)
        else:
            yield unit


def _body(
    blocks: Blocks, around: Span, kind: Kind = "paragraph", place: tuple[str | int, ...] = ()
) -> Iterator[Unit]:
    for block in blocks:
        span = getattr(block, "span", None) or around
        match block:
            case Paragraph(children):
                yield Unit(kind, place, children, span, block)
            case Heading(level, children):
                yield Unit("heading", (level,), children, span, block)
            case BulletList(items) | OrderedList(items):
                numbering = "ordered" if isinstance(block, OrderedList) else "bullet"
                depth = int(place[0]) + 1 if kind == "item" else 1
                for item in items:
                    yield from _body(item.children, item.span or span, "item", (depth, numbering))
            case BlockQuote(children):
                yield from _body(children, span, "quote")
            case Figure():
                yield Unit("figure", (), (), span, block, tuple(_figure_parts(block, span)))
            case Table():
                yield Unit("table", (), (), span, block, tuple(_table_parts(block, span)))
            case Equation():
                yield Unit("equation", (), (), span, block)
            case CodeBlock():
                yield Unit("code", (), (), span, block)
            case ThematicBreak():
                yield Unit("break", (), (), span, block)


def _figure_parts(figure: Figure, span: Span) -> Iterator[Unit]:
    if figure.caption:
        yield Unit("caption", ("figure",), figure.caption, span, figure)
    if figure.alternative:
        yield Unit("alternative", (), (Text(figure.alternative, span),), span, figure)


def _table_parts(table: Table, span: Span) -> Iterator[Unit]:
    if table.caption:
        yield Unit("caption", ("table",), table.caption, span, table)
    for row, cells in enumerate((table.header, *table.rows)):
        for column, cell in enumerate(cells):
            yield Unit("cell", (row, column), cell.children, cell.span or span, table)

"""Block nodes of a document: what stands on lines of its own. Immutable, compared by content."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal, TypeAlias

from .inline import Inlines
from .span import Span

Alignment: TypeAlias = Literal["", "left", "center", "right"]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    children: Inlines
    span: Span | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Heading:
    """A section's title. Sections are not nodes: a heading opens one, as in the source.

    `level` counts from 1 (the article's own title is none of them). `id` is the author's
    (`sec:methods`) or one made from the words, unique in the article and the same in every
    language for the same heading, so that a reader who changes language stays in place.
    """

    level: int
    children: Inlines
    id: str = ""
    span: Span | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class ListItem:
    """One item of a list."""

    children: "Blocks"
    span: Span | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class BulletList:
    """An unordered list; `tight` where no blank lines stand between its items."""

    items: tuple[ListItem, ...]
    tight: bool = True
    span: Span | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class OrderedList:
    """A numbered list that starts at `start`."""

    items: tuple[ListItem, ...]
    start: int = 1
    tight: bool = True
    span: Span | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class BlockQuote:
    """A quotation set apart."""

    children: "Blocks"
    span: Span | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """Program text set apart, as typed; `language` as the author named it."""

    text: str
    language: str = ""
    span: Span | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class ThematicBreak:
    """A break in the subject, set as a rule or an ornament."""

    span: Span | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Figure:
    """An image with its caption.

    `source` is the path as written, relative to the article's folder; `alternative` what a reader
    who does not see it is told; `width` a CSS length or percentage, empty for the natural one;
    `span_page` whether it crosses both columns. `number` is 0 until resolved.
    """

    source: str
    caption: Inlines
    alternative: str = ""
    id: str = ""
    width: str = ""
    span_page: bool = False
    number: int = 0
    span: Span | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table."""

    children: Inlines
    span: Span | None = field(default=None, compare=False, repr=False)


Row: TypeAlias = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its caption; every row has as many cells as there are `alignments`."""

    header: Row
    rows: tuple[Row, ...]
    alignments: tuple[Alignment, ...]
    caption: Inlines = ()
    id: str = ""
    span_page: bool = False
    number: int = 0
    span: Span | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Equation:
    """A displayed formula in LaTeX notation; numbered when it has an `id`."""

    tex: str
    id: str = ""
    number: int = 0
    span: Span | None = field(default=None, compare=False, repr=False)


Block: TypeAlias = (
    Paragraph
    | Heading
    | BulletList
    | OrderedList
    | BlockQuote
    | CodeBlock
    | ThematicBreak
    | Figure
    | Table
    | Equation
)
Blocks: TypeAlias = tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Footnote:
    """The text of a footnote."""

    label: str
    children: Blocks
    span: Span | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Document:
    """A body of text: its blocks, and the footnotes that they mention, by label."""

    blocks: Blocks = ()
    footnotes: Mapping[str, Footnote] = field(default_factory=dict)


def walk_blocks(blocks: Iterable[Block]) -> Iterator[Block]:
    """Every block, parents before children, in reading order."""
    for block in blocks:
        yield block
        match block:
            case BulletList(items) | OrderedList(items):
                for item in items:
                    yield from walk_blocks(item.children)
            case BlockQuote(children):
                yield from walk_blocks(children)


def runs_of(block: Block) -> Iterator[Inlines]:
    """The runs of inline text that a block holds itself (not those of blocks within it)."""
    match block:
        case Paragraph(children) | Heading(children=children):
            yield children
        case Figure(caption=caption):
            yield caption
        case Table(header, rows, caption=caption):
            yield caption
            for row in (header, *rows):
                for cell in row:
                    yield cell.children


def document_runs(document: Document) -> Iterator[Inlines]:
    """Every run of inline text in the order a reader meets it: blocks first, then footnotes."""
    for block in walk_blocks(document.blocks):
        yield from runs_of(block)
    for footnote in document.footnotes.values():
        for block in walk_blocks(footnote.children):
            yield from runs_of(block)


def map_blocks(blocks: Iterable[Block], change: Callable[[Block], Block]) -> Blocks:
    """The same tree with `change` applied to every block, children before parents."""
    return tuple(change(_with_children_mapped(block, change)) for block in blocks)


def _with_children_mapped(block: Block, change: Callable[[Block], Block]) -> Block:
    match block:
        case BulletList(items) | OrderedList(items):
            return replace(
                block,
                items=tuple(replace(item, children=map_blocks(item.children, change)) for item in items),
            )
        case BlockQuote(children):
            return replace(block, children=map_blocks(children, change))
        case _:
            return block


def map_runs(block: Block, change: Callable[[Inlines], Inlines]) -> Block:
    """The block with `change` applied to each run of inline text that it holds itself."""
    match block:
        case Paragraph(children) | Heading(children=children):
            return replace(block, children=change(children))
        case Figure(caption=caption):
            return replace(block, caption=change(caption))
        case Table(header, rows, caption=caption):

            def cells(row: Row) -> Row:
                return tuple(replace(cell, children=change(cell.children)) for cell in row)

            return replace(block, caption=change(caption), header=cells(header), rows=tuple(map(cells, rows)))
        case _:
            return block

"""Inline nodes of a document: text and what happens within a line of it.

All nodes are immutable and compare by content; `span` (where the node was read) takes no part in
comparison. Citation processing renders to these nodes too, so every output sets it alike.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from operator import is_
from typing import Literal, TypeAlias

from .span import Span


@dataclass(frozen=True, slots=True)
class Text:
    """A run of characters, as they are to be set: no markup, no escapes."""

    text: str
    span: Span | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class SoftBreak:
    """The end of a source line inside a paragraph; set as a space."""

    span: Span | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A line break that the author asked for."""

    span: Span | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Stressed text, or text that convention sets in italics (species, genes)."""

    children: "Inlines"
    span: Span | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Strong:
    """Text set in bold."""

    children: "Inlines"
    span: Span | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Underline:
    """Underlined text (CSL `text-decoration="underline"`)."""

    children: "Inlines"
    span: Span | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Strikethrough:
    """Text struck out."""

    children: "Inlines"
    span: Span | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class SmallCaps:
    """Text set in small capitals."""

    children: "Inlines"
    span: Span | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Superscript:
    """Raised text."""

    children: "Inlines"
    span: Span | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Subscript:
    """Lowered text."""

    children: "Inlines"
    span: Span | None = field(default=None, compare=False, repr=False)


StyleReset: TypeAlias = Literal[
    "font-style:normal",
    "font-style:oblique",
    "font-weight:normal",
    "font-weight:light",
    "font-variant:normal",
    "text-decoration:none",
]


@dataclass(frozen=True, slots=True)
class Restyled:
    """Text that leaves, or varies, the style around it: an upright word within italics, for one."""

    children: "Inlines"
    style: StyleReset
    span: Span | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Display:
    """A part of a bibliography entry that CSL's `display` attribute sets apart from the line."""

    children: "Inlines"
    display: Literal["block", "left-margin", "right-inline", "indent"]
    span: Span | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Marked:
    """Text with something known of it that does not change its looks.

    `variable` is the CSL variable that a run was rendered from (`title`, `container-title`,
    `issued`, `citation-number`…); `item` the id of the reference that it belongs to (on each cite
    of a cluster, and on each number of a collapsed range that stands for one reference);
    `language` its BCP 47 tag where that is not the language around it.
    """

    children: "Inlines"
    variable: str = ""
    item: str = ""
    language: str = ""
    span: Span | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Link:
    """A hyperlink to another document."""

    children: "Inlines"
    href: str
    title: str = ""
    span: Span | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Code:
    """A piece of program text, set as typed."""

    text: str
    span: Span | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Math:
    """A formula within the line, in LaTeX notation, without its delimiters."""

    tex: str
    span: Span | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class InlineImage:
    """An image within a line of text. One that stands alone in a paragraph is a `Figure` instead."""

    source: str
    alternative: str
    title: str = ""
    span: Span | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Cite:
    """One reference within a citation, with what the author wrote around it."""

    key: str
    prefix: "Inlines" = ()
    suffix: "Inlines" = ()
    locator: str = ""
    label: str = ""  # CSL locator type: "page", "chapter"…; empty without a locator
    suppress_author: bool = False
    span: Span | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Citation:
    """A cluster of cites: `[@a; @b]`, or one in running text: `@a`.

    `children` is empty as read; resolving fills it with what the citation style makes of it, in
    which every run that stands for one reference is a `Marked` with that `item`. `anchor` is then
    the identifier that back-links from the reference list lead to.
    """

    cites: tuple[Cite, ...]
    in_text: bool = False
    children: "Inlines" = ()
    anchor: str = ""
    span: Span | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class CrossReference:
    """`@fig:flow`: a mention of a figure, table, equation or section of the same article.

    `target` is the whole identifier (`fig:flow`); `children` is empty as read, and what the reader
    sees ("Figure 2") once resolved.
    """

    target: str
    children: "Inlines" = ()
    span: Span | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class FootnoteReference:
    """The mark of a footnote; its text is in the document's `footnotes`. `number` is 0 until resolved."""

    label: str
    number: int = 0
    span: Span | None = field(default=None, compare=False, repr=False)


Inline: TypeAlias = (
    Text
    | SoftBreak
    | LineBreak
    | Emphasis
    | Strong
    | Underline
    | Strikethrough
    | SmallCaps
    | Superscript
    | Subscript
    | Restyled
    | Display
    | Marked
    | Link
    | Code
    | Math
    | InlineImage
    | Citation
    | CrossReference
    | FootnoteReference
)
Inlines: TypeAlias = tuple[Inline, ...]


def walk_inlines(inlines: Iterable[Inline]) -> Iterator[Inline]:
    """Every node of the tree, parents before children, in reading order."""
    for node in inlines:
        yield node
        if children := getattr(node, "children", ()):
            yield from walk_inlines(children)


def plain_text(inlines: Iterable[Inline]) -> str:
    """What is left when every mark is taken off: for titles of windows, bookmarks, comparisons."""
    parts: list[str] = []
    for node in inlines:
        match node:
            case Text(text) | Code(text):
                parts.append(text)
            case Math(tex):
                parts.append(tex)
            case SoftBreak() | LineBreak():
                parts.append(" ")
            case InlineImage(alternative=text):
                parts.append(text)
            case FootnoteReference():
                pass
            case _:
                parts.append(plain_text(node.children))
    return "".join(parts)


def map_inlines(inlines: Inlines, change: Callable[[Inline], Inlines]) -> Inlines:
    """The same run with every node replaced by what `change` makes of it, children before parents."""
    result: list[Inline] = []
    for node in inlines:
        if children := getattr(node, "children", ()):
            node = with_children(node, map_inlines(children, change))
        result.extend(change(node))
    return tuple(result)


def with_children(node: Inline, children: Inlines) -> Inline:
    """A node with other children: itself where they are the very ones that it has."""
    own: Inlines = getattr(node, "children", ())
    if len(own) == len(children) and all(map(is_, own, children)):
        return node
    return replace(node, children=children)  # type: ignore[arg-type]  # every node that has children takes them

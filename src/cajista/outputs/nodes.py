"""Writes document nodes as HTML: the only place, with the templates, where HTML is made.

`HtmlWriter` is what web page and PDF share; each subclasses it for what it sets in its own way.
"""

from collections.abc import Callable, Iterable
from html import escape
from typing import Any

from markupsafe import Markup

from ..locale import Locale
from ..model import block as b
from ..model import inline as i
from ..model.edition import Edition
from ..model.span import Span
from . import bidi

_TAGS: dict[type, str] = {
    i.Emphasis: "em",
    i.Strong: "strong",
    i.Underline: "u",
    i.Strikethrough: "s",
    i.Superscript: "sup",
    i.Subscript: "sub",
}
_SHOWN = (".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp")


class HtmlWriter:
    """Writes the nodes of one edition. Every method returns well-formed, escaped HTML."""

    def __init__(self, edition: Edition, locale: Locale) -> None:
        self.edition = edition
        self.locale = locale
        self.listed = {entry.id: entry for entry in edition.bibliography}
        self.open_sections: list[int] = []  # by the levels of their headings
        self.outdated = {
            span: part.anchor if at == 0 else ""
            for part in edition.outdated
            for at, span in enumerate(part.spans)
        }

    # What templates call.

    def run(self, inlines: i.Inlines) -> Markup:
        """A run of inline nodes."""
        return Markup(self.inlines(inlines))

    def flow(self, blocks: b.Blocks) -> Markup:
        """A sequence of blocks."""
        self.open_sections = []
        return Markup(self.blocks(blocks))

    # Inline nodes.

    def inlines(self, inlines: Iterable[i.Inline]) -> str:
        """Inline nodes, one after the other; in text from right to left, what is read otherwise is isolated."""
        if self.edition.direction == "rtl":
            return "".join(self.grouped(group) for group in bidi.groups(inlines))
        return "".join([self.inline(node) for node in inlines])

    def grouped(self, group: bidi.Group) -> str:
        """Nodes of one direction."""
        written = "".join([self.inline(node) for node in group.nodes])
        return f'<bdi dir="ltr">{written}</bdi>' if group.is_ltr else written

    def turn(self, inlines: i.Inlines, around: str = "") -> Markup:
        """The attribute of an element whose text is read otherwise than what is around it, by default the page."""
        direction = bidi.direction_of(i.plain_text(inlines))
        return Markup(f' dir="{direction}"' if direction != (around or self.edition.direction) else "")

    @property
    def ltr(self) -> Markup:
        """The attribute of an element that holds an address or an identifier, where text is read from right to left."""
        return Markup(' dir="ltr"' if self.edition.direction == "rtl" else "")

    def list_direction(self) -> str:
        """The direction in which most references are read: their list's."""
        ways = [bidi.direction_of(i.plain_text(entry.children)) for entry in self.edition.bibliography]
        return "rtl" if ways.count("rtl") * 2 > len(ways) else "ltr"

    def inline(self, node: i.Inline) -> str:
        """One inline node, by the method named for its type."""
        if type(node) is i.Text:
            return escape(node.text, quote=False)
        if tag := _TAGS.get(type(node)):
            return f"<{tag}>{self.inlines(node.children)}</{tag}>"  # type: ignore[union-attr]  # the tagged all have children
        method: Callable[[Any], str] = getattr(self, type(node).__name__.lower())
        return method(node)

    def softbreak(self, node: i.SoftBreak) -> str:
        """A line end in the source."""
        return "\n"

    def linebreak(self, node: i.LineBreak) -> str:
        """A line break that was asked for."""
        return "<br>"

    def smallcaps(self, node: i.SmallCaps) -> str:
        """Small capitals."""
        return f'<span class="small-caps">{self.inlines(node.children)}</span>'

    def restyled(self, node: i.Restyled) -> str:
        """Text that leaves the style around it."""
        return f'<span class="{node.style.replace(":", "-")}">{self.inlines(node.children)}</span>'

    def display(self, node: i.Display) -> str:
        """A part of a bibliography entry that is set apart."""
        return f'<span class="csl-{node.display}">{self.inlines(node.children)}</span>'

    def marked(self, node: i.Marked) -> str:
        """Text with something known of it."""
        inner = self.inlines(node.children)
        return f'<span lang="{escape(node.language)}">{inner}</span>' if node.language else inner

    def link(self, node: i.Link) -> str:
        """A link to another document."""
        title = f' title="{escape(node.title)}"' if node.title else ""
        return f'<a href="{escape(node.href)}"{title}>{self.inlines(node.children)}</a>'

    def code(self, node: i.Code) -> str:
        """Program text in the line."""
        return f"<code>{escape(node.text, quote=False)}</code>"

    def math(self, node: i.Math) -> str:
        """A formula in the line."""
        raise NotImplementedError

    def inlineimage(self, node: i.InlineImage) -> str:
        """An image in the line."""
        return (
            f'<img class="inline" src="{escape(self.image(node.source))}" alt="{escape(node.alternative)}">'
        )

    def has(self, source: str) -> bool:
        """Whether an image is a file among the article's figures, of a kind that can be shown."""
        return source in self.edition.figure_files and source.lower().endswith(_SHOWN)

    def no_picture(self, source: str, alternative: str) -> str:
        """A frame with what an image that is missing would show."""
        name = escape(source, quote=False)
        return f'<span class="no-picture"><code>{name}</code> {escape(alternative, quote=False)}</span>'

    def image(self, source: str) -> str:
        """The address of an image from the page, in the file that serves this language."""
        return self.edition.figure_files.get(source, source)

    def citation(self, node: i.Citation) -> str:
        """A citation, each number or name of it a link to its reference."""
        anchor = f' id="{escape(node.anchor)}"' if node.anchor else ""
        return f'<span class="citation"{anchor}>{self.cited(node.children)}</span>'

    def cited(self, inlines: i.Inlines) -> str:
        """The inside of a citation, where a marked item links to its reference."""
        return "".join([self.cite(node) for node in inlines])

    def cite(self, node: i.Inline) -> str:
        """One node of a citation."""
        if isinstance(node, i.Marked) and node.item in self.listed and not _has_items(node.children):
            return self.cite_link(node)
        if isinstance(node, i.Marked):
            return self.cited(node.children)
        if tag := _TAGS.get(type(node)):
            return f"<{tag}>{self.cited(node.children)}</{tag}>"  # type: ignore[union-attr]  # the tagged all have children
        return self.inline(node)

    def cite_link(self, node: i.Marked) -> str:
        """The mark of one reference within a citation."""
        target = escape(self.listed[node.item].anchor)
        return f'<a href="#{target}" role="doc-biblioref">{self.inlines(node.children)}</a>'

    def crossreference(self, node: i.CrossReference) -> str:
        """A mention of a figure, table, equation or section."""
        return f'<a class="crossref" href="#{escape(node.target)}">{self.inlines(node.children)}</a>'

    def footnotereference(self, node: i.FootnoteReference) -> str:
        """The mark of a footnote."""
        raise NotImplementedError

    # Blocks.

    def blocks(self, blocks: Iterable[b.Block]) -> str:
        """Blocks, one after the other."""
        return "\n".join([self.block(block) for block in blocks])

    def block(self, block: b.Block) -> str:
        """One block, by the method named for its type."""
        method: Callable[[Any], str] = getattr(self, type(block).__name__.lower())
        written = method(block)
        return self.marked_outdated(written, block.span) if self.outdated else written

    def marked_outdated(self, written: str, span: Span | None) -> str:
        """A block's HTML, marked where the block follows an older version of its source."""
        if span is None or span not in self.outdated:
            return written
        anchor = self.outdated[span]
        tag, end, rest = written.partition(">")
        if anchor and " id=" not in tag:
            tag += f' id="{escape(anchor)}"'
        if ' class="' in tag:
            tag = tag.replace(' class="', ' class="outdated ', 1)
        else:
            tag += ' class="outdated"'
        return f'{tag} aria-describedby="outdated"{end}{rest}'

    def paragraph(self, block: b.Paragraph) -> str:
        """Running text."""
        return f"<p>{self.inlines(block.children)}</p>"

    def heading(self, block: b.Heading) -> str:
        """A section's title; the article's own is h1, and no level is left out (WCAG 1.3.1, ISO 14289-1, 7.4.2)."""
        self.open_sections = [level for level in self.open_sections if level < block.level] + [block.level]
        tag = f"h{min(len(self.open_sections) + 1, 6)}"
        return f'<{tag} id="{escape(block.id)}">{self.inlines(block.children)}</{tag}>'

    def bulletlist(self, block: b.BulletList) -> str:
        """An unordered list."""
        return f"<ul>\n{self.items(block)}</ul>"

    def orderedlist(self, block: b.OrderedList) -> str:
        """A numbered list."""
        start = f' start="{block.start}"' if block.start != 1 else ""
        return f"<ol{start}>\n{self.items(block)}</ol>"

    def items(self, block: b.BulletList | b.OrderedList) -> str:
        """The items of a list; in a tight one, paragraphs are bare."""
        return "".join(
            self.marked_outdated(f"<li>{self.item(item.children, tight=block.tight)}</li>\n", item.span)
            for item in block.items
        )

    def item(self, blocks: b.Blocks, *, tight: bool) -> str:
        """The blocks of a list item."""
        return "\n".join(
            self.inlines(block.children) if tight and isinstance(block, b.Paragraph) else self.block(block)
            for block in blocks
        )

    def blockquote(self, block: b.BlockQuote) -> str:
        """A quotation set apart."""
        return f"<blockquote>\n{self.blocks(block.children)}\n</blockquote>"

    def codeblock(self, block: b.CodeBlock) -> str:
        """Program text set apart; it can be scrolled by keyboard where it is wider than the page."""
        label = escape(self.locale.say("Code"))
        text = escape(block.text, quote=False)
        return f'<pre tabindex="0" role="region" aria-label="{label}"><code>{text}</code></pre>'

    def thematicbreak(self, block: b.ThematicBreak) -> str:
        """A break in the subject."""
        return "<hr>"

    def figure(self, block: b.Figure) -> str:
        """An image with its caption under it."""
        style = f' style="width: {escape(block.width)}"' if block.width else ""
        image = f'<img src="{escape(self.image(block.source))}" alt="{escape(block.alternative)}"{style}>'
        caption = self.caption("figcaption", "Figure {number}.", block.number, block.caption)
        return f"<figure{self.attributes(block)}>\n{image}\n{caption}\n</figure>"

    def attributes(self, block: b.Figure | b.Table) -> str:
        """The identifier and class of a figure or table."""
        identifier = f' id="{escape(block.id)}"' if block.id else ""
        kind = type(block).__name__.lower() + (" span-page" if block.span_page else "")
        return f'{identifier} class="{kind}"'

    def caption(self, tag: str, label: str, number: int, caption: i.Inlines) -> str:
        """A caption after its label."""
        said = escape(self.locale.say(label, number=number))
        return f'<{tag}><span class="label">{said}</span> {self.inlines(caption)}</{tag}>'

    def table(self, block: b.Table) -> str:
        """A table with its caption over it."""
        head = "".join(
            self.cell("th", cell, way, ' scope="col"')
            for cell, way in zip(block.header, block.alignments, strict=True)
        )
        rows = "\n".join(
            "<tr>"
            + "".join(self.cell("td", cell, way) for cell, way in zip(row, block.alignments, strict=True))
            + "</tr>"
            for row in block.rows
        )
        caption = self.caption("caption", "Table {number}.", block.number, block.caption)
        body = f"<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody>"
        return f"<table{self.attributes(block)}>\n{caption}\n{body}\n</table>"

    def cell(self, tag: str, cell: b.Cell, alignment: str, attributes: str = "") -> str:
        """A cell of a table."""
        kind = f' class="{alignment}"' if alignment else ""
        inner = self.inlines(cell.children)
        return (
            f"<{tag if inner else 'td'}{attributes if inner else ''}{kind}>{inner}</{tag if inner else 'td'}>"
        )

    def equation(self, block: b.Equation) -> str:
        """A displayed formula with its number."""
        raise NotImplementedError


def _has_items(inlines: i.Inlines) -> bool:
    return any(isinstance(node, i.Marked) and node.item for node in i.walk_inlines(inlines))

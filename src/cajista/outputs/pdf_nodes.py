"""Writes document nodes as the HTML that becomes a PDF: footnotes at the foot, formulas drawn, figures found."""

import re
from base64 import b64encode
from html import escape
from urllib.parse import quote

from markupsafe import Markup

from ..model import block as b
from ..model import inline as i
from ..model.edition import BibliographyEntry, Edition
from ..model.span import Span
from . import Press, formulas
from .formula import Formula, FormulaError, draw
from .nodes import HtmlWriter

# What is not to be parted at a line's end, beyond what Unicode keeps whole, as IL-1 (UAX #14, LB 25):
# SARS-CoV-2, C-reactive, 4–6, and what an unbreakable hyphen joins.
_WHOLE = re.compile(r"\w+-(?:\w+-)+\d+\w*|\b[^\W\d_]-[^\W\d_]\w+|\d[\d.,]*–\d(?:[\d.,]*\d)?|[\w‐-]+‑[\w‐‑-]+")
_LONG_PIECE = re.compile(r"[^\s/-]{28}")  # of an address, more than a line may have to spare
_COLUMNS_IN_COLUMN = 6  # of a table; one that has more crosses the page, asked or not
_LONG_CODE = 30  # lines of program text that may be parted
_NOTE_MARKS = "*†‡§‖¶"  # figures would be taken for citations


class PdfWriter(HtmlWriter):
    """Writes the nodes of one edition for the press."""

    def __init__(self, edition: Edition, press: Press) -> None:
        super().__init__(edition, press.locale(edition.language))
        self.press = press
        self.noted: set[str] = set()
        self.folder = (press.project / edition.folder).resolve()

    # Inline nodes.

    def inline(self, node: i.Inline) -> str:
        """One inline node."""
        if type(node) is i.Text:
            return _WHOLE.sub(_unparted, escape(node.text, quote=False))
        return super().inline(node)

    def link(self, node: i.Link) -> str:
        """A link to another document; an address in print can be parted where it has to be."""
        inner = "".join(
            [escape(n.text, quote=False) if type(n) is i.Text else self.inline(n) for n in node.children]
        )
        kind = ' class="long"' if _LONG_PIECE.search(i.plain_text(node.children)) else ""
        return f'<a href="{escape(node.href)}"{kind}>{inner}</a>'

    def math(self, node: i.Math) -> str:
        """A formula in the line."""
        return self.formula(node.tex, node.span, display=False)

    def formula(self, tex: str, span: Span | None, *, display: bool) -> str:
        """A drawn formula; where it cannot be read, its source, and a finding."""
        try:
            drawing = draw(tex, display=display)
        except FormulaError:
            formulas.report(self.press.findings, self.edition, tex, span, display=display)
            return f'<code class="formula">{escape(tex, quote=False)}</code>'
        return _image_of(drawing, tex)

    def inlineimage(self, node: i.InlineImage) -> str:
        """An image in the line."""
        return self.picture(node.source, node.alternative, 'class="inline"')

    def picture(self, source: str, alternative: str, attributes: str = "") -> str:
        """An image; where there is no such file, a frame with what it would show."""
        if not self.has(source):
            name = escape(source, quote=False)
            return f'<span class="no-picture"><code>{name}</code> {escape(alternative, quote=False)}</span>'
        alt = escape(alternative or source)
        return f'<img src="{escape(quote(self.image(source)))}" alt="{alt}" {attributes}>'

    def has(self, source: str) -> bool:
        """Whether an image is a file of the project, in the form that serves this language."""
        path = (self.folder / self.image(source)).resolve()
        return path.is_file() and path.is_relative_to(self.press.project.resolve())

    def footnotereference(self, node: i.FootnoteReference) -> str:
        """A footnote: its text stands at its mark, and the style sheet takes it to the foot."""
        footnote = self.edition.body.footnotes.get(node.label)
        if footnote is None:
            return ""
        mark = _note_mark(node.number)
        if node.label in self.noted:  # its text is at the foot already
            return f"<sup>{mark}</sup>"
        self.noted.add(node.label)
        text = "".join(self._in_note(block) for block in footnote.children)
        return f'<span class="footnote" data-mark="{mark}">{text}</span>'

    def _in_note(self, block: b.Block) -> str:
        # A paragraph within a paragraph would end it (HTML 13.2.6.4.7).
        if isinstance(block, b.Paragraph):
            return f'<span class="paragraph">{self.inlines(block.children)}</span>'
        return self.block(block)

    # Blocks.

    def paragraph(self, block: b.Paragraph) -> str:
        """Running text."""
        tag = "div" if self._has_blocks(block) else "p"
        kind = ' class="paragraph"' if tag == "div" else ""
        return f"<{tag}{kind}>{self.inlines(block.children)}</{tag}>"

    def _has_blocks(self, block: b.Paragraph) -> bool:
        """Whether a footnote of the paragraph holds more than paragraphs, which HTML lets no `p` contain."""
        notes = self.edition.body.footnotes
        return any(
            not isinstance(inner, b.Paragraph)
            for node in i.walk_inlines(block.children)
            if isinstance(node, i.FootnoteReference) and node.label in notes
            for inner in notes[node.label].children
        )

    def codeblock(self, block: b.CodeBlock) -> str:
        """Program text set apart."""
        lines = escape(block.text, quote=False).removesuffix("\n").split("\n")
        inner = "".join(f'<span class="line">{line}</span>' for line in lines)
        kind = ' class="short"' if len(lines) < _LONG_CODE else ""
        return f"<pre{kind}><code>{inner}</code></pre>"

    def figure(self, block: b.Figure) -> str:
        """An image with its caption under it."""
        style = f'style="width: {escape(block.width)}"' if block.width else ""
        picture = self.picture(block.source, block.alternative, style)
        caption = self.caption("figcaption", "Figure {number}.", block.number, block.caption)
        return f"<figure{self.attributes(block)}>{picture}{caption}</figure>"

    def reference(self, entry: BibliographyEntry) -> Markup:
        """An entry of the reference list, with links to where its DOI and PubMed number lead."""
        nodes = entry.children
        if entry.doi:
            nodes = _linked(nodes, entry.doi, f"https://doi.org/{entry.doi}", f"https://doi.org/{entry.doi}")
        if entry.pmid:
            address = f"https://pubmed.ncbi.nlm.nih.gov/{entry.pmid}/"
            nodes = _linked(nodes, entry.pmid, f"PubMed {entry.pmid}", address)
        return self.run(nodes)

    def table(self, block: b.Table) -> str:
        """A table with its caption over it, in a box of its own that can cross both columns."""
        crosses = block.span_page or len(block.alignments) > _COLUMNS_IN_COLUMN
        kind = "table-box span-page" if crosses else "table-box"
        return f'<div class="{kind}">{super().table(block)}</div>'

    def equation(self, block: b.Equation) -> str:
        """A displayed formula with its number."""
        drawn = self.formula(block.tex, block.span, display=True)
        identifier = f' id="{escape(block.id)}"' if block.id else ""
        number = f'<span class="number">({block.number})</span>' if block.number else ""
        return f'<div class="equation"{identifier}>{drawn}{number}</div>'


def _unparted(found: re.Match[str]) -> str:
    """A piece that stays on one line; the serif has no unbreakable hyphen, nor is one needed here."""
    return f'<span class="whole">{found[0].replace("‑", "‐")}</span>'


def _note_mark(number: int) -> str:
    """The mark of a footnote: *, †, … and doubled when they are used up."""
    times, place = divmod(max(number, 1) - 1, len(_NOTE_MARKS))
    return _NOTE_MARKS[place] * (times + 1)


def _linked(nodes: i.Inlines, identifier: str, shown: str, address: str) -> i.Inlines:
    """An entry whose identifier is a link: where it stands in the text, else after it."""
    if any(
        isinstance(node, i.Link) and identifier.lower() in node.href.lower() for node in i.walk_inlines(nodes)
    ):
        return nodes
    pattern = re.compile(
        rf"((?:https?://(?:dx\.)?doi\.org/|doi: ?)?{re.escape(identifier)}(?!\w))", re.IGNORECASE
    )
    found = False

    def link(node: i.Inline) -> i.Inlines:
        nonlocal found
        if found or not isinstance(node, i.Text) or not pattern.search(node.text):
            return (node,)
        found = True
        before, match, after = pattern.split(node.text, maxsplit=1)
        return (i.Text(before), i.Link((i.Text(match),), address), i.Text(after))

    nodes = i.map_inlines(nodes, link)
    return nodes if found else (*nodes, i.Text(" "), i.Link((i.Text(shown),), address))


def _image_of(drawing: Formula, tex: str) -> str:
    """The drawing as an image that grows with its text and stands on its line."""
    data = b64encode(drawing.svg).decode()
    style = f"width: {drawing.width:.3f}em; height: {drawing.height:.3f}em; vertical-align: {-drawing.depth:.3f}em"
    return f'<img class="formula" src="data:image/svg+xml;base64,{data}" alt="{escape(tex)}" style="{style}">'

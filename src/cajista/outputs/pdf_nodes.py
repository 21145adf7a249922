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
from . import Press, formulas, pdf_breaks, pdf_tables
from .formula import Formula, FormulaError, draw
from .nodes import HtmlWriter

_LONG_CODE = 30  # lines of program text that may be parted
_NOTE_MARKS = "*†‡§‖¶"  # figures would be taken for citations
_HUNDRED = 100
_SHORT_CITATION = 14  # characters of one that stays on one line
_COLUMN_EMS = 31.0  # the width of a formula that can still be read when it is made to fit a column


class PdfWriter(HtmlWriter):
    """Writes the nodes of one edition for the press."""

    def __init__(self, edition: Edition, press: Press) -> None:
        super().__init__(edition, press.locale(edition.language))
        self.press = press
        self.noted: set[str] = set()
        self.longest = 0  # characters of a word that stays whole, in the table being written; 0 for any
        self.folder = (press.project / edition.folder).resolve()

    # Inline nodes.

    def inline(self, node: i.Inline) -> str:
        """One inline node."""
        if type(node) is i.Text:
            return self._text(node.text)
        return super().inline(node)

    def _text(self, text: str) -> str:
        """Text with its terms whole; in a crowded table, with its long words free to part."""
        if self.longest and any(len(word) > self.longest for word in text.split()):
            words = re.split(r"(\s+)", text)
            return "".join(
                f'<span class="long">{escape(w, quote=False)}</span>'
                if len(w) > self.longest
                else escape(w, quote=False)
                for w in words
            )
        return pdf_breaks.text(text)

    def code(self, node: i.Code) -> str:
        """Program text in the line."""
        return f"<code>{escape(pdf_breaks.code(node.text), quote=False)}</code>"

    def citation(self, node: i.Citation) -> str:
        """A citation; a short one stays on one line, a longer one is not parted within a range."""
        short = len(i.plain_text(node.children)) <= _SHORT_CITATION
        written = super().citation(node)
        if short:
            return written.replace('class="citation"', 'class="citation whole"', 1)
        return re.sub(r"(?<=>)[^<>]+(?=<)", lambda found: pdf_breaks.range_kept(found[0]), written)

    def link(self, node: i.Link) -> str:
        """A link to another document; an address in print can be parted where it has to be."""
        inner = "".join(
            [self._address(n.text) if type(n) is i.Text else self.inline(n) for n in node.children]
        )
        kind = (
            ' class="long"'
            if pdf_breaks.has_long_piece(pdf_breaks.address(i.plain_text(node.children)))
            else ""
        )
        return f'<a href="{escape(node.href)}"{kind}>{inner}</a>'

    def _address(self, text: str) -> str:
        return escape(pdf_breaks.address(text), quote=False)

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
            return self.no_picture(source, alternative)
        alt = escape(alternative or source)
        return f'<img src="{escape(quote(self.image(source)))}" alt="{alt}" {attributes}>'

    def has(self, source: str) -> bool:
        """Whether an image is a file of the project that can be shown."""
        path = (self.folder / self.image(source)).resolve()
        inside = path.is_relative_to(self.press.project.resolve())
        return super().has(source) and inside and path.is_file()

    def footnotereference(self, node: i.FootnoteReference) -> str:
        """A footnote: its text stands at its mark, and the style sheet takes it to the foot."""
        footnote = self.edition.body.footnotes.get(node.label)
        if footnote is None:
            return ""
        mark = _note_mark(node.number, len(self.edition.body.footnotes))
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

    def orderedlist(self, block: b.OrderedList) -> str:
        """A numbered list; WeasyPrint numbers it from where its style says."""
        start = f' style="counter-reset: list-item {block.start - 1}"' if block.start != 1 else ""
        kind = ' class="hundreds"' if block.start + len(block.items) > _HUNDRED else ""
        return f"<ol{start}{kind}>\n{self.items(block)}</ol>"

    def table(self, block: b.Table) -> str:
        """A table with its caption over it, in a box of its own that can cross both columns."""
        fit = pdf_tables.fit_of(block)
        kind = "table-box" + (" span-page" if fit.crosses else "") + (" dense" if fit.dense else "")
        self.longest = fit.longest
        written = super().table(block)
        self.longest = 0
        return f'<div class="{kind}">{written}</div>'

    def equation(self, block: b.Equation) -> str:
        """A displayed formula with its number; one too wide for a column crosses both."""
        drawn = self.formula(block.tex, block.span, display=True)
        identifier = f' id="{escape(block.id)}"' if block.id else ""
        number = f'<span class="number">({block.number})</span>' if block.number else ""
        kind = "equation span-page" if _ems(drawn) > _COLUMN_EMS else "equation"
        return f'<div class="{kind}"{identifier}>{drawn}{number}</div>'


def _ems(drawn: str) -> float:
    """The width of a drawn formula."""
    found = re.search(r"style=\"width: ([\d.]+)em", drawn)
    return float(found[1]) if found else 0.0


def _note_mark(number: int, notes: int) -> str:
    """The mark of a footnote: *, †, … where these suffice for all notes, else a, b, …, aa."""
    if notes <= len(_NOTE_MARKS):
        return _NOTE_MARKS[number - 1]
    rest, own = divmod(number - 1, 26)
    return (_note_mark(rest, notes) if rest else "") + chr(ord("a") + own)


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
    style = f"width: {drawing.width:.3f}em; vertical-align: {-drawing.depth:.3f}em"
    return f'<img class="formula" src="data:image/svg+xml;base64,{data}" alt="{escape(tex)}" style="{style}">'

"""Document nodes as a web page sets them: no inline style, tables that scroll, formulas as MathML."""

import re
from collections import Counter
from collections.abc import Mapping
from html import escape

from markupsafe import Markup

from ...locale import Locale
from ...model import block as b
from ...model import inline as i
from ...model.edition import BibliographyEntry, Edition
from ...model.span import Span
from .. import Press, formulas
from ..formula import FormulaError
from ..math import mathml
from ..nodes import HtmlWriter
from .images import Size, width_attributes

# What a reference's printed identifier links to, by the CSL variable that it was rendered from.
_ADDRESSES = {
    "DOI": "https://doi.org/",
    "PMID": "https://pubmed.ncbi.nlm.nih.gov/",
    "PMCID": "https://pmc.ncbi.nlm.nih.gov/articles/",
    "URL": "",
}

_LINK_NAMES = {"DOI": "DOI", "PMID": "PubMed", "PMCID": "PubMed Central"}

_LONG_FORMULA = 48  # signs of its notation, which may be wider than a telephone

# A word with a hyphen before a figure or a letter or two: IL-6, SARS-CoV-2, TNF-α, p-value is none.
_HYPHENATED_NAME = re.compile(
    r"(?<![\w&#;/.])[^\W_]{1,8}(?:-[^\W_]{1,5})*-(?:\d[^\W_]{0,3}|[^\W\d_]{1,2})(?![\w-])"
)


class WebWriter(HtmlWriter):
    """Writes the nodes of one edition for its web page; one writer a page, since it counts footnote marks."""

    def __init__(self, edition: Edition, locale: Locale, press: Press, sizes: Mapping[str, Size]) -> None:
        super().__init__(edition, locale)
        self.press = press
        self.sizes = sizes  # of figure files, by their path
        self.footnote_marks: Counter[str] = Counter()
        self.passed_over: Mapping[str, list[str]] = {}  # of the citation being written
        self.linking = True  # false inside a link, which may hold no other

    # What templates call.

    def unlinked(self, inlines: i.Inlines) -> Markup:
        """A run to stand within a link or a list of contents: without links, citations and footnote marks."""
        return self.run(i.map_inlines(inlines, _without_links))

    def footnotes(self) -> list[tuple[str, Markup, list[str]]]:
        """Each footnote's identifier, text, and the identifiers of its marks; to be asked after the body."""
        return [
            (note_id(label), self.flow(note.children), self.marks_of(label))
            for label, note in self.edition.body.footnotes.items()
        ]

    def marks_of(self, label: str) -> list[str]:
        """The identifiers of the marks of a footnote written so far."""
        return [mark_id(label, at) for at in range(1, self.footnote_marks[label] + 1)]

    def entry(self, entry: BibliographyEntry) -> Markup:
        """A reference as the list shows it, its identifiers linked."""
        return self.run(entry.children)

    def entry_links(self, entry: BibliographyEntry) -> list[tuple[str, str]]:
        """Names and addresses of where a reference is found, but for those that the entry prints itself."""
        printed = {node.variable for node in i.walk_inlines(entry.children) if isinstance(node, i.Marked)}
        stated = {"DOI": entry.doi, "PMID": entry.pmid, "PMCID": entry.pmcid}
        links = [
            (_LINK_NAMES[variable], _ADDRESSES[variable] + value)
            for variable, value in stated.items()
            if value and variable not in printed
        ]
        if entry.url and not entry.doi and "URL" not in printed:
            links.append((self.locale.say("Full text"), entry.url))
        return links

    # Inline nodes.

    def inline(self, node: i.Inline) -> str:
        """One inline node; a browser would break names such as IL-6 and SARS-CoV-2 after their hyphen."""
        written = super().inline(node)
        if type(node) is i.Text and "-" in node.text:
            return _HYPHENATED_NAME.sub(_unbroken, written)
        return written

    def marked(self, node: i.Marked) -> str:
        """Text with something known of it; a printed identifier is a link."""
        inner = super().marked(node)
        prefix = _ADDRESSES.get(node.variable)
        if (
            prefix is None
            or not self.linking
            or any(isinstance(n, i.Link) for n in i.walk_inlines(node.children))
        ):
            return inner
        text = i.plain_text(node.children)
        address = text if text.startswith("http") else prefix + text
        return f'<a href="{escape(address)}">{inner}</a>' if address.startswith("http") else inner

    def citation(self, node: i.Citation) -> str:
        """A citation; in a range, 4–6, the mark before what is passed over names that too."""
        self.passed_over = self.between(node)
        return super().citation(node)

    def between(self, node: i.Citation) -> dict[str, list[str]]:
        """The anchors of references that a citation cites without a mark of their own, by the mark before them."""
        cited = {cite.key for cite in node.cites}
        marks = {inner.item for inner in i.walk_inlines(node.children) if isinstance(inner, i.Marked)}
        found: dict[str, list[str]] = {}
        before = ""
        for key, entry in self.listed.items():
            if key in marks:
                before = key
            elif key in cited and before:
                found.setdefault(before, []).append(entry.anchor)
        return found

    def cite_link(self, node: i.Marked) -> str:
        """The mark of one reference within a citation."""
        self.linking = False
        inner = self.inlines(node.children)
        self.linking = True
        also = escape(" ".join(self.passed_over.get(node.item, ())))
        data = f' data-also="{also}"' if also else ""
        return f'<a href="#{escape(self.listed[node.item].anchor)}" role="doc-biblioref"{data}>{inner}</a>'

    def math(self, node: i.Math) -> str:
        """A formula in the line; a long one can be scrolled, by keyboard too."""
        written = self.formula(node.tex, node.span, display=False)
        if len(node.tex) <= _LONG_FORMULA:
            return written
        label = escape(self.locale.say("Equation"))
        return f'<span class="scroll" role="group" tabindex="0" aria-label="{label}">{written}</span>'

    def formula(self, tex: str, span: Span | None, *, display: bool) -> str:
        """A formula as MathML; as typed, with a finding, where it cannot be read."""
        try:
            return mathml(tex, display)
        except FormulaError:
            formulas.report(self.press.findings, self.edition, tex, span, display=display)
            return f"<code>{escape(tex, quote=False)}</code>"

    def inlineimage(self, node: i.InlineImage) -> str:
        """An image in the line."""
        if not self.has(node.source):
            return self.no_picture(node.source, node.alternative)
        file = self.image(node.source)
        return (
            f'<img class="inline" src="{escape(file)}" alt="{escape(node.alternative)}"{self.natural(file)}>'
        )

    def natural(self, file: str) -> str:
        """The attributes by which a browser keeps room for an image before it has come."""
        size = self.sizes.get(file)
        return f' width="{size.width}" height="{size.height}"' if size else ""

    def footnotereference(self, node: i.FootnoteReference) -> str:
        """The mark of a footnote."""
        if not self.linking:
            return ""
        self.footnote_marks[node.label] += 1
        mark = mark_id(node.label, self.footnote_marks[node.label])
        said = escape(self.locale.say("Footnote {number}", number=node.number))
        return (
            f'<sup class="note"><a id="{escape(mark)}" href="#{escape(note_id(node.label))}" '
            f'role="doc-noteref" aria-label="{said}">{node.number}</a></sup>'
        )

    # Blocks.

    def codeblock(self, block: b.CodeBlock) -> str:
        """Program text set apart; it can be scrolled by keyboard where it is wider than the page."""
        label = escape(self.locale.say("Code"))
        code = escape(block.text, quote=False)
        return f'<pre tabindex="0" role="group" aria-label="{label}"><code>{code}</code></pre>'

    def figure(self, block: b.Figure) -> str:
        """An image, itself a link to its file in full size, with its caption under it."""
        caption = self.caption("figcaption", "Figure {number}.", block.number, block.caption)
        return f"<figure{self.attributes(block)}>\n{self.picture(block)}\n{caption}\n</figure>"

    def picture(self, block: b.Figure) -> str:
        """The image of a figure; a frame where there is none."""
        if not self.has(block.source):
            return self.no_picture(block.source, block.alternative)
        file = self.image(block.source)
        attributes = width_attributes(block.width, self.sizes.get(file))
        title = escape(self.locale.say("Full size"))
        image = f'<img src="{escape(file)}" alt="{escape(block.alternative)}"{attributes} loading="lazy">'
        return f'<a href="{escape(file)}" title="{title}">{image}</a>'

    def table(self, block: b.Table) -> str:
        """A table under its caption, which stays where it is when the table is scrolled, by keyboard too."""
        identifier = block.id or f"table-{block.number}"
        caption = self.caption("figcaption", "Table {number}.", block.number, block.caption)
        caption = caption.replace("<figcaption", f'<figcaption id="{escape(identifier)}-caption"', 1)
        named = f'aria-labelledby="{escape(identifier)}-caption"'
        return (
            f"<figure{self.attributes(block)}>\n{caption}\n"
            f'<div class="scroll" role="group" tabindex="0" {named}>\n'
            f"<table>\n{self.head(block)}<tbody>\n{self.rows(block)}\n</tbody>\n</table>\n</div>\n</figure>"
        )

    def head(self, block: b.Table) -> str:
        """The heads of the columns, where any has words."""
        if not any(cell.children for cell in block.header):
            return ""
        cells = [
            self.cell("th", cell, way, ' scope="col"')
            for cell, way in zip(block.header, block.alignments, strict=True)
        ]
        return f"<thead><tr>{''.join(cells)}</tr></thead>\n"

    def rows(self, block: b.Table) -> str:
        """The rows of a table."""
        rows = [zip(row, block.alignments, strict=True) for row in block.rows]
        return "\n".join(f"<tr>{''.join([self.cell('td', *cell) for cell in row])}</tr>" for row in rows)

    def equation(self, block: b.Equation) -> str:
        """A displayed formula with its number."""
        formula = self.formula(block.tex, block.span, display=True)
        identifier = f' id="{escape(block.id)}"' if block.id else ""
        number = f'<span class="number">({block.number})</span>' if block.number else ""
        label = escape(self.locale.say("Equation"))
        return (
            f'<div class="equation"{identifier}>'
            f'<div class="scroll" role="group" tabindex="0" aria-label="{label}">{formula}</div>{number}</div>'
        )


def _without_links(node: i.Inline) -> i.Inlines:
    match node:
        case i.Citation() | i.FootnoteReference():
            return ()
        case i.Link(children) | i.CrossReference(children=children):
            return children
        case i.LineBreak() | i.SoftBreak():
            return (i.Text(" "),)
        case _:
            return (node,)


def note_id(label: str) -> str:
    """The identifier of a footnote."""
    return f"fn-{_part(label)}"


def mark_id(label: str, count: int) -> str:
    """The identifier of the nth mark of a footnote."""
    return f"fnref-{_part(label)}" + (f"-{count}" if count > 1 else "")


def _part(label: str) -> str:
    return re.sub(r"\s+", "-", label)


def _unbroken(found: re.Match[str]) -> str:
    return f'<span class="unbroken">{found[0]}</span>'

"""Compact, readable forms of documents and findings, for golden tests."""

from collections.abc import Iterable

from cajista.findings import Findings
from cajista.model import block as b
from cajista.model import inline as i
from cajista.model.span import Span


def dump_document(document: b.Document) -> list[str]:
    """One line a block, indented by depth; then the footnotes."""
    lines = list(_blocks(document.blocks, ""))
    for label, note in document.footnotes.items():
        lines += [f"[^{label}]:", *_blocks(note.children, "  ")]
    return lines


def dump_findings(findings: Findings) -> list[str]:
    """`line:column-line:column rule`, in order of place."""
    return [f"{place(f.span)} {f.rule}" for f in sorted(findings, key=lambda f: f.sort_key())]


def place(span: Span | None) -> str:
    """A span without its file."""
    return f"{span.line}:{span.column}-{span.end_line}:{span.end_column}" if span else "nowhere"


def _blocks(blocks: Iterable[b.Block], indent: str) -> Iterable[str]:
    for block in blocks:
        yield from (indent + line for line in _block(block))


def _block(block: b.Block) -> list[str]:
    match block:
        case b.Paragraph(children):
            return [f"p {dump_inlines(children)}"]
        case b.Heading(level, children, id_):
            return [f"h{level}{_stated(id=id_)} {dump_inlines(children)}"]
        case b.BulletList(items, tight):
            return [f"ul{'' if tight else ' loose'}", *_items(items)]
        case b.OrderedList(items, start, tight):
            return [f"ol {start}{'' if tight else ' loose'}", *_items(items)]
        case b.BlockQuote(children):
            return ["quote", *_blocks(children, "  ")]
        case b.CodeBlock(text, language):
            return [f"code {language} {text!r}"]
        case b.ThematicBreak():
            return ["break"]
        case b.Equation(tex, id_):
            return [f"equation{_stated(id=id_)} {tex!r}"]
        case b.Figure(source, caption, alternative, id_, width, wide):
            said = _stated(id=id_, alt=alternative, width=width, span="page" if wide else "")
            return [f"figure {source}{said} {dump_inlines(caption)}"]
        case b.Table():
            return _table(block)
    raise TypeError(block)


def _items(items: Iterable[b.ListItem]) -> list[str]:
    return [line for item in items for line in ("  -", *_blocks(item.children, "    "))]


def _table(table: b.Table) -> list[str]:
    sides = ",".join(side or "-" for side in table.alignments)
    said = _stated(id=table.id, span="page" if table.span_page else "")
    rows = [" | ".join(dump_inlines(cell.children) for cell in row) for row in (table.header, *table.rows)]
    return [f"table {sides}{said} {dump_inlines(table.caption)}", *(f"  {row}" for row in rows)]


def _stated(**values: str) -> str:
    return "".join(
        f" {name}={value!r}" if " " in value else f" {name}={value}"
        for name, value in values.items()
        if value
    )


def dump_inlines(nodes: i.Inlines) -> str:
    """The nodes of a run in a row."""
    return " ".join(map(_inline, nodes))


def _inline(node: i.Inline) -> str:
    match node:
        case i.Text(text):
            return repr(text)
        case i.Citation(cites, in_text):
            return f"{'cite-in-text' if in_text else 'cite'}({'; '.join(map(_cite, cites))})"
        case i.CrossReference(target):
            return f"@{target}"
        case i.FootnoteReference(label):
            return f"[^{label}]"
        case i.Code(text):
            return f"code({text!r})"
        case i.Math(tex):
            return f"${tex}$"
        case i.InlineImage(source, alternative, title):
            return f"image({source}{_stated(alt=alternative, title=title)})"
        case i.SoftBreak():
            return "/"
        case i.LineBreak():
            return "//"
        case i.Link(children, href, title):
            return f"link({href}{_stated(title=title)} {dump_inlines(children)})"
        case i.Marked(children, language=language):
            return f"lang-{language}({dump_inlines(children)})"
        case _:
            return f"{type(node).__name__.lower()}({dump_inlines(node.children)})"


def _cite(cite: i.Cite) -> str:
    parts = [
        f"<{dump_inlines(cite.prefix)}>" if cite.prefix else "",
        f"{'-' if cite.suppress_author else ''}{cite.key}",
        f"{cite.label}={cite.locator}" if cite.locator else "",
        f"<{dump_inlines(cite.suffix)}>" if cite.suffix else "",
    ]
    return " ".join(filter(None, parts))

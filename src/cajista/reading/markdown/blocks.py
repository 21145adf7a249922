"""Block tokens to block nodes, each with its span."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from ...findings import message
from ...model.block import (
    Block,
    BlockQuote,
    Blocks,
    BulletList,
    CodeBlock,
    Equation,
    Footnote,
    Heading,
    ListItem,
    OrderedList,
    Paragraph,
    ThematicBreak,
)
from ...model.span import Span
from . import rules
from .attributes import NONE, attributes_at_end
from .captions import CaptionLine, caption_line, figure_of, parted_from_image, report_lone_caption, with_caption
from .inlines import nodes_of, read_run
from .reading import Reading
from .run import BLANK, Run, run_of_heading, run_of_lines
from .stated import EQUATION, SECTION, checked_id
from .tables import read_table

if TYPE_CHECKING:
    from markdown_it.token import Token

_LANGUAGE = re.compile(r"\{?\.?([\w+#-]*)")


class BlockMaker:
    """Makes the blocks of a list of tokens, in one pass."""

    def __init__(self, reading: Reading, tokens: "list[Token]") -> None:
        self._reading = reading
        self._tokens = tokens
        self._next = 0
        self._leaves: dict[str, Callable[[Token], Block | None]] = {
            "paragraph_open": self._paragraph,
            "heading_open": self._heading,
            "table_open": self._table,
            "bullet_list_open": self._list,
            "ordered_list_open": self._list,
            "blockquote_open": self._quotation,
            "fence": self._code,
            "code_block": self._code,
            "hr": self._break,
            "equation": self._equation,
            "footnote_reference_open": self._footnote,
        }

    def blocks(self) -> Blocks:
        """The blocks up to the end of what they are in, whose closing token is taken too."""
        made: list[Block] = []
        line: CaptionLine | None = None
        while self._next < len(self._tokens):
            token = self._take()
            if token.nesting < 0:
                break
            if token.type == "comment_block":
                continue
            if token.type == "paragraph_open" and (opened := self._caption_line()):
                self._release(line, made)
                line = opened
                continue
            block = self._leaves[token.type](token)
            if block is None:
                continue
            captioned = with_caption(self._reading, line, block) if line else None
            if captioned is None:
                self._release(line, made)
            made.append(captioned or block)
            line = None
        self._release(line, made)
        return tuple(made)

    def _take(self) -> "Token":
        self._next += 1
        return self._tokens[self._next - 1]

    def _caption_line(self) -> CaptionLine | None:
        """The caption line that the paragraph just opened is, or begins with; its image then comes next."""
        inline = self._tokens[self._next]
        if not inline.content.startswith(("Table:", "Figure:")):
            return None
        run = self._run(inline)
        if parts := parted_from_image(run):
            tokens = self._reading.tokens_of(parts[1])
            figure = figure_of(self._reading, parts[1], tokens)
            line = caption_line(self._reading, parts[0]) if figure else None
            if figure and line:
                inline.meta["figure"] = figure
                self._tokens.insert(self._next, self._tokens[self._next - 1])
                self._next += 1
                self._next -= 1
                return line
        line = caption_line(self._reading, run)
        if line:
            self._next += 2
        return line

    def _release(self, line: CaptionLine | None, made: list[Block]) -> None:
        if line is not None:
            report_lone_caption(self._reading, line)
            made.append(line.as_paragraph())

    def _run(self, inline: "Token") -> Run:
        return run_of_lines(self._reading.source, (inline.map or [0])[0], inline.content)

    def _paragraph(self, opening: "Token") -> Block | None:
        inline = self._take()
        self._take()
        if figure := inline.meta.get("figure"):
            return figure  # type: ignore[no-any-return]
        run = self._run(inline)
        tokens = self._reading.tokens_of(run)
        if found := figure_of(self._reading, run, tokens):
            return found
        children = nodes_of(self._reading, run, tokens)
        return Paragraph(children, run.span(0, len(run.content))) if children else None

    def _heading(self, opening: "Token") -> Block:
        inline = self._take()
        self._take()
        whole = self._span(opening)
        run = self._heading_run(opening, inline)
        attributes = attributes_at_end(run.content) or NONE
        stated_id = checked_id(self._reading, run, attributes, SECTION)
        if attributes.items:
            run = run.part(0, len(run.content[: attributes.start].rstrip(BLANK)))
        self._check_heading(opening, run, whole)
        level = max(1, int(opening.tag[1:]) - 1)
        return Heading(level, read_run(self._reading, run), stated_id, whole)

    def _heading_run(self, opening: "Token", inline: "Token") -> Run:
        if opening.markup.startswith("#"):
            return run_of_heading(self._reading.source, (inline.map or [0])[0], inline.content)
        return self._run(inline)

    def _check_heading(self, opening: "Token", run: Run, span: Span) -> None:
        if not run.content:
            self._reading.report(
                rules.HEADINGS_HAVE_WORDS,
                message("The heading has no words."),
                span,
                message("Write them after the number signs, or take the line out."),
            )
        elif opening.tag == "h1":
            self._reading.report(
                rules.HEADINGS_START_AT_LEVEL_TWO,
                message("A heading of the text stands at the level of the article's title; it is set as a section."),
                span,
                message("Write ## before it."),
            )

    def _table(self, opening: "Token") -> Block:
        first = self._next - 1
        while self._take().type != "table_close":
            pass
        from dataclasses import replace

        return replace(read_table(self._reading, self._tokens[first : self._next]), span=self._span(opening))

    def _list(self, opening: "Token") -> Block:
        items: list[ListItem] = []
        tight = True
        while (token := self._take()).type == "list_item_open":
            tight = tight and not self._is_loose()
            children = self.blocks()
            items.append(ListItem(children, self._span(token, children)))
        span = self._span(opening, items)
        if opening.type == "bullet_list_open":
            return BulletList(tuple(items), tight, span)
        return OrderedList(tuple(items), int(opening.attrs.get("start", 1)), tight, span)

    def _is_loose(self) -> bool:
        """Whether the item just opened begins with a paragraph that stands between blank lines."""
        token = self._tokens[self._next]
        return token.type == "paragraph_open" and not token.hidden

    def _quotation(self, opening: "Token") -> Block:
        children = self.blocks()
        return BlockQuote(children, self._span(opening, children))

    def _code(self, token: "Token") -> Block:
        language = _LANGUAGE.match(token.info.strip()) if token.type == "fence" else None
        return CodeBlock(token.content.removesuffix("\n"), language[1] if language else "", self._span(token))

    def _break(self, token: "Token") -> Block:
        return ThematicBreak(self._span(token))

    def _equation(self, token: "Token") -> Block:
        # Attributes of an equation were read from the whole text, of which this run is made.
        text = self._reading.source.text
        whole = Run(self._reading.source, text, [0], [0])
        stated_id = checked_id(self._reading, whole, token.meta["attributes"], EQUATION)
        return Equation(token.content, stated_id, span=self._span(token))

    def _footnote(self, opening: "Token") -> None:
        label: str = opening.meta["label"]
        children = self.blocks()
        span = self._span(opening, children)
        if label in self._reading.footnotes:
            self._reading.report(
                rules.FOOTNOTE_LABELS_ARE_UNIQUE,
                message("Another footnote has the label {label} already; this one is not printed.", label=label),
                span,
                message("Give it a label of its own, here and where it is mentioned."),
            )
            return
        self._reading.footnotes[label] = Footnote(label, children, span)

    def _span(self, token: "Token", children: "Blocks | list[ListItem] | None" = None) -> Span:
        """From where the block begins to the end of its last line, or of its last child."""
        source = self._reading.source
        first, end = token.map or [0, 1]
        start: int = token.meta.get("begins", source.offset(first))
        if children and (last := children[-1].span):
            return source.span(start, start).to(last)
        line = max(first, end - 1)
        while line > first and not source.lines[line].strip(BLANK):
            line -= 1
        if children is not None:
            line = first
        return source.span(start, max(start, source.offset(line) + len(source.lines[line].rstrip(BLANK))))

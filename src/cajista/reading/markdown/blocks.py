"""Block tokens to block nodes, each with its span."""

import re
from dataclasses import replace
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
from .captions import CAPTION_WORDS, CaptionLine, caption_of, figure_of, released, with_caption
from .inlines import nodes_of, read_run
from .reading import Reading
from .run import BLANK, Run, run_of_heading, run_of_lines
from .stated import EQUATION, SECTION, checked_id
from .tables import read_table

if TYPE_CHECKING:
    from collections.abc import Callable

    from markdown_it.token import Token

_LANGUAGE = re.compile(r"\{?\.?([^\s{}]*)(.*)", re.DOTALL)


class BlockMaker:
    """Makes the blocks of a list of tokens, in one pass."""

    def __init__(self, reading: Reading, tokens: "list[Token]") -> None:
        self._reading = reading
        self._tokens = tokens
        self._next = 0
        self._makers: dict[str, Callable[[Token], Block | CaptionLine | None]] = {
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
            "comment_block": lambda token: None,
        }

    def blocks(self) -> Blocks:
        """The blocks up to the end of what they are in, whose closing token is taken too."""
        made: list[Block] = []
        line: CaptionLine | None = None
        while self._next < len(self._tokens) and (token := self._take()).nesting >= 0:
            block = self._makers[token.type](token)
            if block is None:
                continue
            captioned = with_caption(self._reading, line, block) if line else None
            if line and not captioned:
                made.append(released(self._reading, line))
            line = block if isinstance(block, CaptionLine) else None
            if not isinstance(block, CaptionLine):
                made.append(captioned or block)
        if line:
            made.append(released(self._reading, line))
        return tuple(made)

    def _take(self) -> "Token":
        self._next += 1
        return self._tokens[self._next - 1]

    def _run(self, inline: "Token") -> Run:
        return run_of_lines(self._reading.source, (inline.map or [0])[0], inline.content)

    def _paragraph(self, opening: "Token") -> "Block | CaptionLine | None":
        run = self._run(self._take())
        self._take()
        if run.content.startswith(CAPTION_WORDS) and (captioned := caption_of(self._reading, run)):
            return captioned
        tokens = self._reading.tokens_of(run)
        if figure := figure_of(self._reading, run, tokens):
            return figure
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
                message(
                    "A heading of the text stands at the level of the article's title; it becomes a section."
                ),
                span,
                message("Write ## before it."),
            )

    def _table(self, opening: "Token") -> Block:
        first = self._next - 1
        while self._take().type != "table_close":
            pass
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
        self._check_closed(token)
        text = token.content.removesuffix("\n")
        if language and (more := language[2].strip()) and "{" not in token.info:
            what = message(
                "“{text}” stands behind the language of program text; it is set as its first line.", text=more
            )
            hint = message("Write it on the next line.")
            self._reading.report(rules.CODE_BEGINS_A_LINE, what, self._mark(token), hint)
            text = f"{more}\n{text}"
        return CodeBlock(text, language[1] if language else "", self._span(token))

    def _mark(self, token: "Token") -> Span:
        """The mark that begins program text."""
        start: int = token.meta["begins"]
        return self._reading.source.span(start, start + len(token.markup))

    def _check_closed(self, token: "Token") -> None:
        first, end = token.map or [0, 0]
        held = token.content.count("\n") + (not token.content.endswith("\n") and bool(token.content))
        if token.type == "fence" and end - first < held + 2:
            self._reading.report(
                rules.CODE_IS_CLOSED,
                message(
                    "The program text that begins here has no end; all that follows is set as program text."
                ),
                self._mark(token),
                message("Write {fence} on a line of its own after it.", fence=token.markup),
            )

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
                message(
                    "Another footnote has the label {label} already; this one is not printed.", label=label
                ),
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

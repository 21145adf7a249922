"""Figures and the caption lines, `Table: …` and `Figure: …`, that stand before what they name."""

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ...findings import message
from ...model.block import Block, Figure, Paragraph, Table
from ...model.inline import Inlines, Text, plain_text
from ...model.span import Span
from . import rules
from .attributes import NONE, Attributes, attributes_at_end
from .inlines import check_path, nodes_of, read_run
from .reading import Reading
from .run import BLANK, Run
from .stated import FIGURE, TABLE, check_attributes, checked_id, width_of

if TYPE_CHECKING:
    from markdown_it.token import Token

_PREFIX = re.compile(r"(Table|Figure):[ \t\u00a0]*")
_IMAGE_BELOW = re.compile(r"\n[ \t]*(?=!\[)")


@dataclass(frozen=True, slots=True)
class CaptionLine:
    """A caption line: which kind it is for, its words and attributes, and the run that it was read from."""

    kind: str  # "Table" or "Figure"
    words: Inlines
    attributes: Attributes
    run: Run
    words_start: int

    @property
    def span(self) -> Span:
        """The whole line."""
        return self.run.span(0, len(self.run.content))

    def as_paragraph(self) -> Paragraph:
        """The line as the paragraph that it is where nothing follows that it could name."""
        content, braces = self.run.content, self.attributes
        parts: list[Text] = [Text(content[: self.words_start], self.run.span(0, self.words_start))]
        after = [Text(content[braces.start :], self.run.span(braces.start, len(content)))] if braces.items else []
        return Paragraph((*parts, *self.words, *after), self.span)


def caption_line(reading: Reading, run: Run) -> CaptionLine | None:
    """The caption line that a paragraph is; None where it is none."""
    prefix = _PREFIX.match(run.content)
    if not prefix or not run.content[prefix.end() :].strip():
        return None
    attributes = attributes_at_end(run.content) or NONE
    end = attributes.start if attributes.items else len(run.content)
    end = prefix.end() + len(run.content[prefix.end() : end].rstrip(BLANK))
    return CaptionLine(
        prefix[1], read_run(reading, run.part(prefix.end(), end)), attributes, run, prefix.end()
    )


def parted_from_image(run: Run) -> tuple[Run, Run] | None:
    """A `Figure:` line and the image on the line below it, which Markdown takes for one paragraph."""
    if not run.content.startswith("Figure:"):
        return None
    below = _IMAGE_BELOW.search(run.content)
    if not below:
        return None
    return run.part(0, below.start()), run.part(below.end(), len(run.content))


def figure_of(reading: Reading, run: Run, tokens: "list[Token]") -> Figure | None:
    """The figure that a paragraph of these tokens is: an image and nothing else."""
    things = [token for token in tokens if token.type not in ("comment", "softbreak") and token.content.strip(BLANK)
              or token.type == "image"]
    if len(things) != 1 or things[0].type != "image":
        return None
    token = things[0]
    attributes: Attributes = token.meta["attributes"]
    check_path(reading, run, token)
    start, end = token.map or [0, 0]
    return Figure(
        token.meta["source"],
        nodes_of(reading, run, token.children or []),
        attributes.value("alt") or token.meta["title"],
        checked_id(reading, run, attributes, FIGURE),
        width_of(attributes),
        attributes.value("span") == "page",
        span=run.span(start, end),
    )


def with_caption(reading: Reading, line: CaptionLine, block: Block) -> Block | None:
    """The table or figure with the caption that stands before it; None where the line is not for it."""
    if isinstance(block, Table) and line.kind == "Table":
        return replace(
            block,
            caption=line.words,
            id=checked_id(reading, line.run, line.attributes, TABLE),
            span_page=line.attributes.value("span") == "page",
            span=line.span.to(block.span) if block.span else line.span,
        )
    if isinstance(block, Figure) and line.kind == "Figure":
        return _captioned_figure(reading, line, block)
    return None


def _captioned_figure(reading: Reading, line: CaptionLine, figure: Figure) -> Figure:
    attributes = line.attributes
    check_attributes(reading, line.run, attributes, FIGURE) if figure.id else None
    stated_id = figure.id or checked_id(reading, line.run, attributes, FIGURE)
    caption, alternative = line.words, figure.alternative or attributes.value("alt")
    if figure.caption and not alternative:
        alternative = plain_text(figure.caption)
    elif figure.caption:
        caption = (*line.words, Text(" ", line.span), *figure.caption)
        reading.report(
            rules.CAPTIONS_ARE_SINGLE,
            message("The figure has two captions: a line before it, and words in its brackets."),
            line.span,
            message("Leave one of them out."),
        )
    return replace(
        figure,
        caption=caption,
        alternative=alternative,
        id=stated_id,
        width=figure.width or width_of(attributes),
        span_page=figure.span_page or attributes.value("span") == "page",
        span=line.span.to(figure.span) if figure.span else line.span,
    )


def report_lone_caption(reading: Reading, line: CaptionLine) -> None:
    """Reports a caption line that nothing follows that it could name."""
    hint = (
        message("Put it directly before the table, with nothing between. Where it is no caption, write Table\\:.")
        if line.kind == "Table"
        else message("Put it directly before the image, with nothing between. Where it is no caption, write Figure\\:.")
    )
    reading.report(
        rules.CAPTIONS_BELONG_TO_SOMETHING,
        message("This line looks like a caption, but what follows is not what it names."),
        line.span,
        hint,
    )

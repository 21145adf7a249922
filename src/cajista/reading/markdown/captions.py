"""Figures and the caption lines, `Table: …` and `Figure: …`, that stand before what they name."""

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ...findings import message
from ...model.block import Block, Figure, Paragraph, Table
from ...model.inline import Inlines, SoftBreak, Text, plain_text
from ...model.span import Span
from . import rules
from .attributes import NONE, Attributes, attributes_at_end
from .images import check_path
from .inlines import nodes_of, read_run
from .reading import Reading
from .run import BLANK, Run
from .stated import FIGURE, TABLE, checked_id, width_of

if TYPE_CHECKING:
    from markdown_it.token import Token

_PREFIX = re.compile(r"(Table|Figure):[ \t\u00a0]*")
CAPTION_WORDS = ("Table:", "Figure:")
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


def caption_of(reading: Reading, run: Run) -> "CaptionLine | Block | None":
    """The caption line that a paragraph is; or the whole figure, with its image on the line below."""
    below = _IMAGE_BELOW.search(run.content) if run.content.startswith("Figure:") else None
    if below:
        image = run.part(below.end(), len(run.content))
        figure = figure_of(reading, image, reading.tokens_of(image))
        line = caption_line(reading, run.part(0, below.start())) if figure else None
        if figure and line:
            return with_caption(reading, line, figure)
    return caption_line(reading, run)


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


def figure_of(reading: Reading, run: Run, tokens: "list[Token]") -> Figure | None:
    """The figure that a paragraph of these tokens is: an image and nothing else."""
    things = [token for token in tokens if token.type == "image" or not _is_blank(token)]
    if len(things) != 1 or things[0].type != "image":
        return None
    token = things[0]
    attributes: Attributes = token.meta["attributes"]
    check_path(reading, run, token)
    start, end = token.map or [0, 0]
    if token.meta["title"] and attributes.value("alt"):
        _report_two_captions(reading, run.span(start, end))
    return Figure(
        token.meta["source"],
        nodes_of(reading, run, token.children or []),
        attributes.value("alt") or token.meta["title"],
        checked_id(reading, run, attributes, FIGURE),
        width_of(attributes),
        attributes.value("span") == "page",
        span=run.span(start, end),
    )


def _is_blank(token: "Token") -> bool:
    return token.type in ("comment", "softbreak") or (token.type == "text" and not token.content.strip(BLANK))


def with_caption(reading: Reading, line: CaptionLine, block: "Block | CaptionLine") -> Block | None:
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
    stated_id = checked_id(reading, line.run, line.attributes, FIGURE)
    attributes, alternative = line.attributes, figure.alternative or line.attributes.value("alt")
    caption = line.words
    if figure.caption and not alternative:
        alternative = plain_text(figure.caption)
    elif figure.caption:
        caption = (
            *line.words,
            SoftBreak(line.run.span(len(line.run.content), len(line.run.content))),
            *figure.caption,
        )
        _report_two_captions(reading, line.span)
    return replace(
        figure,
        caption=caption,
        alternative=alternative,
        id=figure.id or stated_id,
        width=figure.width or width_of(attributes),
        span_page=figure.span_page or attributes.value("span") == "page",
        span=line.span.to(figure.span) if figure.span else line.span,
    )


def _report_two_captions(reading: Reading, span: Span) -> None:
    reading.report(
        rules.CAPTIONS_ARE_SINGLE,
        message("The figure has more than one caption: words in its brackets, a line before it, or a title."),
        span,
        message('Leave one of them, and put what a reader who cannot see it is told into alt="…".'),
    )


def released(reading: Reading, line: CaptionLine) -> Paragraph:
    """A caption line that nothing follows that it could name, as a paragraph; reported."""
    reading.report(
        rules.CAPTIONS_BELONG_TO_SOMETHING,
        message("This line looks like a caption, but what follows is not what it names."),
        line.span,
        message(
            "Put it directly before its table or image. Where it is no caption, write {kind}\\: instead.",
            kind=line.kind,
        ),
    )
    content, braces = line.run.content, line.attributes
    before = Text(content[: line.words_start], line.run.span(0, line.words_start))
    rest = Text(content[braces.start :], line.run.span(braces.start, len(content))) if braces.items else None
    return Paragraph((before, *line.words, *filter(None, [rest])), line.span)

"""Markdown to the document tree."""

from typing import TYPE_CHECKING

from ...findings import Findings, message
from ...model.block import Document
from ...model.inline import Inlines
from ...model.span import Span
from . import rules
from .blocks import BlockMaker
from .inlines import read_run
from .placement import Placement, Source, body_source, placed_source
from .reading import Reading
from .run import BLANK, Run

if TYPE_CHECKING:
    from markdown_it.token import Token


def read_markdown(text: str, file: str, first_line: int, findings: Findings, *, language: str) -> Document:
    """The document that the body of a Markdown file is.

    `text` begins on line `first_line` of `file`. Everything wrong with it goes to `findings`; nothing
    is raised. An escaped character is a `Text` of its own, so that any other `Text` is in the source
    just as it is in the tree.
    """
    return _read(body_source(text, file, first_line), findings, language)


def read_blocks(text: str, place: Placement, findings: Findings, *, language: str) -> Document:
    """The document that a text of the front matter is: an abstract, a declaration."""
    return _read(placed_source(text, place), findings, language)


def read_inline(text: str, place: Placement, findings: Findings, *, language: str) -> Inlines:
    """The nodes of a text of the front matter that is one line: a title, a keyword. It has no footnotes."""
    from .parser import new_environment

    source = placed_source(text, place)
    reading = Reading(source, findings, language, new_environment(), takes_notes=False)
    start = len(source.text) - len(source.text.lstrip(BLANK))
    end = max(start, len(source.text.rstrip(BLANK)))
    return read_run(reading, Run(source, source.text[start:end], [0], [start]))


def _read(source: Source, findings: Findings, language: str) -> Document:
    from .parser import block_tokens, new_environment

    reading = Reading(source, findings, language, new_environment())
    tokens = block_tokens(source.text, reading.env)
    for token in tokens:
        if token.type == "footnote_reference_open":
            first = (token.map or [0])[0]
            reading.labels.setdefault(
                token.meta["label"], source.span(source.offset(first), source.offset(first))
            )
    blocks = BlockMaker(reading, tokens).blocks()
    _report_unmentioned(reading)
    _report_definitions(reading)
    _report_depth(reading, tokens)
    notes = {label: reading.footnotes[label] for label in reading.mentioned if label in reading.footnotes}
    return Document(blocks, notes)


def _report_unmentioned(reading: Reading) -> None:
    for label, note in reading.footnotes.items():
        if label not in reading.mentioned and note.span:
            reading.report(
                rules.FOOTNOTES_ARE_MENTIONED,
                message("The footnote {label} is mentioned nowhere; it is not printed.", label=label),
                note.span,
                message("Write [^{label}] where it belongs, or take the footnote out.", label=label),
            )


def _report_definitions(reading: Reading) -> None:
    """Reports addresses of links that no link uses, and those stated again."""
    source, env = reading.source, reading.env
    for label, definition in env.get("references", {}).items():
        if label not in env["used"]:
            reading.report(
                rules.LINK_DEFINITIONS_ARE_USED,
                message("No link uses this address; the line is not printed."),
                _lines(source, definition["map"]),
                message(
                    "Write [words][{label}] where the link belongs, or take the line out.",
                    label=label.lower(),
                ),
            )
    for definition in env.get("duplicate_refs", ()):
        reading.report(
            rules.LINK_DEFINITIONS_ARE_USED,
            message(
                "The address of {label} is stated a second time; the first counts.",
                label=definition["label"].lower(),
            ),
            _lines(source, definition["map"]),
            message("Take one of the lines out."),
        )


def _lines(source: Source, lines: list[int]) -> Span:
    last = max(lines[0], lines[1] - 1)
    return source.span(source.offset(lines[0]), source.offset(last) + len(source.lines[last]))


def _report_depth(reading: Reading, tokens: "list[Token]") -> None:
    from .parser import NESTING_LIMIT

    deep = next((token for token in tokens if token.level >= NESTING_LIMIT - 1 and token.map), None)
    if deep is not None:
        reading.report(
            rules.NESTING_IS_SHALLOW,
            message("Lists or quotations are nested too deep here; what lies deeper is not printed."),
            _lines(reading.source, deep.map or [0, 1]),
            message("Use fewer levels."),
        )

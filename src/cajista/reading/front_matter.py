"""The head of a Markdown file: YAML between two lines `---`, and where the text begins after it."""

import re
from dataclasses import dataclass

from ..findings import Findings, message
from ..model.article import SourceMap
from ..model.span import Span
from ..rules import report
from . import rules
from .yaml_source import Structured, read_yaml

_COMMENT = re.compile(r"<!--.*-->")


@dataclass(frozen=True, slots=True)
class MarkdownFile:
    """A Markdown file in its two parts. `front` is None when its YAML is broken; `head` is its text."""

    front: Structured | None
    body: str
    body_line: int
    head: str = ""


def split_markdown(text: str, file: str, findings: Findings) -> MarkdownFile:
    """Front matter and body, with positions that hold in the whole file.

    Blank lines and one-line comments may stand before the first `---`.
    """
    lines = text.split("\n")
    opening = _opening(lines)
    if opening is None:
        if text.strip():
            _note_missing(file, findings)
        return MarkdownFile(Structured({}, SourceMap(file), text), text, 1)
    closing = next((at for at in range(opening + 1, len(lines)) if lines[at].rstrip() == "---"), None)
    if closing is None:
        _note_unclosed(opening, file, findings)
        # The first blank line is the likeliest end; what is guessed gives no findings of its own.
        closing, findings = _first_blank(lines, opening + 1), Findings()
        body_line = closing + 1
    else:
        body_line = closing + 2
    head = "\n".join(lines[opening + 1 : closing])
    front = read_yaml(head, file, findings, first_line=opening + 2)
    return MarkdownFile(front, "\n".join(lines[body_line - 1 :]), body_line, head)


def _opening(lines: list[str]) -> int | None:
    for index, line in enumerate(lines):
        if line.rstrip() == "---":
            return index
        if line.strip() and not _COMMENT.fullmatch(line.strip()):
            return None
    return None


def _first_blank(lines: list[str], start: int) -> int:
    return next((at for at in range(start, len(lines)) if not lines[at].strip()), len(lines))


def _note_missing(file: str, findings: Findings) -> None:
    what = message("The text has no front matter, so that it has no title in its language.")
    hint = message("Begin it with a line “---”, then “title: …”, then a line “---” again.")
    report(findings, rules.FRONT_MATTER_IS_PRESENT, what, Span(file, 1, 1, 1, 1), hint)


def _note_unclosed(opening: int, file: str, findings: Findings) -> None:
    what = message("The front matter that begins here is never closed.")
    hint = message("Add a line “---” after its last key.")
    span = Span(file, opening + 1, 1, opening + 1, 4)
    report(findings, rules.FRONT_MATTER_IS_CLOSED, what, span, hint)

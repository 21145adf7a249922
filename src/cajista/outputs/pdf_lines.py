"""Keeps WeasyPrint from breaking lines too early, and from spreading the few words of a line over its whole width.

Where text before a box of its own (a link, a superscript) fills a line but for the space at its end, WeasyPrint
takes it for too long and breaks after its first word instead of its last.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

_WIDEST = 0.7  # ems that a space may gain where a line is justified
_UNJUSTIFIED = 0.2  # ems that it gains in a line that would need more, and ends before the margin


@contextmanager
def lines_set_here() -> Iterator[None]:
    """While a document is laid out, has its lines broken and justified by the rules of this module."""
    from weasyprint.layout import inline

    theirs = inline.split_first_line, inline.justify_line

    def split_first_line(
        text: str, style: Any, context: Any, width: float | None, *others: Any, **more: Any
    ) -> Any:
        line = theirs[0](text, style, context, width, *others, **more)
        if width is not None and _is_early(line, text, style):
            whole = theirs[0](text.rstrip(" "), style, context, None, *others, **more)
            if whole[3] <= width:
                return theirs[0](text, style, context, None, *others, **more)
        return line

    def justify_line(context: Any, line: Any, missing: float) -> None:
        ems = inline.count_expandable_spaces(line) * line.style["font_size"]
        theirs[1](context, line, missing if missing <= _WIDEST * ems else _UNJUSTIFIED * ems)

    inline.split_first_line, inline.justify_line = split_first_line, justify_line
    try:
        yield
    finally:
        inline.split_first_line, inline.justify_line = theirs


def _is_early(line: Any, text: str, style: Any) -> bool:
    """Whether a line was broken within or after the first word of a text that a space ends."""
    _, _, goes_on, *_ = line
    first, space, rest = text.partition(" ")
    return bool(
        goes_on and space and rest and text[-1] == " " and style["white_space"] == "normal"
        and goes_on <= len(first.encode()) + 1
    )  # fmt: skip

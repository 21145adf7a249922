"""Where the characters of a YAML value stand, for texts that are read further as Markdown."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..model.span import Span

if TYPE_CHECKING:
    from .markdown import Placement


def placement(value: str, span: Span, lines: Sequence[str]) -> "Placement":
    """The place of a value in a file of these lines.

    It is exact for plain texts and for quoted ones without escapes on one line, and for the lines
    of a literal block (`|`); elsewhere (folded and escaped texts) it is the value's span.
    """
    from .markdown import Placement

    if span.line != span.end_line:
        return Placement(span, exact=False, starts=_line_starts(value, span, lines))
    typed = lines[span.line - 1][span.column - 1 : span.end_column - 1]
    if typed == value:
        return Placement(span, exact=True)
    if typed[:1] in ("'", '"') and typed[1:-1] == value:
        inner = span._replace(column=span.column + 1, end_column=span.end_column - 1)
        return Placement(inner, exact=True)
    return Placement(span, exact=False)


def _line_starts(value: str, span: Span, lines: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """Line and column where each line of a literal block begins; empty where lines were folded."""
    if lines[span.line - 1][span.column - 1 : span.column] != "|":
        return ()
    starts: list[tuple[int, int]] = []
    for number, line in enumerate(value.split("\n"), span.line + 1):
        typed = lines[number - 1] if number <= len(lines) else ""
        if not typed.endswith(line):
            return ()
        starts.append((number, len(typed) - len(line) + 1))
    return tuple(starts)

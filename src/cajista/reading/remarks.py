"""`# cajista: allow rule-id because …` in YAML, `% …` in BibTeX: findings in facts that an editor has looked at."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from ..findings import Findings
from ..model.article import Allowance
from ..model.span import Span
from .text import read_text

_REMARK = re.compile(r"(\s*)(?P<mark>[#%])\s*cajista\s*:\s*(.*?)\s*")


def read_remarks(path: Path, file: str, findings: Findings) -> tuple[Allowance, ...]:
    """The allowances that comments of a file of facts give, each for the value or entry that follows it."""
    from .markdown.allowances import allowance

    text = read_text(path, file, Findings()) if path.is_file() else None
    if not text or "cajista" not in text:
        return ()
    lines = text.split("\n")
    found = (
        allowance(
            remark[3], _span(file, number, line), number + 1, _end(lines, number, remark["mark"]), findings
        )
        for number, line in enumerate(lines, start=1)
        if (remark := _REMARK.fullmatch(line))
    )
    return tuple(one for one in found if one)


def _span(file: str, number: int, line: str) -> Span:
    return Span(file, number, len(line) - len(line.lstrip()) + 1, number, len(line) + 1)


def _end(lines: Sequence[str], after: int, mark: str) -> int:
    """The last line of what follows a comment on line `after`: a YAML value with all within it, a BibTeX entry."""
    last = after + 1
    indent: int | None = None
    for number, line in _of_substance(lines, after, mark):
        depth = len(line) - len(line.lstrip())
        if indent is not None and (line.startswith("@") if mark == "%" else depth <= indent):
            break
        indent = depth if indent is None else indent
        last = number
    return last


def _of_substance(lines: Sequence[str], after: int, mark: str) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(lines[after:], start=after + 1):
        if line.strip() and not line.lstrip().startswith(mark):
            yield number, line

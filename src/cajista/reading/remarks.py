"""`# cajista: allow rule-id because …` in YAML, `% …` in BibTeX: findings in facts that an editor has looked at."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from ..findings import Findings
from ..model.article import Allowance
from ..model.span import Span
from .text import read_text

_REMARK = re.compile(r"(\s*)(?P<mark>[#%])\s*cajista\s*:\s*(.*?)\s*", re.IGNORECASE)


def read_remarks(path: Path, file: str, findings: Findings) -> tuple[Allowance, ...]:
    """The allowances that comments of a file of facts give, each for the value or entry that follows it."""
    text = read_text(path, file, Findings()) if path.is_file() else None
    return remarks_in(text, file, 1, findings) if text else ()


def read_comments(path: Path, file: str, findings: Findings) -> tuple[Allowance, ...]:
    """The allowances that the comments of any file give, Markdown or facts."""
    if not path.is_file():
        return ()
    if path.suffix != ".md":
        return read_remarks(path, file, findings)
    from .front_matter import split_markdown
    from .markdown import read_allowances

    parts = split_markdown(read_text(path, file, Findings()) or "", file, Findings())
    first = parts.front.first_line if parts.front else 1
    head = remarks_in(parts.head, file, first, findings)
    return (*head, *read_allowances(parts.body, file, parts.body_line, findings))


def remarks_in(text: str, file: str, first_line: int, findings: Findings) -> tuple[Allowance, ...]:
    """Those of a text that begins at a line of a file."""
    from .markdown.allowances import allowances_of, mentions_cajista

    if not mentions_cajista(text):
        return ()
    lines = text.split("\n")
    shift = first_line - 1
    return tuple(
        one
        for number, line in enumerate(lines, start=1)
        if (remark := _REMARK.fullmatch(line))
        for one in allowances_of(
            remark[3],
            _span(file, number + shift, line),
            number + 1 + shift,
            _end(lines, number, remark["mark"]) + shift,
            findings,
            f"{remark['mark']} cajista: {{}}",
        )
    )


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

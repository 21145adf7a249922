"""`<!-- cajista: allow rule-id because … -->`: findings that an editor has looked at."""

import re
from typing import TYPE_CHECKING

from ...findings import Findings, message
from ...model.article import Allowance
from ...model.span import Span
from ...rules import report
from . import rules
from .placement import Source, body_source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.token import Token

_COMMENT = re.compile(r"<!--\s*cajista\s*:\s*(.*?)\s*-->", re.DOTALL)
_MARGIN = re.compile(r"[\s>]+")
_ALLOW = re.compile(r"allow\s+([a-z0-9-]+)(?:\s+because\s+(\S.*))?", re.DOTALL)


def read_allowances(text: str, file: str, first_line: int, findings: Findings) -> tuple[Allowance, ...]:
    """The allowances that the comments of a Markdown text give; one without a reason is a finding.

    A comment on lines of its own allows for the block that follows it, one within a line for that
    line (or the next, where nothing follows it). Comments within code are program text.
    """
    if "cajista" not in text:
        return ()
    from .parser import block_tokens, new_environment

    source = body_source(text, file, first_line)
    tokens = block_tokens(source.text, new_environment())
    found = (_allowance(source, findings, *place) for place in _comments(source, tokens))
    return tuple(allowance for allowance in found if allowance)


def _comments(source: Source, tokens: "list[Token]") -> "Iterator[tuple[str, int, int, tuple[int, int]]]":
    """Every comment of the text, with its offsets and the lines (from 0, exclusive) that it is for."""
    for index, token in enumerate(tokens):
        first, end = token.map or [0, 0]
        if token.type == "comment_block":
            start: int = token.meta["begins"]
            following = next((t.map for t in tokens[index + 1 :] if t.map and t.nesting >= 0), None)
            yield token.content, start, start + len(token.content), _lines(following, end)
        elif token.type == "inline" and "<!--" in token.content:
            yield from _comments_within(source, token, first, end)


def _comments_within(
    source: Source, inline: "Token", first: int, end: int
) -> "Iterator[tuple[str, int, int, tuple[int, int]]]":
    from .parser import inline_tokens, new_environment

    meant = set(_comments_among(inline_tokens(inline.content, new_environment())))
    start, stop = source.offset(first), source.offset(end - 1) + len(source.lines[end - 1])
    for comment in _COMMENT.finditer(source.text, start, stop):
        if _bare(comment[0]) not in meant:
            continue
        line = source.line_of(comment.end() - 1)
        rest = source.text[comment.end() : source.offset(line) + len(source.lines[line])]
        alone = not rest.strip() and line + 1 < len(source.lines)
        yield comment[0], comment.start(), comment.end(), (line + alone, line + alone + 1)


def _comments_among(tokens: "list[Token]") -> "Iterator[str]":
    for token in tokens:
        if token.type == "comment":
            yield _bare(token.content)
        yield from _comments_among(token.children or [])


def _bare(comment: str) -> str:
    """The comment without what the markers and indentation of its lines may add."""
    return _MARGIN.sub("", comment)


def _lines(following: list[int] | None, end: int) -> tuple[int, int]:
    return (following[0], following[1]) if following else (end, end + 1)


def _allowance(
    source: Source, findings: Findings, comment: str, start: int, end: int, lines: tuple[int, int]
) -> Allowance | None:
    said = _COMMENT.fullmatch(comment)
    if not said:
        return None
    shift = source.point(0)[0]
    last = max(lines[1] - 1, lines[0])
    return allowance(said[1], source.span(start, end), lines[0] + shift, last + shift, findings)


def allowance(said: str, span: Span, line_from: int, line_to: int, findings: Findings) -> Allowance | None:
    """What a comment that is for Cajista allows on some lines; one that names no rule or no reason is a finding."""
    allow = _ALLOW.fullmatch(said)
    if allow and allow[2]:
        return Allowance(allow[1], " ".join(allow[2].split()), span, line_from, line_to)
    report(
        findings,
        rules.ALLOWANCES_GIVE_REASONS,
        message("The comment is for Cajista, but gives no reason.")
        if allow
        else message("The comment is for Cajista, but names no rule."),
        span,
        message("Write: <!-- cajista: allow rule-id because … -->"),
    )
    return None

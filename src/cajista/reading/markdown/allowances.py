"""`<!-- cajista: allow rule-id because … -->`: findings that an editor has looked at."""

import re
from typing import TYPE_CHECKING

from ...findings import Findings, message
from ...model.article import Allowance
from ...model.span import Span
from ...rules import report
from . import rules
from .captions import CAPTION_WORDS
from .placement import Source, body_source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.token import Token

_COMMENT = re.compile(r"<!--\s*cajista\s*:\s*(.*?)\s*-->", re.DOTALL | re.IGNORECASE)
_MENTION = re.compile("cajista", re.IGNORECASE)
_ANY_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_MARGIN = re.compile(r"[\s>]+")
_RULE = r"[a-z0-9]+(?:-[a-z0-9]+)+"
_ALLOW = re.compile(rf"allow\b[\s:]*({_RULE}(?:[\s,;]+{_RULE}\b)*)?(.*)", re.DOTALL | re.IGNORECASE)
_REASON = re.compile(r"\s*(?:[:,;(–—-]+\s*(?:because\b)?|\s\w+\b[:,]?)\s*(\S.*)", re.DOTALL | re.IGNORECASE)
"""A mark, or a word such as “because”, in whatever language, and what follows it."""


def read_allowances(text: str, file: str, first_line: int, findings: Findings) -> tuple[Allowance, ...]:
    """The allowances that the comments of a Markdown text give; one without a reason is a finding.

    A comment on lines of its own allows for the block that follows it, one within a line for that
    line (or the next, where nothing follows it). Comments within code are program text.
    """
    if not mentions_cajista(text):
        return ()
    from .parser import block_tokens, new_environment

    source = body_source(text, file, first_line)
    tokens = block_tokens(source.text, new_environment())
    return tuple(one for place in _comments(source, tokens) for one in _allowances(source, findings, *place))


def mentions_cajista(text: str) -> bool:
    """Whether there may be a comment for Cajista in a text."""
    return bool(_MENTION.search(text))


def _comments(source: Source, tokens: "list[Token]") -> "Iterator[tuple[str, int, int, tuple[int, int]]]":
    """Every comment of the text, with its offsets and the lines (from 0, exclusive) that it is for."""
    for index, token in enumerate(tokens):
        first, end = token.map or [0, 0]
        if token.type == "comment_block":
            start: int = token.meta["begins"]
            lines = _following(tokens, index) or (end, end + 1)
            yield token.content, start, start + len(token.content), lines
        elif token.type == "inline" and "<!--" in token.content:
            yield from _comments_within(source, token, first, end)


def _following(tokens: "list[Token]", index: int) -> tuple[int, int] | None:
    """The lines of the block that follows a comment, other comments passed over; a caption is part of its table."""
    at = next(
        (
            at
            for at in range(index + 1, len(tokens))
            if tokens[at].map and tokens[at].nesting >= 0 and tokens[at].type != "comment_block"
        ),
        None,
    )
    if at is None:
        return None
    first, end = tokens[at].map or [0, 0]
    if tokens[at].type == "paragraph_open" and tokens[at + 1].content.startswith(CAPTION_WORDS):
        below = next((one.map for one in tokens[at + 2 :] if one.map and one.nesting >= 0), None)
        end = below[1] if below else end
    return first, end


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
        alone = not _ANY_COMMENT.sub("", rest).strip() and line + 1 < len(source.lines)
        begins = not _ANY_COMMENT.sub("", source.text[start : comment.start()]).strip()
        last = end if alone and begins and line + 1 < end else line + alone + 1
        yield comment[0], comment.start(), comment.end(), (line + alone, last)


def _comments_among(tokens: "list[Token]") -> "Iterator[str]":
    for token in tokens:
        if token.type == "comment":
            yield _bare(token.content)
        yield from _comments_among(token.children or [])


def _bare(comment: str) -> str:
    """The comment without what the markers and indentation of its lines may add."""
    return _MARGIN.sub("", comment)


def _allowances(
    source: Source, findings: Findings, comment: str, start: int, end: int, lines: tuple[int, int]
) -> tuple[Allowance, ...]:
    said = _COMMENT.fullmatch(comment)
    if not said:
        return ()
    shift = source.point(0)[0]
    last = max(lines[1] - 1, lines[0])
    form = "<!-- cajista: {} -->"
    return allowances_of(said[1], source.span(start, end), lines[0] + shift, last + shift, findings, form)


def allowances_of(
    said: str, span: Span, line_from: int, line_to: int, findings: Findings, form: str
) -> tuple[Allowance, ...]:
    """What a comment that is for Cajista allows on some lines; one that names no rule or no reason is a finding.

    `form` is that of a comment in the file, with `{}` where its words are.
    """
    allow = _ALLOW.fullmatch(said)
    names = tuple(dict.fromkeys(re.split(r"[\s,;]+", allow[1].lower()))) if allow and allow[1] else ()
    reason = _REASON.fullmatch(allow[2]) if allow and names else None
    if reason:
        words = " ".join(reason[1].split())
        return tuple(Allowance(name, words, span, line_from, line_to) for name in names)
    what = message("The comment is for Cajista, but gives no reason.")
    if not allow:
        what = message("The comment is for Cajista, but does not begin with “allow”.")
    elif not names:
        what = message("The comment is for Cajista, but names no rule.")
    example = form.format(f"allow {', '.join(names) or 'rule-id'} because …")
    hint = message("Write: {example}", example=example)
    report(findings, rules.ALLOWANCES_GIVE_REASONS, what, span, hint)
    return ()

"""Block rules of the dialect, and a wrapper that notes where in the text each block begins."""

from collections.abc import Callable, Iterator
from typing import Any, Literal, TypeAlias

from markdown_it import MarkdownIt
from markdown_it.parser_block import ParserBlock
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from .attributes import NONE, Attributes, attributes_at

BlockRule: TypeAlias = Callable[[StateBlock, int, int, bool], bool]


class PlacedStateBlock(StateBlock):
    """The state of block parsing, with the place of list items, which are not a rule's first token."""

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        """Adds a token."""
        token = super().push(ttype, tag, nesting)
        if ttype == "list_item_open":
            token.meta["begins"] = begins(self, self.line)
        return token


class PlacedBlocks(ParserBlock):
    """The block parser, with a state that notes places."""

    def parse(self, src: str, md: MarkdownIt, env: Any, outTokens: list[Token]) -> list[Token] | None:  # noqa: N803
        """The block tokens of a text."""
        state = PlacedStateBlock(src, md, env, outTokens)
        self.tokenize(state, state.line, state.lineMax)
        return outTokens


def begins(state: StateBlock, line: int) -> int:
    """The offset where a line begins, past the markers of what it is in and past its indentation."""
    return state.bMarks[line] + state.tShift[line]


def placed(rule: BlockRule) -> BlockRule:
    """The rule, noting in its first token's `meta` where the block begins (and a table's rows, each)."""

    def wrapped(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:  # noqa: N803
        start, before = begins(state, startLine), len(state.tokens)
        if not rule(state, startLine, endLine, silent):
            return False
        if not silent and len(state.tokens) > before:
            state.tokens[before].meta["begins"] = start
            _note_rows(state, before)
        return True

    return wrapped


def _note_rows(state: StateBlock, before: int) -> None:
    if state.tokens[before].type != "table_open":
        return
    for token in state.tokens[before:]:
        if token.type == "tr_open" and token.map:
            token.meta["begins"] = begins(state, token.map[0])


def comment(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:  # noqa: N803
    """`<!-- … -->` on lines of its own, blank ones among them too."""
    start = begins(state, startLine)
    if state.is_code_block(startLine) or not state.src.startswith("<!--", start):
        return False
    end = state.src.find("-->", start + 4)
    if end < 0:
        return False
    last = next((line for line in range(startLine, endLine) if state.eMarks[line] >= end + 3), -1)
    if last < 0 or state.src[end + 3 : state.eMarks[last]].strip():
        return False
    if any(
        state.sCount[line] < state.blkIndent and not state.isEmpty(line)
        for line in range(startLine, last + 1)
    ):
        return False
    if silent:
        return not _stands_among_rows(state, startLine, last + 1, endLine)
    state.line = last + 1
    token = state.push("comment_block", "", 0)
    token.map = [startLine, last + 1]
    token.content = state.src[start : end + 3]
    return True


def _stands_among_rows(state: StateBlock, first: int, after: int, end: int) -> bool:
    """Whether a comment is a line between two rows of a table, which it does not end."""
    return (
        state.parentType == "table"
        and after == first + 1 < end
        and state.src[begins(state, after) : state.eMarks[after]].startswith("|")
    )


def equation(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:  # noqa: N803
    """`$$ … $$ {#eq:id}` on lines of its own, without blank lines within."""
    start = begins(state, startLine)
    if state.is_code_block(startLine) or not state.src.startswith("$$", start):
        return False
    parts: list[str] = []
    for line, from_, to in _lines_of_equation(state, startLine, endLine):
        close = state.src.find("$$", from_, to)
        if close < 0:
            parts.append(state.src[from_:to])
            continue
        attributes = _attributes_after(state.src, close + 2, to)
        tex = "\n".join([*parts, state.src[from_:close]]).strip()
        if attributes is None or not tex:
            return False
        if not silent:
            _push_equation(state, startLine, line + 1, tex, attributes)
        return True
    return False


def _lines_of_equation(state: StateBlock, first: int, end: int) -> Iterator[tuple[int, int, int]]:
    yield first, begins(state, first) + 2, state.eMarks[first]
    for line in range(first + 1, end):
        if state.isEmpty(line) or 0 <= state.sCount[line] < state.blkIndent:
            return
        yield line, begins(state, line), state.eMarks[line]


def _attributes_after(text: str, start: int, end: int) -> Attributes | None:
    """The attributes that fill the rest of the line; None where something else stands there."""
    rest = text[start:end]
    if not rest.strip():
        return NONE
    found = attributes_at(text, start + len(rest) - len(rest.lstrip()), end)
    return found if found and not text[found.end : end].strip() else None


def _push_equation(state: StateBlock, first: int, end: int, tex: str, attributes: Attributes) -> None:
    state.line = end
    token = state.push("equation", "", 0)
    token.map = [first, end]
    token.content = tex
    token.meta["attributes"] = attributes

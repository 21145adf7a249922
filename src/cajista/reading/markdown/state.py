"""Inline parsing that keeps positions: every token's `map` is its stretch of the run, `[start, end)`.

markdown-it notes the lines of block tokens only. Here the state notes where pending text begins and
where a rule pushes a token, and the tokenizer completes this when the rule has succeeded.
"""

import re
from dataclasses import dataclass
from typing import Any, Literal

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from ...findings import Message
from ...rules import Rule


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to report of a stretch of the run being parsed."""

    rule: Rule
    message: Message
    start: int
    end: int
    hint: Message | None = None


class PlacedState(StateInline):
    """The state of inline parsing, with the place of pending text and of each token."""

    def __init__(self, src: str, md: MarkdownIt, env: Any, tokens: list[Token]) -> None:
        super().__init__(src, md, env, tokens)
        self._pending_from = 0

    def append_pending(self, text: str) -> None:
        """Adds literal text, which must stand in the run just so at the present position."""
        if not self.pending:
            self._pending_from = self.pos
        super().append_pending(text)

    def pushPending(self) -> Token:  # noqa: N802  # markdown-it's name
        """Makes a text token of the pending text."""
        token = super().pushPending()
        token.map = [self._pending_from, self._pending_from + len(token.content)]
        return token

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        """Adds a token at the present position."""
        token = super().push(ttype, tag, nesting)
        token.map = [self.pos, self.pos]
        return token

    def remark(self, rule: Rule, message: Message, start: int, end: int, hint: Message | None = None) -> None:
        """Notes what is to be reported of a stretch of the run."""
        self.env["remarks"].append(Remark(rule, message, start, end, hint))

    def tokens_within(self, start: int, end: int) -> list[Token]:
        """The tokens of a stretch of the run, parsed by itself."""
        inner = PlacedState(self.src, self.md, self.env, [])
        inner.pos, inner.posMax = start, end
        inner.level = self.level + 1
        inner.cache = self.cache
        inner.linkLevel = self.linkLevel
        self.md.inline.tokenize(inner)
        balance(self.md, inner)
        return inner.tokens


def balance(md: MarkdownIt, state: StateInline) -> None:
    """Settles which emphasis marks belong together."""
    for rule in md.inline.ruler2.getRules(""):
        rule(state)


class PlacedInline(ParserInline):
    """The inline parser; stops at fewer characters than markdown-it's, as fewer mean something here."""

    def __init__(self) -> None:
        super().__init__()
        self.terminator_re = re.compile(r"[\n$&*<@\[\\\]^_`{~]|!(?=\[)|-(?=@)")

    def tokenize(self, state: StateInline) -> None:
        """Makes tokens of the text from the present position to `posMax`."""
        rules = self.ruler.getRules("")
        limit = state.md.options["maxNesting"]
        while state.pos < state.posMax:
            pos, before = state.pos, len(state.tokens)
            if state.level < limit and any(rule(state, False) for rule in rules):
                _settle_places(state.tokens[before:], pos, state.pos)
                continue
            state.append_pending(state.src[state.pos])
            state.pos += 1
        if state.pending:
            state.pushPending()

    def parse(self, src: str, md: MarkdownIt, env: Any, tokens: list[Token]) -> list[Token]:
        """The tokens of a run; `env["remarks"]` receives what is to be reported of it."""
        state = PlacedState(src, md, env, tokens)
        self.tokenize(state)
        balance(md, state)
        return state.tokens


def _settle_places(pushed: list[Token], start: int, end: int) -> None:
    """Gives the tokens that a rule pushed, which took the text from `start` to `end`, their places.

    Pending text that was flushed before them has its place. The markers of emphasis are one text
    token each, in a row; of other rules the first token begins, and the last ends, with the match.
    """
    fresh = [token for token in pushed if token.map is None or token.map[0] >= start]
    if not fresh:
        return
    if all(token.type == "text" for token in fresh):
        for token in fresh:
            token.map = [start, start + len(token.content)]
            start = token.map[1]
        return
    if fresh[0].markup == "autolink":
        fresh[1].map = [start + 1, end - 1]
    fresh[0].map = [start, max(start, (fresh[0].map or [end, end])[1])]
    fresh[-1].map = [(fresh[-1].map or [start])[0], end]

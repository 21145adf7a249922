"""A segment's Markdown in pieces: words, whole signs (citations, formulas, marks of notes), words within marks.

The pieces joined are the text to the last character, so that what goes out as XLIFF's `x` and `g` comes
back as it was.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

from ...reading.markdown.parser import inline_tokens, new_environment

if TYPE_CHECKING:
    from markdown_it.token import Token

    from ...reading.markdown.citations import CiteParts


@dataclass(frozen=True, slots=True)
class Sign:
    """Something that a translation has as it is: `raw` Markdown, its `type`, and what it names."""

    raw: str
    type: str
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Around:
    """Words within marks: emphasis, a link, a raised text."""

    opening: str
    closing: str
    type: str
    inner: tuple["Piece", ...]


Piece: TypeAlias = str | Sign | Around

_NESTED = {"em": "italic", "strong": "bold", "link": "link"}
_WITH_CHILDREN = ("subscript", "superscript", "struck", "span", "note", "image")
_SIGNS = {
    "citation": "citation",
    "note_mention": "footnote",
    "math": "formula",
    "code_inline": "code",
    "comment": "comment",
    "hardbreak": "break",
}


@lru_cache(maxsize=4_000)
def pieces_of(text: str) -> tuple[Piece, ...]:
    """The pieces of a text."""
    return tuple(_Cutter(text).pieces(inline_tokens(text, new_environment()), 0, len(text)))


def joined(pieces: Iterable[Piece]) -> str:
    """The text that the pieces are of."""
    return "".join(
        one
        if isinstance(one, str)
        else one.raw
        if isinstance(one, Sign)
        else f"{one.opening}{joined(one.inner)}{one.closing}"
        for one in pieces
    )


@dataclass(frozen=True, slots=True)
class _Node:
    """A token, or two that belong together, with its stretch and those of its marks."""

    start: int
    end: int
    inner: tuple[int, int]
    children: "list[Token]"
    token: "Token"


class _Cutter:
    """Cuts one text."""

    def __init__(self, text: str) -> None:
        self._text = text

    def pieces(self, tokens: "list[Token]", start: int, end: int) -> Iterator[Piece]:
        """The pieces of a stretch that these tokens are of."""
        at = start
        for node in _nodes(tokens):
            piece = self._piece(node)
            if piece is None or node.start < at:
                continue
            if node.start > at:
                yield self._text[at : node.start]
            yield piece
            at = node.end
        if at < end:
            yield self._text[at:end]

    def _piece(self, node: _Node) -> Piece | None:
        text, token = self._text, node.token
        kind = token.type.removesuffix("_open")
        if kind in _SIGNS:
            return Sign(text[node.start : node.end], _SIGNS[kind], _names(token))
        if token.markup == "autolink":
            return Sign(text[node.start : node.end], "address")
        if kind not in _NESTED and kind not in _WITH_CHILDREN:
            return None
        name = _NESTED.get(kind, kind)
        first, last = node.inner
        if first >= last:
            return Sign(text[node.start : node.end], name)
        inner = tuple(self.pieces(node.children, first, last))
        return Around(text[node.start : first], text[last : node.end], name, inner)


def _names(token: "Token") -> tuple[str, ...]:
    """What a citation or a mark of a note names."""
    if token.type == "note_mention":
        return (f"^{token.content}",)
    cites: list[tuple[CiteParts, object, object]] = token.meta.get("cites", [])
    return tuple(f"@{part.key}" for part, _, _ in cites)


def _nodes(tokens: "list[Token]") -> Iterator[_Node]:
    """Tokens as nodes, those between an opening and its closing as its children."""
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if token.nesting <= 0:
            start, end = _stretch(token)
            children = [*(token.children or ())]
            yield _Node(start, end, _inside(children, end), children, token)
            at += 1
            continue
        closing = _closing(tokens, at)
        children = tokens[at + 1 : closing]
        # The marks of strong text are two tokens each, of which the inner one is kept.
        more = 1 if token.type == "strong_open" else 0
        start, end = _stretch(token)[0] - more, _stretch(tokens[closing])[1] + more
        inner = _stretch(token)[1], _stretch(tokens[closing])[0]
        yield _Node(start, end, inner if token.markup != "autolink" else (end, end), children, token)
        at = closing + 1


def _closing(tokens: "list[Token]", opening: int) -> int:
    depth = 0
    for at in range(opening, len(tokens)):
        depth += tokens[at].nesting
        if depth == 0:
            return at
    return len(tokens) - 1


def _inside(children: "list[Token]", end: int) -> tuple[int, int]:
    """From the first character of a token's children to the last; nothing where there are none."""
    nodes = [node for node in _nodes(children) if node.end > node.start] if children else []
    return (nodes[0].start, nodes[-1].end) if nodes else (end, end)


def _stretch(token: "Token") -> tuple[int, int]:
    start, end = token.map or (0, 0)
    return start, end


def signs_in(pieces: Iterable[Piece]) -> Iterator[Sign]:
    """Every sign, within marks too."""
    for one in pieces:
        if isinstance(one, Sign):
            yield one
        elif isinstance(one, Around):
            yield from signs_in(one.inner)


def kept_in(text: str) -> Counter[str]:
    """What a translation must have as its source has it: works cited, mentions, notes; how many formulas and codes."""
    kept: Counter[str] = Counter()
    for sign in signs_in(pieces_of(text)):
        if sign.names:
            kept.update(sign.names)
        elif sign.type in ("formula", "code"):
            kept[sign.type] += 1
    return kept


def lost_between(text: str, translation: str) -> tuple[Counter[str], Counter[str]]:
    """What a translation lacks of what its text has, and what it has beyond that."""
    first, second = kept_in(text), kept_in(translation)
    return first - second, second - first

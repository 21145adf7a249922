"""Which stretches of a text that is read from right to left are read from left to right, and keep together.

Unicode's algorithm (UAX #9) takes a number before a Latin word, after Arabic, for a part of the Arabic:
"8 mg/kg" would be shown as "mg/kg 8". Each such stretch is therefore isolated, as the W3C advises for
inline changes of direction. Numbers alone, ranges of them and percentages are left to the algorithm.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple, TypeAlias
from unicodedata import bidirectional

from ..model import inline as i

Direction: TypeAlias = Literal["ltr", "rtl"]
_Kind: TypeAlias = Literal["latin", "number", "neutral", "other"]

_APART = (i.Citation, i.FootnoteReference, i.CrossReference, i.Math, i.InlineImage, i.LineBreak)
_OPERATORS = "−+<>=≤≥±×≈~"
_OPENING, _CLOSING = "([{", ")]}"


class Group(NamedTuple):
    """Inline nodes in a row; `is_ltr` where they are to be isolated as a stretch that is read from left to right."""

    nodes: tuple[i.Inline, ...]
    is_ltr: bool


class _Piece(NamedTuple):
    kind: _Kind
    node: i.Inline


def direction_of(text: str) -> Direction:
    """The direction in which most letters of a text are read."""
    if not _FROM_RIGHT.search(text):
        return "ltr"
    classes = [bidirectional(character) for character in text]
    right = sum(one in ("R", "AL") for one in classes)
    return "rtl" if right > sum(one == "L" for one in classes) else "ltr"


# All characters of Unicode's classes R and AL, and few others: most texts have none.
_FROM_RIGHT = re.compile(
    "[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


def groups(inlines: Iterable[i.Inline]) -> Iterator[Group]:
    """The nodes of a text from right to left, with the stretches in it that are read from left to right."""
    own: list[_Piece] = []
    for node in inlines:
        for piece in _pieces(node):
            if piece.kind != "other":
                own.append(piece)
                continue
            yield from _group(own)
            own = []
            yield Group((piece.node,), is_ltr=False)
    yield from _group(own)


def _group(pieces: list[_Piece]) -> Iterator[Group]:
    """Pieces without letters from right to left: what is neutral at their ends stays outside."""
    firm = [at for at, piece in enumerate(pieces) if piece.kind in ("latin", "number")]
    if not any(piece.kind == "latin" for piece in pieces):
        yield from (Group((piece.node,), is_ltr=False) for piece in pieces)
        return
    first, last = firm[0], firm[-1] + 1
    yield from (Group((piece.node,), is_ltr=False) for piece in pieces[:first])
    yield Group(tuple(piece.node for piece in pieces[first:last]), is_ltr=True)
    yield from (Group((piece.node,), is_ltr=False) for piece in pieces[last:])


def _pieces(node: i.Inline) -> Iterator[_Piece]:
    if isinstance(node, _APART):
        yield _Piece("other", node)
    elif isinstance(node, i.Text):
        yield from (_Piece(kind, i.Text(text)) for kind, text in _stretches(node.text))
    elif isinstance(node, i.SoftBreak):
        yield _Piece("neutral", node)
    else:
        kind = _kind(node.text if isinstance(node, i.Code) else i.plain_text((node,)))
        if kind == "other" and isinstance(node, i.Marked) and not (node.language or node.item):
            yield from (piece for child in node.children for piece in _pieces(child))
        else:
            yield _Piece(kind, node)


def _stretches(text: str) -> Iterator[tuple[_Kind, str]]:
    """A text parted where its direction changes, and punctuation at the ends of its stretches parted from them."""
    for at, stretch in enumerate(_RIGHT_TO_LEFT.split(text)):
        if not stretch:
            continue
        if at % 2:
            yield "other", stretch
            continue
        suffix = _ENDING.match(stretch) if at else None  # the number of a word: "interleukin-6"
        if suffix:
            yield "other", suffix[0]
            stretch = stretch[suffix.end() :]
        start, end = _core(stretch)
        for kind, part in (
            ("neutral", stretch[:start]),
            (_kind(stretch[start:end]), stretch[start:end]),
            ("neutral", stretch[end:]),
        ):
            if part:
                yield kind, part  # type: ignore[misc]  # the literals are of the kinds


# Runs of right-to-left letters, with what stands between words of theirs.
_LETTERS = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_RIGHT_TO_LEFT = re.compile(rf"([{_LETTERS}](?:[^\w]*[{_LETTERS}])*)")


_ENDING = re.compile(r"[-‐‑–][\d.,/]+(?![^\W\d_])")


def _core(stretch: str) -> tuple[int, int]:
    """Where a stretch has its first letter, digit or sign, and where its last, with brackets that are closed there."""
    firm = [at for at, character in enumerate(stretch) if character.isalnum() or character in "°%‰µ"]
    if not firm:
        return len(stretch), len(stretch)
    start, end = firm[0], firm[-1] + 1
    while start and stretch[start - 1] in _OPERATORS:
        start -= 1
    for opening, closing in zip(_OPENING, _CLOSING, strict=True):
        inside = stretch[start:end]
        if end < len(stretch) and stretch[end] == closing and inside.count(opening) > inside.count(closing):
            end += 1
    return start, end


def _kind(text: str) -> _Kind:
    classes = {bidirectional(character) for character in text}
    if classes & {"R", "AL", "AN"}:
        return "other"
    if "L" in classes or ("EN" in classes and any(sign in text for sign in _OPERATORS)):
        return "latin"
    return "number" if "EN" in classes else "neutral"

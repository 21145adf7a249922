"""A reference as typed against the style's own setting of it, word by word: where the two part, and in which fields."""

import difflib
import re
from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import NamedTuple

from ..typed import TypedReference, without_number
from ._setting import Setting

_TOKEN = re.compile(r"\s+|[^\W_]+|.", re.DOTALL)
# One kind of dash and of quotation mark, each sign for one.
_PLAIN = str.maketrans(
    {**dict.fromkeys("‐‑‒–—−", "-"), **dict.fromkeys("“”«»", '"'), **dict.fromkeys("‘’´", "'")}
)


class Parting(NamedTuple):
    """A stretch between spaces that the two write differently; one of them may be empty.

    `fields` are those that the differing signs belong to, none for marks between fields; `touched` those that the whole
    stretch belongs to; `start` and `end` are the place of the differing signs in the typed text, the same where it has
    none of them.
    """

    typed: str
    printed: str
    fields: frozenset[str]
    touched: frozenset[str]
    start: int
    end: int


class _Token(NamedTuple):
    key: str
    start: int
    end: int


_Column = tuple[_Token | None, _Token | None]


def partings(typed: TypedReference, setting: Setting) -> Iterator[Parting]:
    """All of them, in order; capitals, kinds of dashes and a point at the very end do not count."""
    places = {name: (piece.start, piece.end) for name, piece in typed.parts.items()}
    if typed.names:
        places["author"] = (typed.names[0].start, typed.names_end)
    for chunk in _chunks(_columns(typed.raw, setting.text)):
        odd = [column for column in chunk if not _is_equal(column)]
        if odd:
            ours, theirs = ([token for token in side if token] for side in zip(*chunk, strict=True))
            own = [token for token, _ in odd if token]
            yield Parting(
                typed.raw[ours[0].start : ours[-1].end].strip() if ours else "",
                setting.text[theirs[0].start : theirs[-1].end].strip() if theirs else "",
                _fields(odd, places, setting.parts),
                _fields(chunk, places, setting.parts),
                own[0].start if own else 0,
                own[-1].end if own else 0,
            )


def _columns(raw: str, text: str) -> Iterator[_Column]:
    """The tokens of both side by side, the same beside the same."""
    bare = without_number(raw)
    one, other = _tokens(bare, raw.index(bare)), _tokens(text, 0)
    keys = [token.key for token in one], [token.key for token in other]
    for kind, first, last, start, end in difflib.SequenceMatcher(None, *keys, autojunk=False).get_opcodes():
        if kind == "equal":
            yield from zip(one[first:last], other[start:end], strict=True)
        else:
            yield from ((token, None) for token in one[first:last])
            yield from ((None, token) for token in other[start:end])


def _tokens(text: str, offset: int) -> list[_Token]:
    """Words, single signs and gaps, without the point at the end."""
    tokens = []
    for found in _TOKEN.finditer(text.rstrip(" .")):
        key = " " if found[0].isspace() else found[0].casefold().translate(_PLAIN)
        tokens.append(_Token(key, found.start() + offset, found.end() + offset))
    return tokens


def _is_equal(column: _Column) -> bool:
    return None not in column


def _chunks(columns: Iterator[_Column]) -> Iterator[list[_Column]]:
    """Columns between gaps that both have; neighbours that differ, as one."""
    words: list[list[_Column]] = [[]]
    for column in columns:
        words[-1].append(column)
        if column[0] and column[1] and column[0].key == " ":
            words.append([])
    for _, group in groupby(words, lambda word: all(map(_is_equal, word))):
        yield [column for word in group for column in word]


def _fields(
    columns: list[_Column], ours: Mapping[str, tuple[int, int]], theirs: Mapping[str, tuple[int, int]]
) -> frozenset[str]:
    """The fields that signs of either text belong to."""
    return frozenset(
        field
        for column in columns
        for token, places in zip(column, (ours, theirs), strict=True)
        for field, (start, end) in places.items()
        if token and token.start < end and start < token.end
    )

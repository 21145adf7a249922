"""What changed between two wordings of a text, word by word."""

import difflib
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple, TypeAlias

Change: TypeAlias = Literal["same", "gone", "new"]

# A number with its marks, a word, a run of spaces, or any other character.
_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’-][^\W\d_]+)*|\s+|.", re.DOTALL)
_AROUND = 30  # characters of what stayed that are shown beside a change


class Piece(NamedTuple):
    """A stretch of text that is in both wordings, only in the old (`gone`) or only in the new one."""

    change: Change
    text: str


def word_diff(old: str, new: str) -> list[Piece]:
    """The stretches that both wordings share and those that one of them has, in order; spaces alone are no change.

    All but the new ones, joined, are the old wording; all but those that are gone, the new one.
    """
    one, other = (_TOKEN.findall(" ".join(text.split())) for text in (old, new))
    matcher = difflib.SequenceMatcher(None, one, other, autojunk=False)
    pieces: list[Piece] = []
    for name, first, last, begin, end in matcher.get_opcodes():
        if name == "equal":
            pieces.append(Piece("same", "".join(one[first:last])))
        else:
            pieces.append(Piece("gone", "".join(one[first:last])))
            pieces.append(Piece("new", "".join(other[begin:end])))
    return list(_merged(_without_islands(pieces)))


def _without_islands(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Spaces between two changes count as changed, so that several words in a row are one change."""
    for at, piece in enumerate(pieces):
        if piece.change == "same" and 0 < at < len(pieces) - 1 and not piece.text.strip():
            yield Piece("gone", piece.text)
            yield Piece("new", piece.text)
        else:
            yield piece


def _merged(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Neighbouring changes as one, what is gone before what is new."""
    gone = new = ""
    for piece in (*pieces, Piece("same", "")):
        if piece.change == "gone":
            gone += piece.text
        elif piece.change == "new":
            new += piece.text
        else:
            yield from (one for one in (Piece("gone", gone), Piece("new", new), piece) if one.text)
            gone = new = ""


def in_one_line(pieces: Sequence[Piece]) -> str:
    """A diff as git writes it, `[-gone-]` and `{+new+}`, of what stayed only some words beside each change."""
    marks = {"gone": ("[-", "-]"), "new": ("{+", "+}")}
    parts = []
    for at, (change, text) in enumerate(pieces):
        if change == "same":
            parts.append(_shortened(text, is_first=at == 0, is_last=at == len(pieces) - 1))
        else:
            bare = text.strip()
            parts.append(text.replace(bare, bare.join(marks[change]), 1) if bare else text)
    return "".join(parts)


def _shortened(text: str, *, is_first: bool, is_last: bool) -> str:
    """The ends of a stretch, whole words of it; of the first stretch its end, of the last its start."""
    if len(text) <= (1 if is_first or is_last else 2) * _AROUND + 10:
        return text
    head = "" if is_first else text[:_AROUND].rpartition(" ")[0] or text[:_AROUND]
    tail = "" if is_last else text[-_AROUND:].partition(" ")[2] or text[-_AROUND:]
    return f"{head} … {tail}" if head and tail else f"{head} …" if head else f"… {tail}"

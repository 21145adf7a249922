"""What rules about the two languages share: how a piece of text is named, and where what is missing would stand."""

import re
from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from typing import TypeVar

from ..findings import Message, message
from ..i18n.alignment import Bead
from ..i18n.units import OBJECT, Kind, Unit
from ..model.span import Span
from ._proof import Copy, Pair

_SHOWN = 60  # characters of a passage that tell which it is
_EMPTY = re.compile(r" ?(?:\(\W*\)|\[\W*\])")  # brackets of which only a mention or an image is left out


def file_of(copy: Copy) -> str:
    """The name of a text's file, by which messages tell the languages apart: `es.md`."""
    return copy.version.file.rpartition("/")[2]


def shown(text: str) -> str:
    """The beginning of a text, as a message quotes it."""
    plain = " ".join(_EMPTY.sub("", text.replace(OBJECT, "")).split())
    return plain if len(plain) <= _SHOWN else plain[:_SHOWN].rsplit(" ", 1)[0].rstrip(",;:") + "…"


def text_of(unit: Unit) -> str:
    """What a unit says, with its parts."""
    return " ".join(part.text for part in unit.parts) if unit.parts else unit.text


def kind_of(unit: Unit) -> Message:
    """What a unit is, in words."""
    return _KINDS.get(unit.kind) or message("a paragraph")


_KINDS: dict[Kind, Message] = {
    "heading": message("a heading"),
    "item": message("a list item"),
    "quote": message("a quotation"),
    "figure": message("a figure"),
    "table": message("a table"),
    "equation": message("a formula"),
    "code": message("a piece of program text"),
    "caption": message("a caption"),
    "footnote": message("a footnote"),
    "cell": message("a cell of a table"),
    "alternative": message("an alternative text"),
    "title": message("the title"),
    "subtitle": message("the subtitle"),
    "short_title": message("the short title"),
    "notice": message("the notice"),
    "keyword": message("a key word"),
}


def place_after(pair: Pair, index: int) -> Span:
    """Where in the translation something would stand that follows the beads before one of this index.

    It is the end of what is before it, or, where notes stand between, the beginning of what is behind it.
    """
    for bead in reversed(pair.beads[:index]):
        if bead.target and bead.target[-1].kind not in ("cell", "alternative"):
            end, behind = end_of(bead.target[-1].span), _behind(pair, index)
            return behind if behind and behind.line - end.line > _GAP else end
    return pair.target.version.source.at()


_GAP = 3  # lines between two passages in which something else stands


def _behind(pair: Pair, index: int) -> Span | None:
    """Where the next passage of the translation begins; None before what stands apart."""
    following = next((bead.target[0] for bead in pair.beads[index:] if bead.target), None)
    is_apart = following is None or following.kind in ("cell", "alternative", "footnote")
    return None if following is None or is_apart else following.span_of(0, 1)


Thing = TypeVar("Thing")


def beyond(some: Sequence[Thing], others: Sequence[Thing], key: Callable[[Thing], Hashable]) -> list[Thing]:
    """Of each thing that is more often among some than among others, the first too many."""
    keys, known = [key(one) for one in some], [key(one) for one in others]
    if keys == known:
        return []
    counts = Counter(known)
    found: dict[Hashable, Thing] = {}
    for own, one in zip(keys, some, strict=True):
        counts[own] -= 1
        if counts[own] < 0:
            found.setdefault(own, one)
    return list(found.values())


def place_for(unit: Unit, at: int, bead: Bead, pair: Pair) -> Span:
    """Where in the translation would stand what its source has there: the end of the same sentence."""
    for sentences in pair.sentences(bead):
        for one in sentences.source:
            if one.unit is unit and one.start <= at < one.end and sentences.target:
                return end_of(sentences.target[-1].span)
    return end_of(bead.target[-1].span)


def end_of(span: Span) -> Span:
    """The last character of a stretch."""
    return Span(span.file, span.end_line, max(span.end_column - 1, 1), span.end_line, span.end_column)

"""What a translator is given of a segment."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ...findings import Message, message
from ..segments import Segment
from ..states import State
from .articles import Pair
from .keys import Key

OPEN: tuple[State, ...] = ("missing", "unconfirmed", "edited", "stale", "stale-edited")
"""States in which somebody has to write, or to look."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What the same text, or one like it, was translated by: `score` in per cent, `origin` the article."""

    text: str
    score: int
    source: str = ""
    origin: str = ""


@dataclass(frozen=True, slots=True)
class TermNote:
    """A term of the glossary that stands in a passage, and what it is called in the other language."""

    term: str
    translation: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """A segment on its way to a translator.

    `source` and `target` are Markdown (`target` empty where it is missing); `was` is what the source
    said when the translation was made, where it says something else now. `heading` is the one above.
    """

    key: Key
    state: State
    source: str
    target: str
    was: str
    file: str
    line: int
    heading: str
    preview: str = ""
    suggestions: tuple[Suggestion, ...] = ()
    terms: tuple[TermNote, ...] = field(default=())

    @property
    def is_stale(self) -> bool:
        """Whether the translation follows an earlier source."""
        return self.state in ("stale", "stale-edited")


def passages_of(pair: Pair, preview: str = "", *, every: bool = False) -> Iterator[Passage]:
    """The segments of an article that are open, or all of them, in the order of the source."""
    headings = _headings(pair.source.segments.segments)
    for key, one in pair.keyed:
        if one.source and (every or one.state in OPEN):
            yield Passage(
                key,
                one.state,
                one.source.text,
                one.target.text if one.target else "",
                one.was,
                one.source.span.file,
                one.source.span.line,
                headings.get(one.source.start, ""),
                preview,
            )


def _headings(segments: Sequence[Segment]) -> dict[int, str]:
    """The heading that each segment stands under, by the segment's place in the file."""
    above, current = {}, ""
    for one in segments:
        if one.kind == "heading":
            current = one.text
        else:
            above[one.start] = current
    return above


_KINDS = {
    "title": message("title"),
    "subtitle": message("subtitle"),
    "short_title": message("short title"),
    "notice": message("notice"),
    "keyword": message("keyword"),
    "abstract": message("abstract"),
    "declaration": message("declaration"),
    "heading": message("heading"),
    "paragraph": message("paragraph"),
    "item": message("list item"),
    "quote": message("quotation"),
    "caption": message("caption"),
    "alternative": message("alternative text"),
    "cell": message("table cell"),
    "footnote": message("footnote"),
}


def name_of(kind: str) -> Message:
    """What a kind of segment is called."""
    return _KINDS.get(kind) or Message(kind)

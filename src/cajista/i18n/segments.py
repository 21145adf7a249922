"""The text of a file in segments, as translators take it: pieces that, joined, are the file to the last byte.

A segment is a stretch of the source that has words: a heading's, a paragraph's, a list item's, a
footnote's, a caption's, a cell's, a value's in the front matter. What stands between (marks of blocks,
attributes, formulas and code set apart, cells that are only numbers) is never offered.
"""

import json
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b

from ..model.article import Version
from ..model.span import Span
from .units import Kind, Unit, Units, units_of

_WORD = re.compile(r"[^\W\d_]")
_LINE_END = re.compile(r"\r\n|\r|\n")
_BARE_BAR = re.compile(r"(?<!\\)\|")
_MARGIN = re.compile(r"[ \t>]*")
_FRONT: tuple[Kind, ...] = (
    "title", "subtitle", "short_title", "notice", "keyword", "abstract", "declaration",
)  # fmt: skip


@dataclass(frozen=True)
class Segment:
    """A stretch of a file, from `start` to `end`, and what it says.

    `text` is what a translator is given: Markdown in one line, but for line breaks that are meant
    (`\\` before them). `raw` is the stretch as it stands; `margin` what lines after the first begin
    with. Where `is_value`, the stretch is a whole YAML value, and is written as one.
    """

    unit: Unit
    start: int
    end: int
    raw: str
    text: str
    span: Span
    margin: str = ""
    is_value: bool = False

    @property
    def kind(self) -> Kind:
        """What it is a piece of."""
        return self.unit.kind

    @cached_property
    def digest(self) -> str:
        """What tells this text from any other."""
        return digest_of(self.text)

    def written(self, text: str) -> str:
        """What stands in the file when the segment says another text."""
        if digest_of(text) == self.digest:
            return self.raw
        if self.is_value:
            return json.dumps(text, ensure_ascii=False)
        if self.kind == "alternative":
            return text.replace("\\", "\\\\").replace('"', '\\"')
        if self.kind == "cell":
            text = _BARE_BAR.sub(r"\\|", text)
        return f"\n{self.margin}".join(text.split("\n"))


def digest_of(text: str) -> str:
    """A text in a few characters; two that differ in spaces alone have the same."""
    return blake2b(" ".join(text.split()).encode(), digest_size=9).hexdigest()


@dataclass(frozen=True)
class Segments:
    """A file's segments in order, none within another, and the file they are of."""

    file: str
    text: str
    segments: tuple[Segment, ...]

    @property
    def pieces(self) -> Iterator[str]:
        """The file in pieces: what is between segments, a segment, what is between…"""
        at = 0
        for one in self.segments:
            yield self.text[at : one.start]
            yield one.raw
            at = one.end
        yield self.text[at:]

    def replaced(self, texts: Mapping[int, str]) -> str:
        """The file with other texts in some segments, by their places in `segments`."""
        pieces = list(self.pieces)
        for index, text in texts.items():
            pieces[2 * index + 1] = self.segments[index].written(text)
        return "".join(pieces)


def segments_of(version: Version, text: str, units: Units | None = None) -> Segments:
    """The segments of a version; `text` is its Markdown file as it is on the disk, line ends and all."""
    lines, values = _Lines(text), _values(version)
    made = [
        segment
        for unit in (units or units_of(version)).every
        if (segment := _segment(unit, version, values, lines)) and _WORD.search(segment.unit.text)
    ]
    made.sort(key=lambda one: (one.start, -one.end))
    return Segments(version.file, text, tuple(_apart(made)))


def _apart(segments: Iterable[Segment]) -> Iterator[Segment]:
    """Segments of which none reaches into the one before."""
    end = 0
    for one in segments:
        if one.start >= end:
            yield one
            end = one.end


class _Lines:
    """A text by lines, whatever ends them; a byte order mark is no column."""

    def __init__(self, text: str) -> None:
        self.text = text
        ends = [found.end() for found in _LINE_END.finditer(text)]
        self.starts = [1 if text.startswith("\ufeff") else 0, *ends]

    def begin(self, span: Span) -> int:
        """Where a span begins in the text."""
        return self._offset(span.line, span.column)

    def end(self, span: Span) -> int:
        """Where a span ends in the text."""
        return self._offset(span.end_line, span.end_column)

    def _offset(self, line: int, column: int) -> int:
        return min(self.starts[min(line, len(self.starts)) - 1] + column - 1, len(self.text))

    def span(self, file: str, start: int, end: int) -> Span:
        """The lines and columns of a stretch."""
        return Span(file, *self._point(start), *self._point(end))

    def _point(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1


def _segment(unit: Unit, version: Version, values: Mapping[Span, str], lines: _Lines) -> Segment | None:
    if unit.kind == "alternative":
        return _alternative(unit, lines)
    spans = [span for node in unit.inlines if (span := getattr(node, "span", None))]
    if not spans or spans[0].file != version.file:
        return None
    if unit.kind in _FRONT and unit.span in values and not lines.text.startswith("|", lines.begin(unit.span)):
        return _placed(unit, lines, unit.span, values[unit.span], is_value=True)
    return _placed(unit, lines, spans[0].to(spans[-1]))


def _placed(
    unit: Unit, lines: _Lines, span: Span, text: str | None = None, *, is_value: bool = False
) -> Segment:
    start, end = lines.begin(span), lines.end(span)
    raw = lines.text[start:end]
    before = lines.text[lines.starts[span.line - 1] : start]
    margin = re.sub(r"[^ \t>]", " ", before)
    return Segment(unit, start, end, raw, _in_one_line(raw) if text is None else text, span, margin, is_value)


def _in_one_line(raw: str) -> str:
    """Lines joined, without what begins each in the file; a line break that is meant is marked by a backslash."""
    first, *rest = _LINE_END.split(raw)
    text = first
    for line in rest:
        is_meant = text.endswith(("\\", "  "))
        text = f"{text.rstrip(' ').removesuffix(_BREAK)}{_BREAK if is_meant else ''}"
        text += ("\n" if is_meant else " ") + _MARGIN.sub("", line, count=1)
    return text


_BREAK = "\\"
_ALT = re.compile(r'\balt="((?:[^"\\]|\\.)*)"')


def _alternative(unit: Unit, lines: _Lines) -> Segment | None:
    """The words after `alt=`, where they stand in the figure's attributes."""
    start, end = lines.begin(unit.span), lines.end(unit.span)
    for found in _ALT.finditer(lines.text, start, end):
        text = re.sub(r"\\(.)", r"\1", found[1])
        if " ".join(text.split()) == " ".join(unit.text.split()):
            span = lines.span(unit.span.file, *found.span(1))
            return Segment(unit, *found.span(1), found[1], text, span)
    return None


def _values(version: Version) -> dict[Span, str]:
    """The texts of the front matter by the places of their values."""
    front, at = version.front, version.source.at
    singles = ("title", "subtitle", "short_title", "notice", "abstract")
    values = {at(name): getattr(front, name) for name in singles if getattr(front, name)}
    values |= {at("keywords", index): word for index, word in enumerate(front.keywords)}
    stated = {name: getattr(front.declarations, name) for name in version.declarations}
    return values | {at("declarations", name): text for name, text in stated.items() if text}

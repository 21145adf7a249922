"""Passages that a translation lacks, shown in a draft where they would stand, as the source has them set."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from ..drafting import BEGIN, END
from ..findings import Findings
from ..model.article import Article
from ..model.block import (
    Block,
    BlockQuote,
    Blocks,
    BulletList,
    Figure,
    Heading,
    ListItem,
    Paragraph,
    Table,
    map_runs,
    walk_blocks,
)
from ..model.edition import Edition
from ..model.inline import Citation, FootnoteReference, Inline, Inlines, Text, map_inlines
from ..model.span import Span
from .memory import file_of, read_records
from .segments import Segment, segments_of
from .status import standings
from .units import Unit


def with_untranslated(edition: Edition, article: Article, project: Path, source_edition: Edition) -> Edition:
    """An edition in whose text the source's words stand, marked, where nobody has translated them.

    Each has the form that it has in the source's own edition: a heading, an item, a whole table; what is
    missing in the front matter stands there. The source's own edition is left as it is.
    """
    source = article.versions.get(article.facts.source_language)
    target = article.versions.get(edition.language)
    if source is None or target is None or source is target:
        return edition
    sources, targets = (
        segments_of(version, (project / version.file).read_bytes().decode("utf-8", "replace")).segments
        for version in (source, target)
    )
    records = read_records(project, file_of(article.folder, edition.language), Findings())
    return _Filling(edition, source_edition).filled(standings(sources, targets, records))


class _Filling:
    """Puts what is missing into an edition."""

    def __init__(self, edition: Edition, source: Edition) -> None:
        self.edition, self.source = edition, source
        self.blocks = list(edition.body.blocks)
        self.at = 0  # in the body, after what the source has before
        self.front: dict[str, Any] = {}
        self.set = _set_by_span(source)

    def filled(self, found: Iterable[Any]) -> Edition:
        """The edition with the source's words of all standings that are missing."""
        found = list(found)
        there = {one.source.unit.span for one in found if one.source and one.target}
        shown: set[Span] = set()
        for one in found:
            if one.target:
                self.at = max(self.at, self._after(one.target))
            elif one.source and one.state == "missing":
                self._add(one.source, there, shown)
        body = replace(self.edition.body, blocks=tuple(self.blocks))
        return replace(self.edition, body=body, **self.front)

    def _add(self, segment: Segment, there: set[Span], shown: set[Span]) -> None:
        unit = segment.unit
        if unit.kind in ("title", "subtitle", "keyword", "abstract", "declaration", "notice", "short_title"):
            self._add_in_front(unit)
            return
        block = unit.block
        if isinstance(block, (Figure, Table)) and block.span:
            own = {part for part in there if part == block.span or _within(part, block.span)}
            if not own:  # nothing of it is there: it is shown as a whole, once
                if block.span not in shown:
                    shown.add(block.span)
                    self._put(_marked_block(self._block(block)))
                return
        self._put(self._as_block(unit))

    def _put(self, block: Block) -> None:
        self.blocks.insert(self.at, block)
        self.at += 1

    def _block(self, block: Block) -> Block:
        """A block as the source's edition has it set."""
        return self.set.get(block.span, block) if block.span else block

    def _inlines(self, unit: Unit) -> Inlines:
        """The words of a unit, as they are set."""
        if unit.kind in ("caption", "cell", "alternative") or unit.block is None:
            return unit.inlines
        return getattr(self._block(unit.block), "children", unit.inlines)

    def _as_block(self, unit: Unit) -> Block:
        words = marked(self._inlines(unit))
        match unit.kind:
            case "heading":
                return Heading(int(unit.place[0]), words, f"untranslated-{self.at}")
            case "item":
                return BulletList((ListItem((Paragraph(words),)),))
            case "quote":
                return BlockQuote((Paragraph(words),))
            case _:
                return Paragraph(words)

    def _add_in_front(self, unit: Unit) -> None:
        edition, words = self.edition, marked(self._inlines(unit))
        kind = unit.kind
        if kind in ("title", "subtitle", "notice"):
            self.front[kind] = self._front(unit)
        elif kind == "keyword":
            self.front["keywords"] = (*self.front.get("keywords", edition.keywords), words)
        elif kind == "abstract":
            self.front["abstract"] = (*self.front.get("abstract", edition.abstract), Paragraph(words))
        elif kind == "declaration":
            stated: Mapping[str, Blocks] = self.front.get("declarations", edition.declarations)
            name = str(unit.place[0])
            self.front["declarations"] = {**stated, name: (*stated.get(name, ()), Paragraph(words))}

    def _front(self, unit: Unit) -> Inlines:
        return marked(getattr(self.source, unit.kind) or unit.inlines)

    def _after(self, segment: Segment) -> int:
        """The place after the block in which a segment stands; 0 where it stands in none."""
        line = segment.span.line
        for number, block in enumerate(self.blocks):
            if block.span and block.span.file == segment.span.file and _holds(block.span, line):
                return number + 1
        return 0


def marked(words: Inlines) -> Inlines:
    """Words between the marks of what is not translated, without what would be there twice: anchors, notes."""
    return (Text(BEGIN), *map_inlines(words, _alone), Text(END))


def _marked_block(block: Block) -> Block:
    """A figure or a table whose words are all marked; it answers to no mention."""
    shown = map_runs(block, lambda run: marked(run) if run else run)
    return replace(shown, id="") if isinstance(shown, (Figure, Table)) else shown


def _alone(node: Inline) -> Inlines:
    match node:
        case Citation(children=children):
            return children
        case FootnoteReference():
            return ()
        case _:
            return (node,)


def _set_by_span(edition: Edition) -> dict[Span, Block]:
    """Every block of an edition by its place in the source."""
    flows = (
        edition.body.blocks,
        edition.abstract,
        *edition.declarations.values(),
        *(note.children for note in edition.body.footnotes.values()),
    )
    return {block.span: block for flow in flows for block in walk_blocks(flow) if block.span}


def _holds(span: Span, line: int) -> bool:
    return span.line <= line <= span.end_line


def _within(span: Span, around: Span) -> bool:
    return span.file == around.file and around.line <= span.line and span.end_line <= around.end_line

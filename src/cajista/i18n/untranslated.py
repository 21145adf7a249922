"""Passages that a translation lacks, shown in a draft where they would stand."""

from dataclasses import replace
from pathlib import Path

from ..drafting import BEGIN, END
from ..findings import Findings
from ..model.article import Article
from ..model.block import Block, Paragraph
from ..model.edition import Edition
from ..model.inline import Text
from .memory import file_of, read_records
from .segments import Segment, segments_of
from .status import standings


def with_untranslated(edition: Edition, article: Article, project: Path) -> Edition:
    """An edition in whose text the source's words stand, marked, where nobody has translated them.

    What is missing in the front matter stands before the text. The source's own edition is left as it is.
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
    blocks, at = list(edition.body.blocks), 0
    for one in standings(sources, targets, records):
        if one.target:
            at = max(at, _after(blocks, one.target))
        elif one.source and one.state == "missing":
            blocks.insert(at, Paragraph((Text(f"{BEGIN}{one.source.unit.text}{END}"),)))
            at += 1
    return replace(edition, body=replace(edition.body, blocks=tuple(blocks)))


def _after(blocks: list[Block], segment: Segment) -> int:
    """The place after the block in which a segment stands; 0 where it stands in none."""
    line = segment.span.line
    return next(
        (
            number + 1
            for number, block in enumerate(blocks)
            if block.span and block.span.line <= line <= block.span.end_line
        ),
        0,
    )

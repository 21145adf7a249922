"""The runs of text of an article's version, for rules that look into them."""

from collections.abc import Iterator

from ..model.article import Version
from ..model.block import Block, document_runs, runs_of, walk_blocks
from ..model.inline import Citation, Inline, Inlines, walk_inlines


def version_runs(version: Version) -> Iterator[Inlines]:
    """Every run of inline text of a version: front matter first, then the body with its footnotes."""
    yield from (version.title, version.subtitle, version.notice, *version.keywords)
    for blocks in (version.abstract, *version.declarations.values()):
        for block in walk_blocks(blocks):
            yield from runs_of(block)
    yield from document_runs(version.body)


def version_nodes(version: Version) -> Iterator[Inline]:
    """Every inline node of a version, in reading order."""
    for run in version_runs(version):
        yield from walk_inlines(run)


def version_citations(version: Version) -> Iterator[Citation]:
    """Every citation of a version."""
    return (node for node in version_nodes(version) if isinstance(node, Citation))


def version_blocks(version: Version) -> Iterator[Block]:
    """Every block of a version's body."""
    return walk_blocks(version.body.blocks)

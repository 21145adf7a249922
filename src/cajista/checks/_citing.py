"""Citations where they stand in a text: beside which words, and beside which other citations."""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from ..csl import Processor, Style
from ..i18n.units import Unit
from ..model.inline import Citation, Inlines, Marked, Superscript, walk_inlines


class Stand(NamedTuple):
    """A citation and the place of its U+FFFC in its unit's text."""

    at: int
    citation: Citation


def citations_in(unit: Unit) -> Iterator[Stand]:
    """The citations of a unit, in order."""
    for at, node in unit.objects:
        if isinstance(node, Citation):
            yield Stand(at, node)


def rows_of(inlines: Inlines) -> Iterator[Inlines]:
    """A run and every run within it: what stands beside what."""
    yield inlines
    for node in walk_inlines(inlines):
        if children := getattr(node, "children", ()):
            yield children


def is_bracketed(citation: Citation) -> bool:
    """Whether a citation was typed in brackets of its own: `[@a]`, not `@a` or `-@a`."""
    span, first = citation.span, citation.cites[0].span
    return not citation.in_text and bool(span and first) and span[1:3] != first[1:3]  # type: ignore[index]


@lru_cache(maxsize=8)
def raises_citations(style: Style) -> bool:
    """Whether a style sets citations as raised numbers."""
    processor = Processor(style, {"x": {"id": "x", "type": "book", "title": "X"}})
    inlines = processor.cite([{"id": "x"}]).inlines
    while len(inlines) == 1 and isinstance(inlines[0], Marked):
        inlines = inlines[0].children
    return bool(inlines) and isinstance(inlines[0], Superscript)

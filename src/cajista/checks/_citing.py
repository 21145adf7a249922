"""Citations where they stand in a text: beside which words, and beside which other citations."""

from collections.abc import Iterator
from typing import NamedTuple

from ..i18n.units import Unit
from ..model.block import document_runs
from ..model.edition import Edition
from ..model.inline import (
    Citation,
    Inlines,
    Marked,
    Superscript,
    walk_inlines,
)


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


def raises_citations(edition: Edition | None) -> bool | None:
    """Whether the style sets citations as raised numbers; None where there is none to tell by."""
    if edition is None:
        return None
    for run in document_runs(edition.body):
        for node in walk_inlines(run):
            if isinstance(node, Citation) and node.children and not node.in_text:
                return _is_raised(node.children)
    return None


def _is_raised(inlines: Inlines) -> bool:
    while len(inlines) == 1 and isinstance(inlines[0], Marked):
        inlines = inlines[0].children
    return isinstance(inlines[0], Superscript) if inlines else False

"""Entries of a reference list, their labels taken off."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from ..csl import to_text, unnested
from ..model.edition import BibliographyEntry
from ..model.inline import Inlines, Marked, Text, plain_text, walk_inlines

LABEL = "citation-number"


def entry(
    key: str, inlines: Inlines, item: Mapping[str, Any], backlinks: tuple[str, ...] = ()
) -> BibliographyEntry:
    """A bibliography entry, its label taken off."""
    label, rest = without_label(unnested(inlines))
    return BibliographyEntry(
        id=key,
        label=label,
        children=rest,
        text=to_text(rest),
        backlinks=backlinks,
        doi=str(item.get("DOI") or ""),
        pmid=str(item.get("PMID") or ""),
        pmcid=str(item.get("PMCID") or ""),
        url=str(item.get("URL") or ""),
        item=item,
    )


def without_label(inlines: Inlines) -> tuple[str, Inlines]:
    """The number of an entry, without its punctuation, and the entry without its number."""
    label = "".join(
        plain_text(node.children)
        for node in walk_inlines(inlines)
        if isinstance(node, Marked) and node.variable == LABEL
    )
    if not label:
        return "", inlines
    return label, _trimmed(_dropped(inlines))


def _dropped(inlines: Inlines) -> Inlines:
    """Everything after the first label, at whatever depth it stands."""
    for at, node in enumerate(inlines):
        if isinstance(node, Marked) and node.variable == LABEL:
            return inlines[at + 1 :]
        children: Inlines = getattr(node, "children", ())
        if any(isinstance(inner, Marked) and inner.variable == LABEL for inner in walk_inlines(children)):
            rest = replace(node, children=_dropped(children))  # type: ignore[arg-type]  # a node with children
            return (*((rest,) if plain_text((rest,)).strip(" .)]\t") else ()), *inlines[at + 1 :])
    return inlines


def _trimmed(inlines: Inlines) -> Inlines:
    """Without the punctuation that stood between label and entry."""
    if not inlines:
        return inlines
    first, *rest = inlines
    if isinstance(first, Text):
        text = first.text.lstrip(" .)]\t\u00a0")
        return (replace(first, text=text), *rest) if text else _trimmed(tuple(rest))
    children: Inlines = getattr(first, "children", ())
    if children and isinstance(children[0], Text):
        return (replace(first, children=_trimmed(children)), *rest)  # type: ignore[arg-type]  # a node with children
    return inlines

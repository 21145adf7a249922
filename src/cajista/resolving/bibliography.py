"""Entries of a reference list, their labels taken off, their titles in their own languages."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from ..csl import tidied, to_text, unnested
from ..model.edition import BibliographyEntry
from ..model.inline import Inline, Inlines, Marked, Text, map_inlines, plain_text, walk_inlines, with_children

LABEL = "citation-number"
_TITLES = frozenset(("title", "title-short", "volume-title", "part-title"))
_TITLES_AROUND = frozenset(("container-title", "container-title-short", "collection-title"))
_CODE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


def entry(
    key: str,
    inlines: Inlines,
    item: Mapping[str, Any],
    language: str,
    backlinks: tuple[str, ...] = (),
    typed: str = "",
) -> BibliographyEntry:
    """A bibliography entry, its label taken off, in a list in a language (BCP 47).

    `typed` is the text of a reference that is set as its author typed it.
    """
    label, rest = without_label(tidied(unnested(inlines)))
    rest = (Text(typed),) if typed else in_own_language(rest, item, language)
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


def in_own_language(inlines: Inlines, item: Mapping[str, Any], language: str) -> Inlines:
    """The titles of a work in another language than the list's marked with it, for voices and hyphens.

    The title of a journal stays unmarked: it need not be in the language of its articles.
    """
    own = str(item.get("language") or "").replace("_", "-")
    if not _CODE.fullmatch(own) or own.split("-")[0].lower() == language.split("-")[0].lower():
        return inlines
    is_article = str(item.get("type", "")).startswith("article")
    titles = _TITLES if is_article else _TITLES | _TITLES_AROUND

    def mark(node: Inline) -> Inlines:
        if isinstance(node, Marked) and node.variable in titles:
            node = replace(node, language=own)
        return (node,)

    return map_inlines(inlines, mark)


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
            rest = with_children(node, _dropped(children))
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
        return (with_children(first, _trimmed(children)), *rest)
    return inlines

"""Citations and the reference list: what the citation style makes of them in one edition."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from ..csl import Processor, Style, to_text, unnested
from ..model.article import Reference
from ..model.block import Block, Blocks, Document, map_blocks, map_runs, runs_of, walk_blocks
from ..model.edition import BibliographyEntry
from ..model.inline import (
    Citation,
    FootnoteReference,
    Inline,
    Inlines,
    Marked,
    SoftBreak,
    Superscript,
    Text,
    map_inlines,
    plain_text,
    walk_inlines,
)

LABEL = "citation-number"


@dataclass(frozen=True, slots=True)
class Cited:
    """The texts of an article with their citations set, and its reference list."""

    body: Document
    abstract: Blocks
    declarations: Mapping[str, Blocks]
    bibliography: tuple[BibliographyEntry, ...]


def with_citations(
    body: Document,
    abstract: Blocks,
    declarations: Mapping[str, Blocks],
    references: Mapping[str, Reference],
    style: Style,
    locale: str,
    *,
    after_punctuation: bool,
) -> Cited:
    """Sets every citation of an article, in the order a reader meets them.

    Only references that are cited are listed. `locale` is a BCP 47 code; `after_punctuation` where
    superscript citations stand beside a point or comma. A key without a reference stays as typed.
    """
    processor = Processor(
        style, {key: dict(reference.item) for key, reference in references.items()}, locale=locale
    )
    settings = _cited_in_order(processor, (*_clusters(body, abstract, declarations),), references)

    def node(node: Inline) -> Inlines:
        return (settings.get(id(node), node),) if isinstance(node, Citation) else (node,)

    def run(inlines: Inlines) -> Inlines:
        return placed(map_inlines(inlines, node), after_punctuation=after_punctuation)

    def change(block: Block) -> Block:
        return map_runs(block, run)

    notes = {
        label: replace(note, children=map_blocks(note.children, change))
        for label, note in body.footnotes.items()
    }
    return Cited(
        Document(map_blocks(body.blocks, change), notes),
        map_blocks(abstract, change),
        {kind: map_blocks(blocks, change) for kind, blocks in declarations.items()},
        _bibliography(processor, settings, references),
    )


def _clusters(body: Document, abstract: Blocks, declarations: Mapping[str, Blocks]) -> Iterator[Citation]:
    """The citations in reading order: those of a footnote where its mark stands."""
    yield from _in_blocks(abstract, body)
    yield from _in_blocks(body.blocks, body)
    for blocks in declarations.values():
        yield from _in_blocks(blocks, body)


def _in_blocks(blocks: Blocks, document: Document) -> Iterator[Citation]:
    for block in walk_blocks(blocks):
        for run in runs_of(block):
            for node in walk_inlines(run):
                if isinstance(node, Citation):
                    yield node
                elif isinstance(node, FootnoteReference) and node.label in document.footnotes:
                    note = document.footnotes[node.label]
                    yield from _in_blocks(note.children, Document())


def _cited_in_order(
    processor: Processor, clusters: tuple[Citation, ...], references: Mapping[str, Reference]
) -> dict[int, Citation]:
    """What each citation node (by identity) becomes."""
    known = [cluster for cluster in clusters if any(cite.key in references for cite in cluster.cites)]
    for cluster in known:
        processor.cite([_cite_item(cite) for cite in cluster.cites if cite.key in references])
    set_as = [
        _in_text(cluster, unnested(inlines), references)
        for cluster, inlines in zip(known, processor.clusters(), strict=True)
    ]
    return {
        id(cluster): replace(
            cluster, children=inlines + _unknown(cluster, references), anchor=f"cite-{number}"
        )
        for number, (cluster, inlines) in enumerate(zip(known, set_as, strict=True), start=1)
    } | {
        id(cluster): replace(cluster, children=_unknown(cluster, references))
        for cluster in clusters
        if not any(cite.key in references for cite in cluster.cites)
    }


def _cite_item(cite: Any) -> dict[str, Any]:
    item: dict[str, Any] = {"id": cite.key}
    if cite.prefix:
        item["prefix"] = plain_text(cite.prefix)
    if cite.suffix:
        item["suffix"] = plain_text(cite.suffix)
    if cite.locator:
        item |= {"locator": cite.locator, "label": cite.label or "page"}
    if cite.suppress_author:
        item["suppress-author"] = True
    return item


def _unknown(cluster: Citation, references: Mapping[str, Reference]) -> Inlines:
    missing = "; ".join(f"@{cite.key}" for cite in cluster.cites if cite.key not in references)
    return (Text(f"[{missing}]"),) if missing else ()


def _in_text(cluster: Citation, inlines: Inlines, references: Mapping[str, Reference]) -> Inlines:
    """A citation in running text names its author before the mark: `@smith2020` → Smith¹."""
    if not cluster.in_text:
        return inlines
    names = _names(references[cluster.cites[0].key].item) if cluster.cites[0].key in references else ""
    if not names or plain_text(inlines).lstrip("([").startswith(names.split()[0]):
        return inlines
    gap: Inlines = () if _is_raised(inlines) else (Text("\u00a0"),)
    return (Text(names), *gap, *inlines)


def _names(item: Mapping[str, Any]) -> str:
    """Family names for running text: one, two with an ampersand-free join, or the first "et al."."""
    people = item.get("author") or item.get("editor") or []
    if not isinstance(people, list):
        return ""
    families = [
        " ".join(
            str(part)
            for part in (person.get("non-dropping-particle"), person.get("family") or person.get("literal"))
            if part
        )
        for person in people
        if isinstance(person, Mapping) and not person.get("others")
    ]
    if not families:
        return str(item.get("title-short") or item.get("title") or "")
    return (
        families[0]
        if len(people) == 1
        else f"{families[0]} et al."
        if len(people) > 2
        else " – ".join(families)
    )


def _is_raised(inlines: Inlines) -> bool:
    while len(inlines) == 1 and isinstance(inlines[0], Marked):
        inlines = inlines[0].children
    return bool(inlines) and isinstance(inlines[0], Superscript)


_POINTS = (".", ",", ";", ":")
# A point that belongs to a word and not to the sentence: "et al.", an initial, "..".
_ABBREVIATION = re.compile(r"(?:\bal|\b[A-Z]|\.|\b(?:etc|vs|cf|ed|eds|no|vol|pp?|págs?|figs?))\.$")


def placed(run: Inlines, *, after_punctuation: bool) -> Inlines:
    """Raised citations set against the word before them, on the house's side of a point or comma."""
    nodes = list(run)
    for at, node in enumerate(nodes):
        if isinstance(node, Citation) and not node.in_text and _is_raised(node.children) and at:
            _close_up(nodes, at)
            if after_punctuation:
                _move_after(nodes, at)
            else:
                _move_before(nodes, at)
    return tuple(node for node in nodes if node != Text(""))


def _close_up(nodes: list[Inline], at: int) -> None:
    """Takes away the space between a word and its raised citation."""
    before = nodes[at - 1]
    if isinstance(before, SoftBreak):
        nodes[at - 1] = Text("")
    elif isinstance(before, Text) and before.text.strip():
        nodes[at - 1] = replace(before, text=before.text.rstrip(" "))


def _move_after(nodes: list[Inline], at: int) -> None:
    """The point that follows the citation comes to stand before it."""
    before, after = nodes[at - 1], nodes[at + 1] if at + 1 < len(nodes) else None
    if isinstance(before, Text) and isinstance(after, Text) and after.text.startswith(_POINTS):
        point = "" if after.text[0] == "." and before.text.endswith(".") else after.text[0]
        nodes[at - 1] = replace(before, text=before.text + point)
        nodes[at + 1] = replace(after, text=after.text[1:])


def _move_before(nodes: list[Inline], at: int) -> None:
    """The point that stands before the citation comes to follow it, unless it belongs to the word there."""
    before, after = nodes[at - 1], nodes[at + 1] if at + 1 < len(nodes) else None
    if not isinstance(before, Text) or not before.text.endswith(_POINTS) or _ABBREVIATION.search(before.text):
        return
    point, following = before.text[-1], after.text if isinstance(after, Text) else ""
    if point == "." and following.lstrip()[:1].islower():
        return
    nodes[at - 1] = replace(before, text=before.text[:-1])
    if isinstance(after, Text):
        nodes[at + 1] = replace(after, text=point + following)
    else:
        nodes.insert(at + 1, Text(point))


def _bibliography(
    processor: Processor, settings: Mapping[int, Citation], references: Mapping[str, Reference]
) -> tuple[BibliographyEntry, ...]:
    backlinks: dict[str, list[str]] = {}
    for cluster in settings.values():
        for cite in cluster.cites:
            if cluster.anchor and cluster.anchor not in backlinks.setdefault(cite.key, []):
                backlinks[cite.key].append(cluster.anchor)
    return tuple(
        entry(references[key].id, inlines, references[key].item, tuple(backlinks.get(key, ())))
        for key, inlines in processor.bibliography()
    )


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

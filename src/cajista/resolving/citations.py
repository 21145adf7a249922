"""Citations and the reference list: what the citation style makes of them in one edition."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeAlias

from ..csl import Processor, Style, tidied, unnested
from ..locale import Locale
from ..model.article import Reference
from ..model.block import Block, Blocks, Document, Figure, Table, map_blocks, map_runs, runs_of, walk_blocks
from ..model.edition import BibliographyEntry
from ..model.inline import (
    Citation,
    Cite,
    CrossReference,
    Emphasis,
    FootnoteReference,
    Inline,
    Inlines,
    SmallCaps,
    Strong,
    Subscript,
    Superscript,
    Text,
    map_inlines,
    plain_text,
    walk_inlines,
)
from ..typed import citable, is_only_typed, without_number
from .bibliography import entry
from .placement import is_raised, placed

Items: TypeAlias = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Cited:
    """The texts of an article with their citations set, and its reference list."""

    body: Document
    abstract: Blocks
    declarations: Mapping[str, Blocks]
    bibliography: tuple[BibliographyEntry, ...]


@dataclass(frozen=True, slots=True)
class Manner:
    """How an edition cites: in which language, on which side of punctuation, with which words for "and others"."""

    locale: Locale
    after_punctuation: bool = True
    et_al: str = "et al."


def with_citations(
    body: Document,
    abstract: Blocks,
    declarations: Mapping[str, Blocks],
    references: Mapping[str, Reference],
    style: Style,
    manner: Manner,
) -> Cited:
    """Sets every citation of an article, in the order a reader meets them.

    Only references that are cited are listed. A key without a reference stays as typed.
    """
    items = {key: citable(reference.item) for key, reference in references.items()}
    processor = Processor(style, items, locale=manner.locale.code)
    clusters = (*_Reading(body).clusters(abstract, declarations),)
    settings = _cited_in_order(processor, clusters, items, manner)

    def node(node: Inline) -> Inlines:
        return (settings.get(id(node), node),) if isinstance(node, Citation) else (node,)

    def run(inlines: Inlines) -> Inlines:
        return placed(map_inlines(inlines, node), after_punctuation=manner.after_punctuation)

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
        _bibliography(processor, settings, references, items, manner.locale.code),
    )


@dataclass(frozen=True, slots=True)
class _Reading:
    """The order in which a reader meets citations.

    Those of a footnote come where its mark stands; those of a figure or a table where the text first
    mentions it (ICMJE Recommendations, IV.A.3.g), wherever it is printed.
    """

    body: Document
    done: set[int] = field(default_factory=set)  # figures, tables and footnotes already read, by identity

    def clusters(self, abstract: Blocks, declarations: Mapping[str, Blocks]) -> Iterator[Citation]:
        floats = {block.id: block for block in walk_blocks(self.body.blocks)
                  if isinstance(block, (Figure, Table)) and block.id}  # fmt: skip
        for blocks in (abstract, self.body.blocks, *declarations.values()):
            for block in walk_blocks(blocks):
                yield from self._block(block, floats)

    def _block(self, block: Block, floats: Mapping[str, Block]) -> Iterator[Citation]:
        if isinstance(block, (Figure, Table)):
            if id(block) in self.done:
                return
            self.done.add(id(block))
        for run in runs_of(block):
            for node in walk_inlines(run):
                match node:
                    case Citation():
                        yield node
                    case CrossReference(target) if target in floats:
                        yield from self._block(floats[target], floats)
                    case FootnoteReference(label) if label in self.body.footnotes:
                        yield from self._note(label, floats)

    def _note(self, label: str, floats: Mapping[str, Block]) -> Iterator[Citation]:
        note = self.body.footnotes[label]
        if id(note) not in self.done:
            self.done.add(id(note))
            for block in walk_blocks(note.children):
                yield from self._block(block, floats)


def _cited_in_order(
    processor: Processor,
    clusters: tuple[Citation, ...],
    items: Items,
    manner: Manner,
) -> dict[int, Citation]:
    """What each citation node (by identity) becomes."""
    known = [cluster for cluster in clusters if any(cite.key in items for cite in cluster.cites)]
    for cluster in known:
        processor.cite(
            [
                _cite_item(cite, is_named=cluster.in_text and not at)
                for at, cite in enumerate(cluster.cites)
                if cite.key in items
            ]
        )
    set_as = [
        _in_text(cluster, tidied(unnested(inlines)), items, manner)
        for cluster, inlines in zip(known, processor.clusters(), strict=True)
    ]
    return {
        id(cluster): replace(cluster, children=inlines + _unknown(cluster, items), anchor=f"cite-{number}")
        for number, (cluster, inlines) in enumerate(zip(known, set_as, strict=True), start=1)
    } | {
        id(cluster): replace(cluster, children=_unknown(cluster, items))
        for cluster in clusters
        if not any(cite.key in items for cite in cluster.cites)
    }


def _cite_item(cite: Cite, *, is_named: bool) -> dict[str, Any]:
    """A CSL citation item; `is_named` where the sentence itself names the author."""
    item: dict[str, Any] = {"id": cite.key}
    if cite.prefix:
        item["prefix"] = _tagged(cite.prefix)
    if cite.suffix:
        item["suffix"] = _tagged(cite.suffix)
    if cite.locator:
        item |= {"locator": cite.locator, "label": cite.label or "page"}
    if cite.suppress_author or is_named:
        item["suppress-author"] = True
    return item


_TAGS: dict[type, str] = {Emphasis: "i", Strong: "b", Superscript: "sup", Subscript: "sub", SmallCaps: "sc"}


def _tagged(inlines: Inlines) -> str:
    """Words around a cite with the tags that CSL knows in text."""
    parts = []
    for node in inlines:
        tag = _TAGS.get(type(node))
        children: Inlines = getattr(node, "children", ())
        inner = _tagged(children) if children else plain_text((node,))
        parts.append(f"<{tag}>{inner}</{tag}>" if tag else inner)
    return "".join(parts)


def _unknown(cluster: Citation, items: Items) -> Inlines:
    missing = "; ".join(f"@{cite.key}" for cite in cluster.cites if cite.key not in items)
    return (Text(f"[{missing}]"),) if missing else ()


def _in_text(cluster: Citation, inlines: Inlines, items: Items, manner: Manner) -> Inlines:
    """A citation in running text names its author before the mark: `@smith2020` → Smith¹, Smith (2020)."""
    if not cluster.in_text:
        return inlines
    first = items.get(cluster.cites[0].key)
    names = _names(first, manner) if first else ""
    if not names:
        return inlines
    gap: Inlines = () if is_raised(inlines) else (Text("\u00a0"),)
    return (Text(names), *gap, *inlines)


def _names(item: Mapping[str, Any], manner: Manner) -> str:
    """Family names for running text: one, two, or the first "et al."; without names, the title."""
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
    is_many = len(families) > 2 or len(families) < len(people)
    return f"{families[0]} {manner.et_al}" if is_many else manner.locale.listed(families)


def _bibliography(
    processor: Processor,
    settings: Mapping[int, Citation],
    references: Mapping[str, Reference],
    items: Items,
    language: str,
) -> tuple[BibliographyEntry, ...]:
    """The list in the style's order. A reference that is only typed stays as typed, but for its number."""
    backlinks: dict[str, list[str]] = {}
    for cluster in settings.values():
        for cite in cluster.cites:
            if cluster.anchor and cluster.anchor not in backlinks.setdefault(cite.key, []):
                backlinks[cite.key].append(cluster.anchor)
    typed = {key: str(one.item["raw"]) for key, one in references.items() if is_only_typed(one.item)}
    return tuple(
        entry(
            key,
            inlines,
            items[key],
            language,
            tuple(backlinks.get(key, ())),
            without_number(typed.get(key, "")),
        )
        for key, inlines in processor.bibliography()
    )

"""Numbers of figures, tables, equations and footnotes; identifiers of sections; what mentions them says."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

from ..locale import Locale
from ..model.block import (
    Block,
    Document,
    Equation,
    Figure,
    Footnote,
    Heading,
    Table,
    map_blocks,
    map_runs,
    runs_of,
    walk_blocks,
)
from ..model.edition import ContentsEntry
from ..model.inline import (
    CrossReference,
    FootnoteReference,
    Inline,
    Inlines,
    Text,
    map_inlines,
    plain_text,
    walk_inlines,
)


@dataclass(frozen=True, slots=True)
class Target:
    """What a cross-reference can lead to: a kind ("fig"…), its number, and a section's title."""

    kind: str
    number: int = 0
    title: str = ""


def numbered(document: Document) -> Document:
    """The document with figures, tables and equations numbered, sections identified, footnotes in order."""
    counts: Counter[str] = Counter()
    sections = [0]

    def change(block: Block) -> Block:
        match block:
            case Figure() | Table():
                counts[type(block).__name__] += 1
                return replace(block, number=counts[type(block).__name__])
            case Equation(id=identifier) if identifier:
                counts["Equation"] += 1
                return replace(block, number=counts["Equation"])
            case Heading(level, _, identifier):
                del sections[level:]
                sections.extend([0] * (level - len(sections)))
                sections[-1] += 1
                return block if identifier else replace(block, id="section-" + "-".join(map(str, sections)))
            case _:
                return block

    return _with_footnotes_numbered(replace(document, blocks=map_blocks(document.blocks, change)))


def _with_footnotes_numbered(document: Document) -> Document:
    order: dict[str, int] = {}
    for block in walk_blocks(document.blocks):
        for run in runs_of(block):
            for node in walk_inlines(run):
                if isinstance(node, FootnoteReference) and node.label in document.footnotes:
                    order.setdefault(node.label, len(order) + 1)

    def mark(node: Inline) -> Inlines:
        if isinstance(node, FootnoteReference):
            return (replace(node, number=order[node.label]),) if node.label in order else ()
        return (node,)

    def change(block: Block) -> Block:
        return map_runs(block, lambda run: map_inlines(run, mark))

    footnotes: dict[str, Footnote] = {
        label: replace(note, children=map_blocks(note.children, change))
        for label in order
        for note in (document.footnotes[label],)
    }
    return Document(map_blocks(document.blocks, change), footnotes)


def targets(document: Document) -> dict[str, Target]:
    """What the article's cross-references can lead to, by identifier."""
    found: dict[str, Target] = {}
    for block in walk_blocks(document.blocks):
        match block:
            case (
                Figure(id=identifier, number=number)
                | Table(id=identifier, number=number)
                | Equation(id=identifier, number=number)
            ) if identifier:
                found[identifier] = Target(identifier.partition(":")[0], number)
            case Heading(_, children, identifier) if identifier:
                found[identifier] = Target("sec", 0, plain_text(children))
    return found


def mention(target: Target, locale: Locale, *, starts_sentence: bool) -> str:
    """What a reader sees where a text mentions something: "Figure 2", "the section “Methods”"."""
    match target.kind:
        case "fig":
            words = locale.say_in("mention", "Figure {number}", number=target.number)
        case "tbl":
            words = locale.say_in("mention", "Table {number}", number=target.number)
        case "eq":
            words = locale.say_in("mention", "Equation {number}", number=target.number)
        case _:
            words = locale.say_in("mention of a section", "“{title}”", title=target.title)
    words = words.replace(" ", "\u00a0", 1) if target.number else words
    return words[:1].upper() + words[1:] if starts_sentence else words


def with_mentions(document: Document, locale: Locale) -> Document:
    """The document with every cross-reference worded; one that leads nowhere stays as it was typed."""
    known = targets(document)

    def change(block: Block) -> Block:
        return map_runs(block, lambda run: _worded(run, known, locale))

    return Document(
        map_blocks(document.blocks, change),
        {
            label: replace(note, children=map_blocks(note.children, change))
            for label, note in document.footnotes.items()
        },
    )


def _worded(run: Inlines, known: Mapping[str, Target], locale: Locale) -> Inlines:
    before = ""
    starts = {}
    for node in walk_inlines(run):
        if isinstance(node, CrossReference):
            starts[id(node)] = not before.strip() or before.rstrip()[-1] in ".?!:"
            before = "x"
        elif not getattr(node, "children", ()):
            before = plain_text((node,)) or before

    def change(node: Inline) -> Inlines:
        if not isinstance(node, CrossReference):
            return (node,)
        if node.target not in known:
            return (Text(f"@{node.target}", node.span),)
        words = mention(known[node.target], locale, starts_sentence=starts.get(id(node), False))
        return (replace(node, children=(Text(words),)),)

    return map_inlines(run, change)


def contents_of(document: Document) -> tuple[ContentsEntry, ...]:
    """The article's own table of contents."""
    return tuple(
        ContentsEntry(block.level, block.id, block.children)
        for block in walk_blocks(document.blocks)
        if isinstance(block, Heading)
    )

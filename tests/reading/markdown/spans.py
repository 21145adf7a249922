"""What must hold of the spans of every tree, whatever the source was."""

from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from cajista.model.block import Document
from cajista.model.inline import Text
from cajista.model.span import Span


def children_of(node: Any) -> Iterator[Any]:
    """The nodes directly within a node, in reading order (a table's caption first, as it is written)."""
    names = [item.name for item in fields(node)]
    for name in sorted(names, key=lambda name: name != "caption"):
        yield from _nodes(getattr(node, name))


def _nodes(value: Any) -> Iterator[Any]:
    if is_dataclass(value) and not isinstance(value, type):
        yield value
    elif isinstance(value, tuple) and not isinstance(value, Span):
        for item in value:
            yield from _nodes(item)


def faults(source: str, document: Document) -> list[str]:
    """Everything wrong with the spans of a document: what does not nest, what is out of order, what is elsewhere."""
    lines = source.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd").split("\n")
    found = list(_faults(lines, document.blocks, None))
    for note in document.footnotes.values():
        found += _faults(lines, [note], None)
    return found


def _faults(lines: list[str], nodes: Iterable[Any], parent: Span | None) -> Iterator[str]:
    before = parent
    for node in nodes:
        span: Span | None = node.span
        if span is None:
            yield f"no span: {node}"
            continue
        if span[1:3] > span[3:5] or span.line < 1 or span.column < 1:
            yield f"no stretch: {span} {node}"
        if parent and (span[1:3] < parent[1:3] or span[3:5] > parent[3:5]):
            yield f"not within {parent}: {span} {node}"
        if before and span[1:3] < before[1:3]:
            yield f"before {before}: {span} {node}"
        if isinstance(node, Text):
            yield from _misplaced(lines, node, span)
        before = span
        yield from _faults(lines, children_of(node), span)


def _misplaced(lines: list[str], node: Text, span: Span) -> Iterator[str]:
    there = lines[span.line - 1][span.column - 1 : span.end_column - 1]
    if span.line != span.end_line or (there != node.text and not there.startswith(("\\", "&"))):
        yield f"{node.text!r} is not {there!r} at {span}"

"""The texts that a structured file holds, each with its path: for rules about letters wherever they stand."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from ..findings import Edit
from ..model.article import ValuePath
from ..model.span import Span


def texts_of(value: object, path: ValuePath = ()) -> Iterator[tuple[ValuePath, str]]:
    """Every text within a value, depth first."""
    match value:
        case str():
            yield path, value
        case dict():
            for key, inner in value.items():
                yield from texts_of(inner, (*path, key))
        case list() | tuple():
            for index, inner in enumerate(value):
                yield from texts_of(inner, (*path, index))
        case _ if is_dataclass(value):
            for one in fields(value):
                yield from texts_of(getattr(value, one.name), (*path, one.name))


def part_of(span: Span, value: str, start: int, end: int) -> Span:
    """Where a stretch of a value stands; the whole value where the source spells it otherwise."""
    if span.line != span.end_line or span.end_column - span.column != len(value):
        return span
    return span._replace(column=span.column + start, end_column=span.column + end)


def edit_of(span: Span, value: str, start: int, end: int, text: str) -> tuple[Edit, ...]:
    """The edit of a stretch of a value; none where the source spells it otherwise."""
    part = part_of(span, value, start, end)
    return (Edit(part, text),) if part is not span or (start, end) == (0, len(value)) else ()

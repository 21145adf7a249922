"""The texts that a structured file holds, each with its path: for rules about letters wherever they stand."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from ..model.article import ValuePath


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

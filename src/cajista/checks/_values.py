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


def localized_in(
    value: object, languages: frozenset[str], path: ValuePath = ()
) -> Iterator[tuple[ValuePath, dict[str, str]]]:
    """Every text within a value that is given by language, with its path; lists as one text."""
    match value:
        case dict():
            if len(value) > 1 and languages.issuperset(value):
                yield path, {key: " ".join(text for _, text in texts_of(one)) for key, one in value.items()}
        case list() | tuple():
            for index, inner in enumerate(value):
                yield from localized_in(inner, languages, (*path, index))
        case _ if is_dataclass(value):
            for one in fields(value):
                yield from localized_in(getattr(value, one.name), languages, (*path, one.name))

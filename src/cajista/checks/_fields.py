"""Single values of structured files: exact places within them, and the edits that mend them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from ..findings import Edit
from ..model.article import Reference, SourceMap, ValuePath
from ..model.span import Span

# What means the same within quotation marks, braces and without, in YAML, JSON, BibTeX and RIS.
_SAFE = re.compile(r"[^\W_](?:[\w ./()+<>@~=?:;–-]*[\w./)-])?")


@dataclass(frozen=True, slots=True)
class Field:
    """A value as it was read and where it stands."""

    value: str
    span: Span
    exact: bool = True  # False where the span holds more than the value and its marks

    def part(self, start: int, end: int) -> Span:
        """Where a stretch of the value stands; the whole where the source spells it otherwise."""
        margin = self._margin
        if margin is None:
            return self.span
        first = self.span.column + margin
        return self.span._replace(column=first + start, end_column=first + end)

    def edit(self, text: str) -> tuple[Edit, ...]:
        """The value replaced; nothing where it cannot be written as plainly as that."""
        if self._margin is None or not _SAFE.fullmatch(text) or ": " in text:
            return ()
        return (Edit(self.part(0, len(self.value)), text),)

    @property
    def _margin(self) -> int | None:
        """How many marks stand before and after the value; None where it is not written as it reads."""
        span = self.span
        extra = span.end_column - span.column - len(self.value)
        return {0: 0, 2: 1}.get(extra) if self.exact and span.line == span.end_line else None


def field_of(reference: Reference, name: str) -> Field | None:
    """A text field of a reference; None where it has none."""
    value = reference.item.get(name)
    return Field(value, reference.at(name)) if isinstance(value, str) else None


def year_of(reference: Reference, name: str) -> int:
    """The year of a date of a reference, the last of a range; 0 where there is none."""
    parts = date_of(reference, name)
    return parts[0] if parts else 0


def date_of(reference: Reference, name: str) -> list[int]:
    """Year, month and day of a date of a reference, as far as it states them; the last day of a range."""
    date = reference.item.get(name)
    ends: Any = date.get("date-parts") if isinstance(date, dict) else None
    closed = [end for end in ends or () if end and end[0]]
    return list(closed[-1]) if closed else []


def localized(value: str | dict[str, str], source: SourceMap, *path: str | int) -> Iterator[Field]:
    """The texts of a value that may be one or one per language."""
    if isinstance(value, str):
        if value:
            yield Field(value, source.at(*path))
        return
    for language, text in value.items():
        if text:
            yield Field(text, source.at(*path, language))


def persons(reference: Reference) -> Iterator[tuple[str, int, dict[str, Any]]]:
    """Everyone that a reference names: in which field, at which place there, the parts of the name."""
    for role in NAMES:
        names = reference.item.get(role)
        if isinstance(names, list):
            yield from ((role, at, name) for at, name in enumerate(names))


NAMES = ("author", "editor", "translator", "container-author", "collection-editor")


# Most names: one family name, or two with a hyphen, and initials. Nothing can be in the wrong place in them.
_PLAIN = re.compile(r"[A-ZÀ-Þ][a-zß-ÿ]+(?:-[A-ZÀ-Þ][a-zß-ÿ]+)?\|(?:[A-ZÀ-Þ]\.?[ -]?){1,4}")


def is_plain(person: Mapping[str, Any]) -> bool:
    """Whether a name is so plain that no rule can have anything to say of its parts."""
    return len(person) == 2 and _is_plain(f"{person.get('family', '')}|{person.get('given', '')}")


@lru_cache(maxsize=20_000)
def _is_plain(name: str) -> bool:
    return _PLAIN.fullmatch(name) is not None


def name_part(reference: Reference, role: str, at: int, part: str) -> Field:
    """A part of a name, with its place."""
    path: ValuePath = (role, at, part)
    exact = not reference.source.file.endswith((".bib", ".ris"))  # where a name is one text
    return Field(str(reference.item[role][at].get(part, "")), reference.at(*path), exact)

"""Item data made sure of: what the rest of the processor reads."""

import dataclasses
from dataclasses import dataclass, field
from typing import Any, TypeVar

_NAMES = """author chair collection-editor compiler composer container-author contributor curator director
    editor editor-translator editorial-director executive-producer guest host illustrator interviewer
    narrator organizer original-author performer producer recipient reviewed-author script-writer
    series-creator translator"""
NAME_VARIABLES = frozenset(_NAMES.split())
DATE_VARIABLES = frozenset(
    ["accessed", "available-date", "event-date", "issued", "original-date", "submitted"]
)
_NUMBERS = """chapter-number citation-number collection-number edition first-reference-note-number issue
    locator number number-of-pages number-of-volumes page page-first part-number printing-number
    section supplement-number version volume"""
NUMBER_VARIABLES = frozenset(_NUMBERS.split())


@dataclass(frozen=True, slots=True)
class Person:
    """One name ("Names"); an institution, or a name that must not be taken apart, has `literal`."""

    family: str = ""
    given: str = ""
    dropping: str = ""
    non_dropping: str = ""
    suffix: str = ""
    comma_suffix: bool = False
    static: bool = False
    literal: str = ""


@dataclass(frozen=True, slots=True)
class DateParts:
    """Year (negative: before Christ), month, day; 0 where unknown. Season 1 to 4."""

    year: int = 0
    month: int = 0
    day: int = 0
    season: int = 0


@dataclass(frozen=True, slots=True)
class DateValue:
    """A date or, with `end`, a range; `literal` is set as it stands. An open range has an empty end."""

    start: DateParts = DateParts()
    end: DateParts | None = None
    circa: bool = False
    literal: str = ""
    season: str = ""


T = TypeVar("T")
_MOST = 64  # things made of one item


@dataclass(slots=True)
class Item:
    """A reference: `text` by variable, `names` and `dates` by variable.

    `others` names the variables whose list is known to be incomplete (BibTeX's `and others`). An item
    is never changed once it is read; `made` keeps what has been made of it, for the next document.
    """

    id: str
    type: str = ""
    language: str = ""
    text: dict[str, str] = field(default_factory=dict)
    names: dict[str, tuple[Person, ...]] = field(default_factory=dict)
    dates: dict[str, DateValue] = field(default_factory=dict)
    others: set[str] = field(default_factory=set)
    made: dict[object, Any] = field(default_factory=dict, compare=False, repr=False)

    def keep(self, key: object, value: T) -> T:
        """Keep something made of the item, and give it back."""
        if len(self.made) >= _MOST:
            self.made.clear()
        self.made[key] = value
        return value


@dataclass(frozen=True, slots=True)
class DataFinding:
    """Item data that cannot be used: `message` is a template for `values` (str.format)."""

    item: str
    field: str
    message: str
    values: dict[str, str] = dataclasses.field(default_factory=dict)

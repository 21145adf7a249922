"""References: CSL-JSON as people have it, read into sure data and findings."""

from .model import (
    DATE_VARIABLES,
    NAME_VARIABLES,
    NUMBER_VARIABLES,
    DataFinding,
    DateParts,
    DateValue,
    Item,
    Person,
)
from .normalize import read_item, read_items

__all__ = [
    "DATE_VARIABLES",
    "NAME_VARIABLES",
    "NUMBER_VARIABLES",
    "DataFinding",
    "DateParts",
    "DateValue",
    "Item",
    "Person",
    "read_item",
    "read_items",
]

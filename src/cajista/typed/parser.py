"""The order in which a typed reference is taken apart: from what is surest to what remains."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from .identifiers import take_identifiers
from .names import read_names
from .numbers import take_numbers
from .reference import TypedReference, is_only_typed
from .sheet import Sheet
from .titles import take_titles

_NUMBER = re.compile(r"[\s.]*(?:\[\d{1,3}\]|\(\d{1,3}\)|\d{1,3}[.)\]]|\d{1,3}(?=\s+[^\W\d_a-z]))?[\s.]*")
_EDITED = re.compile(
    r",?\s*\(?\b(?:editor(?:e?s)?|eds?\.?|organizador(?:e?s)?|coordinador(?:es)?)\b\.?\)?", re.IGNORECASE
)
_LONGEST = 2000  # characters of a reference


def citable(item: Mapping[str, Any]) -> dict[str, Any]:
    """A CSL item that can be cited: of one that is only typed, the parts found in its text; any other as it is."""
    if not is_only_typed(item):
        return dict(item)
    typed = parse(str(item["raw"]))
    parts = typed.item()
    parts.setdefault("title", without_number(typed.raw))
    return {**parts, **item}


def without_number(raw: str) -> str:
    """A typed reference without the number that its author put before it."""
    number = _NUMBER.match(raw)
    return raw[number.end() :].strip() if number else raw.strip()


@lru_cache(maxsize=512)
def parse(raw: str) -> TypedReference:
    """What can be told of a reference from the text of it. A number before it is passed over."""
    typed = TypedReference(raw)
    sheet = Sheet(raw[:_LONGEST])
    number = _NUMBER.match(sheet.text)
    start = number.end() if number else 0
    sheet.drop(0, start)
    take_identifiers(sheet, typed)
    take_numbers(sheet, typed)
    names = read_names(sheet.text, start)
    typed.names_end = start
    if names.names and _ends(sheet.text, names.end):
        typed.names, typed.others, typed.names_end = names
        if edited := _EDITED.match(sheet.text, names.end):
            typed.editors, typed.names, typed.names_end = typed.names, (), edited.end()
    take_titles(sheet, typed)
    return typed


def _ends(text: str, at: int) -> bool:
    """Whether names can end here: at a point, a colon, a bracket, a quotation, or where something was taken."""
    return bool(re.match(r"\s*[.:(\0“\"«,]|\s*\Z", text[at:])) or text[at - 1] == "."

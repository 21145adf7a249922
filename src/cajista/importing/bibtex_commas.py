"""Fields of BibTeX between which no comma stands: bibtexparser takes the second for part of the first's value."""

import re
from collections.abc import Iterator

_WORD = re.compile(r'[^\s"{}#,]+')
_FIELD = re.compile(r"\s+(?P<name>[A-Za-z][\w+:.-]*)\s*=\s*(?P<value>.+)", re.DOTALL)


def parted(name: str, value: str) -> Iterator[tuple[str, str]]:
    """A field as the parser has it, and every other field that stands in its value."""
    end = _end_of(value)
    yield name, value[:end]
    if found := _FIELD.fullmatch(value, end):
        yield from parted(found["name"], found["value"].rstrip())


def _end_of(value: str) -> int:
    """Where the parts of a value end that `#` joins; its length where they are broken."""
    at = 0
    while True:
        at = _past_spaces(value, at)
        end = _end_of_part(value, at)
        following = _past_spaces(value, end)
        if value[following : following + 1] != "#":
            return end
        at = following + 1


def _end_of_part(value: str, start: int) -> int:
    sign = value[start : start + 1]
    if sign not in ("{", '"'):
        found = _WORD.match(value, start)
        return found.end() if found else len(value)
    depth = 0
    for at in range(start, len(value)):
        one = value[at]
        if one in "{}" and value[at - 1 : at] != "\\":
            depth += 1 if one == "{" else -1
            if not depth and sign == "{":
                return at + 1
        elif one == '"' and sign == '"' and not depth and at > start:
            return at + 1
    return len(value)


def _past_spaces(value: str, at: int) -> int:
    while at < len(value) and value[at].isspace():
        at += 1
    return at

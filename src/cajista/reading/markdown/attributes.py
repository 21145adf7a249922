"""Attributes in braces: `{#fig:flow .wide alt="…" width=100%}`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_ITEM = re.compile(
    r"""\s*(?:
        \#(?P<id>[\w:.-]+)
      | \.(?P<name>[\w-]+)
      | (?P<key>[\w:-]+)=(?:
            "(?P<straight>(?:\\.|[^"\\])*)"|“(?P<curly>[^”]*)”|'(?P<single>[^']*)'|(?P<bare>[^\s"'{}]+)
        )
    )(?=[\s}])""",
    re.VERBOSE | re.DOTALL,
)
_END = re.compile(r"\s*\}")
_ESCAPED = re.compile(r"\\([\"\\])")
LOOKS_LIKE = re.compile(
    r"\{\s*(?:#[A-Za-z]|\.[A-Za-z][\w-]*[\s}]|(?:alt|width|height|span|lang|id|class)\s*=)"
)


@dataclass(frozen=True, slots=True)
class Attribute:
    """One attribute, and its stretch of the text. `name` is `id`, `class` or the key."""

    name: str
    value: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Attributes:
    """The attributes within one pair of braces, and the stretch of the text that the braces enclose."""

    items: tuple[Attribute, ...] = ()
    start: int = 0
    end: int = 0

    def __iter__(self) -> Iterator[Attribute]:
        return iter(self.items)

    def get(self, name: str) -> Attribute | None:
        """The first attribute of that name."""
        return next((item for item in self.items if item.name == name), None)

    def value(self, name: str) -> str:
        """The value of an attribute; empty where it is not stated."""
        item = self.get(name)
        return item.value if item else ""


NONE = Attributes()


def attributes_at(text: str, start: int, end: int) -> Attributes | None:
    """The attributes whose opening brace stands at `start`; None where none are well formed."""
    if not text.startswith("{", start):
        return None
    items: list[Attribute] = []
    position = start + 1
    while item := _ITEM.match(text, position, end):
        items.append(_attribute(item))
        position = item.end()
    closing = _END.match(text, position, end)
    if not closing or not items:
        return None
    return Attributes(tuple(items), start, closing.end())


def attributes_at_end(text: str) -> Attributes | None:
    """The attributes that a text ends with."""
    if not text.endswith("}"):
        return None
    start = text.rfind("{")
    while start >= 0:
        found = attributes_at(text, start, len(text))
        if found and found.end == len(text):
            return found
        start = text.rfind("{", 0, start)
    return None


def _attribute(item: re.Match[str]) -> Attribute:
    start = item.end() - len(item[0].lstrip())
    if item["id"] is not None:
        return Attribute("id", item["id"], start, item.end())
    if item["name"] is not None:
        return Attribute("class", item["name"], start, item.end())
    straight = item["straight"]
    value = (
        _ESCAPED.sub(r"\1", straight)
        if straight is not None
        else item["curly"] or item["single"] or item["bare"]
    )
    return Attribute(item["key"], value or "", start, item.end())

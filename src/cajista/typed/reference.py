"""What is told of a typed reference, and where each part of it stands."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

# Fields that say nothing of how a reference reads.
_ASIDE = frozenset(
    ("id", "type", "raw", "language", "DOI", "PMID", "PMCID", "URL", "note", "custom", "status")
)


def is_only_typed(item: Mapping[str, Any]) -> bool:
    """Whether of a reference there is little but the text that its author typed."""
    return bool(item.get("raw")) and _ASIDE.issuperset(item)


class Piece(NamedTuple):
    """A value and its place in the text."""

    value: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class TypedName:
    """A person, or a group in `literal`."""

    family: str = ""
    given: str = ""
    suffix: str = ""
    literal: str = ""
    start: int = 0
    end: int = 0

    def item(self) -> dict[str, str]:
        """The name as CSL-JSON has it."""
        if self.literal:
            return {"literal": self.literal}
        parts = {"family": self.family, "given": _initials(self.given), "suffix": self.suffix}
        return {part: value for part, value in parts.items() if value}


@dataclass(slots=True)
class TypedReference:
    """The parts found in a text, by CSL variable; what is not there was not found with certainty."""

    raw: str
    type: str = ""
    names: tuple[TypedName, ...] = ()
    others: bool = False  # "et al." ends the names
    editors: tuple[TypedName, ...] = ()
    parts: dict[str, Piece] = field(default_factory=dict)
    names_end: int = 0

    def value(self, name: str) -> str:
        """A part's value, empty where it was not found."""
        return self.parts[name].value if name in self.parts else ""

    @property
    def is_whole(self) -> bool:
        """Whether enough was found to cite the work by it."""
        return bool(
            self.value("title") and self.value("issued") and (self.names or self.value("container-title"))
        )

    def item(self) -> dict[str, Any]:
        """The reference as CSL-JSON has it, without an id."""
        item: dict[str, Any] = {"type": self.type or "document"}
        if self.names:
            item["author"] = [name.item() for name in self.names] + (
                [{"others": True}] if self.others else []
            )
        if self.editors:
            item["editor"] = [name.item() for name in self.editors]
        for name, piece in self.parts.items():
            item[name] = _date(piece.value) if name in ("issued", "accessed") else _plain(name, piece.value)
        return item


def _initials(given: str) -> str:
    """Initials with their points, as styles expect given names: `JA` → `J. A.`, `J-P` → `J.-P.`."""
    if not re.fullmatch(r"[^\W\d_a-z](?:[- ]?[^\W\d_a-z]){0,4}", given):
        return given
    return " ".join(
        "-".join(f"{one}." for one in word.split("-"))
        for word in re.sub(r"(?<=\w)(?=\w)", " ", given).split()
    )


def _date(text: str) -> dict[str, Any]:
    return {"date-parts": [[int(part) for part in text.split("-")]]}


def _plain(name: str, text: str) -> str:
    """Pages and numbers with a plain hyphen in ranges, as CSL has them."""
    return re.sub(r"\s*[‐‑‒–—−]\s*", "-", text) if name in ("page", "volume", "issue") else text

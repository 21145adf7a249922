"""What is known of an article that was made, in a line: of thousands, a build reads no more."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from ..findings import Finding
from ..outputs import Artifact

_DATED = ("dates-are-in-order", "dates-of-references-are-possible", "allowances-are-needed")
"""Rules that ask for the day; what they do not find wrong today, they never will."""
_NOTHING, _SOMETHING, _OF_THE_DAY = "nothing", "something", "dated"


class Standing(NamedTuple):
    """What an article was made from, how it was left, and what its making brought; words without spaces."""

    common: str  # digest of the program and the journal
    issue: str  # of what it shows of its issue
    sources: str  # of its own files
    outputs: str  # of how the folders look in which its files are
    day: str  # on which it was made (ISO 8601)
    found: str  # whether something was found in it
    entries: str  # digest of what rules about the whole journal know of it
    made: str  # languages and their formats, as `made_of` writes them

    @classmethod
    def from_line(cls, line: str) -> "Standing | None":
        """What a line says; None where it is no such line."""
        words = line.split(" ")
        return cls(*words) if len(words) == len(cls._fields) else None

    def to_line(self) -> str:
        """The line that says it."""
        return " ".join(self)

    @property
    def has_findings(self) -> bool:
        """Whether there is something to tell again."""
        return self.found != _NOTHING

    def is_of(self, day: str) -> bool:
        """Whether on a day the same would be found."""
        return is_of(self.day, self.found, day)


def is_of(made: str, found: str, day: str) -> bool:
    """Whether what was found on one day would be found on another."""
    return made == day or (made < day and found != _OF_THE_DAY)


def word_for(findings: Iterable[Finding]) -> str:
    """Whether something was found, and whether that depends on the day."""
    rules = {one.rule for one in findings}
    return _OF_THE_DAY if rules.intersection(_DATED) else _SOMETHING if rules else _NOTHING


def made_of(artifacts: Iterable[Artifact]) -> str:
    """The formats in which an article was made, by language, with the pages of those that have such."""
    made: dict[str, dict[str, str]] = {}
    for one in artifacts:
        pages = f"={one.pages}" if one.pages else ""
        made.setdefault(one.language, {})[one.format] = f"{one.format}{pages}"
    return ";".join(f"{language}:{','.join(formats.values())}" for language, formats in made.items())


@lru_cache(maxsize=1000)
def formats_of(made: str) -> Mapping[str, Mapping[str, int]]:
    """By language, the formats that `made_of` wrote down, each with its pages; 0 where it has none."""
    found: dict[str, dict[str, int]] = {}
    for part in made.split(";") if made else ():
        language, _, formats = part.partition(":")
        pairs = (one.partition("=") for one in formats.split(","))
        found[language] = {name: int(pages or 0) for name, _, pages in pairs}
    return found

"""How many segments of a translation are in each state."""

from collections.abc import Mapping
from typing import NamedTuple

from .states import State


class Tally(NamedTuple):
    """The counts of one article's translation into a language; where its text cannot be read, there are none."""

    slug: str
    language: str
    source_language: str
    counts: Mapping[State, int]
    is_read: bool = True

    @property
    def total(self) -> int:
        """How many segments the source has."""
        return sum(count for state, count in self.counts.items() if state != "orphan")

    @property
    def done(self) -> int:
        """How many of these have a translation that a person has confirmed."""
        return self.counts.get("translated", 0) + self.counts.get("reviewed", 0)

    @property
    def progress(self) -> int:
        """What is done, in percent, from 0 to 100; 100 only where all is."""
        return 100 * self.done // self.total if self.total else 100

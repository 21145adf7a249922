"""The passages of a translation that ask for work, each with its place and what is known of it."""

from collections.abc import Iterator
from typing import NamedTuple

from .standing_of import Translation
from .states import State

LISTED: tuple[State, ...] = ("missing", "stale", "stale-edited", "edited", "orphan")
"""States of passages that are listed one by one; of those that nobody ever confirmed it is enough to know how many."""


class OpenPassage(NamedTuple):
    """A passage in one of the states `LISTED`.

    `file` and `line` are where it stands in the translation, or what it would translate in the source;
    `was` is what the source said when it was translated, where it says something else now. A text is
    empty where there is none.
    """

    state: State
    kind: str
    file: str
    line: int
    column: int
    source: str
    target: str
    was: str = ""


def open_passages(translation: Translation) -> Iterator[OpenPassage]:
    """What is to be done in a translation, in the order of the source."""
    for one in translation.standings:
        segment = one.target or one.source
        if one.state not in LISTED or segment is None:
            continue
        yield OpenPassage(
            one.state,
            one.kind,
            segment.span.file,
            segment.span.line,
            segment.span.column,
            one.source.text if one.source else "",
            one.target.text if one.target else "",
            one.was,
        )

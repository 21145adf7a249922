"""The states in which a segment of a translation can be."""

from typing import Literal, TypeAlias, get_args

State: TypeAlias = Literal[
    "missing", "stale", "stale-edited", "edited", "unconfirmed", "translated", "reviewed", "orphan"
]
STATES: tuple[State, ...] = get_args(State)
"""Every state, what asks for work first."""

OUTDATED: tuple[State, ...] = ("missing", "stale", "stale-edited")
"""States in which a translation does not say what its source says."""

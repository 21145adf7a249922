"""What is known of works that were retracted or put in doubt."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

Nature: TypeAlias = Literal["retraction", "concern", "correction", "reinstatement"]


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice about a published work, as a list of retractions has it."""

    nature: Nature
    date: str = ""  # YYYY-MM-DD; as the list has it where it cannot be read
    doi: str = ""  # of the notice itself
    reason: str = ""

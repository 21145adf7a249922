"""The quantities of a text, and what differs between those of a text and of its translation."""

from .aspects import meaning_of, misuses_mark
from .comparing import Difference
from .differing import differences
from .grammar import Grammar
from .lexicon import grammar_of
from .model import Hold, Placed, Quantity, Reading
from .numerals import rewritten
from .placing import quantities_of
from .stretches import stretch_of

__all__ = [
    "Difference", "Grammar", "Hold", "Placed", "Quantity", "Reading",
    "differences", "grammar_of", "meaning_of", "misuses_mark", "quantities_of", "rewritten", "stretch_of",
]  # fmt: skip

"""A number is compared alike in both languages: less than, at most, at least, more than, plus or minus.

Signs and words are one: >90 kg is «más de 90 kg», ≥18 years is “18 years or older”.

Why it matters: p < 0.05 and p > 0.05 are opposite results, and ≥65 years takes in people whom >65 leaves out.

Example: “> 0,05” in es.md where en.md has “< 0.05” is an error.
"""

from collections.abc import Iterator

from ..findings import Severity, message
from . import Mistake, Pair, Proof
from ._numbers_compared import differing

SEVERITY: Severity = "error"


def check_pair(pair: Pair, proof: Proof) -> Iterator[Mistake]:
    """Numbers that are compared in another way, or not at all, on one side."""
    hint = message("The number is the same, what it is compared by is not: look at the original data.")
    yield from differing(pair, "comparator", hint)

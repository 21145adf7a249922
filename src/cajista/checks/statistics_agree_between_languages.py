"""A number is the value of the same statistic in both languages.

HR, OR, RR, CI, SD, SE, mean, median and the like are known with their names and abbreviations in each language:
“95% CI” is «IC del 95 %», “hazard ratio” is «razón de riesgos instantáneos».

Why it matters: an odds ratio that became a hazard ratio is another result.

Example: “OR 0,518” in es.md where en.md has “HR 0.518” is an error.
"""

from collections.abc import Iterator

from ..findings import Severity, message
from . import Mistake, Pair, Proof
from ._numbers_compared import differing

SEVERITY: Severity = "error"


def check_pair(pair: Pair, proof: Proof) -> Iterator[Mistake]:
    """Numbers that are given as values of different statistics."""
    yield from differing(pair, "statistic", message("The number is the same, what it measures is not."))

"""Every page or chapter given with a citation is printed.

Styles that number their references in raised figures have no place for it: `[@smith2020, p. 12]` is set as the
number alone.

Why it matters: the author wanted readers to find the passage; nobody sees that it is gone.

Example: where the style has no place for it, “page 12 of Smith's report[@smith2020]”.
"""

from collections.abc import Iterator

from ..csl import prints_locators
from ..findings import Severity, message
from . import Copy, Mistake, Proof

SEVERITY: Severity = "warning"


def check_copy(copy: Copy, proof: Proof) -> Iterator[Mistake]:
    """Locators in a text whose style leaves them out."""
    if prints_locators(proof.desk.style):
        return
    for citation in copy.citations:
        for cite in citation.cites:
            if cite.locator and citation.span:
                what = message(
                    "The citation style prints no pages with citations: “{locator}” of {key} is left out.",
                    locator=cite.locator,
                    key=cite.key,
                )
                hint = message("Say it in the sentence, or delete it here.")
                yield Mistake(what, citation.span, hint)

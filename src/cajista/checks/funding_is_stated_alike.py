"""What the article declares of its funding has the award numbers that article.yaml states.

Why it matters: funders and indexes look for the number in the text and in the data, and count only what they find.

Example: `award: AB-21` in article.yaml, and “(AB-12)” in the declaration of funding.
"""

import re
from collections.abc import Iterator

from ..findings import Severity, message
from . import Mistake, Proof
from ._parity import file_of

SEVERITY: Severity = "warning"

_NUMBERED = re.compile(r"\d{2}")
_SIGNS = re.compile(r"[\W_]+")


def check_article(proof: Proof) -> Iterator[Mistake]:
    """Awards that the declarations of funding do not name, though they name some."""
    for at, funding in enumerate(proof.article.facts.funding):
        award = _SIGNS.sub("", funding.award).casefold()
        for copy in proof.copies.values() if _NUMBERED.search(award) else ():
            said = copy.version.front.declarations.funding
            if _NUMBERED.search(said) and award not in _SIGNS.sub("", said).casefold():
                what = message("The declaration of funding in {file} has no award {award}.", file=file_of(copy),
                               award=funding.award)  # fmt: skip
                span = proof.article.source.at("funding", at, "award")
                yield Mistake(what, span, message("One of the two is wrong, or lacks it."))
                break

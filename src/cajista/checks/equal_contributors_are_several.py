"""An author who contributed equally did so with another one.

Why it matters: the mark beside one name only leaves readers to guess with whom.

Example: `equal_contributor: true` beside both authors, or beside none.
"""

from collections.abc import Iterator

from ..findings import Severity, message
from . import Mistake, Proof

SEVERITY: Severity = "warning"


def check_article(proof: Proof) -> Iterator[Mistake]:
    """A mark that only one author has."""
    equal = [at for at, author in enumerate(proof.article.facts.authors) if author.equal_contributor]
    if len(equal) == 1:
        hint = message("Mark the other one too, or nobody.")
        span = proof.article.source.at("authors", equal[0], "equal_contributor")
        yield Mistake(message("Only this author is said to have contributed equally."), span, hint)

"""An article has a corresponding author, who has an e-mail address and is alive.

Why it matters: readers, and editors after them, must be able to ask about what is printed (ICMJE, II.A.3).

Example: `corresponding: true` and `email: ana@example.org` beside one author's name.
"""

from collections.abc import Iterator

from ..findings import Severity, message
from . import Mistake, Proof

SEVERITY: Severity = "warning"


def check_article(proof: Proof) -> Iterator[Mistake]:
    """Articles without a corresponding author, and such authors whom no letter can reach."""
    authors, source = proof.article.facts.authors, proof.article.source
    if authors and not any(author.corresponding for author in authors):
        hint = message("Write {example} beside the one whom readers write to.", example="corresponding: true")
        yield Mistake(message("There is no corresponding author."), source.at("authors"), hint)
    for at, author in enumerate(authors):
        span = source.at("authors", at, "corresponding")
        if author.corresponding and author.deceased:
            hint = message("Name another one.")
            yield Mistake(message("The corresponding author has died."), span, hint, severity="error")
        elif author.corresponding and not author.email:
            what = message("The corresponding author has no e-mail address.")
            yield Mistake(what, span, message("Add {example}.", example="email: …"))

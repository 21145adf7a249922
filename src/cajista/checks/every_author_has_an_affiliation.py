"""Every author belongs to an institution; groups need none.

Why it matters: readers and indexes tell two authors of the same name apart by where they work.

Example: `affiliations: [a]` beside the author's name, for the entry `id: a` under `affiliations`.
"""

from collections.abc import Iterator

from ..findings import Severity, message
from . import Mistake, Proof

SEVERITY: Severity = "warning"


def check_article(proof: Proof) -> Iterator[Mistake]:
    """Authors without affiliation; where nobody has one, that is said once, and only mentioned."""
    facts, source = proof.article.facts, proof.article.source
    people = [(at, author) for at, author in enumerate(facts.authors) if not author.name.literal]
    without = [at for at, author in people if not author.affiliations]
    if people and len(without) == len(people) and not facts.affiliations:
        hint = message("List the institutions under “affiliations”, and refer to them by their ids.")
        yield Mistake(message("No author has an affiliation."), source.at("authors"), hint, severity="info")
        return
    for at in without:
        hint = message("Add {example} with the id of an institution.", example="affiliations: [a]")
        yield Mistake(message("This author has no affiliation."), source.at("authors", at, "name"), hint)

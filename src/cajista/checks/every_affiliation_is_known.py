"""Authors refer to affiliations that the article lists, and each affiliation has an author.

Why it matters: an author printed without institution, or an institution without author, is an error
that the authors themselves will notice first.

Example: `affiliations: [a]` of an author needs an entry with `id: a` under `affiliations`.
"""

from collections.abc import Iterator

from ..findings import Severity, message
from . import Mistake, Proof

SEVERITY: Severity = "error"


def check_article(proof: Proof) -> Iterator[Mistake]:
    """References to affiliations that lead nowhere, and affiliations that nobody refers to."""
    known = {one.id for one in proof.article.facts.affiliations}
    used: set[str] = set()
    for at, author in enumerate(proof.article.facts.authors):
        for index, name in enumerate(author.affiliations):
            used.add(name)
            if name not in known:
                what = message("There is no affiliation {id}.", id=name)
                hint = message("Write its id under “affiliations”, or correct the one here.")
                yield Mistake(what, proof.article.source.at("authors", at, "affiliations", index), hint)
    for at, one in enumerate(proof.article.facts.affiliations):
        if one.id not in used:
            what = message("No author belongs to the affiliation {id}.", id=one.id)
            hint = message("Refer to it beside its authors, or delete it.")
            yield Mistake(what, proof.article.source.at("affiliations", at, "id"), hint)

"""No institution is listed twice, no two have the same id, and no author refers to one twice.

Why it matters: of two entries with the same id only one can be meant; an institution with two letters looks like two.

Example: `id: a` and `id: b` with the same department, institution and city: delete one, and refer to the other.
"""

from collections.abc import Iterator
from dataclasses import astuple, replace

from ..findings import Severity, message
from . import Mistake, Proof
from ._people import folded
from ._values import texts_of

SEVERITY: Severity = "warning"


def check_article(proof: Proof) -> Iterator[Mistake]:
    """Ids, institutions and references to them that occur again."""
    facts, source = proof.article.facts, proof.article.source
    ids: set[str] = set()
    said: dict[tuple[str, ...], str] = {}
    for at, one in enumerate(facts.affiliations):
        words = tuple(folded(text) for _, text in texts_of(astuple(replace(one, id="", ror=""))))
        if one.id in ids:
            hint = message("Call this one otherwise, here and where its authors refer to it.")
            what = message("Another affiliation is called {id} already.", id=one.id)
            yield Mistake(what, source.at("affiliations", at, "id"), hint, severity="error")
        elif (same := said.get(words)) is not None and any(words):
            what = message("This is the same institution as {id}.", id=same)
            hint = message("Delete it, and let its authors refer to {id}.", id=same)
            yield Mistake(what, source.at("affiliations", at, "id"), hint)
        ids.add(one.id)
        said.setdefault(words, one.id)
    for at, author in enumerate(facts.authors):
        for index, name in enumerate(author.affiliations):
            if name in author.affiliations[:index]:
                what = message("The author refers to {id} twice.", id=name)
                yield Mistake(
                    what, source.at("authors", at, "affiliations", index), message("Delete one of them.")
                )

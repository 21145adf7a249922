"""No author is listed twice.

Why it matters: an author who appears twice in the byline appears twice in every index, and in every citation of it.

Example: the same ORCID iD, or the same name, beside two entries of `authors`.
"""

from collections.abc import Iterator

from ..findings import Severity, message
from ..model.article import Reference
from . import Mistake, Proof
from ._fields import persons
from ._people import folded
from ._values import texts_of

SEVERITY: Severity = "warning"


def check_reference(reference: Reference, proof: Proof) -> Iterator[Mistake]:
    """An author whom a reference names twice, with the same initials."""
    seen: set[tuple[str, str, str]] = set()
    for role, at, person in persons(reference):
        name = (role, folded(str(person.get("family", ""))), folded(str(person.get("given", ""))))
        if all(name) and name in seen:
            what = message("{name} is listed twice.", name=f"{person['family']} {person['given']}")
            hint = message("Delete one of them, if they are one person.")
            yield Mistake(what, reference.at(role, at), hint)
        seen.add(name)


def check_article(proof: Proof) -> Iterator[Mistake]:
    """Authors with the same ORCID iD, which is an error, or with the same name, which may be chance."""
    source = proof.article.source
    names: dict[tuple[str, ...], int] = {}
    orcids: dict[str, int] = {}
    for at, author in enumerate(proof.article.facts.authors):
        name = tuple(folded(text) for _, text in texts_of(author.name))
        orcid = "".join(character for character in author.orcid[-19:] if character.isalnum())
        if orcid and orcid in orcids:
            what = message("Author {number} has the same ORCID iD.", number=orcids[orcid] + 1)
            hint = message("An iD belongs to one person. Ask the authors for theirs.")
            yield Mistake(what, source.at("authors", at, "orcid"), hint, severity="error")
        elif name in names and any(name):
            what = message("Author {number} has the same name.", number=names[name] + 1)
            yield Mistake(
                what, source.at("authors", at, "name"), message("Delete one of them, if they are one person.")
            )
        names.setdefault(name, at)
        if orcid:
            orcids.setdefault(orcid, at)

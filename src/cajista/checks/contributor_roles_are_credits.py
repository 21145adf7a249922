"""The contributions of authors are called by the names of CRediT, in English, each once an author.

Where all persons but one have roles, that one's are missing.

Why it matters: indexes know the fourteen roles of the Contributor Role Taxonomy (ANSI/NISO Z39.104-2022) and no others;
the program says them in each language.

Example: `roles: [Conceptualization, Writing – original draft]`, not `roles: [Idea, Redacción]`.
"""

from collections.abc import Iterator, Mapping
from typing import get_args

from ..findings import Severity, message
from ..locale import Locale
from ..model.facts import CreditRole
from ..reading.suggestions import nearest
from . import Mistake, Proof
from ._fields import Field
from ._people import folded

SEVERITY: Severity = "error"
_ROLES: tuple[str, ...] = get_args(CreditRole)


def check_article(proof: Proof) -> Iterator[Mistake]:
    """Roles that are none of CRediT's, or stand twice."""
    for at, author in enumerate(proof.article.facts.authors):
        for index, role in enumerate(author.roles):
            span = proof.article.source.at("authors", at, "roles", index)
            if role not in _ROLES:
                meant = _in_english(role, proof.desk.locales)
                what = message("“{role}” is not a role of CRediT.", role=role)
                near = meant or nearest(role, _ROLES)
                hint = (
                    message("Did you mean “{word}”?", word=near)
                    if near
                    else message("The roles are: {names}.", names=", ".join(_ROLES))
                )
                yield Mistake(what, span, hint, fix=Field(role, span).edit(meant) if meant else ())
            elif role in author.roles[:index]:
                what = message("The author has the role “{role}” twice.", role=role)
                yield Mistake(what, span, message("Delete one of them."), severity="warning")
    yield from _without(proof)


def _without(proof: Proof) -> Iterator[Mistake]:
    """The only person without roles; a group may have none."""
    persons = [(at, one) for at, one in enumerate(proof.article.facts.authors) if not one.name.literal]
    lone = [at for at, author in persons if not author.roles]
    if len(lone) == 1 and len(persons) > _ENOUGH:
        what = message("This author has no roles; all others have.")
        hint = message("Add what the author contributed, by the names of CRediT.")
        yield Mistake(what, proof.article.source.at("authors", lone[0], "name"), hint, severity="warning")


_ENOUGH = 1  # persons; one alone need not say what he did


def _in_english(role: str, locales: Mapping[str, Locale]) -> str:
    """The role that one of the journal's languages calls so."""
    for locale in locales.values():
        for name in _ROLES:
            if folded(locale.say_in("contributor role", name)) == folded(role):
                return name
    return ""

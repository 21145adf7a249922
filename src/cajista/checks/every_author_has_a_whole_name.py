"""Every author has a name: family name and given name, or, for a group, its name as a whole.

Why it matters: an author without a family name is sorted and cited by the given one, or not at all.

Example: `name: {given: Ana, family: García}`; for a group, `name: {literal: EXAMPLE Study Group}`.
"""

from collections.abc import Iterator

from ..findings import Message, Severity, message
from ..model.facts import Author, Name
from . import Mistake, Proof
from ._people import folded

SEVERITY: Severity = "warning"


def check_article(proof: Proof) -> Iterator[Mistake]:
    """Names of which a part is missing, or that are whole and in parts at once."""
    authors = proof.article.facts.authors
    for at, author in enumerate(authors):
        if found := _flaw(author.name):
            what, hint, severity = found
            if severity == "info" and (_is_longer_in(author) or any(each.name.given for each in authors)):
                severity = SEVERITY  # a lone name among whole ones, or beside more of it
            yield Mistake(what, proof.article.source.at("authors", at, "name"), hint, severity=severity)


def _is_longer_in(author: Author) -> bool:
    """Whether an address has a given name or an initial beside the family name: `r.pemberton`, of Pemberton."""
    first, *_ = folded(author.name.family).split() or [""]
    before, found, after = folded(author.email.partition("@")[0]).replace(" ", "").partition(first)
    return bool(first and found) and (before or after).isalpha()


def _flaw(name: Name) -> tuple[Message, Message, Severity] | None:
    given, family = name.given.strip(), name.family.strip()
    if name.literal:
        if given or family:
            hint = message("Give family and given name for a person, “literal” for a group.")
            return message("This name is given as a whole and in parts."), hint, SEVERITY
        return None
    if not given and not family:
        return message("The author has no name."), message("Write {example}.", example=_EXAMPLE), "error"
    if not family:
        hint = message("A person with one name only has it as “family”.")
        return message("The author has no family name."), hint, SEVERITY
    if not given:
        hint = message("Add it; a group has its name as “literal”, a person with one name only as “family”.")
        return message("The author has no given name."), hint, "info"
    return None


_EXAMPLE = "name: {given: Ana, family: García}"

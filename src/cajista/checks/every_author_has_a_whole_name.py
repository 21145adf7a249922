"""Every author has a name: family name and given name, or, for a group, its name as a whole.

Why it matters: an author without a family name is sorted and cited by the given one, or not at all.

Example: `name: {given: Ana, family: García}`; for a group, `name: {literal: EXAMPLE Study Group}`.
"""

from collections.abc import Iterator

from ..findings import Message, Severity, message
from ..model.facts import Name
from . import Mistake, Proof

SEVERITY: Severity = "warning"


def check_article(proof: Proof) -> Iterator[Mistake]:
    """Names of which a part is missing, or that are whole and in parts at once."""
    for at, author in enumerate(proof.article.facts.authors):
        if found := _flaw(author.name):
            what, hint, severity = found
            if severity == "info" and any(other.name.given for other in proof.article.facts.authors):
                severity = SEVERITY  # a lone name among whole ones
            yield Mistake(what, proof.article.source.at("authors", at, "name"), hint, severity=severity)


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

"""Names are not written in capitals.

Initials and the short names of groups (RECOVERY, WHO) are; family names and given names in full are not.

Why it matters: a style prints names as they are given, so that one author would stand out from the list.

Example: `family: GARCÍA-NÚÑEZ` should be `family: García-Núñez`.
"""

import re
from collections.abc import Iterator
from typing import Any

from ..findings import Severity, message
from ..model.article import Reference
from . import Mistake, Proof
from ._fields import Field, is_plain, name_part, persons
from ._name_flaws import is_group

SEVERITY: Severity = "warning"

_LETTERS = re.compile(r"[^\W\d_]+")


def check_article(proof: Proof) -> Iterator[Mistake]:
    """The article's own authors."""
    for at, author in enumerate(proof.article.facts.authors):
        if is_group(f"{author.name.given} {author.name.family}", proof.desk.lexicon):
            continue
        for part in ("family", "given"):
            field = Field(getattr(author.name, part), proof.article.source.at("authors", at, "name", part))
            yield from _mistakes(field, part, bool(author.name.given))


def check_reference(reference: Reference, proof: Proof) -> Iterator[Mistake]:
    """Everyone that a reference names."""
    for role, at, person in persons(reference):
        whole = f"{person.get('given', '')} {person.get('family', '')}"
        if is_plain(person) or is_group(whole, proof.desk.lexicon):
            continue
        for part in ("family", "given", "literal"):
            if _is_shouted(person, part):
                yield from _mistakes(name_part(reference, role, at, part), part, True)


def _is_shouted(person: dict[str, Any], part: str) -> bool:
    value = person.get(part)
    if isinstance(value, str) and part == "family" and "given" in person and _has_shouted_part(value):
        return True
    if not isinstance(value, str) or not value.isupper():
        return False
    return part != "family" or "given" in person  # else it is a group's short name


def _mistakes(field: Field, part: str, is_person: bool) -> Iterator[Mistake]:
    words = _LETTERS.findall(field.value)
    least = {"family": 3, "given": 5, "literal": 5}[part]
    is_long = len(words) > 2 if part == "literal" else is_person
    is_shouted = field.value.isupper() or (part == "family" and is_person and _has_shouted_part(field.value))
    if is_shouted and is_long and max(map(len, words), default=0) >= least:
        what = message("The name “{name}” is in capitals.", name=field.value)
        yield Mistake(what, field.span, message("Is it {name}?", name=_capitalized(field.value)))


def _has_shouted_part(family: str) -> bool:
    """Whether one of two family names is in capitals, or nearly all of one: «GARCÍA-Núñez», «MEZIère»."""
    words = _LETTERS.findall(family)
    is_one = len(words) > 1 and any(len(word) > 3 and word.isupper() for word in words)
    return is_one or any(len(word) > 3 and word[:3].isupper() for word in words if not word.isupper())


def _capitalized(name: str) -> str:
    return _LETTERS.sub(lambda found: found[0] if found[0].islower() else found[0].capitalize(), name)

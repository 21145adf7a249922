"""An author of several references is spelt alike in all of them.

Looked at are names of five letters and more with the same first initial that differ by one letter, or by two that
changed places, in references that share another author; the article itself counts as one of them.
Where two letters of a name of six letters and more changed places, no common author is needed. Pointed out is the
rarer, or the later one. What differs by an accent alone is left to the sources.

Why it matters: an author's other work is not found by a name that is not theirs.

Example: `Carlier Y, Sosa-Estani S` beside `Charlier Y, Sosa-Estani S`.
"""

from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from ..findings import Severity, message
from ..model.article import Reference
from . import Mistake, Proof
from ._fields import Field, name_part, persons
from ._letters import are_letters_turned, is_a_letter_apart
from ._people import folded

SEVERITY: Severity = "warning"

_SHORTEST = 5  # letters of a name that differs from another by chance no more
_LONG = 6  # letters of a name that hardly has the letters of another in another order


class _Name(NamedTuple):
    """A name as `folded` leaves it, and its first initial."""

    family: str
    initial: str


def check_article(proof: Proof) -> Iterator[Mistake]:
    """Names of references that are a letter apart from those of others with a common author."""
    bylines = [_authors(proof), *map(_named, proof.article.references.values())]
    counts = Counter(name for byline in bylines for name in byline)
    fields = {name: field for byline in reversed(bylines) for name, field in byline.items()}
    beside = {name: set[_Name]() for name in counts}
    for byline in bylines:
        for name in byline:
            beside[name] |= byline.keys() - {name}
    for one, other in combinations(counts, 2):
        if not _may_be_one(one, other) or other in beside[one]:
            continue
        if beside[one] & beside[other] or _are_turned(one, other):
            usual, rare = (one, other) if counts[one] >= counts[other] else (other, one)
            what = message(
                "“{name}” here, and “{usual}” elsewhere.", name=fields[rare].value, usual=fields[usual].value
            )
            yield Mistake(what, fields[rare].span, message("Compare both names with the sources."))


def _authors(proof: Proof) -> dict[_Name, Field]:
    """The article's own authors, with their family names."""
    facts, source = proof.article.facts, proof.article.source
    named = ((at, person.name) for at, person in enumerate(facts.authors))
    return {
        name: Field(told.family, source.at("authors", at, "name", "family"))
        for at, told in named
        if (name := _name(told.family, told.given))
    }


def _named(reference: Reference) -> dict[_Name, Field]:
    """Everyone that a reference names, with their family names."""
    return {
        name: name_part(reference, role, at, "family")
        for role, at, person in persons(reference)
        if (name := _name(str(person.get("family", "")), str(person.get("given", ""))))
    }


def _name(family: str, given: str) -> _Name | None:
    plain, initial = folded(family), folded(given)[:1]
    return _Name(plain, initial) if len(plain) >= _SHORTEST and initial else None


def _may_be_one(one: _Name, other: _Name) -> bool:
    return one.initial == other.initial and is_a_letter_apart(one.family, other.family)


def _are_turned(one: _Name, other: _Name) -> bool:
    return len(one.family) >= _LONG and are_letters_turned(one.family, other.family)

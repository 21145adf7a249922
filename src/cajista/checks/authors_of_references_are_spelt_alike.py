"""An author of several references is spelt alike in all of them.

Looked at are names of five letters and more with the same first initial that differ by one letter, or by two that
changed places, and the same two surnames with another first initial, in references that share another author; the
article itself counts as one of them. No common author is needed for names of six letters and more of which two letters
changed places, or whose titles share a long word; nor for two surnames with the same first initial of which one differs
by a letter, or with another second initial. Pointed out is the rarer, or the later one. What differs by an accent alone
is left to the sources.

Why it matters: an author's other work is not found by a name that is not theirs.

Example: `Carlier Y, Sosa-Estani S` beside `Charlier Y, Sosa-Estani S`.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import combinations
from typing import NamedTuple

from ..findings import Severity, message
from ..model.article import Reference
from . import Mistake, Proof
from ._fields import Field, name_part, persons
from ._letters import are_letters_turned, is_a_letter_apart
from ._people import folded, initials_of

SEVERITY: Severity = "warning"

_SHORTEST = 5  # letters of a name that differs from another by chance no more
_LONG_WORD = 8  # letters of a word that tells a subject
_LONG = 6  # letters of a name that hardly has the letters of another in another order


class _Name(NamedTuple):
    """A name as `folded` leaves it, and its first initial."""

    family: str
    initial: str


def check_article(proof: Proof) -> Iterator[Mistake]:
    """Names of references that are a letter apart from those of others with a common author."""
    bylines = [_authors(proof), *map(_named, proof.article.references.values())]
    counts = Counter(name for byline in bylines for name in byline)
    people = {name: person for byline in reversed(bylines) for name, person in byline.items()}
    beside = {name: set[_Name]() for name in counts}
    for byline in bylines:
        for name in byline:
            beside[name] |= byline.keys() - {name}
    for one, other in combinations(counts, 2):
        if not _may_be_one(one, other) or other in beside[one]:
            continue
        is_clear = _are_turned(one, other) or _have_two_surnames(one, other)
        if is_clear or beside[one] & beside[other] or _write_of_one(one, other, proof):
            usual, rare = (one, other) if counts[one] >= counts[other] else (other, one)
            part = "given" if usual.family == rare.family else "family"
            yield _two_ways(getattr(people[rare], part), getattr(people[usual], part))
    yield from _initials(bylines)


def _initials(bylines: Sequence[Mapping[_Name, "_Person"]]) -> Iterator[Mistake]:
    """Two surnames with another second initial than elsewhere; one surname may be two people's: P. A., P. R. Kalra."""
    every: dict[_Name, list[_Person]] = {}
    for byline in bylines:
        for name, person in byline.items():
            if len(person.initials) > 1:
                every.setdefault(name, []).append(person)
    for name, own in every.items():
        counts = Counter(person.initials[1] for person in own)
        if len(counts) != _TWO or " " not in name.family:
            continue
        usual = max(own, key=lambda person: counts[person.initials[1]])
        rare = next(person for person in reversed(own) if person.initials[1] != usual.initials[1])
        yield _two_ways(rare.given, usual.given)


def _two_ways(rare: Field, usual: Field) -> Mistake:
    what = message("“{name}” here, and “{usual}” elsewhere.", name=rare.value, usual=usual.value)
    return Mistake(what, rare.span, message("Compare both names with the sources."))


_TWO = 2  # ways of writing a name, of which one is wrong; more are more people


class _Person(NamedTuple):
    """Where someone is named, and the initials of the given names."""

    family: Field
    given: Field
    initials: str


def _authors(proof: Proof) -> dict[_Name, _Person]:
    """The article's own authors."""
    facts, source = proof.article.facts, proof.article.source
    named = ((at, person.name) for at, person in enumerate(facts.authors))
    return {
        name: _Person(
            Field(told.family, source.at("authors", at, "name", "family")),
            Field(told.given, source.at("authors", at, "name", "given")),
            initials_of(told.given),
        )
        for at, told in named
        if (name := _name(told.family, told.given))
    }


def _named(reference: Reference) -> dict[_Name, _Person]:
    """Everyone that a reference names."""
    return {
        name: _Person(
            name_part(reference, role, at, "family"),
            name_part(reference, role, at, "given"),
            initials_of(str(person.get("given", ""))),
        )
        for role, at, person in persons(reference)
        if (name := _name(str(person.get("family", "")), str(person.get("given", ""))))
    }


def _name(family: str, given: str) -> _Name | None:
    plain, initial = folded(family), folded(given)[:1]
    return _Name(plain, initial) if len(plain) >= _SHORTEST and initial else None


def _have_two_surnames(one: _Name, other: _Name) -> bool:
    """Whether two names of the same initial are two surnames each, of which one differs by a letter."""
    return one.initial == other.initial and one.family.count(" ") == other.family.count(" ") == 1


def _write_of_one(one: _Name, other: _Name, proof: Proof) -> bool:
    """Whether two names of six letters and more, but for one alike, stand over titles that share a long word."""
    is_long = min(len(one.family), len(other.family)) >= _LONG and one.initial == other.initial
    if not is_long or one.family == other.family:
        return False
    first, second = (_subjects(name, proof) for name in (one, other))
    return not first.isdisjoint(second)


def _subjects(name: _Name, proof: Proof) -> Set[str]:
    """The long words of the titles that someone wrote."""
    titles = (
        folded(str(reference.item.get("title", "")))
        for reference in proof.article.references.values()
        if name in _named(reference)
    )
    return {word for title in titles for word in title.split() if len(word) >= _LONG_WORD}


def _may_be_one(one: _Name, other: _Name) -> bool:
    if one.family == other.family:  # of two surnames, which few have: Gómez-Ferrer
        return sum(len(word) >= _SHORTEST for word in one.family.split()) > 1
    return one.initial == other.initial and is_a_letter_apart(one.family, other.family)


def _are_turned(one: _Name, other: _Name) -> bool:
    return len(one.family) >= _LONG and are_letters_turned(one.family, other.family)

"""Every name is in its right parts: family, given, particle, suffix.

The family name is not among initials, nor the other way round, and no given name beside one that is none; van, de
and the like go before the family name or into `non-dropping-particle`, never after the given one; Jr and III are a
`suffix`; degrees and forms of address are no part of a name. Of the article's own authors, e-mail addresses and texts
tell the order as well.

Why it matters: the style turns names round and makes initials of the given one; of what stands in the wrong part
it makes an author who does not exist.

Example: `{family: M., given: García López}` should be `{family: García López, given: M.}`
"""

import re
from collections.abc import Iterator

from ..findings import Severity, message
from ..model.article import Reference
from . import Mistake, Proof
from ._fields import is_plain, name_part, persons
from ._name_flaws import changed_places, first_flaw, flaw_of_author, flaw_of_whole, is_group
from ._turned_names import is_turned

SEVERITY: Severity = "warning"

_INITIALS = re.compile(r"([^\W\d_][a-zß-ÿ’'-]{2,}(?:[ -][A-ZÀ-Þ][a-zß-ÿ]+)?) ((?:[A-ZÀ-Þ]\.? ?){1,3})")
_RARE = 5  # how many whole names there are for each that is not


def check_article(proof: Proof) -> Iterator[Mistake]:
    """The article's own authors, and names of which the references give but one part."""
    for at, author in enumerate(proof.article.facts.authors):
        family, given = author.name.family, author.name.given
        flaw = flaw_of_author(family, given, proof.desk.lexicon)
        if flaw is None and is_turned(author, proof):
            flaw = changed_places(family, given)
        if flaw:
            place = proof.article.source.at("authors", at, "name", flaw.part)
            yield Mistake(flaw.message, place, flaw.hint)
    yield from _bare(proof)


def check_reference(reference: Reference, proof: Proof) -> Iterator[Mistake]:
    """Everyone that a reference names."""
    for role, at, person in persons(reference):
        if is_plain(person):
            continue
        family, given, literal = (str(person.get(part, "")) for part in ("family", "given", "literal"))
        lexicon = proof.desk.lexicon
        if not given and (found := _INITIALS.fullmatch(family)) and not is_group(family, lexicon):
            what = message("“{name}” has initials within the family name.", name=family)
            hint = message("Write {value}.", value=f"{{family: {found[1]}, given: {found[2]}}}")
            yield Mistake(what, name_part(reference, role, at, "family").span, hint)
            continue
        flaw = flaw_of_whole(literal, lexicon) if literal else first_flaw(family, given, lexicon)
        if flaw:
            yield Mistake(flaw.message, name_part(reference, role, at, flaw.part).span, flaw.hint)


def _bare(proof: Proof) -> Iterator[Mistake]:
    """People of whom references give only one part of the name, where they give both of nearly all others."""
    bare, whole = [], 0
    for reference in proof.article.references.values():
        for role, at, person in persons(reference):
            family, given = str(person.get("family") or ""), str(person.get("given") or "")
            whole += bool(family and given)
            first = family.split()[:-1]  # of “Van Boeckel”, a particle
            are_particles = all(word.lower() in proof.desk.lexicon.particles for word in first)
            may_be_group = family.isupper() or not are_particles or is_group(family, proof.desk.lexicon)
            if bool(family) != bool(given) and "literal" not in person and not may_be_group:
                part = "family" if family else "given"
                bare.append((family or given, name_part(reference, role, at, part)))
    if len(bare) * _RARE <= whole:
        for name, field in bare:
            what = message("Only one part of this name is given: {name}.", name=name)
            yield Mistake(what, field.span, message("Add the other; a group has its name as “literal”."))

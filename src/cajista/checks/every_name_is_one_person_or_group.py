"""Every name of an author or a reference is that of one person, or of one group, and stands once.

A list of a reference that goes on ends with `{others: true}`, not with “et al.”, and an article names all its
authors; two persons are two names; a group has its whole name under `literal`, so that it is not turned round and cut
to initials.

Why it matters: the style prints so many authors and no more, and sets “et al.” in its own words; of a group that
is split like a person it makes “Group RC”.

Example: `{family: Group, given: RECOVERY Collaborative}` should be `{literal: RECOVERY Collaborative Group}`.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from ..findings import Severity, message
from ..model.article import Reference
from ..model.span import Span
from . import Mistake, Proof
from ._fields import Field, is_plain, localized, name_part, persons
from ._lexicon import Lexicon
from ._turned_names import parts_of

SEVERITY: Severity = "warning"

_PERSON = re.compile(
    r"(?:[^\W\d_]\.?[ -]?){0,3} ?[^\W\d_][\w'’-]+(?: [^\W\d_][\w'’-]+)?,? ?(?:[A-ZÀ-Þ]\.?[ -]?){0,3}"
)
_WITH_INITIALS = re.compile(r"(?:^|[\s,])(?:[A-ZÀ-Þ]\.?-?){1,3}(?:$|\s)")
_WORD = re.compile(r"[^\W\d_]+")
_INITIALS_LAST = re.compile(r"[^\W\d_][\w'’-]+(?: [^\W\d_][\w'’-]+)? (?:[A-ZÀ-Þ]\.?[ -]?){1,3}")


def check_article(proof: Proof) -> Iterator[Mistake]:
    """The article's own authors, of whom none is “et al.”."""
    for at, author in enumerate(proof.article.facts.authors):
        name, source = author.name, proof.article.source
        for field in (
            *localized(name.literal, source, "authors", at, "name", "literal"),
            Field(f"{name.given} {name.family}".strip(), source.at("authors", at, "name")),
        ):
            if proof.desk.lexicon.and_others.fullmatch(field.value):
                what = message("“{text}” is no author.", text=field.value)
                yield Mistake(what, field.span, message("Name all authors, or delete it."))
        person = {"family": name.family, "given": name.given}
        may_be_group = not (name.literal or author.orcid or is_plain(person))
        if may_be_group and _is_split_group(person, proof.desk.lexicon):
            yield _split_group([name.given, name.family], source.at("authors", at, "name"))


def check_reference(reference: Reference, proof: Proof) -> Iterator[Mistake]:
    """Everyone that a reference names, by themselves and beside the others."""
    seen: dict[tuple[str, str], int] = {}
    for role, at, person in persons(reference):
        if not is_plain(person) and (found := _wrong(reference, role, at, person, proof.desk.lexicon)):
            yield found
            continue
        key = (role, _key(person.get("family", ""), person.get("given", ""), person.get("literal", "")))
        if key[1] and key in seen:
            what = message(
                "This name stands twice, as number {one} and number {other}.", one=seen[key] + 1, other=at + 1
            )
            yield Mistake(what, reference.at(role, at), message("Delete one, or tell the two apart."))
        seen.setdefault(key, at)


def _wrong(
    reference: Reference, role: str, at: int, person: dict[str, Any], lexicon: Lexicon
) -> Mistake | None:
    whole = f"{person.get('given', '')} {person.get('family', '')}".strip()
    if lexicon.and_others.fullmatch(whole):
        return _not_an_author(whole, reference.at(role, at))
    for part in ("literal", "family", "given"):
        value = person.get(part)
        if not isinstance(value, str):
            continue
        field = name_part(reference, role, at, part)
        if found := lexicon.and_others.search(value):
            return _not_an_author(found[0].strip(" ,;&("), field.part(*found.span()))
        is_two = part == "family" and _has_another(value, bool(person.get("given")), lexicon)
        if part != "given" and (is_two or _is_two(value, part, lexicon)):
            what = message("“{name}” is more than one person.", name=value)
            return Mistake(what, field.span, message("Give each a name of its own in the list."))
    if _is_split_group(person, lexicon):
        parts = (person.get(part, "") for part in _PARTS)
        return _split_group(parts, reference.at(role, at))
    return None


def _not_an_author(text: str, span: Span) -> Mistake:
    what = message("“{text}” is no author.", text=text)
    return Mistake(what, span, message("End the list with {example}.", example="{others: true}"))


def _is_two(value: str, part: str, lexicon: Lexicon) -> bool:
    """Whether a name holds several persons. A group's name may have commas and conjunctions, too."""
    if any(word.casefold() in lexicon.group_words for word in _WORD.findall(value)):
        return False
    joined = [piece for piece in lexicon.conjunctions.split(value) if piece.strip()]
    if part == "family" and len(joined) > 1:
        return all(_PERSON.fullmatch(piece.strip()) for piece in joined)
    pieces = [piece.strip() for piece in re.split(r"[,;]", " , ".join(joined)) if piece.strip()]
    with_initials = [piece for piece in pieces if _WITH_INITIALS.search(piece) and _PERSON.fullmatch(piece)]
    several_words = [piece for piece in with_initials if " " in piece]
    return len(pieces) > 1 and len(several_words) == len(pieces)


def _has_another(family: str, has_given: bool, lexicon: Lexicon) -> bool:
    """Whether a family name goes on with another name: «Roberts J. A., Boots»; without initials, beside a given one."""
    first, comma, rest = (piece.strip() for piece in family.partition(","))
    if not comma or any(word.casefold() in lexicon.group_words for word in _WORD.findall(family)):
        return False
    words = [word.replace(".", "") for word in rest.replace(",", " ").split()]
    titles, particles = lexicon.suffixes | lexicon.degrees, lexicon.particles
    is_added = not titles.isdisjoint(words) or all(word in particles for word in words)
    is_name = has_given and _PERSON.fullmatch(first) and rest[:1].isupper() and rest[1:2].islower()
    return not is_added and bool((_INITIALS_LAST.fullmatch(first) or is_name) and _PERSON.fullmatch(rest))


def _is_split_group(person: dict[str, Any], lexicon: Lexicon) -> bool:
    """Whether a name in parts has a word that only groups have, and no initials; a part alone has several words."""
    family, given = str(person.get("family", "")), str(person.get("given", ""))
    words = _WORD.findall(family)
    is_whole = bool(family and given) or len(words) > 1
    is_person = not lexicon.given_names.isdisjoint(parts_of(given))  # Christophe Bureau
    if "literal" in person or is_person or not is_whole:
        return False
    if not any(len(word) > 2 for word in _WORD.findall(given or family)):
        return False
    ends = (
        word for word in (*words[-1:], *words[:1], *_WORD.findall(given)) if len(word) > 2 or word.isupper()
    )
    return any(word.casefold() in lexicon.group_words for word in ends)  # Uk is a given name


_PARTS = ("given", "non-dropping-particle", "dropping-particle", "family")


def _split_group(parts: Iterable[str], span: Span) -> Mistake:
    whole = " ".join(filter(None, parts))
    what = message("“{name}” is a group, and is given like a person.", name=whole)
    return Mistake(what, span, message("Write {example}.", example=f"{{literal: {whole}}}"))


@lru_cache(maxsize=20_000)
def _key(family: str, given: str, literal: str) -> str:
    """What tells a person from others; empty where too little is known, as it is of Wang Y."""
    if literal:
        return _plain(literal)
    is_full = not given.isupper() and any(len(word) > 2 for word in given.split())
    is_full = is_full or sum(map(str.isupper, given)) > 1 < len(family) - 2  # two initials tell enough
    return f"{_plain(family)}|{_plain(given)}" if given and (is_full or len(family) > 6) else ""


def _plain(text: str) -> str:
    bare = unicodedata.normalize("NFD", text.casefold())
    return re.sub(r"[\W_]+", " ", "".join(c for c in bare if not unicodedata.combining(c))).strip()

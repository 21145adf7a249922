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
from collections.abc import Iterator, Sequence
from typing import Any

from ..findings import Message, Severity, message
from ..model.article import Reference
from . import Mistake, Proof
from ._fields import is_plain, name_part, persons
from ._lexicon import Lexicon
from ._turned_names import is_family, is_turned, parts_of

SEVERITY: Severity = "warning"

_INITIALS = re.compile(r"(?:[^\W\d_]\.?[ -]?){1,4}")
_POINTED = re.compile(r"(?:[^\W\d_]\.[ -]?){1,4}")
_WORD = re.compile(r"[^\W\d_][^\W\d_]+")
_ENDS_IN_INITIALS = re.compile(r"(\S.*[^\W\d_]{2,}),?\s+((?:[^\W\d_]\.?-?){1,3})")
_SIGNS = re.compile(r"[\d*†‡§¶#@:<>{}|\\/_=]|[,;.]$|^[,;.]")
_SMALL_INITIAL = re.compile(r"[a-zà-þ]\.(?:[ -]?[^\W\d_]\.)*|[^\W\d_]\.[ -]?[a-zà-þ]\.")
_HEAD = re.compile(r"[^\W\d_.]+")


def check_article(proof: Proof) -> Iterator[Mistake]:
    """The article's own authors, whose family name takes its particles with it."""
    for at, author in enumerate(proof.article.facts.authors):
        for test in (_swapped, _turned, _left_behind, _added, _crowded, _signs):
            if flaw := test(author.name.family, author.name.given, proof.desk.lexicon):
                part, what, hint = flaw
                yield Mistake(what, proof.article.source.at("authors", at, "name", part), hint)
                break
        else:
            if is_turned(author, proof):
                _, what, hint = _changed(author.name.family, author.name.given)
                yield Mistake(what, proof.article.source.at("authors", at, "name", "family"), hint)
    yield from _bare(proof)


def _bare(proof: Proof) -> Iterator[Mistake]:
    """People of whom references give only one part of the name, where they give both of nearly all others."""
    bare, whole = [], 0
    for reference in proof.article.references.values():
        for role, at, person in persons(reference):
            family, given = str(person.get("family") or ""), str(person.get("given") or "")
            whole += bool(family and given)
            is_group = family.isupper() or " " in family or _is_group(family, proof.desk.lexicon)
            if bool(family) != bool(given) and "literal" not in person and not is_group:
                bare.append(
                    (family or given, name_part(reference, role, at, "family" if family else "given"))
                )
    if len(bare) * _RARE <= whole:
        for name, field in bare:
            what = message("Only one part of this name is given: {name}.", name=name)
            hint = message("Add the other; a group has its name as “literal”.")
            yield Mistake(what, field.span, hint)


_RARE = 5  # how many whole names there are for each that is not


def check_reference(reference: Reference, proof: Proof) -> Iterator[Mistake]:
    """Everyone that a reference names."""
    for role, at, person in persons(reference):
        if is_plain(person):
            continue
        for part, what, hint in _flaws(person, proof.desk.lexicon):
            yield Mistake(what, name_part(reference, role, at, part).span, hint)


_Flaw = tuple[str, Message, Message]


def _flaws(person: dict[str, Any], lexicon: Lexicon) -> Iterator[_Flaw]:
    """The part that each is in, what is wrong, and how to mend it; one a name, the surest first."""
    family, given, literal = (str(person.get(part, "")) for part in ("family", "given", "literal"))
    if literal:
        yield from _literal(literal, lexicon)
        return
    for test in (_swapped, _turned, _particle, _behind, _added, _crowded, _signs, _small):
        if flaw := test(family, given, lexicon):
            yield flaw
            return


def _literal(name: str, lexicon: Lexicon) -> Iterator[_Flaw]:
    """A person given as a whole."""
    found = re.fullmatch(r"([^\W\d_][\w'’-]+(?: [^\W\d_][\w'’-]+)?)(,?) ((?:[A-ZÀ-Þ]\.?[ -]?){1,3})", name)
    if not found or _is_group(name, lexicon) or name.isupper():
        return
    if found[2] or "." in found[3] or (found[3].isalpha() and not _is_roman(found[3])):
        what = message("“{name}” looks like a person, and is given as a whole, like a group.", name=name)
        example = f"{{family: {found[1]}, given: {found[3]}}}"
        yield "literal", what, message("Write {example}.", example=example)


def _swapped(family: str, given: str, lexicon: Lexicon) -> _Flaw | None:
    if not (family and given and _INITIALS.fullmatch(family) and family.isupper()):
        return None
    letters = re.sub(r"[\W_]", "", family)
    word = _WORD.search(given)
    if (
        not word
        or given.isupper()
        or (len(letters) == 1 and "." not in family)
        or (len(letters) > 1 and _is_name(family))
    ):
        return None
    return _changed(family, given)


def _turned(family: str, given: str, lexicon: Lexicon) -> _Flaw | None:
    """A given name as family name, beside none; a family name as given name, beside none: “Ana”, of García's."""
    if not _WORD.match(given):
        return None
    theirs, ours = parts_of(family), parts_of(given)
    if any(word in lexicon.given_names for word in ours):
        return None
    if theirs[0] in lexicon.given_names or (is_family(given, lexicon) and not is_family(family, lexicon)):
        return _changed(family, given)
    return None


def _changed(family: str, given: str) -> _Flaw:
    what = message(
        "Family and given name seem to have changed places: {family}, {given}.", family=family, given=given
    )
    return "family", what, message("Write {example}.", example=f"{{family: {given}, given: {family}}}")


def _is_name(family: str) -> bool:
    """Whether two or three capitals are a short name, as WU and LEE are, rather than initials."""
    return "." not in family and " " not in family and re.search("[AEIOU]", family) is not None


def _particle(family: str, given: str, lexicon: Lexicon) -> _Flaw | None:
    """A particle left behind with the given name, which must not be all that there is of it."""
    words = given.split()
    at = _before_particles(words, lexicon)
    if at == len(words) and (last := words[-1:]) and last[0] != last[0].upper():
        at = _before_particles([word.lower() if word[1:].islower() else word for word in words], lexicon)
    if at == len(words):
        return None
    given, particle = " ".join(words[:at]), " ".join(words[at:])
    return _with_given(particle, f"{{family: {family}, given: {given}, non-dropping-particle: {particle}}}")


def _left_behind(family: str, given: str, lexicon: Lexicon) -> _Flaw | None:
    """A particle of an author of the article, whose family name has it."""
    words = given.split()
    at = _before_particles(words, lexicon)
    if at == len(words):
        return None
    given, particle = " ".join(words[:at]), " ".join(words[at:])
    return _with_given(particle, f"{{given: {given}, family: {particle} {family}}}")


def _with_given(particle: str, example: str) -> _Flaw:
    """A particle that stands with a given name, and how the name is written."""
    what = message("“{particle}” stands with the given name.", particle=particle)
    return "given", what, message("Write {example}.", example=example)


def _before_particles(words: Sequence[str], lexicon: Lexicon) -> int:
    """At which word the particles at the end of a given name begin; how many words there are if it has none."""
    at = len(words)
    while at > 1 and words[at - 1] in lexicon.particles:
        at -= 1
    return at


def _behind(family: str, given: str, lexicon: Lexicon) -> _Flaw | None:
    """A particle behind the family name that it belongs before: «Luca De»."""
    words = family.split()
    if len(words) < 2 or len(words[-1]) < 2 or words[-1].lower() not in lexicon.particles:
        return None
    if words[-1].isupper() or words[-1].lower() in _ALSO_NAMES:
        return None
    what = message("“{particle}” stands behind the family name.", particle=words[-1])
    meant = " ".join((words[-1], *words[:-1]))
    return "family", what, message("Write {example}.", example=f"{{family: {meant}, given: {given}}}")


_ALSO_NAMES = ("do", "e", "y", "i")  # family names, too


def _added(family: str, given: str, lexicon: Lexicon) -> _Flaw | None:
    """What comes before and after names."""
    for part, value in (("family", family), ("given", given)):
        words = value.replace(",", " ").split()
        first, last = (re.sub(r"\.", "", words[at]) for at in (0, -1)) if words else ("", "")
        if len(words) > 1 and last in lexicon.suffixes:
            what = message("“{suffix}” stands within the name.", suffix=words[-1])
            return part, what, message("Write “suffix: {suffix}” beside family and given name.", suffix=last)
        if (
            len(words) > 1
            and last in lexicon.degrees
            and (given or not last.isupper())
            and _is_degree(value, last)
        ):
            what = message("“{degree}” is a degree, not part of the name.", degree=words[-1])
            return part, what, message("Take it out.")
        if (
            len(words) > 1
            and first in lexicon.forms_of_address
            and (part == "given" or words[0].endswith("."))
        ):
            what = message("“{title}” is no part of the name.", title=words[0])
            return part, what, message("Take it out.")
    return None


def _is_degree(value: str, last: str) -> bool:
    """Capitals after a given name may be initials, too, unless a comma or points tell them."""
    return not last.isupper() or "," in value or re.search(r"[^\W\d_]{2,} ?[A-Z.]+$", value) is not None


def _crowded(family: str, given: str, lexicon: Lexicon) -> _Flaw | None:
    """A given name within the family name."""
    found = _ENDS_IN_INITIALS.fullmatch(family)
    if found and found[2].isupper() and not _is_group(family, lexicon) and not _is_roman(found[2]):
        what = message("“{name}” has initials within the family name.", name=family)
        return (
            "family",
            what,
            message("Write {example}.", example=f"{{family: {found[1]}, given: {found[2]}}}"),
        )
    comma = re.fullmatch(r"([^,]+), ([^,]+)", family)
    if comma and not given and not _is_group(family, lexicon):
        what = message("“{name}” has the given name within the family name.", name=family)
        return (
            "family",
            what,
            message("Write {example}.", example=f"{{family: {comma[1]}, given: {comma[2]}}}"),
        )
    return None


def _signs(family: str, given: str, lexicon: Lexicon) -> _Flaw | None:
    for part, value in (("family", family), ("given", re.sub(r"\.$", "", given))):
        if found := _SIGNS.search(value):
            if (
                part == "family"
                and found[0] == "."
                and (not given or re.search(r"\b[^\W\d_]{1,3}\.$", value))
            ):
                continue
            what = message("“{sign}” does not belong in a name: {name}.", sign=found[0], name=value)
            return part, what, message("Take it out.")
    return None


_LONGEST_ARTICLE = (
    3  # letters of "el-", "bint" and other beginnings of names that are no particles of a style
)


def _small(family: str, given: str, lexicon: Lexicon) -> _Flaw | None:
    words = _HEAD.findall(family)
    if _SMALL_INITIAL.fullmatch(given):
        what = message("The initial “{name}” is a small letter.", name=given)
        return "given", what, message("Write it with a capital, if its bearer does.")
    is_begun_small = bool(words) and words[0].islower() and len(words[0]) > _LONGEST_ARTICLE
    if not given or not (family.islower() or is_begun_small) or words[0] in lexicon.particles:
        return None
    what = message("The family name “{name}” begins with a small letter.", name=family)
    return "family", what, message("Write it with a capital, if its bearer does.")


def _is_group(name: str, lexicon: Lexicon) -> bool:
    return any(word.casefold() in lexicon.group_words for word in _HEAD.findall(name))


def _is_roman(text: str) -> bool:
    return re.fullmatch(r"[IVX]+", text) is not None

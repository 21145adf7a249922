"""What shows that a part of a person's name stands in another part, or is none."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from ..findings import Message, message
from ._lexicon import Lexicon
from ._turned_names import is_family, parts_of


class Flaw(NamedTuple):
    """In which part of a name something is wrong, what, and how to mend it."""

    part: str
    message: Message
    hint: Message


def flaw_of_author(family: str, given: str, lexicon: Lexicon) -> Flaw | None:
    """The surest flaw of one of the article's authors, whose family name takes its particles with it."""
    tests = (_swapped, _turned, _left_behind, _added, _crowded, _signs)
    return next((flaw for test in tests if (flaw := test(family, given, lexicon))), None)


def first_flaw(family: str, given: str, lexicon: Lexicon) -> Flaw | None:
    """The surest flaw of someone that a reference names."""
    tests = (_swapped, _turned, _particle, _behind, _added, _crowded, _signs, _small)
    return next((flaw for test in tests if (flaw := test(family, given, lexicon))), None)


_WHOLE = re.compile(r"([^\W\d_][\w'’-]+(?: [^\W\d_][\w'’-]+)?)(,?) ((?:[A-ZÀ-Þ]\.?[ -]?){1,3})")


def flaw_of_whole(name: str, lexicon: Lexicon) -> Flaw | None:
    """A person given as a whole, as groups are."""
    found = _WHOLE.fullmatch(name)
    if not found or is_group(name, lexicon) or name.isupper():
        return None
    family, comma, initials = found.groups()
    if not comma and "." not in initials and (not initials.isalpha() or _is_roman(initials)):
        return None
    what = message("“{name}” looks like a person, and is given as a whole, like a group.", name=name)
    return _written("literal", what, family=family, given=initials)


def changed_places(family: str, given: str) -> Flaw:
    """Family and given name, each where the other belongs."""
    what = message(
        "Family and given name seem to have changed places: {family}, {given}.", family=family, given=given
    )
    return _written("family", what, family=given, given=family)


def is_group(name: str, lexicon: Lexicon) -> bool:
    """Whether a name has a word that groups have in theirs: Committee, Network."""
    return any(word.casefold() in lexicon.group_words for word in _HEAD.findall(name))


_HEAD = re.compile(r"[^\W\d_.]+")


def _written(part: str, what: Message, **parts: str) -> Flaw:
    """A flaw that is mended by writing the name in other parts."""
    example = ", ".join(f"{name.replace('_', '-')}: {value}" for name, value in parts.items())
    return Flaw(part, what, message("Write {example}.", example=f"{{{example}}}"))


_INITIALS = re.compile(r"(?:[^\W\d_]\.?[ -]?){1,4}")
_WORD = re.compile(r"[^\W\d_][^\W\d_]+")


def _swapped(family: str, given: str, lexicon: Lexicon) -> Flaw | None:
    """Initials as family name, beside a word."""
    if not (_INITIALS.fullmatch(family) and family.isupper() and _WORD.search(given)) or given.isupper():
        return None
    letters = re.sub(r"[\W_]", "", family)
    may_be_name = _is_short_name(family) if len(letters) > 1 else "." not in family
    return None if may_be_name else changed_places(family, given)


def _is_short_name(family: str) -> bool:
    """Whether two or three capitals are a short name, as WU and LEE are, rather than initials."""
    return "." not in family and " " not in family and re.search("[AEIOU]", family) is not None


def _turned(family: str, given: str, lexicon: Lexicon) -> Flaw | None:
    """A given name as family name, beside none; a family name as given name, beside none: “Ana”, of García's."""
    if not _WORD.match(given) or lexicon.given_names.intersection(parts_of(given)):
        return None
    is_given = parts_of(family)[0] in lexicon.given_names
    if is_given or (is_family(given, lexicon) and not is_family(family, lexicon)):
        return changed_places(family, given)
    return None


def _particle(family: str, given: str, lexicon: Lexicon) -> Flaw | None:
    """A particle left behind with the given name, which must not be all that there is of it."""
    words = given.split()
    at = _before_particles(words, lexicon)
    if at == len(words) and (last := words[-1:]) and last[0] != last[0].upper():
        at = _before_particles([word.lower() if word[1:].islower() else word for word in words], lexicon)
    if at == len(words):
        return None
    particle = " ".join(words[at:])
    return _written(
        "given",
        message("“{particle}” stands with the given name.", particle=particle),
        family=family,
        given=" ".join(words[:at]),
        non_dropping_particle=particle,
    )


def _left_behind(family: str, given: str, lexicon: Lexicon) -> Flaw | None:
    """A particle of an author of the article, whose family name has it."""
    words = given.split()
    at = _before_particles(words, lexicon)
    if at == len(words):
        return None
    particle = " ".join(words[at:])
    what = message("“{particle}” stands with the given name.", particle=particle)
    return _written("given", what, given=" ".join(words[:at]), family=f"{particle} {family}")


def _before_particles(words: Sequence[str], lexicon: Lexicon) -> int:
    """At which word the particles at the end of a given name begin; how many words there are if it has none."""
    at = len(words)
    while at > 1 and words[at - 1] in lexicon.particles:
        at -= 1
    return at


_ALSO_NAMES = ("do", "e", "y", "i")  # particles that are family names, too


def _behind(family: str, given: str, lexicon: Lexicon) -> Flaw | None:
    """A particle behind the family name that it belongs before: «Luca De»."""
    *words, last = family.split() or [""]
    is_particle = len(last) > 1 and last.lower() in lexicon.particles
    if not words or not is_particle or last.isupper() or last.lower() in _ALSO_NAMES:
        return None
    what = message("“{particle}” stands behind the family name.", particle=last)
    return _written("family", what, family=" ".join((last, *words)), given=given)


def _added(family: str, given: str, lexicon: Lexicon) -> Flaw | None:
    """What comes before and after names."""
    for part, value in (("family", family), ("given", given)):
        words = value.replace(",", " ").split()
        if len(words) < 2:
            continue
        first, last = (words[at].replace(".", "") for at in (0, -1))
        if last in lexicon.suffixes:
            named = message("“{suffix}” stands within the name.", suffix=words[-1])
            return Flaw(
                part, named, message("Write “suffix: {suffix}” beside family and given name.", suffix=last)
            )
        if last in lexicon.degrees and (given or not last.isupper()) and _is_degree(value, last):
            named = message("“{degree}” is a degree, not part of the name.", degree=words[-1])
        elif first in lexicon.forms_of_address and (part == "given" or words[0].endswith(".")):
            named = message("“{title}” is no part of the name.", title=words[0])
        else:
            continue
        return Flaw(part, named, message("Take it out."))
    return None


def _is_degree(value: str, last: str) -> bool:
    """Capitals after a given name may be initials, too, unless a comma or points tell them."""
    return not last.isupper() or "," in value or re.search(r"[^\W\d_]{2,} ?[A-Z.]+$", value) is not None


_ENDS_IN_INITIALS = re.compile(r"(\S.*[^\W\d_]{2,}),?\s+((?:[^\W\d_]\.?-?){1,3}|(?:[^\W\d_]\. ?){2,3})")
_PARTED = re.compile(r"([^,]+), ([^,]+)")


def _crowded(family: str, given: str, lexicon: Lexicon) -> Flaw | None:
    """A given name within the family name."""
    if is_group(family, lexicon):
        return None
    found = _ENDS_IN_INITIALS.fullmatch(family)
    if found and found[2].isupper() and not _is_roman(found[2]):
        what = message("“{name}” has initials within the family name.", name=family)
        return _written("family", what, family=found[1], given=found[2])
    if not given and (found := _PARTED.fullmatch(family)):
        what = message("“{name}” has the given name within the family name.", name=family)
        return _written("family", what, family=found[1], given=found[2])
    return None


def _is_roman(text: str) -> bool:
    return re.fullmatch(r"[IVX]+", text) is not None


_SIGNS = re.compile(r"[\d*†‡§¶#@:<>{}|\\/_=]|[,;.]$|^[,;.]")
_ENDS_SHORT = re.compile(r"\b[^\W\d_]{1,3}\.$")


def _signs(family: str, given: str, lexicon: Lexicon) -> Flaw | None:
    """A sign that no name has; a point may end what is shortened."""
    for part, value in (("family", family), ("given", given.removesuffix("."))):
        found = _SIGNS.search(value)
        may_be_short = part == "family" and (not given or _ENDS_SHORT.search(value))
        if found and not (found[0] == "." and may_be_short):
            what = message("“{sign}” does not belong in a name: {name}.", sign=found[0], name=value)
            return Flaw(part, what, message("Take it out."))
    return None


_SMALL_INITIAL = re.compile(r"[a-zà-þ]\.(?:[ -]?[^\W\d_]\.)*|[^\W\d_]\.[ -]?[a-zà-þ]\.")
_LONGEST_ARTICLE = (
    3  # letters of "el-", "bint" and other beginnings of names that are no particles of a style
)


def _small(family: str, given: str, lexicon: Lexicon) -> Flaw | None:
    """A small letter where names have a capital."""
    hint = message("Write it with a capital, if its bearer does.")
    if _SMALL_INITIAL.fullmatch(given):
        return Flaw("given", message("The initial “{name}” is a small letter.", name=given), hint)
    words = _HEAD.findall(family)
    is_begun_small = bool(words) and words[0].islower() and len(words[0]) > _LONGEST_ARTICLE
    if not given or not (family.islower() or is_begun_small) or words[0] in lexicon.particles:
        return None
    return Flaw("family", message("The family name “{name}” begins with a small letter.", name=family), hint)

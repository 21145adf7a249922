"""Names as people have them, read into `Person`s ("Name Particles")."""

import re
from collections.abc import Mapping
from functools import lru_cache

from .model import Person

_SPACES = re.compile("  +")
_WORD = re.compile(r"\s+")
_SUFFIX = re.compile(r"^(?:Jr\.?|Sr\.?|I{1,3}|IV|VI{0,3}|M\.?D\.?|Ph\.?D\.?|Esq\.?)$", re.IGNORECASE)
_CLINGING = "'’‘ʼ-"
_JOINED = re.compile(r"^((?:[a-zà-ÿ]{1,4}['’‘ʼ](?=\S)|['’‘ʼ]?[a-zà-ÿ]{1,3}-(?=[A-ZÀ-Þ])))")
_OTHERS = ({"literal": "others"}, {"family": "others"}, {"others": True})


def is_others(value: object) -> bool:
    """Whether a list's entry only says that the list goes on (BibTeX's `and others`)."""
    if not isinstance(value, Mapping):
        return False
    said = {key: part for key, part in value.items() if part not in ("", None)}
    return bool(said.get("others")) or said in _OTHERS


def read_person(value: object) -> Person | None:
    """One name, particles told apart; None where there is nothing in it to set."""
    if isinstance(value, str):
        return Person(literal=value.strip()) if value.strip() else None
    if not isinstance(value, Mapping):
        return None
    family, given = _string(value, "family"), _string(value, "given")
    literal = _string(value, "literal") or ("" if family or given else _string(value, "name"))
    if literal or _flag(value.get("isInstitution")):
        return Person(literal=literal or family) if literal or family else None
    if not family and not given:
        return None
    return _particles(value, family, given)


def _particles(value: Mapping[str, object], family: str, given: str) -> Person:
    dropping, non_dropping = _string(value, "dropping-particle"), _string(value, "non-dropping-particle")
    suffix, comma = _string(value, "suffix"), _flag(value.get("comma-suffix"))
    if value.get("parse-names") not in (0, False, "false", "0"):
        if not non_dropping:
            non_dropping, family = split_family(family)
        if not suffix:
            given, suffix, comma = _split_suffix(given, comma)
        if not dropping and family:
            given, dropping, non_dropping = split_given(given, non_dropping)
    family = family.removeprefix('"').removesuffix('"') if family.startswith('"') else family
    return Person(family, given, dropping, non_dropping, suffix, comma, _flag(value.get("static-ordering")))


def _flag(value: object) -> bool:
    return value not in (None, False, 0, "", "0", "false")


def _string(value: Mapping[str, object], key: str) -> str:
    found = value.get(key)
    if isinstance(found, list):
        found = found[0] if found else ""
    if not isinstance(found, str):
        return ""
    return (_SPACES.sub(" ", found) if "  " in found else found).strip()


@lru_cache(maxsize=4096)
def split_family(family: str) -> tuple[str, str]:
    """The lower-case particles before a family name, and the name: `von der`, `Leyen`."""
    if family.startswith('"') or not family or family == family.lower():
        return "", family
    rest, taken = family, []
    while True:
        head, space, tail = rest.partition(" ")
        if space and tail and _is_particle(head):
            taken.append(head)
            rest = tail.lstrip()
            continue
        joined = _JOINED.match(rest)
        if joined:
            taken.append(joined[1])
            rest = rest[joined.end() :]
        break
    particle = " ".join(taken)
    if particle.endswith(tuple(_CLINGING)) and f"{particle} " == family[: len(particle) + 1]:
        particle += " "  # as typed: `de’ Medici`, not `d’Alembert`
    return particle, rest


@lru_cache(maxsize=4096)
def split_given(given: str, non_dropping: str) -> tuple[str, str, str]:
    """Given name, dropping and non-dropping particle out of `Jean de`; `van` then never drops."""
    words = _WORD.split(given)
    count = 0
    while count < len(words) - 1 and _is_particle(words[-1 - count]):
        count += 1
    if not count:
        return given, "", non_dropping
    return " ".join(words[:-count]), " ".join(words[-count:]), non_dropping


def _is_particle(word: str) -> bool:
    first = word[:1]
    return first in "'’‘ʼ" or (first.islower() and first.isalpha())


def _split_suffix(given: str, comma: bool) -> tuple[str, str, bool]:
    head, found, tail = given.rpartition(",")
    if not found:
        return given, "", comma
    tail = tail.strip()
    if tail.startswith("!"):
        return head.strip(), tail[1:].strip(), True
    return head.strip(), tail, comma

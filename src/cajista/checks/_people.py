"""The names of those whom a reference is by, as they may be written in a text."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from ..typed import citable

_INITIALS = re.compile(r"(?:[^\W\d_]\.?-?){1,3}", re.UNICODE)


class Byline(NamedTuple):
    """Names in order, each as its folded words and as it is printed; `more` where the list is known to go on."""

    names: tuple[tuple[str, ...], ...]
    shown: tuple[str, ...] = ()
    more: bool = False

    @property
    def is_many(self) -> bool:
        """Whether "and others" may stand for all but the first."""
        return len(self.names) > 2 or (self.more and bool(self.names))


_BARRED = str.maketrans({"ø": "o", "ł": "l", "ı": "i", "đ": "d", "æ": "ae", "œ": "oe"})  # what NFKD leaves


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """Text without what spellings differ in: case, accents, hyphens, apostrophes, points."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_BARRED))
    bare = "".join(character for character in plain if not unicodedata.combining(character))
    return " ".join(re.sub(r"[^\w]+", " ", re.sub(r"['’‘ʼ`´.]", "", bare)).split())


def initials_of(given: str) -> str:
    """The initials of given names, folded: of “Jhon Fredy” jf, as of “J. F.” and “JF”."""
    words = re.sub(r"(?<=[^\W\d_a-z])(?=[^\W\d_a-z])", " ", given).replace("-", " ").replace(".", " ").split()
    return "".join(folded(word)[:1] for word in words if word[0].isupper())


def byline(item: Mapping[str, Any]) -> Byline:
    """Authors of a reference, or its editors where it names no authors."""
    if "raw" in item:
        item = citable(item)
    people = item.get("author") or item.get("editor") or ()
    if not isinstance(people, Sequence) or isinstance(people, str):
        return Byline(())
    persons = [person for person in people if isinstance(person, Mapping)]
    shown = [name for person in persons if (name := _shown(person))]
    words = tuple(tuple(folded(name).split()) for name in shown)
    return Byline(words, tuple(shown), any(person.get("others") for person in persons))


def _shown(person: Mapping[str, Any]) -> str:
    parts = (person.get("non-dropping-particle"), person.get("family") or person.get("literal"))
    return " ".join(str(part) for part in parts if part)


def is_said(name: Sequence[str], text: Sequence[str]) -> bool:
    """Whether a text, as words with their hyphens, ends in a name: whole, or only its first or last parts."""
    last = tuple(folded(text[-1]).split()) if text else ()
    if not last:
        return False
    said = tuple(word for one in text for word in folded(one).split())
    whole = tuple(name)
    if said[-len(whole) :] == whole:
        return True
    size = len(last)
    return any(whole[at : at + size] == last for at in (0, len(whole) - size)) and len("".join(last)) > 2


def without_initials(words: Sequence[str]) -> list[str]:
    """The words without initials at their end: `Smith J.A.` is said for Smith."""
    kept = list(words)
    while len(kept) > 1 and _INITIALS.fullmatch(kept[-1]) and kept[-1].replace(".", "").isupper():
        kept.pop()
    return kept


@lru_cache(maxsize=64)
def listed(words: str) -> tuple[str, ...]:
    """The words of a catalogue's list, parted by semicolons, folded in case."""
    return tuple(word.strip().casefold() for word in words.split(";") if word.strip())


@lru_cache(maxsize=64)
def either(words: str) -> str:
    """A pattern for any of a catalogue's list of words, the longest first."""
    forms = sorted(map(re.escape, listed(words)), key=len, reverse=True)
    return "|".join(forms).replace(r"\ ", r"[ \u00a0]")

"""Abbreviations in a text: where they stand, and where they are explained."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from ..i18n.units import Unit
from ..i18n.words import words_of
from ..locale import Locale
from ..model.span import Span

# Two capitals and more in a word; then perhaps a number, or a Greek letter: IL-6, TNF-α, HbA1c, AUC₂₄. None is a gas,
# its pressure or its saturation: CO₂, SpO₂; nor is the beginning of a number in a register: ISRCTN-2021-04.
_LETTER = "[^\\W\\d_₀-₉]"
_TOKEN = re.compile(
    rf"(?<![\w.@/#\\])(?P<base>{_LETTER}*[A-ZÀ-Þ]{_LETTER}*[A-ZÀ-Þ]{_LETTER}*)"
    r"(?:[-‑]?[\dα-ωΑ-Ω]\w{0,2}|(?<![NO])[₀-₉]{1,3}\w?)?(?!\w|[-‑]\d{4})"
)
_WORDS = 4  # within brackets that hold no more than abbreviations
_LONGEST = 6  # letters; what is longer is a name (CONSORT, MEDLINE)
_LATIN = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿ]+")
_ROMAN = re.compile(r"[IVX]+[a-d]?")
_ELEMENTS = re.compile(
    "(?:He|Li|Be|Na|Mg|Al|Si|Cl|Ca|Cr|Mn|Fe|Co|Ni|Cu|Zn|As|Se|Br|Ag|Ba|Pt|Au|Hg|Pb|[HBCNOFPSKI])+"
)
_UNITS = frozenset(
    ("mmHg", "cmHO", "kPa", "MPa", "hPa", "MHz", "GHz", "kHz", "mEq", "MBq", "kBq", "GBq", "UI", "IU", "kJ")
).union(("kDa", "MDa", "kV", "keV", "MeV", "dB", "cGy", "mGy", "mSv", "pH", "IUI", "mUI", "mIU", "logMAR"))


class Use(NamedTuple):
    """An abbreviation where it stands. `base` is without its plural and its number."""

    base: str
    unit: Unit
    start: int
    end: int
    explained: bool = False  # whether it stands beside its explanation

    @property
    def span(self) -> Span:
        """Where it stands in the source."""
        return self.unit.span_of(self.start, self.end)


def uses_in(unit: Unit) -> tuple[Use, ...]:
    """The abbreviations of a unit, in order; of one in capitals, none. Found once, and kept with the unit."""
    found: tuple[Use, ...] | None = unit.__dict__.get("_abbreviations")
    if found is None:
        found = unit.__dict__["_abbreviations"] = tuple(
            [Use(base, unit, start, end, explained) for base, start, end, explained in _uses_in(unit.text)]
        )
    return found


_NAME = re.compile(r"(?<![\w-])[A-Z][A-Z0-9₀-₉]{2,}(?!\w)")


def well_known(locale: Locale) -> frozenset[str]:
    """The abbreviations that need no explanation in a language."""
    return frozenset(locale.lexicon("reading", "abbreviations that everyone knows").split())


def names_in(units: Sequence[Unit]) -> Iterator[Use]:
    """The abbreviations of some units, and other names in capitals. Found once, and kept with each unit."""
    for unit in units:
        found: tuple[Use, ...] | None = unit.__dict__.get("_names")
        if found is None:
            found = unit.__dict__["_names"] = (*uses_in(unit), *_others_in(unit))
        yield from found


def _others_in(unit: Unit) -> Iterator[Use]:
    own = {use.start for use in uses_in(unit)}
    for start, word in words_of(unit.text):
        found = _NAME.match(unit.text, start) if word.isupper() and start not in own else None
        if found and not _BEGINS_NAME.match(unit.text, found.end()):
            yield Use(found[0], unit, *found.span())


@lru_cache(maxsize=512)
def _uses_in(text: str) -> tuple[tuple[str, int, int, bool], ...]:
    """The abbreviations of a text: what each is, where it begins and ends, and whether it is explained there."""
    tokens = _tokens_in(text)
    if not tokens or text.isupper():
        return ()
    spans = tuple(_explained(text, tokens))
    found = []
    for token in tokens:
        start = token.start()
        if (base := _base(token["base"])) and not _BEGINS_NAME.match(text, token.end()):
            explained = any(first <= start < last for first, last in spans) or _is_spelt(base, text[:start])
            found.append((base, start, token.end(), explained))
    return tuple(found)


_BEGINS_NAME = re.compile(r" [A-Z][a-z]+ [A-Z][a-z]+")  # “SLE Disease Activity Index”, which explains nothing


def _tokens_in(text: str) -> list[re.Match[str]]:
    """The words of a text that may be abbreviations, with what belongs to them."""
    found = (_TOKEN.match(text, start) for start, word in words_of(text) if _has_capitals(word))
    return [token for token in found if token]


@lru_cache(maxsize=20_000)
def _has_capitals(word: str) -> bool:
    return sum(letter.isupper() for letter in word) > 1


@lru_cache(maxsize=5_000)
def _base(word: str) -> str:
    """What is abbreviated, without its plural; empty where a word is none: a name, a number, a unit, a substance."""
    base = word[:-1] if word.endswith("s") and word[-2].isupper() else word
    capitals = sum(map(str.isupper, base))
    if (
        not _LATIN.fullmatch(base)
        or len(base) > _LONGEST
        or capitals * 2 < len(base)
        or _ROMAN.fullmatch(base)
        or base in _UNITS
    ):
        return ""
    return "" if capitals < len(base) and _ELEMENTS.fullmatch(base) else base


_BRACKETS = re.compile(r"[(\[]([^()\[\]]+)[)\]]")
_BEFORE = re.compile(r"[^\W\d_]{3,}")
_MANY = 4  # letters that words behind a comma do not begin with by chance
_APPOSED = re.compile(r",\s([^,.;:()]{8,80})")
_EQUALS = re.compile(r"\s?[:=]\s+(?=[^\W\d_])")


def _explained(text: str, tokens: Sequence[re.Match[str]]) -> Iterator[tuple[int, int]]:
    """Stretches within which an abbreviation stands beside its explanation."""
    for match in _BRACKETS.finditer(text):
        if _is_abbreviated(match[1]) and _is_of(match[1], text[max(match.start() - 30, 0) : match.start()]):
            yield match.span()
        before = _last_token(text[: match.start()].rstrip())
        if before and _spells(before["base"], match[1]):
            yield before.span()
    for token in tokens:
        beside = _APPOSED.match(text, token.end()) if len(token["base"]) >= _MANY else None
        if _EQUALS.match(text, token.end()) or (beside and _is_apposed(token["base"], beside[1])):
            yield token.span()


def _is_of(inner: str, before: str) -> bool:
    """Whether what is abbreviated in brackets may be the words before it.

    Where a figure follows, the last of these must begin like one of its letters:
    “38.6 years (SD, 10.2)” explains nothing, “a standard deviation (SD, 10.2)” does.
    """
    figure, words = _FIGURE.match(inner), _BEFORE.findall(before)
    return bool(words) and (figure is None or _plain(words[-1][0]) in _plain(figure[1]))


_FIGURE = re.compile(r"(\w+)(?:[,:=]\s*[<>=≤≥±−]?\s*\d|\s[<>=≤≥±−]?\s*\d+[.,]\d)")


def _last_token(text: str) -> re.Match[str] | None:
    start = text.rfind(" ") + 1
    match = _TOKEN.search(text, start)
    return match if match and match.end() == len(text) else None


_WORD = re.compile(r"[^\W\d_][\w’'.-]*")


def _is_abbreviated(inner: str) -> bool:
    """Whether what stands in brackets is an abbreviation, perhaps with a short word, or where it comes from."""
    head = re.split(r"[,;:=]", inner, maxsplit=1)
    for part in (head[0], inner.rpartition(",")[2]):
        words = part.split()
        if (
            words
            and any(_TOKEN.fullmatch(one) for word in words for one in word.strip("\"'“”«»").split("-"))
            and all(map(_is_short, words))
        ):
            return len(words) <= 4
    return False


def _is_short(word: str) -> bool:
    plain = word.strip("\"'“”«»%")
    return all(map(_TOKEN.fullmatch, plain.split("-"))) or (len(plain) <= 6 and not plain.isdigit())


def _is_apposed(base: str, words: str) -> bool:
    """Whether words behind a comma begin with nearly all letters of an abbreviation: “DRESS, drug reaction with…”."""
    initials = Counter(_plain(word[0]) for word in _WORD.findall(words.replace("-", " ")))
    letters = Counter(map(_plain, base))
    return (letters & initials).total() * 5 >= len(base) * 4


def _spells(base: str, words: str) -> bool:
    """Whether the initials of some words are most of an abbreviation's letters."""
    initials = [_plain(word[0]) for word in _WORD.findall(words.replace("-", " "))]
    if not initials or _TOKEN.fullmatch(words):
        return False
    letters = [_plain(letter) for letter in base]
    return sum(letter in initials for letter in letters) * 2 > len(letters) and len(words) > 2 * len(base)


def _is_spelt(base: str, before: str) -> bool:
    """Whether the words just before an abbreviation are what it stands for: “the interleukins IL-1 and IL-6”."""
    words = _WORD.findall(before[-80:].rpartition(". ")[2])
    if not words or not before.endswith(" "):
        return False
    last, letters = _plain(words[-1]), [_plain(letter) for letter in base]
    within = iter(last)
    if len(last) > len(base) + 2 and last[0] == letters[0] and all(letter in within for letter in letters):
        return True
    return [_plain(word[0]) for word in words[-len(letters) :]] == letters


@lru_cache(maxsize=500)
def _plain(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(c))

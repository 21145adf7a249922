"""Words that changed places, though either may come first.

Who does what to whom, languages put in any order: "the nurse tells the doctor", «al médico se lo dice la enfermera».
The members of a sort whose name begins with `free_` changed places only where they are contrasted ("by need rather
than by demand") or counted ("12 hospitals in 3 cities") on both sides, and may be left out of enumerations. Those of a
sort whose name begins with `listed_` may not: "age, sex and weight" are three.
"""

import re
from collections.abc import Sequence
from itertools import product

from ..i18n.units import OBJECT
from ..i18n.words import words_of
from ..locale import Locale
from . import Pair
from ._sorts import FREE, LISTED, Place, joining_alike, pattern_of, text_between


def is_loose(theirs: Sequence[Place], ours: Sequence[Place], pair: Pair) -> bool:
    """Whether two words that changed places may each come first: those of the source, and what stands for them here.

    That is where they are only joined by "and" or "or", where languages order them freely, where one language begins
    with a clause with which the other ends, where one says first what the other says last to be rejected, or where
    each has its own figures beside it in both languages; and where one is said to be something of the other: "relapse
    was the cause of death", «la causa de muerte fue la recidiva».
    """
    (there, behind), (here, other) = theirs, ours
    if _number_before(there) == _number_before(other) != "" != _number_before(here) == _number_before(behind):
        return True  # "12 men and 8 women", «8 mujeres y 12 hombres»
    if _took_their_figures((there, behind), (other, here)) or _are_equated(
        (there, behind), (other, here), pair
    ):
        return True
    theirs, ours = (sorted(each, key=lambda place: place.found.start) for each in (theirs, ours))
    sides = (ours, pair.target.locale), (theirs, pair.source.locale)
    if len({_is_fronted(*side) for side in sides}) > 1 or all(map(_is_glossed, (*ours, *theirs))):
        return True
    rejected = {place and place.bare_kind for place in (_rejected(*side) for side in sides)}
    if len(rejected) == 1 and None not in rejected:
        return True
    if here.bare_kind.startswith(_FREE):
        is_counted = _number_before(here) == _number_before(there) != ""
        return not is_counted and not (
            _are_contrasted(ours[0], ours[1], pair.target.locale)
            and _are_contrasted(theirs[0], theirs[1], pair.source.locale)
        )
    are_listed = text_between(*ours) == text_between(*theirs) == ","
    is_joined = text_between(*ours) in joining_alike(pair.target.locale)
    return (is_joined or are_listed) and not _FIGURE.search(_around(*ours))


def _around(first: Place, second: Place) -> str:
    """Two words that follow each other, with what stands beside them."""
    return first.unit.text[max(first.found.start - _BESIDE, 0) : second.found.end + _BESIDE]


_BESIDE = 20  # characters


def _is_fronted(places: Sequence[Place], locale: Locale) -> bool:
    """Whether the first of two words stands in a clause or phrase put first: "After her son came, the father"."""
    first, second = places
    return is_put_first(first, locale) and "," in text_between(first, second)


def is_put_first(place: Place, locale: Locale) -> bool:
    """Whether the clause or phrase in which a word stands begins its sentence and might end it as well.

    The word may be one of an enumeration there: "after adjustment for age, sex and weight".
    """
    beginning = pattern_of(locale.lexicon("reading", "words that begin what may stand first or last"))
    before = _SENTENCE.split(place.unit.text[: place.found.start])[-1].lstrip()
    items = before.split(",")[1:]
    are_listed = all(len(words_of(each)) <= _WORDS for each in items)
    return beginning is not None and beginning.match(before) is not None and are_listed


_WORDS = 2  # of an item, or the beginning of one
_SENTENCE = re.compile(rf"[.;:?!]{OBJECT}*\s")


def _is_glossed(place: Place) -> bool:
    """Whether a word explains an abbreviation, or is one, in the order of these: "CI: confidence interval"."""
    text, found = place.unit.text, place.found
    is_told = text[: found.start].endswith(": ") or _LETTER.search(text, 0, found.start)
    return bool(is_told) or text.startswith(": ", found.end)


_LETTER = re.compile(r"(?:^|[.;:(] )[A-ZÀ-Þ]{1,3}, \Z")  # of a legend: "F, female; M, male"


def _rejected(places: Sequence[Place], locale: Locale) -> Place | None:
    """Which of two words is set against the other: the one after "rather than", wherever that stands."""
    first, second = places
    pattern = contrasting(locale)
    if pattern is None:
        return None
    if _follows(pattern, text_between(first, second), 1):
        return second
    return first if _follows(pattern, first.unit.text[: first.found.start], _SHORT) else None


def _follows(pattern: re.Pattern[str], before: str, letters: int) -> bool:
    """Whether a word of so many letters that contrasts stands shortly before something."""
    found = [each for each in pattern.finditer(before) if len(each[0]) >= letters]
    return bool(found) and len(words_of(before[found[-1].end() :])) <= _ARTICLES


_ARTICLES = 2  # words between a word that contrasts and what it rejects


_SHORT = 5  # letters of what sets a word against another, wherever that stands
_FREE = (FREE, LISTED)


def _number_before(place: Place) -> str:
    """The digits of the number right before a word; empty where there is none."""
    match = _NUMBER.search(place.unit.text[: place.found.start])
    return re.sub(r"\D", "", match[0]) if match else ""


_NUMBER = re.compile(r"\d[\d.,\s]*$")


def _are_equated(theirs: tuple[Place, Place], ours: tuple[Place, Place], pair: Pair) -> bool:
    """Whether "is" or the like stands between two words in both languages, and "of" before the same one alone."""
    sides = (theirs, pair.source.locale), (ours, pair.target.locale)
    of = [[_follows_of(place, locale) for place in places] for places, locale in sides]
    if of[0] != of[1] or of[0][0] == of[0][1]:
        return False
    return all(
        (equating := pattern_of(locale.lexicon("reading", "words that equate"))) is not None
        and equating.search(text_between(*sorted(places, key=lambda place: place.found.start))) is not None
        for places, locale in sides
    )


def _follows_of(place: Place, locale: Locale) -> bool:
    """Whether "of" stands right before a word."""
    before = place.unit.text[: place.found.start].lower().rstrip()
    told = locale.lexicon("reading", "words before a whole").split(" | ")
    return any(before.endswith(f" {word}") for word in told)


def _took_their_figures(theirs: tuple[Place, Place], ours: tuple[Place, Place]) -> bool:
    """Whether the figure before or behind each of two words is the same in both languages, and not the other's.

    So it is where the one has a figure on the same side in both, and the other has none there.
    """
    there, here = _figures(*theirs), _figures(*ours)
    straight = crossed = False
    for (one, other), (same, beyond) in zip(there, here, strict=True):
        if (one & same and not other | beyond) or (other & beyond and not one | same):
            return True
    for (one, other), (same, beyond) in product(there, here):
        straight |= bool(one & same and other & beyond)
        crossed |= bool(one & beyond and other & same)
    return straight and not crossed


def _figures(one: Place, other: Place) -> list[tuple[set[str], set[str]]]:
    """The digits of the figure next behind each of two words, then of that next before each."""
    return [
        (_figures_beside(one, other, behind=behind), _figures_beside(other, one, behind=behind))
        for behind in (True, False)
    ]


def _figures_beside(place: Place, other: Place, *, behind: bool) -> set[str]:
    text, start, end = place.unit.text, place.found.start, place.found.end
    if behind:
        stop = other.found.start if other.unit is place.unit and other.found.start > end else end + _REACH
        near = _CLAUSE.split(text[end : min(stop, end + _REACH)])[0]
    else:
        stop = other.found.end if other.unit is place.unit and other.found.end < start else start - _REACH
        near = _CLAUSE.split(text[max(stop, start - _REACH, 0) : start])[-1]
    found = _FIGURE.findall(near)
    return {re.sub(r"\D", "", found[0 if behind else -1])} if found else set()


_REACH = 60  # characters
_CLAUSE = re.compile(r"[.;:?!]\s")
_FIGURE = re.compile(r"\d(?:[\d.,\u00a0]*\d)?")


def _are_contrasted(first: Place, second: Place, locale: Locale) -> bool:
    """Whether a word that contrasts stands between two: "rather than", "and not"; or a semicolon."""
    pattern = contrasting(locale)
    between = text_between(first, second)
    if ";" in between:
        return True
    found = [len(words_of(each[0])) for each in pattern.finditer(between)] if pattern else []
    return bool(found) and len(words_of(between)) <= (_NEAR if max(found) == 1 else _FAR)


_NEAR, _FAR = 7, 14  # words between what is compared, by one word ("than") or by several ("but never")


def contrasting(locale: Locale) -> re.Pattern[str] | None:
    """Words between what is compared or contrasted: "than", "rather than", "and not"; None where none are told."""
    return pattern_of(locale.lexicon("reading", "words between what is compared"))

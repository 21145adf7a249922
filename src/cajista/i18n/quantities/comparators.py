"""Whether two numbers of one value are compared alike: by signs or in words, nearby or right beside them."""

import re
from fractions import Fraction

from .grammar import HOURS
from .lists import lowered, plain
from .model import Hold
from .surroundings import OVER, TURNED
from .told import Told

_WORD = re.compile(r"[^\W\d_]+")
_SPREADS = frozenset(("SD", "SE"))
_REACH = 40
_CLAUSE, _NEAR = 60, 20
_JOINT = 4


def compare(one: Told, other: Told) -> int:
    """2 where the comparators surely differ, 1 where they may, 0 where they do not."""
    first, second = (told.quantity.comparators.strip("=≈") for told in (one, other))
    if first == second or set(first) & set(second):
        return 0
    if first and second:
        if one.quantity.optional and other.quantity.optional:
            return int(_are_times_apart(one, other))  # "fell from 5", «bajó de 5»
        if _is_turned(one, second) or _is_turned(other, first) or _are_halves_lost_and_left(one, other):
            return 0
        is_worded = one.quantity.in_words or other.quantity.in_words
        return 1 if is_worded and _direction(first) == _direction(second) else 2
    if Hold.LOOSE in (one.quantity.hold, other.quantity.hold):
        return 0
    return _lost(one, other) if first else _lost(other, one)


def _are_times_apart(one: Told, other: Told) -> bool:
    """Whether one time is said to be over and the other not, and nothing denies either: "within 24 h", «tras 24 h»."""
    return {told.quantity.comparators for told in (one, other)} == _WITHIN_AND_AFTER and all(
        told.quantity.unit in HOURS and not _may_only_last(told) and not _is_denied(told)
        for told in (one, other)
    )


_WITHIN_AND_AFTER = {"<≤", ">≥"}


def _may_only_last(told: Told) -> bool:
    """Whether a word may tell how long something lasts: "over 24 h"."""
    quantity, text = told.quantity, lowered(plain(told.placed.unit.text))
    found = told.grammar.comparators_before.before(text, max(quantity.start - 1, 0))
    return found is None or found[1][0] == OVER


def _is_denied(told: Told) -> bool:
    start, text = told.quantity.whole[0], lowered(plain(told.placed.unit.text))
    clause = re.split(r"[;:.](?!\d)", text[max(0, start - _CLAUSE) : start])[-1]
    return _has_denial(clause, told)


def _has_denial(clause: str, told: Told) -> bool:
    """Whether something denies in a clause before a number."""
    return any(told.grammar.denials.at(clause, word.start()) for word in _WORD.finditer(clause))


def _are_halves_lost_and_left(one: Told, other: Told) -> bool:
    """Whether two halves tell of one fall: "fell by more than half", «se redujo a menos de la mitad»."""
    return all(
        told.quantity.readings[0].value == _HALF
        and told.quantity.sort == "fraction"
        and any(word.startswith(told.grammar.lessening) for word in told.around(_CLAUSE))
        for told in (one, other)
    )


_HALF = Fraction(1, 2)


def _is_turned(one: Told, wanted: str) -> bool:
    """Whether a denial earlier in its clause turns a comparator into the one wanted: "not … more than 3" is ≤3."""
    quantity = one.quantity
    if not quantity.in_words or not {TURNED.get(way) for way in quantity.comparators} & set(wanted):
        return False
    start, text = quantity.whole[0], lowered(plain(one.placed.unit.text))
    is_listed = start - one.ends[0] <= _JOINT  # "never less than 2 or more than 3"
    reach = _NEAR if quantity.unit == "year" else _CLAUSE  # "not recommended for children under two years"
    before = text[max(0 if is_listed else one.ends[0], start - reach) : start]
    clause = re.split(r"[;:]|[,.](?!\d)", before)[-1]
    return _has_denial(clause, one)


def _lost(compared: Told, bare: Told) -> int:
    """Whether a comparator was lost."""
    quantity = compared.quantity
    if quantity.optional or ("±" in quantity.comparators and bare.quantity.statistic & _SPREADS):
        return 0
    if not quantity.in_words:
        return 2
    ways = _ways(bare)
    if quantity.comparators == ALL_BUT:
        return int("?<" in ways)  # "only three"; others may say "three did not"
    allowed = {way[-1] for way in ways}
    if (
        "?" in ways
        or _direction(quantity.comparators) & allowed
        or _is_turned(compared, _with_equal(allowed))
    ):
        return 0
    return 2 if any(len(way) == 1 for way in ways) else 1


ALL_BUT = "≠"


def _with_equal(ways: set[str]) -> str:
    return "".join(ways) + "".join({"<": "≤", ">": "≥"}.get(way, "") for way in ways)


def _ways(one: Told) -> set[str]:
    """How words nearby may compare a number, as in "10 mg of biotin a day or more".

    `?`: in one way or another; `?<`: perhaps, as "only" does.
    """
    start, end = one.quantity.whole
    text = lowered(plain(one.placed.unit.text))
    around = (
        text[max(one.ends[0], start - _REACH) : start] + "\0" + text[end : min(one.ends[1], end + _REACH)]
    )
    found = (one.grammar.comparing.at(around, word.start()) for word in _WORD.finditer(around))
    return {hit[1] for hit in found if hit}


def _direction(comparators: str) -> set[str]:
    return {{"≤": "<", "≥": ">"}.get(one, one) for one in comparators}

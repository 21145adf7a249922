"""What stands around a number: its unit, its comparator and sign, how it is counted by time."""

import re
from fractions import Fraction
from typing import NamedTuple

from .figures import Text
from .grammar import COUNTED, HOURS, SIGNS, TIMES, Grammar
from .model import Reading
from .money import CODES, money_before

_SLASH = re.compile(r" ?/ ?")
_POWER = re.compile(r" ?[·.⋅]? ?([^\W\d_]+)[⁻-]([¹²³1-3])")
_BEFORE_POWERS = frozenset(" ·.⋅")
_RAISED = {"²": "²", "³": "³", "2": "²", "3": "³", "1": "", "¹": ""}
_BODY = re.compile(r"1[.,·]73 ?m(?:²|\^?2(?!\d))")  # the surface of a body, by which kidneys are measured
_MINUS = "-−–"
_DOUBTFUL_SECOND = "?s"
_SIGN_ENDS = frozenset(sign[-1] for sign in SIGNS)


class Measured(NamedTuple):
    """A unit after a number: where it ends, and its symbol."""

    end: int
    unit: str


def unit_after(text: Text, at: int, grammar: Grammar, money: str = "") -> Measured | None:
    """The unit that begins right after a number: `%`, ` mg/kg`, `-year-old`, ` liters per minute`.

    `money` is the currency before the number: "€9.50 per hour".
    """
    if money:
        return _counted_by(text, at, money, grammar)
    mark = text.plain[at : at + 1]
    start = at + (mark in (" ", "-"))
    if (mark == " " or mark == "/") and (slash := _SLASH.match(text.plain, at)):
        return _counted(text, at, slash.end(), COUNTED, grammar)
    if text.plain[at - 1].isalpha() and (of := grammar.before_units.at(text.lower, start)):
        start = of[0] + 1
    if not (first := _unit_at(text, start, grammar)):
        return None
    end, unit = _squared(text, *first)
    while text.plain[end : end + 1] in _BEFORE_POWERS and (power := _POWER.match(text.plain, end)):
        per = grammar.units.at(power[1], 0)
        if not per or per[0] != len(power[1]):
            break
        unit += f"/{per[1]}{_RAISED[power[2]]}"
        end = power.end()
    return _counted_by(text, end, unit, grammar)


def _counted_by(text: Text, end: int, unit: str, grammar: Grammar) -> Measured:
    """A unit with all that it is counted by: mg/kg/h."""
    while at_unit := _parting(text, end, grammar):
        if body := _BODY.match(text.plain, at_unit):
            return Measured(body.end(), f"{unit}/1.73 m²")
        found = _counted(text, end, at_unit, unit, grammar)
        if not found:
            break
        end, unit = found
    return Measured(end, unit)


def _unit_at(text: Text, at: int, grammar: Grammar) -> tuple[int, str] | None:
    exact, word = grammar.units.at(text.plain, at), grammar.unit_words.at(text.lower, at)
    return word if word and (not exact or word[0] > exact[0]) else exact


def _squared(text: Text, end: int, unit: str) -> tuple[int, str]:
    """A unit with the power that stands after it: `m²`, `cm^3`; "square meters" are such too."""
    if unit.startswith(("square ", "cubic ")):
        return end, unit.partition(" ")[2] + ("²" if unit[0] == "s" else "³")
    if text.typed[end : end + 1] in ("²", "³"):
        return end + 1, unit + text.typed[end]
    return end, unit


def _parting(text: Text, end: int, grammar: Grammar) -> int | None:
    """Where what a unit is counted by begins, after a slash or a word."""
    mark = text.plain[end : end + 1]
    if mark not in (" ", "/"):
        return None
    if slash := _SLASH.match(text.plain, end):
        return slash.end()
    if mark == " " and (per := grammar.per.at(text.lower, end + 1)):
        return per[0] + 1 if text.plain[per[0] : per[0] + 1] == " " else None
    return None


def _counted(text: Text, end: int, at: int, unit: str, grammar: Grammar) -> Measured | None:
    """A unit with what it is counted by; days and longer times make a schedule of their own."""
    found = _unit_at(text, at, grammar)
    if not found:
        return None
    after, per = _squared(text, *found)
    if text.plain[after : after + 1] == "-" and text.plain[after + 1 : after + 2].isalpha():
        return None  # "at 62 hours a gram-negative bacillus grew"
    if per in CODES or per == "%":
        return None  # "R$ 136 and US$ 60"; "4 mL/kg per percent burned"
    if unit == "%" and is_every(text, at, grammar):
        return None  # «colirio al 0,3 % cada hora»
    if (per in HOURS and per != "h") or (per == _DOUBTFUL_SECOND and ("/" in unit or unit.endswith("g"))):
        return None  # a schedule, found as such; «0,5 g/kg el segundo», the second day
    counts = "" if unit == COUNTED else unit
    return Measured(after, f"{counts}/{per}") if per != COUNTED else None


class Before(NamedTuple):
    """What stands before a number: where it begins, the sign, comparators, a currency."""

    start: int
    sign: str = ""
    comparators: str = ""
    in_words: bool = False
    money: str = ""


def before(text: Text, start: int, grammar: Grammar, may_be_worded: bool) -> Before:
    """The sign, the comparator and the currency before a number; the comparator in words where one may be there."""
    at, sign = _sign(text.plain, start)
    at, money = money_before(text.plain, at)
    if money and not sign:
        _, sign = _sign(text.plain, at)
    space = at - (text.plain[at - 1 : at] == " ")
    for length in (3, 2, 1) if text.plain[space - 1 : space] in _SIGN_ENDS else ():
        if (found := text.plain[space - length : space]) in SIGNS:
            return Before(space - length, sign, SIGNS[found], money=money)
    bare = Before(at, sign, money=money)
    return _worded(text, at, bare, grammar) if may_be_worded else bare


def _sign(text: str, start: int) -> tuple[int, str]:
    """A sign right before a number: a hyphen between numbers or words is none."""
    mark = text[start - 1 : start]
    if mark == "+" and text[start - 2 : start] != "/+":
        return start - 1, "+"
    if not mark or mark not in _MINUS:
        return start, ""
    earlier = text[start - 2 : start - 1]
    if earlier.isalnum() or earlier in ("%", ")", "]", "-", "/", ".", "'"):
        return start, ""
    return start - 1, "-"


def _worded(text: Text, at: int, so_far: Before, grammar: Grammar) -> Before:
    """A comparator in words before a number, an article perhaps between them."""
    end = at
    for _ in range(3):
        end = _bare_end(text, end)
        if end == at:
            return so_far
        if found := grammar.comparators_before.before(text.lower, end):
            is_place = text.plain[end : end + 1] == "," and " " not in text.plain[found[0] : end]
            is_others = end < at - 1 and _is_behind_another(text, found[0], grammar)
            return (
                so_far if is_place or is_others else _compared(text, found, so_far, grammar)
            )  # "as above, four"
        between = grammar.before_numbers.before(text.lower, end)
        if not between or _NAMED_YEAR.match(text.plain, at):  # "under the 2022 criteria"
            return so_far
        end = between[0]
    return so_far


def _bare_end(text: Text, end: int) -> int:
    """Where the words before a place end, a space, a comma or a hyphen left out."""
    mark = text.plain[end - 1 : end]
    if mark == "-" and text.plain[end - 2 : end - 1].isalpha():
        return end - 1
    end -= mark == " "
    return end - (text.plain[end - 1 : end] == ",")


_NAMED_YEAR = re.compile(r"(?:19|20)\d\d [a-z]{4}")
OVER = "~"  # marks what may be no comparator, see `measuring`

TURNED = {"<": "≥", ">": "≤", "≤": ">", "≥": "<"}
"""What each comparator is when it is denied."""


def _compared(text: Text, found: tuple[int, str], so_far: Before, grammar: Grammar) -> Before:
    start, key = found
    if key[0] == OVER and text.plain[start - 2 : start - 1].isdigit():
        return so_far  # "150 over 90"
    if key in ("-", "+"):
        if text.plain[so_far.start : so_far.start + 1].isalpha():
            return so_far  # «todos menos cinco»
        return so_far._replace(start=start, sign=so_far.sign or key)
    if denial := grammar.denials.before(text.lower, start - 1):
        start, key = denial[0], "".join(TURNED.get(one, one) for one in key)
    return so_far._replace(start=start, comparators=key, in_words=True)


def after(text: Text, end: int, grammar: Grammar) -> tuple[int, str]:
    """A comparator after a number and its unit: "or more", `+`; where it ends, and which it is."""
    if text.plain[end : end + 1] == "+" and not text.plain[end + 1 : end + 2].isalnum():
        return end + 1, "≥>"
    at = end + (text.plain[end : end + 1] == ",")
    if text.plain[at : at + 1] != " ":
        return end, ""
    if between := grammar.after_units.at(text.lower, at + 1):
        at = between[0]
    if text.plain[at : at + 1] == " " and (found := grammar.comparators_after.at(text.lower, at + 1)):
        if text.plain[end : end + 1] == "," and text.plain[found[0] + 1 : found[0] + 2].isdigit():
            return end, ""  # "20 mg/kg, at most 1500 mg"
        second = text.lower.find(" ", at + 1, found[0]) + 1
        of = grammar.comparators_before.at(text.lower, second) if second else None
        is_of_next = of and of[0] > found[0] and not _is_article_after(text, of[0], grammar)
        return (end, "") if is_of_next else found  # "less than 2 or more than 3"; «4 o menos de los 18»
    return end, ""


def _is_article_after(text: Text, end: int, grammar: Grammar) -> bool:
    return bool(grammar.articles.at(text.lower, end + 1))


def _is_behind_another(text: Text, start: int, grammar: Grammar) -> bool:
    """Whether a comparator is part of that of a number before it: «4 o menos de los 18»."""
    joint = text.lower.rfind(" ", 0, max(start - 1, 0)) + 1
    return (
        text.plain[joint - 2 : joint - 1].isdigit()
        and grammar.comparators_after.at(text.lower, joint) is not None
    )


def is_every(text: Text, start: int, grammar: Grammar) -> bool:
    """Whether what stands before a time makes it a schedule: "every 8 hours", `mg/12 h`."""
    if text.plain[start - 1 : start] == "/":
        earlier = text.plain[: start - 1].rstrip()[-1:]
        return earlier.isalpha() or earlier in "²³%"
    end = start - (text.plain[start - 1 : start] == " ")
    return bool(grammar.every.before(text.lower, end))


def named_before(text: Text, start: int, grammar: Grammar) -> str:
    """The unit of time that stands before its number: "week 12", "day-1"."""
    if text.plain[start - 1 : start] in (" ", "-") and (
        found := grammar.time_before.before(text.lower, start - 1)
    ):
        return found[1]
    return ""


_WORD_BETWEEN = re.compile(r"[ -]([^\W\d_]{3,})[ -](?=[^\W\d_])")


def time_near(text: Text, end: int, grammar: Grammar) -> str:
    """The unit of time that stands one word after its number: "seven consecutive days"."""
    if text.plain[end : end + 1] in (" ", "-") and (between := _WORD_BETWEEN.match(text.plain, end)):
        found = grammar.unit_words.at(text.lower, between.end())
        return found[1] if found and found[1] in TIMES else ""
    return ""


_NOUN = re.compile(r" [^\W\d_]{3,} (?=[^\W\d_])")
_HALF_ENDS = re.compile(r"\s*(?:[.,;:)]|$)| de ")


def half_after_noun(text: Text, end: int, grammar: Grammar) -> int:
    """Where half of what is counted ends, after its noun: «dos turnos y medio»; 0 where there is none."""
    noun = _NOUN.match(text.plain, end)
    half = grammar.words.at(text.lower, noun.end()) if noun else None
    is_half = half and half[1][0].sort == "half" and ends_half(text, half[0])
    return half[0] if half and is_half else 0


def ends_half(text: Text, end: int) -> bool:
    """Whether what follows a half shows that it is half of what stands before it."""
    return _HALF_ENDS.match(text.plain, end) is not None


def as_schedule(hours: Fraction, times: Fraction = Fraction(1)) -> Reading:
    """A schedule as the hours from one time to the next."""
    return Reading("period", hours / times)

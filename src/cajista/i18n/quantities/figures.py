"""What is written in digits: numbers, ordinals, dates, times, and names that have digits in them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from ..units import ON_THE_LINE
from ..words import Words, lowered_words_of, words_of
from .grammar import Grammar
from .lists import lowered, plain
from .model import ALL, Hold, Reading
from .numerals import NUMERAL, read_numeral

_FIRST = re.compile(r"[½⅓⅔¼¾⅕⅛]|\d")
_PARTS = {"½": "1/2", "⅓": "1/3", "⅔": "2/3", "¼": "1/4", "¾": "3/4", "⅕": "1/5", "⅛": "1/8"}
_POWER = re.compile(r"10(?:([⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+)|\^([-−+]?\d+))")
_SCIENTIFIC = re.compile(r"\d+(?:[.,]\d+)?[eE][-−+]?\d+(?!\w)")
_ISO = re.compile(r"((?:1[5-9]|20)\d\d)-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(?!\d)")
_DATE = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2((?:1[89]|20)?\d\d)(?!\d|[./]\d)")
_CLOCK = re.compile(r"(?P<hours>\d{1,2})(?P<mark>[:.])(?P<minutes>\d{2})(?![\d%])(?!:\d)")
_HOUR = re.compile(r"(?P<hours>\d{1,2})(?P<mark>)(?P<minutes>)(?![\d.,:])")
_REST_OF_NAME = re.compile(r"\w*(?:[-\u2010\u2011/.:]\d\w*)*")
_GROUPS = re.compile(r"\d+")
_ADDRESS = re.compile(r"(?:https?://|www\.|\b10\.\d{4,}/)\S+|[\w.+-]+@[\w-]+\.[\w.-]+")


@dataclass(frozen=True, slots=True, eq=False)
class Text:
    """A text as it is, with one kind of space, and in lower case; all three equally long."""

    typed: str
    plain: str
    lower: str
    words: Words
    lower_words: Words
    addresses: tuple[tuple[int, int], ...] = ()  # of pages, DOIs, mail boxes: where each begins and ends

    def past_address(self, at: int) -> int:
        """Where the address ends that this character is part of; 0 where it is of none."""
        if not self.addresses:
            return 0
        return next((end for start, end in self.addresses if start <= at < end), 0)


@lru_cache(maxsize=512)
def prepared(text: str) -> Text:
    """A text as the readers of numbers want it."""
    one = plain(text)
    addresses = tuple(found.span() for found in _ADDRESS.finditer(text)) if _has_address(text) else ()
    return Text(text, one, lowered(one), words_of(text), lowered_words_of(text), addresses)


class Figure(NamedTuple):
    """A number found, by itself: what it may mean, before what stands around it is looked at."""

    start: int
    end: int
    sort: str  # "digits", "name", "date", "time", or that of a `Word`
    readings: tuple[Reading, ...]
    hold: Hold = Hold.DIGITS
    unit: str = ""
    sure: int = ALL  # how many of the readings use marks as the language does
    doubtful: bool = False
    parts: tuple["Figure", ...] = ()

    @property
    def value(self) -> Fraction:
        """The likeliest value, of what has one."""
        value = self.readings[0].value
        return value if isinstance(value, Fraction) else Fraction(0)


def figures(text: Text, grammar: Grammar) -> Iterator[Figure]:
    """All that is written in digits, in order; addresses and DOIs are passed over."""
    at = 0
    while found := _FIRST.search(text.typed, at):
        start = found.start()
        if inside := text.past_address(start):
            at = inside
            continue
        for figure in _figures_at(text, start, grammar):
            if not _is_identifier(figure):
                yield figure
            at = figure.end
        at = max(at, start + 1)


def _has_address(text: str) -> bool:
    return ("/" in text and ("//" in text or "10." in text)) or "@" in text or "www." in text


def _is_identifier(figure: Figure) -> bool:
    """Whether a name is that of a registered trial or the like, which have a rule of their own: NCT01234567."""
    values = (reading.value for reading in figure.readings if isinstance(reading.value, tuple))
    return figure.sort == "name" and any(len(digits) > _LONGEST for groups in values for digits in groups)


_LONGEST = 6


def _figures_at(text: Text, start: int, grammar: Grammar) -> tuple[Figure, ...]:
    """What begins with this digit; a date is two or three numbers."""
    typed = text.typed
    if typed[start] in _PARTS:
        return (Figure(start, start + 1, "fraction", _number(Fraction(_PARTS[typed[start]]))),)
    if _may_be_in_name(text.plain, start) and (begin := _name_start(text, start, grammar)) is not None:
        return (_name(typed, begin, start),)
    if (locants := _LOCANTS.match(typed, start)) and not _unit_right_after(text, locants.end() + 1, grammar):
        groups = tuple(_GROUPS.findall(locants[0]))
        return (Figure(start, locants.end(), "name", (Reading("name", groups),), Hold.LOOSE),)
    if _LIKE_DATE.match(typed, start) and (dates := _date(typed, start)):
        return dates
    figure = (
        _time(text, start, grammar)
        or (_scientific(text, start) if _LIKE_POWER.match(typed, start) else None)
        or _numeral(text, start, grammar)
        or _name(typed, start, start)
    )
    return (figure,)


def _may_be_in_name(text: str, start: int) -> bool:
    earlier = text[start - 1 : start]
    return earlier in ("-", "_") or (earlier.isalnum() and not _is_by(text, start - 1))


def _is_by(text: str, at: int) -> bool:
    """Whether an “x” between digits stands for “by”: `1600x1200`."""
    is_hexadecimal = text[at - 1 : at] == "0" and not text[at - 2 : at - 1].isdigit()
    beside = text[at - 1 : at] + text[at + 1 : at + 2]
    return text[at : at + 1] in ("x", "X") and len(beside) == 2 and beside.isdigit() and not is_hexadecimal


# Where the parts of a compound are: 1,25-dihydroxyvitamin D, 1,25(OH)~2~D; no 7,5-mg tablet.
_LOCANTS = re.compile(r"\d+(?:,\d+)+(?=-[(\[]?[a-z]{6}|-?\(OH\))")
_LIKE_DATE = re.compile(r"\d{1,4}[-./]\d")
_LIKE_POWER = re.compile(r"10[⁻⁺⁰¹²³⁴⁵⁶⁷⁸⁹^]|\d+(?:[.,]\d+)?[eE]")


def _number(value: Fraction) -> tuple[Reading]:
    return (Reading("number", value),)


def _name_start(text: Text, start: int, grammar: Grammar) -> int | None:
    """Where the name begins that these digits are part of: `IL-6`, `CD4`; None where they are a number."""
    typed = text.plain
    begin = start
    while begin and (
        typed[begin - 1].isalnum() or (typed[begin - 1] in "-_" and typed[begin - 2 : begin - 1].isalpha())
    ):
        begin -= 1
    before = typed[begin:start]
    if not before or not before[0].isalnum():
        return None
    word = before.rstrip("-_")
    if grammar.time_before.before(text.lower, begin + len(word)) and word.isalpha():
        return None
    glued = grammar.statistics.before(typed, start) if not before.endswith("-") else None
    if glued and glued[0] == begin and (len(word) > 1 or typed[start + 1 : start + 2] in (".", ",")):
        return None
    return begin


def _name(typed: str, begin: int, start: int) -> Figure:
    found = _REST_OF_NAME.match(typed, start)
    end = found.end() if found else start + 1
    groups = tuple(_GROUPS.findall(typed[begin:end]))
    readings = [Reading("name", tuple(group.lstrip("0") or "0" for group in groups))]
    if len(groups) == 1:
        readings.append(Reading("number", Fraction(int(groups[0]))))
    has_letters = any(letter.isalpha() for letter in typed[begin:end])
    return Figure(begin, end, "name", tuple(readings), Hold.LOOSE if has_letters else Hold.DIGITS)


def _date(typed: str, start: int) -> tuple[Figure, ...]:
    """A date in digits, as its day, month and year; where day and month may be exchanged, each may be either."""
    if found := _ISO.match(typed, start):
        year, month, day = (Fraction(int(found[at])) for at in (1, 2, 3))
        return (
            Figure(found.start(1), found.end(1), "date", _number(year)),
            Figure(found.start(2), found.end(2), "date", (Reading("month", month),)),
            Figure(found.start(3), found.end(3), "date", _number(day)),
        )
    found = _DATE.match(typed, start)
    if not found or not _is_date(found):
        return ()
    return (
        *(Figure(found.start(at), found.end(at), "date", _day_or_month(found, at)) for at in (1, 3)),
        Figure(found.start(4), found.end(4), "date", _number(Fraction(int(found[4])))),
    )


def _is_date(found: re.Match[str]) -> bool:
    first, second = int(found[1]), int(found[3])
    is_long = len(found[4]) == 4
    return (
        1 <= min(first, second) <= 12
        and max(first, second) <= 31
        and (is_long or (found[2] == "/" and len(found[1]) == len(found[3]) == 2))
    )


def _day_or_month(found: re.Match[str], at: int) -> tuple[Reading, ...]:
    value, other = Fraction(int(found[at])), int(found[4 - at])
    month = (Reading("month", value),) if value <= 12 else ()
    if value > 12:
        return _number(value)
    return (*_number(value), *month) if other <= 12 else month


def _time(text: Text, start: int, grammar: Grammar) -> Figure | None:
    """A time of day: `8:30`, `6:15 p.m.`, `18.30 h`, `8 a.m.`."""
    found = _CLOCK.match(text.typed, start) or _HOUR.match(text.typed, start)
    if not found or text.typed[start - 1 : start] in (":", ".", ","):
        return None
    typed, mark, digits = found.groups()
    hours, minutes = int(typed), int(digits or 0)
    if hours > 24 or minutes > 59:
        return None
    half, unit = half_after(text, found.end(), grammar), ""
    if mark and not half and (of := _unit_at(text, found.end(), grammar)):
        unit = of[1]
        half = half_after(text, of[0], grammar) if unit == "h" else None  # «a las 2:30 horas de la tarde»
    if not half and not (mark == ":" or (mark == "." != grammar.decimal and unit == "h")):
        return None
    times = times_of(hours, minutes, half[1] if half else "", is_of_24=typed[0] == "0" or unit == "h")
    decimal = _number(Fraction(f"{hours}.{digits}")) if mark == "." else ()
    parts = tuple(_digits(found, at) for at in (1, 3) if found[at])
    end = half[0] if half else found.end()
    return Figure(start, end, "time", times + decimal, sure=len(times), parts=parts)


def half_after(text: Text, end: int, grammar: Grammar) -> tuple[int, str] | None:
    """The words after a time that tell morning ("am") from afternoon ("pm"), and where they end."""
    return grammar.halves.at(text.lower, end + (text.plain[end : end + 1] == " "))


HALF_DAY = 12
"""The hours of a clock."""


def times_of(hours: int, minutes: int, half: str, *, is_of_24: bool = False) -> tuple[Reading, ...]:
    """The minutes from midnight that a time may mean: 12:50 a.m. is 00:50, and 8:15 may be 20:15."""
    earlier = hours % HALF_DAY if half else hours
    later = earlier + HALF_DAY if earlier < HALF_DAY else earlier
    either = (later,) if half == "pm" else (earlier,) if half or is_of_24 else (earlier, later)
    return tuple(Reading("time", Fraction(one * 60 + minutes)) for one in dict.fromkeys(either))


def _digits(found: re.Match[str], group: int) -> Figure:
    return Figure(found.start(group), found.end(group), "digits", _number(Fraction(int(found[group]))))


def _unit_right_after(text: Text, end: int, grammar: Grammar) -> str:
    found = _unit_at(text, end, grammar)
    return found[1] if found else ""


def _unit_at(text: Text, end: int, grammar: Grammar) -> tuple[int, str] | None:
    at = end + (text.plain[end : end + 1] == " ")
    return grammar.units.at(text.plain, at) or grammar.unit_words.at(text.lower, at)


def _as_time(text: Text, start: int, end: int, grammar: Grammar) -> tuple[Reading, ...]:
    """What a number with a point means if that parts hours from minutes: «de 15.00 a 20.00»."""
    found = _CLOCK.match(text.typed, start)
    if not found or found.end() != end or _unit_at(text, end, grammar):
        return ()
    hours, minutes = int(found["hours"]), int(found["minutes"])
    return times_of(hours, minutes, "") if hours <= 24 and minutes < 60 else ()


def _scientific(text: Text, start: int) -> Figure | None:
    """A power of ten: `10⁹`, `10^-6`, `1.2e-5`."""
    if found := _POWER.match(text.typed, start):
        power = int((found[1] or found[2]).translate(ON_THE_LINE).replace("−", "-"))
        return Figure(start, found.end(), "digits", _number(Fraction(10) ** power))
    if found := _SCIENTIFIC.match(text.typed, start):
        value = Fraction(found[0].lower().replace(",", ".").replace("−", "-"))
        return Figure(start, found.end(), "digits", _number(value))
    return None


def _numeral(text: Text, start: int, grammar: Grammar) -> Figure | None:
    """A number in digits, or an ordinal; None where it is part of a name: `18F`, `5.4.3`."""
    if text.typed[start - 1 : start] == "." and not text.typed[start - 2 : start - 1].isalnum():
        start -= 1
    found = NUMERAL.match(text.typed, start)
    numeral = read_numeral(found[0], grammar.decimal, grammar.grouping) if found else None
    if not found or not numeral:
        return None
    end = found.end()
    readings = numeral.readings
    following = text.typed[end : end + 1]
    if text.lower[end : end + 1] in grammar.ordinal_heads and (
        ending := next((one for one in grammar.ordinal_endings if _ends(text.lower, end, one)), "")
    ):
        return Figure(start, end + len(ending), "ordinal", readings)
    if following == "s" and numeral.is_decade and _is_end(text.typed, end + 1):
        value = numeral.readings[0].value
        later = _number(1900 + value) if isinstance(value, Fraction) and value < 100 else ()  # '80s
        return Figure(start, end + 1, "ordinal", (*readings, *later))
    is_alone = not following.isalpha() or _is_by(text.typed, end)
    if not is_alone and not (_unit_right_after(text, end, grammar) or _is_mark(text, end)):
        return None
    parts = _split(found, grammar) if " " in found[0] else ()
    sure = numeral.sure if len(readings) > 1 or not numeral.sure else ALL
    if "." in found[0]:
        readings += _as_time(text, start, end, grammar)
    return Figure(start, end, "digits", readings, sure=sure, doubtful=numeral.doubtful, parts=parts)


def _is_mark(text: Text, at: int) -> bool:
    """Whether a letter right after a number is the raised mark of a note."""
    return text.typed[at] in "abcdefghij" and _is_end(text.typed, at + 1)


def _ends(text: str, at: int, ending: str) -> bool:
    return text.startswith(ending, at) and _is_end(text, at + len(ending))


def _is_end(text: str, at: int) -> bool:
    return not text[at : at + 1].isalnum()


def _split(found: re.Match[str], grammar: Grammar) -> tuple[Figure, ...]:
    """Digits parted by plain spaces, as the numbers they are if they are not one."""
    parts, at = [], found.start()
    for piece in found[0].split(" "):
        if numeral := read_numeral(piece, grammar.decimal, grammar.grouping):
            parts.append(Figure(at, at + len(piece), "digits", numeral.readings))
        at += len(piece) + 1
    return tuple(parts)

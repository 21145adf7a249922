"""What is set in place of what was typed: spaces, dashes and signs, where there can be no doubt.

Each substitution is a pattern that leaves alone whatever could mean something else: identifiers, dates,
telephone numbers, cell lines, panels of figures. A language's own words stand in its catalogue.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from ..measures import UNITS

NBSP = "\u00a0"
NARROW_NBSP = "\u202f"

# Single letters that a number of two digits or more can only have as its unit; `5g` may be a figure's panel.
_LETTER_UNITS = "ghLU"


class Substitution(NamedTuple):
    """A pattern, what stands in its place, and what must be there for it to be looked for.

    That is one of some signs (where there are none: a digit), and what a simpler pattern finds.
    """

    signs: tuple[str, ...]
    pattern: re.Pattern[str]
    change: Callable[[re.Match[str]], str] | str
    needed: re.Pattern[str] | None = None


@lru_cache(maxsize=16)
def substitutions(
    range_dash: str, thousands: str, percent: str, units: tuple[str, ...], kept: tuple[str, ...]
) -> tuple[Substitution, ...]:
    """The substitutions of an edition, in the order in which they are made."""
    every = {*UNITS, *units}
    return (
        *_PLAIN,
        *_with_units(every),
        *_ranges(every, range_dash),
        Substitution(("-",), _MINUS, "−"),
        Substitution((), _LONG_NUMBER, lambda found: _grouped(found[0], thousands)),
        Substitution(("%",), re.compile(r"(?<=\d)[ \u00a0\u202f]?%(?![\w])"), percent),
        Substitution(
            (), re.compile(rf"[ \u202f](?<=\d.)(?=[{_first_of(every)}])(?=(?:{_any(every)})(?![\w]))"), NBSP
        ),
        Substitution(
            _COMPARATORS, re.compile(r"[ \u202f](?<=[\w)].)(?=[=<>≤≥±≈×][ \u00a0]?[−-]?[\d.])"), NBSP
        ),
        Substitution(_COMPARATORS, re.compile(r"[ \u202f](?<=[=<>≤≥±≈×].)(?=[−-]?[\d.])"), NBSP),
        *_kept_together(kept),
    )


def _first_of(words: Iterable[str]) -> str:
    """The first characters of words, for a set."""
    return "".join(re.escape(first) for first in sorted({word[0] for word in words}))


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


# Patterns begin with what is rare where they can, and look back only then: that is many times faster.
_COMPARATORS = tuple("=<>≤≥±≈×")
_DASHES = tuple("-–−")
# The first digit of a number that stands by itself: no part of a word, an identifier or a version.
_ALONE = r"\d(?<![\w.,@:#–−-]\d)"
# The same, or the second end of a range or of a product.
_ALONE_OR_SECOND = r"\d(?:(?<![\w.,@:#–−-]\d)|(?<=\d[-–−x×]\d))"
_REST = r"\d*(?:[.,]\d+)*"

# A hyphen that can only be a minus: before a decimal fraction; after a comparator or a dash; first of all; alone in
# brackets; before a number with a unit.
_MINUS = re.compile(
    r"-(?:(?<![^\s(\[]-)(?<!\d[ \u00a0]-)(?=\d+[.,]\d|\.\d)"
    r"|(?:(?<=[=<>≤≥±×≈–]-)|(?<=[=<>≤≥±×≈][ \u00a0]-)|(?<![\s\S]-))(?=\d)"
    r"|(?<=[(\[]-)(?=\d+\))|(?<![^\s(\[]-)(?<!\d[ \u00a0]-)(?=\d+[ \u00a0]?(?:%|[°º][ \u00a0]?[CF]|dB|mV|mm)))"
)
_TIMES = re.compile(rf"{_ALONE}(?!(?<=0)x){_REST}(?:[ \u00a0]?x[ \u00a0]?\d{_REST})+(?!\w)")
_DEGREES = re.compile(
    r"(?:(?<=\d)[ \u00a0]?°[ \u00a0]?|(?<=\d)º|(?:(?<=\d\d)|(?<=[.,]\d))[ \u00a0]?º[ \u00a0]?)(?=[CF](?!\w))"
)
_PLUS_OR_MINUS = re.compile(r"\+/[-−](?<![^\s(\d]...)(?=[ \u00a0]?[\d.]|[ \u00a0]\w)")
_POWER_OF_METRES = re.compile(r"(?:(?<=\d)|(?<=\d[ \u00a0])|(?<=/))([cdkmµμn]?m)([23])(?!\w)")
_MICRO = re.compile(r"u(?:(?<=\du)|(?<=\d[ \u00a0]u))(?=(?:g|L|l|M|mol)(?!\w))")

_PLAIN = (
    Substitution(("  ",), re.compile(r"  +"), " "),
    Substitution(("...",), re.compile(r"\.{3}"), "…"),
    Substitution(("---",), re.compile(r"(?<!-)---(?!-)"), "—"),
    Substitution(("--",), re.compile(r"(?<!-)--(?!-)"), "–"),
    Substitution(("'n'",), re.compile(r"'n'(?<=[\s\w]...)(?=[\s\w])"), "’n’"),
    Substitution(("+/",), _PLUS_OR_MINUS, "±"),
    Substitution((">=",), re.compile(r"(?<![<>=])>=(?![=>])"), "≥"),
    Substitution(("<=",), re.compile(r"(?<![<>=])<=(?![=>])"), "≤"),
    Substitution(("ug", "uL", "ul", "uM", "um"), _MICRO, "µ"),
    Substitution(("°", "º"), _DEGREES, f"{NBSP}°"),
    Substitution(("m2", "m3"), _POWER_OF_METRES, lambda found: found[1] + {"2": "²", "3": "³"}[found[2]]),
)


def _with_units(units: Iterable[str]) -> Iterator[Substitution]:
    """Numbers and units set apart."""
    longer = [unit for unit in units if len(unit) > 1]
    close = re.compile(rf"\d[{_first_of(longer)}]")
    amounts = re.compile(rf"{_ALONE_OR_SECOND}{_REST}(?=(?:{_any(longer)})(?!\w))")
    yield Substitution((), amounts, rf"\g<0>{NBSP}", close)
    several = re.compile(rf"{_ALONE}(?:\d+|\d*[.,]\d+)(?=[{_LETTER_UNITS}](?!\w))")
    yield Substitution((), several, rf"\g<0>{NBSP}", re.compile(rf"\d[{_LETTER_UNITS}](?!\w)"))
    yield Substitution(
        ("/",), re.compile(r"\d(?<=[A-Za-zµμ%]/\d)\d*(?=(?:h|d|s|min)(?!\w))"), rf"\g<0>{NBSP}"
    )
    yield Substitution(("x",), _TIMES, lambda found: _with_times(found[0]))


def _with_times(typed: str) -> str:
    return re.sub(r"([ \u00a0]?)x([ \u00a0]?)", lambda x: f"{NBSP}×{NBSP}" if x[1] or x[2] else "×", typed)


def _kept_together(phrases: tuple[str, ...]) -> Iterator[Substitution]:
    """Abbreviations of several words, which no line may part."""
    if phrases:
        pattern = re.compile(rf"(?:{_any(phrases)})(?!\w)")
        yield Substitution(phrases, pattern, lambda found: found[0].replace(" ", NBSP))


# Ends of a numeric range typed with a hyphen or a dash; not identifiers, dates, telephone numbers.
_LOW = r"(\d(?<![\w.,/@:–−-]\d)(?<!\w[ \u00a0]-\d)\d*(?:[.,]\d+)?)"
_BEFORE_HIGH = re.compile(r"[-–−]\s?\d")
_RANGE = re.compile(rf"{_LOW}(\s?)[-–−](\s?)(\d+(?:[.,]\d+)?)(?![\w@–−/-]|[.,:]\d)")


def _ranges(units: Iterable[str], dash: str) -> Iterator[Substitution]:
    """The dash between two numbers, whether both have the unit or only the second."""
    amounts = re.compile(
        rf"{_LOW}([ \u00a0]?)({_any(units)})(\s?)[-–−](\s?)(\d+(?:[.,]\d+)?)([ \u00a0]?)\3(?!\w)"
    )
    yield Substitution(_DASHES, amounts, lambda found: _range_of_amounts(found, dash), _BEFORE_HIGH)
    yield Substitution(_DASHES, _RANGE, lambda found: _range(found, dash), _BEFORE_HIGH)


def _range_of_amounts(found: re.Match[str], dash: str) -> str:
    low, space, unit, before, after, high, second = found.groups()
    if bool(before) != bool(after) or not _ascends(low, high) or (before and "−" in found[0]):
        return found[0]
    return f"{low}{space}{unit}{dash}{high}{second}{unit}"


# Five digits or more that stand alone: not part of an identifier, an amount with groups, a word.
_LONG_NUMBER = re.compile(
    r"[1-9](?<![\w.,/@:#–−-].)(?<![A-Z]{2}[ \u00a0].)(?<![º°][ \u00a0].)\d{4,}(?![\w/@:-])"
)


def _range(found: re.Match[str], dash: str) -> str:
    low, before, after, high = found.groups()
    if bool(before) != bool(after) or not _ascends(low, high):
        return found[0]
    if before and "−" in found[0]:
        return found[0]  # a subtraction
    return f"{low}{dash}{high}"


def _ascends(low: str, high: str) -> bool:
    """Whether two numbers can be the ends of a range: `7–9`, `213–5`, `0.74–0.98`, but no ISSN and no date."""
    if not (low.isdigit() and high.isdigit()):
        return float(low.replace(",", ".")) < float(high.replace(",", "."))
    if len(low) == len(high) == 4:
        return low < high and low[:2] in _CENTURIES and high[:2] in _CENTURIES
    return int(low) < int(high) or (len(high) < len(low) and int(high) > 0 and low[0] != "0" and len(low) > 2)


_CENTURIES = {str(century) for century in range(14, 22)}


def _grouped(digits: str, thousands: str) -> str:
    head = len(digits) % 3
    groups = [digits[:head]] if head else []
    groups += [digits[at : at + 3] for at in range(head, len(digits), 3)]
    return thousands.join(groups)


def is_minus(text: str, at: int) -> bool:
    """Whether the hyphen at a place is one that is set as a minus."""
    return bool(_MINUS.match(text, at))

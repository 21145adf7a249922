"""Numbers in words: found, and put together where several words are one number."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from fractions import Fraction

from .figures import HALF_DAY, Figure, Text, half_after, times_of
from .grammar import HOURS, TIMES, Grammar, Word
from .model import Hold, Kind, Reading, is_in
from .surroundings import ends_half, unit_after

_AFTER_SLASH = re.compile(r"(?<=/)[^\W\d_]+")
_CAPITALS = re.compile(r"(?<![\w-])(?:[IVX]+|[ivx]{2,})(?!\w)")
_ROMAN = re.compile(r"(X{0,3})(IX|IV|V?I{0,3})")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10}
_KINDS: dict[str, Kind] = {"month": "month", "schedule": "period", "clock": "time"}
_MIDNIGHT = Fraction(24 * 60)
_STANDING = {"number": Hold.WORD, "month": Hold.WORD}


def worded(text: Text, grammar: Grammar) -> Iterator[Figure]:
    """The words of numbers, one by one: those that the catalogue lists, schedules after a slash, Roman numerals."""
    at = 0
    for start in grammar.words.starts(text.lower_words):
        phrase = grammar.words.at(text.lower, start) if start >= at and not text.past_address(start) else None
        if phrase:
            at = phrase[0]
            if figure := _figure(text, start, at, phrase[1], grammar):
                yield figure
    if "/" in text.typed:
        yield from _found(_AFTER_SLASH, _slashed, text, grammar)
    yield from _found(_CAPITALS, _roman, text, grammar)


def _found(
    pattern: re.Pattern[str],
    read: Callable[[Text, int, int, Grammar], Figure | None],
    text: Text,
    grammar: Grammar,
) -> Iterator[Figure]:
    for found in pattern.finditer(text.typed):
        figure = read(text, found.start(), found.end(), grammar)
        if figure and not text.past_address(found.start()):
            yield figure


def _slashed(text: Text, start: int, end: int, grammar: Grammar) -> Figure | None:
    """A schedule after a slash: `mg/day`."""
    unit = grammar.unit_words.at(text.lower, start)
    if not unit or unit[1] not in HOURS or unit[1] == "h" or text.plain[start - 2 : start - 1] in ("/", ""):
        return None
    return Figure(start, unit[0], "schedule", (Reading("period", HOURS[unit[1]]),), Hold.WORD)


def _figure(text: Text, start: int, end: int, meanings: tuple[Word, ...], grammar: Grammar) -> Figure | None:
    first = meanings[0]
    if first.sort == "none" or text.typed[start - 1 : start].isdigit() or _is_acronym(text.typed, start, end):
        return None
    if first.sort == "month" and not _is_month(text, start, end, grammar):
        return None
    readings = tuple(Reading(_KINDS.get(one.sort, "number"), one.value) for one in meanings)
    if first.sort == "clock" and not first.value:
        readings = (*readings, Reading("time", _MIDNIGHT))
    if first.sort == "number" and first.value <= HALF_DAY and (half := half_after(text, end, grammar)):
        readings = (*readings, *times_of(int(first.value), 0, half[1]))  # "at four in the afternoon"
    hold = _STANDING.get(first.sort, Hold.LOOSE)
    if first.value == 1 and first.sort == "number":
        hold = Hold.LOOSE
    unit = next((one.unit for one in meanings if one.unit), "")
    return Figure(start, end, first.sort, readings, hold, unit)


def _is_acronym(typed: str, start: int, end: int) -> bool:
    """Whether a word in capitals stands among others in small letters: DOS is no two."""
    around = typed[max(0, start - _AROUND) : start] + typed[end : end + _AROUND]
    return end - start > 1 and typed[start:end].isupper() and any(map(str.islower, around))


_AROUND = 12

_AFTER_MONTH = re.compile(r"[\s\u00a0]*[-–/,.]?[\s\u00a0]*\d|[-–/]")
_BEFORE_MONTH = re.compile(r"\d[\s\u00a0]*[-–/.]?[\s\u00a0]*$|\d(?:st|nd|rd|th) $")


def _is_month(text: Text, start: int, end: int, grammar: Grammar) -> bool:
    """Whether a word that may be a month's name is one: "May" is no verb beside a number or after "in"."""
    typed = text.typed
    is_beside_number = _AFTER_MONTH.match(typed, end) or _BEFORE_MONTH.search(
        typed[max(0, start - 6) : start]
    )
    if text.lower[start:end] in grammar.doubtful_months:
        if grammar.has_capital_months and not typed[start].isupper():
            return False
        is_bracketed = typed[start - 1 : start] + typed[end : end + 1] == "()"
        is_named = typed[start].isupper() and (
            is_bracketed or grammar.before_months.before(text.lower, start - 1)
        )
        return bool(is_beside_number or is_named or _is_month_later(text, end, grammar))
    is_part_of_name = (
        typed[start].isupper() and typed[start - 2 : start - 1].islower() and not grammar.has_capital_months
    )
    return not is_part_of_name or any(letter.isdigit() for letter in typed[end : end + 9])


def _is_month_later(text: Text, end: int, grammar: Grammar) -> bool:
    """Whether a word and another month follow: "May to July"."""
    found = _LATER.match(text.lower, end)
    after = grammar.words.at(text.lower, found.end()) if found else None
    return after is not None and any(word.sort == "month" for word in after[1])


_LATER = re.compile(r" [^\W\d_]{2,7} (?=[^\W\d_])")


def _roman(text: Text, start: int, end: int, grammar: Grammar) -> Figure | None:
    """A Roman numeral of two letters; behind what is numbered, of one, or in small letters: "phase I", «siglo xx»."""
    letters = text.typed[start:end].upper()
    if (
        not _ROMAN.fullmatch(letters)
        or text.typed[end : end + 1].isalnum()
        or text.typed[start - 1 : start] == "-"
    ):
        return None
    is_numbered = bool(grammar.numbered.before(text.lower, start - 1))
    if not is_numbered and (len(letters) == 1 or text.typed[start].islower()):
        return None
    value = 0
    for letter, following in zip(letters, [*letters[1:], ""], strict=True):
        one = _ROMAN_VALUES[letter]
        value += -one if _ROMAN_VALUES.get(following, 0) > one else one
    return Figure(
        start,
        end,
        "roman",
        (Reading("number", Fraction(value)),),
        Hold.WORD if is_numbered and len(letters) > 1 else Hold.LOOSE,
    )


def joined(found: Iterable[Figure], text: Text, grammar: Grammar) -> list[Figure]:
    """Figures in order, those that make one number put together: "two million", «dos y medio», "three in four"."""
    whole: list[Figure] = []
    for figure in sorted(found, key=lambda one: (one.start, -one.end)):
        if whole and figure.start < whole[-1].end:
            continue
        while whole and (one := _one_number(whole[-1], figure, text, grammar)):
            whole.pop()
            figure = one
        if figure.sort != "half":
            whole.append(figure)
        elif one := _one_and_half(figure, whole, text, grammar):
            whole = [*(each for each in whole if each.end <= one.start), one]
    shares: list[Figure] = []
    for figure in whole:
        share = _share(shares[-1], figure, text, grammar) if shares else None
        shares[-1:] = [share] if share else [*shares[-1:], figure]
    return shares


def _one_and_half(half: Figure, earlier: Sequence[Figure], text: Text, grammar: Grammar) -> Figure | None:
    """A half as the one and a half that it is behind a noun that no number counts: "an hour and a half"."""
    noun = _NOUN.search(text.lower, max(0, half.start - _AROUND * 2), half.start)
    if not noun or any(noun.start(2) - 2 < one.end and one.sort != "schedule" for one in earlier):
        return None
    found = grammar.unit_words.at(text.lower, noun.start(2))
    unit = found[1] if found and found[0] == noun.end(2) else ""
    has_article = noun[1] in grammar.one
    if unit not in TIMES and not (has_article and ends_half(text, half.end)):
        return None
    value = (Reading("number", Fraction(3, 2)),)
    return Figure(noun.start(1 if has_article else 2), half.end, "number", value, Hold.WORD, unit=unit)


_NOUN = re.compile(r"(?<![^\W\d_])(?:([^\W\d_]+) )?([^\W\d_]+) $")


def _one_number(first: Figure, second: Figure, text: Text, grammar: Grammar) -> Figure | None:
    """Two figures as one, where they are one number."""
    gap = text.lower[first.end : second.start]
    if (
        len(gap) > 5
        or first.sort in ("name", "month", "schedule", "roman")
        or _is_said_share(first, text, grammar)
    ):
        return None
    if second.sort == "period" and gap == " " and first.sort in _WHOLE:
        years = (Reading("number", first.value * second.value),)  # "two decades" are 20 years
        return first._replace(end=second.end, readings=years, hold=Hold.WORD, unit=second.unit)
    word = gap.strip(" -")
    value = _sum(first, second, gap, word in grammar.joints)
    if value is None or (word and word not in grammar.joints):
        return None
    hold = Hold.DIGITS if first.sort == "digits" else Hold.WORD
    sort = "digits" if first.sort == "digits" else "number" if second.sort != "fraction" else "fraction"
    return first._replace(
        end=second.end,
        sort=sort,
        readings=(Reading("number", value),),
        hold=hold,
        sure=min(first.sure, 1),
    )


def _is_said_share(figure: Figure, text: Text, grammar: Grammar) -> bool:
    """Whether a figure's own words make it the first of a share: «uno de cada» mil."""
    return text.lower[figure.start : figure.end].partition(" ")[2] in grammar.proportions


def _are_share(some: Figure, whole: Figure, text: Text, grammar: Grammar) -> bool:
    """Whether two numbers are a share: "three in four", «una de cada tres»; not "four in six hours"."""
    if some.sort == "digits" and (text.plain[some.end] != " " or _is_like_year(whole)):
        return False  # "6% in 2016"
    between = text.lower[some.start : whole.start].strip().partition(" ")[2]
    if some.value == 1 and between not in grammar.proportions:
        between = between.partition(" ")[2]  # "one patient in five"
    return between in grammar.proportions and not unit_after(text, whole.end, grammar)


def _is_like_year(figure: Figure) -> bool:
    """Whether four digits may be a year of our times, and are no round number."""
    return figure.sort == "digits" and is_in(figure.value, _YEARS) and figure.value % 100 != 0


_YEARS = range(1900, 2100)


def _share(some: Figure, whole: Figure, text: Text, grammar: Grammar) -> Figure | None:
    """Two numbers as the share that they are: "three in four", "3 out of 4" are three quarters."""
    if not _are_whole(some, whole) or not 0 < some.value < whole.value:
        return None
    if not _are_share(some, whole, text, grammar):
        return None
    share = (Reading("number", some.value / whole.value),)
    hold = max(some.hold, whole.hold, Hold.WORD)
    return Figure(some.start, whole.end, "fraction", share, hold, parts=(some, whole))


def _are_whole(*figures: Figure) -> bool:
    """Whether figures count, in words or in digits."""
    return all(one.sort in _WHOLE and one.value.denominator == 1 for one in figures)


_WHOLE = ("number", "digits", "scale")


def _sum(first: Figure, second: Figure, gap: str, has_joint: bool) -> Fraction | None:
    """The value of two figures together; None where they are two numbers."""
    one, other = first.value, second.value
    if second.sort == "half" and gap == " ":
        return one + other
    if second.sort == "scale" and gap == " " and first.sort != "ordinal":
        return _scaled(one, other)
    is_part = second.sort == "fraction" and len(second.readings) == 1
    if is_part and first.sort == "number" and one < 20 and gap in (" ", "-"):
        return one * other
    if is_part and first.sort == "digits" and second.hold is Hold.DIGITS and not gap:
        return one + other  # 2½
    if second.sort != "number" or first.sort not in ("number", "scale"):
        return None
    if one % 10 == 0 and one % 100 >= 20 and 0 < other < 10 and (gap in (" ", "-") or has_joint):
        return one + other
    is_hundred = one % 100 == 0 and one > 0 and other < (1000 if one % 1000 == 0 else 100)
    return one + other if is_hundred and gap in (" ", "-") else _joined_hundred(one, other, has_joint)


def _joined_hundred(one: Fraction, other: Fraction, has_joint: bool) -> Fraction | None:
    """A hundred and its rest, where a word joins them: "one hundred and five"."""
    return one + other if has_joint and one % 1000 > 0 and one % 100 == 0 and other < 100 else None


def _scaled(one: Fraction, scale: Fraction) -> Fraction | None:
    """So many dozens, hundreds, thousands, millions; what is above the scale is added: two million five hundred."""
    above = 1000 if scale < 1000 else 1_000_000
    rest = one if scale >= 1_000_000 else one % above
    if not rest or (scale < 1_000_000 and rest >= max(scale, Fraction(100))):
        return None
    return one - rest + rest * scale

"""A text's quantities: its numbers, each with what stands around it."""

import re
from bisect import bisect_right
from fractions import Fraction

from .figures import Figure, Text, figures, prepared
from .grammar import COUNTED, HOURS, Grammar
from .model import ALL, Hold, Quantity, Reading
from .naming import statistics_in
from .surroundings import after, as_schedule, before, is_every, named_before, time_near, unit_after
from .versions import is_version
from .wording import joined, worded


def read(typed: str, grammar: Grammar) -> tuple[Quantity, ...]:
    """Every quantity of a text, in order."""
    if not typed:
        return ()
    text = prepared(typed)
    found = joined([*figures(text, grammar), *worded(text, grammar)], text, grammar)
    if not found:
        return ()
    quantities = [_quantity(figure, text, grammar) for figure in found]
    quantities = _schedules(quantities, text, grammar)
    quantities = _shared(quantities, text, grammar)
    return tuple(_counted_by_statistic(quantities, text, grammar))


def _quantity(figure: Figure, text: Text, grammar: Grammar) -> Quantity:
    """A figure with its unit, comparator and sign."""
    if figure.sort in ("schedule", "month", "roman", "name"):
        return _bare(figure, text, grammar)
    measured = unit_after(text, figure.end, grammar)
    unit, end = (measured.unit.removeprefix(COUNTED), measured.end) if measured else (figure.unit, figure.end)
    hold = figure.hold
    if not unit and text.plain[end : end + 1] == "-" and text.plain[end + 1 : end + 2].isalpha():
        hold = hold if hold is Hold.DIGITS else Hold.LOOSE  # three-dimensional
    if figure.sort == "number" and not unit and grammar.before_known.before(text.lower, figure.start - 1):
        hold = Hold.LOOSE  # the two groups
    front, (stop, behind) = before(text, figure.start, grammar), after(text, end, grammar)
    if behind and not unit and (later := unit_after(text, stop, grammar)):
        unit, stop = later.unit.removeprefix(COUNTED), later.end  # 12 or more months
    near = (named_before(text, figure.start, grammar), time_near(text, end, grammar) if not unit else "")
    unit = front.money or unit
    quantity = Quantity(
        _readings(figure, text, grammar),
        figure.start,
        figure.end,
        figure.sort,
        hold,
        figure.sure,
        figure.doubtful,
        (front.start, stop),
        unit,
        frozenset(filter(None, near)),
        front.sign,
        is_in_ratio=_is_in_ratio(text, figure),
        in_words=front.in_words or (bool(behind) and text.plain[end : end + 1] != "+"),
        parts=tuple(_bare(part, text, grammar) for part in figure.parts),
    )
    quantity = _compared(quantity, front.comparators or behind)
    if not figure.sure and is_version(text, figure.start, grammar):
        quantity = quantity.with_(sort="version", sure=ALL)
    return quantity


def _is_in_ratio(text: Text, figure: Figure) -> bool:
    beside = text.plain[figure.start - 1 : figure.start] + text.plain[figure.end : figure.end + 1]
    return figure.sort == "digits" and any(mark in beside for mark in ":/")


_TIMES = frozenset((*HOURS, "min", "s", "ms"))


def _compared(quantity: Quantity, key: str) -> Quantity:
    """A quantity with what it is compared by; `?` marks what may be left out, `~` what may be before a time."""
    optional = key.startswith("?") or key == "≈" or (key.startswith("~") and quantity.unit in _TIMES)
    return quantity.with_(comparators=key.lstrip("?~"), optional=optional)


def _bare(figure: Figure, text: Text, grammar: Grammar) -> Quantity:
    return Quantity(
        figure.readings,
        figure.start,
        figure.end,
        figure.sort,
        figure.hold,
        figure.sure,
        whole=(figure.start, figure.end),
    )


def _readings(figure: Figure, text: Text, grammar: Grammar) -> tuple[Reading, ...]:
    """What a figure may mean where it stands: nineties are of a century, too."""
    value = figure.value
    if 10 <= value < 100 and value % 10 == 0 and grammar.decades.before(text.lower, figure.start - 1):
        return (*figure.readings, Reading("number", 1900 + value))
    return figure.readings


def _schedules(found: list[Quantity], text: Text, grammar: Grammar) -> list[Quantity]:
    """Quantities with those that tell how often as one: "every 8 hours", "3 times a day"."""
    out: list[Quantity] = []
    for one in found:
        last = out[-1] if out else None
        if one.sort == "schedule" and last and _is_times(last, one, text):
            out[-1] = _times_a(last, one)
        elif (
            one.unit in HOURS
            and is_every(text, one.start, grammar)
            and isinstance(one.readings[0].value, Fraction)
        ):
            period = as_schedule(one.readings[0].value * HOURS[one.unit])
            readings = (period, *one.readings)
            sure = one.sure + 1 if one.sure else 0
            out.append(one.with_(readings=readings, sort="schedule", comparators="", sure=sure))
        else:
            out.append(one)
    return out


def _is_times(number: Quantity, schedule: Quantity, text: Text) -> bool:
    """Whether a number before a schedule says how many times: "twice daily", "3 times a week"."""
    gap = text.plain[number.whole[1] : schedule.start]
    counts = number.unit == "×" or (number.sort == "loose" and not number.unit)
    return (
        counts
        and gap in ("", " ", "-", "/", " / ")
        and number.kind == "number"
        and bool(number.readings[0].value)
    )


def _times_a(number: Quantity, schedule: Quantity) -> Quantity:
    hours, times = schedule.readings[0].value, number.readings[0].value
    assert isinstance(hours, Fraction) and isinstance(times, Fraction)  # noqa: PT018  # as their kinds tell
    return number.with_(
        readings=(as_schedule(hours, times), *number.readings),
        end=schedule.end,
        whole=(number.whole[0], schedule.end),
        sort="schedule",
        hold=max(number.hold, Hold.WORD),
        unit="",
    )


_BETWEEN = re.compile(r"[\s,;:/()–—−-]+")
_CLOSED = re.compile(r"[)\]]")


def _shared(found: list[Quantity], text: Text, grammar: Grammar) -> list[Quantity]:
    """Quantities with the units that they share along ranges and lists, and with brackets: 54 (12) years."""
    out = list(found)
    for at in range(len(out) - 1, -1, -1):
        one = out[at]
        if (
            not one.unit
            and _CLOSED.match(text.plain, one.end)
            and (unit := unit_after(text, one.end + 1, grammar))
        ):
            out[at] = one = one.with_(shared=one.shared | {unit.unit})
        if at + 1 < len(out):
            out[at] = _with_next(one, out[at + 1], text, grammar)
    for at in range(1, len(out)):
        first, one = out[at - 1], out[at]
        given = first.shared | ({first.unit} if first.unit in ("USD", "EUR", "GBP") else set())
        if given and not one.unit and is_list(text.lower[first.whole[1] : one.start], grammar):
            out[at] = one.with_(shared=one.shared | given)
    return out


def _with_next(one: Quantity, following: Quantity, text: Text, grammar: Grammar) -> Quantity:
    units = {following.unit} - {""} | following.shared
    if one.unit or not units:
        return one
    gap = text.lower[one.whole[1] : following.start]
    closed = gap.count("(") > gap.count(")") and not (following.shared and not following.unit)
    if closed or not is_list(gap, grammar):
        return one
    return one.with_(shared=one.shared | units)


def is_list(gap: str, grammar: Grammar) -> bool:
    """Whether what stands between two numbers makes them a range or a list."""
    if len(gap) > 24:
        return False
    for sign in ("<=", ">=", "±"):
        gap = gap.replace(sign, "")
    word = _BETWEEN.sub(" ", gap).strip(" <>≤≥=+~≈")
    return not word or word in grammar.between


def _counted_by_statistic(found: list[Quantity], text: Text, grammar: Grammar) -> list[Quantity]:
    """Quantities with the statistic that is named right before each, or of whose interval it is the level."""
    names = statistics_in(text, grammar)
    if not names:
        return found
    ends, starts = [end for _, end, _ in names], {start: which for start, _, which in names}
    out: list[Quantity] = []
    for at, one in enumerate(found):
        following = one.whole[1] + (text.plain[one.whole[1] : one.whole[1] + 1] == " ")
        if one.unit == "%" and (which := starts.get(following)):
            out.append(one.with_(statistic=which))
        elif nearest := bisect_right(ends, one.start):
            _, end, which = names[nearest - 1]
            before = [other for other in found[max(0, at - 3) : at] if other.start >= end]
            out.append(_named(one, before, end, which, text, grammar))
        else:
            out.append(one)
    return out


def _named(
    one: Quantity, before: list[Quantity], end: int, which: frozenset[str], text: Text, grammar: Grammar
) -> Quantity:
    """A quantity with the statistic named before it, where only links, and a level of confidence, are between."""
    start = end
    if before and before[0].unit == "%" and len(before) < 3:
        start = before[0].whole[1]
        before = before[1:]
    gap = text.lower[start : one.whole[0]]
    is_linked = not before and len(gap) < 40 and all(word in grammar.links for word in _WORD.findall(gap))
    return one.with_(statistic=which) if is_linked else one


_WORD = re.compile(r"[^\W\d_]+")

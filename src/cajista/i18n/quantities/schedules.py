"""Numbers that tell how often something is done: every 8 hours, twice a day, mg/12 h."""

import re
from collections.abc import Sequence
from fractions import Fraction

from .figures import Text
from .grammar import HOURS, Grammar
from .model import Hold, Quantity
from .surroundings import as_schedule, is_every

_GAPS = ("", " ", "-", "/", " / ")


def with_schedules(found: list[Quantity], text: Text, grammar: Grammar) -> list[Quantity]:
    """Quantities with those that tell how often as one: "every 8 hours", "3 times a day"."""
    out: list[Quantity] = []
    for number in found:
        last = out[-1] if out else None
        one = _with_time_before(number, out, text, grammar)
        if one.sort == "schedule" and last and _is_times(last, one, text, grammar):
            out[-1] = _times_a(last, one)
        elif one.unit in HOURS and one.kind == "number" and is_every(text, one.start, grammar):
            out.append(_every(one))
        else:
            out.append(one)
    return out


def _with_time_before(one: Quantity, before: Sequence[Quantity], text: Text, grammar: Grammar) -> Quantity:
    """A number behind "every" with the unit of the last schedule before it: «cada dos semanas y luego cada cuatro»."""
    if one.unit or one.sort not in ("number", "digits") or not _END.match(text.plain, one.end):
        return one
    last = next((each for each in reversed(before) if each.sort == "schedule" and each.unit in HOURS), None)
    if last is None or ". " in text.plain[last.end : one.start]:
        return one
    return one._replace(unit=last.unit) if grammar.every.before(text.lower, one.start - 1) else one


_END = re.compile(r"\s*(?:[^\w\s]|$)")  # behind what counts nothing that is named


def _every(one: Quantity) -> Quantity:
    """A time as a schedule; where it is none after all, it is still a number."""
    hours = one.readings[0].value
    assert isinstance(hours, Fraction)  # as its kind tells
    readings = (as_schedule(hours * HOURS[one.unit]), *one.readings)
    return one._replace(
        readings=readings, sort="schedule", comparators="", sure=one.sure + 1 if one.sure else 0
    )


def _is_times(number: Quantity, schedule: Quantity, text: Text, grammar: Grammar) -> bool:
    """Whether a number before a schedule says how many times: "twice daily", "3 times a week"; not "doubled every"."""
    gap = text.plain[number.whole[1] : schedule.start]
    is_word = text.lower[number.start : number.end] in grammar.words.meanings  # and no beginning of one
    counts = number.unit == "×" or (number.sort == "loose" and not number.unit and is_word)
    own = text.lower[schedule.start : schedule.end].split()
    is_once = len(own) > _A_DAY and own[0] in grammar.one  # «ambas una vez al día»
    is_counting = counts and gap in _GAPS and not is_once
    return is_counting and number.kind == "number" and bool(number.readings[0].value)


_A_DAY = 2  # words


def _times_a(number: Quantity, schedule: Quantity) -> Quantity:
    hours, times = schedule.readings[0].value, number.readings[0].value
    assert isinstance(hours, Fraction) and isinstance(times, Fraction)  # noqa: PT018  # as their kinds tell
    return number._replace(
        readings=(as_schedule(hours, times), *number.readings),
        end=schedule.end,
        whole=(number.whole[0], schedule.end),
        sort="schedule",
        hold=max(number.hold, Hold.WORD),
        unit="",
    )

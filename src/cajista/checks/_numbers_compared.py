"""How what differs between the numbers of two languages is said: what stands here, and what there."""

from collections.abc import Iterator

from ..findings import Message, Severity, message
from ..i18n.quantities import Difference, Placed, stretch_of
from ..model.span import Span
from . import Mistake, Pair


def place(span: Span) -> dict[str, object]:
    """A place in another file, as a message says it."""
    return {"file": span.file.rsplit("/")[-1], "line": span.line}


def differing(pair: Pair, aspect: str, hint: Message) -> Iterator[Mistake]:
    """The differences of one aspect, where both sides have the number; those of a range are one.

    That one side has no unit is no error for sure: another number may share it.
    """
    said: set[tuple[int, int, int]] = set()
    for one in pair.differences:
        if one.aspect != aspect or not (one.here and one.there):
            continue
        start, end = stretch_of(one.here, pair.target.grammar, aspect)
        first, last = stretch_of(one.there, pair.source.grammar, aspect)
        if (where := (id(one.here.unit), start, end)) in said:
            continue
        said.add(where)
        what = message(
            "“{here}” here; “{there}” in {file}, line {line}.",
            here=one.here.unit.text[start:end],
            there=one.there.unit.text[first:last],
            **place(one.there.span),
        )
        is_left_out = aspect == "unit" and not (one.here.quantity.unit and one.there.quantity.unit)
        is_doubtful = is_left_out or not one.is_sure or _are_both_in_both(one.here, one.there, pair)
        severity: Severity | None = "warning" if is_doubtful else None
        yield Mistake(what, one.here.unit.span_of(start, end), hint, severity=severity)


def _are_both_in_both(here: Placed, there: Placed, pair: Pair) -> bool:
    """Whether both texts of a passage have each of two schedules, said in turn: "half as often if daily"."""
    if {here.quantity.sort, there.quantity.sort} != {"schedule"}:
        return False
    ours, theirs = (
        {one.quantity.readings for one in copy.quantities(place.unit)}
        for copy, place in ((pair.target, here), (pair.source, there))
    )
    return there.quantity.readings in ours and here.quantity.readings in theirs


def listed(differences: list[Difference]) -> str:
    """The numbers of differences, as a message quotes them."""
    numbers = [one.here or one.there for one in differences]
    return ", ".join(f"“{number.text}”" for number in numbers if number)

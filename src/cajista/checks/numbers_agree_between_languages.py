"""The numbers of a translation are those of its source.

Numbers are compared as values: 0.518 and 0,518, twelve and 12, half and 1/2, June 3 and «3 de junio» are one.
What is looked for is a number that is another, that is missing, that was added, that lost its sign, or that
changed places with another.

Why it matters: a dose of 7.5 mg that became 75 mg harms a patient, and nobody who reads one language can see it.

Example: “75 mg” in es.md where en.md has “7.5 mg” is an error; «7,5 mg» is the same dose.
"""

from collections.abc import Iterator

from ..findings import Severity, message
from ..i18n.quantities import Difference
from . import Mistake, Pair, Proof
from ._numbers_compared import differing, listed, place

SEVERITY: Severity = "error"
_COMPARE = message("One of the two is wrong: look at the original data.")


def check_pair(pair: Pair, proof: Proof) -> Iterator[Mistake]:
    """Numbers that are not the same in both languages."""
    yield from differing(pair, "value", _COMPARE)
    yield from differing(
        pair, "sign", message("A sign was lost or added on one side: look at the original data.")
    )
    for one in pair.differences:
        if one.aspect == "exchanged":
            yield from _exchanged(one)
    for run in _runs(pair, "missing"):
        yield _missing(run)
    for run in _runs(pair, "added"):
        yield _added(run)


def _exchanged(one: Difference) -> Iterator[Mistake]:
    if one.here and one.there and one.others:
        other, there = one.others
        what = message(
            "“{first}” and “{second}” seem to have changed places: {file}, line {line}, has them the other way round.",
            first=one.here.text,
            second=other.text,
            **place(min(one.there.span, there.span)),
        )
        yield Mistake(what, one.here.span, message("Look at the original data which number belongs where."))


def _runs(pair: Pair, aspect: str) -> Iterator[list[Difference]]:
    """Neighbours that are lost or added together, as with a clause, are one slip."""
    run: list[Difference] = []
    for one in pair.differences:
        if one.aspect == aspect:
            if run and (one.near != run[-1].near or one.is_sure != run[-1].is_sure):
                yield run
                run = []
            run.append(one)
    if run:
        yield run


def _missing(run: list[Difference]) -> Mistake:
    first = run[0]
    assert first.there and first.near  # noqa: PT018  # what is missing is so in the target
    unit, at = first.near
    where = place(first.there.span)
    what = (
        message("{numbers} in {file}, line {line}, has no counterpart here.", numbers=listed(run), **where)
        if len(run) == 1
        else message(
            "{numbers} in {file}, line {line}, have no counterpart here.", numbers=listed(run), **where
        )
    )
    hint = message("Add it, or take it out there.")
    return Mistake(what, unit.span_of(at, at + 1), hint, severity=None if first.is_sure else "warning")


def _added(run: list[Difference]) -> Mistake:
    first = run[0]
    assert first.here and first.near  # noqa: PT018  # what is added is so in the target
    unit, at = first.near
    what = message(
        "{numbers} has no counterpart in {file}, line {line}.",
        numbers=listed(run),
        **place(unit.span_of(at, at + 1)),
    )
    hint = message("Take it out, or add it there.")
    return Mistake(what, first.here.span, hint, severity=None if first.is_sure else "warning")

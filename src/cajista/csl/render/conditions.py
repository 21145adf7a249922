"""Conditions of `<if>` ("Choose")."""

from collections.abc import Callable

from ..items import DATE_VARIABLES
from ..style.nodes import Branch, Test
from .context import FIRST, IBID, IBID_WITH_LOCATOR, SUBSEQUENT, Context
from .numbers import is_numeric
from .values import raw_value

_POSITIONS = {
    "first": FIRST,
    "subsequent": SUBSEQUENT,
    "ibid-with-locator": IBID_WITH_LOCATOR,
    "ibid": IBID,
}


def holds(branch: Branch, context: Context) -> bool:
    """Whether a branch is taken; `<else>` always is."""
    tests, match = branch.tests, branch.match
    if not tests:
        return True
    wanted = match != "all"
    for test in tests:
        if _TESTS[test.kind](test.value, context) is wanted:
            return match == "any"
    return match != "any"


def has_variable(variable: str, context: Context) -> bool:
    """Whether a variable of any kind is there for this item."""
    item = context.item
    if variable in item.names or item.dates.get(variable):
        return True
    return bool(raw_value(variable, context))


def _variable(value: str, context: Context) -> bool:
    return has_variable(value, context)


def _type(value: str, context: Context) -> bool:
    return context.item.type in value.split(" ")


def _numeric(value: str, context: Context) -> bool:
    if value in DATE_VARIABLES:
        return False
    return is_numeric(raw_value(value, context))


def _uncertain(value: str, context: Context) -> bool:
    date = context.item.dates.get(value)
    return date is not None and date.circa


def _locator(value: str, context: Context) -> bool:
    cite = context.cite
    return bool(cite and cite.locator and cite.label in value.replace("sub verbo", "sub-verbo").split(" "))


def _position(value: str, context: Context) -> bool:
    cite = context.cite
    if context.run.kind != "citation" or cite is None:
        return False
    if value == "near-note":
        return cite.near_note
    if value == "far-note":
        return cite.position != FIRST and not cite.near_note
    wanted = _POSITIONS.get(value)
    if wanted is None:
        return False
    return cite.position == FIRST if wanted == FIRST else cite.position >= wanted


def _disambiguate(value: str, context: Context) -> bool:
    """True for the first so many of these tests; how many, disambiguation finds out."""
    context.conditions += 1
    return (context.conditions <= context.state.condition) == (value == "true")


_TESTS: dict[str, Callable[[str, Context], bool]] = {
    "variable": _variable,
    "type": _type,
    "is-numeric": _numeric,
    "is-uncertain-date": _uncertain,
    "locator": _locator,
    "position": _position,
    "disambiguate": _disambiguate,
}
__all__ = ["Test", "has_variable", "holds"]

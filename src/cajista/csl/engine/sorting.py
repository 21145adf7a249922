"""Sort keys ("Sorting") for the bibliography and within a cluster."""

from functools import lru_cache
from typing import TypeAlias

from ..items import DATE_VARIABLES, NAME_VARIABLES, NUMBER_VARIABLES, Item
from ..items.model import DateParts, DateValue
from ..output.blob import text_of
from ..output.richtext import strip_markup
from ..render import CiteData, Context, ItemState, Run, render
from ..render.values import raw_value
from ..style.nodes import PLAIN, Area, Name, Names, SortKey, TextMacro
from .collation import collation_key

Value: TypeAlias = "tuple[object, ...] | None"


class Sorter:
    """Makes the keys of one area's `<sort>`; values are compared by `SortValue`."""

    def __init__(self, run: Run, area: Area) -> None:
        self.keys = area.keys
        self.language = run.locale.language
        self.runs = [
            Run(run.style, run.locale, area, "sort", sort_options=_options(key)) for key in area.keys
        ]

    def key(self, item: Item, state: ItemState, cite: CiteData | None) -> tuple["SortValue", ...]:
        """One value for each key, in order."""
        return tuple(
            SortValue(self._value(key, run, item, state, cite), key.descending)
            for key, run in zip(self.keys, self.runs, strict=True)
        )

    def _value(self, key: SortKey, run: Run, item: Item, state: ItemState, cite: CiteData | None) -> Value:
        context = Context(run, item, state, cite, render)
        if key.macro:
            return self._macro(key, context)
        return self._variable(key.variable, context)

    def _macro(self, key: SortKey, context: Context) -> Value:
        blob = render(TextMacro(key.macro, PLAIN), context)
        return None if blob is None else self._text(text_of(blob))

    def _text(self, text: str) -> Value:
        text = strip_markup(text).strip()
        return collation_key(text, self.language) if text else None

    def _variable(self, variable: str, context: Context) -> Value:
        item = context.item
        if variable in item.names or variable in NAME_VARIABLES:
            return self._names(variable, context)
        if variable in DATE_VARIABLES:
            date = item.dates.get(variable)
            return None if date is None else date_value(date)
        text = raw_value(variable, context)
        if not text:
            return None
        if variable in NUMBER_VARIABLES and text.isdecimal():
            return (int(text), "")
        return self._text(text)

    def _names(self, variable: str, context: Context) -> Value:
        blob = render(_names_node(variable), context)
        return None if blob is None else self._text(text_of(blob))


@lru_cache(maxsize=64)
def _names_node(variable: str) -> Names:
    """A name variable as a key of its own: whole names, family name first."""
    name = Name({"form": "long", "name-as-sort-order": "all"}, PLAIN)
    return Names((variable,), PLAIN, None, name, None, None, False, ())


def _options(key: SortKey) -> dict[str, str]:
    return {"name-as-sort-order": "all"} | key.options


def date_value(date: DateValue) -> Value:
    """A date as numbers; the end of a range after its beginning, a season after months."""
    if date.literal and not date.start.year:
        return None
    end = date.end or DateParts()
    return tuple(
        number
        for part in (date.start, end)
        for number in (part.year, part.month or part.season * 3, part.day)
    )


class SortValue:
    """A value that sorts up or down, and after all others where there is none."""

    __slots__ = ("descending", "value")

    def __init__(self, value: Value, descending: bool) -> None:
        self.value = value
        self.descending = descending

    def __eq__(self, other: object) -> bool:
        return isinstance(other, SortValue) and self.value == other.value

    def __hash__(self) -> int:
        return hash(self.value)

    def __lt__(self, other: "SortValue") -> bool:
        mine, theirs = self.value, other.value
        if mine is None or theirs is None:
            return mine is not None
        if mine == theirs:
            return False
        try:
            smaller = mine < theirs
        except TypeError:
            smaller = str(mine) < str(theirs)
        return smaller != self.descending


__all__ = ["SortValue", "Sorter", "date_value"]

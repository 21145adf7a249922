"""Sort keys ("Sorting") for the bibliography and within a cluster."""

from functools import lru_cache

from ..items import DATE_VARIABLES, NAME_VARIABLES, Item
from ..output.blob import text_of
from ..output.richtext import strip_markup
from ..render import CiteData, Context, ItemState, Run, render
from ..render.dates import DATE_PARTS, sortable
from ..render.values import raw_value
from ..style.nodes import PLAIN, Area, Name, Names, SortKey, TextMacro
from .collation import collation_key


class Sorter:
    """Makes the keys of one area's `<sort>`; values are compared by `SortValue`."""

    def __init__(self, run: Run, area: Area) -> None:
        self.keys = area.keys
        self.language = run.locale.language
        self.runs = [
            Run(run.style, run.locale, area, "sort", sort_options=_options(key)) for key in area.keys
        ]

    def key(self, item: Item, state: ItemState, cite: CiteData | None) -> tuple["SortValue", ...]:
        """One value for each key, in order.

        Without a cite it is the list that is sorted: its order gives the letters of years, not they it.
        """
        if cite is None and state.year_suffix:
            state = ItemState(state.number)
        return tuple(
            SortValue(self._value(key, run, item, state, cite), key.descending)
            for key, run in zip(self.keys, self.runs, strict=True)
        )

    def _value(self, key: SortKey, run: Run, item: Item, state: ItemState, cite: CiteData | None) -> str:
        context = Context(run, item, state, cite, render)
        if key.macro:
            return self._macro(key, context)
        return self._variable(key.variable, context)

    def _macro(self, key: SortKey, context: Context) -> str:
        blob = render(TextMacro(key.macro, PLAIN), context)
        return "" if blob is None else self._text(text_of(blob))

    def _text(self, text: str) -> str:
        return collation_key(strip_markup(text), self.language)

    def _variable(self, variable: str, context: Context) -> str:
        item = context.item
        if variable in item.names or variable in NAME_VARIABLES:
            return self._names(variable, context)
        if variable in DATE_VARIABLES:
            date = item.dates.get(variable)
            return sortable(date, DATE_PARTS) if date else ""
        return self._text(raw_value(variable, context))

    def _names(self, variable: str, context: Context) -> str:
        blob = render(_names_node(variable), context)
        return "" if blob is None else self._text(text_of(blob))


@lru_cache(maxsize=64)
def _names_node(variable: str) -> Names:
    """A name variable as a key of its own: whole names, family name first."""
    name = Name({"form": "long", "name-as-sort-order": "all"}, PLAIN)
    return Names((variable,), PLAIN, None, name, None, None, False, ())


def _options(key: SortKey) -> dict[str, str]:
    return {"name-as-sort-order": "all"} | key.options


class SortValue:
    """A value that sorts up or down; an empty one comes after all others both ways."""

    __slots__ = ("descending", "value")

    def __init__(self, value: str, descending: bool) -> None:
        self.value = value
        self.descending = descending

    def __eq__(self, other: object) -> bool:
        return isinstance(other, SortValue) and self.value == other.value

    def __hash__(self) -> int:
        return hash(self.value)

    def __lt__(self, other: "SortValue") -> bool:
        mine, theirs = self.value, other.value
        if not mine or not theirs:
            return bool(mine)
        return mine > theirs if self.descending else mine < theirs


__all__ = ["SortValue", "Sorter"]

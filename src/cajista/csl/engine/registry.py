"""The references of one document: their order, their numbers, what tells them apart."""

from bisect import insort
from collections.abc import Callable, Iterable, Mapping

from ..items import Item
from ..render import ItemState, Run
from ..style import Style
from .disambiguation import Disambiguator
from .features import key_variables, places_variable, rules_of
from .sorting import Sorter, SortValue

_CHANGING = frozenset(("citation-number", "year-suffix", "citation-label"))


class Registry:
    """References in the order they come in; `update` settles what has come since the last time.

    `first_note` tells the note that a reference is first cited in, 0 where it is in none.
    """

    def __init__(
        self,
        style: Style,
        items: Mapping[str, Item],
        run: Run,
        list_run: Run | None,
        first_note: Callable[[str], int],
    ) -> None:
        self.items = items
        self.states: dict[str, ItemState] = {}
        self._style = style
        self._run = run
        self._sorter = Sorter(list_run, list_run.area) if list_run and list_run.area.keys else None
        self._fixed_keys = bool(list_run) and _CHANGING.isdisjoint(
            key_variables(list_run.area, style) if list_run else ()
        )
        self._shows_number = places_variable(style.citation, style, "citation-number")
        self._fresh: list[str] = []
        self._sorted: list[tuple[tuple[SortValue, ...], int, str]] = []
        rules = rules_of(style)
        self._disambiguator = Disambiguator(run, rules, self.states, first_note) if rules.any else None

    def add(self, ids: Iterable[str]) -> None:
        """Take references in; those known already, and ids that are none, are passed over."""
        for key in ids:
            if key in self.items and key not in self.states:
                self.states[key] = ItemState(number=len(self.states) + 1)
                self._fresh.append(key)

    def update(self) -> set[str]:
        """Number and tell apart; the ids whose cites may now read otherwise."""
        if not self._fresh:
            return set()
        fresh, self._fresh = self._fresh, []
        changed = self._number(fresh)
        if self._disambiguator is not None:
            states = self.states
            changed |= self._disambiguator.add(
                (self.items[key] for key in fresh), lambda key: states[key].number
            )
        return changed

    def order(self) -> list[str]:
        """Every reference, in the order of the list."""
        if self._sorter is None:
            return list(self.states)
        if not self._fixed_keys:
            self._sort_all()
        return [key for _, _, key in self._sorted]

    def _number(self, fresh: list[str]) -> set[str]:
        """Numbers by the order of the list, where the style sorts it."""
        if self._sorter is None:
            return set()
        if self._fixed_keys:
            for key in fresh:
                state = self.states[key]
                insort(self._sorted, (self._sorter.key(self.items[key], state, None), state.number, key))
        else:
            self._sort_all()
        changed = set()
        for number, (_, _, key) in enumerate(self._sorted, 1):
            state = self.states[key]
            if state.number != number:
                state.number = number
                changed.add(key)
        return changed if self._shows_number else set()

    def _sort_all(self) -> None:
        sorter = self._sorter
        assert sorter is not None
        self._sorted = sorted(
            (sorter.key(self.items[key], state, None), place, key)
            for place, (key, state) in enumerate(self.states.items())
        )

"""The references of one document: their order, their numbers, what tells them apart."""

from bisect import insort
from collections.abc import Callable, Iterable, Mapping

from ..items import Item
from ..render import ItemState
from .disambiguation import Disambiguator
from .machine import Machine
from .sorting import SortValue


class Registry:
    """References in the order they come in; `update` settles what has come since the last time.

    `first_note` tells the note that a reference is first cited in, 0 where it is in none.
    """

    def __init__(self, machine: Machine, items: Mapping[str, Item], first_note: Callable[[str], int]) -> None:
        self.items = items
        self.states: dict[str, ItemState] = {}
        self._machine = machine
        self._fresh: list[str] = []
        self._sorted: list[tuple[tuple[SortValue, ...], int, str]] = []
        self._disambiguator = (
            Disambiguator(machine.run, machine.rules, self.states, first_note) if machine.rules.any else None
        )

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
        if self._machine.sorter is None:
            return list(self.states)
        if not self._machine.fixed_keys:
            self._sort_all()
        return [key for _, _, key in self._sorted]

    def _number(self, fresh: list[str]) -> set[str]:
        """Numbers by the order of the list, where the style sorts it."""
        if self._machine.sorter is None:
            return set()
        if self._machine.fixed_keys:
            for key in fresh:
                insort(self._sorted, (self._key(key), self.states[key].number, key))
        else:
            self._sort_all()
        changed = set()
        for number, (_, _, key) in enumerate(self._sorted, 1):
            state = self.states[key]
            if state.number != number:
                state.number = number
                changed.add(key)
        return changed if self._machine.shows_number else set()

    def _sort_all(self) -> None:
        self._sorted = sorted((self._key(key), place, key) for place, key in enumerate(self.states))

    def _key(self, key: str) -> tuple[SortValue, ...]:
        """What a reference is sorted by; kept with its item where no document has a say in it."""
        sorter, item = self._machine.sorter, self.items[key]
        assert sorter is not None
        if not self._machine.fixed_keys:
            return sorter.key(item, self.states[key], None)
        made: tuple[SortValue, ...] | None = item.made.get(sorter)
        return made or item.keep(sorter, sorter.key(item, self.states[key], None))

"""Which family names several people share, and how much of their given names tells them apart."""

from collections import defaultdict
from collections.abc import Iterable

from ..items import Person
from ..render.initials import initials


class NameIndex:
    """Every name that citations show, by family name; knows which items each one concerns."""

    def __init__(self) -> None:
        self._users: dict[str, set[str]] = defaultdict(set)
        self._given: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))

    def add(self, item: str, persons: Iterable[Person]) -> set[str]:
        """Take the names of an item in; the items whose names may now need more to tell apart."""
        concerned: set[str] = set()
        for person in persons:
            if person.literal:
                continue
            family = _family(person)
            self._users[family].add(item)
            by_initial = self._given[family]
            known = by_initial[_initial(person)]
            given = _given(person)
            if given in known:
                continue
            known.add(given)
            if len(known) == 2 or (len(known) == 1 and len(by_initial) == 2):
                concerned |= self._users[family]  # what was enough no longer is
        return concerned

    def level(self, person: Person, base: int, full: bool, has_initials: bool) -> int:
        """How much of the given name shows. `base`: by the style; `full`: beyond initials if need be."""
        if person.literal:
            return base
        by_initial = self._given.get(_family(person))
        if not by_initial:
            return base
        level = base
        several = len(by_initial) > 1
        if several and (full or has_initials):
            level = max(level, 1)
        if full and len(by_initial[_initial(person)]) > 1:
            level = 2
        return level


def _family(person: Person) -> str:
    return " ".join((person.non_dropping, person.family)).strip().lower().replace(".", "")


def _initial(person: Person) -> str:
    return initials(person.given, "", True).lower()


def _given(person: Person) -> str:
    return " ".join((person.dropping, person.given, person.suffix)).lower().replace(".", "").replace(" ", "")

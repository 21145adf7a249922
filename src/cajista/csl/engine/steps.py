"""The steps by which more of the names is shown, in the order they are tried."""

from collections.abc import Sequence
from dataclasses import dataclass

from ..render.context import SeenNames

Settings = tuple[tuple[int, ...], tuple[tuple[int, ...], ...], int]


@dataclass(frozen=True, slots=True)
class Step:
    """Show `count` names of the list `names`, and of the last of them as much as `level` says."""

    names: int
    count: int
    level: int

    def apply(self, settings: Settings) -> Settings:
        """The settings with this step taken."""
        counts, levels, condition = settings
        counts = (
            *counts[: self.names],
            max(counts[self.names], self.count),
            *counts[self.names + 1 :],
        )
        if self.level:
            own = levels[self.names]
            own += (0,) * (self.count - len(own))
            own = (*own[: self.count - 1], self.level, *own[self.count :])
            levels = (*levels[: self.names], own, *levels[self.names + 1 :])
        return counts, levels, condition


def steps_for(seen: Sequence[Sequence[SeenNames]], add_names: bool, add_givens: bool) -> list[Step]:
    """For each list and each name in it: the name itself, its initials, its whole given name."""
    steps: list[Step] = []
    for index in range(min(len(each) for each in seen)):
        lists = [each[index] for each in seen]
        shown = min(each.shown for each in lists)
        total = max(len(each.persons) for each in lists)
        for count in range(1, total + 1):
            if count > shown:
                if not add_names:
                    break
                steps.append(Step(index, count, 0))
            if add_givens:
                steps += [Step(index, count, level) for level in _levels(lists)]
    return steps


def _levels(lists: Sequence[SeenNames]) -> range:
    base = min(each.level for each in lists)
    initials = any(each.initials for each in lists)
    return range(max(base + 1, 1 if initials else 2), 3)


@dataclass(frozen=True, slots=True)
class ConditionStep:
    """Let the first `count` conditions that ask for disambiguation hold."""

    count: int

    def apply(self, settings: Settings) -> Settings:
        """The settings with this step taken."""
        return settings[0], settings[1], self.count

"""Which quantity of a translation is which of its source."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import partial

from ..units import Unit
from .aspects import are_of_one_sort, may_be_article, share_of
from .context import Context, context_of, likeness
from .grammar import Grammar
from .model import Hold, Placed, Quantity, Reading
from .told import Told

_RANGING = ("-", "–", "/")


@dataclass(slots=True)
class Side:
    """One text's quantities, with what is near each, looked up when it is asked for."""

    placed: list[Placed]
    grammar: Grammar
    units: tuple[Unit, ...]
    _contexts: dict[int, Context] = field(default_factory=dict)

    def context(self, at: int) -> Context:
        """The signs near a quantity."""
        if at not in self._contexts:
            self._contexts[at] = context_of(at, self.placed, self.grammar)
        return self._contexts[at]

    @property
    def partitives(self) -> frozenset[str]:
        """Words as in "three of ten"."""
        return frozenset(self.grammar.before_units.meanings)

    def place(self, at: int) -> float:
        """Where in the text a quantity stands, from 0 to 1."""
        unit, quantity = self.placed[at]
        before = 0
        for one in self.units:
            if one is unit:
                break
            before += len(one.text)
        return (before + quantity.start) / max(1, self.length)

    @property
    def length(self) -> int:
        """The characters of the text."""
        return sum(len(one.text) for one in self.units)

    def told(self, at: int) -> Told:
        """One of the quantities with how its language writes numbers."""
        return Told(self.placed[at], self.grammar, partial(self._between, at))

    def _between(self, at: int) -> tuple[int, int]:
        """Where the amount before a quantity ends, and where the next begins; schedules are none."""
        unit = self.placed[at].unit
        own = [one.quantity for one in self.placed[max(0, at - 4) : at + 5] if one.unit is unit]
        amounts = [one.whole for one in own if one.hold > Hold.LOOSE and one.kind != "period"]
        start, end = self.placed[at].quantity.whole
        for first, last in reversed(amounts):
            if last <= start and unit.text[last:start].strip() in _RANGING:
                start = first  # "at least every 4–6 h"
        return (
            max((last for _, last in amounts if last <= start), default=0),
            min((first for first, _ in amounts if first >= end), default=len(unit.text)),
        )

    def quantity(self, at: int) -> Quantity:
        """One of the quantities."""
        return self.placed[at].quantity


@dataclass(slots=True)
class Matching:
    """Indices of quantities that are the same value, and of those that have no counterpart."""

    source: Side
    target: Side
    pairs: dict[int, int] = field(default_factory=dict)  # source → target
    alone: tuple[list[int], list[int]] = field(default_factory=lambda: ([], []))

    @property
    def turned(self) -> "Matching":
        """The same with source and target exchanged."""
        return Matching(self.target, self.source, self.partners, self.alone[::-1])

    @property
    def partners(self) -> dict[int, int]:
        """Target → source."""
        return {target: source for source, target in self.pairs.items()}


def matched(source: Side, target: Side) -> Matching:
    """The quantities of two texts by value: by their likeliest readings, then by any, as shares, then taken apart."""
    matching = Matching(source, target)
    left: tuple[list[int], list[int]] = (list(range(len(source.placed))), list(range(len(target.placed))))
    for readings in (_first, _every, _as_share):
        left = _pair_up(matching, left, readings)
    if _take_apart(matching, left):
        return matched(source, target)
    matching.alone = left
    return matching


def _first(quantity: Quantity) -> tuple[Reading, ...]:
    return quantity.readings[:1]


def _every(quantity: Quantity) -> tuple[Reading, ...]:
    return quantity.readings


def _as_share(quantity: Quantity) -> tuple[Reading, ...]:
    """What part of a whole a number is: half is 50 %."""
    share = share_of(quantity)
    return () if share is None else (Reading("share", share),)


def _pair_up(
    matching: Matching, left: tuple[list[int], list[int]], readings: Callable[[Quantity], tuple[Reading, ...]]
) -> tuple[list[int], list[int]]:
    """Pairs what has a reading in common; what is left of both sides."""
    by_reading: dict[Reading, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for at, side in enumerate((matching.source, matching.target)):
        for index in left[at]:
            for reading in readings(side.quantity(index)):
                by_reading[reading][at].append(index)
    taken: tuple[set[int], set[int]] = (set(), set())
    for sources, targets in by_reading.values():
        free = (
            [one for one in sources if one not in taken[0]],
            [one for one in targets if one not in taken[1]],
        )
        for one, other in assigned(matching, *free) if free[0] and free[1] else ():
            matching.pairs[one] = other
            taken[0].add(one)
            taken[1].add(other)
    return [at for at in left[0] if at not in taken[0]], [at for at in left[1] if at not in taken[1]]


def assigned(matching: Matching, sources: Sequence[int], targets: Sequence[int]) -> Iterable[tuple[int, int]]:
    """Pairs among quantities of one value, those first that agree in most; last those that either text may lack."""
    if len(sources) == len(targets) == 1:
        return [(sources[0], targets[0])] if _may_be_one(matching, sources[0], targets[0]) else []
    scores = sorted(
        (
            (
                _may_lack(matching, one, other),
                -agreement(matching, one, other) - _in_step(matching, one, other),
                one,
                other,
            )
            for one in sources
            for other in targets
            if _may_be_one(matching, one, other)
        ),
    )
    pairs: dict[int, int] = {}
    for *_, one, other in scores:
        if one not in pairs and other not in pairs.values():
            pairs[one] = other
    return pairs.items()


def _may_lack(matching: Matching, source: int, target: int) -> bool:
    return matching.source.quantity(source).hold is matching.target.quantity(target).hold is Hold.LOOSE


def _may_be_one(matching: Matching, source: int, target: int) -> bool:
    """Whether two quantities of one value can be each other's: "first" and "one" are not, both loose."""
    one, other = matching.source.quantity(source), matching.target.quantity(target)
    is_firm = max(one.hold, other.hold) > Hold.LOOSE
    if are_far(matching.source, source, matching.target, target):
        return False
    return is_firm or are_of_one_sort(one, other) or bool({"name", "roman"} & {one.sort, other.sort})


def are_far(source: Side, one: int, target: Side, other: int) -> bool:
    """Whether a "both" or "neither" stands too far away in its passage to be a "two" of the other."""
    sorts = {source.quantity(one).sort, target.quantity(other).sort}
    is_long = min(source.length, target.length) > _SHORT
    return is_long and sorts == {"loose", "number"} and abs(source.place(one) - target.place(other)) > _FAR


_FAR = 0.4  # of a passage
_SHORT = 60  # characters of one in which nothing is far from anything


def agreement(matching: Matching, source: int, target: int) -> float:
    """How much two quantities have in common besides their value."""
    one, other = matching.source.quantity(source), matching.target.quantity(target)
    score = 0.0
    if one.unit == other.unit:
        score += 3 if one.unit else 2
    elif one.unit in other.shared or other.unit in one.shared:
        score += 2
    elif one.unit and other.unit:
        score -= 3
    elif (one.unit or other.unit) and one.sort == other.sort == "ordinal":
        score -= 2  # "second" for «segundo día», where "day 2" is there too
    score += 2 * (one.comparators == other.comparators) + (one.sign == other.sign)
    score += 2 * (one.hold is other.hold) + (one.sort == other.sort) + (one.is_formula == other.is_formula)
    if one.statistic and other.statistic:
        score += 1 if one.statistic & other.statistic else -1
    return score + 3 * min(1.0, likeness(matching.source.context(source), matching.target.context(target)))


def _in_step(matching: Matching, source: int, target: int) -> float:
    """How near two quantities are to standing at the same place of their texts."""
    return 3 - 6 * abs(matching.source.place(source) - matching.target.place(target))


def _take_apart(matching: Matching, left: tuple[list[int], list[int]]) -> bool:
    """Puts the parts of what has no counterpart in its place, where the other text has such parts."""
    changed = False
    for at, (side, other) in enumerate(
        ((matching.source, matching.target), (matching.target, matching.source))
    ):
        values = {
            reading
            for index in left[1 - at]
            if other.quantity(index).hold > Hold.LOOSE
            for reading in other.quantity(index).readings
        }
        for index in sorted(left[at], reverse=True):
            parts = side.quantity(index).parts
            if parts and values & {reading for part in parts for reading in part.readings}:
                unit = side.placed[index].unit
                side.placed[index : index + 1] = [Placed(unit, part) for part in parts]
                side._contexts.clear()
                changed = True
    return changed


def rivals(matching: Matching) -> list[tuple[int, int]]:
    """Among what has no counterpart, pairs that stand in each other's place: one of the two is wrong."""
    before = {}
    for at, side in enumerate(("source", "target")):
        before[side] = _neighbours(matching, at)
    source, target = matching.source.quantity, matching.target.quantity
    scores = [
        (may_be_article(source(one)) != may_be_article(target(other)), -score, one, other)
        for one in matching.alone[0]
        for other in matching.alone[1]
        if (score := _rivalry(matching, one, other, before["source"][one], before["target"][other])) > 0
    ]
    pairs: list[tuple[int, int]] = []
    taken: tuple[set[int], set[int]] = (set(), set())
    for *_, one, other in sorted(scores):
        if one not in taken[0] and other not in taken[1]:
            pairs.append((one, other))
            taken[0].add(one)
            taken[1].add(other)
    return sorted(pairs, key=lambda pair: pair[1])


def _neighbours(matching: Matching, at: int) -> dict[int, tuple[int | None, int | None]]:
    """For each quantity without counterpart, the pairs before and after it, as source indices."""
    names = dict(matching.pairs) if at == 0 else matching.partners
    as_source = {index: index if at == 0 else names[index] for index in names}
    found = {}
    for index in matching.alone[at]:
        earlier = max((one for one in as_source if one < index), default=None)
        later = min((one for one in as_source if one > index), default=None)
        found[index] = (
            None if earlier is None else as_source[earlier],
            None if later is None else as_source[later],
        )
    return found


def _rivalry(
    matching: Matching,
    source: int,
    target: int,
    first: tuple[int | None, int | None],
    second: tuple[int | None, int | None],
) -> float:
    """How likely it is that two different values should be one; 0 or less where nothing speaks for it."""
    one, other = matching.source.quantity(source), matching.target.quantity(target)
    if not _are_comparable(one, other) or set(one.readings) & set(other.readings):
        return 0
    score = agreement(matching, source, target) - 5
    score += 2 * (first[0] == second[0]) + 2 * (first[1] == second[1])
    score += 3 * _are_spelt_alike(one, other)
    if one.hold is Hold.LOOSE and other.hold is Hold.LOOSE:
        score -= 4
    return score


def _are_comparable(one: Quantity, other: Quantity) -> bool:
    if one.kind == other.kind:
        return one.kind != "name" or one.hold is other.hold
    kinds = {reading.kind for reading in one.readings} & {reading.kind for reading in other.readings}
    return bool(kinds) and (one.hold is Hold.DIGITS or other.hold is Hold.DIGITS)


def _are_spelt_alike(one: Quantity, other: Quantity) -> bool:
    """Whether two values differ by a slip: a digit more, less or other, two exchanged, the mark moved."""
    first, second = _spelling(one), _spelling(other)
    if not first or not second:
        return False
    if sorted(first) == sorted(second) or first.strip("0") == second.strip("0"):
        return True
    if len(first) == len(second):
        return sum(a != b for a, b in zip(first, second, strict=True)) == 1 and len(first) > 1
    long, short = (first, second) if len(first) > len(second) else (second, first)
    return len(long) - len(short) == 1 and any(long[:at] + long[at + 1 :] == short for at in range(len(long)))


def _spelling(quantity: Quantity) -> str:
    value = quantity.readings[0].value
    if not isinstance(value, Fraction):
        return "".join(value)
    if 10**6 % value.denominator:
        return ""
    return str(int(value * 10**6)).rstrip("0") or "0"

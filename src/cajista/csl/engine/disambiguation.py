"""Telling cites apart ("Disambiguation"): names, given names, condition, year suffix, in that order.

References whose cites read alike share a bucket. Only buckets that a new reference touches are
worked on again, so that the work grows with the document and not with its square.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from ..items import Item, Person
from ..output.blob import text_of
from ..render import CiteData, Context, ItemState, Run, render, render_nodes
from ..render.context import SUBSEQUENT, SeenNames
from .nameindex import NameIndex
from .steps import ConditionStep, Step, steps_for

Settings = tuple[tuple[int, ...], tuple[tuple[int, ...], ...], int]


_Read: TypeAlias = "tuple[list[SeenNames], Settings, int, dict[Settings, str]]"


@dataclass(frozen=True, slots=True)
class Rules:
    """What the style allows ("Disambiguation", attributes of `cs:citation`)."""

    names: bool
    givens: bool
    rule: str
    suffix: bool
    condition: bool

    @property
    def by_cite(self) -> bool:
        """Given names only where cites would read alike."""
        return self.givens and self.rule == "by-cite"

    @property
    def globally(self) -> bool:
        """Given names wherever two people of the document share a family name."""
        return self.givens and self.rule != "by-cite"

    @property
    def any(self) -> bool:
        """Whether there is anything to do at all."""
        return self.names or self.givens or self.suffix or self.condition


@dataclass(slots=True, eq=False)
class _Member:
    """A reference as it is before anything is done to tell it apart."""

    item: Item
    seen: list[SeenNames]
    base: Settings
    conditions: int
    key: str = ""
    texts: dict[Settings, str] = field(default_factory=dict)


class Disambiguator:
    """Keeps the references of one document told apart while more come in."""

    def __init__(
        self, run: Run, rules: Rules, states: Mapping[str, ItemState], first_note: Callable[[str], int]
    ) -> None:
        self.run = run
        self.rules = rules
        self.states = states
        self.first_note = first_note
        self._members: dict[str, _Member] = {}
        self._buckets: dict[str, list[str]] = defaultdict(list)
        self._names = NameIndex()

    def add(self, items: Iterable[Item], order: Callable[[str], object]) -> set[str]:
        """Take references in; the ids whose cites now read otherwise. `order` ranks year suffixes."""
        concerned: dict[str, None] = {}
        for item in items:
            member = self._member(item)
            concerned[item.id] = None
            if self.rules.globally:
                for person_lists in member.seen:
                    for other in sorted(self._names.add(item.id, self._counted(person_lists))):
                        concerned[other] = None
        dirty = self._rekey(concerned)
        changed: set[str] = set()
        for key in dirty:
            changed |= self._settle(self._buckets[key], order)
        return changed

    def _member(self, item: Item) -> _Member:
        content = (self.run, self.first_note(item.id))
        read: _Read | None = item.made.get(content)
        if read is None:
            read = item.keep(content, self._read(item))
        seen, base, conditions, texts = read
        member = self._members[item.id] = _Member(item, seen, base, conditions, texts=texts)
        return member

    def _read(self, item: Item) -> _Read:
        """A reference's cite by itself: its names, how they show, its conditions, how it reads."""
        context = self._context(item, ItemState())
        kids = render_nodes(self.run.area.children, context)
        seen = context.names_seen
        base: Settings = (
            tuple(each.shown for each in seen),
            tuple((each.level,) * len(each.persons) for each in seen),
            0,
        )
        return seen, base, context.conditions, {base: "".join([text_of(kid) for kid in kids])}

    def _context(self, item: Item, state: ItemState) -> Context:
        note = self.first_note(item.id)
        cite = CiteData(item.id, position=SUBSEQUENT, near_note=True, first_note=note)
        return Context(self.run, item, state, cite, render, comparing=True)

    def _counted(self, seen: SeenNames) -> Iterable[Person]:
        return seen.persons[:1] if self.rules.rule.startswith("primary") else seen.persons

    def _rekey(self, concerned: Iterable[str]) -> dict[str, None]:
        """Put members into the buckets of how they read now; the keys of buckets touched."""
        dirty: dict[str, None] = {}
        for key in concerned:
            member = self._members[key]
            if self.rules.globally:
                base = (member.base[0], self._levels(member), 0)
                if base == member.base and member.key:
                    continue
                member.base = base
            text = self._text(member, member.base)
            if text == member.key and key in self._buckets[text]:
                dirty[text] = None
                continue
            if member.key and key in self._buckets[member.key]:
                self._buckets[member.key].remove(key)
                dirty[member.key] = None
            member.key = text
            self._buckets[text].append(key)
            dirty[text] = None
        return dirty

    def _levels(self, member: _Member) -> tuple[tuple[int, ...], ...]:
        full = not self.rules.rule.endswith("with-initials")
        primary = self.rules.rule.startswith("primary")
        return tuple(
            tuple(
                self._names.level(person, each.level, full, each.initials)
                if not (primary and position)
                else each.level
                for position, person in enumerate(each.persons)
            )
            for each in member.seen
        )

    def _text(self, member: _Member, settings: Settings) -> str:
        text = member.texts.get(settings)
        if text is None:
            state = ItemState(condition=settings[2], added=settings[0], levels=settings[1])
            kids = render_nodes(self.run.area.children, self._context(member.item, state))
            text = member.texts[settings] = "".join([text_of(kid) for kid in kids])
        return text

    def _settle(self, ids: list[str], order: Callable[[str], object]) -> set[str]:
        """Tell the members of one bucket apart; the ids whose state is now another."""
        outcome: dict[str, tuple[Settings, str]] = {}
        if len(ids) == 1:
            outcome[ids[0]] = (self._members[ids[0]].base, "")
        elif ids:
            self._divide(sorted(ids, key=order), outcome)  # type: ignore[arg-type]
        changed = set()
        for key, (settings, suffix) in outcome.items():
            state = self.states[key]
            base = self._members[key].base[0]
            counts = tuple(
                count if index >= len(base) or count > base[index] else 0
                for index, count in enumerate(settings[0])
            )
            new = (counts, _beyond(settings[1], self._members[key].seen), settings[2], suffix)
            if new != (state.added, state.levels, state.condition, state.year_suffix):
                state.added, state.levels, state.condition, state.year_suffix = new
                changed.add(key)
        return changed

    def _divide(self, ids: list[str], outcome: dict[str, tuple[Settings, str]]) -> None:
        members = [self._members[key] for key in ids]
        steps = steps_for([member.seen for member in members], self.rules.names, self.rules.by_cite)
        # Where letters tell works of a year apart, nothing else is shown for it.
        conditions = 0
        if self.rules.condition and not self.rules.suffix:
            conditions = max(1, *(member.conditions for member in members))
        every: list[Step | ConditionStep] = [*steps]
        every += [ConditionStep(count) for count in range(1, conditions + 1)]
        _Division(self, every, outcome).run(members, members[0].base, 0)


class _Division:
    """One bucket divided step by step; a step that divides nothing is taken back.

    But conditions hold for all that nothing divides: they are the last that can be done.
    """

    def __init__(
        self,
        owner: Disambiguator,
        steps: list[Step | ConditionStep],
        outcome: dict[str, tuple[Settings, str]],
    ) -> None:
        self.owner = owner
        self.steps = steps
        self.outcome = outcome

    def run(self, members: list[_Member], settings: Settings, start: int) -> None:
        if len(members) == 1:
            self.outcome[members[0].item.id] = (self._own(members[0], settings), "")
            return
        for index in range(start, len(self.steps)):
            trial = self.steps[index].apply(settings)
            parts = self._parts(members, trial)
            if len(parts) > 1:
                for part in parts:
                    self.run(part, trial, index + 1)
                return
        last = self.steps[-1] if self.steps else None
        self._letters(members, last.apply(settings) if isinstance(last, ConditionStep) else settings)

    def _parts(self, members: list[_Member], settings: Settings) -> list[list[_Member]]:
        parts: dict[str, list[_Member]] = {}
        for member in members:
            text = self.owner._text(member, self._own(member, settings))
            parts.setdefault(text, []).append(member)
        return list(parts.values())

    def _own(self, member: _Member, settings: Settings) -> Settings:
        """A bucket's settings on top of what the whole document asks of this one's names."""
        own = member.base[1]
        levels = tuple(
            tuple(map(max, mine, theirs)) if len(mine) == len(theirs) else _longest(mine, theirs)
            for mine, theirs in zip(own, settings[1], strict=False)
        )
        return settings[0], levels, settings[2]

    def _letters(self, members: list[_Member], settings: Settings) -> None:
        several = len(members) > 1 and self.owner.rules.suffix
        for number, member in enumerate(members, 1):
            suffix = letters(number) if several else ""
            self.outcome[member.item.id] = (self._own(member, settings), suffix)


def _longest(mine: tuple[int, ...], theirs: tuple[int, ...]) -> tuple[int, ...]:
    padded = theirs + (0,) * (len(mine) - len(theirs))
    return tuple(map(max, mine, padded))


def _beyond(levels: tuple[tuple[int, ...], ...], seen: list[SeenNames]) -> tuple[tuple[int, ...], ...]:
    """What of the given names shows that the style does not show anyhow; 0 where nothing does."""
    return tuple(
        tuple(level if level > each.level else 0 for level in own)
        for own, each in zip(levels, seen, strict=False)
    )


def letters(number: int) -> str:
    """1 → a, 26 → z, 27 → aa."""
    out = ""
    while number:
        number, rest = divmod(number - 1, 26)
        out = chr(97 + rest) + out
    return out


__all__ = ["Disambiguator", "Rules", "letters"]

"""What becomes of a translation that comes back: a merge of three, segment by segment.

The three are the translation as it was exported (its digest is in the file), as it came back, and as it
stands in the text now.
"""

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from ...findings import Message, message
from ...rules import Rule
from ..memory import Record
from ..segments import digest_of
from ..status import Standing
from . import rules
from .articles import Pair
from .checked import fault_of, tidied
from .keys import NOTHING, Key
from .returned import Returned

Action: TypeAlias = Literal["nothing", "confirm", "apply", "park"]
_WITH_PARAGRAPHS = ("abstract", "declaration")
_LIKE = 0.55  # how much of a source must be as it was for a translation to belong to it


@dataclass(frozen=True, slots=True)
class Decision:
    """What is to be done with a translation, and why where it is kept aside."""

    item: Returned
    action: Action
    text: str
    standing: Standing | None = None
    key: Key | None = None  # of the segment as it stands now
    rule: Rule | None = None
    reason: Message | None = None
    hint: Message | None = None

    def parked(self, rule: Rule, reason: Message, hint: Message | None = None) -> "Decision":
        """The same, kept aside."""
        return Decision(self.item, "park", self.text, self.standing, self.key, rule, reason, hint)

    @property
    def source_text(self) -> str:
        """What the source said when the translation was made."""
        if self.key and self.item.key and self.key.source != self.item.key.source:
            return self.item.source
        return self.standing.source.text if self.standing and self.standing.source else self.item.source


def decisions(pair: Pair, items: Sequence[Returned]) -> list[Decision]:
    """What becomes of an article's translations, in the order of the file."""
    places = _located(pair, items)
    made: list[Decision] = []
    taken: dict[Key, str] = {}  # what the segments of a file say that were dealt with
    for item, place in zip(items, places, strict=True):
        one = _decision(pair, item, place)
        if one.action in ("apply", "confirm") and one.key:
            said = digest_of(one.text)
            if taken.setdefault(one.key, said) != said:
                one = one.parked(
                    rules.TRANSLATIONS_CHANGE_ON_ONE_SIDE,
                    message("The file has two different translations of this passage."),
                    _SETTLE,
                )
        made.append(one)
    return made


def _located(pair: Pair, items: Sequence[Returned]) -> "list[tuple[Key, Standing] | None]":
    """The segment that each translation is for: by its source text; else by its translation, or by likeness."""
    places = [_by_source(pair, one.key) or _by_target(pair, one.key) for one in items]
    taken = {place[0] for place in places if place}
    for at, item in enumerate(items):
        if places[at] is None and item.key and (place := _by_likeness(pair, item, taken)):
            places[at] = place
            taken.add(place[0])
    return places


def _by_source(pair: Pair, key: Key | None) -> tuple[Key, Standing] | None:
    if key is None:
        return None
    return _best(key, (one for one in pair.keyed if one[0].source == key.source))


def _best(key: Key, places: "Iterable[tuple[Key, Standing]]") -> "tuple[Key, Standing] | None":
    """Of several segments that say the same, the one of the same kind, translation and number."""

    def likeness(place: tuple[Key, Standing]) -> tuple[bool, bool, bool]:
        one = place[0]
        return one.kind == key.kind, one.target == key.target, one.ordinal == key.ordinal

    return max(places, key=likeness, default=None)


def _by_target(pair: Pair, key: Key | None) -> tuple[Key, Standing] | None:
    """The segment that has the translation, or one made from the same source."""
    if key is None:
        return None
    if key.target != NOTHING and (
        place := _best(key, (one for one in pair.keyed if one[0].target == key.target))
    ):
        return place
    known = {record.target for record in pair.records if record.source == key.source}
    return _best(key, (one for one in pair.keyed if one[0].target in known))


def _by_likeness(pair: Pair, item: Returned, taken: "set[Key]") -> tuple[Key, Standing] | None:
    """The segment whose source is most like the one that was translated."""
    best: tuple[float, tuple[Key, Standing]] | None = None
    for key, one in pair.keyed:
        if key in taken or one.source is None or item.key is None or key.kind != item.key.kind:
            continue
        ratio = likeness(item.source, one.source.text)
        if ratio >= _LIKE and (best is None or ratio > best[0]):
            best = ratio, (key, one)
    return best[1] if best else None


def likeness(one: str, other: str) -> float:
    """How alike two texts are, word by word, from 0 to 1."""
    matcher = difflib.SequenceMatcher(None, one.split(), other.split(), autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() >= _LIKE else 0.0


def _decision(pair: Pair, item: Returned, place: "tuple[Key, Standing] | None") -> Decision:
    standing = place[1] if place else None
    kind = place[0].kind if place else item.key.kind if item.key else ""
    may_have_paragraphs = (
        kind in _WITH_PARAGRAPHS and standing and standing.target and standing.target.is_value
    )
    text = tidied(item.text, kind, is_value=bool(may_have_paragraphs))
    one = Decision(item, "nothing", text, standing, place[0] if place else None)
    if not text:
        return one
    base, theirs = (item.key.target if item.key else NOTHING), digest_of(text)
    if theirs == base:
        return _unchanged(pair, one)
    if place is None:
        return _unknown(pair, one, theirs)
    ours = place[0].target
    if theirs == ours:
        return _unchanged(pair, one) if item.is_finished else one
    if item.is_guess:
        return one.parked(
            rules.TRANSLATIONS_ARE_FINISHED,
            message("This translation is marked as needing work."),
            message("Look at it, take the mark “fuzzy” away and import the file again."),
        )
    if item.lacks:
        what = message("The translation lacks {lost}, which its source has.", lost=", ".join(item.lacks))
        return one.parked(rules.TRANSLATIONS_COME_BACK_WHOLE, what, _MEND)
    if "\n\n" in text and not may_have_paragraphs:
        return one.parked(rules.TRANSLATIONS_COME_BACK_WHOLE, UNFIT, _MEND)
    before = standing.target.text if standing and standing.target else ""
    if reason := fault_of(place[0].kind, one.source_text, text, before):
        return one.parked(rules.TRANSLATIONS_COME_BACK_WHOLE, reason, _MEND)
    if ours != base:
        return one.parked(rules.TRANSLATIONS_CHANGE_ON_ONE_SIDE, _why_not(ours, base), _SETTLE)
    return Decision(item, "apply", text, standing, place[0])


UNFIT = message(
    "With this translation the passage would no longer be one of its kind, or it finds no place in the text."
)
_MEND = message("Mend it in the file and import that again.")
_SETTLE = message(
    "Write in the conflicts file what it should be, take “fuzzy” away there, and import that file."
)


def _why_not(ours: str, base: str) -> Message:
    if ours == NOTHING:
        return message("The translation was changed here, and taken out of the text meanwhile.")
    if base == NOTHING:
        return message("The passage was translated here, and otherwise in the text meanwhile.")
    return message("The translation was changed here, and otherwise in the text meanwhile.")


def _unchanged(pair: Pair, one: Decision) -> Decision:
    """A translation that is as it was, or as the text has it: it may be that somebody says that it is right."""
    key, item = one.item.key, one.item
    if key is None or one.key is None or not item.is_finished:
        return one
    target = digest_of(one.text)
    known = [record for record in pair.records if record.target == target]
    if one.key.target != target or any(record.source == key.source for record in known):
        return one
    was_stale = bool(known) and one.standing is not None
    came_back_as_is = target == key.target
    if item.is_confirmed or was_stale or not came_back_as_is:
        return Decision(item, "confirm", one.text, one.standing, one.key)
    return one


def _unknown(pair: Pair, one: Decision, theirs: str) -> Decision:
    """A translation of a passage that is not there; where its words are in the text already, all is well."""
    there = pair.target.segments.segments if pair.target else ()
    if any(segment.digest == theirs for segment in there):
        return one
    return one.parked(
        rules.TRANSLATIONS_HAVE_A_SOURCE,
        message("The article has no such passage any more."),
        message("Where it is needed still, copy it into the text."),
    )


def record_of(one: Decision, by: str, at: str) -> Record | None:
    """What is to be recorded of a translation that is in the text now.

    One that was not finished is recorded as made from what the earlier one was made from; None where
    that is not known.
    """
    key, standing = one.item.key, one.standing
    if key is None or standing is None:
        return None
    source, said = key.source, one.source_text
    if not one.item.is_finished:
        if standing.record is None:
            return None
        source, said = standing.record.source, standing.record.text
    before, target = standing.target, digest_of(one.text)
    return Record(
        source,
        target,
        "reviewed" if one.item.is_reviewed else "translated",
        one.key.kind if one.key else key.kind,
        said,
        by,
        at,
        before.text if before and before.digest != target else "",
    )

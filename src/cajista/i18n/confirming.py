"""What becomes of a translation's records when a person has looked at it."""

from collections.abc import Collection, Iterable

from .memory import Confirmed, Record
from .standing_of import Translation
from .states import State
from .status import Standing

OPEN: tuple[State, ...] = ("unconfirmed", "edited", "stale", "stale-edited")
"""States that end when a person confirms that the translation says what its source says."""


def to_confirm(
    translation: Translation, *, reviewed: bool = False, only: Collection[State] = ()
) -> list[Standing]:
    """The segments that confirming is about: those that are open, and for a review what was not reviewed yet.

    What is missing, or translates nothing, cannot be confirmed.
    """
    wanted = (*OPEN, "translated") if reviewed else OPEN
    return [one for one in translation.standings if one.state in wanted and (not only or one.state in only)]


def confirmed(
    records: Iterable[Record],
    standings: Iterable[Standing],
    chosen: Iterable[Standing],
    *,
    state: Confirmed,
    by: str,
    at: str,
) -> list[Record]:
    """The records after the chosen segments of a translation were confirmed.

    The record of an earlier wording goes, unless another segment still says just that; everything else stays.
    """
    chosen = list(chosen)
    new = [
        Record(
            one.source.digest,
            one.target.digest,
            state,
            one.source.kind,
            one.source.text,
            by,
            at,
            one.record.replaced if one.record else "",
        )
        for one in chosen
        if one.source and one.target
    ]
    of_chosen = {id(one) for one in chosen}
    needed = {one.record.key for one in standings if one.record and id(one) not in of_chosen}
    gone = {one.record.key for one in chosen if one.record} - needed
    kept = [one for one in records if one.key not in gone]
    return [*kept, *new]

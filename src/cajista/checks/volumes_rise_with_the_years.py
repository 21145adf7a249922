"""Of one journal, what appeared later has the higher volume, and one issue stands in one volume.

Journals number their volumes upwards, one a year or several. Which volumes many well-known medical journals had in a
year is known: a volume, or a year, more than a year away from these is reported. Of other journals, a pair of
references of which the later one has a volume lower by far, or years apart, shows that a year or a volume of the two
is wrong; of three and more, the one that does not fit. Where they are a year and few volumes apart, one may be cited
by the year in which it appeared ahead of print: nothing is said.

Why it matters: two digits of a volume that changed places lead to another article, or to none.

Example: *Lancet* of 2018, volume 392, beside *Lancet* of 2019, volume 339.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from ..findings import Severity, message
from ..model.article import Reference
from . import Mistake, Proof
from ._fields import field_of, year_of
from ._journals import name_key
from ._known_volumes import is_of_about, known_volumes

SEVERITY: Severity = "warning"

_YEARS, _VOLUMES = 2, 10  # apart, from which on two cannot both be right
_RUNNING = 100  # issues from this number on are counted through all volumes


class _Placed(NamedTuple):
    """A reference by its year, volume and issue."""

    reference: Reference
    year: int
    volume: int
    issue: int


def check_article(proof: Proof) -> Iterator[Mistake]:
    """References whose volume or year does not fit their journal, or the others of it."""
    journals: dict[str, list[_Placed]] = defaultdict(list)
    for reference in proof.article.references.values():
        title, placed = field_of(reference, "container-title"), _placed(reference)
        if not title or not placed:
            continue
        known = known_volumes(title.value, placed.year, proof.desk.lexicon.small_words)
        if known and not is_of_about(placed.volume, known):
            if placed.issue not in known:  # which is told as volume and issue that changed places
                yield _unknown(placed, title.value, known)
        else:
            journals[name_key(title.value)].append(placed)
    for own in journals.values():
        yield from _misfits(own)


def _unknown(placed: _Placed, title: str, known: range) -> Mistake:
    what = message(
        "{journal} had no volume {volume} in {year}: that year’s was {known}.",
        journal=title,
        volume=placed.volume,
        year=placed.year,
        known=known.start if len(known) == 1 else f"{known.start}–{known.stop - 1}",
    )
    hint = message("Compare the year and the volume with the source.")
    return Mistake(what, placed.reference.at("volume"), hint)


def _placed(reference: Reference) -> _Placed | None:
    """None of a reference without a year or with a volume that is no plain number."""
    volume, year = str(reference.item.get("volume", "")), year_of(reference, "issued")
    issue = str(reference.item.get("issue", ""))
    number = int(issue) if issue.isdecimal() else 0
    return _Placed(reference, year, int(volume), number) if year and volume.isdecimal() else None


def _misfits(own: Sequence[_Placed]) -> Iterator[Mistake]:
    against: dict[int, list[int]] = defaultdict(list)
    for (at, one), (to, other) in combinations(enumerate(own), 2):
        if _are_at_odds(one, other):
            against[at].append(to)
            against[to].append(at)
    while against:
        at = max(against, key=lambda index: (len(against[index]), index))
        one, other = own[at], own[against[at][0]]
        what = message(
            "{year} and volume {volume} do not fit {other_year} and volume {other_volume} of the same journal, {key}.",
            year=one.year,
            volume=one.volume,
            other_year=other.year,
            other_volume=other.volume,
            key=other.reference.id,
        )
        hint = message("Compare the year and the volume of both with the sources.")
        yield Mistake(what, one.reference.at("volume"), hint)
        for to in against.pop(at):
            against[to].remove(at)
            if not against[to]:
                del against[to]


def _are_at_odds(one: _Placed, other: _Placed) -> bool:
    years, volumes = other.year - one.year, other.volume - one.volume
    if one.issue == other.issue >= _RUNNING:
        return bool(volumes)
    return years * volumes < 0 and (abs(years) >= _YEARS or abs(volumes) >= _VOLUMES)

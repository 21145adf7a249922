"""Terms of sorts that are of one family: a hand is no nail, a nurse is no neighbour, though of other sorts.

It tells where of as many terms of a family one of either side is not on the other. A term may be of several sorts; it
is on the other side if it is there as of one of them. Some may stand for each other: the chest for the lungs.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

from ..i18n.alignment import Bead
from . import Pair
from ._contrasts import Contrast
from ._learned import LEARNED, are_akin
from ._sorts import Finder, Place, words_within

_FAMILIES = (
    "organ part bone artery vein tooth toothpart gut brain retina gland fold stomachpart tendon mucosa layer muscle2",
    "occupation free_actor free_target kin",
    f"disease hepatitisvirus {LEARNED}itis {LEARNED}osis {LEARNED}pathy {LEARNED}oma",
    f"imaging labmethod puncture {LEARNED}oscopy {LEARNED}graphy {LEARNED}metry",
    "venue home free_institution ward town nation",
    "device oxygendevice tube",
    "food metal gas vitamin reagent substance",
    f"{LEARNED}ectomy {LEARNED}otomy {LEARNED}ostomy {LEARNED}plasty approach",
)
_FAMILY_OF = {sort: at for at, sorts in enumerate(_FAMILIES) for sort in sorts.split()}
_AKIN = frozenset(
    frozenset(pair.split())
    for pair in (
        "part_chest organ_lung",
        "part_abdomen organ_stomach",
        "part_limbs organ_arm",
        "part_limbs organ_leg",
        "part_bowel organ_colon",
        "part_heart artery_coronary",
        "part_jaw bone_maxilla",
        "free_target_siblings kin_brother",
        "free_target_siblings kin_sister",
        "free_target_parents kin_father",
        "free_target_parents kin_mother",
        "free_target_couples kin_wife",
        "free_target_couples kin_husband",
    )
)


def strangers(bead: Bead, pair: Pair, finders: tuple[Finder, Finder]) -> Iterator[Contrast]:
    """Two terms of a family of which either is missing on the other side."""
    if not bead.is_whole or bead.source[0].parts:
        return
    sides = (bead.source, bead.target)
    found = {id(unit): find(unit) for side, find in zip(sides, finders, strict=True) for unit in side}
    kinds = [{one.kind for unit in side for one in found[id(unit)]} for side in sides]
    if not (kinds[0] - kinds[1] and kinds[1] - kinds[0]):
        return
    for both in pair.sentences(bead):
        if len(both.source) == len(both.target) == 1:
            theirs, ours = words_within(both.source, found), words_within(both.target, found)
            for family in sorted(_families(theirs) & _families(ours)):
                yield from _strangers(_terms(theirs, family), _terms(ours, family))


def _families(places: Sequence[Place]) -> set[int]:
    return {_FAMILY_OF[one.sort] for one in places if one.sort in _FAMILY_OF}


def _terms(places: Sequence[Place], family: int) -> list[list[Place]]:
    """The terms of a family, each as of its sorts."""
    own = [one for one in places if _FAMILY_OF.get(one.sort) == family]
    return [list(each) for _, each in groupby(own, key=lambda one: (one.unit.text, one.found[1:]))]


def _strangers(theirs: Sequence[Sequence[Place]], ours: Sequence[Sequence[Place]]) -> Iterator[Contrast]:
    if len(theirs) != len(ours):
        return
    lost, added = _beyond(theirs, ours), _beyond(ours, theirs)
    if len(lost) == len(added) == 1:
        there, here = lost[0], added[0]
        pairs = [(one.kind, other.kind) for one in there for other in here]
        if not any(frozenset(pair) in _AKIN or are_akin(*pair) for pair in pairs):
            yield Contrast(there[0], here[0])


def _beyond(some: Sequence[Sequence[Place]], others: Sequence[Sequence[Place]]) -> list[Sequence[Place]]:
    told = {one.kind for each in others for one in each}
    return [each for each in some if told.isdisjoint(one.kind for one in each)]

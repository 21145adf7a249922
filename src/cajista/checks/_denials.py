"""How much two texts deny that should say the same, each by what negates in it.

No word has one counterpart: a negator may answer to a word that negates by what it means ("unable" and «no puede»),
an enumeration may repeat its negator or not, and a denial of a denial may be said as an affirmation.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from ._negators import UNDONE, is_sure
from ._words import Found


class Count(NamedTuple):
    """How many words of each kind a text has; `doubled` are the sure ones of denials of a denial."""

    sure: int = 0
    agreeing: int = 0
    maybe: int = 0
    strong: int = 0
    optional: int = 0
    repeated: int = 0
    doubled: int = 0
    weak: int = 0

    @classmethod
    def of(cls, found: Iterable[Found], *, in_full: bool = False) -> "Count":
        """Those of a stretch; `in_full` takes "not uncommon" for two negations, and else for none.

        Of "never … without" each surely is one; of "not uncommon" the second may be.
        """
        kinds = Counter(one.kind for one in found)
        litotes = kinds["litotes"] + kinds["undone"] if in_full else 0
        doubled = litotes + 2 * kinds["double"] if in_full else 0
        return cls(
            kinds["sure"] + doubled,
            kinds["agreeing"],
            kinds["maybe"] + kinds["limit"] + litotes,
            kinds["strong"],
            kinds["optional"] + kinds["unlimited"],
            kinds["repeated"],
            doubled,
            kinds["weak"],
        )

    def without(self, other: "Count") -> "Count":
        """What is left when words of a translation that may be the same are taken for each other, surer ones first."""
        alike = min(self.strong, other.strong)
        ours, theirs = self.strong - alike, other.strong - alike
        # A strong one is rather the same as a sure one that the other side has beyond ours.
        beyond = (self.sure - self.doubled) - (other.sure - other.doubled)
        maybe = _left(self.maybe, _left(theirs, beyond))
        others = _left(other.maybe, _left(ours, -beyond))
        # Of words that agree with each other only, one stands for a sure one: "nor" and «tampoco … ni».
        stands = int(bool(other.sure and not self.sure and self.agreeing))
        return Count(
            self.sure,
            _left(self.agreeing - stands, other.agreeing) + stands,
            _left(maybe, others + other.weak - self.weak),
            ours - min(_left(ours, -beyond), _left(other.maybe, self.weak - other.weak)),
            _left(self.optional, other.optional),
            _left(self.repeated, other.repeated),
        )

    @property
    def least(self) -> int:
        """The negations that there are at least. Words that agree with each other are one."""
        return (self.sure or min(self.agreeing, 1)) + self.strong

    @property
    def most(self) -> int:
        """The negations that there may be."""
        return self.sure + self.agreeing + self.maybe + self.strong + self.optional + self.repeated


def _left(count: int, taken: int) -> int:
    """How many are left when some are taken from them, at most all."""
    return max(0, count - max(0, taken))


@dataclass(frozen=True)
class Balance:
    """What negates in a text of ours, and in theirs that it should translate."""

    ours: Sequence[Found]
    theirs: Sequence[Found]

    @cached_property
    def counts(self) -> tuple[Count, Count]:
        """How much both deny; a "not uncommon" is a denial where the other side has an "uncommon" for it.

        Those of both sides are taken for each other where there are as many.
        """
        ours, theirs = plain = self._counts(False, False)
        litotes, double = (
            [sum(one.kind in kinds for one in side) for side in (self.ours, self.theirs)]
            for kinds in (UNDONE, ("double",))
        )
        if litotes[0] == litotes[1] and not (any(double) and sign_of(*plain)):
            return plain
        spare = ours.maybe + ours.strong + ours.sure - theirs.maybe - theirs.strong - theirs.sure
        likeliest = self._counts(spare < 0, spare > 0)
        if not any(double):
            return likeliest
        ways = plain, *(self._counts(*in_full) for in_full in ((True, True), (True, False), (False, True)))
        return next((way for way in ways if not sign_of(*way)), likeliest)

    def _counts(self, ours_in_full: bool, theirs_in_full: bool) -> tuple[Count, Count]:
        return Count.of(self.ours, in_full=ours_in_full), Count.of(self.theirs, in_full=theirs_in_full)

    @cached_property
    def sign(self) -> int:
        """-1 where ours denies less, 1 where it denies more, 0 where both may say the same."""
        return sign_of(*self.counts) or (
            _only_limits(self.theirs, self.ours) - _only_limits(self.ours, self.theirs)
        )

    @property
    def may_affirm(self) -> bool:
        """Whether one denies twice, which may affirm, and the other surely not at all."""
        less, more = sorted(self.counts, key=lambda each: each.sure)
        return more.sure == 2 and not (more.doubled or more.strong or less.least)

    @property
    def undoes(self) -> int:
        """-1 where ours undoes fewer denials than theirs, 1 where it undoes more, else 0."""
        ours, theirs = (sum(one.kind in UNDONE for one in side) for side in (self.ours, self.theirs))
        return (ours > theirs) - (ours < theirs)

    @property
    def restores(self) -> int:
        """-1 where ours has a bare denial for one that theirs undoes, "can be ruled out" for "cannot"; or 1.

        Whatever else negates is as much on both sides.
        """
        ours, theirs = (Counter(one.kind for one in side) for side in (self.ours, self.theirs))
        undone = sum(ours[kind] - theirs[kind] for kind in UNDONE)
        is_else_alike = all(ours[kind] == theirs[kind] for kind in ("sure", "strong"))
        is_told_alone = not any(
            side["agreeing"] and not side["sure"] for side in (ours, theirs)
        )  # "nor can it be…"
        is_bare = ours["maybe"] - theirs["maybe"] == -undone
        return undone if is_else_alike and is_told_alone and is_bare and abs(undone) == 1 else 0

    @property
    def affirms(self) -> bool:
        """Whether ours has no word that denies, or may, for a denial that theirs undoes."""
        return any(one.kind == "undone" for one in self.theirs) and all(
            one.kind in ("optional", "weak") for one in self.ours
        )


def sign_of(ours: Count, theirs: Count) -> int:
    """-1 where ours surely denies less, 1 where it denies more, else 0."""
    if ours == theirs:
        return 0
    left, others = ours.without(theirs), theirs.without(ours)
    is_less = left.most < others.least or _repeats_less(ours, theirs)
    is_more = others.most < left.least or _repeats_less(theirs, ours)
    return is_more - is_less


def _repeats_less(one: Count, other: Count) -> bool:
    """Whether of two that repeat a negator one does so less often, and has nothing else for it."""
    return 0 < one.repeated < other.repeated and not one.agreeing


def _only_limits(one: Sequence[Found], other: Sequence[Found]) -> bool:
    """Whether a side has a lone "only" for a "not only" of the other one."""
    kinds, others = [each.kind for each in one], [each.kind for each in other]
    return (
        others.count("unlimited") > kinds.count("unlimited")
        and kinds.count("limit") > others.count("limit")
        and not any(is_sure(each) or each.kind == "optional" for each in one)
    )

"""An abbreviation stands where the other language has its counterpart.

Which that is, the same or another (ICU, UCI), the other passages tell. It is said where a passage has another
abbreviation whose counterpart they tell as well, or which no other passage has; and where a text has once what is the
other language's own.

Why it matters: both abbreviations are explained, so that nothing shows which of them is meant.

Example: “The PRR is no risk” becomes «La ROR no es un riesgo», where PRR is PRR everywhere else.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from typing import TypeAlias

from ..findings import Severity, message
from ..locale import Locale
from . import Mistake, Pair, Proof
from ._abbreviations import Use, names_in, uses_in, well_known
from ._parity import file_of

SEVERITY: Severity = "warning"

_OFTEN = 2  # passages that tell
_PASSED_OVER = ("keyword", "code", "equation")

_Passage: TypeAlias = tuple[Sequence[Use], Sequence[Use]]
"""The abbreviations of a text, and those of the other language, in one passage."""


def check_pair(pair: Pair, proof: Proof) -> Iterator[Mistake]:
    """Abbreviations that stand for others, and those of the other language."""
    passages = [
        ([*names_in(bead.source)], [*names_in(bead.target)])
        for bead in pair.beads
        if bead.is_whole and bead.source[0].kind not in _PASSED_OVER
    ]
    file = file_of(pair.source)
    for there, here in _exchanged(passages):
        what = message("“{text}” here, and “{meant}” in {file}.", text=here.base, meant=there.base, file=file)
        yield Mistake(what, here.span, message("See which of them is meant."))
    turned = [(ours, theirs) for theirs, ours in passages]
    for copy, other, sides in ((pair.target, pair.source, turned), (pair.source, pair.target, passages)):
        counts = [Counter(use.base for use in names_in(one.texts)) for one in (copy, other)]
        known = [_of_language(copy.locale), _of_language(other.locale)]
        for use in (
            *_foreign(sides, *counts),
            *_foreign_known(sides, known[0] - known[1], known[1] - known[0], counts[0]),
        ):
            what = message("“{text}” is the abbreviation of {file}.", text=use.base, file=file_of(other))
            yield Mistake(what, use.span, message("Write this language's own."), copy.language)


def _exchanged(passages: Sequence[_Passage]) -> Iterator[tuple[Use, Use]]:
    """An abbreviation of the source, and another that stands for it in the translation."""
    sides = _Side(passages), _Side([(theirs, ours) for ours, theirs in passages])
    for theirs, ours in passages:
        there, here = {use.base for use in theirs}, {use.base for use in ours}
        if there == here:
            continue
        lost, added = sides[0].without_counterpart(there, here), sides[1].without_counterpart(here, there)
        if lost:
            added |= {use.base for use in ours if sides[1].is_new(use) and use.base not in sides[0].counts}
        elif added:
            lost |= {use.base for use in theirs if sides[0].is_new(use) and use.base not in sides[1].counts}
        if len(lost) == len(added) == 1:
            yield (
                next(use for use in theirs if use.base in lost),
                next(use for use in ours if use.base in added),
            )


class _Side:
    """How many passages of a text have an abbreviation, and with which ones of the other language."""

    def __init__(self, passages: Sequence[_Passage]) -> None:
        self.counts: Counter[str] = Counter()
        self.beside: dict[str, Counter[str]] = {}
        for ours, theirs in passages:
            for name in {use.base for use in ours}:
                self.counts[name] += 1
                self.beside.setdefault(name, Counter()).update({use.base for use in theirs})

    def without_counterpart(self, names: set[str], others: set[str]) -> set[str]:
        """Those of a passage beside which there is none here that is beside them everywhere else."""
        found = set()
        for name in names:
            count, beside = self.counts[name], self.beside[name]
            is_here = any(beside[other] == count for other in others)
            if (
                not is_here
                and count > _OFTEN
                and any(together == count - 1 for other, together in beside.items() if other not in others)
            ):
                found.add(name)
        return found

    def is_new(self, use: Use) -> bool:
        """Whether no other passage has an abbreviation, and this does not explain it."""
        return self.counts[use.base] == 1 and not use.explained


def _foreign(passages: Sequence[_Passage], own: Counter[str], other: Counter[str]) -> Iterator[Use]:
    """What a text has once and the other language often, beside passages of this text that do without."""
    rare = {name for name, count in own.items() if count == 1 and other[name] > _OFTEN}
    lacking: Counter[str] = Counter()
    for ours, theirs in passages if rare else ():
        lacking.update(rare & {use.base for use in theirs} - {use.base for use in ours})
    for ours, theirs in passages if rare else ():
        there = {use.base for use in theirs}
        for use in ours:
            is_foreign = use.base in rare & there and lacking[use.base] >= _OFTEN
            if is_foreign and not _is_glossed(use) and not _is_joined(use):
                yield use


def _foreign_known(
    passages: Sequence[_Passage], own: Set[str], foreign: Set[str], counts: Counter[str]
) -> Iterator[Use]:
    """What everyone knows in the other language alone, and a text has once, where that has it, too: CI for IC."""
    for ours, theirs in passages:
        here, there = Counter(use.base for use in ours), Counter(use.base for use in theirs)
        for use in ours if here.keys() & there.keys() & foreign else ():
            is_foreign = (
                use.base in foreign
                and counts[use.base] == 1
                and _is_one_of(use.base, here, there, own, foreign)
            )
            is_explained = use.explained and not _has_values(use)
            if is_foreign and not (is_explained or _is_glossed(use) or _is_joined(use)):
                yield use


def _of_language(locale: Locale) -> frozenset[str]:
    """The abbreviations that everyone knows in a language, and such as it has for what others call otherwise."""
    own = locale.lexicon("reading", "abbreviations of this language alone").strip("-")
    return well_known(locale) | frozenset(own.split())


def _is_one_of(name: str, here: Counter[str], there: Counter[str], own: Set[str], foreign: Set[str]) -> bool:
    """Whether nothing else can be what another text has by a name: with those of its own, one has as many."""
    if name not in there:
        return False
    ours, theirs = (sum(count[each] for each in known) for count, known in ((here, own), (there, foreign)))
    counterparts = own & here.keys() - there.keys()
    return (
        not ours
        or ours + here[name] == theirs
        or any(here[each] + here[name] == there[name] for each in counterparts)
    )


def _is_glossed(use: Use) -> bool:
    """Whether an abbreviation stands in brackets beside another: «(IMC; BMI en inglés)»."""
    start, end = _brackets(use)
    others = (one.start for one in uses_in(use.unit) if one.start != use.start)
    return start >= 0 and not _has_values(use) and any(start < other < end for other in others)


def _has_values(use: Use) -> bool:
    """Whether an abbreviation stands in brackets with numbers: (HR, 0.93; 95% CI, 0.85–1.02)."""
    start, end = _brackets(use)
    return start >= 0 and any(map(str.isdigit, use.unit.text[start:end]))


def _brackets(use: Use) -> tuple[int, int]:
    return use.unit.text.rfind("(", 0, use.start), use.unit.text.find(")", use.end)


_COMPOUND = re.compile(r"[A-Z]{2,}[-‑]\Z")


def _is_joined(use: Use) -> bool:
    """Whether an abbreviation is part of a name in capitals, ADJUST-PE, or of a currency: US$."""
    is_currency = use.unit.text[use.end : use.end + 1] in tuple("$£€¥")
    return is_currency or bool(_COMPOUND.search(use.unit.text, 0, use.start))

"""Every abbreviation is explained where it is first used, in the abstract and in the text, each by itself.

“Tumor necrosis factor (TNF)” explains it, and “TNF (tumor necrosis factor)” too. Those that everyone knows (DNA,
HIV, HR, CI) and those listed under `house_style.abbreviations` need no explanation; titles, headings, tables,
units of measurement, elements, genes in italics and names of studies are passed over. One that is explained twice,
explained and not used again, or used often and explained in neither language, is only mentioned.

Why it matters: RA is rheumatoid arthritis for some readers and the right atrium for others.

Example: the text speaks of RA from its first line, and says in its tenth that it is rheumatoid arthritis.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TypeAlias

from ..findings import Severity, message
from ..i18n.units import Unit
from ..model.facts import in_language
from ..model.inline import Emphasis
from . import Copy, Mistake, Proof
from ._abbreviations import Use, uses_in, well_known
from ._parity import file_of
from ._prose import stands_in
from ._words import phrases

SEVERITY: Severity = "warning"

_Passage: TypeAlias = tuple[Sequence[Unit], Sequence[Unit]]  # of this text, and of another one

_ZONES = (("abstract",), ("paragraph", "item", "quote"))
_ELSEWHERE = ("caption", "footnote", "cell")  # where an explanation counts, but its place does not


def check_copy(copy: Copy, proof: Proof) -> Iterator[Mistake]:
    """Abbreviations without explanation, explained too late, twice, or in vain."""
    uses = _uses(copy.texts)
    if not uses:
        return
    known = _known(copy, proof, uses).difference(_left_to_one(uses, copy, proof))
    everywhere: dict[str, list[Use]] = {}
    for use in uses:
        if use.base not in known:
            everywhere.setdefault(use.base, []).append(use)
    for base, found in everywhere.items():
        for zone in _ZONES:
            if own := [use for use in found if use.unit.kind in zone]:
                yield from _mistakes(base, own, found, copy, proof)


def _mistakes(
    base: str, own: Sequence[Use], found: Sequence[Use], copy: Copy, proof: Proof
) -> Iterator[Mistake]:
    """What is wrong with an abbreviation in one zone; `found` are its uses everywhere."""
    first, explained = own[0], [use for use in own if use.explained]
    if not explained:
        yield from _unexplained(base, own, found, copy, proof)
    elif not first.explained:
        what = message(
            "{text} is used before it is explained (line {line}).", text=base, line=explained[0].span.line
        )
        yield Mistake(what, first.span, message("Explain it here, where it is first used."))
    elif len(explained) > 1:
        what = message("{text} is explained already (line {line}).", text=base, line=first.span.line)
        yield Mistake(what, explained[1].span, severity="info")
    elif len(found) == 1 and not _NAME.search(first.unit.text[: first.start]):
        what = message("{text} is explained, and not used again.", text=base)
        yield Mistake(what, first.span, message("Leave the abbreviation out."), severity="info")


_NAME = re.compile(r"[A-ZÀ-Þ][\w’'-]*\s*[(\[]?$")  # of an institution, which some know by its initials alone


def _unexplained(
    base: str, own: Sequence[Use], found: Sequence[Use], copy: Copy, proof: Proof
) -> Iterator[Mistake]:
    if any(use.explained and use.unit.kind in _ELSEWHERE for use in found):
        return
    what = message("{text} is not explained.", text=base)
    hint = message("Write it in full, and put the abbreviation in brackets after it.")
    if zoned := [use for use in found if use.explained]:
        hint = message(
            "It is explained in line {line}; abstract and text stand by themselves.", line=zoned[0].span.line
        )
    elif there := _explained_there(base, own[0], copy, proof):
        hint = message("{file} explains it, in line {line}.", file=file_of(there[0]), line=there[1].span.line)
    else:
        if len(own) >= _OFTEN:
            yield Mistake(what, own[0].span, hint, severity="info")
        return
    yield Mistake(what, own[0].span, hint)


def _explained_there(base: str, first: Use, copy: Copy, proof: Proof) -> tuple[Copy, Use] | None:
    """Where the other language explains an abbreviation, or one of its own in the same passage."""
    for other, passages in _beside_others(copy, proof):
        for use in _uses(other.texts):
            if use.base == base and use.explained:
                return other, use
        for ours, theirs in passages:
            if any(unit is first.unit for unit in ours):
                here, there = _uses(ours), _uses(theirs)
                explained = [use for use in there if use.explained]
                is_shared = any(use.base == base for use in there)
                if not is_shared and len(explained) > sum(use.explained for use in here):
                    return other, explained[0]
    return None


def _beside_others(copy: Copy, proof: Proof) -> Iterator[tuple[Copy, Sequence[_Passage]]]:
    """The texts of other languages, and the passages of this one with theirs."""
    for pair in proof.pairs:
        if copy is pair.source:
            yield pair.target, [(bead.source, bead.target) for bead in pair.beads]
        elif copy is pair.target:
            yield pair.source, [(bead.target, bead.source) for bead in pair.beads]


def _uses(units: Sequence[Unit]) -> list[Use]:
    return [use for unit in units for use in uses_in(unit)]


def _left_to_one(uses: Sequence[Use], copy: Copy, proof: Proof) -> Iterator[str]:
    """Well-known abbreviations that this text never explains, where the other language explains its own.

    Such a one alone is new in its passage, of which the other language explains one more, called otherwise.
    """
    told, explained = ({use.base for use in uses if use.explained is each} for each in (False, True))
    may_lack = well_known(copy.locale) & told - explained
    for _, passages in _beside_others(copy, proof) if may_lack else ():
        seen: set[tuple[str, str]] = set()
        for ours, theirs in passages:
            here, there = _uses(ours), _uses(theirs)
            kind = ours[0].kind if ours and theirs else ""
            bases, others = ({use.base for use in side} for side in (here, there))
            new = {base for base in bases & may_lack if (kind, base) not in seen}
            seen.update((kind, base) for base in bases)
            own = {use.base for use in there if use.explained} - bases
            more = sum(use.explained for use in there) - sum(use.explained for use in here)
            is_read = any(kind in zone for zone in _ZONES) and len(bases) == len(others)
            if is_read and len(new) == len(own) == more == 1:
                yield from new


def _known(copy: Copy, proof: Proof, uses: Sequence[Use]) -> frozenset[str]:
    """What needs no explanation in this text."""
    house = in_language(proof.desk.house.abbreviations, copy.language) or []
    terms = set(_terms(copy, proof)) - _explained_in_one(uses)
    names = (*_emphasised(copy), *_named(copy, uses), *_shouted(copy, uses))
    return frozenset((*well_known(copy.locale), *house, *terms, *names))


def _explained_in_one(uses: Sequence[Use]) -> set[str]:
    """What either the abstract or the text explains where it first uses it, and the other one does not."""
    first = ({use.base: use.explained for use in reversed(uses) if use.unit.kind in zone} for zone in _ZONES)
    abstract, text = first
    return {base for base in abstract.keys() & text.keys() if abstract[base] != text[base]}


def _emphasised(copy: Copy) -> Iterator[str]:
    """Symbols of genes: what stands in italics."""
    for unit in copy.texts:
        if any(isinstance(node, Emphasis) for node in unit.nodes):
            yield from (use.base for use in uses_in(unit) if stands_in(unit, use.start, use.end, Emphasis))


def _shouted(copy: Copy, uses: Sequence[Use]) -> Iterator[str]:
    """Small words in capitals: AND, NOT."""
    small = copy.locale.lexicon("reading", "small words").split()
    yield from (use.base for use in uses if use.base.lower() in small)


_OFTEN = 3  # uses of what neither language explains that make it worth mentioning
_ROUND = 40  # characters on either side in which a word may stand that tells what a name is


_PLACE = re.compile(r"[A-ZÀ-Þ][\w’'-]+,\s$")


def _named(copy: Copy, uses: Sequence[Use]) -> Iterator[str]:
    """Names: of studies, statements and groups, by a word beside one somewhere; of states, after a city."""
    yield from (use.base for use in uses if len(use.base) == 2 and _PLACE.search(use.unit.text[: use.start]))
    said = phrases(copy.locale.lexicon("reading", "words beside names of studies"))
    if not said:
        return
    before, after = _beside(said)
    for use in uses:
        text = use.unit.text
        if after.match(text, use.end) or before.search(text[max(use.start - _ROUND, 0) : use.start]):
            yield use.base


@lru_cache(maxsize=20)
def _beside(said: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    after = rf"(?:-\w+)*\s+(?:\d+\s+)?{said}"
    before = rf"{said}\s+(?:[^\W\d_]+[-\s])?[\"“«‘']?$"
    return re.compile(before, re.IGNORECASE), re.compile(after, re.IGNORECASE)


def _terms(copy: Copy, proof: Proof) -> Iterator[str]:
    """Abbreviations of the glossary of which this text has the longer name, too."""
    for term in proof.desk.glossary:
        names = term.names.get(copy.language, ())
        short = [name for name in names if sum(map(str.isupper, name)) > 1]
        if short and any(name.lower() in copy.lowered for name in names if name not in short):
            yield from (name.partition("-")[0] for name in short)

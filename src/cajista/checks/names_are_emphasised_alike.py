"""A species, a genus or a gene that is in italics in one language is in italics in the other.

A species may be named in full and by its initial. What else is in italics, each language settles for itself.

Why it matters: by its italics a reader tells the gene *IL1RN* from the protein, and the genus *Cancer* from cancer.

Example: `*Mycobacterium tuberculosis*` in English, `Mycobacterium tuberculosis` in Spanish.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..findings import Severity, message
from ..i18n.units import Unit
from ..model.inline import Emphasis, plain_text
from . import Copy, Mistake, Pair, Proof
from ._parity import file_of
from ._prose import edit

SEVERITY: Severity = "warning"

# A species; a genus, by its Latin ending; a gene.
_NAME = re.compile(
    r"[A-Z](?:[a-z]{2,}|\.) [a-z]{3,}|[A-Z][a-z]{2,}(?:us|a|um|is|es|on|ax|ix|ex)|[A-Za-z]*[A-Z][A-Z0-9-]+[A-Za-z0-9]*"
    r"|[a-z]{3,4}[A-Z]\d?"
)
_SPECIES = re.compile(r"[A-Z](?:[a-z]{2,}|\.) ([a-z]{3,})")


class _Place(NamedTuple):
    """A stretch of a unit's text."""

    unit: Unit
    start: int
    end: int

    @property
    def text(self) -> str:
        return self.unit.text[self.start : self.end]


def check_pair(pair: Pair, proof: Proof) -> Iterator[Mistake]:
    """Names in italics on one side of a passage only."""
    for bead in pair.beads:
        if bead.is_whole:
            theirs, ours = _emphasised(bead.source), _emphasised(bead.target)
            if theirs or ours:
                yield from _small(theirs, ours, pair)
                if len(theirs) > len(ours):
                    yield from _unclosed(bead.target, theirs, pair.target)
                elif len(ours) > len(theirs):
                    yield from _unclosed(bead.source, ours, pair.source)
                yield from _differences(theirs, (bead.target, ours), pair.target, pair.source)
                yield from _differences(ours, (bead.source, theirs), pair.source, pair.target)


def _emphasised(units: Sequence[Unit]) -> list[_Place]:
    """What is in italics, in order."""
    found = []
    for unit in units:
        at = 0
        for node in unit.nodes:
            if isinstance(node, Emphasis):
                text = plain_text(node.children)
                start = unit.text.find(text, at)
                if start >= 0:
                    at = start + len(text)
                    found.append(_Place(unit, start, at))
    return found


def _differences(
    names: Sequence[_Place], other: tuple[Sequence[Unit], Sequence[_Place]], here: Copy, there: Copy
) -> Iterator[Mistake]:
    """Upright names on the other side of those that are always in italics on this one."""
    units, italic = other
    own = [place.unit for place in names]
    told: set[tuple[int, int]] = set()
    for name in dict.fromkeys(place.text for place in names if _NAME.fullmatch(place.text)):
        pattern = _pattern(name)
        if any(True for _ in _upright(pattern, own, names)):
            continue
        for place in _upright(pattern, units, italic):
            if (id(place.unit), place.start) not in told:
                told.add((id(place.unit), place.start))
                yield _mistake(place, here, there)


def _unclosed(units: Sequence[Unit], italic: Sequence[_Place], copy: Copy) -> Iterator[Mistake]:
    """An asterisk before what is in italics in the other language: the other asterisk is missing."""
    known = {place.text.split()[0] for place in italic if place.text.strip()}
    for unit in units:
        for found in _ASTERISK.finditer(unit.text):
            if found[1] in known:
                what = message("This asterisk has no other one: the italics do not end.")
                span = unit.span_of(found.start(), found.end())
                yield Mistake(
                    what, span, message("Write another one behind the last word in italics."), copy.language
                )


_ASTERISK = re.compile(r"(?<![\w*])\*([^\W\d_]+)")


def _small(theirs: Sequence[_Place], ours: Sequence[_Place], pair: Pair) -> Iterator[Mistake]:
    """Species in italics that begin with a small letter, where the other language has the capital."""
    for some, others, here, there in (
        (ours, theirs, pair.target, pair.source),
        (theirs, ours, pair.source, pair.target),
    ):
        known = {place.text for place in others if _SPECIES.fullmatch(place.text)}
        for place in some:
            meant = place.text[:1].upper() + place.text[1:]
            if place.text != meant and meant in known:
                what = message(
                    "“{text}” is “{meant}” in {file}.", text=place.text, meant=meant, file=file_of(there)
                )
                span = place.unit.span_of(place.start, place.end)
                yield Mistake(
                    what, span, message("The name of a genus begins with a capital."), here.language
                )


def _pattern(name: str) -> re.Pattern[str]:
    """A name as it may stand in the text; of a species, in full or by its initial."""
    species = _SPECIES.fullmatch(name)
    said = rf"{name[0]}(?:[a-z]+|\.)[ \u00a0]{species[1]}" if species else re.escape(name)
    return re.compile(rf"(?<![\w-]){said}(?![\w-])")


def _upright(pattern: re.Pattern[str], units: Sequence[Unit], italic: Sequence[_Place]) -> Iterator[_Place]:
    """Where a name stands outside of italics."""
    for unit in {id(unit): unit for unit in units}.values():
        for match in pattern.finditer(unit.text):
            if not any(one.unit is unit and one.start <= match.start() < one.end for one in italic):
                yield _Place(unit, match.start(), match.end())


def _mistake(place: _Place, here: Copy, there: Copy) -> Mistake:
    what = message("“{text}” is in italics in {file}, and not here.", text=place.text, file=file_of(there))
    hint = message("Write {example}.", example=f"*{place.text}*")
    fix = edit(place.unit, place.start, place.end, f"*{place.text}*")
    return Mistake(what, place.unit.span_of(place.start, place.end), hint, here.language, fix)

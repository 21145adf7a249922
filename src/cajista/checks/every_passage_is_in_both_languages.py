"""Every heading, paragraph, list item, figure, table, formula and note is in both languages.

Both texts are read side by side, each passage beside the one that has most in common with it: numbers,
citations, words of one origin. Of a paragraph that the translation makes two of, another rule tells.

Why it matters: the two versions are one article. What only one of them says, half of the readers never learn.

Example: the English text has a paragraph on limitations, and the Spanish goes straight to the conclusion.
"""

import re
from collections.abc import Iterator, Set
from math import log

from ..findings import Severity, message
from ..i18n.alignment import Bead, shared
from ..i18n.units import Unit
from ..model.span import Span
from . import Mistake, Pair, Proof
from ._parity import file_of, kind_of, place_after, shown, text_of

SEVERITY: Severity = "error"

# What other rules look after: cells, alternative texts, the fields of the front matter.
_OTHERS = ("cell", "alternative", "keyword", "title", "subtitle", "short_title", "notice", "break")
_IN_FRONT = ("abstract", "declaration")
_SHARED = 0.15  # of what a passage has that a translation keeps, if it is a part of a longer one


def check_pair(pair: Pair, proof: Proof) -> Iterator[Mistake]:
    """Passages that stand alone, those that follow each other together."""
    run: list[int] = []
    lacking = proof.lacking.get(pair.target.language, frozenset())
    for index, bead in enumerate((*pair.beads, Bead((), ()))):
        if run and not (
            _is_alone(pair, index, lacking) and bool(bead.source) == bool(pair.beads[run[0]].source)
        ):
            yield _mistake(pair, run)
            run = []
        if _is_alone(pair, index, lacking):
            run.append(index)


def _is_known_to_lack(unit: Unit, lacking: Set[Span]) -> bool:
    """Whether a record tells that the translation lacks this, which `translations-follow-their-sources` reports."""
    return bool(lacking) and all(part.span in lacking for part in unit.parts or (unit,) if part.text.strip())


def _is_alone(pair: Pair, index: int, lacking: Set[Span]) -> bool:
    """Whether one side lacks a passage that it should have, and no neighbour has taken it in."""
    if index >= len(pair.beads) or pair.beads[index].is_whole:
        return False
    bead = pair.beads[index]
    unit = _side(bead)[0]
    if bead.source and _is_known_to_lack(unit, lacking):
        return False
    if unit.kind in _OTHERS or not (text_of(unit).strip() or unit.block):
        return False
    if unit.kind in _IN_FRONT and not _has_field(pair, unit, bool(bead.source)):
        return False
    neighbours = [pair.beads[at] for at in (index - 1, index + 1) if 0 <= at < len(pair.beads)]
    if bead.source:
        return not any(_has_taken_in(unit, one.source, one.target, pair.growth) for one in neighbours)
    return not any(_has_taken_in(unit, one.target, one.source, 1 / pair.growth) for one in neighbours)


def _side(bead: Bead) -> tuple[Unit, ...]:
    return bead.source or bead.target


def _has_field(pair: Pair, unit: Unit, in_source: bool) -> bool:
    """Whether the other language has anything of this field of the front matter."""
    front = (pair.target if in_source else pair.source).units.front
    return bool(front.get(str(unit.place[0]) if unit.kind == "declaration" else "abstract"))


def _has_taken_in(unit: Unit, own: tuple[Unit, ...], other: tuple[Unit, ...], growth: float) -> bool:
    """Whether the other side of a neighbour is so long, and so like the unit, that it holds the unit too.

    `growth` is how many times as long the other side usually is.
    """
    if not (own and other) or {unit.kind, own[0].kind} & {"heading", "table", "figure"}:
        return False
    before, after = _length(own), _length(own) + _length((unit,))
    usual = _length(other) / growth
    is_nearer = abs(log(after / usual)) < abs(log(before / usual))
    return is_nearer and shared((unit,), other) >= _SHARED and _numbers((unit,)) <= _numbers(other)


def _numbers(units: tuple[Unit, ...]) -> set[str]:
    """The numbers of some units, by their digits."""
    return {re.sub(r"\D", "", found) for unit in units for found in _NUMBER.findall(text_of(unit))}


_NUMBER = re.compile(r"\d+(?:[.,\u00a0\u202f ]\d+)*")


def _length(units: tuple[Unit, ...]) -> int:
    return sum(len(text_of(unit)) for unit in units) + 1


def _mistake(pair: Pair, run: list[int]) -> Mistake:
    first = _side(pair.beads[run[0]])[0]
    if pair.beads[run[0]].target:
        span = first.span.to(_side(pair.beads[run[-1]])[0].span)
        what = message("There is nothing in {file} that this could translate.", file=file_of(pair.source))
        return Mistake(what, span, message("Translate it there too, or delete it here."))
    where = {"file": file_of(pair.source), "line": first.span.line}
    if len(run) == 1 and shown(text_of(first)):
        what = message(
            "Here is missing {what}: “{text}” ({file}, line {line}).",
            what=kind_of(first),
            text=shown(text_of(first)),
            **where,
        )
    elif len(run) == 1:
        what = message("Here is missing {what} ({file}, line {line}).", what=kind_of(first), **where)
    else:
        what = message(
            "Here are missing {count} passages, from “{text}” on ({file}, line {line}).",
            count=len(run),
            text=shown(text_of(first)),
            **where,
        )
    return Mistake(what, place_after(pair, run[0]), message("Translate what is missing, or delete it there."))

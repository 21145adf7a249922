"""A passage and its translation name the same drugs.

Drugs are known by the stems of their international names (-mab, -tinib, -cillin, -azole, -statin…), whose form in
another language differs in a few letters only. Those of the journal's glossary are another rule's.

Why it matters: names of drugs resemble each other, and prednisone is not prednisolone.

Example: “omeprazole” becomes «esomeprazol».
"""

import re
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

from ..findings import Severity, message
from ..i18n.alignment import Bead
from ..i18n.units import Unit
from ..model.glossary import Glossary
from ..model.span import Span
from . import Mistake, Pair, Proof
from ._drugs import drugs_in, folded
from ._parity import beyond, file_of, place_for

SEVERITY: Severity = "warning"

_WORD = re.compile(r"[^\W\d_]{5,}")
_NEAR = 7  # letters of a name that may have one other letter, by another spelling


class _Name(NamedTuple):
    """A drug where it is named."""

    form: str
    text: str
    unit: Unit
    at: int

    @property
    def span(self) -> Span:
        """Where it stands in the source."""
        return self.unit.span_of(self.at, self.at + len(self.text))


def check_pair(pair: Pair, proof: Proof) -> Iterator[Mistake]:
    """Drugs that only one side of a passage names."""
    listed = frozenset(_listed(proof.desk.glossary))
    for bead in pair.beads:
        if bead.is_whole:
            theirs, ours = (list(_named(side)) for side in (bead.source, bead.target))
            if theirs or ours:
                yield from _differences(theirs, ours, listed, bead, pair)


def _listed(glossary: Glossary) -> Iterator[str]:
    for term in glossary:
        for names in term.names.values():
            yield from (folded(word) for name in names for word in _WORD.findall(name))


def _named(units: Sequence[Unit]) -> Iterator[_Name]:
    for unit in units:
        yield from (_Name(one.form, one.word, unit, one.start) for one in drugs_in(unit.text))


def _differences(
    theirs: list[_Name], ours: list[_Name], listed: frozenset[str], bead: Bead, pair: Pair
) -> Iterator[Mistake]:
    lost = [one for one in _beyond(theirs, ours, bead.target) if one.form not in listed]
    added = [one for one in _beyond(ours, theirs, bead.source) if one.form not in listed]
    if len(theirs) == len(ours) and {one.form for one in theirs} == {one.form for one in ours}:
        lost, added = (
            beyond(theirs, ours, _FORM),
            beyond(ours, theirs, _FORM),
        )  # one for another that is there, too
    file = file_of(pair.source)
    for one, other in zip(lost, added, strict=False):
        what = message(
            "Here stands “{ours}”, and “{theirs}” in {file} (line {line}).",
            ours=other.text,
            theirs=one.text,
            file=file,
            line=one.span.line,
        )
        yield Mistake(what, other.span, message("See which drug is meant."))
    shared = min(len(lost), len(added))
    for one in lost[shared:]:
        what = message(
            "“{text}” ({file}, line {line}) is not named here.", text=one.text, file=file, line=one.span.line
        )
        yield Mistake(what, place_for(one.unit, one.at, bead, pair), message("See which drug is meant."))
    for one in added[shared:]:
        line = bead.source[0].span.line
        what = message("“{text}” is not named in {file} (line {line}).", text=one.text, file=file, line=line)
        yield Mistake(what, one.span, message("See which drug is meant."))


_FORM = attrgetter("form")


def _beyond(some: list[_Name], others: list[_Name], units: Sequence[Unit]) -> Iterator[_Name]:
    """The drugs that one side names and the other does not, each where it stands first."""
    told = {one.form for one in others}
    missing = {one.form: one for one in reversed(some) if one.form not in told}
    if missing:
        words = {folded(word) for unit in units for word in _WORD.findall(unit.text)}
        yield from (
            one
            for one in reversed(missing.values())
            if not any(_is_form_of(one.form, word) for word in words)
        )


def _is_form_of(form: str, word: str) -> bool:
    """Whether a word is a drug's name in another spelling, or begins with it."""
    if word.startswith(form):
        return word == form or len(word) - len(form) > 1
    return len(form) >= _NEAR and len(word) == len(form) and sum(map(str.__ne__, form, word)) == 1

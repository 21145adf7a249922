"""A paragraph ends in a full stop where the one that it translates, or that translates it, does.

Only longer texts are looked at, and none before a list, a formula or a piece of program text, or with an address at
its end.

Why it matters: a full stop that is lost often went with the last words, and a reader looks for what is missing.

Example: "Mortality fell by half" at the end of a paragraph, where es.md has "La mortalidad se redujo a la mitad.".
"""

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from ..findings import Severity, message
from ..i18n.alignment import Bead
from ..i18n.units import OBJECT, Unit
from . import Copy, Mistake, Pair, Proof
from ._parity import end_of, file_of
from ._prose import insertion, without_addresses

SEVERITY: Severity = "warning"

_RUNNING = ("item", "paragraph", "abstract", "declaration", "notice", "quote", "footnote")
_INTRODUCED = ("item", "equation", "code", "quote")  # which a text may lead to without a mark
_LEAST = 25  # characters
_CLOSED = re.compile(rf"[\s{OBJECT}⁰¹²³⁴-⁹,⁻–\-\"'»”’)\]]*$")  # what follows a full stop: citations, brackets


def check_pair(pair: Pair, proof: Proof) -> Iterator[Mistake]:
    """Passages of which just one ends in a full stop."""
    for bead, behind in zip_longest(pair.beads, pair.beads[1:]):
        if bead.is_whole and all(unit.kind in _RUNNING for unit in (*bead.source, *bead.target)):
            yield from _lost(bead, behind, pair)


def _lost(bead: Bead, behind: Bead | None, pair: Pair) -> Iterator[Mistake]:
    theirs, ours = bead.source[-1], bead.target[-1]
    if _is_closed(theirs) and _is_lost(ours, behind.target if behind else (), pair.target):
        yield _mistake(ours, pair.target, pair.source)
    elif _is_closed(ours) and _is_lost(theirs, behind.source if behind else (), pair.source):
        yield _mistake(theirs, pair.source, pair.target)


def _is_lost(unit: Unit, following: Sequence[Unit], copy: Copy) -> bool:
    """Whether a text should end in a full stop and does not; of items, where all others do."""
    if not _is_open(unit):
        return False
    if unit.kind == "item":
        items = [
            one
            for one in copy.units.body
            if one.kind == "item" and one is not unit and len(one.text) >= _LEAST
        ]
        is_last = not following or following[0].kind != "item" or following[0].place == unit.place
        return is_last and len(items) > 1 and all(map(_is_closed, items))
    return not following or following[0].kind not in _INTRODUCED


def _is_closed(unit: Unit) -> bool:
    return len(unit.text) >= _LEAST and _CLOSED.sub("", unit.text).endswith(".")


def _is_open(unit: Unit) -> bool:
    """Whether a text ends in a letter, a digit, a percentage or a bracket, perhaps with a citation behind it."""
    text = without_addresses(unit.text)
    is_exact = text[-1:] == unit.text[-1:]  # no address at its end
    last = _CLOSED.sub("", text)[-1:]
    return is_exact and len(text) >= _LEAST and (last.isalnum() or last in _SIGNS)


_SIGNS = ("%", "°")


def _mistake(unit: Unit, copy: Copy, other: Copy) -> Mistake:
    end = len(unit.text.rstrip())
    fix = insertion(unit, end, ".") if unit.text[end - 1] != OBJECT else ()
    what = message("The full stop at the end is missing; in {file} there is one.", file=file_of(other))
    return Mistake(what, end_of(unit.span_of(0, end)), message("Add it."), copy.language, fix)

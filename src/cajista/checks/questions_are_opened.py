"""A question or an exclamation opens with its own mark where the language has one, and only there.

Why it matters: Spanish opens questions and exclamations with ¿ and ¡; without them the reader learns too late
what the sentence is. Which marks a language has is said by its catalogue.

Example: "Qué dosis es segura?" must be "¿Qué dosis es segura?"
"""

import re
from collections.abc import Iterator

from ..findings import Severity, message
from ..i18n.units import Unit
from ..model.inline import Emphasis, Marked
from . import Copy, Mistake, Proof
from ._prose import marks, prose, stands_in

SEVERITY: Severity = "warning"

# What closes nothing: a mark in brackets, `(?)`; a factorial, `n!`.
_CLOSING = re.compile(r"(?<!\()(?<![\d\s])(?<!\b\w)[?!]+")
_BESIDE = 4  # characters beside a mark that tell what it belongs to


def check_copy(copy: Copy, proof: Proof) -> Iterator[Mistake]:
    """Questions that do not open or do not close, and marks that the language does not have."""
    opening = marks(copy.locale.lexicon("typography", "marks that open a question"))
    foreign = marks(copy.locale.lexicon("typography", "marks of other languages"))
    for unit, text in prose(copy):
        if opening and any(mark in text for mark in ("?", "!", *opening)):
            yield from _unpaired(unit, text, opening)
        for at in (at for mark in foreign if mark in text for at in _places(text, mark)):
            if not _is_foreign(unit, text, at, at + _BESIDE):
                what = message("This language has no mark {mark}", mark=text[at])
                yield Mistake(what, unit.span_of(at, at + 1), message("Delete it."))


def _places(text: str, mark: str) -> Iterator[int]:
    return (at for at, character in enumerate(text) if character == mark)


def _unpaired(unit: Unit, text: str, opening: str) -> Iterator[Mistake]:
    opened: list[int] = []
    either = re.compile(rf"(?P<opens>[{re.escape(opening)}]+)|{_CLOSING.pattern}")
    for found in either.finditer(text):
        if found["opens"]:
            opened.append(found.start())
        elif opened:
            opened.pop()
        elif not _is_foreign(unit, text, max(0, found.start() - _BESIDE), found.end()):
            what = message("This sentence ends with {mark} and does not open so.", mark=found[0])
            hint = message("Open it with one of these: {marks}", marks=opening)
            yield Mistake(what, unit.span_of(*found.span()), hint)
    for at in opened:
        what = message("What opens with {mark} here does not close.", mark=text[at])
        yield Mistake(
            what, unit.span_of(at, at + 1), message("Add the mark where the question or exclamation ends.")
        )


def _is_foreign(unit: Unit, text: str, start: int, end: int) -> bool:
    """Whether the words at a mark are a title or another language's, which keep their own marks."""
    return stands_in(unit, start, min(end, len(text)), Emphasis, Marked)

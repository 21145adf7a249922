"""Powers of ten and exponents are raised, not typed on the line; a length has no power above three.

Why it matters: a power that is not raised is another number: 10⁹ cells become 109 cells. It is lost most easily in
text pasted from a PDF or a word processor.

Example: write `4.5 × 10^9^/L`, not `4.5 × 109/L` and not `4.5 × 10^9/L`.
"""

import re
from collections.abc import Iterator

from ..findings import Severity, message
from ..i18n.units import Unit
from . import Copy, Mistake, Proof
from ._prose import insertion, prose

SEVERITY: Severity = "warning"

_CARET = re.compile(r"(?<=[^\W_])\^([-−+]?\d{1,3})(?![\w^])")
# A number below ten, times ten, and digits that can be its power; not the sides of something measured.
_LOST = re.compile(
    r"(?<![\w.,×x])\d(?:[.,]\d+)?[ \u00a0]?[×x][ \u00a0]?10([-−]?[1-9]\d?)(?![\w]|[.,]\d|[ \u00a0]?[×x])"
    r"(?![ \u00a0](?:[cdkmµμn]?m[²³23]?|px|pixels?|in)\b)"
)
_BEYOND = re.compile(r"(?<![^\W\d_])[cdkmµμn]?m(?:[⁴-⁹]|[²³][⁰¹²³⁴-⁹])(?![⁰¹²³⁴-⁹])")


def check_copy(copy: Copy, proof: Proof) -> Iterator[Mistake]:
    """Exponents on the line."""
    for unit, text in prose(copy):
        if "^" in text:
            yield from (_after_caret(unit, found) for found in _CARET.finditer(text))
        if "10" in text:
            yield from (_lost(unit, found) for found in _LOST.finditer(text))
        for found in () if text.isascii() else _BEYOND.finditer(text):
            what = message("No area or volume has this power: {typed}", typed=found[0])
            yield Mistake(what, unit.span_of(*found.span()), message("Is it 2 or 3?"))


def _after_caret(unit: Unit, found: re.Match[str]) -> Mistake:
    what = message("This exponent is not raised: {typed}", typed=found[0])
    hint = message("Write ^ on both sides of it: ^{exponent}^", exponent=found[1])
    return Mistake(what, unit.span_of(*found.span()), hint, fix=insertion(unit, found.end(), "^"))


def _lost(unit: Unit, found: re.Match[str]) -> Mistake:
    what = message("Is this a power of ten? {typed}", typed=found[0])
    hint = message("If so, write 10^{exponent}^.", exponent=found[1])
    return Mistake(what, unit.span_of(*found.span(1)), hint)

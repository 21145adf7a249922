r"""A formula is the same in both languages, but for the decimal mark, and the words and abbreviations in it.

Why it matters: a sign or an index that changes in translation makes another formula of it.

Example: `1.96` and `1{,}96` are one, `\text{otherwise}` and `\text{en otro caso}` too, and so
are `BMI` and `IMC` throughout; `x_i` and `x_j` are not.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from ..findings import Severity, message
from ..i18n.alignment import Bead
from ..i18n.units import Unit
from ..model.block import Equation
from ..model.inline import Math
from ..model.span import Span
from . import Copy, Mistake, Pair, Proof
from ._parity import beyond, file_of, place_for, shown

SEVERITY: Severity = "error"


class _Formula(NamedTuple):
    """A formula within the line, and what is compared of it."""

    tex: str
    form: str
    unit: Unit
    at: int

    @property
    def span(self) -> Span:
        return self.unit.span_of(self.at, self.at + 1)


def check_pair(pair: Pair, proof: Proof) -> Iterator[Mistake]:
    """Formulas that differ, displayed and within the line."""
    for bead in pair.beads:
        if not bead.is_whole:
            continue
        one, other = bead.source[0].block, bead.target[0].block
        if isinstance(one, Equation) and isinstance(other, Equation):
            if not _are_one(one.tex, other.tex):
                yield _differing(one.tex, bead.source[0].span, other.tex, bead.target[0].span, pair)
        else:
            yield from _within(bead, pair)


_ABBREVIATION = re.compile(r"(?<![\\A-Za-z])[A-ZÀ-Þ]{2,}(?![A-Za-z])")


def _are_one(source: str, target: str) -> bool:
    """Whether two formulas are the same but for abbreviations, each of which is another in the other language."""
    if _form(source) == _form(target):
        return True
    if _form(_ABBREVIATION.sub(_WORDS, source)) != _form(_ABBREVIATION.sub(_WORDS, target)):
        return False
    pairs = set(zip(_ABBREVIATION.findall(source), _ABBREVIATION.findall(target), strict=True))
    return len({one for one, _ in pairs}) == len({other for _, other in pairs}) == len(pairs)


def _within(bead: Bead, pair: Pair) -> Iterator[Mistake]:
    """Formulas within the line: those that changed, then those that one side lacks, also as plain text."""
    source, target = list(_formulas(bead.source)), list(_formulas(bead.target))
    if [one.form for one in source] == [one.form for one in target]:
        return
    lost = [one for one in beyond(source, target, attrgetter("form")) if not _is_typed(one, bead.target)]
    added = [
        one
        for one in beyond(target, source, attrgetter("form"))
        if not (_is_typed(one, bead.source) or _is_explained(one, pair.source))
    ]
    for one, other in zip(lost, added, strict=False):
        yield _differing(one.tex, one.span, other.tex, other.span, pair)
    shared = min(len(lost), len(added))
    for one in lost[shared:]:
        what = message(
            "The formula {formula} is missing here, which {file} has (line {line}).",
            formula=shown(one.tex),
            file=file_of(pair.source),
            line=one.span.line,
        )
        yield Mistake(what, place_for(one.unit, one.at, bead, pair))
    for one in added[shared:]:
        what = message(
            "The formula {formula} is not in {file} (line {line}).",
            formula=shown(one.tex),
            file=file_of(pair.source),
            line=bead.source[0].span.line,
        )
        yield Mistake(what, one.span)


def _differing(theirs: str, there: Span, ours: str, here: Span, pair: Pair) -> Mistake:
    what = message(
        "This formula is {ours}, and {theirs} in {file} (line {line}).",
        ours=shown(ours),
        theirs=shown(theirs),
        file=file_of(pair.source),
        line=there.line,
    )
    return Mistake(
        what, here, message("A formula is the same in both languages but for the decimal mark and its words.")
    )


def _formulas(units: Sequence[Unit]) -> Iterator[_Formula]:
    for unit in units:
        for at, node in unit.objects:
            if isinstance(node, Math):
                yield _Formula(node.tex, _form(node.tex), unit, at)


def _is_explained(formula: _Formula, other: Copy) -> bool:
    """Whether a formula is a word that the other language has in a displayed one: «donde $eGFR$ es el FGe»."""
    word = rf"(?<![\\A-Za-z]){re.escape(formula.tex)}(?![A-Za-z])"
    return _SYMBOL.fullmatch(formula.tex) is not None and any(
        isinstance(block, Equation) and re.search(word, block.tex) for block in other.blocks
    )


_SYMBOL = re.compile(r"[A-Za-z]{2,}")
_PLAIN = re.compile(r"[^\w<>=≤≥±×+%]")


def _is_typed(formula: _Formula, units: Sequence[Unit]) -> bool:
    """Whether the other language has what a formula says as plain text."""
    said = _PLAIN.sub("", formula.form.replace(_WORDS, ""))
    if len(said) == 1:
        return any(re.search(rf"(?<!\w){re.escape(said)}(?!\w)", unit.text) for unit in units)
    return bool(said) and any(said in _PLAIN.sub("", _DECIMAL.sub(".", unit.text)) for unit in units)


_WORDS = "\ufffd"  # stands for words, which are translated
_WORDED = re.compile(
    r"\\(?:text(?:rm|it|bf|sf|normal)?|mbox|mathrm|operatorname\*?)\s*\{[^{}]*[^\W\d_]{2,}[^{}]*\}"
    r"|\\(?:arc)?(?:sin|tan|cot|csc)h?(?![a-z])|\\(?:lim|max|min|gcd|det|dim|sup|inf|Pr)(?![a-z])"
)
_DECIMAL = re.compile(r"(?<=\d)(?:\{[.,]\}|[.,])(?=\d)")
_LAYOUT = re.compile(
    r"\\(?:[,;:!> ]|quad|qquad|left|right|bigl?|bigr?|displaystyle|limits|nolimits)(?![a-z])|[\s~]|[.,;]+$"
)


@lru_cache(maxsize=2_000)
def _form(tex: str) -> str:
    """A formula as far as it is the same in every language."""
    return _LAYOUT.sub("", _DECIMAL.sub(".", _WORDED.sub(_WORDS, tex)))

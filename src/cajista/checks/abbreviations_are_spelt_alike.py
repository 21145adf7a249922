"""An abbreviation, a gene or the short name of a study is spelt in one way, in both languages where they share it.

Looked at is what stands once in a text and differs by one letter, or by two that changed places, from what stands in
the same passage of the other language, or from an abbreviation that the text itself explains; and what has the letters
of another in an order that its explanation does not give. Where each language has its own (ICU, UCI; DNA, ADN), it is
used again, or explained.

Why it matters: the eye passes over a slip in capitals, and a search for the gene or the study does not find it.

Example: *HRAS* in en.md where es.md has *KRAS*; BIM, where the text speaks of BMI everywhere else.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from ..findings import Severity, message
from ..i18n.units import Unit
from ..i18n.words import words_of
from ..model.block import Equation
from ..model.inline import Math
from . import Copy, Mistake, Pair, Proof
from ._abbreviations import Use, uses_in
from ._parity import file_of
from ._people import folded

SEVERITY: Severity = "warning"

_NAME = re.compile(r"(?<![\w-])[A-Z][A-Z0-9₀-₉]{2,}(?!\w)")
_WORD = re.compile(r"[^\W\d_]{4,}")
_PASSED_OVER = ("keyword", "code", "equation")


def check_copy(copy: Copy, proof: Proof) -> Iterator[Mistake]:
    """Abbreviations used once whose letters are those of another one, or of the words before, in another order."""
    for use, meant, is_shared in _alone(copy, proof):
        yield _mistake(use, meant, "", severity="info" if is_shared else None)


def _alone(copy: Copy, proof: Proof) -> Iterator[tuple[Use, str, bool]]:
    """What stands once in a text for another, that one, and whether the other language has it as well."""
    uses = [use for unit in copy.texts for use in uses_in(unit)]
    counts = Counter(use.base for use in uses)
    explained = {use.base for use in uses if use.explained}
    usual = sorted(base for base, count in counts.items() if count > 1 or base in explained)
    known = sorted(copy.locale.lexicon("reading", "abbreviations that everyone knows").split())
    likely = [one for one in (*usual, *known) if len(one) >= _FEWEST]
    elsewhere = sorted({*counts, *known, *_in_formulas(copy)})
    theirs = [unit for other in proof.copies.values() if other is not copy for unit in other.texts]
    others = {use.base for use in _uses(theirs)}
    for use in uses:
        if counts[use.base] > 1 or use.base in known:
            continue
        is_shared = use.base in others  # one language may have taken it over from the other
        meant = "" if is_shared else _better_spelt(use, elsewhere)
        if not meant and not is_shared and not _is_introduced(use):
            meant = _turned(use.base, likely)
        if meant := meant or _spelt_before(use, theirs):
            yield use, meant, is_shared


def _turned(base: str, others: Sequence[str]) -> str:
    return next((one for one in others if _is_turned(base, one)), "")


def _is_introduced(use: Use) -> bool:
    """Whether an abbreviation stands in brackets, and one of the words before begins with its first letter."""
    before, after = use.unit.text[: use.start], use.unit.text[use.end :]
    words = re.findall(r"[^\W\d_]+", before)[-len(use.base) - _SMALL_WORDS :]
    is_bracketed = before.endswith("(") and after.startswith(")")
    return is_bracketed and any(word[0].upper() == use.base[0] for word in words)


_SMALL_WORDS = 2  # words that an abbreviation passes over


def _in_formulas(copy: Copy) -> Iterator[str]:
    """Words in capitals that stand in a text's formulas."""
    for unit in copy.texts:
        if isinstance(unit.block, Equation):
            yield from _CAPITALS.findall(unit.block.tex)
        yield from (
            word for _, node in unit.objects if isinstance(node, Math) for word in _CAPITALS.findall(node.tex)
        )


_CAPITALS = re.compile(r"(?<![\\A-Za-z])[A-Z]{3,6}(?![A-Za-z])")


def _better_spelt(use: Use, others: Sequence[str]) -> str:
    """What the words before an abbreviation in brackets spell rather than it: “area under the curve (ACU)”."""
    if len(use.base) < _FEWEST or not _BRACKETED.search(use.unit.text, 0, use.start):
        return ""
    words, own = _before(use), _likeness(use.base, _before(use))
    return next((one for one in others if _is_turned(use.base, one) and _likeness(one, words) > own), "")


_BRACKETED = re.compile(r"[(\[]\Z")


def _before(use: Use) -> list[str]:
    """The words before an abbreviation that it may stand for, folded."""
    clause = re.split(r"[.:;?!]\s", use.unit.text[: use.start])[-1]
    return folded(clause).split()[-2 * len(use.base) - _SMALL_WORDS :]


def _likeness(base: str, words: Sequence[str]) -> int:
    """How many of an abbreviation's letters are initials of words that have all of them in order; −1 if none have."""
    best = [0] + [-1] * len(base)
    for word in words:
        for place, letter in enumerate(word):
            for at in range(len(base) - 1, -1, -1):
                if letter == base[at].lower() and best[at] >= 0 and (at or not place):
                    best[at + 1] = max(best[at + 1], best[at] + (not place))
    return best[-1]


def _spelt_before(use: Use, theirs: Sequence[Unit]) -> str:
    """What the words before an abbreviation in brackets spell, where that is its letters in another order."""
    before = use.unit.text[: use.start]
    if len(use.base) < _FEWEST or not before.endswith("("):
        return ""
    words = _WORD.findall(before)[-len(use.base) :]
    spelt = "".join(word[0] for word in words).upper()
    if spelt == use.base or sorted(spelt) != sorted(use.base):
        return ""
    is_name = any(word[0].isupper() for word in words)
    return "" if is_name and (spelt[0] != use.base[0] or _is_named(use.base, theirs)) else spelt


def _is_named(base: str, units: Sequence[Unit]) -> bool:
    """Whether texts name an institution whose initials are an abbreviation: some keep that of another language."""
    initials = re.compile(r"\s(?:\w{1,3}\s)*".join(rf"\b{letter}\w+" for letter in base))
    return any(initials.search(unit.text) for unit in units)


_FEWEST = 3  # letters whose order tells something


def check_pair(pair: Pair, proof: Proof) -> Iterator[Mistake]:
    """Names that a passage has in one language alone, a letter apart; abbreviations of the other language."""
    sides = _Side(pair.source), _Side(pair.target)
    foreign = [_foreign(pair, at, sides) for at in (0, 1)]
    alone = {use.span for copy in (pair.source, pair.target) for use, *_ in _alone(copy, proof)}
    for bead in pair.beads:
        if not bead.is_whole or bead.source[0].kind in _PASSED_OVER:
            continue
        uses = [list(_names(units)) for units in (bead.source, bead.target)]
        names = [{use.base for use in side} for side in uses]
        if names[0] == names[1] and not (names[0] & (foreign[0] | foreign[1])):
            continue
        told: list[set[str]] = []
        for at, copy, other in ((1, pair.target, pair.source), (0, pair.source, pair.target)):
            for use in uses[at]:
                meant = next(
                    (one for one in sorted(names[1 - at]) if sides[at].is_slip(use, one, sides[1 - at])), ""
                )
                is_told = {use.base, meant} in told
                is_slip = meant and use.base not in names[1 - at] and use.span not in alone
                if is_slip and not is_told:
                    told.append({use.base, meant})
                    yield _mistake(use, meant, file_of(other), copy.language)
                elif use.base in foreign[at] and not _is_glossed(use) and not _is_joined(use):
                    what = message(
                        "“{text}” is the abbreviation of {file}.", text=use.base, file=file_of(other)
                    )
                    yield Mistake(what, use.span, message("Write this language's own."), copy.language)


class _Side:
    """How often a text has a name or an abbreviation, and which it explains."""

    def __init__(self, copy: Copy) -> None:
        uses = list(_names(copy.texts))
        self.counts = Counter(use.base for use in uses)
        self.explained = {use.base for use in uses if use.explained}

    def is_slip(self, use: Use, meant: str, other: "_Side") -> bool:
        """Whether a name stands once in this text, and nowhere in the other, for one that is a letter apart.

        What is short, or explained, has the same letters; and the explanation does not give them in its order.
        """
        if self.counts[use.base] != 1 or other.counts[use.base]:
            return False
        if len(use.base) >= _FEWEST and _is_turned(use.base, meant):
            words = _before(use) if use.explained else ()
            return _likeness(meant, words) >= _likeness(use.base, words)
        is_long = use.base not in self.explained and len(use.base) > _FEWEST
        return is_long and _is_a_letter_apart(use.base, meant)


def _names(units: Sequence[Unit]) -> Iterator[Use]:
    """The abbreviations of some units, and other names in capitals."""
    for unit in units:
        uses = uses_in(unit)
        yield from uses
        own = {use.start for use in uses}
        for start, word in words_of(unit.text):
            if word.isupper() and start not in own and (found := _NAME.match(unit.text, start)):
                yield Use(found[0], unit, *found.span())


def _foreign(pair: Pair, at: int, sides: Sequence[_Side]) -> set[str]:
    """What one text has once and the other often, beside passages of this one that do without."""
    own, other = sides[at], sides[1 - at]
    rare = {name for name, count in own.counts.items() if count == 1 and other.counts[name] > _OFTEN}
    lacking: Counter[str] = Counter()
    for bead in pair.beads if rare else ():
        ours, theirs = (bead.source, bead.target) if at == 0 else (bead.target, bead.source)
        there = {use.base for use in _names(theirs)} & rare
        if bead.is_whole and there:
            lacking.update(there - {use.base for use in _names(ours)})
    return {name for name in rare if lacking[name] >= _OFTEN}


_OFTEN = 2


def _is_glossed(use: Use) -> bool:
    """Whether an abbreviation stands in brackets beside another: «(IMC; BMI en inglés)»."""
    text = use.unit.text
    start, end = text.rfind("(", 0, use.start), text.find(")", use.end)
    return start >= 0 and any(
        one is not use and start < one.start < end for one in uses_in(use.unit) if one.start != use.start
    )


def _is_joined(use: Use) -> bool:
    """Whether an abbreviation is part of a name in capitals: ADJUST-PE."""
    return bool(_COMPOUND.search(use.unit.text, 0, use.start))


_COMPOUND = re.compile(r"[A-Z]{2,}[-‑]\Z")


def _uses(units: Sequence[Unit]) -> Iterator[Use]:
    for unit in units:
        yield from uses_in(unit)


def _is_a_letter_apart(one: str, other: str) -> bool:
    if len(one) != len(other):
        long, short = (one, other) if len(one) > len(other) else (other, one)
        return len(long) == len(short) + 1 and any(
            long[:at] + long[at + 1 :] == short for at in range(len(long))
        )
    return sum(a != b for a, b in zip(one, other, strict=True)) == 1 or _is_turned(one, other)


def _is_turned(one: str, other: str) -> bool:
    """Whether two neighbouring letters changed places."""
    odd = [at for at in range(min(len(one), len(other))) if one[at] != other[at]]
    return (
        len(one) == len(other)
        and len(odd) == 2
        and odd[1] == odd[0] + 1
        and one[odd[0]] == other[odd[1]]
        and one[odd[1]] == other[odd[0]]
    )


def _mistake(
    use: Use, meant: str, file: str, language: str = "", severity: Severity | None = None
) -> Mistake:
    what = (
        message("“{text}” here, and “{meant}” in {file}.", text=use.base, meant=meant, file=file)
        if file
        else message("“{text}” stands here alone; is it “{meant}”?", text=use.base, meant=meant)
    )
    hint = message("See which of them is meant.")
    return Mistake(what, use.span, hint, language, severity=severity)

"""An abbreviation, a gene or the short name of a study is spelt in one way, in both languages where they share it.

Looked at is what stands once in a text and differs by one letter, or by two that changed places, from what stands in
the same passage of the other language, or from an abbreviation that the text itself explains; what has the letters of
another in an order that its explanation does not give; what is explained by the words of another; and the other
language's abbreviation for what this text calls otherwise. Where each language has its own (ICU, UCI; DNA, ADN), it
is used again, or explained.

Why it matters: the eye passes over a slip in capitals, and a search for the gene or the study does not find it.

Example: *HRAS* in en.md where es.md has *KRAS*; BIM, where the text speaks of BMI everywhere else.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from ..findings import Severity, message
from ..i18n.units import Unit
from ..measures import SPELLINGS
from ..model.block import Equation
from ..model.inline import Math
from . import Copy, Mistake, Pair, Proof
from ._abbreviations import Use, names_in, uses_in, well_known
from ._letters import are_letters_turned, is_a_letter_apart
from ._parity import file_of
from ._people import folded

SEVERITY: Severity = "warning"

_FEWEST = 3  # letters whose order tells something
_SMALL_WORDS = 2  # words that an abbreviation passes over
_LONG = 4  # letters of a word that it does not
_PASSED_OVER = ("keyword", "code", "equation")
_HINT = message("See which of them is meant.")


def check_copy(copy: Copy, proof: Proof) -> Iterator[Mistake]:
    """Abbreviations used once for which the text itself tells another."""
    for use, meant, severity in _alone(copy, proof):
        what = message("“{text}” stands here alone; is it “{meant}”?", text=use.base, meant=meant)
        yield Mistake(what, use.span, _HINT, severity=severity)


def check_pair(pair: Pair, proof: Proof) -> Iterator[Mistake]:
    """Names that a passage has in one language alone, and the other a letter apart."""
    sides = _Side(pair.source), _Side(pair.target)
    told = {use.span for side in sides for use, *_ in _alone(side.copy, proof)}
    yield from _taken_over(sides, pair)
    for bead in pair.beads:
        if not bead.is_whole or bead.source[0].kind in _PASSED_OVER:
            continue
        uses = [*names_in(bead.source)], [*names_in(bead.target)]
        names = [{use.base for use in side} for side in uses]
        settled: set[str] = set()  # what a slip in the target is for
        for at in (1, 0) if names[0] != names[1] else ():
            own, other = sides[at], sides[1 - at]
            for use in uses[at]:
                meant = next((one for one in sorted(names[1 - at]) if own.is_slip(use, one, other)), "")
                if meant and use.base not in settled and use.span not in told:
                    settled.add(meant)
                    file = file_of(other.copy)
                    what = message(
                        "“{text}” here, and “{meant}” in {file}.", text=use.base, meant=meant, file=file
                    )
                    yield Mistake(what, use.span, _HINT, own.copy.language)


def _taken_over(sides: tuple["_Side", "_Side"], pair: Pair) -> Iterator[Mistake]:
    """What stands once as in the other language, where the text has its letters in another order all along."""
    beads = [bead for bead in pair.beads if bead.is_whole and bead.source[0].kind not in _PASSED_OVER]
    for at in (0, 1):
        own, other = sides[at], sides[1 - at]
        for base in sorted(
            base for base, count in own.counts.items() if count == 1 and other.counts[base] > 1
        ):
            meant = next((one for one in sorted(own.counts) if own.is_own_for(one, base, other)), "")
            found = [
                tuple([use.base for use in names_in(side)] for side in (bead.source, bead.target))
                for bead in (beads if meant else ())
            ]
            here = [both for both in found if base in both[at]]
            elsewhere = [both for both in found if base in both[1 - at] and base not in both[at]]
            is_one = all(both[1 - at].count(base) == both[at].count(meant) + 1 for both in here)
            if here and is_one and elsewhere and all(meant in both[at] for both in elsewhere):
                use = next(one for one in names_in(own.copy.texts) if one.base == base)
                what = message("“{text}” stands here alone; is it “{meant}”?", text=base, meant=meant)
                yield Mistake(what, use.span, _HINT, own.copy.language)


class _Side:
    """How often a text has a name or an abbreviation, and which it explains."""

    def __init__(self, copy: Copy) -> None:
        self.copy = copy
        uses = [*names_in(copy.texts)]
        self.counts = Counter(use.base for use in uses)
        self.explained = {use.base for use in uses if use.explained}

    def is_slip(self, use: Use, meant: str, other: "_Side") -> bool:
        """Whether a name stands once in this text, and nowhere in the other, for one that is a letter apart.

        What is short, or explained, has the same letters; and unless this text uses the other as well, the
        explanation does not give them in its order.
        """
        if self.counts[use.base] != 1 or other.counts[use.base]:
            return False
        if SPELLINGS.get(use.base, use.base) == SPELLINGS.get(meant):
            return False  # mIU, mUI
        if len(use.base) >= _FEWEST and are_letters_turned(use.base, meant):
            words = _words_before(use) if use.explained else []
            least = 0 if len(words) >= len(use.base) else -1  # of fewer words it may be any
            return meant in self.counts or _likeness(meant, words) >= max(_likeness(use.base, words), least)
        is_long = len(use.base) > _FEWEST or (len(use.base) == _FEWEST and self.counts[meant] > 0)
        return is_long and use.base not in self.explained and is_a_letter_apart(use.base, meant)

    def is_own_for(self, one: str, base: str, other: "_Side") -> bool:
        """Whether only this text has an abbreviation, several times, that has the letters of another."""
        is_several = self.counts[one] > 1 and not other.counts[one] and base not in self.explained
        return is_several and one != base and sorted(one) == sorted(base)


def _alone(copy: Copy, proof: Proof) -> Iterator[tuple[Use, str, Severity]]:
    """What stands once in a text for another, and that one; it is mentioned where only the words before tell."""
    own = _Own(copy)
    theirs = [unit for other in proof.copies.values() if other is not copy for unit in other.texts]
    others = {use.base for use in names_in(theirs)}
    for use in own.uses:
        if own.counts[use.base] > 1 or use.base in own.known or len(use.base) < _FEWEST:
            continue
        is_shared = use.base in others  # one language may have taken it over from the other
        turned = "" if is_shared else own.turned(use)
        if meant := turned or own.spelt_instead(use) or own.used_instead(use):
            yield use, meant, SEVERITY
        elif meant := _spelt_before(use, theirs):
            yield use, meant, "info" if is_shared else SEVERITY


class _Own:
    """The abbreviations of a text, and what may be meant by one that stands alone."""

    def __init__(self, copy: Copy) -> None:
        self.uses = [*names_in(copy.texts)]
        self.counts = Counter(use.base for use in self.uses)
        institutions = copy.locale.lexicon("reading", "abbreviations of institutions").split()
        self.known = well_known(copy.locale).union(institutions)
        explained = {use.base for use in self.uses if use.explained}
        self.usual = self.known | {base for base in self.counts if self.counts[base] > 1 or base in explained}
        self.all = sorted({*self.counts, *self.known, *_in_formulas(copy)})
        self.unexplained = sorted(
            {base for base in self.counts if self.counts[base] > 1} - explained - self.known
        )

    def turned(self, use: Use) -> str:
        """What has the letters of an abbreviation turned: what its explanation spells, or else what is usual."""
        words = _explanation(use)
        own = _likeness(use.base, words)
        usual = self.usual.union(one.base for one in uses_in(use.unit) if one.start < use.start)
        for one in self.all:
            is_likely = _likeness(one, words) > own or (own < 0 and one in usual)
            if is_likely and are_letters_turned(use.base, one):
                return one
        return ""

    def spelt_instead(self, use: Use) -> str:
        """What the words behind an abbreviation's colon spell, as this does not: “RSE: error estándar relativo”."""
        glossed = _GLOSSED.match(use.unit.text, use.end)
        words = folded(glossed[1]).split() if glossed else []
        if not words or _likeness(use.base, words) >= 0:
            return ""
        spelt = {"".join(word[0] for word in words if len(word) >= least).upper() for least in (1, _LONG)}
        return next((one for one in sorted(spelt & self.counts.keys()) if len(one) >= _FEWEST), "")

    def used_instead(self, use: Use) -> str:
        """What the text goes on with, and explains nowhere, a letter shorter than what it explains and never uses."""
        if not use.explained:
            return ""
        shorter = (one for one in self.unexplained if len(one) == len(use.base) - 1)
        return next((one for one in shorter if is_a_letter_apart(one, use.base)), "")


_CAPITALS = re.compile(r"(?<![\\A-Za-z])[A-Z]{3,6}(?![A-Za-z])")


def _in_formulas(copy: Copy) -> Iterator[str]:
    """Words in capitals that stand in a text's formulas."""
    for unit in copy.texts:
        if isinstance(unit.block, Equation):
            yield from _CAPITALS.findall(unit.block.tex)
        yield from (
            word for _, node in unit.objects if isinstance(node, Math) for word in _CAPITALS.findall(node.tex)
        )


_OPENED = re.compile(r"[(\[]\Z")
_GLOSSED = re.compile(r"\s?[:=]\s([^.:;()]+)")
_CLAUSE = re.compile(r"[.:;?!]\s")


def _explanation(use: Use) -> list[str]:
    """The words before an abbreviation in brackets, or behind its colon: “area under the curve (AUC)”, “AUC: area…”."""
    if glossed := _GLOSSED.match(use.unit.text, use.end):
        return folded(glossed[1]).split()
    return _words_before(use) if _OPENED.search(use.unit.text, 0, use.start) else []


def _words_before(use: Use) -> list[str]:
    """The words before an abbreviation that it may stand for, folded."""
    clause = _CLAUSE.split(use.unit.text[: use.start])[-1]
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


_LONG_WORD = re.compile(rf"[^\W\d_]{{{_LONG},}}")


def _spelt_before(use: Use, theirs: Sequence[Unit]) -> str:
    """What the words before an abbreviation in brackets spell, where that is its letters in another order."""
    before = use.unit.text[: use.start]
    words = _LONG_WORD.findall(before)[-len(use.base) :] if before.endswith("(") else []
    spelt = "".join(word[0] for word in words).upper()
    if spelt == use.base or sorted(spelt) != sorted(use.base):
        return ""
    is_name = any(word[0].isupper() for word in words)
    return "" if is_name and (spelt[0] != use.base[0] or _is_named(use.base, theirs)) else spelt


def _is_named(base: str, units: Sequence[Unit]) -> bool:
    """Whether texts name an institution whose initials are an abbreviation: some keep that of another language."""
    initials = re.compile(r"\s(?:\w{1,3}\s)*".join(rf"\b{letter}\w+" for letter in base))
    return any(initials.search(unit.text) for unit in units)

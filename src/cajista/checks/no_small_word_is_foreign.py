"""No small word of another language stands alone in a sentence.

Looked at are a few conjunctions and prepositions between small letters, numbers or citations, where nothing around is
in the other language too. Quotations, brackets, italics and phrases that languages share (in situ, torsade de pointes)
are left in peace.

Why it matters: a word that a translator passed over is overlooked by the next reader, too, but not by all.

Example: «enzimoinmunoanálisis and cultivo» should have «y».
"""

import re
from collections.abc import Iterator, Set

from ..findings import Severity, message
from ..i18n.units import OBJECT
from ..i18n.words import lowered_words_of
from . import Copy, Mistake, Proof
from ._prose import is_apart, prose, without_shared_phrases

SEVERITY: Severity = "warning"

_PASSED_OVER = ("code", "equation", "figure")
_NEIGHBOURS = 6  # words on either side among which nothing else is in the other language
_SHORT = 4  # letters of a word that is hardly one beside a variable
_X = re.compile(r"\b[xz]\b")
_TOKEN = re.compile(r"\S+")
_PLAIN = re.compile(r"[a-zß-öø-ÿ]+[,;:.)]?|[<>≤≥~(]?\d[\d.,:/–-]*[\s\u00a0\u202f]?%?[,;.)]?|%")
_CITED = re.compile(rf"\S+{OBJECT}[,)]?")  # behind it stands a citation


def check_copy(copy: Copy, proof: Proof) -> Iterator[Mistake]:
    """Such words of the journal's other languages."""
    others = [other for other in proof.copies.values() if other is not copy]
    foreign = {word: other for other in others for word in _telling(other, copy, proof)}
    told = proof.desk.languages
    known: dict[str, Set[str]] = {}
    for unit, text in prose(copy):
        if unit.kind in _PASSED_OVER or foreign.keys().isdisjoint(text.split()):
            continue
        said = without_shared_phrases(text, copy.locale)
        tokens = [*_TOKEN.finditer(said)]
        for at in range(1, len(tokens) - 1):
            word = tokens[at][0]
            if word not in foreign:
                continue
            small = told.words_of(foreign[word].language)
            if not _is_alone(tokens, at, small):
                continue
            known = known or {one.language: _vocabulary(one) for one in others}
            theirs = known[foreign[word].language]
            sides = [_bare(tokens[side][0]) for side in (at - 1, at + 1)]
            beside_small = not told.words_of(copy.language).isdisjoint(sides)
            is_own = beside_small or _are_own(sides, theirs)
            if is_own and not _may_be_variable(word, sides, copy) and not is_apart(unit, *tokens[at].span()):
                what = message("“{text}” is not in the language of its file.", text=word)
                yield Mistake(what, unit.span_of(*tokens[at].span()), message("Translate it."))


def _telling(other: Copy, copy: Copy, proof: Proof) -> Set[str]:
    """Small words of a language that hardly stand in a text of this one."""
    listed = other.locale.lexicon("reading", "small words that stand in no other language").split()
    return frozenset(listed) - proof.desk.languages.words_of(copy.language)


def _is_alone(tokens: list[re.Match[str]], at: int, foreign: Set[str]) -> bool:
    """Whether plain words or numbers are beside a word, and no other word of its language is near."""
    before, behind = tokens[at - 1][0], tokens[at + 1][0]
    before = before.lower() if at == 1 and before[1:].islower() else before  # at the head
    is_plain = _PLAIN.fullmatch(before) or _CITED.fullmatch(before)
    if not (is_plain and before[-1] not in ".:;" and _PLAIN.fullmatch(behind)):
        return False
    near = [*tokens[max(at - _NEIGHBOURS, 0) : at], *tokens[at + 1 : at + 1 + _NEIGHBOURS]]
    return not any(_bare(one[0]).lower() in foreign for one in near)


def _bare(token: str) -> str:
    return token.strip("()[],;:.«»“”\"'?!¿¡")


def _are_own(sides: list[str], theirs: Set[str]) -> bool:
    """Whether what is beside is no phrase of the other text's: a word that it has not, or numbers."""
    words = [side for side in sides if side.isalpha()]
    return not words or any(len(side) >= _SHORT and side not in theirs for side in words)


def _may_be_variable(word: str, sides: list[str], copy: Copy) -> bool:
    """Whether a single letter may stand for a number: x and y, the y axis."""
    is_between_words = any(side.isalpha() for side in sides)
    if len(word) > 1 or not is_between_words:
        return False
    few = any(side.isalpha() and len(side) < _SHORT for side in sides)
    is_there_again = len(re.findall(rf"\b{word}\b", copy.lowered)) > 1
    return (few and is_there_again) or bool(_X.search(copy.lowered))


def _vocabulary(copy: Copy) -> Set[str]:
    return frozenset(word for unit in copy.texts for _, word in lowered_words_of(unit.text))

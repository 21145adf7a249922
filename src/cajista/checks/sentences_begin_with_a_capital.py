"""A sentence begins with a capital, and so does a paragraph behind one that is closed.

Names that begin small, abbreviations that end in a point, and words of which it is unsure whether they are one are left
in peace.

Why it matters: readers stop at a full stop behind which nothing seems to begin; often a comma was meant.

Example: "The patient was stable. she went home." should be "The patient was stable. She went home."
"""

import re
from collections.abc import Iterator, Set
from itertools import pairwise

from ..findings import Severity, message
from ..i18n.sentences import is_shortened
from ..i18n.units import OBJECT, Unit
from ..model.inline import Code
from . import Copy, Mistake, Proof
from ._prose import prose

SEVERITY: Severity = "warning"

_RUNNING = ("paragraph", "abstract", "declaration", "notice", "item", "caption", "footnote", "quote")
_SMALL = "[a-zß-öø-ÿ]"
_BEGINNING = re.compile(
    rf"\. (?={_SMALL}{{2}})(?:(?<={_SMALL}{{4}}\. )|(?<=[\d%)\]]\. )(?={_SMALL}{{4}})|(?<={OBJECT}\. )(?={_SMALL}{{3}})"
    r"|(?<=%\. )|(?<=\d[.,]\d\. )|(?<=\d[.,]\d\d\. ))"
)
_STOP = re.compile(rf"(?<=[a-z])\. (?={_SMALL}{{2}})")
_UNIT = re.compile(r"\d[ \u00a0]([a-zA-Zµμ]{1,3})(?:/[a-zA-Z]+)?$")
_WORD = re.compile(rf"(?<![^\s(«“¿¡]){_SMALL}{{4,}}$")
_FIRST = re.compile(rf"{_SMALL}{{2,}}(?=[\s,;:.)])")
_NAME = re.compile(rf"((?:{_SMALL}+ ){{1,3}})[A-ZÀ-Þ]")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_SHORT = 4  # letters of an abbreviation
_VOWELS = "aeiouáéíóúy"


def check_copy(copy: Copy, proof: Proof) -> Iterator[Mistake]:
    """Small letters behind a full stop."""
    particles = proof.desk.lexicon.particles
    for unit, text in prose(copy):
        if unit.kind not in _RUNNING or (unit.kind == "footnote" and _YEAR.search(text)):
            continue
        small = proof.desk.languages.words_of(copy.language)
        every = (*_BEGINNING.finditer(text), *_behind_units(text, copy), *_small_behind(text, small))
        for found in {found.start(): found for found in every}.values():
            before = _WORD.search(text, 0, found.start())
            first = _FIRST.match(text, found.end())
            is_sure = before is None or _is_word(before[0], copy, proof)
            name = _NAME.match(text, found.end())
            if first and is_sure and not (name and particles.issuperset(name[1].split())):
                start = before.start() if before else first.start()
                said = text[start : first.end()]
                what = message("A sentence begins with a small letter: “{text}”.", text=said)
                hint = message("Write a capital, or a comma for the full stop.")
                yield Mistake(what, unit.span_of(start, first.end()), hint)

    yield from _paragraphs(copy, proof)


def _paragraphs(copy: Copy, proof: Proof) -> Iterator[Mistake]:
    """Paragraphs that begin with a small letter, though nothing before goes on in them: no list, formula or colon."""
    particles = proof.desk.lexicon.particles
    for before, unit in pairwise((None, *copy.units.body)):
        if unit is None or unit.kind != "paragraph" or not (before is None or _is_closed(before)):
            continue
        first, name = _FIRST.match(unit.text), _NAME.match(unit.text)
        is_name = name and particles.issuperset(name[1].split())
        if first and not is_name and _is_closed(unit) and not isinstance(unit.nodes[0], Code):
            what = message("A paragraph begins with a small letter: “{text}”.", text=first[0])
            hint = message("Write a capital; or join it to the paragraph before, if its sentence goes on.")
            yield Mistake(what, unit.span_of(first.start(), first.end()), hint)


def _is_closed(unit: Unit) -> bool:
    """Whether a heading, or a paragraph that ends as a sentence does: what comes next begins anew."""
    is_sentence = unit.kind == "paragraph" and unit.text.rstrip(f' {OBJECT}”»")').endswith((".", "?", "!"))
    return unit.kind == "heading" or is_sentence


def _behind_units(text: str, copy: Copy) -> Iterator[re.Match[str]]:
    """Full stops behind a number with its unit."""
    for found in _STOP.finditer(text):
        unit = _UNIT.search(text, 0, found.start())
        if unit and copy.grammar.units.at(unit[1], 0):
            yield found


def _small_behind(text: str, small: Set[str]) -> Iterator[re.Match[str]]:
    """Full stops between two small words of the language, or before one behind a citation, a bracket or a year."""
    for found in _BEFORE_SHORT.finditer(text):
        before, _, last = text[: found.start()].rpartition(" ")
        is_word = last in small and not before.endswith(_AND_OTHERS)
        if found[1] in small and (is_word or last[-1:] in (OBJECT, ")") or _YEAR.search(last)):
            yield found


_AND_OTHERS = " et"  # of "et al."
_BEFORE_SHORT = re.compile(rf"\. (?=({_SMALL}{{2,3}})\s)")


def _is_word(word: str, copy: Copy, proof: Proof) -> bool:
    """Whether a word before a point is surely whole: long, with a vowel at its end, or without the point elsewhere."""
    shortened = any(is_shortened(f"{word}.", locale) for locale in proof.desk.locales.values())
    if shortened or word in proof.desk.lexicon.last_abbreviations:
        return False
    is_whole = len(word) > _SHORT or word[-1] in _VOWELS
    return is_whole or re.search(rf"\b{word}\b(?!\.)", copy.lowered) is not None

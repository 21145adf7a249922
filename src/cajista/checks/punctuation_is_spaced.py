"""Punctuation follows its word without a space, is followed by one, and is not doubled.

Why it matters: a space before a comma can send it to the next line; a space that is missing makes one word of two,
which no index then finds.

Example: "cells ,and" must be "cells, and"; "(n = 12)and" must be "(n = 12) and"; "etc.." must be "etc.";
“« dose »” must be “«dose»”.
"""

import re
from collections.abc import Iterator

from ..findings import Severity, message
from ..i18n.units import OBJECT, Unit
from ..locale import Locale
from ..model.inline import Citation, Subscript, Superscript
from . import Copy, Mistake, Proof
from ._prose import edit, insertion, marks, prose, stands_in

SEVERITY: Severity = "warning"

# Patterns begin with a mark and look back from there, which is many times faster than to try every letter.
_L = r"[^\W\d_⁰¹²³⁴-⁹₀-₉]"  # a letter; raised digits are none
_SPACED = re.compile(r"[,;:.?!)\]](?<= .)|[(\[] ")
_SPACE_BEFORE = re.compile(r"([,;:.?!])(?<=[\w)”»’%] [,;:.?!])(?=[\s”»’)\]]|$|(?<=[,;])[^\W\d_])")
_SPACE_INSIDE = re.compile(r"[(\[] +(?=\S)| (?<=\S )[)\]]")
_GLUED = re.compile(r"[,;.:?!](?=[^\W\d_])")
_NO_SPACE_AFTER = re.compile(rf"[,;](?<={_L}{{2}}[,;])(?={_L}{{2,}}(?:[\s,.;:)]|$)|[aeouyAI] [a-zß-ÿ]{{2}})")
_NEXT_SENTENCE = re.compile(rf"[.:?!](?<={_L}{{3}}[.:?!])(?={_L}{{2}})")
_AFTER_CITATION = re.compile(rf"{OBJECT}[.,;:?!](?={_L}{{2}})")
_AFTER_VALUE = re.compile(
    r"\.(?<=\d[ \u00a0][a-z%]\.)(?=[A-ZÀ-Þ][a-zß-ÿ ])|\.(?<=\d[ \u00a0][a-z]{2}\.)(?=[A-ZÀ-Þ][a-zß-ÿ ])"
)
_BEFORE_BRACKET = re.compile(rf"\((?<={_L}{{3}}\()(?=(?:n\s?=|{_L}{{2,}},? )[^()]*\))")
_AFTER_BRACKET = re.compile(r"\)([a-zà-ÿ]{2,})(?![\w(⁰-₉])")
_TOGETHER = re.compile(r"[,;:.][,;:.]")
_DOUBLED = re.compile(r"([,;])\1+|\.\.(?<![.\s]\.\.)(?=\s|$)|[,;:]\.(?=\s|$)|[,;:]{2}(?=\s)")
# What a bracket holds in a sentence, rather than in a formula or within a word.
_SEVERAL = re.compile(rf"{_L}{{3}}[,;]? |[ =<>≤≥] ?{_L}{{3}}|\d ?%|n ?=")
_FUNCTIONS = ("exp", "log", "ln", "sin", "cos", "tan", "max", "min", "arg", "var", "cov", "logit", "poly")


def check_copy(copy: Copy, proof: Proof) -> Iterator[Mistake]:
    """Spaces that are there or missing beside a mark, and marks that stand twice."""
    close = marks(copy.locale.lexicon("typography", "marks that follow a word without a space"))
    outer = _outer_marks(copy.locale) if ":" in close else ""
    for unit, text in prose(copy):
        if close and _SPACED.search(text):
            yield from _spaces_before(unit, text, close)
            yield from _spaces_inside(unit, text)
        if _GLUED.search(text):
            yield from _no_spaces(unit, text)
        if "(" in text:
            yield from _beside_brackets(unit, text)
        if _TOGETHER.search(text):
            yield from _doubled(unit, text)
        if outer and any(mark in text for mark in outer):
            yield from _spaces_in_quotations(unit, text, outer)


def _spaces_before(unit: Unit, text: str, close: str) -> Iterator[Mistake]:
    for found in _SPACE_BEFORE.finditer(text):
        at = found.start()
        if found[1] in close and not _is_ratio(text, at):
            what = message("There is a space before “{mark}”.", mark=found[1])
            glued = text[at + 1 : at + 2].isalpha()  # the space stands on the wrong side
            fix = edit(unit, at - 1, at + 1, f"{found[1]} ") if glued else edit(unit, at - 1, at, "")
            yield Mistake(what, unit.span_of(at - 1, at + 1), message("Delete it."), fix=fix)


def _is_ratio(text: str, at: int) -> bool:
    """Whether a colon stands between two numbers, or letters for them: 1 : 10."""
    is_word = text[at - 3 : at - 1].isalpha()
    return text[at] == ":" and text[at + 1 : at + 3].strip().isdigit() and not is_word


def _spaces_inside(unit: Unit, text: str) -> Iterator[Mistake]:
    for found in _SPACE_INSIDE.finditer(text):
        start, end = found.span()
        what = message("There is a space between a bracket and what it holds.")
        fix = edit(unit, start, end, found[0].strip())
        yield Mistake(what, unit.span_of(start, end), message("Delete it."), fix=fix)


def _outer_marks(locale: Locale) -> str:
    """The marks that open and close a quotation; none where one mark does both."""
    opening, closing, *_ = locale.quotation_marks
    return opening + closing if opening != closing else ""


def _spaces_in_quotations(unit: Unit, text: str, outer: str) -> Iterator[Mistake]:
    for found in re.finditer(rf"{outer[0]}[ \u00a0](?=\S)|(?<=[^\s’‘])[ \u00a0]{outer[1]}", text):
        what = message("There is a space between a quotation mark and what it holds.")
        fix = edit(unit, *found.span(), found[0].strip())
        yield Mistake(what, unit.span_of(*found.span()), message("Delete it."), fix=fix)


def _no_spaces(unit: Unit, text: str) -> Iterator[Mistake]:
    for found in _AFTER_CITATION.finditer(text) if OBJECT in text else ():
        if any(at == found.start() and isinstance(node, Citation) for at, node in unit.objects):
            yield _space_missing(unit, found.end(), found[0][1], certain=True)
    for found in _NO_SPACE_AFTER.finditer(text):
        at = found.end()
        is_list = text[at - 3 : at - 1].isupper()  # as in HLA-DR,DQ
        if not is_list and not _beside_formula(unit, at):
            yield _space_missing(unit, at, found[0], certain=True)
    for found in _AFTER_VALUE.finditer(text):
        yield _space_missing(unit, found.end(), found[0], certain=False)
    for found in _NEXT_SENTENCE.finditer(text):
        at = found.end()
        parts = text[at - 4 : at - 1].islower() and text[at].isupper() and text[at + 1].islower()
        if parts and not _beside_formula(unit, at):
            yield _space_missing(unit, at, found[0], certain=False)


def _beside_brackets(unit: Unit, text: str) -> Iterator[Mistake]:
    for found in _BEFORE_BRACKET.finditer(text):
        at = found.start()
        if not text[:at].lower().endswith(_FUNCTIONS):
            yield _space_missing(unit, at, text[at - 1], certain=False)
    for found in _AFTER_BRACKET.finditer(text):
        at = found.start() + 1
        held = text[text.rfind("(", 0, at) + 1 : at - 1]
        if found[1] not in _FUNCTIONS and _SEVERAL.search(held) and not _beside_formula(unit, at):
            yield _space_missing(unit, at, ")", certain=False)


def _beside_formula(unit: Unit, at: int) -> bool:
    """Whether a mark that ends at a place stands beside something raised or lowered."""
    return any(stands_in(unit, *piece, Superscript, Subscript) for piece in ((at - 2, at - 1), (at, at + 2)))


def _space_missing(unit: Unit, at: int, mark: str, *, certain: bool) -> Mistake:
    what = message("A space is missing after “{mark}”.", mark=mark)
    fix = insertion(unit, at, " ") if certain else ()
    return Mistake(what, unit.span_of(at - 1, at), message("Add it."), fix=fix)


def _doubled(unit: Unit, text: str) -> Iterator[Mistake]:
    for found in _DOUBLED.finditer(text):
        what = message("Two marks stand together: “{marks}”.", marks=found[0])
        same = len(set(found[0])) == 1
        fix = edit(unit, *found.span(), found[0][0]) if same else ()
        yield Mistake(what, unit.span_of(*found.span()), message("Leave one of them."), fix=fix)

"""Every bracket, quotation and mark of emphasis that opens is closed, and none closes that was not opened.

Why it matters: where a bracket or a quotation ends is part of what a sentence says; one mark that was lost also
turns every quotation mark after it the wrong way.

Example: "(n = 12; 30%, in both groups" must be "(n = 12; 30%), in both groups".
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from ..findings import Message, Severity, message
from ..i18n.units import Unit
from . import Copy, Mistake, Proof
from ._prose import prose

SEVERITY: Severity = "warning"

_MARKS = re.compile(r"[()\[\]“”«»„\"]")
_CLOSES = {")": "(", "]": "["}
_BRACKETS = "()[]"
_OPENING, _CLOSING = "“«„", "”»"
# What a bracket closes without having been opened: `a)`, `3)`, `iv)` before a word, or in a row of such; a smile.
# Not a unit: `every 8 h)`.
_LABEL = re.compile(
    r"(?<![=<>≤≥±×+/−] )(?:(?<!\S)|(?<=\))|(?<=\)[-–]))(?!(?<=\d[ \u00a0])[ghlms])"
    r"([a-zA-Z]|\d{1,2}|[ivxIVX]{1,4})\)|[:;]-?\)"
)
_AFTER_A_MARK = re.compile(r"(?:\A|[:;.]\s)\Z")
_PRIME = re.compile(r"(?:\d|(?<![^\W_])[a-zA-Z])\"")
_WORD = re.compile(r"[^\W\d_]{3}")
_LONGEST_INTERVAL = 40


class _Lone(NamedTuple):
    """A mark without its other half."""

    unit: Unit
    mark: str
    place: int
    opens: bool


def check_copy(copy: Copy, proof: Proof) -> Iterator[Mistake]:
    """Marks without their other half."""
    last: list[_Lone] = []  # quotations that the text before left open
    for unit, text in prose(copy):
        marks = [(found[0], found.start()) for found in _MARKS.finditer(text)]
        yield from map(_mistake, _brackets(unit, text, marks))
        if unit.kind in _RUNNING and (star := _STAR.search(text)):
            yield _mistake(_Lone(unit, "*", star.start(), opens=True))
        lone = list(_quotations(unit, text, marks))
        if last and lone and not lone[0].opens:  # a quotation of several paragraphs
            last, lone = [], lone[1:]
        if last and text[:1] in _OPENING + _CLOSING + '"':
            last = []
        yield from map(_mistake, (*last, *(one for one in lone if not one.opens)))
        last = [one for one in lone if one.opens]
    yield from map(_mistake, last)


_RUNNING = ("paragraph", "item", "abstract")
_STAR = re.compile(r"(?<=[\s(])\*(?=[^\W\d_]{3})")  # before a word: emphasis of which the end was lost


def _brackets(unit: Unit, text: str, marks: list[tuple[str, int]]) -> Iterator[_Lone]:
    """Brackets without their other half. A half-open interval, `[0, 1)`, closes otherwise than it opens."""
    opened: list[_Lone] = []
    closing: list[_Lone] = []
    for mark, place in marks:
        if mark in _CLOSES.values():
            opened.append(_Lone(unit, mark, place, opens=True))
        elif mark not in _CLOSES:
            continue
        elif opened and (
            opened[-1].mark == _CLOSES[mark] or _is_interval(text[opened[-1].place + 1 : place])
        ):
            opened.pop()
        else:
            closing.append(_Lone(unit, mark, place, opens=False))
    labels = _labels(text, {one.place for one in closing}) if closing else set()
    yield from (one for one in closing if one.place not in labels)
    yield from opened


def _labels(text: str, places: set[int]) -> set[int]:
    """Places of brackets that belong to labels; one alone has to stand before a word.

    Numbers and capitals are labels where a sentence or a clause begins with them, or in a row from the first on.
    """
    found = [one for one in _LABEL.finditer(text) if one.end() - 1 in places]
    said = {one[1] for one in found}
    return {
        one.end() - 1
        for one in found
        if (len(found) > 1 or text[one.end() : one.end() + 1] in (" ", "\u00a0"))
        and (not one[1] or one[1].islower() or _begins(text, one) or _is_in_a_row(one[1], said))
    }


def _begins(text: str, label: re.Match[str]) -> bool:
    return bool(_AFTER_A_MARK.search(text[: label.start()]))


def _is_in_a_row(label: str, said: set[str]) -> bool:
    """Whether a number or a capital has all before it as labels as well; the first, the second."""
    row = next((row for row in _ROWS if label in row), ())
    before = row[: row.index(label)] if row else ()
    return bool(row) and set(before or row[:2]) <= said


_ROWS = (
    tuple(str(number) for number in range(1, 100)),
    tuple("ABCDEFGH"),
    ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"),
)


def _is_interval(inner: str) -> bool:
    return len(inner) <= _LONGEST_INTERVAL and ("," in inner or ";" in inner) and not _WORD.search(inner)


def _quotations(unit: Unit, text: str, marks: list[tuple[str, int]]) -> Iterator[_Lone]:
    """Double quotation marks without their other half, whatever their form."""
    opened: list[_Lone] = []
    for mark, place in marks:
        if mark in _BRACKETS:
            continue
        if _opens(text, place, mark, bool(opened)):
            opened.append(_Lone(unit, mark, place, opens=True))
        elif opened:
            opened.pop()
        elif place and not (mark == '"' and _PRIME.match(text, place - 1)):
            yield _Lone(unit, mark, place, opens=False)
    yield from opened


def _opens(text: str, place: int, mark: str, is_open: bool) -> bool:
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    stands_open = (not before or before.isspace() or before in "([{¿¡“«„‘—–/-") and bool(after.strip())
    if mark == '"':
        return stands_open
    return stands_open or not is_open if mark in _OPENING else stands_open and not is_open


def _mistake(lone: _Lone) -> Mistake:
    span = lone.unit.span_of(lone.place, lone.place + 1)
    return Mistake(_words(lone), span, message("Add the other one, or delete it."))


def _words(lone: _Lone) -> Message:
    if lone.mark == "*":
        return message("The emphasis that begins here does not end.")
    if lone.mark in _BRACKETS:
        if lone.opens:
            return message("This bracket is not closed: {mark}", mark=lone.mark)
        return message("This bracket was not opened: {mark}", mark=lone.mark)
    if lone.opens:
        return message("The quotation that begins here does not end: {mark}", mark=lone.mark)
    return message("This quotation mark closes nothing: {mark}", mark=lone.mark)

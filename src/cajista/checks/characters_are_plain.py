"""Texts hold no characters that cannot be seen, that belong to one typeface, or that stand for a lost one.

Nor do they hold what stands for a character in a web page, or letters that were read in the wrong encoding
(`gradÃºan`), which are told in references as well.

Why it matters: they come with text pasted from PDFs and word processors. A word with an invisible character in it is
found by no search; a sign of the typeface "Symbol" (often ≥, µ, ±, β) is printed as an empty box; � stands where a
character was lost for good.

Example: "signiﬁcant" with the ligature ﬁ must be "significant"; U+F06D before "g" must be "µ"; "&amp;amp;" must be "&".
"""

import html
import re
import unicodedata
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from ..findings import Edit, Message, Severity, message
from ..model.article import Reference
from ..model.span import Span
from . import Copy, Mistake, Proof
from ._fields import Field
from ._misread import MISREAD, meant_by
from ._prose import ENTITY, edit, prose
from ._values import texts_of

SEVERITY: Severity = "warning"

_INVISIBLE = "\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
_DIRECTIONS = set("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_JOINERS = set("\u200c\u200d")
_PRIVATE = "\ue000-\uf8ff\U000f0000-\U0010fffd"
_FORMS = "\ufb00-\ufb06\uff01-\uff5e\U0001d400-\U0001d7ff"  # ligatures, full-width and mathematical letters
_ACCENTS = {"´": "\u0301", "ˆ": "\u0302", "˜": "\u0303", "¨": "\u0308"}
_LOST = "\ufffd"
_COMBINING = "\u0300-\u036f"
_CLASSES = {
    "invisible": re.compile(f"[{_INVISIBLE}]"),
    "private": re.compile(f"[{_PRIVATE}]"),
    "form": re.compile(f"[{_FORMS}]"),
    "accent": re.compile(f"[{''.join(_ACCENTS)}]"),
    "lost": re.compile(_LOST),
    "combining": re.compile(f"[{_COMBINING}]"),
}
_ANY = re.compile(f"[{_INVISIBLE}{_PRIVATE}{_FORMS}{''.join(_ACCENTS)}{_LOST}{_COMBINING}]+")
_OWN_FACT = (
    "title",
    "subtitle",
    "short_title",
    "abstract",
    "keywords",
)  # of article.yaml; read as part of the texts

# The typeface "Symbol" by its codes, which word processors keep at U+F000 and above.
_SYMBOL = {0xF061 + index: letter for index, letter in enumerate("αβχδεφγηιϕκλµνοπθρστυϖωξψζ")} | {
    0xF02D: "−", 0xF044: "Δ", 0xF053: "Σ", 0xF057: "Ω", 0xF0A3: "≤", 0xF0A5: "∞", 0xF0AE: "→", 0xF0B0: "°",
    0xF0B1: "±", 0xF0B3: "≥", 0xF0B4: "×", 0xF0B7: "•", 0xF0B9: "≠", 0xF0BB: "≈", 0xF0D7: "·",
}  # fmt: skip


class _Fault(NamedTuple):
    """What stands at a place of a text, how to mend it, and what should stand there where that is sure."""

    start: int
    end: int
    what: Message
    hint: Message
    instead: str | None = None
    severity: Severity = SEVERITY


def check_copy(copy: Copy, proof: Proof) -> Iterator[Mistake]:
    """Such characters in a text."""
    # Accents are joined to their letters when a text is set.
    allowed = set(map(chr, range(0x300, 0x370)))
    allowed |= _DIRECTIONS if copy.locale.direction == "rtl" else set()
    odd = {one for one in copy.characters if one > "~" and _ANY.match(one)}
    for unit in copy.texts if odd else ():
        if not odd.isdisjoint(unit.text):
            for fault in _faults(unit.text, allowed):
                fix = edit(unit, fault.start, fault.end, fault.instead) if fault.instead is not None else ()
                span = unit.span_of(fault.start, fault.end)
                yield Mistake(fault.what, span, fault.hint, fix=fix, severity=fault.severity)

    if not copy.characters.isdisjoint("ÃÂâ"):
        for unit in copy.texts:
            for start, end, meant in _misread(unit.text):
                fix = edit(unit, start, end, meant)
                yield _said(unit.text[start:end], meant, unit.span_of(start, end), fix)
    if {"&", ";"} <= copy.characters:
        yield from _entities(copy)


def _entities(copy: Copy) -> Iterator[Mistake]:
    """What stands for a sign in a web page, and is read as text."""
    for unit, text in prose(copy):
        for found in ENTITY.finditer(text):
            if (meant := html.unescape(found[0])) != found[0]:
                what = message(
                    "“{text}” is printed as it stands; in a web page it is “{sign}”.",
                    text=found[0],
                    sign=meant,
                )
                yield Mistake(what, unit.span_of(*found.span()), message("Write the sign itself."))


def check_article(proof: Proof) -> Iterator[Mistake]:
    """Such characters in names and other facts."""
    for path, text in texts_of(proof.article.facts):
        if not text.isascii() and path[0] not in _OWN_FACT:
            field = Field(text, proof.article.source.at(*path))
            yield from _in_value(field)
            for start, end, meant in _misread(text):
                fix = field.edit(text[:start] + meant + text[end:])
                yield _said(text[start:end], meant, field.part(start, end), fix)


def _misread(text: str) -> Iterator[tuple[int, int, str]]:
    """Where letters were misread, and what they were: not «NÃO», nor what may end a word in capitals."""
    for found in MISREAD.finditer(text):
        meant = meant_by(found[0])
        is_small = text[found.end() : found.end() + 1].islower() or not text[: found.start()][-1:].isupper()
        if meant and is_small:
            yield *found.span(), meant


def _said(typed: str, meant: str, span: Span, fix: tuple[Edit, ...]) -> Mistake:
    what = message("“{text}” was read in the wrong encoding.", text=typed)
    return Mistake(what, span, message("It should be “{text}”.", text=meant), fix=fix, severity="error")


def check_reference(reference: Reference, proof: Proof) -> Iterator[Mistake]:
    """Such characters in a reference."""
    for path, text in texts_of(reference.item):
        if not text.isascii():
            yield from _in_value(Field(text, reference.at(*path)))


def _in_value(field: Field) -> Iterator[Mistake]:
    for fault in _faults(field.value, set()):
        start, end = fault.start, fault.end
        whole = f"{field.value[:start]}{fault.instead}{field.value[end:]}"
        fix = field.edit(whole) if fault.instead is not None else ()
        yield Mistake(fault.what, field.part(start, end), fault.hint, fix=fix, severity=fault.severity)


def _faults(text: str, allowed: set[str]) -> Iterator[_Fault]:
    for found in _ANY.finditer(text):
        start = found.start()
        for kind, run in groupby(found[0], _class):
            end = start + len(piece := "".join(run))
            if not set(piece) <= allowed and (fault := _FAULTS[kind](text, start, end)):
                yield fault
            start = end


def _class(character: str) -> str:
    return next(name for name, pattern in _CLASSES.items() if pattern.match(character))


def _invisible(text: str, start: int, end: int) -> _Fault | None:
    beside = text[start - 1 : start] + text[end : end + 1]
    if set(text[start:end]) <= _JOINERS and not any(one.isascii() and one.isalnum() for one in beside):
        return None  # scripts that join letters need them
    code = f"U+{ord(text[start]):04X}"
    what = message("There is a character here that cannot be seen ({code}).", code=code)
    return _Fault(start, end, what, message("Delete it."), "")


def _private(text: str, start: int, end: int) -> _Fault:
    meant = "".join(_SYMBOL.get(ord(one), "") for one in text[start:end])
    what = message(
        "This character belongs to one typeface only (U+{code}) and is printed as an empty box.",
        code=f"{ord(text[start]):04X}",
    )
    hint = message("It comes from a word processor. Type the sign that was meant.")
    if len(meant) == end - start:
        hint = message("It comes from the typeface Symbol, where it is “{sign}”. Type that sign.", sign=meant)
    return _Fault(start, end, what, hint, severity="error")


def _form(text: str, start: int, end: int) -> _Fault | None:
    typed = text[start:end]
    plain = unicodedata.normalize("NFKC", typed)
    if len(typed) == 1 and ord(typed) >= 0x1D400:
        return None  # the name of a variable
    what = message("“{typed}” is a special form of plain letters or marks.", typed=typed)
    return _Fault(start, end, what, message("Write {word} instead.", word=plain), plain)


def _accent(text: str, start: int, end: int) -> _Fault | None:
    letter = text[end : end + 1].replace("ı", "i")
    whole = unicodedata.normalize("NFC", letter + _ACCENTS[text[end - 1]]) if letter.isalpha() else ""
    if not whole:
        return None
    if len(whole) > 1 or _ELIDED.search(text, max(0, start - 2), start) or _POSSESSIVE.match(text, start):
        what = message("An accent stands where an apostrophe should.")
        return _Fault(start, end, what, message("Type ' instead."))
    what = message("An accent stands apart from its letter.")
    return _Fault(start, end + 1, what, message("Write {word} instead.", word=whole), whole)


def _combining(text: str, start: int, end: int) -> _Fault | None:
    """An accent that a letter of its own could have; some letters have none such."""
    typed = text[max(0, start - 1) : end]
    whole = unicodedata.normalize("NFC", typed)
    if len(whole) == len(typed):
        return None
    what = message("The accent of this letter is a character of its own: {letter}", letter=whole)
    return _Fault(start - 1, end, what, message("Type the letter again, with its accent."), whole)


def _lost(text: str, start: int, end: int) -> _Fault:
    what = message("A character was lost here; � stands in its place.")
    return _Fault(start, end, what, message("Look up what the author wrote, and type it."), severity="error")


_ELIDED = re.compile(r"(?<![^\W\d_])[dlDLOo]$")
_POSSESSIVE = re.compile(r"´[a-z](?![^\W\d_])")
_FAULTS = {
    "invisible": _invisible,
    "private": _private,
    "form": _form,
    "accent": _accent,
    "lost": _lost,
    "combining": _combining,
}

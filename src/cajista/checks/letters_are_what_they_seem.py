"""Every letter is of the alphabet that it seems to be of, and every digit a digit.

Why it matters: a Cyrillic "а", a capital "O" in a number or a German "ß" for "β" looks right on paper; but no search,
no index and no screen reader takes it for what was meant. A unit that lost its mark («18 anos») is another word.

Example: "TNF-ß" must be "TNF-β"; "1O0 mg" must be "100 mg".
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache

from ..findings import Message, Severity, message
from ..i18n.quantities import Grammar
from ..model.article import Reference
from . import Copy, Mistake, Proof
from ._fields import Field
from ._prose import edit, prose
from ._values import texts_of

SEVERITY: Severity = "warning"

# Letters of other alphabets that no reader can tell from Latin ones (Unicode Technical Standard 39, confusables).
_CYRILLIC = dict(zip("аеорсухіѕјһԁԛԝАВЕКМНОРСТХІЅЈ", "aeopcyxisjhdqwABEKMHOPCTXISJ", strict=True))
_GREEK = dict(zip("οΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "oABEZHIKMNOPTYX", strict=True))
_LATIN_LIKE = str.maketrans(_CYRILLIC | _GREEK)
_WORD = re.compile(r"[^\W\d_⁰¹²³⁴-⁹₀-₉]+")
_FOREIGN = re.compile("[Ͱ-Ͽ\u0400-\u052f]")
_LATIN = re.compile("[A-Za-zÀ-ɏ]")
_SHORT = 3  # letters of a word, all of which look Latin: `СО` before a lowered 2
_SHARP_S = re.compile(r"(?<![^\W\d_])ß(?![^\W\d_])")
_DIGIT_LIKE = re.compile(r"\d(?<![\w.,-]\d)\d*(?:[.,]\d+)?(?:[OО]\d*|[ol]\d+)(?![\w-])")


def check_copy(copy: Copy, proof: Proof) -> Iterator[Mistake]:
    """Such letters in a text."""
    foreign = any(one == "ß" or _FOREIGN.match(one) for one in copy.characters)
    bare = _bare_units(copy.grammar)
    for unit, text in prose(copy):
        for start, end, instead in (
            *_digits(text), *(_letters(text) if foreign else ()), *_without_marks(text, bare)
        ):  # fmt: skip
            what, hint = _said(text[start:end], instead)
            yield Mistake(what, unit.span_of(start, end), hint, fix=edit(unit, start, end, instead))


_AFTER_DIGIT = re.compile(r"(?<=\d[ \u00a0])[a-z]{3,}(?![\w])")


def _without_marks(text: str, bare: Mapping[str, str]) -> Iterator[tuple[int, int, str]]:
    """Words for units after a number that lost a mark: «18 anos»."""
    for found in _AFTER_DIGIT.finditer(text) if bare else ():
        if meant := bare.get(found[0]):
            yield *found.span(), meant


@lru_cache(maxsize=16)
def _bare_units(grammar: Grammar) -> dict[str, str]:
    """The words for units that have a mark, by what they are without it, where that is none of them."""
    known = {word for word in grammar.unit_words.meanings if word.isalpha()}
    return {bare: word for word in known if (bare := _unmarked(word)) not in known}


def _unmarked(word: str) -> str:
    return "".join(one for one in unicodedata.normalize("NFD", word) if not unicodedata.combining(one))


def check_article(proof: Proof) -> Iterator[Mistake]:
    """Such letters in names and other facts."""
    for path, text in texts_of((proof.article.facts.authors, proof.article.facts.affiliations)):
        key = ("authors", "affiliations")[int(path[0])]
        yield from _in_value(Field(text, proof.article.source.at(key, *path[1:])))


def check_reference(reference: Reference, proof: Proof) -> Iterator[Mistake]:
    """Such letters in a reference."""
    for path, text in texts_of(reference.item):
        yield from _in_value(Field(text, reference.at(*path)))


def _in_value(field: Field) -> Iterator[Mistake]:
    for start, end, instead in _letters(field.value) if not field.value.isascii() else ():
        what, hint = _said(field.value[start:end], instead)
        fix = field.edit(field.value[:start] + instead + field.value[end:])
        yield Mistake(what, field.part(start, end), hint, fix=fix)


def _said(typed: str, instead: str) -> tuple[Message, Message]:
    if typed == "ß":
        return message("This is the German letter ß, not the Greek β."), message(
            "Write {word} instead.", word="β"
        )
    if typed[0].isdigit():
        what = message("“{typed}” has a letter among its digits.", typed=typed)
        return what, message("Did you mean {word}?", word=instead)
    if typed == _unmarked(instead):
        what = message("“{typed}” is not “{meant}”.", typed=typed, meant=instead)
        return what, message("Write {word} instead.", word=instead)
    odd = next(one for one in typed if one in _CYRILLIC or one in _GREEK)
    what = message("“{letter}” in “{word}” is not a Latin letter.", letter=odd, word=typed)
    return what, message("Type the word again: {word}", word=instead)


def _digits(text: str) -> Iterator[tuple[int, int, str]]:
    """Numbers with letters in them, and what was meant."""
    for found in _DIGIT_LIKE.finditer(text):
        yield *found.span(), re.sub("[OОo]", "0", found[0]).replace("l", "1")


def _letters(text: str) -> Iterator[tuple[int, int, str]]:
    """Words with letters of another alphabet in them, and what was meant."""
    if _FOREIGN.search(text):
        yield from _mixed_words(text)
    for found in _SHARP_S.finditer(text) if "ß" in text else ():
        yield *found.span(), "β"


def _mixed_words(text: str) -> Iterator[tuple[int, int, str]]:
    for found in _WORD.finditer(text):
        word = found[0]
        if word.isascii() or not _FOREIGN.search(word):
            continue
        latin = word.translate(_LATIN_LIKE)
        if latin != word and (_is_latin(word) or _looks_latin(word, text)):
            yield *found.span(), latin


def _is_latin(word: str) -> bool:
    """Whether letters that look Latin stand among Latin ones; a Greek letter may end a symbol, as in `TNFα`."""
    latin = len(_LATIN.findall(word))
    return bool(latin) and (latin > 1 or any(one in _CYRILLIC for one in word))


def _looks_latin(word: str, text: str) -> bool:
    """Whether a short word is Cyrillic throughout but to the eye, in a text that is not."""
    return (
        len(word) <= _SHORT
        and all(one in _CYRILLIC for one in word)
        and not any(one not in _CYRILLIC for one in _FOREIGN.findall(text) if one >= "\u0400")
    )

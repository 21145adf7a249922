"""Interface words as drafts show them: stretched and accented, or marked where they are not translated.

A word that is marked stands between two private-use characters, since only the finished page tells
whether it is in running text, where an element can mark it, or in an attribute, where brackets do.
"""

import re
from html import escape
from typing import Literal, TypeAlias

from .catalogue import Catalogue
from .findings import message

Wording: TypeAlias = Literal["", "mark-missing", "pseudo"]
"""How words are set: as they are, marked where they are not translated, or as pseudo-language (`qps`)."""

ABOUT_THE_LANGUAGE = ("negation", "reading", "typography")
"""Contexts of entries that tell of the language itself, and are never printed."""

STRETCH = 0.35
BEGIN, END = "\uf8f0", "\uf8f1"  # private use: no text of an author's has them for words
_PLAIN = "abcdeghijklnorstuwyzABCDEGHIJKLNORSTUWYZ"
_ACCENTED = "ábçďéğĥíĵķĺñöŕšťúŵýžÁBÇĎÉĞĤÍĴĶĹÑÖŔŠŤÚŴÝŽ"
_ACCENTS = str.maketrans(_PLAIN, _ACCENTED)
_KEPT = re.compile(r"(\{\w*\}|%\(\w+\)[a-z]|%[srd]|</?\w[^<>]*>|&\w+;)")
_PIECES = re.compile(
    r"(<(script|style|title|template)\b.*?</\2>|<!--.*?-->|<[^<>]*>)", re.DOTALL | re.IGNORECASE
)


def as_drafted(catalogue: Catalogue, wording: Wording) -> Catalogue:
    """The catalogue that says words so."""
    kind = {"pseudo": _Pseudo, "mark-missing": _Marking}.get(wording)
    if kind is None:
        return catalogue
    return kind(catalogue.language, catalogue.file, catalogue.words, catalogue.plural, catalogue.missing)


class _Pseudo(Catalogue):
    """Says every word of the program's own wording, stretched and accented."""

    def get(self, text: str, context: str = "") -> str:
        """The words for an English wording."""
        return (
            self.words.get((context, text), (text,))[0] if context in ABOUT_THE_LANGUAGE else accented(text)
        )

    def get_plural(self, singular: str, plural: str, count: int, context: str = "") -> str:
        """The words that go with a number."""
        return accented(singular if count == 1 else plural)


class _Marking(Catalogue):
    """Marks words that are not translated, and does not count them as missing."""

    def get(self, text: str, context: str = "") -> str:
        """The words for an English wording."""
        if context in ABOUT_THE_LANGUAGE or (context, text) in self.words:
            return Catalogue.get(self, text, context)
        return f"{BEGIN}{text}{END}"

    def get_plural(self, singular: str, plural: str, count: int, context: str = "") -> str:
        """The words that go with a number."""
        if (context, singular) in self.words:
            return Catalogue.get_plural(self, singular, plural, count, context)
        return f"{BEGIN}{singular if count == 1 else plural}{END}"


def accented(text: str) -> str:
    """A wording about a third longer and with accents, its placeholders and markup as they are."""
    pieces = _KEPT.split(text)
    return "".join(piece if at % 2 else _stretched(piece) for at, piece in enumerate(pieces))


def _stretched(text: str) -> str:
    """Vowels are doubled until the text is long enough; what they do not give, its last letter does."""
    made, due, last = [], 0.0, ""
    for character in text:
        made.append(character)
        if character.isalpha():
            due += STRETCH
            last = character
            if character.lower() in "aeiou" and due >= 1:
                made.append(character.lower() * int(due))
                due -= int(due)
    if due >= 0.5 and last:
        at = len(made) - made[::-1].index(last)
        made.insert(at, last.lower())
    return "".join(made).translate(_ACCENTS)


def with_marks(markup: str, title: str) -> str:
    """A finished page on which marked words stand in `mark` elements, or in brackets where there can be none."""
    if BEGIN not in markup:
        return markup
    begin = f'<mark class="untranslated" title="{escape(title)}">'
    pieces = _PIECES.split(markup)
    # The pattern has two groups: what is between, the tag, the name of an element that is taken whole.
    return "".join(
        _marked(piece, begin, "</mark>") if at % 3 == 0 else _marked(piece, "[", "]") if at % 3 == 1 else ""
        for at, piece in enumerate(pieces)
        if piece
    )


def _marked(text: str, begin: str, end: str) -> str:
    return text.replace(BEGIN, begin).replace(END, end)


def title_of_marks(catalogue: Catalogue) -> str:
    """What a mark says of the word that it is about; in the program's wording where that is not translated."""
    what = message("Not translated").text
    return catalogue.words.get(("", what), (what,))[0]

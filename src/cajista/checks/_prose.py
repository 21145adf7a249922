"""Running text for rules about its letters and marks: addresses blanked, and edits only where a place is exact."""

import re
from collections.abc import Iterator
from functools import lru_cache

from ..findings import Edit
from ..i18n.units import OBJECT, Unit
from ..locale import Locale
from ..model.inline import Emphasis, Inline, Marked, plain_text
from . import Copy

ENTITY = re.compile(r"&(?:#\d{1,6}|#x[0-9A-Fa-f]{1,5}|[A-Za-z][A-Za-z0-9]{1,24});")  # of HTML

_ADDRESS = re.compile(r"[^\s(\[]*(?:://|www\.|\w@\w)(?:\S*[^\s).,;:\]])?")


def prose(copy: Copy) -> Iterator[tuple[Unit, str]]:
    """Every piece of a text that has words, with its addresses as U+FFFC, character by character."""
    for unit in copy.texts:
        if unit.inlines:
            yield unit, without_addresses(unit.text)


def without_addresses(text: str) -> str:
    """The text with each web or e-mail address blanked."""
    if "://" in text or "www." in text or "@" in text:
        return _ADDRESS.sub(_blanked, text)
    return text


def edit(unit: Unit, start: int, end: int, text: str) -> tuple[Edit, ...]:
    """The edit that puts a text in place of a stretch; none where the source spells the stretch otherwise."""
    span = unit.span_of(start, end)
    exact = span.line == span.end_line and span.end_column - span.column == end - start
    return (Edit(span, text),) if exact else ()


def insertion(unit: Unit, at: int, text: str) -> tuple[Edit, ...]:
    """The edit that puts a text after the character before `at`."""
    return edit(unit, at - 1, at, unit.text[at - 1] + text)


def stands_in(unit: Unit, start: int, end: int, *kinds: type[Inline]) -> bool:
    """Whether a stretch of a unit's text is, as far as its words tell, within a node of some kind."""
    words = unit.text[start:end]
    return any(isinstance(node, kinds) and words in plain_text((node,)) for node in unit.nodes)


def is_apart(unit: Unit, start: int, end: int) -> bool:
    """Whether a word is in a quotation, in brackets, in italics or marked as another language."""
    return bool(_WITHIN.search(unit.text, 0, start)) or stands_in(unit, start, end, Emphasis, Marked)


_WITHIN = re.compile(r"(?:«[^«»]*|“[^“”]*|\([^()]*|\[[^\[\]]*|\"[^\"]*)\Z")


def without_shared_phrases(text: str, locale: Locale) -> str:
    """The text with each phrase blanked that languages take from each other: in situ, torsade de pointes."""
    return _phrases(locale.lexicon("reading", "phrases that languages share")).sub(_blanked, text)


def _blanked(found: re.Match[str]) -> str:
    return OBJECT * len(found[0])


@lru_cache(maxsize=16)
def _phrases(words: str) -> re.Pattern[str]:
    either = "|".join(map(re.escape, sorted(listed(words), key=len, reverse=True))) or "(?!)"
    return re.compile(rf"\b(?:{either})\b", re.IGNORECASE)


def listed(words: str) -> frozenset[str]:
    """The words of a list in a catalogue, parted by semicolons."""
    return frozenset(word.strip() for word in words.split(";") if word.strip())


def marks(words: str) -> str:
    """The characters of a list in a catalogue, parted by spaces; none where it says just a hyphen."""
    return "" if words.strip() == "-" else "".join(words.split())

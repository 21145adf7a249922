"""Words that are always written with an accent have it.

Looked for are endings and words that the language's catalogue lists (-cion for -ción, -ologico for -ológico, tambien
for también), in small letters or at the head of a sentence. Names, italics, quotations and what is marked as another
language are left in peace.

Why it matters: a text that was typed on another keyboard looks careless, and a search for the word does not find it.

Example: «Se excluyó a quien habia tenido un trastorno psicotico» should have «había» and «psicótico».
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from ..findings import Severity, message
from ..i18n.sentences import sentences_of
from ..i18n.units import Unit
from ..i18n.words import lowered_words_of
from ..model.inline import Emphasis, Marked
from . import Copy, Mistake, Proof
from ._prose import edit, prose, stands_in

SEVERITY: Severity = "warning"

_STEM = 2  # letters before an ending
_PASSED_OVER = ("code", "equation", "table", "figure")
_QUOTED = re.compile(r"«[^«»]*\Z|“[^“”]*\Z|\"[^\"]*\Z")


class _List:
    """Endings and words without their accents, each with how it is written."""

    def __init__(self, endings: Mapping[str, str], words: Mapping[str, str]) -> None:
        self._endings, self._ends, self._words = endings, tuple(endings), words
        self.right = lru_cache(maxsize=20_000)(
            self._right
        )  # how a word is written; empty where it is written so

    def __bool__(self) -> bool:
        return bool(self._endings or self._words)

    def _right(self, word: str) -> str:
        if found := self._words.get(word):
            return "" if found == word else found  # one that ends like others, and has no accent
        if not word.isascii() or not word.endswith(self._ends):
            return ""
        ending = next(one for one in self._ends if word.endswith(one))
        return word[: -len(ending)] + self._endings[ending] if len(word) >= len(ending) + _STEM else ""


@lru_cache(maxsize=16)
def _list_of(said: str) -> _List:
    pairs = [one.strip().split(" = ") for one in said.split(";") if " = " in one]
    endings = {wrong[1:]: right[1:] for wrong, right in pairs if wrong[0] == "*"}
    return _List(endings, {wrong: right for wrong, right in pairs if wrong[0] != "*"})


def check_copy(copy: Copy, proof: Proof) -> Iterator[Mistake]:
    """Words that lack an accent."""
    told = _list_of(copy.locale.lexicon("typography", "words without their accents"))
    if not told:
        return
    for unit, text in prose(copy):
        if unit.kind in _PASSED_OVER:
            continue
        for start, lowered in lowered_words_of(text):
            right, word = told.right(lowered), text[start : start + len(lowered)]
            if right and _is_own(unit, start, word, copy):
                meant = right.capitalize() if word[0].isupper() else right
                what = message("“{word}” lacks its accent.", word=word)
                place = unit.span_of(start, start + len(word))
                fix = edit(unit, start, start + len(word), meant)
                yield Mistake(what, place, message("Write “{word}”.", word=meant), fix=fix)


def _is_own(unit: Unit, start: int, word: str, copy: Copy) -> bool:
    """Whether a word is the language's own, and no part of a name or of an address."""
    text, end = unit.text, start + len(word)
    beside = text[start - 1 : start] + text[end : end + 1]
    if word[1:] != word[1:].lower() or re.search(r"[\w@/.-]", beside.rstrip(".")):
        return False
    if word[0].isupper() and start not in {one.start for one in sentences_of(unit, copy.locale)}:
        return False
    return not _QUOTED.search(text, 0, start) and not stands_in(unit, start, end, Emphasis, Marked)

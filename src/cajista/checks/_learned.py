"""Learned words, made in all languages of the same Greek: thoracotomy is «toracotomía», tonsillitis «amigdalitis».

They are told by their endings, which a catalogue lists by sort, each line a sort with its endings; what begins with
`!` are words that only end so. Two of a sort are one word where their stems are, but for spelling, or where a list of
stems says so. None is a word that has another's stem at its end: «hepatocarcinoma» is a carcinoma.
"""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from ..i18n.words import lowered_words_of
from ..locale import Locale
from ._drugs import bare
from ._sorts import pattern_of
from ._words import Found

LEARNED = "learned_"  # before the name of a sort of such words

_SHORTEST, _LONG = 2, 4  # letters of a stem, and of one that may stand behind another: hyper-kal-aemia
_DOUBLE = re.compile(r"(.)\1")
_SILENT = re.compile(r"^p(?=[ns])|^e(?=s[^aeiou])|h")
_VOWELS = re.compile(r"[aeiou]+")


class LearnedWords:
    """Finds the learned words of a language."""

    def __init__(self, endings: str, stems: str) -> None:
        lines = [line.strip() for line in endings.split("\n") if line.strip()]
        self._none = pattern_of("".join(line[1:] for line in lines if line[0] == "!"))
        self._sorts: Mapping[str, str] = {
            ending: sort
            for sort, _, own in (line.partition(": ") for line in lines if line[0] != "!")
            for ending in own.split("; ")
        }
        every = "|".join(sorted(map(re.escape, self._sorts), key=len, reverse=True))
        self._pattern = re.compile(rf"(\w{{{_SHORTEST},}}?)({every})")
        told = (each.partition(" = ") for each in filter(None, stems.split("; ")))
        self._stems = {folded(own): folded(common) for own, _, common in told}
        self._kind = lru_cache(maxsize=20_000)(self._kind_of)

    def find(self, text: str) -> Sequence[Found]:
        """The learned words of a text."""
        words = lowered_words_of(text)
        return [Found(kind, start, start + len(word)) for start, word in words if (kind := self._kind(word))]

    def _kind_of(self, word: str) -> str:
        match = self._pattern.fullmatch(word)
        if not match or (self._none and self._none.fullmatch(word)):
            return ""
        stem = folded(match[1])
        own = self._stems.get(stem) or next(
            (
                stem.removesuffix(each) + common
                for each, common in self._stems.items()
                if len(each) >= _LONG and stem.endswith(each)
            ),
            stem,
        )
        return f"{LEARNED}{self._sorts[match[2]]}_{own}"


def folded(stem: str) -> str:
    """A stem without what languages spell differently: any vowels are one."""
    plain = _SILENT.sub("", _DOUBLE.sub(r"\1", bare(stem)))
    for spelling, simple in (("mf", "nf"), ("nm", "m"), ("nct", "nt")):
        plain = plain.replace(spelling, simple)
    return _VOWELS.sub("o", plain).removesuffix("o")


def are_akin(kind: str, other: str) -> bool:
    """Whether one of two learned words has the other's stem at its end, or both are endoscopies, one of them of any."""
    (sort, _, first), (other_sort, _, second) = (each.rpartition("_") for each in (kind, other))
    if {sort, other_sort} == {f"{LEARNED}itis", f"{LEARNED}osis"}:
        return False  # arthritis is no arthrosis
    if kind.startswith(f"{LEARNED}oscopy") and _ANY_OSCOPY in (first, second):
        return True
    return kind.startswith(LEARNED) and (first.endswith(second) or second.endswith(first))


_ANY_OSCOPY = "ond"  # how the stem of “endoscopy” is kept, its vowels alike


def learned_words_of(locale: Locale) -> LearnedWords | None:
    """What finds a language's learned words; None where no catalogue lists their endings."""
    endings = locale.lexicon("reading", "learned endings")
    return _made(endings, locale.lexicon("reading", "learned stems")) if endings else None


@lru_cache(maxsize=20)
def _made(endings: str, stems: str) -> LearnedWords:
    return LearnedWords(endings, stems)

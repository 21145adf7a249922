"""Negative concord: words that are one negation with a negator before their verb, and negate by themselves elsewhere.

Before its verb, an n-word is a negator («nadie vino»). After it, it is none beside the negator that stands before the
verb («no vino nadie»), nor where that was lost («vino nadie»). A negative conjunction goes with a negator before it,
or with its like («no fuma ni bebe», «ni la edad ni el sexo»).
"""

import re
from collections.abc import Iterator, Sequence

from ._words import Found, phrases

_DOUBTFUL = ("maybe", "limit")
_LONGEST_VERB = 30  # characters
_SHORT = 5  # characters of a short word and its spaces
_MARK = re.compile(r"\([^()]*\)|([.;:?!])(?!\d)")  # outside brackets
_PARTED = re.compile(r"[,()]")
_LAST_WORDS = re.compile(
    r"(?:\s+(?:\w\w\s+)?\w+(?:\s+\w+){0,2})?\s*(?:[.;:,)?!]|$)"
)  # three, and a preposition


def pattern(said: str, before: str = "", after: str = "") -> re.Pattern[str]:
    """A pattern of phrases that a catalogue tells, with what stands around them; of none, one that finds nothing."""
    return re.compile(before + ((said != "-" and phrases(said)) or "(?!)") + after)


def _start_of_sentence(text: str, end: int) -> int:
    """Where what a mark parts begins that goes on at a place."""
    return max((mark.end() for mark in _MARK.finditer(text, 0, end) if mark[1]), default=0)


class Concord:
    """How a language's n-words and negative conjunctions are read, by the words that stand around them."""

    def __init__(self, verbs: str, beginnings: str, pronouns: str) -> None:
        self._verb = pattern(verbs)
        self._after_verb = pattern(verbs, after=r"\W+$")
        self._pronoun = pattern(pronouns, r"\s+", r"\s")
        self._beginning = pattern(beginnings, r"(?:^|[,(\[«“\"—–]|", r")\W*$")
        self._parting = pattern(beginnings, r"[,()«“—–:]|")

    def read(self, found: Sequence[Found], text: str) -> Iterator[Found]:
        """The words found in a text, each as what it is there, without those that negate nothing there."""
        for one in found:
            if one.kind not in ("n_word", "agreeing"):
                yield one
                continue
            start = _start_of_sentence(text, one.start)
            before = [other for other in found if start <= other.start < one.start and other.kind != "weak"]
            if one.kind == "n_word":
                kind = self._kind_of_n_word(one, before, text, start)
            else:
                kind = self._kind_of_conjunction(one, before, text, start, found)
            if kind:
                yield one._replace(kind=kind)

    def _kind_of_n_word(self, one: Found, before: Sequence[Found], text: str, start: int) -> str:
        last = next((each for each in reversed(before) if each.kind not in _DOUBTFUL), None)
        is_governed = last and one.start - last.end <= _SHORT  # «sin que nadie»
        if self._beginning.search(text[start : one.start]) and not is_governed:
            return "sure"  # «y nunca debe…»: what it negates follows
        if self._pronoun.match(text, one.end):
            return "sure"  # «…no puede influir nada nos dice»
        if last:
            return "agreeing" if _PARTED.search(text, last.end, one.start) else ""
        is_left = self._is_behind_verb(text, start, one.start) or self._ends_clause(one, text, start)
        return "" if is_left else "sure"

    def _kind_of_conjunction(
        self, one: Found, before: Sequence[Found], text: str, start: int, found: Sequence[Found]
    ) -> str:
        if before and before[-1].kind == "optional":
            return "optional"  # «no es de extrañar que…, ni que…»
        if any(other.kind not in ("agreeing", *_DOUBTFUL) for other in before):
            return one.kind
        first = next((other.start for other in before if other.kind == "agreeing"), one.start)
        if not text[start:first].strip():
            return one.kind  # it begins its sentence
        word = text[one.start : one.end]
        has_like = any(other is not one and text[other.start : other.end] == word for other in found)
        return one.kind if has_like and not self._is_behind_verb(text, start, first) else ""

    def _is_behind_verb(self, text: str, start: int, end: int) -> bool:
        return bool(self._after_verb.search(text[max(start, end - _LONGEST_VERB) : end]))

    def _ends_clause(self, one: Found, text: str, start: int) -> bool:
        """Whether a word ends a clause whose verb stands before it: «mejoró en ningún momento»."""
        rest = _LAST_WORDS.match(text, one.end)
        if not rest or self._verb.search(rest[0]):
            return False
        clause = max((each.end() for each in self._parting.finditer(text, start, one.start)), default=start)
        return bool(self._verb.search(text, clause, one.start))

"""What negates in a text, by the words that a language's catalogue tells.

What a word is depends on its neighbours, too: an n-word may negate nothing beside a negator («no vino nadie», see
`_concord`), a negator undoes a word that denies ("nobody denied"), and what is repeated in an enumeration negates
no more than once ("no fever, no cough").
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from ..i18n.quantities.lists import words_of
from ..locale import Locale
from ._concord import Concord, pattern
from ._words import Found, Phrasebook

UNDONE = ("litotes", "undone")  # denials of a denial: those that are listed, and those that two words make
_SURE = ("sure", "repeated", "agreeing", "strong", "double", *UNDONE)
_NEAR = r"(?:[^\w.;:?!(),]+\w+){0,7}?[^\w.;:?!(),]+"  # up to seven words of the same clause
_ITEM = re.compile(r"[^.;:?!]{1,25}")  # what is longer is rather a clause of its own
_SHORT_NAME = 3  # letters


class Negators:
    """What negates in a language; nothing where its catalogue does not tell."""

    def __init__(
        self,
        phrases: tuple[tuple[str, str], ...],
        *,
        verbs: str,
        beginnings: str,
        pronouns: str,
        joints: str,
        clauses: str,
        denials: str,
        numbers: str,
    ) -> None:
        kinds = {kind: frozenset(map(str.strip, said.split(";"))) for kind, said in phrases}
        self._book = Phrasebook(dict(phrases), counting=words_of(numbers) if numbers else ())
        self._whole = frozenset().union(*kinds.values())
        self._sure = kinds["sure"] - {"", "-"}
        self._beginnings = tuple(phrase[:-1] for phrase in self._sure if phrase[-1] == "*")
        self._second = self._sure | kinds["strong"]  # what denies again in "never … without", "not … unless"
        self._limits = {phrase.rpartition(" ")[2] for phrase in kinds["unlimited"]}
        self._concord = Concord(verbs, beginnings, pronouns)
        self._before_item = pattern(joints, r"(?:,|", r")\s+$")
        self._joint, self._clause = pattern(joints), pattern(clauses)
        self._denial = pattern(denials, rf"{_NEAR}(", ")")
        self.find = lru_cache(maxsize=512)(self._found_in)

    def __bool__(self) -> bool:
        return bool(self._sure)

    def is_part_of_word(self, one: Found, text: str) -> bool:
        """Whether a negator is but the beginning of a word: the "non" of "nonfunction"."""
        word = text[one.start : one.end].lower()
        return word.startswith(self._beginnings) and word not in self._sure

    def listed(self, text: str) -> Sequence[Found]:
        """Every word of the lists, also such as negate nothing where they stand: the «ningún» of «no vio ningún»."""
        return self._book.find(text)

    def _found_in(self, text: str) -> Sequence[Found]:
        """What negates in a text, or may."""
        lowered, listed = text.lower(), self._book.find(text)
        found = [
            self._told_apart(one, lowered)
            for one in listed
            if one.kind != "idiom" and not self._is_name(text, one)
        ]
        idioms = [one for one in listed if one.kind == "idiom"]
        read = list(self._concord.read(found, lowered))
        return self._repeated(self._undone(read, idioms, lowered), lowered)

    def _is_name(self, text: str, one: Found) -> bool:
        """Whether a word in capitals is none that negates, or only begins as one: NadA, NONMEM, UNESCO."""
        word = text[one.start : one.end]
        if not (word.isupper() or word[1:].islower()) and word[1:].isalpha():
            return True
        is_capitals = word.isupper() and len(word) > _SHORT_NAME
        return is_capitals and word.lower() not in self._whole and not text.isupper()

    def _told_apart(self, one: Found, text: str) -> Found:
        """With what a phrase is by its words: a `limit`, "only", or a `double` negation, "never … without"."""
        if one.kind in ("exception", "alone"):
            return one._replace(kind="sure")
        if one.kind == "maybe" and text[one.start : one.end] in self._limits:
            return one._replace(kind="limit")
        if one.kind == "litotes" and text[one.start : one.end].split()[-1] in self._second:
            return one._replace(kind="double")
        return one

    def _undone(self, found: Sequence[Found], idioms: Sequence[Found], text: str) -> list[Found]:
        """With what a negator is that undoes a denial after it: "nobody in the family denied"; not within idioms."""
        kept: list[Found] = []
        for one in found:
            if kept and one.start < kept[-1].end:
                continue
            if one.kind == "sure" or (one.kind == "agreeing" and not any(map(is_sure, kept))):
                denial = self._denial.match(text, one.end)
                is_idiom = denial and any(each.start < denial.end() <= each.end for each in idioms)
                if denial and not is_idiom and self._is_joined(one.end, denial.start(1), found, text):
                    one = Found("undone", one.start, denial.end())
            kept.append(one)
        return kept

    def _is_joined(self, start: int, end: int, found: Sequence[Found], text: str) -> bool:
        """Whether neither another negator nor a word that begins a clause or an item stands between two places."""
        return not (
            any(start <= each.start < end and is_sure(each) for each in found)
            or self._clause.search(text, start, end)
            or self._joint.search(text, start, end)
        )

    def _repeated(self, found: Sequence[Found], text: str) -> Sequence[Found]:
        """With what a negator is that only stands again before another item: "no fever, no cough"."""
        sure = [one for one in found if one.kind == "sure"]
        again = {one for earlier, one in pairwise(sure) if self._is_again(earlier, one, text)}
        return [one._replace(kind="repeated") if one in again else one for one in found] if again else found

    def _is_again(self, earlier: Found, one: Found, text: str) -> bool:
        between = text[earlier.end : one.start]
        return bool(
            text[earlier.start : earlier.end] == text[one.start : one.end]
            and _ITEM.fullmatch(between)
            and self._before_item.search(between)
            and not self._clause.search(between)
            and _with_next_word(text, earlier) != _with_next_word(text, one)
        )


def _with_next_word(text: str, found: Found) -> list[str]:
    return text[found.start :].split(maxsplit=2)[:2]


def is_sure(found: Found) -> bool:
    """Whether a word negates, or agrees with one that does."""
    return found.kind in _SURE


def is_plain(found: Found) -> bool:
    """Whether a word does nothing but negate: "not", "no", "neither"."""
    return found.kind in ("sure", "agreeing")


def negators_of(locale: Locale) -> Negators:
    """What negates in a language."""
    phrases = (  # by what they are, in the order in which they are looked for
        # What negates nothing: "no doubt".
        ("idiom", locale.lexicon("negation", "phrases that do not negate")),
        # Denials of a denial, "not uncommon", and of a limit, "not only".
        ("litotes", locale.lexicon("negation", "negations of a negative word")),
        ("unlimited", locale.lexicon("negation", "negations of what limits")),
        # What a translation need not negate: "not until", "no choice but".
        ("optional", locale.lexicon("negation", "negations that may be left out")),
        ("exception", locale.lexicon("negation", "exceptions of one or a few")),
        # What negates by what it means, so that a translation may have any other negation: "unable".
        ("strong", locale.lexicon("negation", "words that negate by themselves")),
        # What a translation may negate, "few", and what it may have for a word that may negate, "incorrect".
        ("maybe", locale.lexicon("negation", "words that may negate")),
        ("weak", locale.lexicon("negation", "words that seldom negate")),
        # What agrees with no negator before it: "nor did it fall".
        ("alone", locale.lexicon("negation", "conjunctions that negate a sentence of their own")),
        ("agreeing", locale.lexicon("negation", "words that agree with a negator")),
        ("sure", locale.lexicon("negation", "negators")),
        ("n_word", locale.lexicon("negation", "words that are one negation with a negator before them")),
    )
    return _negators(
        phrases,
        verbs=locale.lexicon("negation", "verbs after which words agree with a negator before them"),
        beginnings=locale.lexicon("negation", "words that begin clauses"),
        pronouns=locale.lexicon("negation", "words between a word that negates and its verb"),
        joints=locale.lexicon("negation", "words before another item"),
        clauses=locale.lexicon("negation", "words that begin subordinate clauses"),
        denials=locale.lexicon("negation", "words that deny by what they mean"),
        numbers=locale.lexicon("reading", "number words"),
    )


_negators = lru_cache(maxsize=20)(Negators)

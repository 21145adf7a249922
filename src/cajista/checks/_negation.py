"""How often a text says no, by the words that a language's catalogue tells."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from ..locale import Locale
from ._words import Found, Phrasebook, phrases

# In the order in which they are looked for. "concord": words that are one negation with a negator before
# them, and negate by themselves elsewhere: «no vino nadie», «nadie vino».
_KINDS = (
    "idiom",
    "litotes",
    "unlimited",
    "optional",
    "exception",
    "strong",
    "maybe",
    "weak",
    "agreeing",
    "sure",
    "concord",
)


class Count(NamedTuple):
    """How many words of a text surely negate, agree with one that does, or may be another way of negating.

    `strong` ones negate by themselves ("unable"): a translation has them, or any other way of negating. For
    `optional` ones a translation need not negate: "not until", "no choice but". `repeated` are those of an
    enumeration after its first: "no fever, no cough". `doubled` are the sure ones of denials of a denial.
    `weak` ones negate nothing; a translation may have for them a word that may negate.
    """

    sure: int = 0
    agreeing: int = 0
    maybe: int = 0
    strong: int = 0
    optional: int = 0
    repeated: int = 0
    doubled: int = 0
    weak: int = 0

    def without(self, other: "Count") -> "Count":
        """What is left when words of a translation that may be the same are taken for each other, surer ones first."""
        strong = min(self.strong, other.strong)
        ours, theirs = self.strong - strong, other.strong - strong
        # A strong one is rather the same as a sure one that the other side has beyond ours.
        beyond = self.sure - self.doubled - other.sure + other.doubled
        free, freed = max(0, ours - max(0, -beyond)), max(0, theirs - max(0, beyond))
        maybe, others = self.maybe - min(self.maybe, freed), other.maybe - min(other.maybe, free)
        # Of words that agree with each other only, one stands for a sure one: "nor" and «tampoco … ni».
        agreeing = max(0, self.agreeing - 1) if other.sure and not self.sure else self.agreeing
        return Count(
            self.sure,
            self.agreeing - min(agreeing, other.agreeing),
            maybe - min(maybe, max(0, others + other.weak - self.weak)),
            ours - min(free, other.maybe),
            self.optional - min(self.optional, other.optional),
            self.repeated - min(self.repeated, other.repeated),
        )

    @property
    def least(self) -> int:
        """The negations that there are at least. Words that agree with each other are one."""
        return (self.sure or min(self.agreeing, 1)) + self.strong

    @property
    def most(self) -> int:
        """The negations that there may be."""
        return self.sure + self.agreeing + self.maybe + self.strong + self.optional + self.repeated


class _Lists(NamedTuple):
    """What a catalogue tells of negation.

    `told` are its lists by kind, `verbs` those after which a word that agrees has a negator before it,
    `beginnings` the words that begin clauses, `joints` those before another item of an enumeration, `pronouns`
    those between a word that negates by itself and its verb, `clauses` those that begin subordinate clauses,
    `denials` those that deny by what they mean, so that a negator before them makes an affirmation.
    """

    told: tuple[str, ...]
    verbs: str
    beginnings: str
    joints: str
    pronouns: str
    clauses: str
    denials: str


def _pattern(said: str, before: str = "", after: str = "") -> re.Pattern[str] | None:
    """A pattern of phrases with what stands around them; None where there are none."""
    told = phrases(said)
    return re.compile(before + told + after) if told else None


class Negators:
    """What negates in a language; nothing where its catalogue does not tell."""

    def __init__(self, lists: _Lists) -> None:
        told = dict(zip(_KINDS, lists.told, strict=True))
        self._book = Phrasebook(told) if told["sure"] else None
        self._whole = frozenset(one.strip() for said in told.values() for one in said.split(";"))
        self._limits = frozenset(one.strip().rpartition(" ")[2] for one in told["unlimited"].split(";"))
        self._sure = frozenset(one.strip() for one in told["sure"].split(";"))
        self._verb = _pattern(lists.verbs, after=r"\W+$")
        self._verb_within = _pattern(lists.verbs)
        self._beginning = _pattern(lists.beginnings, r"(?:^|[,(\[«“\"—–]|", r")\W*$")
        self._parting = re.compile(
            rf"[,()«“—–:]|{phrases(lists.beginnings)}" if lists.beginnings else "[,()]"
        )
        self._clause = _pattern(lists.clauses)
        self._pronoun = _pattern(lists.pronouns, r"\s+", r"\s")
        self._joint = _pattern(lists.joints, r"(?:,|", r")\s+$")
        self._joint_within = _pattern(lists.joints)
        self._denial = _pattern(lists.denials, rf"{_NEAR}(", ")")
        # Passages that did not change are not searched again.
        self._find = lru_cache(maxsize=1024)(self._found_in)

    def __bool__(self) -> bool:
        return self._book is not None

    def find(self, text: str) -> Sequence[Found]:
        """What negates in a text, or may."""
        return self._find(text)

    def _found_in(self, text: str) -> Sequence[Found]:
        book = self._book.find(text) if self._book else ()
        found = [
            one._replace(kind="sure") if one.kind == "exception" else self._limiting(one, text)
            for one in book
            if one.kind != "idiom" and not self._is_name(text, one)
        ]
        lowered = text.lower()
        if any(one.kind in _CONCORDANT for one in found):
            found = [kept for one in found if (kept := self._in_concord(one, found, lowered))]
        found = self._undone(found, lowered)
        return self._repeated([self._doubled(one, lowered) for one in found], lowered)

    def _limiting(self, one: Found, text: str) -> Found:
        """With what a word is that limits: "only", whose negation is "not only"."""
        is_limit = one.kind == "maybe" and text[one.start : one.end].lower() in self._limits
        return one._replace(kind="limit") if is_limit else one

    def _undone(self, found: Sequence[Found], text: str) -> list[Found]:
        """With what a negator is that undoes a denial after it: "nobody in the family denied"."""
        kept: list[Found] = []
        for one in found:
            if kept and one.start < kept[-1].end:
                continue
            is_negator = one.kind == "sure" or (one.kind == "agreeing" and not any(map(is_sure, kept)))
            undone = self._denial.match(text, one.end) if self._denial and is_negator else None
            if undone and self._is_joined(one.end, undone.start(1), found, text):
                one = Found("undone", one.start, undone.end())
            kept.append(one)
        return kept

    def _doubled(self, one: Found, text: str) -> Found:
        """With what a denial of a word is that denies by itself: "never … without"."""
        is_double = one.kind == "litotes" and text[: one.end].rpartition(" ")[2] in self._sure
        return one._replace(kind="double") if is_double else one

    def _is_joined(self, start: int, end: int, found: Sequence[Found], text: str) -> bool:
        """Whether neither another negator nor a word that begins a clause or an item stands between two places."""
        parting = [each for each in (self._clause, self._joint_within) if each]
        return not any(start <= each.start < end and is_sure(each) for each in found) and not any(
            each.search(text, start, end) for each in parting
        )

    def _is_name(self, text: str, one: Found) -> bool:
        """Whether a word in capitals only begins as one that negates: NONMEM, UNESCO."""
        word = text[one.start : one.end]
        is_emphasised = word.lower() in self._whole or text.isupper()
        return len(word) > _SHORT_NAME and word.isupper() and not is_emphasised

    def _repeated(self, found: Sequence[Found], text: str) -> Sequence[Found]:
        """With what a negator is that only stands again before another item: "no fever, no cough"."""
        sure = [one for one in found if one.kind == "sure"]
        if len(sure) < 2 or not self._joint:
            return found
        again = {
            one
            for earlier, one in pairwise(sure)
            if _with_next_word(text, earlier) != _with_next_word(text, one)
            and text[earlier.start : earlier.end] == text[one.start : one.end]
            and _ITEM.fullmatch(between := text[earlier.end : one.start])
            and self._joint.search(between)
            and not (self._clause and self._clause.search(between))
        }
        return [one._replace(kind="repeated") if one in again else one for one in found] if again else found

    def _in_concord(self, one: Found, found: Sequence[Found], text: str) -> Found | None:
        """A word that may agree with a negator as what it is where it stands; None where it negates nothing."""
        if one.kind not in _CONCORDANT:
            return one
        start = max(text.rfind(mark, 0, one.start) for mark in ".;:?!") + 1
        earlier = [other for other in found if start <= other.start < one.start and other.kind in _LICENSING]
        before = text[start : one.start]
        if one.kind == "agreeing":
            if earlier and earlier[-1].kind == "optional":
                return one._replace(kind="optional")  # «no es de extrañar que…, ni que…»
            return one if self._is_licensed(one, found, start, text) else None
        if self._beginning and self._beginning.search(before) and not self._is_right_before(earlier, one):
            return one._replace(kind="sure")  # «y nunca debe…»: what it negates follows
        if self._pronoun and self._pronoun.match(text, one.end):
            return one._replace(kind="sure")  # «…no puede influir nada nos dice»
        if earlier:
            is_one = not re.search(r"[,()]", text[earlier[-1].end : one.start])
            return None if is_one else one._replace(kind="agreeing")
        if self._verb and self._verb.search(before[-_LONGEST_VERB:]):
            return None  # «hubo ningún efecto»: the negator was lost
        if self._is_left_behind(one, start, text):
            return None  # «mejoró en ningún momento.»
        return one._replace(kind="sure")

    def _is_left_behind(self, one: Found, start: int, text: str) -> bool:
        """Whether a word ends a clause whose verb stands before it, so that the negator before that was lost."""
        rest = _LAST_WORDS.match(text, one.end)
        if not (self._verb_within and rest) or self._verb_within.search(rest[0]):
            return False
        clause = start
        for match in self._parting.finditer(text, start, one.start):
            clause = match.end()
        return bool(self._verb_within.search(text, clause, one.start))

    def _is_licensed(self, one: Found, found: Sequence[Found], start: int, text: str) -> bool:
        """Whether a «ni» has a negator before it, begins its clause, or is one of several before their verb."""
        earlier = [other for other in found if start <= other.start < one.start]
        if any(other.kind in _LICENSING and other.kind not in ("agreeing", *_DOUBTFUL) for other in earlier):
            return True
        first = next((other for other in earlier if other.kind == "agreeing"), one)
        before = text[start : first.start]
        if not before.strip():
            return True
        is_behind_verb = bool(self._verb and self._verb.search(before[-_LONGEST_VERB:]))
        return not is_behind_verb and self._has_fellow(one, found, text)

    @staticmethod
    def _is_right_before(earlier: Sequence[Found], one: Found) -> bool:
        """Whether a negator and a short word stand right before it: «sin que nadie»."""
        return bool(earlier) and earlier[-1].kind not in _DOUBTFUL and one.start - earlier[-1].end <= _SHORT

    @staticmethod
    def _has_fellow(one: Found, found: Sequence[Found], text: str) -> bool:
        """Whether another such word follows: «ni la edad ni el sexo»."""
        word = text[one.start : one.end]
        return any(other is not one and text[other.start : other.end] == word for other in found)


UNDONE = ("litotes", "undone")  # denials of a denial: those that are listed, and those that two words make
_DOUBTFUL = ("maybe", "limit", "weak")
_CONCORDANT = ("concord", "agreeing")
_NEAR = r"(?:[^\w.;:?!(),]+\w+){0,7}?[^\w.;:?!(),]+"
_ITEM = re.compile(r"[^.;:?!]{1,50}")
_LICENSING = (
    "sure",
    "concord",
    "agreeing",
    "strong",
    "maybe",
    "limit",
    "unlimited",
    "optional",
    "repeated",
    "litotes",
)
_LAST_WORDS = re.compile(r"(?:\s+(?:de\s+)?\w+(?:\s+\w+){0,2})?\s*(?:[.;:,)?!]|$)")
_LONGEST_VERB = 30
_SHORT = 5  # characters of a short word and its spaces
_SHORT_NAME = 3  # letters


def _with_next_word(text: str, found: Found) -> str:
    return " ".join(text[found.start :].split(maxsplit=2)[:2])


def is_sure(found: Found) -> bool:
    """Whether a word negates, or agrees with one that does."""
    return found.kind in ("sure", "repeated", "agreeing", "strong", "litotes", "undone", "double")


def is_plain(found: Found) -> bool:
    """Whether a word does nothing but negate: "not", "no", "neither"."""
    return found.kind in ("sure", "agreeing")


def counted(found: Iterable[Found], *, in_full: bool = False) -> Count:
    """How much negates in a stretch; `in_full` takes "not uncommon" for two negations, and else for none.

    Of "never … without" each surely is one; of "not uncommon" the second may be.
    """
    kinds = Counter(one.kind for one in found)
    doubled = kinds["litotes"] + kinds["undone"] if in_full else 0
    both = 2 * kinds["double"] if in_full else 0
    return Count(
        kinds["sure"] + doubled + both,
        kinds["agreeing"],
        kinds["maybe"] + kinds["limit"] + doubled,
        kinds["strong"],
        kinds["optional"] + kinds["unlimited"],
        kinds["repeated"],
        doubled + both,
        kinds["weak"],
    )


def negators_of(locale: Locale) -> Negators:
    """What negates in a language."""
    told = (
        locale.lexicon("negation", "phrases that do not negate"),
        locale.lexicon("negation", "negations of a negative word"),
        locale.lexicon("negation", "negations of what limits"),
        locale.lexicon("negation", "negations that may be left out"),
        locale.lexicon("negation", "exceptions of one or a few"),
        locale.lexicon("negation", "words that negate by themselves"),
        locale.lexicon("negation", "words that may negate"),
        locale.lexicon("negation", "words that seldom negate"),
        locale.lexicon("negation", "words that agree with a negator"),
        locale.lexicon("negation", "negators"),
        locale.lexicon("negation", "words that are one negation with a negator before them"),
    )
    return _negators(
        _Lists(
            tuple(map(_list, told)),
            verbs=_list(
                locale.lexicon("negation", "verbs after which words agree with a negator before them")
            ),
            beginnings=_list(locale.lexicon("negation", "words that begin clauses")),
            joints=_list(locale.lexicon("negation", "words before another item")),
            pronouns=_list(locale.lexicon("negation", "words between a word that negates and its verb")),
            clauses=_list(locale.lexicon("negation", "words that begin subordinate clauses")),
            denials=_list(locale.lexicon("negation", "words that deny by what they mean")),
        )
    )


def _list(said: str) -> str:
    return "" if said == "-" else said


@lru_cache(maxsize=20)
def _negators(lists: _Lists) -> Negators:
    return Negators(lists)

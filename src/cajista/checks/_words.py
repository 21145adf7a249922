"""Phrases as the catalogues list them, made into patterns.

They stand between semicolons, in small letters. `*` is any ending of a word (or any beginning), `…` up to six
words of the same clause between; `#` at the end says that a number follows. What stands in brackets at the end
must follow in the same clause or soon after it, and is no part of the phrase: `no (… hasta)`.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, lru_cache, partial
from typing import NamedTuple, TypeAlias

from ..i18n.words import WORD, lowered_words_of

_BETWEEN = r"(?:[^\w.;:?!()]+\w+){0,6}?[^\w.;:?!()]+"
_FOLLOWING = r"(?:[^\w.;:?!]+\w+){0,9}?[^\w.;:?!]+"
_APOSTROPHES = "['’]"
_NUMBER = r"(?=(?:\s+\w{{2,5}})?[\s\u00a0]*(?:[≤≥<>±~€$£]?[\s\u00a0]*\d|{}))"
_BEGINNING = 2  # letters by which the phrases that may begin at a word are looked up


@lru_cache(maxsize=100)
def phrases(said: str) -> str:
    """A pattern that finds any of the phrases as whole words, the longest first; empty where there are none."""
    listed = _listed(said)
    return rf"(?<![\w/])(?:{_alternatives(listed)})(?!\w)" if listed else ""


def _listed(said: str) -> list[str]:
    return list(dict.fromkeys(phrase.strip() for phrase in said.split(";") if phrase.strip()))


def _alternatives(listed: Sequence[str], counting: str = "") -> str:
    return "|".join(_pattern(one, counting) for one in sorted(listed, key=len, reverse=True))


def _pattern(phrase: str, counting: str = "") -> str:
    if phrase.replace(" ", "").isalpha():  # as most are: what follows takes longer to say the same
        return phrase.replace(" ", r"\s+")
    phrase, _, following = phrase.partition(" (… ")
    phrase, number, _ = phrase.partition("#")
    pattern = re.sub(r"(?:\\s\+)?…(?:\\s\+)?", lambda _: _BETWEEN, _words(phrase.strip()))
    pattern += _NUMBER.format(rf"\b(?:{counting})\b" if counting else "(?!)") if number else ""
    return rf"{pattern}(?!\w)(?={_FOLLOWING}{_words(following[:-1])}(?!\w))" if following else pattern


def _words(phrase: str) -> str:
    return re.escape(phrase).replace("\\*", r"\w*").replace("\\ ", r"\s+").replace("'", _APOSTROPHES)


class Found(NamedTuple):
    """A phrase of some kind in a text."""

    kind: str
    start: int
    end: int


class Phrasebook:
    """Phrases of several kinds, found in one pass over a text; at each word, of the first kind that has one there.

    `longest` finds the phrase of most letters there, of whatever kind of a sort; of as many, that of the first kind.
    Kinds are named `sort_member` then; those of several sorts are found side by side.
    `counting` are words that count, too, where a phrase wants a number after it.
    """

    def __init__(
        self, kinds: Mapping[str, str], *, longest: bool = False, counting: Sequence[str] = ()
    ) -> None:
        begun: _ByBeginning = {}
        ended: dict[str, list[str]] = {}
        for kind, said in kinds.items():
            for phrase in _listed(said):
                if phrase[0] == "*":
                    ended.setdefault(kind, []).append(phrase[1:])
                else:
                    begun.setdefault(phrase[:_BEGINNING].rstrip(_AFTER), []).append((kind, phrase))
        count = "|".join(map(re.escape, counting))
        make = partial(_longest if longest else _matcher, counting=count)
        self._begun = _ByWord(begun, lambda own: _Ahead(make, own) if len(own) > _FEW else make(own))
        self._ended = _grouped(ended) if ended else None
        self._sort_of = sort_of if longest else _only_sort
        self._find = lru_cache(maxsize=512)(
            self._found_in
        )  # passages that did not change are not searched again

    def find(self, text: str) -> Sequence[Found]:
        """The phrases in a text, in order, none within another."""
        return self._find(text)

    def _found_in(self, text: str) -> Sequence[Found]:
        lowered, begun = text.lower(), self._begun
        found: list[Found] = []
        ends: dict[str, int] = {}
        for start, word in lowered_words_of(text):
            match = begun[word]
            if match and _is_apart(text, start):
                for one in match(lowered, start):
                    sort = self._sort_of(one.kind)
                    if start >= ends.get(sort, 0):
                        found.append(one)
                        ends[sort] = one.end
        if self._ended and (others := _beyond(self._ended.finditer(lowered), found)):
            found = sorted((*found, *others), key=lambda one: one.start)
        return tuple(found)


_AFTER = "*… .-'’()#"  # what may follow a letter that is a word in a phrase
_Phrase: TypeAlias = tuple[str, str]  # its kind, and how it is listed
_ByBeginning: TypeAlias = dict[str, list[_Phrase]]
_Matcher: TypeAlias = Callable[[str, int], Sequence[Found]]


class _ByWord(dict[str, _Matcher | None]):
    """What finds the phrases that may begin with a word; each word is looked up once, and patterns made when wanted."""

    def __init__(self, by_beginning: _ByBeginning, make: Callable[[Sequence[_Phrase]], _Matcher]) -> None:
        self._by_beginning = by_beginning
        self._by_first: dict[
            str, list[tuple[str, bool, _Phrase]]
        ] = {}  # their first words, and whether these go on
        self._make = make
        self._made: dict[tuple[_Phrase, ...], _Matcher] = {}

    def __missing__(self, word: str) -> _Matcher | None:
        own = tuple(
            [
                one
                for first, goes_on, one in self._listed(word[:_BEGINNING])
                if word == first or (goes_on and word.startswith(first))
            ]
        )
        matcher = self._made.get(own)
        if own and matcher is None:
            matcher = self._made[own] = self._make(own)
        self[word] = matcher
        return matcher

    def _listed(self, beginning: str) -> list[tuple[str, bool, _Phrase]]:
        listed = self._by_first.get(beginning)
        if listed is None:
            listed = self._by_first[beginning] = [
                (found[0], phrase[found.end() : found.end() + 1] == "*", (kind, phrase))
                for kind, phrase in self._by_beginning.pop(beginning, ())
                if (found := WORD.match(phrase))
            ]
        return listed


class _Ahead:
    """Finds phrases that begin with a word: of many, those are tried that go on as the text does."""

    def __init__(self, make: Callable[[Sequence[_Phrase]], _Matcher], phrases: Sequence[_Phrase]) -> None:
        seconds = [_SECOND.match(phrase) for _, phrase in phrases]
        far = {at: found for at, found in enumerate(seconds) if found and found["between"] != " "}
        self._far = far if len(far) > _FEW_FAR else {}
        near = {at: None if at in far else found for at, found in enumerate(seconds) if at not in self._far}
        self._near = lru_cache(maxsize=2000)(partial(_going_on, near))
        self._within = lru_cache(maxsize=2000)(partial(_going_on, self._far))
        self._made = lru_cache(maxsize=500)(
            lambda *own: make([phrases[at] for at in own]) if own else _nothing
        )
        self._after = lru_cache(maxsize=2000)(lambda word: self._made(*self._near(word)))

    def __call__(self, text: str, start: int) -> Sequence[Found]:
        following = _NEXT.match(text, start)
        word = following[1] if following else ""
        if not self._far:
            return self._after(word)(text, start)
        own = {*self._near(word)}
        ahead = _AHEAD.match(text, start)
        own.update(*map(self._within, WORD.findall(ahead[0]) if ahead else ()))
        return self._made(*sorted(own))(text, start)


def _going_on(seconds: Mapping[int, re.Match[str] | None], word: str) -> list[int]:
    """Which phrases may go on with a word, by what their second words are, if they have any."""
    return [
        at
        for at, second in seconds.items()
        if not second or word == second["word"] or (second["on"] and word.startswith(second["word"]))
    ]


def _nothing(_text: str, _start: int) -> Sequence[Found]:
    return ()


_FEW, _FEW_FAR = 4, 20  # phrases that are tried one by one, and such as have other words between
# Of a phrase: its second word, whether that goes on, and whether there may be others between.
_SECOND = re.compile(
    rf"{WORD.pattern}\*?(?P<between> ?… ?| \(… | )(?<=[ …])(?P<word>{WORD.pattern})(?P<on>\*)?"
)
_NEXT = re.compile(rf"\w+\s+({WORD.pattern})")
_AHEAD = re.compile(r"\w+(?:[^\w.;:?!]+\w+){0,10}")


def _matcher(phrases: Sequence[_Phrase], counting: str) -> _Matcher:
    if are_words := _of_words(phrases):
        return are_words
    of_kind: dict[str, list[str]] = {}
    for kind, phrase in phrases:
        of_kind.setdefault(kind, []).append(phrase)
    pattern = _grouped(of_kind, counting)

    def match(text: str, start: int) -> Sequence[Found]:
        found = pattern.match(text, start)
        return (Found(str(found.lastgroup), start, found.end()),) if found else ()

    return match


def _of_words(phrases: Sequence[_Phrase]) -> _Matcher | None:
    """Finds the first of some phrases, where each is one word or its beginning: they need no pattern."""
    if not all(_is_word(phrase) for _, phrase in phrases):
        return None

    def match(text: str, start: int) -> Sequence[Found]:
        found = _RUN.match(text, start)
        run = found[0] if found else ""
        for kind, phrase in phrases:
            if phrase[-1] == "*" or phrase == run:
                return (Found(kind, start, start + len(run)),)
        return ()

    return match


_RUN = re.compile(r"\w+")


def _is_word(phrase: str) -> bool:
    return phrase.removesuffix("*").isalpha()


def _longest(phrases: Sequence[_Phrase], counting: str) -> _Matcher:
    """As `_matcher`, of each sort the phrase of most letters."""
    by_sort: dict[str, list[_Phrase]] = {}
    for kind, phrase in phrases:
        by_sort.setdefault(sort_of(kind), []).append((kind, phrase))
    if len(by_sort) == 1:
        return _longest_of(phrases, counting)
    sure = [any(_is_word(phrase) for _, phrase in own) for own in by_sort.values()]
    rest = (one for own, is_sure in zip(by_sort.values(), sure, strict=True) if not is_sure for one in own)
    others = re.compile("|".join(rf"{_pattern(phrase, counting)}(?!\w)" for _, phrase in rest) or "(?!)")

    @cache
    def every() -> list[_Matcher]:
        return [_longest_of(own, counting) for own in by_sort.values()]

    certain = [
        _longest_of(own, counting) for own, is_sure in zip(by_sort.values(), sure, strict=True) if is_sure
    ]

    def match(text: str, start: int) -> Sequence[Found]:
        matchers = every() if others.match(text, start) else certain  # of many, others are seldom met
        return [one for own in matchers for one in own(text, start)]

    return match


def _longest_of(phrases: Sequence[_Phrase], counting: str) -> _Matcher:
    ordered = sorted(phrases, key=lambda one: len(one[1].rstrip("*")), reverse=True)
    if are_words := _of_words(ordered):
        return are_words
    pattern = re.compile("|".join(rf"({_pattern(phrase, counting)}(?!\w))" for _, phrase in ordered))

    def match(text: str, start: int) -> Sequence[Found]:
        found = pattern.match(text, start)
        return (Found(ordered[(found.lastindex or 1) - 1][0], start, found.end()),) if found else ()

    return match


@lru_cache(maxsize=10_000)
def sort_of(kind: str) -> str:
    """The sort of a kind `sort_member`."""
    return kind.rpartition("_")[0]


def _only_sort(_kind: str) -> str:
    return ""


def _is_apart(text: str, start: int) -> bool:
    """Whether no digit and no slash stands right before a word."""
    before = text[start - 1 : start]
    return not (before.isdigit() or before in ("_", "/"))


def _grouped(of_kind: Mapping[str, Sequence[str]], counting: str = "") -> re.Pattern[str]:
    """A pattern that tells by its group which kind of phrase it found."""
    return re.compile(
        "|".join(f"(?P<{kind}>(?:{_alternatives(own, counting)})(?!\\w))" for kind, own in of_kind.items())
    )


def _beyond(matches: Iterable[re.Match[str]], found: Sequence[Found]) -> list[Found]:
    """Endings that stand within none of the phrases found."""
    return [
        Found(str(match.lastgroup), match.start(), match.end())
        for match in matches
        if not any(one.start <= match.start() < one.end for one in found)
    ]

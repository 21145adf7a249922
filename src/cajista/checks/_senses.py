"""What sentences of two languages have in common, by the senses of their words.

A translator may say without a denial what another language denies: “What we do not say”, «Lo que callamos». Then the
translation has no word for what is denied, and few for the rest. Where it has one that nothing denies there, or goes
word by word, a denial was lost or added.
"""

import re
from collections.abc import Collection, Iterator, Sequence, Set

from ..i18n.sentences import Sentence
from ..i18n.stems import stem_of
from ..i18n.words import words_of
from ..locale import Locale
from ._negators import is_sure
from ._sorts import Place, Sorts, book_of
from ._words import Found, sort_of

_REACH = 60  # characters behind a denial in which stands what it denies
_PARTING = re.compile(r"[.;:?!()]\s")
_TELLING = 4  # letters of a word that is no mere particle
_LEARNED, _ROOT = 7, 5  # letters of a word that languages share, and of its beginning
_FREE = 0.5  # the share of its words that a free translation has in common at most
_FIRST = 2  # words behind a denial of which one is what it denies
_CLOSE = 0.75  # the share that one has which goes word by word
_SEVERAL = 6  # words of two sentences that would share one, were they of the same
_TELLING_WORDS, _HARDLY = 3, 0.25  # words that tell what a sentence says, and how many say nothing of it
_PASSED = "passed"  # the sort of words that say little: "should", "showed"
_UNKNOWN = ""
_PLAIN = ("sure", "agreeing", "repeated", "strong")  # kinds of what denies what stands behind it


def may_say_otherwise(
    denials: Sequence[Place],
    sides: tuple[Sequence[Sentence], Sequence[Sentence]],
    others: Sequence[Place],
    locales: tuple[Locale, Locale],
) -> bool:
    """Whether sentences may say by other words what some denials say, which they have no counterpart for.

    They may where they are free and have nothing that is denied, but what `others` deny there; and where they do not
    go word by word, and have neither of the first words behind a denial undenied. It cannot be told where a catalogue
    has no senses, or not those of what is denied.
    """
    ours, theirs = _words_of(sides, locales)
    share = _share_in_common(ours, theirs)
    others = _not_paired(others, theirs, _told_by(denials, ours))
    if _is_free(share, ours, theirs) and _is_nowhere(denials, ours, theirs, others):
        return True
    shared = {one.kind for one in theirs} - {_UNKNOWN}
    known = [one for one in ours if one.sort or one.kind in shared]
    told = [(one.kind, _denied_by(one, known, _FIRST)) for one in denials if is_sure(one.found)]
    undenied = {one.kind for one in theirs if not _is_denied(one, others)}
    is_plain = (
        not any(kinds for _, kinds in told)
        or any(kind != "strong" and not kinds.isdisjoint(undenied) for kind, kinds in told)
        or share >= _CLOSE
    )
    return not is_plain


def _not_paired(denials: Sequence[Place], words: Sequence[Place], kinds: Set[str]) -> Sequence[Place]:
    """Denials but for words that may deny and say what one of the other sentences says: “prevented”, «evitó»."""
    return [one for one in denials if one.kind != "maybe" or _told_by([one], words).isdisjoint(kinds)]


def _told_by(denials: Sequence[Place], words: Sequence[Place]) -> Set[str]:
    """The senses of words that deny by what they mean."""
    telling = [one for one in denials if one.kind == "maybe"]
    return {word.kind for word in words if any(word.overlaps(one) for one in telling)} - {_UNKNOWN}


def _is_nowhere(
    denials: Sequence[Place], ours: Sequence[Place], theirs: Sequence[Place], others: Sequence[Place]
) -> bool:
    """Whether nothing that is denied stands in the other sentences, but denied there."""
    shared = {one.kind for one in theirs}
    known = [one for one in ours if one.sort or one.kind in shared or one.kind == _UNKNOWN]
    told = [_denied_by(one, known) if one.kind in _PLAIN else set() for one in denials if is_sure(one.found)]
    return bool(told) and all(
        kinds and not any(one.kind in kinds and not _is_denied(one, others) for one in theirs)
        for kinds in told
    )


def says_nothing_of(one: Sentence, others: Sequence[Sentence], locales: tuple[Locale, Locale]) -> bool:
    """Whether of a sentence's words whose senses are known, several, nearly none has one that the others have.

    The sentence is in the first of both locales, the others are in the second.
    """
    known = _known_words(one, others, locales)
    return len(known) >= _TELLING_WORDS and sum(known) <= len(known) * _HARDLY


def is_unsaid(item: Sentence, others: Sequence[Sentence], locales: tuple[Locale, Locale]) -> bool:
    """Whether an item of a sentence has words whose senses are known, and the other sentences have none of them."""
    known = _known_words(item, others, locales)
    return bool(known) and not any(known)


def _known_words(
    one: Sentence, others: Sequence[Sentence], locales: tuple[Locale, Locale]
) -> Collection[bool]:
    """Whether each word of a sentence whose sense is known has its like in the others."""
    ours, theirs = _words_of(([one], others), locales)
    shared = {each.kind for each in theirs} - {_UNKNOWN}
    known: dict[int, bool] = {}  # whether a word, by where it stands, has its like
    for each in ours:
        if each.sort or each.kind in shared:
            known[each.found.start] = known.get(each.found.start, False) or each.kind in shared
    return known.values()


def say_alike(one: str, other: str, locales: tuple[Locale, Locale]) -> bool:
    """Whether two words of two languages share a sense: “National”, «Nacional»."""
    here, there = (book_of(locale.lexicon("reading", "senses")) for locale in locales)
    if not (here and there):
        return False
    return not {found.kind for found in here.find(one)}.isdisjoint(found.kind for found in there.find(other))


def _words_of(
    sides: tuple[Sequence[Sentence], Sequence[Sentence]], locales: tuple[Locale, Locale]
) -> tuple[list[Place], list[Place]]:
    """The words of sentences of two languages; none where a catalogue has no senses."""
    here, there = (book_of(locale.lexicon("reading", "senses")) for locale in locales)
    return (list(_words(sides[0], here)), list(_words(sides[1], there))) if here and there else ([], [])


def _words(sentences: Sequence[Sentence], book: Sorts) -> Iterator[Place]:
    """The words of some sentences: by their senses, long ones also by their roots, and others as unknown."""
    for each in sentences:
        found = book.of(each.unit)
        passed = {one.start for one in found if sort_of(one.kind) == _PASSED}
        senses = {one.start for one in found}
        others = [
            Found(kind, at, at + len(word))
            for at, word in words_of(each.unit.text)
            if len(word) >= _TELLING and at not in passed
            for kind in _roots(word, is_known=at in senses)
        ]
        yield from (
            Place(each.unit, one)
            for one in (*found, *others)
            if each.start <= one.start < each.end and one.start not in passed
        )


def _roots(word: str, *, is_known: bool) -> Iterator[str]:
    if len(word) >= _LEARNED:
        yield stem_of(word, _ROOT)
    elif not is_known:
        yield _UNKNOWN


def _is_free(share: float, ours: Sequence[Place], theirs: Sequence[Place]) -> bool:
    """Whether the share of words in common is small, but not none of many: those would say something else."""
    return share <= _FREE and (share > 0 or _count(ours) + _count(theirs) < _SEVERAL)


def _share_in_common(ours: Sequence[Place], theirs: Sequence[Place]) -> float:
    """The share of their words that two sentences have in common."""
    kept = _in_common(ours, theirs) + _in_common(theirs, ours)
    return kept / max(_count(ours) + _count(theirs), 1)


def _count(words: Sequence[Place]) -> int:
    return len({(id(one.unit), one.found.start) for one in words})


def _in_common(some: Sequence[Place], others: Sequence[Place]) -> int:
    kinds = {one.kind for one in others} - {_UNKNOWN}
    return len({(id(one.unit), one.found.start) for one in some if one.kind in kinds})


def _denied_by(denial: Place, words: Sequence[Place], count: int = 1) -> Set[str]:
    """The senses of the first telling words behind a denial, and their roots; none where these are unknown."""
    behind = [one for one in words if _reaches(denial, one)]
    first = sorted({one.found.start for one in behind})[:count]
    return {one.kind for one in behind if one.found.start in first} - {_UNKNOWN}


def _reaches(denial: Place, word: Place) -> bool:
    end, start = denial.found.end, word.found.start
    return (
        word.unit is denial.unit
        and 0 <= start - end <= _REACH
        and not _PARTING.search(denial.unit.text, end, start)
    )


def _is_denied(word: Place, denials: Sequence[Place]) -> bool:
    """Whether something denies a word, before it or by being it."""
    return any(
        _reaches(one, word) or (one.overlaps(word) and is_sure(one.found))
        for one in denials
        if one.kind != "weak"
    )

"""A translation memory: what a text, or one like it, was translated by elsewhere.

Texts are looked up by their rarest words, and compared word by word; a score is the share of words that
two texts have in common in the same order, in per cent.
"""

import difflib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from ..segments import digest_of
from .articles import Pair
from .passages import Passage, Suggestion

_LEAST = 60  # per cent
_MOST = 3  # suggestions for a passage
_RARE = 8  # words by which texts are looked up
_LIKELY = 12  # texts that are compared word by word


@dataclass(frozen=True, slots=True)
class Known:
    """A text and its translation; `origin` is the article or file that they are from."""

    source: str
    target: str
    origin: str
    rank: int = 0  # the lower, the surer


_RANKS = {"reviewed": 0, "translated": 1, "edited": 2, "stale": 2, "unconfirmed": 3}


def known_in(pair: Pair) -> list[Known]:
    """What an article has translated; of a stale translation, with the text that it was made from."""
    known = []
    for one in pair.standings:
        if one.state in _RANKS and one.source and one.target:
            text = one.was or one.source.text
            known.append(Known(text, one.target.text, pair.slug, _RANKS[one.state]))
    return known


class Memory:
    """Texts that were translated from one language into another."""

    def __init__(self, known: Iterable[Known]) -> None:
        self._known = list(known)

    @cached_property
    def _by_digest(self) -> dict[str, list[Known]]:
        found = defaultdict[str, list[Known]](list)
        for one in self._known:
            found[digest_of(one.source)].append(one)
        return found

    @cached_property
    def _texts(self) -> list[tuple[list[str], list[Known]]]:
        """Each text once, in words, with what it was translated by."""
        return [(_words(ones[0].source), ones) for ones in self._by_digest.values()]

    @cached_property
    def _by_word(self) -> dict[str, list[int]]:
        found = defaultdict[str, list[int]](list)
        for at, (words, _) in enumerate(self._texts):
            for word in set(words):
                found[word].append(at)
        return found

    def suggestions(self, passage: Passage) -> tuple[Suggestion, ...]:
        """What a passage may be translated by: the same text first, then others by their scores."""
        exact = [one for one in self._by_digest.get(passage.key.source, ()) if not _is_own(one, passage)]
        made = [(100, one) for one in sorted(exact, key=lambda one: one.rank)]
        if not exact:
            made = sorted(self._near(passage), key=lambda pair: (-pair[0], pair[1].rank, pair[1].origin))
        best: dict[str, Suggestion] = {}
        for score, one in made:
            best.setdefault(one.target, Suggestion(one.target, score, one.source, one.origin))
        return tuple(best.values())[:_MOST]

    def _near(self, passage: Passage) -> list[tuple[int, Known]]:
        words = _words(passage.source)
        rare = sorted(set(words), key=lambda word: len(self._by_word.get(word, ())))
        looked_up = [word for word in rare if word in self._by_word][:_RARE]
        shared: Counter[int] = Counter(at for word in looked_up for at in self._by_word[word])
        found = []
        for at, _ in shared.most_common(_LIKELY):
            other, ones = self._texts[at]
            score = _score(words, other)
            if score >= _LEAST:
                found += [(score, one) for one in ones if not _is_own(one, passage)]
        return found


def _is_own(one: Known, passage: Passage) -> bool:
    """Whether it is the passage's own translation, which stands there anyway."""
    return one.origin == passage.key.slug and one.target == passage.target


def _words(text: str) -> list[str]:
    return text.split()


def _score(one: Sequence[str], other: Sequence[str]) -> int:
    """How alike two texts are, in per cent; never 100 where they differ."""
    matcher = difflib.SequenceMatcher(None, one, other, autojunk=False)
    if matcher.real_quick_ratio() * 100 < _LEAST or matcher.quick_ratio() * 100 < _LEAST:
        return 0
    return min(int(matcher.ratio() * 100), 99)


def with_suggestions(passages: Iterable[Passage], memory: Memory) -> list[Passage]:
    """Passages, those that are missing or stale with suggestions."""
    return [
        replace(one, suggestions=memory.suggestions(one)) if one.state == "missing" or one.is_stale else one
        for one in passages
    ]

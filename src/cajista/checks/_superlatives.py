"""Denials that one language makes a superlative of: "no drug is safer", «es el fármaco más seguro»."""

import re
from collections.abc import Sequence

from ..i18n.sentences import Sentence
from ..locale import Locale
from ._negators import is_plain
from ._sorts import Place, pattern_of

_CLAUSE = re.compile(r"[.,;:()]")


def without_superlatives(
    denials: Sequence[Place], others: Sequence[Sentence], locales: tuple[Locale, Locale]
) -> Sequence[Place]:
    """What denies in some sentences, but for what stands before a comparative where the `others` have a superlative."""
    if not any(is_plain(one.found) for one in denials):
        return denials
    of_verbs = locales[0].lexicon("negation", "negators of verbs").split("; ")
    comparative = pattern_of(locales[0].lexicon("negation", "comparatives"))
    superlative = pattern_of(locales[1].lexicon("negation", "superlatives"))
    if not (comparative and superlative and any(superlative.search(each.text) for each in others)):
        return denials
    return [
        one
        for one in denials
        if not is_plain(one.found) or one.text.lower() in of_verbs or not _is_compared(one, comparative)
    ]


def _is_compared(denial: Place, comparative: re.Pattern[str]) -> bool:
    """Whether a comparative stands in the clause of a denial, but not right behind it: "no higher a risk"."""
    text, start = denial.unit.text, denial.found.end
    end = _CLAUSE.search(text, start)
    found = comparative.search(text, start, end.start() if end else len(text))
    return found is not None and bool(text[start : found.start()].strip())

"""What is declared stands under the name of its kind: conflicts of interest, ethics, data, thanks and funding.

A declaration is minded that has words of another kind and none of its own, where the one of that kind has none either.

Why it matters: readers and indexes take what stands under “Funding” for the funding.

Example: `data: The authors declare that they have no conflicts of interest.` and `conflicts: Available on request.`
"""

from collections.abc import Iterator
from itertools import permutations

from ..findings import Severity, message
from ..i18n.words import lowered_words_of
from ..locale import Locale
from . import Copy, Mistake, Proof

SEVERITY: Severity = "warning"


def check_copy(copy: Copy, proof: Proof) -> Iterator[Mistake]:
    """Declarations of another kind than their name says."""
    words = _words_of_kinds(copy.locale)
    declared = {name: getattr(copy.version.front.declarations, name) for name in words}
    kinds = {
        name: {kind for kind, beginnings in words.items() if _has_one(text, beginnings)}
        for name, text in declared.items()
        if text
    }
    for one, other in permutations(kinds, 2):
        if other in kinds[one] and one not in kinds[one] and other not in kinds[other]:
            what = message("What “{one}” says seems to be “{other}”.", one=one, other=other)
            hint = message("Have the two changed places?")
            yield Mistake(what, copy.version.source.at("declarations", one), hint)


def _words_of_kinds(locale: Locale) -> dict[str, tuple[str, ...]]:
    """How words begin that declarations of each kind have."""
    lines = locale.lexicon("reading", "words of declarations").strip("-").splitlines()
    return {kind: tuple(words.split()) for kind, _, words in (line.partition(": ") for line in lines)}


def _has_one(text: str, beginnings: tuple[str, ...]) -> bool:
    return any(word.startswith(beginnings) for _, word in lowered_words_of(text))

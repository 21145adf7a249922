"""What one language qualifies, the other does not say without the qualification: severe, partial, bilateral, except.

Sentences are compared for such words, each with what another language may have for it. Any other way of saying it is
as good: “bilateral” and «en ambos lados», “severe” and «intenso», “except” and «menos».

Why it matters: what was found of severe disease, or of all but the first trimester, is then said of every case.

Example: “Partial nephrectomy was chosen” becomes «Se optó por la nefrectomía».
"""

from collections.abc import Iterator

from ..findings import Severity, message
from ..locale import Locale
from . import Mistake, Pair, Proof
from ._one_sided import Said, Words, mistakes

SEVERITY: Severity = "warning"

_SAID = Said(
    lost=message("“{word}” ({file}, line {line}) is not said here."),
    lost_hint=message("See whether a word was lost."),
    added=message("“{word}” is not said in {file}."),
    added_hint=message("See whether a word was added."),
)


def check_pair(pair: Pair, proof: Proof) -> Iterator[Mistake]:
    """Sentences without a qualification that stand for one that has it."""
    yield from mistakes(pair, _words, _SAID, may_move=True)


def _words(locale: Locale) -> Words:
    """As its catalogue lists them, a line each: `name: sure // maybe`."""
    lines = locale.lexicon("reading", "qualifiers").strip("-").splitlines()
    parts = (line.partition(": ") for line in lines)
    return {name: (sure, maybe) for name, _, own in parts for sure, _, maybe in [own.partition(" // ")]}

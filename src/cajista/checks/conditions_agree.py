"""What one language makes depend on a condition, the other does not say of every case.

Sentences are compared for words of condition: unless, provided that, only if. Any other way of making a condition is as
good: “if it falls” and «cuando desciende», “unless” and «salvo», “with a normal creatinine” and «si es normal».

Why it matters: a drug that is safe under one condition becomes safe without it by the loss of one clause.

Example: “Metformin can be continued, provided that renal function is normal” becomes «La metformina puede mantenerse».
"""

from collections.abc import Iterator

from ..findings import Severity, message
from ..locale import Locale
from . import Mistake, Pair, Proof
from ._one_sided import Said, Words, mistakes

SEVERITY: Severity = "warning"

_SAID = Said(
    lost=message("This sentence makes no condition; {file} does: “{word}” (line {line})."),
    lost_hint=message("See whether a clause was lost."),
    added=message("This sentence makes a condition (“{word}”); that in {file} makes none."),
    added_hint=message("See whether it depends on it."),
)


def check_pair(pair: Pair, proof: Proof) -> Iterator[Mistake]:
    """Sentences without a condition that stand for one that has it."""
    yield from mistakes(pair, _words, _SAID)


def _words(locale: Locale) -> Words:
    sure = locale.lexicon("reading", "words of condition").strip("-")
    return {"": (sure, locale.lexicon("reading", "words that may make a condition").strip("-"))}

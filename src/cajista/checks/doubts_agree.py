"""What one language calls probable, the other does not call certain.

Sentences are compared for words of doubt: probably, perhaps, may, seems to. Any other way of doubting is as good:
“probably” and «es posible que», “perhaps” and «podría», “presumably” and «se supone que».

Why it matters: an effect that is likely becomes a fact by the loss of one word.

Example: “Exercise probably prevents falls” becomes «El ejercicio evita las caídas».
"""

from collections.abc import Iterator

from ..findings import Severity, message
from ..locale import Locale
from . import Mistake, Pair, Proof
from ._one_sided import Said, Words, mistakes

SEVERITY: Severity = "warning"

_SAID = Said(
    lost=message("This sentence does not doubt; {file} does: “{word}” (line {line})."),
    lost_hint=message("See whether a word of doubt was lost."),
    added=message("This sentence doubts (“{word}”); that in {file} does not."),
    added_hint=message("See whether it is in doubt."),
)


def check_pair(pair: Pair, proof: Proof) -> Iterator[Mistake]:
    """Sentences without a word of doubt that stand for one that has it."""
    yield from mistakes(pair, _words, _SAID)


def _words(locale: Locale) -> Words:
    sure, maybe = (
        locale.lexicon("reading", "words of doubt"),
        locale.lexicon("reading", "words that may doubt"),
    )
    return {"": (sure.strip("-"), maybe.strip("-"))}

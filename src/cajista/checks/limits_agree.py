"""What one language says of some alone, the other does not say of all.

Sentences are compared for words that limit: only, solely, exclusively. Any other way of limiting is as good: “only if”
and «salvo que no», “only 5%” and «apenas un 5 %», “for adults alone” and «reservado a los adultos».

Why it matters: what is allowed for some is allowed for everybody by the loss of one word.

Example: “Codeine should only be used in adults” becomes «La codeína debe emplearse en adultos».
"""

from collections.abc import Iterator

from ..findings import Severity, message
from ..locale import Locale
from . import Mistake, Pair, Proof
from ._one_sided import Said, Words, mistakes

SEVERITY: Severity = "warning"

_SAID = Said(
    lost=message("This sentence does not limit; {file} does: “{word}” (line {line})."),
    lost_hint=message("See whether a word was lost."),
    added=message("This sentence limits (“{word}”); that in {file} does not."),
    added_hint=message("See whether a word was added."),
)


def check_pair(pair: Pair, proof: Proof) -> Iterator[Mistake]:
    """Sentences without a limit that stand for one that has it."""
    yield from mistakes(pair, _words, _SAID, may_move=True)


def _words(locale: Locale) -> Words:
    sure, maybe = (
        locale.lexicon("reading", "words that limit"),
        locale.lexicon("reading", "words that may limit"),
    )
    return {"": (sure.strip("-"), maybe.strip("-"))}

"""No word stands twice in a row.

Why it matters: a doubled word is the commonest slip of editing, and the eye passes over it, above all where a
line ends between the two. Which words may stand twice is said by each language's catalogue.

Example: "in the the treated group" must be "in the treated group".
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from ..findings import Severity, message
from ..i18n.words import lowered_words_of
from ..model.inline import Emphasis
from . import Copy, Mistake, Proof
from ._prose import listed, prose, stands_in

SEVERITY: Severity = "warning"
_SHORT = 3  # letters of a word that a sentence may begin with: `The the`; of species, `Pica pica`


def check_copy(copy: Copy, proof: Proof) -> Iterator[Mistake]:
    """Words that follow themselves."""
    twice = listed(copy.locale.lexicon("typography", "words that may stand twice"))
    pattern = _pattern(copy.locale.lexicon("typography", "words of one letter"))
    for unit, text in prose(copy):
        for found in pattern.finditer(text) if _repeats(unit.text) else ():
            first, second = found[1], found[2]
            if text[found.start() - 1 : found.start()] in ("'", "’", ".", "-"):
                continue  # a part of a word
            if first != second and (len(first) > _SHORT or second != second.lower()):
                continue
            if second in twice or stands_in(unit, found.start(), found.end(), Emphasis):
                continue
            what = message("The word “{word}” stands twice.", word=second)
            span = unit.span_of(found.start(2), found.end(2))
            yield Mistake(what, span, message("Delete one of them, if it was not meant."))


def _repeats(text: str) -> bool:
    """Whether one of the words is the one before it, whatever stands between them."""
    return any(one[1] == other[1] for one, other in pairwise(lowered_words_of(text)))


@lru_cache(maxsize=16)
def _pattern(one_letter: str) -> re.Pattern[str]:
    """A word and the same again; its first letter may have been a capital. Most single letters are names."""
    letters = "".join(sorted(listed(one_letter)))
    alone = f"|[{letters}](?=[ \u00a0])" if letters else ""
    # Possessive, since a shorter piece of a word is never what is looked for.
    return re.compile(rf"\b([^\W\d_]{{2,}}+{alone})[ \u00a0]+((?i:\1))(?![\w'’]|[-.]\w)")

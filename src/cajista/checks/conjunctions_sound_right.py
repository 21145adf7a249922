"""A conjunction has the form that sounds right before the next word: Spanish “e” before i-, “u” before o-.

Numbers, Roman numerals and words of which one cannot see how they begin (iPS, ion) are left in peace.

Why it matters: readers stumble over «madres y hijos» as over a misprint.

Example: «IL-6 y IL-7» should be «IL-6 e IL-7»; «siete o ocho», «siete u ocho».
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from ..euphony import conjunction_before, conjunctions
from ..findings import Severity, message
from . import Copy, Mistake, Proof
from ._prose import edit, prose

SEVERITY: Severity = "warning"

# Digits, a letter of a word like iPS, a numeral, and a glide (ion, iatrogenia), before which either form is right.
_UNHEARD = re.compile(r"\d|[a-z](?:[A-Z\d]|\b)|(?:I{1,3}|I[VX])\b(?!-)|i[aeou]")


def check_copy(copy: Copy, proof: Proof) -> Iterator[Mistake]:
    """Conjunctions that keep their usual form where they give way."""
    rules = copy.locale.lexicon("typography", "conjunction").strip("-")
    form = _conjunctions(rules)
    for unit, text in prose(copy) if rules else ():
        for found in form.finditer(text):
            right = conjunction_before(found[1], found[2], rules)
            if right != found[1] and not _UNHEARD.match(found[2]):
                start, end = found.span(1)
                what = message(
                    "Before “{word}”, “{usual}” becomes “{right}”.",
                    word=found[2],
                    usual=found[1],
                    right=right,
                )
                yield Mistake(
                    what,
                    unit.span_of(start, found.end()),
                    message("Write “{word}”.", word=f"{right} {found[2]}"),
                    fix=edit(unit, start, end, right),
                )


@lru_cache(maxsize=8)
def _conjunctions(rules: str) -> re.Pattern[str]:
    """A conjunction between two words of a text."""
    usual = "|".join(re.escape(one.usual) for one in conjunctions(rules)) or "(?!)"
    return re.compile(rf"(?<=[^\s(«“] )({usual}) ([^\W_][\w-]*)")

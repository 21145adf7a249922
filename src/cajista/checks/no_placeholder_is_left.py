"""No text holds a note to its author, or words that only keep a place.

Why it matters: what was to be filled in later is printed as it stands.

Example: TODO:, TBD, XXXX, ???, “Lorem ipsum”, and what `cajista new article` wrote.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from ..findings import Severity, message
from . import Copy, Mistake, Proof
from ._prose import listed, prose

SEVERITY: Severity = "warning"

_PLACES = ("???", "XXXX", "____", "TODO", "TBD", "FIXME", "TKTK", "orem ipsum")
_SIGN = re.compile(r"\?{3,}|X{4,}|_{4,}|\b[Ll]orem ipsum\b|\bTODO\b(?=[:\]])|\b(?:TBD|FIXME|TKTK)\b")
# What a new article begins with.
_BEGUN = ("Title of the article", "One paragraph, or several.")


def check_copy(copy: Copy, proof: Proof) -> Iterator[Mistake]:
    """Such words and signs."""
    note = _notes(copy.locale.lexicon("reading", "notes to authors"))
    begun = {*_BEGUN, *(copy.locale.lexicon("", text) for text in _BEGUN)} - {""}
    for unit, text in prose(copy):
        found = (_SIGN.search(text) if any(one in text for one in _PLACES) else None) or note.search(text)
        words = found[0] if found else text.strip() if text in begun else ""
        if words:
            span = unit.span_of(*found.span()) if found else unit.span
            what = message("This seems to keep a place only: {words}", words=words)
            yield Mistake(what, span, message("Write what is to stand here, or delete it."))


@lru_cache(maxsize=16)
def _notes(words: str) -> re.Pattern[str]:
    """A note to the author, in brackets."""
    either = "|".join(map(re.escape, sorted(listed(words), key=len, reverse=True))) or "(?!)"
    # Not what others are compared with: 1 (reference).
    return re.compile(rf"[\[(<](?<!\d [\[(<])(?i:{either})[\])>]")

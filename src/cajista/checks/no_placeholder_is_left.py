"""No text or field of a reference holds a note to its author, or words that only keep a place.

Why it matters: what was to be filled in later is printed as it stands.

Example: TODO:, (TBC), XXXX, ???, [AU: please check], “Lorem ipsum”, and what `cajista new article` wrote.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from ..findings import Severity, message
from ..model.article import Reference
from ..model.span import Span
from . import Copy, Mistake, Proof
from ._fields import field_of
from ._prose import listed, prose

SEVERITY: Severity = "warning"

_PLACES = ("[", "???", "XXX", "____", "TODO", "TBD", "FIXME", "TKTK", "orem ipsum")
# Three X may be sex chromosomes, or the number of a congress or a century.
_SIGN = re.compile(
    r"\?{3,}|X{4,}|(?<![\w,-])(?<!\d, )XXX(?=[.,;:)\]%]|\s+[a-zß-ÿ\d(]|\s+TODO\b|$)|_{4,}"
    r"|\[[A-ZÀ-Þ]{4,}(?: [A-ZÀ-Þ]+)*\](?!\()"  # [NAME]
    r"|\[(?:(?:AU|AQ|ED|Au|Aq|Ed)\d*\s?:[^\]]*|AQ\d*)\](?!\()"  # a query to the author: [AU: which?], [AQ2]
    r"|\b[Ll]orem ipsum\b|\bTODO\b(?=[:\]])|\b(?:TBD|FIXME|TKTK)\b"
)
# What a new article begins with.
_BEGUN = ("Title of the article", "One paragraph, or several.")


def check_copy(copy: Copy, proof: Proof) -> Iterator[Mistake]:
    """Such words and signs."""
    note = _notes(copy.locale.lexicon("reading", "notes to authors"))
    begun = {*_BEGUN, *(copy.locale.lexicon("", text) for text in _BEGUN)} - {""}
    for unit, text in prose(copy):
        found = (_SIGN.search(text) if any(one in text for one in _PLACES) else None) or note.search(text)
        if found and _is_meant(found, copy):
            found = None
        words = found[0] if found else text.strip() if text in begun else ""
        if words:
            yield _left(words, unit.span_of(*found.span()) if found else unit.span)


def check_reference(reference: Reference, proof: Proof) -> Iterator[Mistake]:
    """Such signs in titles and names of publishers; whole fields that say nothing are another rule's."""
    for name in _FIELDS:
        field = field_of(reference, name)
        found = (_SIGN.search(field.value) or _LAST.search(field.value)) if field else None
        if field and found and found[0] != "XXX" and found[0] != field.value.strip():
            yield _left(found[0], field.part(*found.span()))


_FIELDS = ("title", "container-title", "container-title-short", "publisher", "publisher-place")
_LAST = re.compile(r"(?<=[a-z.] )XX$")


def _left(words: str, span: Span) -> Mistake:
    what = message("This seems to keep a place only: {words}", words=words)
    return Mistake(what, span, message("Write what is to stand here, or delete it."))


def _is_meant(found: re.Match[str], copy: Copy) -> bool:
    """Whether three X are chromosomes, or letters in brackets abbreviate what is before them: tuberculosis (TBC)."""
    if found[0] == "XXX":
        stems = copy.locale.lexicon("reading", "stems of words about chromosomes").split()
        return any(stem in copy.lowered for stem in stems)
    before, inner = found.string[: found.start()].split(), found[0][1:-1]
    is_short = inner.isupper() and inner.isalpha() and len(inner) <= _SHORT
    return is_short and bool(before) and before[-1][0].lower() == inner[0].lower()


_SHORT = 4  # letters of an abbreviation


@lru_cache(maxsize=16)
def _notes(words: str) -> re.Pattern[str]:
    """A note to the author, in brackets: what is listed (behind `…` anything may stand), or words in capitals."""
    either, begun = (
        "|".join(
            re.escape(one.rstrip("…"))
            for one in sorted(listed(words), key=len, reverse=True)
            if one.endswith("…") == goes_on
        )
        or "(?!)"
        for goes_on in (False, True)
    )
    # Not what others are compared with: 1 (reference).
    return re.compile(
        rf"[\[(<](?<!\d [\[(<])(?i:{either})[\])>]|\[(?i:{begun})(?:\b|(?<=:))[^\]]*\]"
        r"|\[[A-ZÀ-Þ]{2,}(?:[ ,]+[A-ZÀ-Þ]{2,})+\]"
    )

"""No title has a full stop at its end, be it the article's own, a heading, or that of a reference.

A question mark, an exclamation mark, three points and the point of an abbreviation stay.

Why it matters: the style sets the full stop where it wants one, and another sign where it wants that.

Example: `title: Treatment of gout.` should be `title: Treatment of gout`, and `## Results.` should be `## Results`.
"""

import re
from collections.abc import Iterator, Set

from ..findings import Edit, Message, Severity, message
from ..i18n.units import Kind
from ..model.article import Reference
from . import Copy, Mistake, Proof
from ._fields import field_of
from ._prose import edit

SEVERITY: Severity = "warning"

_FIELDS = ("title", "container-title", "title-short")
_LAST = re.compile(r"(?:^|[\s(/-])([^\s(/-]*)\.(?P<closing>[”»\"’')\]]*)\s*$")


def check_copy(copy: Copy, proof: Proof) -> Iterator[Mistake]:
    """The article's own title and subtitle, and its headings."""
    for unit in copy.texts:
        found = _LAST.search(unit.text) if unit.kind in _SAID else None
        if found and _is_extra(found, unit.kind, proof.desk.lexicon.last_abbreviations):
            at = found.end(1)
            fix = edit(unit, at, at + 1, "")
            yield Mistake(_SAID[unit.kind], unit.span_of(at, at + 1), message("Take it out."), fix=fix)


def check_reference(reference: Reference, proof: Proof) -> Iterator[Mistake]:
    """The titles of the work and of what it is part of; abbreviated journals keep their points."""
    for name in _FIELDS:
        field = field_of(reference, name)
        found = _LAST.search(field.value) if field and "." in field.value else None
        if field and found and _is_extra(found, name, proof.desk.lexicon.last_abbreviations):
            place = field.part(found.end(1), found.end(1) + 1)
            fix = (Edit(place, ""),) if place.end_column == place.column + 1 else ()
            yield Mistake(_TITLE, place, message("Take it out; the style sets what belongs there."), fix=fix)


_TITLE = message("The title ends with a full stop.")
_SAID: dict[Kind, Message] = {
    "title": _TITLE,
    "subtitle": _TITLE,
    "heading": message("The heading ends with a full stop."),
}


def _is_extra(found: re.Match[str], name: str, abbreviations: Set[str]) -> bool:
    """Whether the full stop ends a sentence rather than an abbreviation."""
    word, before = found[1], found.string[: found.end(1)]
    if name == "container-title" and (" " not in before.strip() or "." in before):
        return False
    is_word = len(word) > 1 and "." not in word and not word.isupper()
    return is_word and word.lstrip("(«“\"'").lower() not in abbreviations

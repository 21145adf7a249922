"""The type of a reference is that of its fields, and journal, publisher and place stand each in its own.

What has a journal with a volume, and an issue or pages, is an `article-journal`; `article` is a preprint, and a
`report`, a `book` or a `webpage` has none of these.

Why it matters: the style prints what belongs to a type, so that an article under another type loses its journal, its
volume or its pages.

Example: `type: article` with `container-title: Lancet`, `volume: 397` and `page: 1637-1645`.
"""

import re
from collections.abc import Iterator

from ..findings import Severity, message
from ..model.article import Reference
from . import Mistake, Proof
from ._field_words import field_word
from ._fields import field_of
from ._lexicon import Lexicon
from ._name_flaws import is_group

SEVERITY: Severity = "warning"

_OTHERS = ("article", "book", "document", "manuscript", "report", "software", "thesis", "webpage")


def check_reference(reference: Reference, proof: Proof) -> Iterator[Mistake]:
    """An article in a journal under another type."""
    item, kind = reference.item, field_of(reference, "type")
    in_journal = (
        item.get("container-title") and item.get("volume") and (item.get("issue") or item.get("page"))
    )
    if kind and kind.value in _OTHERS and in_journal:
        what = message("This has a journal and a volume, and is called “{kind}”.", kind=kind.value)
        hint = message("Write {value}.", value="type: article-journal")
        yield Mistake(what, kind.span, hint, fix=kind.edit("article-journal"))
    yield from _addresses(reference)
    publisher, place = field_of(reference, "publisher"), field_of(reference, "publisher-place")
    if publisher and place and _are_exchanged(publisher.value, place.value, proof.desk.lexicon):
        what = message(
            "Publisher and place seem to have changed places: “{publisher}”, “{place}”.",
            publisher=publisher.value,
            place=place.value,
        )
        yield Mistake(what, place.span, message("Write each in the field of the other."))


def _addresses(reference: Reference) -> Iterator[Mistake]:
    """Web addresses where a name should stand."""
    for name in ("container-title", "publisher", "publisher-place", "title"):
        field = field_of(reference, name)
        if field and _ADDRESS.fullmatch(field.value.strip()):
            kind = str(reference.item.get("type", ""))
            what = message("The {field} is a web address.", field=field_word(name, kind))
            yield Mistake(what, field.span, message("Write its name here, and the address as URL."))


_ADDRESS = re.compile(r"<?(?:https?://|www\.)\S+", re.IGNORECASE)
_STATE = re.compile(r"\b[A-Z]{2}\b")  # University Park, PA


def _are_exchanged(publisher: str, place: str, lexicon: Lexicon) -> bool:
    """Whether a place has the name of an institution, and the publisher has none."""
    is_institution = len(place.split()) > 2 and is_group(place, lexicon) and not _STATE.search(place)
    return is_institution and not is_group(publisher, lexicon)

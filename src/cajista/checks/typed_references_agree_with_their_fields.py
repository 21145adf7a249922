"""What an author typed as a reference and the fields beside it say the same of the work.

Why it matters: the fields are printed. Where they say another year, another page or another name than the author's own
text, one of the two is wrong, and the reader may not find the source.

Example: `raw: "Smith JA. A title. Lancet. 2019;3:1-5."` beside `issued: 2020`: look the work up, and mend the one that
is wrong.
"""

from collections.abc import Iterator

from ..findings import Message, Severity, message
from ..model.article import Reference
from ..model.span import Span
from ..typed import is_only_typed, parse
from . import Mistake, Proof
from ._field_words import field_word
from ._fields import field_of
from ._typed_data import Difference, differences, placed

SEVERITY: Severity = "error"


def check_reference(reference: Reference, proof: Proof) -> Iterator[Mistake]:
    """Every field that the typed text contradicts."""
    raw = reference.item.get("raw")
    if not isinstance(raw, str) or is_only_typed(reference.item):
        return
    small = proof.desk.lexicon.small_words
    for one in differences(placed(parse(raw), reference.item, small), reference.item, small):
        severity: Severity = "error" if one.is_grave else "warning"
        yield Mistake(_what(one, reference), _span(one, reference), _hint(one), severity=severity)


def _what(one: Difference, reference: Reference) -> Message:
    word = field_word(one.field, str(reference.item.get("type", "")))
    if not one.stated:
        return message(
            "{field}: the typed text has “{typed}”, the fields nothing.", field=word, typed=one.typed
        )
    if not one.typed:
        return message("{field}: the typed text leaves out “{stated}”.", field=word, stated=one.stated)
    return message(
        "{field}: the typed text has “{typed}”, the fields “{stated}”.",
        field=word,
        typed=one.typed,
        stated=one.stated,
    )


def _hint(one: Difference) -> Message:
    if not one.stated and one.field != "author":
        value = one.typed.replace("–", "-")
        return message("Add {example}, if it is right.", example=f"{one.field}: {value}")
    return message("Look the work up, and mend the one that is wrong.")


def _span(one: Difference, reference: Reference) -> Span:
    field = field_of(reference, "raw")
    return field.part(one.start, one.end) if field else reference.at("raw")

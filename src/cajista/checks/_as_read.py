"""A reference of which only the text is given, with the fields that were read of it, each at its place there."""

from ..model.article import Reference, SourceMap, ValuePath
from ..model.span import Span
from ..typed import Piece, is_only_typed, parse
from ._fields import Field, field_of


def as_read(reference: Reference) -> Reference:
    """The reference with fields that can be told from its text; one that has fields, as it is.

    An identifier that is given beside the text stays as it is given. A year is told only where volume or pages follow
    or precede it: elsewhere it may be of a title, “Vision 2030”.
    """
    raw = field_of(reference, "raw")
    if raw is None or not is_only_typed(reference.item):
        return reference
    typed = parse(raw.value)
    item = {**typed.item(), **reference.item}
    if not (typed.value("volume") or typed.value("page")):
        item.pop("issued", None)
    own = {name: reference.at(name) for name in reference.item}
    read = {name: _place(raw, piece) for name, piece in typed.parts.items()}
    spans: dict[ValuePath, Span] = {(name,): span for name, span in {**read, **own}.items()}
    return Reference(reference.id, item, SourceMap(reference.source.file, spans))


def _place(raw: Field, piece: Piece) -> Span:
    """Where a part stands, letter by letter; the whole text where the part is written otherwise than it reads."""
    is_as_read = len(piece.value) == piece.end - piece.start
    return raw.part(piece.start, piece.end) if is_as_read else raw.span

"""Two pieces of a text that stand the other way round in the other language: how that is told, and said."""

from ..findings import message
from ..i18n.alignment import Bead, common
from ..model.span import Span
from . import Mistake, Pair
from ._parity import file_of, shown

_CLEARLY = 0.4  # what two have in common crosswise, and not straight
_FAINTLY = 0.25  # of that


def are_crossed(first: Bead, second: Bead) -> bool:
    """Whether the translation of each of two pieces stands where that of the other one should."""
    straight = common(first.source, first.target) + common(second.source, second.target)
    crossed = common(first.source, second.target) + common(second.source, first.target)
    return crossed >= _CLEARLY and straight <= crossed * _FAINTLY


def exchanged(first: str, second: str, here: Span, there: Span, pair: Pair) -> Mistake:
    """What is said of two pieces of the translation; `here` and `there` are where both languages have the first."""
    what = message(
        "“{first}” and “{second}” stand the other way round in {file} (line {line}).",
        first=shown(first),
        second=shown(second),
        file=file_of(pair.source),
        line=there.line,
    )
    return Mistake(what, here, message("Put them in the same order."))

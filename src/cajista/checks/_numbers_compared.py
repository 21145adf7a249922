"""How what differs between the numbers of two languages is said: what stands here, and what there."""

from collections.abc import Iterator

from ..findings import Message, message
from ..i18n.quantities import Difference, Placed
from ..model.span import Span
from . import Mistake, Pair


def place(span: Span) -> dict[str, object]:
    """A place in another file, as a message says it."""
    return {"file": span.file.rsplit("/")[-1], "line": span.line}


def here_and_there(here: Placed, there: Placed) -> Message:
    """Both sides of a difference with their places."""
    return message(
        "“{here}” here; “{there}” in {file}, line {line}.",
        here=here.text,
        there=there.text,
        **place(there.span),
    )


def differing(pair: Pair, aspect: str, hint: Message) -> Iterator[Mistake]:
    """The differences of one aspect, where both sides have the number."""
    for one in pair.differences:
        if one.aspect == aspect and one.here and one.there:
            what = here_and_there(one.here, one.there)
            yield Mistake(what, one.here.span, hint, severity=None if one.is_sure else "warning")


def listed(differences: list[Difference]) -> str:
    """The numbers of differences, as a message quotes them."""
    numbers = [one.here or one.there for one in differences]
    return ", ".join(f"“{number.text}”" for number in numbers if number)

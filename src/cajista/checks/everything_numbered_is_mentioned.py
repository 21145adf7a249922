"""Every figure and every table has a name, and the text mentions it; a formula that is numbered is mentioned too.

Why it matters: the program may set a figure on another page than the text that belongs to it; only its mention tells
readers when to look at it.

Example: "…as in @fig:flow" for `![Flow of patients.](figures/flow.svg){#fig:flow}`.
"""

from collections.abc import Iterator

from ..findings import Message, Severity, message
from . import Copy, Mistake, Proof
from ._mentions import Float, floats_of, mentions_of, typed_mentions

SEVERITY: Severity = "warning"


def check_copy(copy: Copy, proof: Proof) -> Iterator[Mistake]:
    """What no text mentions, by name or, as another rule says, by number."""
    floats = floats_of(copy)
    named = {one.float.id for one in mentions_of(copy, floats)}
    floats = [one for one in floats if one.id not in named]
    typed = {(one.kind, one.number) for one in typed_mentions(copy)} if floats else ()
    for one in floats:
        if (one.kind, one.number) not in typed:
            span = one.block.span or copy.version.source.at()
            severity: Severity = "info" if one.kind == "eq" else SEVERITY
            yield Mistake(_words(one), span, _hint(one), severity=severity)


def _words(one: Float) -> Message:
    if not one.id:
        return message("This has no name, and so cannot be mentioned in the text.")
    return message("The text does not mention @{id}.", id=one.id)


def _hint(one: Float) -> Message:
    if one.id:
        return message("Mention it where the text speaks of it: @{id}", id=one.id)
    return message("Name it in braces: {example}", example=f"{{#{one.kind}:name}}")

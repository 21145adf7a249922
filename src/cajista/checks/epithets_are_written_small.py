"""The second part of a species' name is written small.

It is minded where the text, or the article in another language, writes the same name so.

Why it matters: so the codes of nomenclature have it; with a capital it looks like the name of a person.

Example: `*T. Cruzi*` should be `*T. cruzi*`.
"""

import re
from collections.abc import Iterator, Sequence

from ..findings import Severity, message
from ..model.inline import Emphasis, plain_text
from . import Copy, Mistake, Proof
from ._prose import edit, prose

SEVERITY: Severity = "warning"

_SPECIES = re.compile(r"([A-Z])(\.|[a-z]{3,})\s([a-z]{3,})\b")
_CAPITAL = re.compile(
    r"\b(?P<first>[A-Z])(?P<rest>\.|[a-z]{2,}(?:us|a|um|is|es|on|ax|ix|ex))\s(?P<epithet>[A-Z][a-z]{2,})\b"
)


def check_copy(copy: Copy, proof: Proof) -> Iterator[Mistake]:
    """Epithets with a capital."""
    known: set[tuple[str, str]] | None = None
    for unit, text in prose(copy):
        for found in _CAPITAL.finditer(text):
            known = _species([*proof.copies.values()]) if known is None else known
            name = found["epithet"]
            if (found["first"], name.lower()) in known:
                place = found.span("epithet")
                what = message("“{name}” has a capital; elsewhere it has none.", name=found[0])
                hint = message("Write “{word}”.", word=name.lower())
                yield Mistake(what, unit.span_of(*place), hint, fix=edit(unit, *place, name.lower()))


def _species(copies: Sequence[Copy]) -> set[tuple[str, str]]:
    """The species that texts have in italics: the initial of the genus, and the epithet."""
    texts = (
        plain_text(node.children) for copy in copies for node in copy.nodes if isinstance(node, Emphasis)
    )
    return {(found[1], found[3]) for text in texts for found in _SPECIES.finditer(text)}

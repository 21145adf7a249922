"""What is raised or lowered in one language is so in the other: m², I², CO₂, the maximum of a concentration.

Looked at are words with a letter that have a raised or lowered part in one language, and stand in the same passage of
the other with that part on the line.

Why it matters: m2 and Cmax look like other signs than m² and C with a small “max”, and are searched for in vain.

Example: `1.73 m2` in en.md where es.md has `1,73 m^2^`.
"""

import re
from collections.abc import Iterator, Sequence, Set

from ..findings import Severity, message
from ..i18n.units import ON_THE_LINE, Unit
from ..model.inline import Subscript, Superscript, plain_text
from . import Copy, Mistake, Pair, Proof
from ._parity import file_of

SEVERITY: Severity = "warning"

_MARKED = re.compile(r"[^\W\d_⁰-⁹₀-₉²³¹][^\W_]*[⁰-⁹₀-₉²³¹]\w*")
_LETTERS = re.compile(r"[^\W\d_]+")


def check_pair(pair: Pair, proof: Proof) -> Iterator[Mistake]:
    """Words that have everything on the line on one side of a passage only."""
    for bead in pair.beads:
        if bead.is_whole:
            theirs, ours = _marked(bead.source), _marked(bead.target)
            yield from _lost(theirs - ours, bead.target, pair.target, pair.source)
            yield from _lost(ours - theirs, bead.source, pair.source, pair.target)


def _marked(units: Sequence[Unit]) -> Set[str]:
    """The words that have a part raised or lowered, as they would be on the line."""
    found = set[str]()
    for unit in units:
        if not unit.text.isascii():
            found |= {one.translate(ON_THE_LINE) for one in _MARKED.findall(unit.text)}
        for node in unit.nodes:
            if isinstance(node, (Superscript, Subscript)):
                part = plain_text(node.children)
                if _LETTERS.fullmatch(part) and (word := re.search(rf"[^\W\d_]+{part}(?!\w)", unit.text)):
                    found.add(word[0])
    return found


def _lost(words: Set[str], units: Sequence[Unit], here: Copy, there: Copy) -> Iterator[Mistake]:
    for word in sorted(words):
        for unit in units:
            if found := re.search(rf"(?<!\w){re.escape(word)}(?!\w)", unit.text):
                what = message(
                    "“{text}” has a part that is raised or lowered in {file}.", text=word, file=file_of(there)
                )
                hint = message("Write ^ on both sides of what is raised, ~ of what is lowered.")
                yield Mistake(what, unit.span_of(*found.span()), hint, here.language)

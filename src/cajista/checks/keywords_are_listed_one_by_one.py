"""Key words are listed one by one, each once, without a full stop.

Why it matters: indexes take each entry of the list as one key word; several in one are found under none of them.

Example: `keywords: [gout, colchicine]`, not `keywords: [gout; colchicine.]`.
"""

from collections.abc import Iterator

from ..findings import Severity, message
from . import Copy, Mistake, Proof
from ._people import folded

SEVERITY: Severity = "warning"


def check_copy(copy: Copy, proof: Proof) -> Iterator[Mistake]:
    """Entries of several key words, or of one listed before. A comma only turns one round: Arthritis, Rheumatoid."""
    seen: set[str] = set()
    for unit in copy.units.front.get("keywords", ()):
        words = unit.text.strip()
        if ";" in words or "•" in words or " · " in words:
            what = message("There is more than one key word in this entry.")
            yield Mistake(what, unit.span, message("Write each as an entry of its own: [gout, colchicine]."))
        elif folded(words) in seen:
            yield Mistake(
                message("The key word “{word}” stands twice.", word=words),
                unit.span,
                message("Delete one of them."),
            )
        elif words.endswith(".") and not words.endswith("..") and " " in words:
            yield Mistake(
                message("The key word ends with a full stop."),
                unit.span,
                message("Take it out."),
                severity="info",
            )
        seen.add(folded(words))

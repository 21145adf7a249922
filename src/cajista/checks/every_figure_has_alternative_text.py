"""Every figure says in words what it shows, in each language.

Why it matters: readers who do not see it, and search engines, have only these words. PDF/UA and WCAG 2
(success criterion 1.1.1) ask for them.

Example: ![Flow of patients.](figures/flow.svg){#fig:flow alt="Twelve of twenty patients completed."}
"""

from collections.abc import Iterator

from ..findings import Severity, message
from ..model.block import Figure
from . import Copy, Mistake, Proof

SEVERITY: Severity = "warning"


def check_copy(copy: Copy, proof: Proof) -> Iterator[Mistake]:
    """Figures without alternative text."""
    for block in copy.blocks:
        if isinstance(block, Figure) and not block.alternative.strip():
            what = message("This figure has no alternative text.")
            hint = message('Add {alt="…"} after it, saying what it shows.')
            yield Mistake(what, block.span or copy.version.source.at(), hint)

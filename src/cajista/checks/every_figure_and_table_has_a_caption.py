"""Every figure and every table has a caption.

Why it matters: a caption says what is shown, of whom and when, to those who look at the figure before, or instead
of, reading the text.

Example: `![Flow of patients.](figures/flow.svg)`; for a table, the line `Table: Doses by weight.` before it.
"""

from collections.abc import Iterator

from ..findings import Severity, message
from ..model.block import Figure, Table
from . import Copy, Mistake, Proof

SEVERITY: Severity = "warning"


def check_copy(copy: Copy, proof: Proof) -> Iterator[Mistake]:
    """Figures and tables without one."""
    for block in copy.blocks:
        if not isinstance(block, (Figure, Table)) or block.caption:
            continue
        span = block.span or copy.version.source.at()
        if isinstance(block, Figure):
            hint = message("Write it between the square brackets: {example}", example=f"![…]({block.source})")
            yield Mistake(message("This figure has no caption."), span, hint)
        else:
            hint = message("Write it on a line of its own before the table: {example}", example="Table: …")
            yield Mistake(message("This table has no caption."), span, hint)

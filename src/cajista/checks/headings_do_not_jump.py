"""Headings go down one level at a time, and the first of a text is of the highest.

Why it matters: readers who do not see the page go from heading to heading, and the list of contents is made from
them; a level that is left out looks like a section that was lost (WCAG 2, success criterion 1.3.1).

Example: below `## Methods` stands `### Patients`, not `#### Patients`.
"""

from collections.abc import Iterator

from ..findings import Severity, message
from ..model.block import Heading
from . import Copy, Mistake, Proof

SEVERITY: Severity = "warning"


def check_copy(copy: Copy, proof: Proof) -> Iterator[Mistake]:
    """Headings that lie more than one level below the one before them."""
    level = 0
    for block in copy.version.body.blocks:
        if not isinstance(block, Heading):
            continue
        if block.level > level + 1:
            marks = "#" * (level + 2)  # the article's title is the first level
            what = (
                message(
                    "This heading lies {count} levels below the one before it.", count=block.level - level
                )
                if level
                else message("The first heading of the text is of a lower level.")
            )
            hint = message("Let it begin with {marks}.", marks=marks)
            yield Mistake(what, block.span or copy.version.source.at(), hint)
        level = block.level

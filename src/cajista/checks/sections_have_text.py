"""Below every heading there is something to read: a text, or a section of its own.

Why it matters: an empty section is a gap on the page, and mostly a text that was lost or is still to come.

Example: `## Results` directly before `## Discussion`. The list of references needs no heading: it is set by itself.
"""

from collections.abc import Iterator
from itertools import zip_longest

from ..findings import Severity, message
from ..model.block import Heading
from . import Copy, Mistake, Proof

SEVERITY: Severity = "warning"


def check_copy(copy: Copy, proof: Proof) -> Iterator[Mistake]:
    """Headings after which the text ends, or another of their level or above follows."""
    blocks = copy.version.body.blocks
    for block, following in zip_longest(blocks, blocks[1:]):
        if not isinstance(block, Heading) or not block.children:
            continue
        if following is None:
            hint = message("Write it, or delete the heading. The list of references is set without one.")
        elif isinstance(following, Heading) and following.level <= block.level:
            hint = message("Write it, or delete the heading.")
        else:
            continue
        yield Mistake(
            message("There is no text below this heading."), block.span or copy.version.source.at(), hint
        )

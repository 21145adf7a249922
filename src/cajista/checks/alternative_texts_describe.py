"""An alternative text says what a figure shows to someone who does not see it: more than its caption, less than a page.

Why it matters: it is read aloud in place of the figure, after the caption. One that repeats the caption, or gives
the name of the file, says nothing (WCAG 2, success criterion 1.1.1).

Example: alt="Twelve of twenty patients completed the study; five left it because of side effects."
"""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from ..findings import Message, Severity, message
from ..model.block import Figure
from ..model.inline import plain_text
from . import Copy, Mistake, Proof
from ._people import folded
from ._prose import listed

SEVERITY: Severity = "warning"
_LONGEST = 600  # characters; what takes longer to hear belongs into the text
_FILE = re.compile(r"[\w./\\-]+\.(?:svg|png|jpe?g|gif|webp|tiff?|pdf|eps)", re.IGNORECASE)


def check_copy(copy: Copy, proof: Proof) -> Iterator[Mistake]:
    """Alternative texts that do not describe."""
    openings = tuple(listed(copy.locale.lexicon("reading", "words that only say it is an image")))
    seen: dict[str, Figure] = {}
    for block in copy.blocks:
        if not isinstance(block, Figure) or not block.alternative.strip():
            continue
        said = folded(block.alternative)
        span = block.span or copy.version.source.at()
        if found := _flaw(block, said, seen.get(said)):
            yield Mistake(found[0], span, found[1])
        elif said.startswith(openings):
            hint = message("Begin with what is shown; that it is an image is said by itself.")
            yield Mistake(
                message("The alternative text begins by saying that it is an image."),
                span,
                hint,
                severity="info",
            )
        elif len(block.alternative) > _LONGEST:
            what = message("The alternative text has {count} characters.", count=len(block.alternative))
            yield Mistake(
                what,
                span,
                message("Keep it to a few sentences; put the rest into the text."),
                severity="info",
            )
        seen[said] = block


def _flaw(figure: Figure, said: str, other: Figure | None) -> tuple[Message, Message] | None:
    hint = message("Say in a sentence or two what the figure shows.")
    if not said:
        return message("The alternative text has no words."), hint
    if said == folded(plain_text(figure.caption)):
        return message("The alternative text only repeats the caption."), hint
    if _FILE.fullmatch(figure.alternative.strip()) or said == folded(PurePosixPath(figure.source).stem):
        return message("The alternative text is the name of a file."), hint
    if other is not None and other.source != figure.source:
        return message("Another figure has the same alternative text."), hint
    return None

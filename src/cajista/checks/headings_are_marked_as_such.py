"""A heading is marked as one, with number signs, not set in bold.

Why it matters: a paragraph in bold looks like a heading, but is none: it is not in the list of contents, screen readers
pass over it, and it may be the last line of a page.

Example: `## Statistical analysis`, not `**Statistical analysis**` on a line of its own.
"""

from collections.abc import Iterator
from itertools import pairwise

from ..findings import Severity, message
from ..model.block import BulletList, Heading, OrderedList, Paragraph
from ..model.inline import Strong, plain_text
from . import Copy, Mistake, Proof

SEVERITY: Severity = "warning"
_MOST_WORDS = 10


def check_copy(copy: Copy, proof: Proof) -> Iterator[Mistake]:
    """Short paragraphs, all in bold, before a text that they can be the heading of."""
    for block, following in pairwise(copy.version.body.blocks):
        if _looks_like_one(block) and isinstance(following, (Paragraph, BulletList, OrderedList, Heading)):
            what = message("This looks like a heading, but is a paragraph in bold.")
            hint = message("If it is one, write ## before it and leave out the asterisks.")
            yield Mistake(what, block.span or copy.version.source.at(), hint)


def _looks_like_one(block: object) -> bool:
    match block:
        case Paragraph((Strong(children),)):
            words = plain_text(children).strip()
            return words[-1:].isalnum() and len(words.split()) <= _MOST_WORDS
        case _:
            return False

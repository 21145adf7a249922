"""Every article has a title in every language that it is set in.

Why it matters: without a title it cannot be listed, cited or found.

Example: `title: Anakinra as a potential alternative` in the front matter.
"""

from collections.abc import Iterator

from ..findings import Severity, message
from . import Copy, Mistake, Proof

SEVERITY: Severity = "error"


def check_copy(copy: Copy, proof: Proof) -> Iterator[Mistake]:
    """Versions without a title."""
    if not copy.version.title:
        hint = message("Write title: … between the lines --- at the top of the text.")
        yield Mistake(message("The title is missing."), copy.version.source.at("title"), hint)

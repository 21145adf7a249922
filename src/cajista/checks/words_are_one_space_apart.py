"""There is one space between two words.

Tables, program text, and the two spaces with which a line is broken are left in peace.

Why it matters: where a word or a sign was taken out, two spaces are what is left of it; and a search for the words
with one space between them does not find them.

Example: "in all␣␣patients" should be "in all␣patients".
"""

import re
from collections.abc import Iterator

from ..findings import Severity, message
from . import Copy, Mistake, Proof
from ._prose import edit

SEVERITY: Severity = "warning"

_SPACES = re.compile(r"(?<=\S) {2,}(?=\S)")


def check_copy(copy: Copy, proof: Proof) -> Iterator[Mistake]:
    """Several spaces in a row within a line, as it is typed."""
    for unit in copy.texts:
        if "  " in unit.text and unit.kind != "cell":
            for found in _SPACES.finditer(unit.text):
                # Else they are what a comment or a line's end leaves.
                if fix := edit(unit, *found.span(), " "):
                    what = message("There are several spaces in a row.")
                    yield Mistake(what, unit.span_of(*found.span()), message("Leave one of them."), fix=fix)

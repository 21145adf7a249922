"""What interrupts a sentence is a dash, what makes a number negative a minus; the hyphen only joins words.

Why it matters: a hyphen between spaces is too short to be seen as a pause, and one before a number may be taken for
a range. Where only one reading is possible (`-0.3`, `4-6 h`) the program sets the right sign by itself.

Example: "both groups - with one exception - improved" wants dashes: `—`, `–`, or `---` and `--`.
"""

import re
from collections.abc import Iterator

from ..findings import Message, Severity, message
from ..resolving.substitutions import is_minus
from . import Copy, Mistake, Proof
from ._prose import listed, prose

SEVERITY: Severity = "warning"

_HYPHEN = re.compile(r"-(?:(?<!\S-)(?=\S)|(?<=\S[ \u00a0]-)(?=[ \u00a0]\S)|(?<=\(-)(?=\d))")
_WORD_BEFORE = re.compile(r"([^\W\d_]+|\d+)[ \u00a0]*$")

_COMPOUND = re.compile(r"[^\W\d_]-\d")  # IL-1, of which -2 and -6 may follow
_PART = re.compile(r"[, ]-\d")


def check_copy(copy: Copy, proof: Proof) -> Iterator[Mistake]:
    """Hyphens that join nothing and that the program cannot set as what they are."""
    conjunctions = listed(copy.locale.lexicon("typography", "words before a part of a compound"))
    for unit, text in prose(copy):
        if "-" not in text:
            continue
        for found in _HYPHEN.finditer(text):
            at = found.end() - 1
            if said := _mistake(text, at, conjunctions):
                yield Mistake(said[0], unit.span_of(at, at + 1), said[1])


def _mistake(text: str, at: int, conjunctions: frozenset[str]) -> tuple[Message, Message] | None:
    after = text[at + 1 :]
    if after[:1].isspace():
        return None if _is_sum(text, at) else _DASH
    before = _WORD_BEFORE.search(text, max(0, at - 40), at)
    if is_minus(text, at) or not before or before[1].lower() in conjunctions:
        return None
    if after[:1].isdigit():
        is_part = before[1].isdigit() or _COMPOUND.search(text, max(0, at - 40), at) or _PART.search(after)
        return None if is_part else _MINUS
    return _STRAY if after[:1].isalpha() and not before[1].isdigit() else None


def _is_sum(text: str, at: int) -> bool:
    """Whether a spaced hyphen stands between numbers or single letters, as in a range or a formula."""
    left, right = text[:at].split()[-1:], text[at + 1 :].split()[:1]
    return not left or not right or any(_is_symbol(side) for side in (left[0], right[0]))


def _is_symbol(word: str) -> bool:
    bare = word.strip("()[],.;:%")
    return len(bare) <= 1 or bare[:1].isdigit()


_DASH = (
    message("A hyphen stands where a dash should."),
    message("Write — or – (or --- or --). If it joins two words, leave out the spaces."),
)
_MINUS = (
    message("Is this hyphen a minus?"),
    message("Write − (U+2212) before the number; or join the hyphen to the word before it."),
)
_STRAY = (
    message("A hyphen stands between a space and a word."),
    message("Leave out the space if it joins two words; write — if it interrupts the sentence."),
)

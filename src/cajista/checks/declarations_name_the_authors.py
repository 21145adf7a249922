"""Whoever a declaration names is called as in the list of authors: by the same initials, or the same given name.

Looked at is what stands right before the family name of an author: initials have to be those of the given names, in
their order, and a given name is minded that is a letter apart from the author's.

Why it matters: the interest of one author is otherwise declared for another, or for nobody.

Example: “M. Bofarull-Espriu has received lecture fees”, of Núria Bofarull-Espriu.
"""

import re
from collections.abc import Iterator

from ..findings import Severity, message
from . import Copy, Mistake, Proof
from ._letters import is_a_letter_apart
from ._people import folded, initials_of

SEVERITY: Severity = "warning"

_INITIALS = re.compile(r"(?<![\w.])(?:[^\W\d_a-z]\.[ \u00a0-]?)+[ \u00a0]?\Z")
_GIVEN = re.compile(r"(?<!\w)([^\W\d_a-z][^\W\d_A-Z]{2,})[ \u00a0]\Z")


def check_copy(copy: Copy, proof: Proof) -> Iterator[Mistake]:
    """Initials and given names before a family name, which none of the authors of that name has."""
    given: dict[str, list[str]] = {}
    for author in proof.article.facts.authors:
        if author.name.family and author.name.given:
            given.setdefault(author.name.family, []).append(author.name.given)
    for unit in copy.texts:
        for family, own in given.items() if unit.kind == "declaration" else ():
            for found in re.finditer(rf"(?<![\w-]){re.escape(family)}(?![\w-])", unit.text):
                before = unit.text[: found.start()]
                match = _INITIALS.search(before) or _GIVEN.search(before)
                if match and _GIVEN.search(before, 0, match.start()):
                    continue  # “Peter J. MacLellan”
                if match and not any(_may_be(match[0].strip(), name) for name in own):
                    span = unit.span_of(match.start(), found.end())
                    named = unit.text[match.start() : found.end()]
                    what = message("“{named}” is {given} in the list of authors.", named=named, given=own[0])
                    yield Mistake(what, span, message("See who is meant."))


def _may_be(named: str, given: str) -> bool:
    """Whether an author of some given names may be called so: by initials, or by a word that is no slip of one."""
    if "." in named:
        return initials_of(given).startswith(initials_of(named))
    words = folded(given).split()
    word = folded(named)
    return word in words or not any(is_a_letter_apart(word, one) for one in words)

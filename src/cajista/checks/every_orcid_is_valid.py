"""Every ORCID iD is one that can exist.

An iD is sixteen characters in four groups; the last is computed from the others, so that a mistyped digit, or two
that changed places, show.

Why it matters: with a wrong iD the article is counted for another person, or for none, and deposits are refused.

Example: `orcid: 0000-0002-1825-0079` should be `orcid: 0000-0002-1825-0097`.
"""

import re
from collections.abc import Iterator

from ..findings import Severity, message
from . import Mistake, Proof, _numbers
from ._fields import Field

SEVERITY: Severity = "error"

_WHOLE = re.compile(r"(?:https?://(?:www\.)?orcid\.org/)?(\d{4}-\d{4}-\d{4}-\d{3}[\dX])/?")
_GIVEN_OUT = re.compile(r"0000-000[123]-|0009-00[01]\d-")  # the blocks of ISNI that ORCID has


def check_article(proof: Proof) -> Iterator[Mistake]:
    """The iDs of the authors."""
    for at, author in enumerate(proof.article.facts.authors):
        if author.orcid:
            yield from _wrong(Field(author.orcid, proof.article.source.at("authors", at, "orcid")))


def _wrong(field: Field) -> Iterator[Mistake]:
    found = _WHOLE.fullmatch(field.value.strip())
    bare = re.sub(r"[\s\W_]", "", field.value.upper().rpartition("/")[2])
    if not found:
        what = message(
            "“{value}” is not an ORCID iD, which is four groups of four digits.", value=field.value
        )
        meant = "-".join(bare[at : at + 4] for at in range(0, 16, 4))
        if _WHOLE.fullmatch(meant) and _numbers.orcid(bare):
            yield Mistake(what, field.span, message("Write {value}.", value=meant), fix=field.edit(meant))
        else:
            yield Mistake(what, field.span, _LOOK_UP)
    elif not _numbers.orcid(bare):
        what = message(
            "The ORCID iD {value} is wrong: its last character does not fit the others.", value=found[1]
        )
        yield Mistake(what, field.span, _LOOK_UP)
    elif not _GIVEN_OUT.match(found[1]):
        what = message("ORCID has given out no iD that begins like {value}.", value=found[1])
        yield Mistake(what, field.span, _LOOK_UP)


_LOOK_UP = message("Ask the author, or look it up at {url}.", url="https://orcid.org/")

"""Every ROR iD is one that can exist.

A ROR iD is nine characters: a zero, six letters or digits, and two digits that are computed from them, so that a
mistyped character shows.

Why it matters: institutions count their articles by it; with a wrong iD the article is another institution's, or
nobody's.

Example: `ror: https://ror.org/04njjy494` should be `ror: https://ror.org/04njjy449`.
"""

import re
from collections.abc import Iterator

from ..findings import Severity, message
from . import Mistake, Proof, _numbers
from ._fields import Field

SEVERITY: Severity = "error"

_ADDRESS = re.compile(r"(?:https?://)?(?:www\.)?ror\.org/", re.IGNORECASE)
_WHOLE = re.compile(r"0[0-9a-hjkmnp-tv-z]{6}\d\d")


def check_article(proof: Proof) -> Iterator[Mistake]:
    """The iDs of affiliations and of who paid for the work."""
    article = proof.article
    for at, one in enumerate(article.facts.affiliations):
        if one.ror:
            yield from _wrong(Field(one.ror, article.source.at("affiliations", at, "ror")))
    for at, funding in enumerate(article.facts.funding):
        if "ror.org" in funding.id.lower():
            yield from _wrong(Field(funding.id, article.source.at("funding", at, "id")))


def _wrong(field: Field) -> Iterator[Mistake]:
    bare = _ADDRESS.sub("", field.value.strip()).rstrip("/").lower()
    if not _WHOLE.fullmatch(bare):
        what = message(
            "“{value}” is not a ROR iD, which is a zero and eight letters or digits.", value=field.value
        )
        yield Mistake(what, field.span, _LOOK_UP)
    elif not _numbers.ror(bare):
        what = message("The ROR iD {value} is wrong: its last two digits do not fit the others.", value=bare)
        yield Mistake(what, field.span, _LOOK_UP)


_LOOK_UP = message("Look the institution up at {url}.", url="https://ror.org/search")

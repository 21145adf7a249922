"""Every ROR iD is one that can exist.

A ROR iD is nine characters: a zero, six letters or digits, and two digits that are computed from them, so that a
mistyped character shows. Two institutions do not share one.

Why it matters: institutions count their articles by it; with a wrong iD the article is another institution's, or
nobody's.

Example: `ror: https://ror.org/04njjy494` should be `ror: https://ror.org/04njjy449`.
"""

import re
from collections.abc import Iterator

from ..findings import Severity, message
from ..model.facts import Affiliation
from . import Mistake, Proof, _numbers
from ._fields import Field
from ._lexicon import Lexicon
from ._people import folded
from ._values import texts_of

SEVERITY: Severity = "error"

_ADDRESS = re.compile(r"(?:https?://)?(?:www\.)?ror\.org/", re.IGNORECASE)
_WHOLE = re.compile(r"0[0-9a-hjkmnp-tv-z]{6}\d\d")


def check_article(proof: Proof) -> Iterator[Mistake]:
    """The iDs of affiliations and of who paid for the work."""
    article = proof.article
    owners: dict[str, Affiliation] = {}
    for at, one in enumerate(article.facts.affiliations):
        if one.ror:
            field = Field(one.ror, article.source.at("affiliations", at, "ror"))
            yield from _wrong(field)
            first = owners.setdefault(_bare(one.ror), one)
            if first is not one and not _may_be_one(first, one, proof.desk.lexicon):
                what = message(
                    "The affiliation {id} has the same ROR iD, but another institution.", id=first.id
                )
                yield Mistake(what, field.span, _LOOK_UP, severity="warning")
    for at, funding in enumerate(article.facts.funding):
        if "ror.org" in funding.id.lower():
            yield from _wrong(Field(funding.id, article.source.at("funding", at, "id")))


def _may_be_one(one: Affiliation, other: Affiliation, lexicon: Lexicon) -> bool:
    """Whether two affiliations name one institution, or one and its part: they have a telling word in common."""
    first, second = (
        {word for _, name in texts_of(each.institution) for word in folded(name).split()}
        for each in (one, other)
    )
    telling = first & second - lexicon.institution_words
    return not (first and second) or any(len(word) > _SMALL for word in telling)


_SMALL = 2  # letters of a word that tells nothing


def _bare(ror: str) -> str:
    return _ADDRESS.sub("", ror.strip()).rstrip("/").lower()


def _wrong(field: Field) -> Iterator[Mistake]:
    bare = _bare(field.value)
    if not _WHOLE.fullmatch(bare):
        what = message(
            "“{value}” is not a ROR iD, which is a zero and eight letters or digits.", value=field.value
        )
        yield Mistake(what, field.span, _LOOK_UP)
    elif not _numbers.ror(bare):
        what = message("The ROR iD {value} is wrong: its last two digits do not fit the others.", value=bare)
        yield Mistake(what, field.span, _LOOK_UP)


_LOOK_UP = message("Look the institution up at {url}.", url="https://ror.org/search")

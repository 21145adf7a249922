"""Initials of a list are written in one way, and so that none is lost.

`J. A.` is the way that every citation style understands. `JA`, without points or spaces, is one word to them, and
is cut to J where the style sets initials. Each of the two is said once for a list of references.

Why it matters: with an initial less, or in two ways, one author looks like two.

Example: `given: JA` should be `given: J. A.`
"""

import re
from collections import defaultdict
from collections.abc import Iterator

from ..findings import Edit, Severity, message
from . import Mistake, Proof
from ._fields import Field, name_part, persons
from ._style import sets_initials

SEVERITY: Severity = "warning"

_SPACED = re.compile(r"[^\W\d_]\.(?:[ -][^\W\d_]\.)+")
_CLOSE = re.compile(r"(?:[^\W\d_]\.-?){2,}")
_BARE = re.compile(r"[^\W\d_](?:[ -][^\W\d_])+")
_CROWDED = re.compile(r"[^\W\d_]{2,3}")
_ONE_POINTED = re.compile(r"[^\W\d_]\.")
_ONE_BARE = re.compile(r"[^\W\d_]")


def check_article(proof: Proof) -> Iterator[Mistake]:
    """The first name of each way that is not the usual one."""
    crowded: list[Field] = []
    ways: dict[str, list[Field]] = defaultdict(list)
    for reference in proof.article.references.values():
        for role, at, person in persons(reference):
            given = str(person.get("given", ""))
            if given and (way := _way(given)):
                (crowded if way == "crowded" else ways[way]).append(name_part(reference, role, at, "given"))
    loses = sets_initials(proof.desk.style)
    if crowded and (loses or ways):
        yield _crowded(crowded, loses)
    yield from _mixed(ways)


def _way(given: str) -> str:
    """How initials are written; empty for what are not initials."""
    if len(given) > 12 or not given.isupper():
        return ""
    if _SPACED.fullmatch(given):
        return "points and spaces"
    if _CLOSE.fullmatch(given):
        return "points"
    if _BARE.fullmatch(given):
        return "spaces"
    if _CROWDED.fullmatch(given):
        return "crowded"
    if _ONE_POINTED.fullmatch(given):
        return "point"
    return "none" if _ONE_BARE.fullmatch(given) else ""


def _crowded(fields: list[Field], loses: bool) -> Mistake:
    first = fields[0]
    if loses:
        what = message("The initials “{initials}” will be cut to one letter.", initials=first.value)
    else:
        what = message(
            "The initials “{initials}” have neither points nor spaces, others have.", initials=first.value
        )
    hint = message(
        "Write “{initials}”. Names written like this one: {count}.",
        initials=_spaced(first.value),
        count=len(fields),
    )
    edits: list[Edit] = [edit for field in fields for edit in field.edit(_spaced(field.value))]
    return Mistake(what, first.span, hint, fix=tuple(edits) if len(edits) == len(fields) else ())


def _spaced(initials: str) -> str:
    return " ".join(f"{letter}." for letter in initials)


def _mixed(ways: dict[str, list[Field]]) -> Iterator[Mistake]:
    """Two ways among names with several initials; where these do not differ, among names with one."""
    several = {way: ways[way] for way in ("points and spaces", "points", "spaces") if ways.get(way)}
    if len(several) < 2:
        pointed = [*several.get("points and spaces", ()), *several.get("points", ()), *ways.get("point", ())]
        bare = [*several.get("spaces", ()), *ways.get("none", ())]
        several = {way: fields for way, fields in (("points", pointed), ("none", bare)) if fields}
    if len(several) < 2:
        return
    *rarer, usual = sorted(several.values(), key=len)
    first = rarer[0][0]
    what = message(
        "Initials are written in two ways: “{one}” here, “{other}” elsewhere.",
        one=first.value,
        other=usual[0].value,
    )
    count = sum(map(len, rarer))
    hint = message(
        "Write all of them in one way, best as J. A. Names written otherwise than most: {count}.", count=count
    )
    yield Mistake(what, first.span, hint, severity="info")

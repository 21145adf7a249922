"""By what a segment in an exchange file is known when it comes back."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from ..status import Standing

NOTHING = "-"
"""What stands for the digest of a translation that there was not."""

_DIGEST = r"[0-9a-f]{18}"
_KEY = re.compile(rf"([^\s/]+)/([a-z_]+)/({_DIGEST})/({_DIGEST}|-)/(\d+)(?:/\d+)?")


@dataclass(frozen=True, slots=True)
class Key:
    """A segment as it was when it was exported.

    `slug` is its article, `kind` the kind of segment, `source` and `target` the digests of its texts
    (`NOTHING` for a translation that is missing), `ordinal` its number, from 1, among the article's
    segments of that kind and source text.
    """

    slug: str
    kind: str
    source: str
    target: str
    ordinal: int = 1

    def __str__(self) -> str:
        return f"{self.slug}/{self.kind}/{self.source}/{self.target}/{self.ordinal}"


def key_of(stated: str) -> Key | None:
    """The key that a file states; None where it is none of ours."""
    found = _KEY.fullmatch(stated.strip())
    return Key(found[1], found[2], found[3], found[4], int(found[5])) if found else None


def with_keys(slug: str, standings: Iterable[Standing]) -> list[tuple[Key, Standing]]:
    """The segments of a source with their keys, in order; orphans have none."""
    seen: Counter[tuple[str, str]] = Counter()
    keyed = []
    for one in standings:
        if one.source:
            seen[place := (one.source.kind, one.source.digest)] += 1
            target = one.target.digest if one.target else NOTHING
            keyed.append((Key(slug, *place, target, seen[place]), one))
    return keyed

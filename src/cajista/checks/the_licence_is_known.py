"""The licence of an article is one that the program can name and link.

Why it matters: readers and indexes must know what they may do with the text.

Example: `license: CC-BY-4.0`
"""

from collections.abc import Iterator

from ..findings import Severity, message
from ..resolving.licences import licence
from . import Mistake, Proof

SEVERITY: Severity = "warning"


def check_article(proof: Proof) -> Iterator[Mistake]:
    """A licence that was stated and is not understood."""
    stated = proof.article.facts.license
    if stated and licence(stated) is None:
        what = message("{licence} is not a licence that is known here.", licence=stated)
        yield Mistake(what, proof.article.source.at("license"), message("Write it as SPDX does: CC-BY-4.0."))

"""The licence of an article is one that the program can name and link.

Why it matters: readers and indexes must know what they may do with the text.

Example: `license: CC-BY-4.0`
"""

from collections.abc import Iterator

from ..findings import Severity, message
from ..model.article import Article
from ..model.edition import Edition
from . import Mistake

SEVERITY: Severity = "warning"


def check_edition(article: Article, edition: Edition) -> Iterator[Mistake]:
    """A licence that was stated and is not understood."""
    if article.facts.license and edition.licence is None:
        what = message("{licence} is not a licence that is known here.", licence=article.facts.license)
        yield Mistake(what, article.source.at("license"), message("Write it as SPDX does: CC-BY-4.0."))

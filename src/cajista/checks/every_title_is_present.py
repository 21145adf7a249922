"""Every article has a title in every language that it is set in.

Why it matters: without a title it cannot be listed, cited or found.

Example: `title: Anakinra as a potential alternative` in the front matter.
"""

from collections.abc import Iterator

from ..findings import Severity, message
from ..model.article import Article, Journal
from . import Mistake

SEVERITY: Severity = "error"


def check_article(article: Article, journal: Journal) -> Iterator[Mistake]:
    """Versions without a title."""
    for language, version in article.versions.items():
        if not version.title:
            yield Mistake(message("The title is missing."), version.source.at("title"), language=language)

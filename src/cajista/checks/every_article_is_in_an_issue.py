"""Every article is in an issue, in a journal that has issues.

Why it matters: an article takes its volume, number and place in the table of contents from the issue that lists it. One
that is published ahead of its issue has none yet, and no pages either; one that has pages is in an issue.

Example: add its name to `articles` in content/issues/19-2.yaml.
"""

from collections.abc import Iterator

from ..findings import Severity, message
from . import Mistake, Proof

SEVERITY: Severity = "info"


def check_article(proof: Proof) -> Iterator[Mistake]:
    """An article that no issue lists and that states no volume itself."""
    journal, article = proof.desk.journal, proof.article
    if journal.issues and not article.facts.volume and journal.issue_of(article.slug) is None:
        hint = message(
            "Add {slug} to the articles of an issue, unless it appears ahead of one.", slug=article.slug
        )
        severity: Severity = "warning" if article.facts.first_page else SEVERITY
        yield Mistake(message("No issue lists this article."), article.source.at(), hint, severity=severity)

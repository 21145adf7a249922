"""What an article states of volume and issue is what the file of its issue says.

Why it matters: the issue's file is what counts, so that another number in the article is printed nowhere, and misleads
whoever edits it.

Example: `volume: 18` in article.yaml, where `content/issues/19-2.yaml` lists the article; delete the line.
"""

from collections.abc import Iterator

from ..findings import Severity, message
from . import Mistake, Proof

SEVERITY: Severity = "warning"


def check_article(proof: Proof) -> Iterator[Mistake]:
    """A volume or issue other than that of the issue which lists the article."""
    article = proof.article
    issue = proof.desk.journal.issue_of(article.slug)
    for name in ("volume", "issue") if issue else ():
        stated, counts = getattr(article.facts, name), getattr(issue.facts, name) if issue else ""
        if stated and stated != counts and issue:
            what = message("“{name}” is {stated} here, and {counts} in {file}, which lists the article.",
                           name=name, stated=stated, counts=counts or "–", file=issue.source.file)  # fmt: skip
            yield Mistake(what, article.source.at(name), message("Delete it here; the issue's file counts."))

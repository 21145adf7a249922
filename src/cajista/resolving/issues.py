"""Makes the edition of an issue: its contents in one language."""

from collections.abc import Mapping

from ..model.article import Issue
from ..model.edition import Edition, IssueEdition, IssueSectionEdition
from .edition import Resolver


def issue_edition(
    resolver: Resolver, issue: Issue, language: str, editions: Mapping[str, Edition]
) -> IssueEdition:
    """An issue in a language, with those of its articles that are among the `editions`, by slug."""
    facts = issue.facts
    left = dict(editions)  # so that an article that is listed twice is shown once
    return IssueEdition(
        journal=resolver.journal_edition(language),
        name=issue.name,
        title=resolver.text(facts.title, language),
        volume=facts.volume,
        issue=facts.issue,
        date=facts.date,
        sections=tuple(
            IssueSectionEdition(
                resolver.text(section.title, language),
                tuple(left.pop(slug) for slug in section.articles if slug in left),
            )
            for section in facts.sections
        ),
    )

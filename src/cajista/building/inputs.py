"""What an article is made and checked with, beside its own files."""

from pathlib import Path

from ..model.article import Journal


def shared_sources(project: Path) -> list[str]:
    """The files and folders that every article is made with: all of the journal but articles and issues."""
    content = sorted(path.name for path in (project / "content").iterdir() if not path.name.startswith("."))
    return [*(f"content/{name}" for name in content if name not in ("articles", "issues")), "templates"]


def seen_of_issues(journal: Journal, slug: str) -> str:
    """What an article shows of the issues, and what rules know of them: the one that lists it, if any does."""
    if issue := journal.issue_of(slug):
        return repr((issue.name, issue.facts.volume, issue.facts.issue, issue.facts.date))
    return "in none" if journal.issues else ""

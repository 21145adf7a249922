"""From editions to files: one module a format, each a pure function of the edition and the press."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ..findings import Findings
from ..locale import Locale
from ..model.edition import Edition, IssueEdition, JournalEdition
from ..templating import Templates


@dataclass(frozen=True, slots=True)
class Artifact:
    """A file to be: its path under the output folder, its bytes, and what it is for."""

    path: str
    data: bytes
    format: str
    slug: str = ""
    language: str = ""
    pages: int = 0  # of a PDF
    is_kept: bool = False  # whether it stands as it was made before; its bytes are not here


@dataclass(slots=True)
class Press:
    """What outputs need beside an edition: where the sources are, how to speak, where to note findings.

    `cache` is a folder for what is costly to make and the same every time; it may be emptied.
    """

    project: Path
    cache: Path
    templates: Templates
    locales: Mapping[str, Locale]
    findings: Findings = field(default_factory=Findings)

    def locale(self, language: str) -> Locale:
        """The locale of one of the journal's languages."""
        return self.locales[language]


@dataclass(frozen=True, slots=True)
class Site:
    """What pages about more than one article are made from, in one language."""

    journal: JournalEdition
    issues: tuple[IssueEdition, ...]  # newest first
    others: tuple[Edition, ...]  # articles in no issue
    languages: tuple[str, ...] = ()  # in which it can be read; empty: in all of the journal's

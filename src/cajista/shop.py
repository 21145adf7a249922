"""A journal with all that its articles are made with: its settings, languages, citation style, templates."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from .checks import Desk
from .clock import today
from .csl import Style, StyleError
from .errors import UsageError
from .findings import Finding, Findings, message
from .formats import FORMATS
from .locale import Locale
from .model.article import Journal
from .outputs.setting import locales_of
from .reading.journal import read_journal
from .resolving.edition import Resolver
from .templating import Templates


@dataclass(frozen=True)
class Shop:
    """A journal with all that its articles are made with."""

    journal: Journal
    resolver: Resolver
    templates: Templates
    locales: Mapping[str, Locale]
    findings: Findings

    @cached_property
    def desk(self) -> Desk:
        """What articles are checked with."""
        return Desk(self.journal, self.locales, self.resolver.style, today())


def open_shop(project: Path) -> Shop:
    """Reads what a whole journal shares.

    Raises:
        UsageError: the journal cannot be used at all; the findings say why.
    """
    journal, findings = read_journal(project)
    if journal is None:
        raise UnusableJournalError(list(findings))
    templates = Templates(project)
    locales = locales_of(templates, journal.facts.languages, findings)
    style = _style(journal, templates, findings)
    formats = tuple(name for name in journal.facts.formats or FORMATS if name in FORMATS)
    for at, name in enumerate(journal.facts.formats):
        if name not in FORMATS:
            what = message("There is no format {name}.", name=name)
            hint = message("The formats are: {names}.", names=", ".join(FORMATS))
            findings.add("values-are-legal", "error", what, journal.source.at("formats", at), hint=hint)
    return Shop(journal, Resolver(journal, locales, style, formats), templates, locales, findings)


class UnusableJournalError(UsageError):
    """The journal's own files cannot be read; `findings` say why."""

    def __init__(self, findings: list[Finding]) -> None:
        super().__init__(
            message("The journal cannot be read."), message("Mend what is listed above and try again.")
        )
        self.findings = findings


def _style(journal: Journal, templates: Templates, findings: Findings) -> Style:
    """The journal's citation style; where it cannot be had, a plain numeric one, and a finding."""
    folders = [folder / "csl" for folder in templates.folders]
    try:
        return Style.load(journal.facts.style, search_path=folders)
    except (StyleError, OSError, ValueError) as error:
        what = message(
            "The citation style {style} cannot be used: {reason}",
            style=journal.facts.style,
            reason=str(error),
        )
        hint = message("Name a CSL style, as nlm-citation-sequence, or put its file into templates/csl/.")
        findings.add("the-citation-style-is-usable", "error", what, journal.source.at("style"), hint=hint)
        return Style.load("nlm-citation-sequence-superscript")

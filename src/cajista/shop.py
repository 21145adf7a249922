"""A journal with all that its articles are made with: its settings, languages, citation style, templates."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from .csl import Style
from .drafting import Wording
from .errors import UsageError
from .findings import Finding, Findings, message
from .formats import FORMATS
from .locale import Locale
from .model.article import Journal
from .model.span import Span
from .outputs.setting import locales_of
from .overrides import check_overrides
from .own_words import check_own_words
from .reading.journal import read_journal
from .reading.retractions import Retractions, open_retractions
from .reading.suggestions import did_you_mean, nearest
from .resolving.edition import Resolver
from .styles import UnusableStyleError, load_style
from .templating import Templates

if TYPE_CHECKING:
    from .checks import Desk

_PLAIN_STYLE = "nlm-citation-sequence-superscript"


@dataclass(frozen=True)
class Shop:
    """A journal with all that its articles are made with."""

    journal: Journal
    resolver: Resolver
    templates: Templates
    locales: Mapping[str, Locale]
    findings: Findings
    retractions: Retractions

    @cached_property
    def today(self) -> datetime.date:
        """The day on which dates are judged."""
        from .clock import today

        return today()

    @cached_property
    def desk(self) -> "Desk":
        """What articles are checked with."""
        from .checks import Desk

        return Desk(self.journal, self.locales, self.resolver.style, self.today, self.retractions)


def open_shop(project: Path, cache: Path | None = None, wording: Wording = "") -> Shop:
    """Reads what a whole journal shares; `cache` is a folder that may be emptied at any time.

    Raises:
        UsageError: the journal cannot be used at all; the findings say why.
    """
    journal, findings = read_journal(project, cache)
    if journal is None:
        raise UnusableJournalError(list(findings))
    templates = Templates(project)
    check_overrides(templates, findings)
    check_own_words(templates, findings)
    locales = locales_of(templates, journal.facts.languages, findings, wording)
    style = _style(journal, templates, findings)
    formats = tuple(name for name in journal.facts.formats or FORMATS if name in FORMATS)
    _check_rules(journal, findings)
    for at, name in enumerate(journal.facts.formats):
        if name not in FORMATS:
            what = message("There is no format {name}.", name=name)
            hint = message("The formats are: {names}.", names=", ".join(FORMATS))
            findings.add("values-are-legal", "error", what, journal.source.at("formats", at), hint=hint)
    retractions = open_retractions(project, journal.facts, journal.source, findings)
    retractions.cache = cache
    return Shop(
        journal, Resolver(journal, locales, style, formats), templates, locales, findings, retractions
    )


def _check_rules(journal: Journal, findings: Findings) -> None:
    """Every rule whose severity the journal sets is one."""
    if not journal.facts.checks:
        return
    from .manual import all_rules

    for rule in journal.facts.checks:
        if rule not in all_rules():
            near = nearest(rule, all_rules())
            what = message("There is no rule {rule}.", rule=rule)
            hint = did_you_mean(near) if near else message("cajista explain lists the rules.")
            findings.add("values-are-legal", "error", what, journal.source.key("checks", rule), hint=hint)


class UnusableJournalError(UsageError):
    """The journal's own files cannot be read; `findings` say why."""

    def __init__(self, findings: list[Finding]) -> None:
        super().__init__(
            message("The journal cannot be read."), message("Mend what is listed above and try again.")
        )
        self.findings = findings


def _style(journal: Journal, templates: Templates, findings: Findings) -> Style:
    """The journal's citation style; where it cannot be had, a plain numeric one, and a finding."""
    try:
        return load_style(journal.facts.style, [folder / "csl" for folder in templates.folders])
    except UnusableStyleError as error:
        own = Path(error.file).is_relative_to(templates.own) if error.file else False
        name = f"{templates.own.name}/csl/{Path(error.file).name}"
        line = max(error.line, 1)
        place = Span(name, line, 1, line, 1) if own else journal.source.at("style")
        findings.add("the-citation-style-is-usable", "error", error.what, place, hint=error.hint)
        return load_style(_PLAIN_STYLE)

"""Exchange with translators' programs: a journal's passages out into files, and files back in."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from . import __version__
from .building.choosing import chosen_slugs
from .building.sharing import for_each
from .clock import today
from .errors import UsageError
from .findings import Findings, Translate, message
from .i18n.exchange.exporting import (
    Export,
    Format,
    Read,
    forget_journal,
    needs_memory,
    read_for_export,
)
from .i18n.exchange.importing import Desk, Taken, import_files
from .model.article import Journal
from .outputs.setting import locales_of
from .reading.journal import article_slugs, read_journal
from .shop import UnusableJournalError
from .templating import Templates
from .writing import write_whole

PROGRAM = f"Cajista {__version__}"


@dataclass(frozen=True)
class ExportOrder:
    """What is to be exported: articles by name or issue (all where none is named), languages (all), where to."""

    project: Path
    output: Path
    format: Format
    slugs: tuple[str, ...] = ()
    issue: str = ""
    languages: tuple[str, ...] = ()
    every: bool = False  # what is translated, too
    preview: str | None = (
        None  # address of the site on which translators see their work; None: the journal's own
    )
    jobs: int = 0


@dataclass(slots=True)
class Exported:
    """The files that were made, how many passages are in them, and what could not be read."""

    files: list[Path] = field(default_factory=list)
    passages: int = 0
    findings: Findings = field(default_factory=Findings)


def export(order: ExportOrder, say: Translate) -> Exported:
    """Writes the files of an order; `say` speaks the translators' language.

    Raises:
        UsageError: the journal cannot be used, or there is no such article, issue or language.
    """
    journal = _journal(order.project)
    for language in order.languages:
        _check_language(journal, language)
    exported = Exported()
    present = article_slugs(order.project, exported.findings)
    chosen = _chosen(order, journal, present)
    reads = _read(order, journal, chosen) if order.format != "tbx" else {}
    sent = [one for slug in chosen if slug in reads for one in reads[slug].sent]
    for read in reads.values():
        exported.findings.extend(read.findings)
    others: list[str] = []
    if order.format in ("po", "xliff") and needs_memory(sent):
        others = [slug for slug in present if slug not in reads]
    every = [*sent, *(one for read in _read(order, journal, others).values() for one in read.sent)]
    locales = locales_of(Templates(order.project), journal.facts.languages, Findings())
    work = Export(order.project, journal, locales, today().isoformat(), say, PROGRAM)
    for name, text in work.files(order.format, sent, every).items():
        path = order.output / name
        write_whole(path, text.encode())
        exported.files.append(path)
    exported.passages = sum(len(one.passages) for one in sent) if order.format in ("po", "xliff") else 0
    return exported


def _journal(project: Path) -> Journal:
    journal, findings = read_journal(project)
    if journal is None:
        raise UnusableJournalError(list(findings))
    return journal


def _check_language(journal: Journal, language: str) -> None:
    if language not in journal.facts.languages:
        names = ", ".join(journal.facts.languages)
        what = message("{language} is not a language of the journal.", language=language)
        raise UsageError(what, message("The journal's languages are: {languages}.", languages=names))


def _chosen(order: ExportOrder, journal: Journal, present: Sequence[str]) -> list[str]:
    """The articles that are asked for."""
    if not order.issue:
        return list(chosen_slugs(present, order.slugs))
    issue = next((one for one in journal.issues if one.name == order.issue), None)
    if issue is None:
        names = ", ".join(one.name for one in journal.issues)
        what = message("There is no issue {name}.", name=order.issue)
        raise UsageError(what, message("The journal's issues are: {names}.", names=names))
    listed = [slug for section in issue.facts.sections for slug in section.articles if slug in present]
    return list(dict.fromkeys((*listed, *(chosen_slugs(present, order.slugs) if order.slugs else ()))))


def _read(order: ExportOrder, journal: Journal, slugs: Sequence[str]) -> dict[str, Read]:
    """Articles as they are exported, by several processes where there are many."""
    forget_journal()
    rest = (order.languages, _previews(order, journal), order.every)
    return for_each(
        read_for_export, {slug: (order.project, slug, *rest) for slug in slugs}, order.jobs, forget_journal
    )


def _previews(order: ExportOrder, journal: Journal) -> str:
    """The address of an article's page, with its language and name left open."""
    site = journal.facts.base_url if order.preview is None else order.preview
    site = site.replace("{", "%7B").replace("}", "%7D").rstrip("/")
    return f"{site}/{{language}}/articles/{{slug}}/" if site else ""


def import_all(
    project: Path, paths: Sequence[Path], say: Translate, *, by: str = "", at: str = "", language: str = ""
) -> Taken:
    """Takes files in that came back; `by` and `at` (ISO 8601, in UTC) are what records say who and when.

    Raises:
        UsageError: the journal cannot be used, or has no such language.
    """
    journal = _journal(project)
    if language:
        _check_language(journal, language)
    return import_files(Desk(project, journal, by, at, say, language, PROGRAM), paths)

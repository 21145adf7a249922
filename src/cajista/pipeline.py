"""The order of the stages: reading, checking, resolving, setting, writing. The only module that knows it."""

import os
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from . import checks
from .building.order import Made, Order, Outcome, Shop
from .building.publishing import publish
from .building.workers import Workers
from .csl import Style, StyleError
from .errors import CajistaError, ProgramError, UsageError
from .findings import Finding, Findings, message, settled
from .formats import FORMATS, SLOW
from .locale import Locale
from .model.article import Article, Journal
from .model.edition import Edition
from .model.inline import Text
from .outputs import Artifact
from .outputs.setting import clear, locales_of, set_edition
from .project import Project
from .reading.article import read_article
from .reading.journal import article_slugs, read_journal
from .resolving.edition import Resolver
from .templating import Templates

__all__ = ["Order", "Outcome", "Progress", "Shop", "UnusableJournalError", "build", "check", "open_shop"]

Progress = Callable[[int, int, str], None]


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


def check(project: Project, slugs: Sequence[str] = ()) -> Outcome:
    """Reads and checks articles; makes nothing."""
    shop = open_shop(project.folder)
    findings = Findings()
    findings.extend(shop.findings)
    chosen = _chosen(article_slugs(project.folder, findings), slugs)
    failed: dict[str, CajistaError] = {}
    entries: list[checks.Entry] = []
    for slug in chosen:
        made = _guarded(Made(slug), partial(_only_checked, project.folder, shop))
        findings.extend(made.findings)
        entries.extend(checks.entries_of(made.proof) if made.proof else ())
        failed |= {slug: made.failure} if made.failure else {}
    if not slugs:
        findings.extend(checks.check_journal(entries, shop.desk))
    return Outcome(settled(findings, shop.journal.facts.checks), failed=failed, articles=len(chosen))


def _chosen(present: Sequence[str], slugs: Sequence[str]) -> list[str]:
    """The articles asked for, each once.

    Raises:
        UsageError: one of them does not exist.
    """
    for slug in slugs:
        if slug not in present:
            import difflib

            near = difflib.get_close_matches(slug, present, n=1)
            hint = message("Did you mean {word}?", word=near[0]) if near else None
            raise UsageError(message("There is no article {slug}.", slug=slug), hint)
    return list(dict.fromkeys(slugs or present))


def _guarded(made: Made, work: Callable[[Made], None]) -> Made:
    """What came of an article; whatever goes wrong within it stays within it."""
    try:
        work(made)
    except CajistaError as error:
        made.failure = error
    except Exception as error:  # a fault of ours must not stop the other articles
        if os.environ.get("CAJISTA_DEBUG"):
            traceback.print_exc()
        made.failure = ProgramError(error)
    return made


def _only_checked(project: Path, shop: Shop, made: Made) -> None:
    _read_and_checked(project, shop, (), made)
    _drop_allowed(made)


def _read_and_checked(project: Path, shop: Shop, languages: Sequence[str], made: Made) -> None:
    """An article read, resolved in some languages or in all that it has, and checked."""
    article, findings = read_article(project, made.slug, shop.journal)
    made.findings.extend(findings)
    if article is None:
        raise CajistaError(message("Its sources cannot be read."))
    wanted = [language for language in languages or article.versions if language in article.versions]
    editions = {language: shop.resolver.resolve(article, language) for language in wanted}
    made.editions = list(editions.values())
    made.proof = checks.Proof(article, shop.desk, editions)
    made.findings.extend(checks.check(made.proof))


def _drop_allowed(made: Made) -> None:
    if made.proof:
        made.findings = list(_not_allowed(made.findings, made.proof.article))


def _not_allowed(findings: Iterable[Finding], article: Article) -> Iterator[Finding]:
    """The findings less those that a comment in the text allows."""
    allowances = [one for version in article.versions.values() for one in version.allowances]
    for finding in findings:
        if not any(
            one.rule == finding.rule
            and one.span.file == finding.span.file
            and one.line_from <= finding.span.line <= one.line_to
            for one in allowances
        ):
            yield finding


def _as_draft(edition: Edition, locale: Locale) -> Edition:
    words = locale.say("Draft, not for publication.")
    return replace(edition, notice=(Text(f"{words} "), *edition.notice))


def build(order: Order, workers: Workers, progress: Progress = lambda done, of, what: None) -> Outcome:
    """Makes what is ordered and writes it. An article that fails keeps its earlier output and stops no other.

    `workers` set the formats that take long.
    """
    with workers:
        clear()
        shop = open_shop(order.project)
        findings = Findings()
        findings.extend(shop.findings)
        present = article_slugs(order.project, findings)
        chosen = _chosen(present, order.slugs)
        _check_order(order, shop)
        begun = [_guarded(Made(slug), partial(_begun, shop, order, workers)) for slug in chosen]
        for done, one in enumerate(begun, start=1):
            _guarded(one, _finished)
            progress(done, len(begun), one.slug)
    return publish(begun, present, order, shop, findings)


def _begun(shop: Shop, order: Order, workers: Workers, made: Made) -> None:
    """An article read, checked, resolved, its quick formats made and its slow ones begun."""
    _read_and_checked(order.project, shop, order.languages, made)
    if order.draft:
        made.editions = [_as_draft(edition, shop.locales[edition.language]) for edition in made.editions]
    names = sorted(order.formats_of(shop), key=lambda name: name not in SLOW)
    made.editions = [order.with_links(edition, names) for edition in made.editions]
    for edition in made.editions:
        for name in names:
            task = (edition, name, order.project, order.output / ".cache")
            if name in SLOW:
                made.begun.append((edition, workers.submit(set_edition, *task)))
            else:
                _take(made, edition, set_edition(*task))


def _finished(made: Made) -> None:
    """An article with the formats that were begun."""
    try:
        for edition, future in made.begun if not made.failure else ():
            _take(made, edition, future.result())
    finally:
        made.begun.clear()
        _drop_allowed(made)


def _take(made: Made, edition: Edition, result: tuple[list[Artifact], list[Finding]]) -> None:
    artifacts, findings = result
    made.artifacts.extend(artifacts)
    made.findings.extend(findings)
    for artifact in artifacts:
        if artifact.pages and made.proof:
            made.findings.extend(checks.check_setting(edition, artifact.pages, made.proof))


def _check_order(order: Order, shop: Shop) -> None:
    for language in order.languages:
        if language not in shop.journal.facts.languages:
            names = ", ".join(shop.journal.facts.languages)
            what = message("{language} is not a language of the journal.", language=language)
            raise UsageError(what, message("The journal's languages are: {languages}.", languages=names))
    for name in order.formats:
        if name not in FORMATS:
            what = message("There is no format {name}.", name=name)
            raise UsageError(what, message("The formats are: {names}.", names=", ".join(FORMATS)))

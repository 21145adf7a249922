"""The order of the stages: reading, checking, resolving, setting, writing. The only module that knows it."""

import os
import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from . import checks
from .building.workers import Workers
from .csl import Style, StyleError
from .errors import CajistaError, UsageError
from .findings import Finding, Findings, message, settled
from .formats import FORMATS, SLOW
from .locale import Locale
from .model.article import Article, Issue, Journal
from .model.edition import Edition, IssueEdition, IssueSectionEdition
from .model.facts import in_language
from .model.inline import Text
from .outputs import Artifact, Press, Site
from .outputs.setting import clear, locales_of, missing_words, set_edition
from .project import Project
from .reading.article import read_article
from .reading.journal import article_slugs, read_journal
from .resolving.edition import Resolver
from .templating import Templates
from .writing import write_whole

if TYPE_CHECKING:
    from concurrent.futures import Future

Progress = Callable[[int, int, str], None]
_Setting: TypeAlias = "Future[tuple[list[Artifact], list[Finding]]]"


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be built. Empty slugs, languages or formats mean all."""

    project: Path
    output: Path
    slugs: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    strict: bool = False
    draft: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a build or a check."""

    findings: list[Finding] = field(default_factory=list)
    artifacts: list[Artifact] = field(default_factory=list)  # written or found unchanged; without bytes
    failed: dict[str, str] = field(default_factory=dict)  # article -> why it could not be built
    kept: tuple[str, ...] = ()  # articles whose earlier output --strict kept
    articles: int = 0

    @property
    def has_errors(self) -> bool:
        """Whether something is wrong that makes the exit status 1."""
        return bool(self.failed) or any(finding.severity == "error" for finding in self.findings)

    @property
    def has_warnings(self) -> bool:
        """Whether something is wrong that --strict minds."""
        return any(finding.severity == "warning" for finding in self.findings)


@dataclass(frozen=True, slots=True)
class Shop:
    """A journal with all that its articles are made with."""

    journal: Journal
    resolver: Resolver
    templates: Templates
    locales: Mapping[str, Locale]
    findings: Findings

    @property
    def desk(self) -> checks.Desk:
        """What articles are checked with."""
        return checks.Desk(self.journal, self.locales)


@dataclass(slots=True)
class _Made:
    """What came of one article in some languages."""

    slug: str
    findings: list[Finding] = field(default_factory=list)
    editions: list[Edition] = field(default_factory=list)
    artifacts: list[Artifact] = field(default_factory=list)
    begun: list[tuple[Edition, _Setting]] = field(default_factory=list)  # formats that are still being set
    proof: checks.Proof | None = None
    failure: str = ""


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
    chosen = _chosen(project.folder, slugs, findings)
    failed: dict[str, str] = {}
    entries: list[checks.Entry] = []
    for slug in chosen:
        made = _guarded(slug, partial(_only_checked, project.folder, shop, slug))
        findings.extend(made.findings)
        entries.extend(checks.entries_of(made.proof) if made.proof else ())
        failed |= {slug: made.failure} if made.failure else {}
    if not slugs:
        findings.extend(checks.check_journal(entries, shop.desk))
    return Outcome(settled(findings, shop.journal.facts.checks), failed=failed, articles=len(chosen))


def _chosen(project: Path, slugs: Sequence[str], findings: Findings) -> list[str]:
    """The articles asked for.

    Raises:
        UsageError: one of them does not exist.
    """
    present = article_slugs(project, findings)
    for slug in slugs:
        if slug not in present:
            import difflib

            near = difflib.get_close_matches(slug, present, n=1)
            hint = message("Did you mean {word}?", word=near[0]) if near else None
            raise UsageError(message("There is no article {slug}.", slug=slug), hint)
    return list(slugs) or present


def _guarded(slug: str, work: Callable[[], _Made]) -> _Made:
    """What came of an article; whatever goes wrong within it stays within it."""
    try:
        return work()
    except CajistaError as error:
        return _Made(slug, failure=str(error))
    except Exception as error:  # a fault of ours must not stop the other articles
        if os.environ.get("CAJISTA_DEBUG"):
            traceback.print_exc()
        return _Made(slug, failure=f"{type(error).__name__}: {error}")


def _only_checked(project: Path, shop: Shop, slug: str) -> _Made:
    made = _checked(project, shop, slug, ())
    if made.proof:
        made.findings = list(_not_allowed(made.findings, made.proof.article))
    return made


def _checked(project: Path, shop: Shop, slug: str, languages: Sequence[str]) -> _Made:
    """An article read, resolved in some languages or in all that it has, and checked."""
    article, findings = read_article(project, slug, shop.journal)
    made = _Made(slug, list(findings))
    if article is None:
        made.failure = message("Its sources cannot be read.").render()
        return made
    wanted = [language for language in languages or article.versions if language in article.versions]
    editions = {language: shop.resolver.resolve(article, language) for language in wanted}
    made.editions = list(editions.values())
    made.proof = checks.Proof(article, shop.desk, editions)
    made.findings.extend(checks.check(made.proof))
    return made


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


def formats_of(shop: Shop, order: Order) -> tuple[str, ...]:
    """The formats to make: those ordered, else the journal's."""
    return order.formats or shop.resolver.formats


def build(order: Order, workers: Workers, progress: Progress = lambda done, of, what: None) -> Outcome:
    """Makes what is ordered and writes it. An article that fails keeps its earlier output and stops no other.

    `workers` set the formats that take long.
    """
    with workers:
        clear()
        shop = open_shop(order.project)
        findings = Findings()
        findings.extend(shop.findings)
        chosen = _chosen(order.project, order.slugs, findings)
        _check_order(order, shop)
        begun = {slug: _guarded(slug, partial(_begun, shop, order, slug, workers)) for slug in chosen}
        made = {}
        for done, (slug, one) in enumerate(begun.items(), start=1):
            made[slug] = _guarded(slug, partial(_finished, one))
            progress(done, len(begun), slug)
    outcome = _written(made, order, shop, findings)
    _report(outcome, order)
    return outcome


def _begun(shop: Shop, order: Order, slug: str, workers: Workers) -> _Made:
    """An article read, checked, resolved, its quick formats made and its slow ones begun."""
    made = _checked(order.project, shop, slug, order.languages)
    if order.draft:
        made.editions = [_as_draft(edition, shop.locales[edition.language]) for edition in made.editions]
    names = sorted(formats_of(shop, order), key=lambda name: name not in SLOW)
    for edition in made.editions:
        for name in names:
            task = (edition, name, order.project, order.output / ".cache")
            if name in SLOW:
                made.begun.append((edition, workers.submit(set_edition, *task)))
            else:
                _take(made, edition, set_edition(*task))
    return made


def _finished(made: _Made) -> _Made:
    """An article with the formats that were begun."""
    for edition, future in made.begun:
        _take(made, edition, future.result())
    made.begun.clear()
    if made.proof:
        made.findings = list(_not_allowed(made.findings, made.proof.article))
    return made


def _take(made: _Made, edition: Edition, result: tuple[list[Artifact], list[Finding]]) -> None:
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


def _written(made: Mapping[str, _Made], order: Order, shop: Shop, findings: Findings) -> Outcome:
    artifacts: list[Artifact] = []
    editions: list[Edition] = []
    failed: dict[str, str] = {}
    kept: list[str] = []
    entries: list[checks.Entry] = []
    severities = shop.journal.facts.checks
    for slug, one in made.items():
        own = settled(one.findings, severities)
        findings.extend(own)
        editions.extend(one.editions)
        entries.extend(checks.entries_of(one.proof) if one.proof else ())
        if one.failure:
            failed[slug] = one.failure
        elif order.strict and any(finding.severity in ("error", "warning") for finding in own):
            kept.append(slug)
        else:
            artifacts.extend(_write(order.output, one.artifacts))
    if not order.slugs:
        findings.extend(checks.check_journal(entries, shop.desk))
    if "html" in formats_of(shop, order):
        artifacts.extend(_write(order.output, _site(shop, order, editions, findings)))
    return Outcome(settled(findings, severities), artifacts, failed, tuple(kept), len(made))


def _write(output: Path, artifacts: Iterable[Artifact]) -> list[Artifact]:
    written = []
    for artifact in artifacts:
        write_whole(output / artifact.path, artifact.data)
        written.append(replace(artifact, data=b""))
    return written


def _site(shop: Shop, order: Order, editions: Sequence[Edition], findings: Findings) -> list[Artifact]:
    """The pages about more than one article. Where only some articles were asked for, what all pages share."""
    from .outputs import html

    press = Press(order.project, order.output / ".cache", shop.templates, shop.locales)
    if order.slugs:
        made = list(html.shared({}, press))
    else:
        sites = {language: _site_in(shop, language, editions) for language in shop.journal.facts.languages}
        made = [artifact for site in sites.values() for artifact in html.site(site, press)]
        made.extend(html.shared(sites, press))
    findings.extend(press.findings)
    findings.extend(missing_words(shop.locales))
    return made


def _site_in(shop: Shop, language: str, editions: Sequence[Edition]) -> Site:
    own = {edition.slug: edition for edition in editions if edition.language == language}
    issues = tuple(_issue_in(shop, issue, language, own) for issue in shop.journal.issues)
    listed = {
        slug for issue in shop.journal.issues for section in issue.facts.sections for slug in section.articles
    }
    others = tuple(edition for slug, edition in own.items() if slug not in listed)
    newest_first = sorted(issues, key=lambda issue: (str(issue.date or ""), issue.name), reverse=True)
    return Site(shop.resolver.journal_edition(language), tuple(newest_first), others)


def _issue_in(shop: Shop, issue: Issue, language: str, own: Mapping[str, Edition]) -> IssueEdition:
    facts = issue.facts
    sections = tuple(
        IssueSectionEdition(
            shop.resolver.text(section.title, language),
            tuple(own[slug] for slug in section.articles if slug in own),
        )
        for section in facts.sections
    )
    title = in_language(facts.title, language) or ""
    return IssueEdition(
        shop.resolver.journal_edition(language),
        issue.name,
        title,
        facts.volume,
        facts.issue,
        facts.date,
        sections,
    )


def _report(outcome: Outcome, order: Order) -> None:
    """Leaves the findings where other programs can read them."""
    from .reporting import as_json, as_sarif

    for name, data in (("json", as_json(outcome.findings)), ("sarif", as_sarif(outcome.findings))):
        write_whole(order.output / "reports" / f"findings.{name}", data.encode())

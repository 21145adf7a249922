"""What a build leaves in the output folder: articles, the pages about them all, and nothing that is gone."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from ..errors import CajistaError, failure_of
from ..findings import Findings, settled
from ..model.article import Article
from ..model.edition import Edition
from ..outputs import Artifact, Press, Site, paths
from ..outputs.setting import missing_words
from ..reading.article import read_article
from ..reading.journal import ARTICLES, issue_names
from ..resolving.issues import issue_edition
from ..shop import Shop
from ..writing import write_whole
from .earlier import Earlier
from .kept import Kept, digest_of, listed
from .order import Made, Order
from .outcome import File, Outcome

if TYPE_CHECKING:
    from ..checks import Entry


def publish(
    made: Sequence[Made],
    present: Sequence[str],
    order: Order,
    shop: Shop,
    findings: Findings,
    kept: Kept,
) -> Outcome:
    """Writes what was made, and the pages about more than one article.

    `present` are the articles that the journal has, made or not.

    Raises:
        CajistaError: the cache folder cannot be written.
    """
    work = _Publishing(made, present, order, shop, findings, kept)
    work.write_articles()
    work.write_pages()
    work.earlier.save()
    if not order.slugs:
        work.check_journal()
    kept.save()
    return replace(work.outcome, findings=settled(findings, shop.journal.facts.checks))


@dataclass(slots=True)
class _Publishing:
    """The writing of what one build made."""

    made: Sequence[Made]
    present: Sequence[str]
    order: Order
    shop: Shop
    findings: Findings
    kept: Kept
    earlier: Earlier = field(init=False)
    outcome: Outcome = field(init=False)
    editions: dict[tuple[str, str], Edition] = field(default_factory=dict)  # written, by language and slug
    entries: "list[Entry]" = field(default_factory=list)

    def __post_init__(self) -> None:
        self.earlier = Earlier(self.order.output)
        self.outcome = Outcome(articles=len(self.made))

    def write_articles(self) -> None:
        """Writes each article, or leaves what there was of it, and notes why."""
        for one in self.made:
            own = settled(one.findings, self.shop.journal.facts.checks)
            if own and one.rows:
                self.outcome.rows[one.slug] = one.rows
            self.findings.extend(own)
            self.entries.extend(one.entries)
            if one.failure:
                self.outcome.failed[one.slug] = one.failure
            elif self.order.strict and any(each.severity in ("error", "warning") for each in own):
                self.outcome.kept.append(one.slug)
            else:
                self._write_article(one)

    def _write_article(self, one: Made) -> None:
        try:
            self._write(one.artifacts)
        except CajistaError as error:
            self.outcome.failed[one.slug] = error
            return
        if one.is_kept:
            return
        for edition in one.editions:
            shown = listed(edition)
            self.editions[edition.language, edition.slug] = shown
            one.listed[edition.language] = digest_of(shown)
            self.earlier.keep(shown)
        if one.proof and not self._unread(one.proof.article):
            self.kept.note_article(one)

    def _write(self, artifacts: Iterable[Artifact]) -> None:
        written = []
        try:
            for artifact in artifacts:
                if not artifact.is_kept:
                    write_whole(self.order.output / artifact.path, artifact.data)
                facts = (artifact.format, artifact.slug, artifact.language, artifact.pages)
                written.append(File(artifact.path, *facts))
        finally:
            self.earlier.note(written)
            self.outcome.files.extend(written)

    def write_pages(self) -> None:
        """Writes the pages about more than one article, or leaves what there was of them, and notes why."""
        try:
            self._remove_other_articles()  # first, so that no list has them
            if "html" in self.order.formats_of(self.shop):
                self._write_site()
            self._remove_other_pages()
        except Exception as error:  # the articles that were made must not suffer for it
            failure = failure_of(error)
            self.outcome.failed_pages.append(failure)
            self.findings.extend(failure.findings)

    def _write_site(self) -> None:
        """Writes the pages about more than one article, and what all pages share."""
        inputs, reused = self.kept.together("site", self.made, self._present_pages())
        if reused:
            self._write(reused[0])
            self.findings.extend(reused[1])
            return
        from ..outputs import html

        press = Press(
            self.order.project, self.order.output / ".cache", self.shop.templates, self.shop.locales
        )
        languages = [language for language in self.shop.journal.facts.languages if self._has_home(language)]
        sites = {language: self._site_in(language, languages) for language in languages}
        pages = [artifact for site in sites.values() for artifact in html.site(site, press)]
        pages += html.shared(sites, press)
        self._write(pages)
        found = [*press.findings, *missing_words(self.shop.locales)]
        self.findings.extend(found)
        self.kept.note_together("site", inputs, pages, found)

    def _present_pages(self) -> list[tuple[str, str]]:
        """The pages that lists show, whether made now or before."""
        languages = self.shop.journal.facts.languages
        return [
            (slug, language)
            for slug in self.present
            for language in languages
            if self.order.has(paths.article_page(language, slug))
        ]

    def check_journal(self) -> None:
        """Holds all articles together against the rules for them."""
        inputs, reused = self.kept.together("checks", (), self.entries)
        if reused:
            self.findings.extend(reused[1])
            return
        from .. import checks

        found = list(checks.check_journal(self.entries, self.shop.desk))
        self.findings.extend(found)
        self.kept.note_together("checks", inputs, (), found)

    def _has_home(self, language: str) -> bool:
        wanted = self.order.languages
        return not wanted or language in wanted or self.order.has(paths.home_page(language))

    def _site_in(self, language: str, languages: Sequence[str]) -> Site:
        """The site in a language, with every article that has a page, made now or before."""
        resolver, own = self.shop.resolver, self._listed_in(language)
        issues = [issue_edition(resolver, issue, language, own) for issue in self.shop.journal.issues]
        listed = {
            edition.slug for issue in issues for section in issue.sections for edition in section.editions
        }
        others = tuple(edition for slug, edition in own.items() if slug not in listed)
        newest_first = sorted(issues, key=lambda issue: (str(issue.date or ""), issue.name), reverse=True)
        return Site(resolver.journal_edition(language), tuple(newest_first), others, tuple(languages))

    def _listed_in(self, language: str) -> Mapping[str, Edition]:
        found = {
            slug: self.editions.get((language, slug)) or self._from_before(language, slug)
            for slug in self.present
        }
        return {slug: edition for slug, edition in found.items() if edition}

    def _from_before(self, language: str, slug: str) -> Edition | None:
        """The edition of an article that has a page from an earlier build."""
        if not self.order.has(paths.article_page(language, slug)):
            return None
        edition = self.earlier.edition(language, slug) or self._read_again(language, slug)
        return self.order.with_links(edition, ()) if edition else None

    def _read_again(self, language: str, slug: str) -> Edition | None:
        try:
            article, _ = read_article(self.order.project, slug, self.shop.journal)
            if article and language in article.versions:
                return listed(self.shop.resolver.resolve(article, language))
        except Exception:  # its own build tells what is wrong with it; here it is only left out of a list
            return None
        return None

    def _remove_other_articles(self) -> None:
        """Deletes what earlier builds made of articles and this one did not, but not what it could not make."""
        articles = {one.slug: one.proof.article for one in self.made if one.proof}

        def stays(path: str, slug: str, language: str) -> bool:
            if not slug or slug in self.outcome.failed or slug in self.outcome.kept:
                return True
            return slug in articles and language in self._unread(articles[slug])

        self._remove(stays)

    def _unread(self, article: Article) -> list[str]:
        """The languages of an article whose texts are there and cannot be read."""
        folder = self.order.project / article.folder
        languages = self.shop.journal.facts.languages
        return [one for one in languages if one not in article.versions and (folder / f"{one}.md").exists()]

    def _remove_other_pages(self) -> None:
        """Deletes pages about issues and languages that are no more; one whose issue cannot be read stays."""
        journal = self.shop.journal
        unread = set(issue_names(self.order.project)) - {issue.name for issue in journal.issues}
        issues = tuple(
            paths.issue_page(language, name).removesuffix("index.html")
            for language in journal.facts.languages
            for name in unread
        )
        self._remove(lambda path, slug, language: bool(slug) or path.startswith(issues))

    def _remove(self, stays: Callable[[str, str, str], bool]) -> None:
        if self.order.is_whole and (self.order.project / ARTICLES).is_dir():
            self.earlier.remove({file.path for file in self.outcome.files}, stays)

"""The pages about more than one article: each made from what it shows, and made again only where that changed."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from ..findings import Finding
from ..model.article import Issue
from ..model.edition import Edition, JournalEdition
from ..outputs import Artifact, Press, Site, paths
from ..outputs.setting import missing_words
from ..reading.article import read_article
from ..resolving.issues import issue_edition
from ..shop import Shop
from .cards import Card, Cards, card_of, day_of
from .kept import Kept
from .order import Order, with_links

_NEWEST = 100  # articles that a feed has: whoever follows it knows the others


@dataclass(frozen=True, slots=True)
class Pages:
    """One page or several that are made together, under the name by which they are known: of several words."""

    name: str
    inputs: str  # what tells that from which they are made
    artifacts: Sequence[Artifact]
    findings: Sequence[Finding]
    is_kept: bool = False  # whether they stand as they were made before


@dataclass(frozen=True)
class Lists:
    """What the pages about several articles are made from; `present` are articles with a page, by language."""

    order: Order
    shop: Shop
    present: Mapping[str, Sequence[str]]
    cards: Cards
    kept: Kept

    def pages(self) -> Iterator[Pages]:
        """All of them, each as it is made or found."""
        for language in self._languages:
            yield self._home(language)
            yield from (self._issue(issue, language) for issue in self._issues)
            yield self._feed(language)
        yield self._sitemap()
        yield self._shared()

    @cached_property
    def _languages(self) -> list[str]:
        """In which the site can be read."""
        wanted = self.order.languages
        return [
            language
            for language in self.shop.journal.facts.languages
            if not wanted or language in wanted or self.order.has(paths.home_page(language))
        ]

    @cached_property
    def _issues(self) -> list[Issue]:
        """Newest first."""
        issues = self.shop.journal.issues
        return sorted(issues, key=lambda one: (str(one.facts.date or ""), one.name), reverse=True)

    @cached_property
    def _press(self) -> Press:
        cache = self.order.output / ".cache"
        return Press(self.order.project, cache, self.shop.templates, self.shop.locales)

    def _journal(self, language: str) -> JournalEdition:
        return self.shop.resolver.journal_edition(language)

    def _home(self, language: str) -> Pages:
        newest = self._issues[0].slugs if self._issues else ()
        others = [slug for slug in self.present[language] if slug not in self._in_issues]
        contents = [section for issue in self._issues[:1] for section in issue.facts.sections]

        def make() -> Iterator[Artifact]:
            from ..outputs import html

            shown = self._editions(language, (*newest, *others))
            issues = [issue_edition(self.shop.resolver, one, language, shown) for one in self._issues]
            rest = tuple(shown[slug] for slug in others if slug in shown)
            site = Site(self._journal(language), tuple(issues), rest, tuple(self._languages))
            yield html.home(site, self._press)

        headlines = [_headline(issue) for issue in self._issues]
        return self._made(
            f"home {language}", make, headlines, contents, self._known(language, (*newest, *others))
        )

    def _issue(self, issue: Issue, language: str) -> Pages:
        def make() -> Iterator[Artifact]:
            from ..outputs import html

            edition = issue_edition(
                self.shop.resolver, issue, language, self._editions(language, issue.slugs)
            )
            site = Site(self._journal(language), (edition,), (), tuple(self._languages))
            yield html.issue(edition, site, self._press)

        facts = (_headline(issue), issue.facts.sections)
        return self._made(f"issue {language} {issue.name}", make, facts, self._known(language, issue.slugs))

    def _feed(self, language: str) -> Pages:
        newest = sorted(self._every[language].items(), key=lambda one: day_of(one[1]), reverse=True)[:_NEWEST]

        def make() -> Iterator[Artifact]:
            from ..outputs import html

            shown = self._editions(language, [slug for slug, _ in newest])
            yield html.feed(self._journal(language), tuple(shown.values()), self._press)

        return self._made(f"feed {language}", make, newest)

    def _sitemap(self) -> Pages:
        """The list of all pages, for search engines."""
        days: dict[str, dict[str, str]] = {}
        for language, known in self._every.items():
            for slug, card in known.items():
                days.setdefault(slug, {})[language] = day_of(card)
        issues = [issue.name for issue in self._issues]

        def make() -> Iterator[Artifact]:
            from ..outputs import html

            journals = [self._journal(language) for language in self._languages]
            yield from html.sitemap(journals, issues, days, self._press)

        return self._made("sitemap of all", make, issues, days)

    def _shared(self) -> Pages:
        """What is made once for all languages."""

        def make() -> Iterator[Artifact]:
            from ..outputs import html

            yield from html.shared([self._journal(language) for language in self._languages], self._press)

        return self._made("shared by all", make)

    def _made(self, name: str, make: Callable[[], Iterable[Artifact]], *inputs: object) -> Pages:
        """Pages made by a function of the inputs, or found as it made them before."""
        digest, reused = self.kept.together(name, self._languages, inputs)
        if reused:
            return Pages(name, digest, *reused, is_kept=True)
        artifacts = list(make())
        findings = [*self._press.findings, *missing_words(self.shop.locales)]
        self._press.findings.items.clear()
        return Pages(name, digest, artifacts, findings)

    @cached_property
    def _in_issues(self) -> Mapping[str, None]:
        """Every article that an issue lists, newest issue first."""
        return dict.fromkeys(slug for issue in self._issues for slug in issue.slugs)

    @cached_property
    def _every(self) -> Mapping[str, Mapping[str, Card]]:
        """The card of every article that has a page, by language; newest issue first."""
        return {language: dict(self._cards_in(language)) for language in self._languages}

    def _cards_in(self, language: str) -> Iterator[tuple[str, Card]]:
        present = dict.fromkeys(self.present[language])
        listed = {slug: None for slug in self._in_issues if slug in present}
        for slug in listed | present:
            if card := self.cards.card(language, slug) or self._read_again(language, slug):
                yield slug, card

    def _known(self, language: str, slugs: Iterable[str]) -> dict[str, Card]:
        """The cards of those articles that have a page."""
        every = self._every[language]
        return {slug: every[slug] for slug in slugs if slug in every}

    def _editions(self, language: str, slugs: Iterable[str]) -> dict[str, Edition]:
        """What those articles that have a page show in lists, in this order."""
        known = list(self._known(language, slugs))
        found = dict(self.cards.editions(language, known))
        for slug in known:
            if slug not in found and self._read_again(language, slug):
                found |= self.cards.editions(language, [slug])
        return {slug: found[slug] for slug in known if slug in found}

    def _read_again(self, language: str, slug: str) -> Card | None:
        """What lists show of an article that an earlier build made, where nothing was kept of it."""
        try:
            article, _ = read_article(self.order.project, slug, self.shop.journal)
            if article is None or language not in article.versions:
                return None
            edition = with_links(self.shop.resolver.resolve(article, language), (), (), self.order.has)
        except Exception:  # its own build tells what is wrong with it; here it is only left out of a list
            return None
        listed = card_of(edition)
        self.cards.note(language, slug, listed)
        return listed.card


def _headline(issue: Issue) -> tuple[object, ...]:
    facts = issue.facts
    return issue.name, facts.volume, facts.issue, facts.date, facts.title

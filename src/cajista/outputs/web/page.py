"""A page of the site among the others: what it links to, and in which languages it can be read."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

from ...locale import Locale
from ...model.edition import Edition, IssueEdition, JournalEdition
from .. import Press, paths
from .metadata import address, plain


@dataclass(frozen=True, slots=True)
class PageLanguage:
    """A language in which a page can be read; `name` is its own name for itself."""

    language: str
    locale: str
    name: str
    href: str
    address: str
    current: bool


@dataclass(frozen=True, slots=True)
class GateQuestion:
    """The question of the gate, and its answers, in one language."""

    language: str
    locale: str
    question: str
    yes: str
    no: str


@dataclass(frozen=True)
class Page:
    """A page at `path`; `place` tells where the same page stands in a language, `offered` which have it."""

    path: str
    journal: JournalEdition
    press: Press
    place: Callable[[str], str]
    offered: tuple[str, ...]

    def to(self, target: str) -> str:
        """The address of another file of the site from this page."""
        return paths.relative(self.path, target)

    @property
    def locale(self) -> Locale:
        """The locale of the page."""
        return self.press.locale(self.journal.language)

    @property
    def address(self) -> str:
        """The page's absolute address; empty where the journal states no `base_url`."""
        return address(self.journal.base_url, self.path)

    @property
    def home(self) -> str:
        """The journal's first page in this language."""
        return self.to(paths.home_page(self.journal.language))

    @property
    def feed(self) -> str:
        """The feed of this language."""
        return self.to(feed_path(self.journal.language))

    @cached_property
    def languages(self) -> list[PageLanguage]:
        """The languages that the page can be read in, in the journal's order."""
        return [self.in_language(code) for code in self.journal.languages if code in self.offered]

    def in_language(self, code: str) -> PageLanguage:
        """The page in one of its languages."""
        locale, target = self.press.locale(code), self.place(code)
        return PageLanguage(
            code,
            locale.code,
            own_name(locale),
            self.to(target),
            address(self.journal.base_url, target),
            code == self.journal.language,
        )

    @cached_property
    def gate(self) -> list[GateQuestion]:
        """The gate in every language of the journal, the page's own first."""
        own = self.journal.language
        order = sorted(self.journal.languages, key=lambda code: code != own)
        return [_question(self.press.locale(code)) for code in order]

    # What templates call.

    def asset(self, name: str) -> str:
        """A file that all pages share."""
        return self.to(paths.asset(name))

    def article(self, slug: str) -> str:
        """An article's page in this language."""
        return self.to(paths.article_page(self.journal.language, slug))

    def pdf(self, edition: Edition) -> str:
        """An article's PDF."""
        return self.to(paths.download(edition, "pdf"))

    def to_issue(self, name: str) -> str:
        """An issue's page in this language."""
        return self.to(paths.issue_page(self.journal.language, name))

    def title(self, edition: Edition) -> str:
        """An article's title in plain words."""
        return plain(edition.title)

    def issue_title(self, issue: IssueEdition) -> str:
        """Volume, issue and date in words."""
        locale = self.locale
        parts = [
            locale.say("Volume {volume}", volume=issue.volume) if issue.volume else "",
            locale.say_in("in a title", "Issue {issue}", issue=issue.issue) if issue.issue else "",
            locale.date(issue.date) if issue.date else "",
        ]
        return ", ".join(part for part in parts if part)


@dataclass(frozen=True)
class ArticlePage(Page):
    """The page of one article."""

    edition: Edition

    @property
    def issue(self) -> str:
        """The page of its issue; empty outside an issue."""
        return self.to_issue(self.edition.issue_name) if self.edition.issue_name else ""

    def download(self, suffix: str) -> str:
        """A file that the page offers: `pdf`, `bib`, `ris`, `csl.json`."""
        return self.to(paths.download(self.edition, suffix))

    def translation(self, language: str) -> str:
        """The article's page in another language."""
        return self.to(paths.article_page(language, self.edition.slug))


def article_page(edition: Edition, press: Press) -> ArticlePage:
    """The page of an article."""
    return ArticlePage(
        path=paths.article_page(edition.language, edition.slug),
        journal=edition.journal,
        press=press,
        place=lambda code: paths.article_page(code, edition.slug),
        offered=(edition.language, *(one.language for one in edition.translations if one.has_page)),
        edition=edition,
    )


def journal_page(
    journal: JournalEdition, press: Press, place: Callable[[str], str], offered: Iterable[str] = ()
) -> Page:
    """A page of the journal that every language has, unless `offered` names some."""
    return Page(place(journal.language), journal, press, place, tuple(offered or journal.languages))


def feed_path(language: str) -> str:
    """Where the feed of a language stands."""
    return f"{paths.SITE}/{language}/feed.xml"


def own_name(locale: Locale) -> str:
    """A language's own name for itself, as it stands alone."""
    name = locale.language_name(locale.language)
    return name[:1].upper() + name[1:]


def _question(locale: Locale) -> GateQuestion:
    return GateQuestion(
        locale.language,
        locale.code,
        locale.say("Are you a health professional able to prescribe or dispense drugs?"),
        locale.say("Yes"),
        locale.say("No"),
    )

"""Pages and files about more than one article: home, issues, feed, sitemap."""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from ...model.edition import Edition, IssueEdition, JournalEdition
from .. import Artifact, Press, Site, paths
from .metadata import address, description, plain
from .page import feed_path, journal_page, own_name

_EPOCH = datetime.date(1970, 1, 1)  # of what has no date of its own: the clock is never asked


@dataclass(frozen=True, slots=True)
class Place:
    """A page in one language, as the sitemap lists it."""

    language: str
    address: str
    changed: str = ""


def made(path: str, text: str, language: str = "") -> Artifact:
    """A text file of the site."""
    return Artifact(path, text.encode(), "html", language=language)


def home(site: Site, press: Press) -> Artifact:
    """The journal's first page in a language."""
    page = journal_page(site.journal, press, paths.home_page, site.languages)
    text = press.templates.render("html/home.html", page.locale, page=page, journal=site.journal, site=site)
    return made(page.path, text, site.journal.language)


def issue(edition: IssueEdition, site: Site, press: Press) -> Artifact:
    """The contents page of an issue."""
    page = journal_page(site.journal, press, partial(_issue_place, edition.name), site.languages)
    text = press.templates.render(
        "html/issue.html", page.locale, page=page, journal=site.journal, issue=edition
    )
    return made(page.path, text, site.journal.language)


def _issue_place(name: str, language: str) -> str:
    return paths.issue_page(language, name)


def feed(journal: JournalEdition, editions: Sequence[Edition], press: Press) -> Artifact:
    """The Atom feed (RFC 4287) of a language with some articles, newest first."""
    path = feed_path(journal.language)
    entries = [_feed_entry(edition, path) for edition in editions]
    entries.sort(key=lambda entry: str(entry["updated"]), reverse=True)
    text = press.templates.render(
        "html/feed.xml",
        press.locale(journal.language),
        journal=journal,
        identifier=address(journal.base_url, path)
        or f"urn:x-journal:{journal.issn_online or journal.issn_print}",
        address=address(journal.base_url, path),
        home=address(journal.base_url, paths.home_page(journal.language)),
        updated=entries[0]["updated"] if entries else _instant(_EPOCH),
        entries=entries,
    )
    return made(path, text, journal.language)


def _feed_entry(edition: Edition, path: str) -> dict[str, Any]:
    page = paths.article_page(edition.language, edition.slug)
    absolute, href = address(edition.journal.base_url, page), paths.relative(path, page)
    return {
        "identifier": f"https://doi.org/{edition.doi}"
        if edition.doi
        else absolute or f"urn:x-article:{edition.slug}",
        "title": plain(edition.title),
        "updated": _instant(_day(edition)),
        "address": absolute,
        "href": href,
        "authors": [author.name for author in edition.authors],
        "subject": edition.subject,
        "summary": description(edition),
    }


def _day(edition: Edition) -> datetime.date:
    date = edition.published or edition.issue_date
    return date.first_day if date else _EPOCH


def _instant(day: datetime.date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def root(journals: Sequence[JournalEdition], press: Press) -> Artifact:
    """The page at the site's root, which offers the languages."""
    first = journals[0]
    path = f"{paths.SITE}/index.html"
    homes = [
        {
            "title": journal.title,
            "href": paths.relative(path, paths.home_page(journal.language)),
            "address": address(first.base_url, paths.home_page(journal.language)),
            "language": journal.language,
            "locale": journal.locale,
            "name": own_name(press.locale(journal.language)),
        }
        for journal in journals
    ]
    where = address(first.base_url, path)
    text = press.templates.render("html/root.html", press.locale(first.language), homes=homes, address=where)
    return made(path, text)


def sitemap(
    journals: Sequence[JournalEdition],
    issues: Sequence[str],
    articles: Mapping[str, Mapping[str, str]],
    press: Press,
) -> Iterator[Artifact]:
    """The sitemap with every page's other languages; none without `base_url`, since its addresses are absolute.

    `issues` are their names; `articles` tell by slug and language when each was published (ISO 8601, or empty).
    """
    if not journals or not journals[0].base_url:
        return
    base, languages = journals[0].base_url, [journal.language for journal in journals]
    places = [[Place(code, address(base, paths.home_page(code))) for code in languages]]
    places += [
        [Place(code, address(base, paths.issue_page(code, name))) for code in languages] for name in issues
    ]
    places += [
        [Place(code, address(base, paths.article_page(code, slug)), day) for code, day in days.items()]
        for slug, days in articles.items()
    ]
    text = press.templates.render("html/sitemap.xml", press.locale(languages[0]), places=places)
    yield made(f"{paths.SITE}/sitemap.xml", text)


def robots(journals: Sequence[JournalEdition]) -> Artifact:
    """What crawlers may read: everything; and where the sitemap is."""
    base = journals[0].base_url
    where = f"\nSitemap: {base}sitemap.xml\n" if base else ""
    return made(f"{paths.SITE}/robots.txt", f"User-agent: *\nAllow: /\n{where}")

"""Pages and files about more than one article: home, issues, feed, sitemap."""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from ...model.edition import Edition
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


def issues(site: Site, press: Press) -> Iterator[Artifact]:
    """The contents pages of the issues."""
    for issue in site.issues:
        page = journal_page(site.journal, press, partial(_issue_place, issue.name), site.languages)
        text = press.templates.render(
            "html/issue.html", page.locale, page=page, journal=site.journal, issue=issue
        )
        yield made(page.path, text, site.journal.language)


def _issue_place(name: str, language: str) -> str:
    return paths.issue_page(language, name)


def editions_of(site: Site) -> list[Edition]:
    """Every article of the site, newest issue first."""
    listed = [e for issue in site.issues for section in issue.sections for e in section.editions]
    return [*listed, *site.others]


def feed(site: Site, press: Press) -> Artifact:
    """The Atom feed (RFC 4287) of a language, newest first."""
    journal, path = site.journal, feed_path(site.journal.language)
    entries = sorted(
        (_feed_entry(edition, path) for edition in editions_of(site)),
        key=lambda e: str(e["updated"]),
        reverse=True,
    )
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


def root(sites: Mapping[str, Site], press: Press) -> Artifact:
    """The page at the site's root, which offers the languages."""
    journal = next(iter(sites.values())).journal
    path = f"{paths.SITE}/index.html"
    homes = [
        {
            "title": site.journal.title,
            "href": paths.relative(path, paths.home_page(language)),
            "address": address(journal.base_url, paths.home_page(language)),
            "language": language,
            "locale": site.journal.locale,
            "name": own_name(press.locale(language)),
        }
        for language, site in sites.items()
    ]
    locale = press.locale(journal.language)
    return made(
        path,
        press.templates.render(
            "html/root.html", locale, homes=homes, address=address(journal.base_url, path)
        ),
    )


def sitemap(sites: Mapping[str, Site], press: Press) -> Artifact | None:
    """The sitemap with every page's other languages; None without `base_url`, since its addresses are absolute."""
    first = next(iter(sites.values()))
    if not first.journal.base_url:
        return None
    places = [*_common_places(sites), *_article_places(sites)]
    locale = press.locale(first.journal.language)
    return made(
        f"{paths.SITE}/sitemap.xml", press.templates.render("html/sitemap.xml", locale, places=places)
    )


def _common_places(sites: Mapping[str, Site]) -> Iterator[list[Place]]:
    base = next(iter(sites.values())).journal.base_url
    yield [Place(code, address(base, paths.home_page(code))) for code in sites]
    names = dict.fromkeys(issue.name for site in sites.values() for issue in site.issues)
    for name in names:
        yield [Place(code, address(base, paths.issue_page(code, name))) for code in sites]


def _article_places(sites: Mapping[str, Site]) -> Iterator[list[Place]]:
    versions: dict[str, list[Place]] = {}
    for language, site in sites.items():
        for edition in editions_of(site):
            page = address(site.journal.base_url, paths.article_page(language, edition.slug))
            changed = _day(edition).isoformat() if _day(edition) != _EPOCH else ""
            versions.setdefault(edition.slug, []).append(Place(language, page, changed))
    yield from versions.values()


def robots(sites: Mapping[str, Site]) -> Artifact:
    """What crawlers may read: everything; and where the sitemap is."""
    base = next(iter(sites.values())).journal.base_url
    where = f"\nSitemap: {base}sitemap.xml\n" if base else ""
    return made(f"{paths.SITE}/robots.txt", f"User-agent: *\nAllow: /\n{where}")

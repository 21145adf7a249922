"""What an article's page says of itself to machines: Google Scholar, Dublin Core, Open Graph, schema.org."""

import json
import re
from collections.abc import Iterator
from typing import Any

from markupsafe import Markup

from ...model.block import Blocks, Paragraph, walk_blocks
from ...model.edition import Edition, EditionAuthor
from ...model.inline import Citation, FootnoteReference, Inline, Inlines, map_inlines, plain_text
from .. import paths

_DESCRIPTION = (80, 300)  # characters: how many paragraphs are added to reach, and where the text is cut


def address(edition_base: str, path: str) -> str:
    """The absolute address of a file of the site, index pages by their folder; empty without `base_url`."""
    inside = path.removeprefix(f"{paths.SITE}/").removesuffix("index.html")
    return edition_base + inside if edition_base else ""


def description(edition: Edition) -> str:
    """What search results and shared links show: the abstract's beginning, else the text's."""
    text = ""
    for paragraph in _paragraphs(edition.abstract or edition.body.blocks):
        text = f"{text} {paragraph}".strip()
        if len(text) >= _DESCRIPTION[0]:
            break
    return shortened(text, _DESCRIPTION[1])


def _paragraphs(blocks: Blocks) -> Iterator[str]:
    for block in walk_blocks(blocks):
        if isinstance(block, Paragraph) and len(text := plain(block.children)) > 40:  # not "Dear Editor,"
            yield text


def plain(inlines: Inlines) -> str:
    """The words of a run in one line, without citations and footnote marks."""
    return " ".join(plain_text(map_inlines(inlines, _without_marks)).split())


def _without_marks(node: Inline) -> Inlines:
    return () if isinstance(node, (Citation, FootnoteReference)) else (node,)


def shortened(text: str, limit: int) -> str:
    """A text cut after a whole word, with an ellipsis, where it is longer than `limit` characters."""
    return text if len(text) <= limit else re.sub(r"[\s,;:.(]*\s\S*$", "", text[:limit]) + "…"


def scholar(edition: Edition) -> Iterator[tuple[str, str]]:
    """Highwire Press tags, which Google Scholar and reference managers read."""
    journal, page = edition.journal, paths.article_page(edition.language, edition.slug)
    yield "citation_title", plain(edition.title)
    for author in edition.authors:
        yield from _scholar_author(author)
    if date := edition.published or edition.issue_date:
        yield "citation_publication_date", str(date).replace("-", "/")
    yield "citation_journal_title", journal.title
    yield "citation_journal_abbrev", journal.short_title
    for issn in (journal.issn_print, journal.issn_online):
        yield "citation_issn", issn
    yield "citation_publisher", journal.publisher
    yield "citation_volume", edition.volume
    yield "citation_issue", edition.issue
    yield "citation_firstpage", edition.first_page
    yield "citation_lastpage", edition.last_page
    yield "citation_doi", edition.doi
    yield "citation_language", edition.language
    yield "citation_article_type", edition.subject
    yield "citation_keywords", "; ".join(plain(keyword) for keyword in edition.keywords)
    yield "citation_fulltext_html_url", address(journal.base_url, page)
    if "pdf" in edition.formats:
        yield "citation_pdf_url", address(journal.base_url, paths.download(edition, "pdf"))


def _scholar_author(author: EditionAuthor) -> Iterator[tuple[str, str]]:
    family = f"{author.family} {author.suffix}".strip()
    yield "citation_author", author.literal or ", ".join(part for part in (family, author.given) if part)
    for affiliation in author.affiliations:
        yield "citation_author_institution", affiliation.text
    yield "citation_author_orcid", author.orcid
    yield "citation_author_email", author.email if author.corresponding else ""


def dublin_core(edition: Edition) -> Iterator[tuple[str, str]]:
    """Dublin Core elements (ISO 15836-1)."""
    yield "DC.title", plain(edition.title)
    for author in edition.authors:
        yield "DC.creator", author.name
    yield "DC.type", "Text"
    yield "DC.format", "text/html"
    yield "DC.language", edition.locale
    yield "DC.publisher", edition.journal.publisher
    yield "DC.source", edition.journal.title
    yield "DC.date", str(edition.published or edition.issue_date or "")
    yield "DC.identifier", f"https://doi.org/{edition.doi}" if edition.doi else ""
    yield "DC.rights", edition.licence.url or edition.licence.name if edition.licence else ""
    for keyword in edition.keywords:
        yield "DC.subject", plain(keyword)


def open_graph(edition: Edition) -> Iterator[tuple[str, str]]:
    """Open Graph properties, by which a shared link shows its title."""
    yield "og:type", "article"
    yield "og:site_name", edition.journal.title
    yield "og:title", plain(edition.title)
    yield "og:description", description(edition)
    yield "og:url", address(edition.journal.base_url, paths.article_page(edition.language, edition.slug))
    yield "og:locale", edition.locale.replace("-", "_")
    for other in (one for one in edition.translations if one.has_page):
        yield "og:locale:alternate", other.locale.replace("-", "_")


def json_ld(edition: Edition) -> Markup:
    """The article as a schema.org ScholarlyArticle, safe to stand within `<script>`."""
    text = json.dumps(_article(edition), ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e"))


def _article(edition: Edition) -> dict[str, Any]:
    date = edition.published or edition.issue_date
    url = address(edition.journal.base_url, paths.article_page(edition.language, edition.slug))
    return _stated(
        {
            "@context": "https://schema.org",
            "@type": "ScholarlyArticle",
            "@id": f"https://doi.org/{edition.doi}" if edition.doi else url,
            "url": url,
            "headline": plain(edition.title),
            "alternativeHeadline": plain(edition.subtitle),
            "description": description(edition),
            "articleSection": edition.subject,
            "author": [_author(author) for author in edition.authors],
            "datePublished": str(date or ""),
            "inLanguage": edition.locale,
            "isAccessibleForFree": bool(edition.licence and edition.licence.open),
            "license": edition.licence.url if edition.licence else "",
            "identifier": _doi(edition.doi),
            "keywords": [plain(keyword) for keyword in edition.keywords],
            "wordCount": edition.word_count,
            "pagination": edition.pages,
            "isPartOf": _issue(edition),
            "publisher": _stated({"@type": "Organization", "name": edition.journal.publisher}),
            "funder": [
                _stated({"@type": "Organization", "name": one.institution}) for one in edition.funding
            ],
            ("workTranslation" if edition.is_source else "translationOfWork"): [
                _stated(
                    {
                        "@type": "ScholarlyArticle",
                        "@id": f"https://doi.org/{other.doi}" if other.doi else "",
                        "headline": plain(other.title),
                        "inLanguage": other.locale,
                    }
                )
                for other in edition.translations
            ],
        }
    )


def _author(author: EditionAuthor) -> dict[str, Any]:
    places = [
        _stated({"@type": "Organization", "name": one.text, "sameAs": one.ror}) for one in author.affiliations
    ]
    if author.literal:
        return _stated({"@type": "Organization", "name": author.literal})
    return _stated(
        {
            "@type": "Person",
            "name": author.name,
            "givenName": author.given,
            "familyName": author.family,
            "sameAs": author.orcid,
            "email": author.email if author.corresponding else "",
            "affiliation": places,
        }
    )


def _doi(doi: str) -> dict[str, str]:
    return {"@type": "PropertyValue", "propertyID": "DOI", "value": doi} if doi else {}


def _issue(edition: Edition) -> dict[str, Any]:
    journal = edition.journal
    periodical = _stated(
        {
            "@type": "Periodical",
            "name": journal.title,
            "alternateName": journal.short_title,
            "issn": [issn for issn in (journal.issn_print, journal.issn_online) if issn],
        }
    )
    part = periodical
    if edition.volume:
        part = {"@type": "PublicationVolume", "volumeNumber": edition.volume, "isPartOf": part}
    if edition.issue:
        issued = {"datePublished": str(edition.issue_date)} if edition.issue_date else {}
        part = {"@type": "PublicationIssue", "issueNumber": edition.issue, **issued, "isPartOf": part}
    return part


def _stated(values: dict[str, Any]) -> dict[str, Any]:
    """What is not empty; a flag that is false is a statement too."""
    return {name: value for name, value in values.items() if value or value is False}

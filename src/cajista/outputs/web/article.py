"""What the template of an article's page is given."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, get_args

from markupsafe import Markup

from ...locale import Locale
from ...model.edition import ContentsEntry, Edition
from ...model.facts import CreditRole
from .. import Press
from . import metadata
from .images import Size
from .page import article_page
from .writer import WebWriter

_LONG = 3  # headings, from which an article has a list of contents
_CONTENTS_DEPTH = 2
_ROLES = frozenset(get_args(CreditRole))

# The files in which reference managers take the article: format, suffix, media type, name.
_CITATION_FILES = (
    ("bib", "bib", "application/x-bibtex", "BibTeX"),
    ("ris", "ris", "application/x-research-info-systems", "RIS"),
    ("csl-json", "csl.json", "application/vnd.citationstyles.csl+json", "CSL-JSON"),
)


@dataclass(frozen=True, slots=True)
class ContentsLine:
    """A line of the list of contents with those under it."""

    id: str
    title: Markup
    children: list["ContentsLine"] = field(default_factory=list)


def article_values(edition: Edition, press: Press, sizes: Mapping[str, Size]) -> dict[str, Any]:
    """The values of `html/article.html`."""
    locale = press.locale(edition.language)
    writer = WebWriter(edition, locale, press, sizes)
    abstract, body = writer.flow(edition.abstract), writer.flow(edition.body.blocks)
    return {
        "edition": edition,
        "journal": edition.journal,
        "page": article_page(edition, press),
        "writer": writer,
        "title_words": metadata.plain(edition.title),
        "abstract": abstract,
        "body": body,
        "footnotes": writer.footnotes(),
        "contents": contents(edition, writer) if len(edition.contents) >= _LONG else [],
        "numbered": [entry.label for entry in edition.bibliography] == _count(len(edition.bibliography)),
        "letter": letter,
        "corresponding": [author for author in edition.authors if author.corresponding],
        "first_authors": first_authors(edition),
        "contributions": contributions(edition, locale),
        "declarations": declarations(edition, locale),
        "dates": dates(edition, locale),
        "metrics": metrics(edition),
        **_files(edition),
        **_metadata(edition),
    }


def _count(number: int) -> list[str]:
    return [str(at) for at in range(1, number + 1)]


def _files(edition: Edition) -> dict[str, Any]:
    chosen = [one for one in _CITATION_FILES if one[0] in edition.formats]
    pdf = [("pdf", "application/pdf", "PDF")] if "pdf" in edition.formats else []
    return {
        "citation_files": [(suffix, name) for _, suffix, _, name in chosen],
        "downloads": pdf + [(suffix, media, name) for _, suffix, media, name in chosen],
    }


def _metadata(edition: Edition) -> dict[str, Any]:
    return {
        "description": metadata.description(edition),
        "scholar": metadata.scholar(edition),
        "dublin_core": metadata.dublin_core(edition),
        "open_graph": metadata.open_graph(edition),
        "json_ld": metadata.json_ld(edition),
    }


def contents(edition: Edition, writer: WebWriter) -> list[ContentsLine]:
    """The list of contents as a tree, to the second level of headings."""
    lines: list[ContentsLine] = []
    open_lines: list[tuple[int, list[ContentsLine]]] = [(0, lines)]
    for entry in edition.contents:
        if entry.level <= _CONTENTS_DEPTH:
            line = _line(entry, writer)
            while open_lines[-1][0] >= entry.level:
                open_lines.pop()
            open_lines[-1][1].append(line)
            open_lines.append((entry.level, line.children))
    return lines


def _line(entry: ContentsEntry, writer: WebWriter) -> ContentsLine:
    return ContentsLine(entry.id, writer.unlinked(entry.title))


def letter(index: int) -> str:
    """a, b, … z, aa: the sign of the nth place that cites a reference."""
    rest, own = divmod(index, 26)
    return (letter(rest - 1) if rest else "") + chr(ord("a") + own)


def first_authors(edition: Edition) -> dict[str, int]:
    """For each affiliation the place in the byline of the first author who has it; 0 for none."""
    places = {affiliation.id: 0 for affiliation in edition.affiliations}
    for at, author in enumerate(edition.authors, start=1):
        for affiliation in author.affiliations:
            places[affiliation.id] = places[affiliation.id] or at
    return places


def contributions(edition: Edition, locale: Locale) -> list[tuple[str, list[str]]]:
    """Each author's CRediT roles, in the edition's language."""
    return [
        (
            author.name,
            [locale.say_in("contributor role", role) if role in _ROLES else role for role in author.roles],
        )
        for author in edition.authors
        if author.roles
    ]


def declarations(edition: Edition, locale: Locale) -> list[tuple[str, str]]:
    """Kinds and headings of what the article declares."""
    headings = {
        "conflicts": locale.say("Conflicts of interest"),
        "ethics": locale.say("Ethics"),
        "data": locale.say("Data availability"),
        "acknowledgements": locale.say("Acknowledgments"),
        "funding": locale.say("Funding"),
    }
    return [(kind, heading) for kind, heading in headings.items() if edition.declarations.get(kind)]


def dates(edition: Edition, locale: Locale) -> list[tuple[str, Any]]:
    """The article's dates with their names."""
    named = [
        (locale.say("Received"), edition.received),
        (locale.say("Revised"), edition.revised),
        (locale.say("Accepted"), edition.accepted),
        (locale.say("Published"), edition.published),
    ]
    return [(name, date) for name, date in named if date]


def metrics(edition: Edition) -> str:
    """Where the article's metrics are, if the journal names a source; empty otherwise."""
    source = edition.journal.metrics
    if not source or ("{doi}" in source.url and not edition.doi):
        return ""
    return source.url.replace("{doi}", edition.doi)

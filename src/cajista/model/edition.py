"""An edition: one article in one language, everything resolved, ready for any output. Frozen."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from .block import Blocks, Document
from .dates import PartialDate
from .facts import Metrics
from .inline import Inlines
from .span import Span


@dataclass(frozen=True, slots=True)
class Licence:
    """A licence: its SPDX identifier, its name as printed, its deed's address (empty where unknown)."""

    id: str
    name: str
    url: str = ""
    open: bool = False


@dataclass(frozen=True, slots=True)
class EditionAffiliation:
    """An affiliation in one language; `label` is its superscript letter."""

    label: str
    id: str
    text: str  # parts joined as printed
    institution: str
    department: str = ""
    city: str = ""
    region: str = ""
    country: str = ""  # in words
    country_code: str = ""
    ror: str = ""  # https://ror.org/…


@dataclass(frozen=True, slots=True)
class EditionAuthor:
    """An author as the byline shows them; `affiliations` are those they refer to, in label order."""

    name: str
    given: str = ""
    family: str = ""
    suffix: str = ""
    literal: str = ""
    orcid: str = ""  # https://orcid.org/…
    email: str = ""
    corresponding: bool = False
    equal_contributor: bool = False
    deceased: bool = False
    roles: tuple[str, ...] = ()
    affiliations: tuple[EditionAffiliation, ...] = ()


@dataclass(frozen=True, slots=True)
class EditionFunding:
    """A source of money in one language."""

    institution: str
    award: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class BibliographyEntry:
    """A reference as the list shows it.

    `label` is what stands before it ("1", without its punctuation; empty in author-date styles);
    `children` the entry without that label; `backlinks` the anchors of the citations that mention
    it, in reading order; `item` its CSL-JSON.
    """

    id: str
    label: str
    children: Inlines
    text: str
    backlinks: tuple[str, ...] = ()
    doi: str = ""
    pmid: str = ""
    pmcid: str = ""
    url: str = ""
    item: Mapping[str, Any] = field(default_factory=dict)

    @property
    def anchor(self) -> str:
        """The identifier of the entry on a page."""
        return f"ref-{self.id}"


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """A line of an article's own table of contents; `level` counts from 1."""

    level: int
    id: str
    title: Inlines


@dataclass(frozen=True, slots=True)
class Translation:
    """The same article in another language."""

    language: str
    locale: str  # BCP 47, as xml:lang takes it
    name: str  # the language's own name for itself
    title: Inlines
    doi: str = ""
    has_page: bool = True  # whether there is a web page of it to link to


@dataclass(frozen=True, slots=True)
class JournalEdition:
    """The journal in one language."""

    title: str
    short_title: str
    publisher: str
    issn_print: str
    issn_online: str
    language: str
    locale: str
    base_url: str
    gate: bool
    metrics: Metrics | None
    languages: Mapping[str, str]  # code -> locale, the site's default first


@dataclass(frozen=True, slots=True)
class OutdatedPart:
    """A part of a translation that follows an older version of its source, or is not translated yet.

    `name` is what the page calls it; `spans` are those of its blocks; `anchor` is the first one's identifier on a
    page, empty where none of the text's blocks is it.
    """

    name: str
    spans: tuple[Span, ...] = ()
    anchor: str = ""
    is_missing: bool = False


@dataclass(frozen=True, slots=True)
class Edition:
    """One article in one language with citations, cross-references, numbers and typography resolved."""

    journal: JournalEdition
    slug: str
    folder: str  # of the sources, relative to the project
    language: str
    locale: str
    direction: str  # "ltr" or "rtl"
    is_source: bool  # whether the article was written in this language
    type: str
    subject: str
    title: Inlines
    subtitle: Inlines
    running_title: str
    running_authors: str
    translations: tuple[Translation, ...]
    authors: tuple[EditionAuthor, ...]
    affiliations: tuple[EditionAffiliation, ...]
    volume: str
    issue: str
    issue_name: str  # of the issue's file; empty outside an issue
    issue_date: PartialDate | None
    first_page: str
    last_page: str
    doi: str
    licence: Licence | None
    received: PartialDate | None
    revised: PartialDate | None
    accepted: PartialDate | None
    published: PartialDate | None
    funding: tuple[EditionFunding, ...]
    keywords: tuple[Inlines, ...]
    abstract: Blocks
    notice: Inlines
    body: Document
    declarations: Mapping[str, Blocks]
    contents: tuple[ContentsEntry, ...]
    bibliography: tuple[BibliographyEntry, ...]
    cite_as: Inlines
    item: Mapping[str, Any]  # the article itself as a CSL-JSON item
    word_count: int
    figure_files: Mapping[
        str, str
    ]  # source as written -> file that serves this language, relative to the article
    formats: tuple[str, ...]  # in which it can be had, so that pages offer these and no others
    outdated: tuple[OutdatedPart, ...] = ()  # where a translation is known not to follow its source
    source_language: str = ""  # of the text that it translates, where parts are outdated

    @property
    def pages(self) -> str:
        """The page range with an en dash, or the one page; empty where none is stated."""
        if self.last_page and self.last_page != self.first_page:
            return f"{self.first_page}–{self.last_page}"
        return self.first_page


@dataclass(frozen=True, slots=True)
class IssueSectionEdition:
    """A section of an issue in one language."""

    title: str
    editions: tuple[Edition, ...]


@dataclass(frozen=True, slots=True)
class IssueEdition:
    """An issue in one language."""

    journal: JournalEdition
    name: str
    title: str
    volume: str
    issue: str
    date: PartialDate | None
    sections: tuple[IssueSectionEdition, ...]

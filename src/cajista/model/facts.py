"""What the YAML files of a journal state: journal, issue, article, and each language's front matter.

The classes are the schema: reading checks files against them, `cajista schema` writes them out, and
the text below a field is the help that an editor's editor shows. Any value that differs by language
is a mapping from language to value (`Localized`); a plain value serves all languages.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias, TypeVar

from .dates import PartialDate

Value = TypeVar("Value")
LocalizedText: TypeAlias = str | dict[str, str]
LocalizedTexts: TypeAlias = list[str] | dict[str, list[str]]

# How pydantic is to treat these classes; no import of pydantic is needed to say so. Where their help is
# wanted, "use_attribute_docstrings" is added: it reads the sources, which takes as long as all the rest.
STRICT_KEYS: dict[str, str | bool] = {"extra": "forbid"}


def in_language(value: Value | Mapping[str, Value] | None, language: str) -> Value | None:
    """The value that a language has: its own where the value is a mapping, else the plain one."""
    if isinstance(value, Mapping):
        return value.get(language)
    return value


ArticleType: TypeAlias = Literal[
    "abstract", "addendum", "announcement", "article-commentary", "book-review", "books-received",
    "brief-report", "calendar", "case-report", "clinical-trial", "collection", "correction", "data-paper",
    "discussion", "dissertation", "editorial", "editorial-material", "expression-of-concern", "guideline",
    "in-brief", "interview", "introduction", "letter", "meeting-report", "methods-article", "news", "obituary",
    "oration", "other", "partial-retraction", "product-review", "protocol", "rapid-communication", "reply",
    "reprint", "research-article", "retraction", "review-article", "systematic-review", "technical-report",
    "translation",
]  # fmt: skip

CreditRole: TypeAlias = Literal[
    "Conceptualization", "Data curation", "Formal analysis", "Funding acquisition", "Investigation",
    "Methodology", "Project administration", "Resources", "Software", "Supervision", "Validation",
    "Visualization", "Writing – original draft", "Writing – review & editing",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name in parts, or a group's whole name as `literal`."""

    __pydantic_config__ = STRICT_KEYS

    given: str = ""
    """Given names, in full or as initials."""
    family: str = ""
    """Family name or names, with their particles and hyphens."""
    suffix: str = ""
    """What follows the name: Jr, III."""
    literal: LocalizedText = ""
    """The whole name of a group, as it is to be printed."""


@dataclass(frozen=True, slots=True)
class Author:
    """One author, in the order of the byline."""

    __pydantic_config__ = STRICT_KEYS

    name: Name
    """`{given, family, suffix}`, or `{literal}` for a group."""
    orcid: str = ""
    """ORCID iD, with or without https://orcid.org/."""
    email: str = ""
    """E-mail address, printed for a corresponding author."""
    corresponding: bool = False
    """Whether readers write to this author."""
    equal_contributor: bool = False
    """Whether this author contributed equally with others so marked."""
    deceased: bool = False
    """Whether the author has died."""
    roles: list[str] = field(default_factory=list)
    """CRediT roles by their names in English."""
    affiliations: list[str] = field(default_factory=list)
    """Ids of `affiliations`, in the order of the superscript letters."""


@dataclass(frozen=True, slots=True)
class Affiliation:
    """An institution that authors belong to."""

    __pydantic_config__ = STRICT_KEYS

    id: str
    """What authors refer to it by."""
    department: LocalizedText = ""
    """Department, service or unit."""
    institution: LocalizedText = ""
    """Institution."""
    city: LocalizedText = ""
    """City."""
    region: LocalizedText = ""
    """State, province or region."""
    country: str = ""
    """Two-letter country code (ISO 3166-1)."""
    ror: str = ""
    """ROR identifier, with or without https://ror.org/."""


@dataclass(frozen=True, slots=True)
class Funding:
    """One source of money for the work."""

    __pydantic_config__ = STRICT_KEYS

    institution: LocalizedText = ""
    """Who gave the money."""
    award: str = ""
    """Number of the award or grant."""
    id: str = ""
    """Identifier of the funder: its DOI in Crossref's registry, or ROR."""


@dataclass(frozen=True, slots=True)
class Dates:
    """The dates of an article, each as YYYY-MM-DD, YYYY-MM or YYYY."""

    __pydantic_config__ = STRICT_KEYS

    received: PartialDate | None = None
    """When the manuscript came in."""
    revised: PartialDate | None = None
    """When its revision came in."""
    accepted: PartialDate | None = None
    """When it was accepted."""
    published: PartialDate | None = None
    """When it was first published."""


@dataclass(frozen=True, slots=True)
class ArticleFacts:
    """`article.yaml`: what is true of an article in every language, stated once."""

    __pydantic_config__ = STRICT_KEYS

    type: ArticleType = "research-article"
    """Kind of article, by JATS's article-type values."""
    subject: LocalizedText = ""
    """The label over the title; by default the kind of article in words."""
    source_language: str = ""
    """The language the article was written in; the others are translations of it."""
    title: LocalizedText = ""
    """Title, where the front matter of the languages does not give it."""
    subtitle: LocalizedText = ""
    """Subtitle."""
    short_title: LocalizedText = ""
    """Title for the running head."""
    keywords: LocalizedTexts = field(default_factory=list)
    """Key words."""
    abstract: LocalizedText = ""
    """Abstract."""
    doi: LocalizedText = ""
    """DOI without https://doi.org/, one for all languages or one per language."""
    volume: str = ""
    """Volume, where no issue file lists the article."""
    issue: str = ""
    """Issue, where no issue file lists the article."""
    first_page: LocalizedText = ""
    """First page: one for all languages, or one per language."""
    last_page: LocalizedText = ""
    """Last page."""
    dates: Dates = field(default_factory=Dates)
    """When it was received, revised, accepted and published."""
    license: str = ""
    """Licence by its SPDX identifier (CC-BY-4.0); by default the journal's."""
    authors: list[Author] = field(default_factory=list)
    """Authors in the order of the byline."""
    affiliations: list[Affiliation] = field(default_factory=list)
    """Institutions that the authors refer to."""
    funding: list[Funding] = field(default_factory=list)
    """Who paid for the work."""
    bibliography: str = ""
    """Name of the reference file in the article's folder; by default references.yaml, .json, .bib or .ris."""


@dataclass(frozen=True, slots=True)
class Declarations:
    """What an article declares, in one language. Headings in the body so worded serve as well."""

    __pydantic_config__ = STRICT_KEYS

    conflicts: str = ""
    """Conflicts of interest."""
    ethics: str = ""
    """Ethics approval and consent."""
    data: str = ""
    """Where the data are to be had."""
    acknowledgements: str = ""
    """Thanks."""
    funding: str = ""
    """Funding, in words."""


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What stands between the `---` lines at the head of `en.md`, `es.md`…: the words of one language.

    `doi`, `subject`, `first_page` and `last_page` may stand here too and then win over `article.yaml`.
    """

    __pydantic_config__ = STRICT_KEYS

    title: str = ""
    """Title, in inline Markdown."""
    subtitle: str = ""
    """Subtitle."""
    short_title: str = ""
    """Title for the running head, where the whole is too long for it."""
    abstract: str = ""
    """Abstract: one paragraph or several, in Markdown."""
    keywords: list[str] = field(default_factory=list)
    """Key words."""
    subject: str = ""
    """The label over the title."""
    doi: str = ""
    """DOI of this language's version."""
    first_page: str = ""
    """First page of this language's version."""
    last_page: str = ""
    """Last page of this language's version."""
    notice: str = ""
    """A line that readers must see before the text: an erratum, a demonstration."""
    declarations: Declarations = field(default_factory=Declarations)
    """Conflicts, ethics, data, acknowledgements, funding."""


@dataclass(frozen=True, slots=True)
class Issn:
    """International Standard Serial Numbers of a journal (ISO 3297)."""

    __pydantic_config__ = STRICT_KEYS

    print: LocalizedText = ""
    """Of the printed edition."""
    online: LocalizedText = ""
    """Of the online edition."""


@dataclass(frozen=True, slots=True)
class Metrics:
    """Where readers find how often an article is read and cited. It is a link: no page loads it by itself."""

    __pydantic_config__ = STRICT_KEYS

    name: str
    """What the source is called."""
    url: str
    """Its address, with {doi} where the article's DOI goes."""


@dataclass(frozen=True, slots=True)
class HouseStyle:
    """What journals differ in, for all languages or per language."""

    __pydantic_config__ = STRICT_KEYS

    decimal: LocalizedText = ""
    """Decimal mark: "." or ","; by default the locale's."""
    thousands: LocalizedText = ""
    """What parts groups of three digits in numbers of five digits and more; by default the locale's."""
    range_dash: LocalizedText = "–"
    """The dash of a numeric range."""
    quotes: LocalizedTexts = field(default_factory=list)
    """Quotation marks: opening, closing, inner opening, inner closing; by default the locale's."""
    citation_position: LocalizedText = "after-punctuation"
    """Where a superscript citation stands: after-punctuation or before-punctuation."""
    et_al: LocalizedText = "et al."
    """How "and others" is worded beside a citation."""
    units: list[str] = field(default_factory=list)
    """Units of measurement beside those known."""
    abbreviations: LocalizedTexts = field(default_factory=list)
    """Abbreviations that need no expansion, beside those known."""
    required: dict[str, list[str]] = field(default_factory=dict)
    """Front matter that an article must have, by article type."""


@dataclass(frozen=True, slots=True)
class JournalFacts:
    """`journal.yaml`: the journal and how it is made."""

    __pydantic_config__ = STRICT_KEYS

    title: LocalizedText
    """The journal's name."""
    languages: dict[str, str]
    """Languages and their locales ({en: en-US, es: es-ES}); the first is the site's default."""
    short_title: LocalizedText = ""
    """Abbreviated name, as references give it."""
    issn: Issn = field(default_factory=Issn)
    """ISSN of the printed and of the online edition."""
    publisher: LocalizedText = ""
    """Publisher."""
    style: str = "nlm-citation-sequence-superscript"
    """A CSL style by name, or a file in templates/csl/."""
    license: str = ""
    """Licence of the articles by its SPDX identifier, where an article states no other."""
    base_url: str = ""
    """Where the site will stand: https://journal.example/."""
    gate: bool = False
    """Whether the site asks readers if they are health professionals."""
    metrics: Metrics | None = None
    """A source of metrics to link to."""
    formats: list[str] = field(default_factory=list)
    """What `cajista build` makes; by default all that the program has."""
    checks: dict[str, Literal["error", "warning", "info", "off"]] = field(default_factory=dict)
    """Severity per rule."""
    house_style: HouseStyle = field(default_factory=HouseStyle)
    """What journals differ in."""
    outdated_translations: Literal["refuse", "mark"] = "refuse"
    """Whether translations may be published that follow an older version of their source, or lack parts of it:
    refuse, such a part is an error; mark, pages and PDFs say which parts these are. Only of texts that are recorded."""
    retractions: str = ""
    """A list of retracted works in the folder content, as Retraction Watch has it; by default retractions.csv."""


@dataclass(frozen=True, slots=True)
class IssueSection:
    """A section of an issue's table of contents."""

    __pydantic_config__ = STRICT_KEYS

    articles: list[str]
    """Slugs of its articles, in order."""
    title: LocalizedText = ""
    """Heading of the section."""


@dataclass(frozen=True, slots=True)
class IssueFacts:
    """`issues/19-2.yaml`: one issue of the journal."""

    __pydantic_config__ = STRICT_KEYS

    volume: str
    """Volume."""
    issue: str = ""
    """Number within the volume."""
    date: PartialDate | None = None
    """Date of the issue: YYYY-MM, YYYY-MM-DD or YYYY."""
    title: LocalizedText = ""
    """Title of a special issue."""
    sections: list[IssueSection] = field(default_factory=list)
    """Sections in order."""
    blank_pages: list[str] = field(default_factory=list)
    """Pages that no article has, blank or with advertisements: 123, or 130-132 for several."""

"""An article in all its languages, as read: facts, texts, references, and where each stands."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeAlias

from .block import Blocks, Document
from .facts import ArticleFacts, FrontMatter, IssueFacts, JournalFacts
from .glossary import Glossary
from .inline import Inlines
from .span import Span, start_of

ValuePath: TypeAlias = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class SourceMap:
    """Where every value of a structured file stands, by its path: `("authors", 0, "orcid")`.

    `spans` holds values; `keys` the key of each entry of a mapping, by the same path.
    """

    file: str
    spans: Mapping[ValuePath, Span] = field(default_factory=dict)
    keys: Mapping[ValuePath, Span] = field(default_factory=dict)
    _firsts: dict[ValuePath, Span] = field(default_factory=dict, init=False, compare=False, repr=False)

    def at(self, *path: str | int) -> Span:
        """The span of a value; of what is missing, where it would stand: its mapping's first key."""
        if path in self.spans:
            return self.spans[path]
        parent = path[:-1]
        while parent and parent not in self.spans:
            parent = parent[:-1]
        return self._first_keys().get(parent) or self.spans.get(parent, start_of(self.file))

    def _first_keys(self) -> Mapping[ValuePath, Span]:
        """Each mapping's first key; found once, when first asked for."""
        if not self._firsts:
            for place, span in self.keys.items():
                mapping = place[:-1]
                self._firsts[mapping] = min(span, self._firsts.get(mapping, span))
        return self._firsts

    def key(self, *path: str | int) -> Span:
        """The span of the key of an entry."""
        return self.keys.get(path) or self.at(*path)


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference: a CSL-JSON item (CSL 1.0.2, Appendix IV), and where its fields stand.

    `path` is the place of the entry in `source`, so that `source.at(*path, "DOI")` is its DOI's span.
    """

    id: str
    item: Mapping[str, Any]
    source: SourceMap
    path: ValuePath = ()

    def at(self, *field_path: str | int) -> Span:
        """The span of a field of the reference."""
        return self.source.at(*self.path, *field_path)


@dataclass(frozen=True, slots=True)
class Allowance:
    """A rule whose findings are silenced on the lines `line_from` to `line_to` of a file, both included."""

    rule: str
    reason: str
    span: Span
    line_from: int
    line_to: int


@dataclass(frozen=True, slots=True)
class Version:
    """An article's text in one language."""

    language: str
    front: FrontMatter
    source: SourceMap  # of the front matter
    body: Document
    title: Inlines = ()
    subtitle: Inlines = ()
    short_title: Inlines = ()
    abstract: Blocks = ()
    keywords: tuple[Inlines, ...] = ()
    notice: Inlines = ()
    declarations: Mapping[str, Blocks] = field(default_factory=dict)  # by field name of `Declarations`
    allowances: tuple[Allowance, ...] = ()

    @property
    def file(self) -> str:
        """The Markdown file, relative to the project."""
        return self.source.file


@dataclass(frozen=True, slots=True)
class Article:
    """Everything known of one article in all its languages."""

    slug: str
    folder: str  # relative to the project: content/articles/<slug>
    facts: ArticleFacts
    source: SourceMap  # of article.yaml
    versions: Mapping[str, Version]  # by language
    references: Mapping[str, Reference]  # by key, in the order of the file
    has_unread_references: bool = False  # a finding says why
    figures: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Files under figures/, relative to the article's folder → languages they serve (empty: every one)."""
    allowances: tuple[Allowance, ...] = ()  # of the files of facts
    pixels: Mapping[str, tuple[int, int]] = field(
        default_factory=dict
    )  # width and height of images made of pixels

    @property
    def every_allowance(self) -> tuple[Allowance, ...]:
        """Those of the files of facts and of all languages' texts."""
        return (*self.allowances, *(one for version in self.versions.values() for one in version.allowances))

    def figure_file(self, source: str, language: str) -> str:
        """The file that serves a language for an image: `fig.xx.svg` before `fig.svg`; empty without one."""
        stem, _, suffix = source.rpartition(".")
        return next((file for file in (f"{stem}.{language}.{suffix}", source) if file in self.figures), "")


@dataclass(frozen=True, slots=True)
class Issue:
    """One issue of the journal, as read."""

    name: str  # file name without suffix: 19-2
    facts: IssueFacts
    source: SourceMap

    @property
    def slugs(self) -> tuple[str, ...]:
        """Its articles in order."""
        return tuple(dict.fromkeys(slug for section in self.facts.sections for slug in section.articles))


@dataclass(frozen=True)
class Journal:
    """The journal, as read."""

    facts: JournalFacts
    source: SourceMap
    issues: tuple[Issue, ...] = ()
    glossary: Glossary = field(default_factory=Glossary)

    def issue_of(self, slug: str) -> Issue | None:
        """The issue that lists an article, if one does."""
        return self._by_article.get(slug)

    @cached_property
    def _by_article(self) -> dict[str, Issue]:
        found: dict[str, Issue] = {}
        for issue in self.issues:
            for slug in issue.slugs:
                found.setdefault(slug, issue)
        return found

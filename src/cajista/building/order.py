"""What is ordered, what it is made with, and what becomes of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from ..drafting import Wording
from ..errors import CajistaError, UsageError
from ..findings import Finding, message
from ..formats import WITH_PAGES
from ..model.edition import Edition
from ..outputs import Artifact, paths

if TYPE_CHECKING:
    from concurrent.futures import Future

    from ..checks import Proof
    from ..reporting.rows import Row
    from ..shop import Shop

Setting: TypeAlias = "Future[tuple[list[Artifact], list[Finding]]]"
UNREADABLE = CajistaError(message("Its sources cannot be read."))


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be built. Empty slugs, languages or formats mean all."""

    project: Path
    output: Path
    slugs: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    strict: bool = False
    draft: bool = False
    wording: Wording = ""

    @property
    def is_whole(self) -> bool:
        """Whether it asks for all that the journal has."""
        return not (self.slugs or self.languages or self.formats)

    def has(self, path: str) -> bool:
        """Whether an earlier build has left a file."""
        return (self.output / path).is_file()

    def formats_of(self, shop: "Shop") -> tuple[str, ...]:
        """The formats to make: those ordered, else the journal's; with web pages those that they offer."""
        own = shop.resolver.formats
        names = self.formats or own
        with_pages = [name for name in WITH_PAGES if name in own] if "html" in names else []
        return tuple(dict.fromkeys((*names, *with_pages)))

    def with_links(self, edition: Edition, names: Sequence[str]) -> Edition:
        """An edition whose page links to what is now made, in the formats named, or is there already."""
        known = dict.fromkeys((*edition.formats, *names))
        formats = tuple(name for name in known if name in names or self.has(paths.file_of(edition, name)))
        translations = (
            replace(one, has_page=self._has_page(one.language, edition.slug)) for one in edition.translations
        )
        return replace(edition, formats=formats, translations=tuple(translations))

    def _has_page(self, language: str, slug: str) -> bool:
        is_made = not self.languages or language in self.languages
        return is_made or self.has(paths.article_page(language, slug))


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a build or a check."""

    findings: list[Finding] = field(default_factory=list)
    artifacts: list[Artifact] = field(default_factory=list)  # written or found unchanged; without bytes
    failed: dict[str, CajistaError] = field(default_factory=dict)  # article -> why it could not be built
    failed_pages: list[CajistaError] = field(default_factory=list)  # why pages about several could not be
    kept: list[str] = field(default_factory=list)  # articles whose earlier output --strict kept
    rows: "dict[str, Sequence[Row]]" = field(default_factory=dict)  # of articles in which something was found
    articles: int = 0
    known: int = 0  # of these, how many an earlier check had found just as they are

    @property
    def has_errors(self) -> bool:
        """Whether something is wrong that makes the exit status 1."""
        return bool(self.failed or self.failed_pages) or any(
            finding.severity == "error" for finding in self.findings
        )

    @property
    def has_warnings(self) -> bool:
        """Whether something is wrong that --strict minds."""
        return any(finding.severity == "warning" for finding in self.findings)


@dataclass(slots=True)
class Made:
    """What came of one article in some languages."""

    slug: str
    findings: list[Finding] = field(default_factory=list)
    editions: list[Edition] = field(default_factory=list)
    artifacts: list[Artifact] = field(default_factory=list)
    begun: list[tuple[Edition, Setting]] = field(default_factory=list)  # formats that are still being set
    proof: "Proof | None" = None
    failure: CajistaError | None = None


def chosen_slugs(present: Sequence[str], slugs: Sequence[str]) -> list[str]:
    """The articles asked for, each once.

    Raises:
        UsageError: one of them does not exist.
    """
    for slug in slugs:
        if slug not in present:
            import difflib

            near = difflib.get_close_matches(slug, present, n=1)
            hint = message("Did you mean {word}?", word=near[0]) if near else None
            raise UsageError(message("There is no article {slug}.", slug=slug), hint)
    return list(dict.fromkeys(slugs or present))

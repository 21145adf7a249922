"""What is ordered, what it is made with, and what becomes of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from ..drafting import Wording
from ..errors import CajistaError
from ..findings import Finding, message
from ..formats import WITH_PAGES
from ..model.edition import Edition
from ..outputs import Artifact, paths

if TYPE_CHECKING:
    from concurrent.futures import Future

    from ..checks import Entry, Proof
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


@dataclass(slots=True)
class Made:
    """What came of one article in some languages."""

    slug: str
    findings: list[Finding] = field(default_factory=list)
    editions: list[Edition] = field(default_factory=list)
    artifacts: list[Artifact] = field(default_factory=list)
    begun: list[tuple[Edition, str, Setting]] = field(
        default_factory=list
    )  # formats that are still being set
    inputs: dict[tuple[str, str], str] = field(
        default_factory=dict
    )  # language, format -> what tells its inputs
    results: dict[tuple[str, str], tuple[list[Artifact], list[Finding]]] = field(default_factory=dict)
    entries: "Sequence[Entry]" = ()
    rows: "Sequence[Row]" = ()  # where something was found
    listed: dict[str, str] = field(default_factory=dict)  # language -> digest of what lists show
    is_kept: bool = False  # whether all stands as it was made before
    proof: "Proof | None" = None
    failure: CajistaError | None = None

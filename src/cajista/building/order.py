"""What is ordered, what it is made with, and what becomes of it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from ..drafting import Wording
from ..errors import CajistaError
from ..findings import Finding, message
from ..formats import WITH_PAGES
from ..model.edition import Edition
from ..outputs import Artifact, paths

if TYPE_CHECKING:
    from ..checks import Entry
    from ..reporting.rows import Row
    from ..shop import Shop
    from .cards import Listed

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
    explain: bool = False  # whether it is to be told why things are made anew
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


Result: TypeAlias = tuple[list[Artifact], list[Finding]]
"""Files, and what was found when they were made."""


class Setting(NamedTuple):
    """One format of an edition, made: what tells its inputs, and what came of it."""

    inputs: str
    result: Result


@dataclass(frozen=True, slots=True)
class Task:
    """An article to make, with all that its making depends on but the project's own files."""

    order: Order
    slug: str
    is_there: frozenset[str]  # its files that earlier builds left
    made_with: str  # tells the program and the templates from others
    known: Mapping[tuple[str, str], Setting]  # language, format -> what stands as it was written
    weight: int = 0  # of its texts, in bytes

    def with_links(self, edition: Edition, names: Sequence[str]) -> Edition:
        """An edition whose page links to what is now made, in the formats named, or is there already."""
        return with_links(edition, names, self.order.languages, self.is_there.__contains__)


@dataclass(slots=True)
class Made:
    """What came of one article in some languages."""

    slug: str
    findings: list[Finding] = field(default_factory=list)
    artifacts: list[Artifact] = field(default_factory=list)
    settings: dict[tuple[str, str], Setting] = field(default_factory=dict)  # by language and format
    cards: "dict[str, Listed]" = field(default_factory=dict)  # by language: what lists show of it
    entries: "Sequence[Entry]" = ()
    rows: "Sequence[Row]" = ()  # where something was found
    unread: Sequence[str] = ()  # languages whose texts are there and cannot be read
    failure: CajistaError | None = None


def with_links(
    edition: Edition, names: Sequence[str], languages: Sequence[str], is_there: Callable[[str], bool]
) -> Edition:
    """An edition whose page links to what is now made (formats, languages; none: all) or is there by its path."""
    known = dict.fromkeys((*edition.formats, *names))
    formats = tuple(name for name in known if name in names or is_there(paths.file_of(edition, name)))
    translations = (
        replace(
            one,
            has_page=not languages
            or one.language in languages
            or is_there(paths.article_page(one.language, edition.slug)),
        )
        for one in edition.translations
    )
    return replace(edition, formats=formats, translations=tuple(translations))

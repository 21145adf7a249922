"""What a rendering element can see while one reference is set."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ..items import Item, Person
from ..output.blob import Blob, Kids
from ..style import Locale, Style
from ..style.nodes import Area, Names, Node

if TYPE_CHECKING:
    from .nameoptions import NameOptions

FIRST, SUBSEQUENT, IBID, IBID_WITH_LOCATOR = 0, 1, 2, 3


@dataclass(slots=True)
class CiteData:
    """One cite of a cluster as the renderer sees it."""

    id: str
    locator: str = ""
    label: str = "page"
    prefix: str = ""
    suffix: str = ""
    suppress_author: bool = False
    author_only: bool = False
    position: int = FIRST
    near_note: bool = False
    first_note: int = 0


@dataclass(slots=True)
class ItemState:
    """What the whole document gives a reference: its number, and how it is told from others.

    `added` counts, for each rendered name variable, the names shown beyond et-al's; `levels` says
    for each name how much of the given name shows: 0 as the style has it, 1 initials, 2 all.
    """

    number: int = 0
    year_suffix: str = ""
    condition: int = 0
    added: tuple[int, ...] = ()
    levels: tuple[tuple[int, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class SeenNames:
    """A list of names as it was rendered: its people, how many showed, how much of given names."""

    variable: str
    persons: tuple[Person, ...]
    shown: int
    level: int
    initials: bool


@dataclass(slots=True, eq=False)
class Run:
    """A style, a locale and an area, with what can be worked out once for them."""

    style: Style
    locale: Locale
    area: Area
    kind: str  # "citation", "bibliography" or "sort"
    uses_year_suffix: bool = False  # the style places year-suffix itself
    name_options: dict[tuple[int, int], "NameOptions"] = field(default_factory=dict)
    sort_options: dict[str, str] | None = None


@dataclass(slots=True, eq=False)
class Context:
    """The state of one rendering of one reference."""

    run: Run
    item: Item
    state: ItemState
    cite: CiteData | None = None
    render: Callable[["Node", "Context"], Blob | None] = None  # type: ignore[assignment]
    called: bool = False
    filled: bool = False
    suppressed: frozenset[str] = frozenset()
    parent_names: Names | None = None
    substituting: bool = False
    names_index: int = 0
    names_seen: list[SeenNames] = field(default_factory=list)
    first_names: list[Blob] | None = None
    first_persons: Kids = field(default_factory=list)
    names_done: bool = False
    year_suffix_done: bool = False
    omit_names: bool = False
    omit_year: bool = False
    year_text: str = ""
    located: bool = False  # the cite's locator has been set
    conditions: int = 0
    macros: list[str] = field(default_factory=list)  # those being set
    comparing: bool = False  # for disambiguation: how the cite reads, not how it is set

    @property
    def locale(self) -> Locale:
        """The locale of the run."""
        return self.run.locale

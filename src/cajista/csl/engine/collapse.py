"""Collapsing of cites ("Cite Collapsing")."""

from collections.abc import Callable
from dataclasses import dataclass

from ..items import Item
from ..output.blob import Blob, Kids
from ..render import CiteData, ItemState


@dataclass(slots=True, eq=False)
class Rendered:
    """A cite that has been set, with what collapsing looks at."""

    cite: CiteData
    item: Item
    state: ItemState
    blob: Blob
    authors: str = ""
    year: str = ""
    empty: bool = False
    located: bool = False

    @property
    def bare(self) -> bool:
        """Whether nothing but the reference itself is in it."""
        return self.ends_bare and not self.cite.prefix

    @property
    def ends_bare(self) -> bool:
        """Whether nothing follows the reference in it."""
        return not (self.cite.suffix or self.located)


def _continues(before: Rendered, each: Rendered) -> bool:
    """Whether a cite can be in one range with that before it; a prefix may stand before a range."""
    return (
        before.state.number > 0
        and each.state.number == before.state.number + 1
        and before.ends_bare
        and each.bare
    )


def collapse_numbers(cites: list[Rendered], delimiter: str, dash: str) -> Kids:
    """Runs of three and more consecutive numbers become ranges: `1–3, 5`."""
    kids: Kids = []
    index = 0
    while index < len(cites):
        end = index + 1
        while end < len(cites) and _continues(cites[end - 1], cites[end]):
            end += 1
        if kids:
            kids.append(delimiter)
        if end - index > 2:
            kids.append(Blob([cites[index].blob, cites[end - 1].blob], dash))
        else:
            kids += _separated([each.blob for each in cites[index:end]], delimiter)
        index = end
    return kids


def _separated(blobs: list[Blob], delimiter: str) -> Kids:
    kids: Kids = []
    for blob in blobs:
        if kids:
            kids.append(delimiter)
        kids.append(blob)
    return kids


def grouped(cites: list[Rendered]) -> list[Rendered]:
    """Cites of the same names together, where the first of them stood ("Cite Grouping")."""
    place: dict[str, int] = {}
    for index, each in enumerate(cites):
        place.setdefault(each.authors or f"\0{index}", index)
    return sorted(cites, key=lambda each: place[each.authors] if each.authors else cites.index(each))


@dataclass(frozen=True, slots=True)
class YearCollapse:
    """How cites of the same people are drawn together.

    `names`, `years`: what is not repeated; `ranged`: `a–c`. `again` sets a cite without its names
    and, if told so, without its year.
    """

    names: bool
    years: bool
    ranged: bool
    delimiter: str
    within: str
    after: str
    suffixes: str
    again: Callable[[Rendered, bool], Blob | None]

    def join(self, cites: list[Rendered]) -> Kids:
        """The cites in order, delimiters between them."""
        kids: Kids = []
        index = 0
        while index < len(cites):
            end = index + 1
            while end < len(cites) and self._together(cites[end - 1], cites[end]):
                end += 1
            if kids:
                kids.append(self.after if self.names else self.delimiter)
            kids += self._group(cites[index:end])
            index = end
        return kids

    def _together(self, one: Rendered, other: Rendered) -> bool:
        return one.authors == other.authors

    def _group(self, cites: list[Rendered]) -> Kids:
        kids: Kids = [cites[0].blob]
        index = 1
        while index < len(cites):
            before, each = cites[index - 1], cites[index]
            same = self.years and _same_year(before, each)
            bare = before.bare and each.bare
            last = self._range_end(cites, index) if same else index
            if last > index:
                kids += ["–", self.again(cites[last], True) or cites[last].blob]
                index = last + 1
                continue
            blob = self.again(each, same) if self.names else each.blob
            if blob is not None:
                kids += [self.suffixes if same and bare else self.within, blob]
            index += 1
        return kids

    def _range_end(self, cites: list[Rendered], index: int) -> int:
        """The last of a run of letters that began before `index`; `index` itself if there is none."""
        end = index - 1
        while (
            self.ranged
            and end + 1 < len(cites)
            and _same_year(cites[end], cites[end + 1])
            and cites[end].ends_bare
            and cites[end + 1].bare
            and _ordinal(cites[end + 1]) == _ordinal(cites[end]) + 1
        ):
            end += 1
        return max(index, end)


def _same_year(one: Rendered, other: Rendered) -> bool:
    suffixed = one.state.year_suffix and other.state.year_suffix
    return bool(suffixed) and one.year == other.year


def _ordinal(each: Rendered) -> int:
    number = 0
    for letter in each.state.year_suffix:
        number = number * 26 + ord(letter) - 96
    return number

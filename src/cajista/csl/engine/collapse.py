"""Collapsing of cites ("Cite Collapsing")."""

from dataclasses import dataclass, field

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
    kids: Kids = field(default_factory=list)


def _stands_alone(each: Rendered) -> bool:
    cite = each.cite
    return bool(cite.prefix or cite.suffix or cite.locator or not each.state.number)


def collapse_numbers(cites: list[Rendered], delimiter: str, after: str, dash: str) -> Kids:
    """Runs of three and more consecutive numbers become ranges: `1–3, 5`."""
    kids: Kids = []
    index = 0
    while index < len(cites):
        end = index + 1
        while (
            end < len(cites)
            and not _stands_alone(cites[end - 1])
            and not _stands_alone(cites[end])
            and cites[end].state.number == cites[end - 1].state.number + 1
        ):
            end += 1
        if kids:
            collapsed = end - index > 2 or bool(after != delimiter and _was_range(kids[-1]))
            kids.append(after if collapsed and after != delimiter else delimiter)
        if end - index > 2:
            kids.append(Blob([cites[index].blob, cites[end - 1].blob], dash))
        else:
            kids += _separated([each.blob for each in cites[index:end]], delimiter)
        index = end
    return kids


def _was_range(kid: Blob | str) -> bool:
    return isinstance(kid, Blob) and bool(kid.delimiter)


def _separated(blobs: list[Blob], delimiter: str) -> Kids:
    kids: Kids = []
    for blob in blobs:
        if kids:
            kids.append(delimiter)
        kids.append(blob)
    return kids

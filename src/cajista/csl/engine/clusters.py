"""One cluster of cites set: sorted, collapsed, delimited, in the layout's affixes."""

from collections.abc import Mapping, Sequence

from ..items import Item
from ..output.blob import Blob, Kids, run
from ..output.richtext import rich_kids
from ..render import CiteData, Context, ItemState, Run, render, render_nodes
from .collapse import Rendered, collapse_numbers
from .sorting import Sorter

NO_FORM = "[CSL STYLE ERROR: reference with no printed form.]"


class ClusterSetter:
    """Sets clusters for one style and locale."""

    def __init__(self, run_: Run, sorter: Sorter) -> None:
        self.run = run_
        self.sorter = sorter
        self.collapse = run_.area.options.get("collapse", "")
        self.delimiter = run_.area.delimiter
        self.after = run_.area.options.get("after-collapse-delimiter", self.delimiter)

    def cluster(
        self,
        cites: Sequence[CiteData],
        items: Mapping[str, Item],
        states: Mapping[str, ItemState],
    ) -> Blob:
        """The whole cluster; ids that are unknown are set as they are, in bold."""
        known = [cite for cite in cites if cite.id in items]
        if self.sorter.keys and len(known) > 1:
            known = self.sorted(known, items, states)
        rendered = [self.cite(cite, items[cite.id], states[cite.id]) for cite in known]
        kids = self.joined(rendered)
        for cite in cites:
            if cite.id not in items:
                if kids:
                    kids.append(self.delimiter)
                kids.append(_missing(cite))
        return self.layout(kids)

    def sorted(
        self, cites: list[CiteData], items: Mapping[str, Item], states: Mapping[str, ItemState]
    ) -> list[CiteData]:
        return sorted(cites, key=lambda each: self.sorter.key(items[each.id], states[each.id], each))

    def cite(self, cite: CiteData, item: Item, state: ItemState) -> Rendered:
        """One cite with the author's words around it."""
        context = Context(self.run, item, state, cite, render)
        kids = render_nodes(self.run.area.children, context)
        blob = Blob(kids or [NO_FORM])
        blob.item = item.id
        if cite.prefix or cite.suffix:
            blob = Blob([*_affix(cite.prefix), blob, *_affix(cite.suffix)])
        return Rendered(cite, item, state, blob)

    def joined(self, rendered: list[Rendered]) -> Kids:
        if self.collapse == "citation-number":
            dash = self.run.locale.term("citation-range-delimiter") or "–"
            return collapse_numbers(rendered, self.delimiter, self.after, dash)
        kids: Kids = []
        for each in rendered:
            if kids:
                kids.append(self.delimiter)
            kids.append(each.blob)
        return kids

    def layout(self, kids: Kids) -> Blob:
        look = self.run.area.look
        inner = Blob([_affix_run(kid) if isinstance(kid, str) else kid for kid in kids])
        inner.prefix, inner.suffix = look.prefix, look.suffix
        outer = Blob([inner])
        outer.formats = look.formats
        return outer


def _affix_run(text: str) -> Blob:
    """A delimiter as an affix, so that punctuation is settled around it."""
    blob = Blob([])
    blob.prefix = text
    return blob


def _affix(text: str) -> list[Blob]:
    if not text:
        return []
    return [Blob(rich_kids(text))]


def _missing(cite: CiteData) -> Blob:
    blob = run(cite.id)
    blob.formats = (("font-weight", "bold"),)
    blob.item = cite.id
    return blob

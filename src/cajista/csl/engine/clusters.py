"""One cluster of cites set: sorted, collapsed, delimited, in the layout's affixes."""

from collections.abc import Mapping, Sequence

from ..items import Item
from ..output.blob import Blob, Kids, capitalize, run, text_of
from ..output.richtext import rich_kids
from ..render import CiteData, Context, ItemState, Run, render, render_nodes
from .affixes import begins_sentence, delimiter_between, spaced_prefix, spaced_suffix
from .collapse import Rendered, YearCollapse, collapse_numbers, grouped
from .sorting import Sorter

_STOPS = (". ", ", ", "; ", ": ")  # a stop ends a citation, the space after it is the sentence's
NO_FORM = "[CSL STYLE ERROR: reference with no printed form.]"


class ClusterSetter:
    """Sets clusters for one style and locale."""

    def __init__(self, run_: Run, sorter: Sorter) -> None:
        self.run = run_
        self.sorter = sorter
        self.collapse = run_.area.options.get("collapse", "")
        self.delimiter = run_.area.delimiter
        self.after = run_.area.options.get("after-collapse-delimiter", self.delimiter)
        self.grouping = self._grouping()

    def cluster(
        self,
        cites: Sequence[CiteData],
        items: Mapping[str, Item],
        states: Mapping[str, ItemState],
        apart: bool = False,
    ) -> Blob:
        """The whole cluster; ids that are unknown are set as they are, in bold.

        `apart`: the cluster stands outside the flow of the document, so that its cites are sorted
        and collapsed but not brought together by names ("Cite Grouping").
        """
        known = [cite for cite in cites if cite.id in items]
        if self.sorter.keys and len(known) > 1:
            known = self.sorted(known, items, states)
        rendered = [
            self.cite(cite, items[cite.id], states[cite.id], first=not index)
            for index, cite in enumerate(known)
        ]
        rendered = [each for each in rendered if not each.empty] or rendered[:1]
        if self.grouping is not None and self.sorter.keys and not apart:
            rendered = grouped(rendered)
        kids = self.joined(rendered)
        for cite in cites:
            if cite.id not in items:
                if kids:
                    kids.append(self.delimiter)
                kids.append(_missing(cite))
        if known and all(cite.author_only for cite in known):
            return Blob([_affix_run(kid) if isinstance(kid, str) else kid for kid in kids])
        return self.layout(kids)

    def sorted(
        self, cites: list[CiteData], items: Mapping[str, Item], states: Mapping[str, ItemState]
    ) -> list[CiteData]:
        """By the style's keys; those that are equal as they were cited."""
        return sorted(
            cites,
            key=lambda each: self.sorter.key(items[each.id], states[each.id], each),
        )

    def cite(
        self,
        cite: CiteData,
        item: Item,
        state: ItemState,
        bare: bool = False,
        no_year: bool = False,
        first: bool = False,
    ) -> Rendered:
        """One cite with the author's words around it; `bare` of its names where they are not repeated."""
        context = Context(self.run, item, state, cite, render)
        context.omit_names, context.omit_year = bare, no_year
        kids = render_nodes(self.run.area.children, context)
        if cite.author_only and context.first_names:
            kids = [*context.first_names]
        whole = Blob(kids or ([] if cite.prefix or cite.suffix else [NO_FORM]))
        if self.run.style.note and begins_sentence(cite.prefix, first):
            capitalize(whole)
        whole.item = item.id
        blob = Blob([*_affix(spaced_prefix(cite.prefix)), whole, *_affix(spaced_suffix(cite.suffix))])
        authors = "".join(map(text_of, context.first_names or ())) if self.grouping else ""
        empty = not (kids or cite.prefix or cite.suffix)
        return Rendered(cite, item, state, blob, authors, context.year_text, empty, context.located)

    def joined(self, rendered: list[Rendered]) -> Kids:
        """Cites in order with their delimiters, collapsed as the style asks."""
        if self.collapse == "citation-number":
            dash = self.run.locale.term("citation-range-delimiter") or "–"
            return collapse_numbers(rendered, self.delimiter, dash)
        if self.grouping is not None:
            return self.grouping.join(rendered)
        kids: Kids = []
        before: Rendered | None = None
        for each in rendered:
            if before is not None:
                kids.append(delimiter_between(before.cite.suffix, each.cite.prefix, self.delimiter))
            kids.append(each.blob)
            before = each
        return kids

    def _grouping(self) -> YearCollapse | None:
        options = self.run.area.options
        if not (self.collapse.startswith("year") or "cite-group-delimiter" in options):
            return None
        note = self.run.style.note or "after-collapse-delimiter" in options
        return YearCollapse(
            names=self.collapse.startswith("year"),
            years=self.collapse.startswith("year-suffix"),
            ranged=self.collapse == "year-suffix-ranged",
            delimiter=self.delimiter,
            within=options.get("cite-group-delimiter", self.delimiter if note else ", "),
            after=self.after,
            suffixes=options.get(
                "year-suffix-delimiter", options.get("cite-group-delimiter", self.delimiter)
            ),
            again=self._again,
        )

    def _again(self, each: Rendered, no_year: bool) -> Blob | None:
        """A cite without its names; nothing where nothing else is in it."""
        bare = self.cite(each.cite, each.item, each.state, bare=True, no_year=no_year)
        return None if bare.empty else bare.blob

    def layout(self, kids: Kids) -> Blob:
        """The layout's affixes and formatting, the affixes within the formatting."""
        look = self.run.area.look
        inner = Blob([_affix_run(kid) if isinstance(kid, str) else kid for kid in kids])
        inner.prefix = look.prefix
        inner.suffix = look.suffix.rstrip(" ") if look.suffix.endswith(_STOPS) else look.suffix
        outer = Blob([inner])
        outer.formats = look.formats
        return outer


def _affix_run(text: str) -> Blob:
    """A delimiter as an affix, so that punctuation is settled around it."""
    blob = Blob([])
    blob.prefix = text
    return blob


def _affix(text: str) -> list[Blob]:
    """The author's words around a cite: rich text that punctuation is settled in as in affixes."""
    if not text:
        return []
    blob = Blob(rich_kids(text))
    blob.affix = True
    return [blob]


def _missing(cite: CiteData) -> Blob:
    blob = run(cite.id)
    blob.formats = (("font-weight", "bold"),)
    blob.item = cite.id
    return blob

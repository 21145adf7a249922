"""The processor: clusters in document order go in, set cites and a reference list come out."""

from collections.abc import Iterable, Mapping, Sequence

from cajista.model.inline import Inlines

from ..items import DataFinding, Item, read_items
from ..output import finish
from ..render import ItemState, Run
from ..style import Style
from .bibliography import entry_blob
from .cites import Cluster, read_cluster
from .clusters import ClusterSetter
from .disambiguation import Disambiguator
from .features import places_variable, rules_of
from .positions import Positions
from .repeats import Repeats
from .sorting import Sorter


class Cited:
    """What citing once gives: this cluster, and the earlier ones that now read otherwise.

    Both are worked out when first asked for, so that a caller who cites a whole document before
    reading any of it pays for each cluster once. `updated` is then what changed since clusters were
    last handed out.
    """

    def __init__(self, processor: "Processor", cluster: Cluster) -> None:
        self._processor = processor
        self._cluster = cluster
        self._updated: dict[int, Inlines] | None = None

    @property
    def inlines(self) -> Inlines:
        """The cluster as it is to be set."""
        self._settle()
        assert self._cluster.inlines is not None
        return self._cluster.inlines

    @property
    def updated(self) -> Mapping[int, Inlines]:
        """Index → what stands there now, of the clusters already handed out that have changed."""
        self._settle()
        assert self._updated is not None
        return self._updated

    def _settle(self) -> None:
        if self._updated is None:
            self._updated = self._processor._flush(self._cluster)


class Processor:
    """A style at work on one document in one locale.

    `references` maps ids to CSL-JSON items (a list of items serves too); `locale` overrides the
    style's own. `findings` tells what of the items could not be used.
    """

    def __init__(
        self,
        style: Style,
        references: Mapping[str, Mapping[str, object]] | Iterable[Mapping[str, object]],
        locale: str | None = None,
    ) -> None:
        self.style = style
        self.items: dict[str, Item]
        self.findings: list[DataFinding]
        self.items, self.findings = read_items(references)
        self.locale = style.locale(locale or "")
        delimiter = self.locale.term("page-range-delimiter") or "–"
        explicit = places_variable(style.citation, style, "year-suffix")
        self._run = Run(style, self.locale, style.citation, "citation", explicit, delimiter)
        area = style.bibliography
        self._list_run = (
            None
            if area is None
            else Run(
                style,
                self.locale,
                area,
                "bibliography",
                places_variable(area, style, "year-suffix"),
                delimiter,
            )
        )
        self._setter = ClusterSetter(self._run, Sorter(self._run, style.citation))
        self._numbered = area is not None and places_variable(area, style, "citation-number")
        self._list_sorter = Sorter(self._list_run, area) if self._list_run and area else None
        self._clusters: list[Cluster] = []
        self._states: dict[str, ItemState] = {}
        self._positions = Positions(self._near())
        self._dirty = False
        self._fresh: list[str] = []
        self._included_first: list[str] = []
        self._included: list[str] = []
        rules = rules_of(style)
        self._disambiguator = Disambiguator(self._run, rules, self._states) if rules.any else None
        self._uses: dict[str, list[Cluster]] = {}

    def _near(self) -> int:
        value = self.style.citation.options.get("near-note-distance", "")
        return int(value) if value.isdecimal() else 5

    def cite(
        self,
        cites: Sequence[Mapping[str, object]],
        note: int = 0,
        *,
        at: int | None = None,
        replace: bool = False,
    ) -> Cited:
        """Set a cluster. `cites` are CSL citation items; `note` is the number of its note.

        It comes after all others, or before the one at index `at` (in its place with `replace`).
        """
        cluster = read_cluster(cites, note)
        if at is None or (at >= len(self._clusters) and not replace):
            self._clusters.append(cluster)
            self._register(cite.id for cite in cluster.cites)
            self._positions.place(cluster)
        else:
            self._clusters[at : at + replace] = [cluster]
            self._replace_all()
        return Cited(self, cluster)

    def _replace_all(self) -> None:
        """Begin again with the clusters as they now stand: order, numbers, positions."""
        self._positions = Positions(self._near())
        old = dict(self._states)
        self._states.clear()
        self._register(self._included_first)
        for cluster in self._clusters:
            self._register(cite.id for cite in cluster.cites)
        self._register(self._included)
        if self._disambiguator is not None:
            self._disambiguator = Disambiguator(self._run, self._disambiguator.rules, self._states)
        for cluster in self._clusters:
            cluster.stale = cluster.stale or self._states.keys() != old.keys()
            if self._positions.place(cluster):
                cluster.stale = True

    def remove(self, at: int) -> None:
        """Take a cluster out again."""
        del self._clusters[at]
        self._replace_all()

    def renumber(self, notes: Sequence[int]) -> None:
        """New note numbers for every cluster, in document order."""
        if notes == [cluster.note for cluster in self._clusters]:
            return
        for cluster, note in zip(self._clusters, notes, strict=True):
            cluster.note = note
        self._replace_all()

    def include(self, ids: Iterable[str]) -> None:
        """References for the list that are not cited."""
        wanted = list(ids)
        (self._included if self._clusters else self._included_first).extend(wanted)
        self._register(wanted)

    def _register(self, ids: Iterable[str]) -> None:
        for key in ids:
            if key in self.items and key not in self._states:
                self._states[key] = ItemState(number=len(self._states) + 1)
                self._dirty = True
                self._fresh.append(key)

    def _update(self) -> None:
        """Number and tell apart what has come in since the last time."""
        if not self._dirty:
            return
        self._dirty = False
        if self._list_sorter is not None and self._list_sorter.keys:
            for number, key in enumerate(self._sorted_ids(), 1):
                state = self._states[key]
                if state.number != number:
                    state.number = number
                    self._stale(key)
        fresh, self._fresh = self._fresh, []
        if self._disambiguator is not None and fresh:
            rank = {key: state.number for key, state in self._states.items()}
            for key in self._disambiguator.add((self.items[key] for key in fresh), rank.__getitem__):
                self._stale(key)

    def _stale(self, key: str) -> None:
        for cluster in self._clusters:
            if any(cite.id == key for cite in cluster.cites):
                cluster.stale = True

    def _sorted_ids(self) -> list[str]:
        sorter = self._list_sorter
        ids = list(self._states)
        if sorter is None or not sorter.keys:
            return ids
        return sorted(ids, key=lambda key: sorter.key(self.items[key], self._states[key], None))

    def _flush(self, wanted: Cluster) -> dict[int, Inlines]:
        self._update()
        updated: dict[int, Inlines] = {}
        for index, cluster in enumerate(self._clusters):
            if not cluster.stale:
                continue
            before = cluster.inlines
            blob = self._setter.cluster(
                cluster.cites, self.items, self._states, apart=bool(cluster.fixed) and all(cluster.fixed)
            )
            cluster.inlines = finish(blob, self.locale)
            cluster.stale = False
            if cluster is not wanted and before is not None and before != cluster.inlines:
                updated[index] = cluster.inlines
        return updated

    def clusters(self) -> list[Inlines]:
        """Every cluster as it now reads, in document order."""
        if self._clusters:
            self._flush(self._clusters[-1])
        return [cluster.inlines or () for cluster in self._clusters]

    def order(self) -> list[str]:
        """The ids of all references cited and included, in the order of the list."""
        self._update()
        return self._sorted_ids()

    def bibliography(self) -> list[tuple[str, Inlines]]:
        """The reference list: (id, entry) in the style's order; empty where a style has none."""
        self._update()
        if self._list_run is None:
            return []
        repeats = self._repeats()
        entries = []
        for key in self._sorted_ids():
            blob, context = entry_blob(
                self._list_run, self.items[key], self._states[key], self._numbered
            )
            if blob is None:
                continue
            if repeats is not None:
                repeats.take(context)
            entries.append((key, finish(blob, self.locale)))
        return entries

    def _repeats(self) -> Repeats | None:
        options = self._list_run.area.options if self._list_run else {}
        if "subsequent-author-substitute" not in options:
            return None
        rule = options.get("subsequent-author-substitute-rule", "complete-all")
        return Repeats(options["subsequent-author-substitute"], rule)

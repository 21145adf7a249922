"""The processor: clusters in document order go in, set cites and a reference list come out."""

from collections.abc import Iterable, Mapping, Sequence

from cajista.model.inline import Inlines

from ..items import DataFinding, Item, read_items
from ..output import finish
from ..style import Style
from .bibliography import entry_blob
from .cites import Cluster, read_cluster
from .machine import machine
from .positions import Positions
from .registry import Registry
from .repeats import Repeats


class Cited:
    """What citing once gives: this cluster, and the earlier ones that now read otherwise.

    Both are worked out when first asked for, so that a caller who cites a whole document before
    reading any of it pays for each cluster once. `updated` is then what changed since clusters were
    last handed out.
    """

    def __init__(self, processor: "Processor", cluster: Cluster) -> None:
        self._processor = processor
        self._cluster = cluster
        self._inlines: Inlines | None = None
        self._updated: dict[int, Inlines] | None = None

    @property
    def inlines(self) -> Inlines:
        """The cluster as it is to be set."""
        if self._inlines is None:
            self._inlines = self._processor._set(self._cluster)
        return self._inlines

    @property
    def updated(self) -> Mapping[int, Inlines]:
        """Index → what stands there now, of the clusters already handed out that have changed."""
        if self._updated is None:
            self._updated = self._processor._changed(self._cluster)
        return self._updated


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
        self._machine = machine(style, locale or "")
        self.locale = self._machine.locale
        self._clusters: list[Cluster] = []
        self._uses: dict[str, list[Cluster]] = {}
        self._stale: dict[int, Cluster] = {}
        self._included_first: list[str] = []
        self._included: list[str] = []
        self._begin()

    def _begin(self) -> None:
        self._positions = Positions(self._machine.near)
        self._registry = Registry(self._machine, self.items, self._positions.first_note)
        self._uses.clear()
        self._stale.clear()

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
            self._enter(cluster)
        else:
            self._clusters[at : at + replace] = [cluster]
            self._enter_all()
        return Cited(self, cluster)

    def _enter(self, cluster: Cluster) -> None:
        """Count the next cluster of the document in."""
        ids = [cite.id for cite in cluster.cites]
        self._registry.add(ids)
        self._positions.place(cluster)
        for key in ids:
            self._uses.setdefault(key, []).append(cluster)
        self._stale[id(cluster)] = cluster

    def _enter_all(self) -> None:
        """Begin again with the clusters as they now stand: order, numbers, positions."""
        self._begin()
        self._registry.add(self._included_first)
        for cluster in self._clusters:
            self._enter(cluster)
        self._registry.add(self._included)

    def remove(self, at: int) -> None:
        """Take a cluster out again."""
        del self._clusters[at]
        self._enter_all()

    def renumber(self, notes: Sequence[int]) -> None:
        """New note numbers for every cluster, in document order."""
        if notes == [cluster.note for cluster in self._clusters]:
            return
        for cluster, note in zip(self._clusters, notes, strict=True):
            cluster.note = note
        self._enter_all()

    def include(self, ids: Iterable[str]) -> None:
        """References for the list that are not cited."""
        wanted = list(ids)
        (self._included if self._clusters else self._included_first).extend(wanted)
        self._registry.add(wanted)

    def _update(self) -> None:
        for key in self._registry.update():
            for cluster in self._uses.get(key, ()):
                self._stale[id(cluster)] = cluster

    def _set(self, cluster: Cluster) -> Inlines:
        """A cluster as it now reads."""
        self._update()
        if self._stale.pop(id(cluster), None) is not None or cluster.inlines is None:
            apart = bool(cluster.fixed) and all(cluster.fixed)
            blob = self._machine.setter.cluster(cluster.cites, self.items, self._registry.states, apart)
            cluster.inlines = finish(blob, self.locale)
        return cluster.inlines

    def _changed(self, wanted: Cluster) -> dict[int, Inlines]:
        """The clusters other than this one that have been handed out and now read otherwise."""
        self._update()
        if not self._stale.keys() - {id(wanted)}:
            return {}
        updated: dict[int, Inlines] = {}
        for index, cluster in enumerate(self._clusters):
            before = cluster.inlines
            if cluster is wanted or before is None or id(cluster) not in self._stale:
                continue
            now = self._set(cluster)
            if now != before:
                updated[index] = now
        return updated

    def clusters(self) -> list[Inlines]:
        """Every cluster as it now reads, in document order."""
        return [self._set(cluster) for cluster in self._clusters]

    def order(self) -> list[str]:
        """The ids of all references cited and included, in the order of the list."""
        self._update()
        return self._registry.order()

    def bibliography(self) -> list[tuple[str, Inlines]]:
        """The reference list: (id, entry) in the style's order; empty where a style has none.

        A reference that the style prints nothing of has no entry, unless the list is numbered.
        """
        ids = self.order()
        if self._machine.list_run is None:
            return []
        repeats = self._repeats()
        entries = ((key, self._entry(key, repeats)) for key in ids)
        return [(key, entry) for key, entry in entries if entry]

    def _entry(self, key: str, repeats: Repeats | None) -> Inlines:
        """One entry; kept with its item for whenever nothing that a document gives it is other."""
        run, item, state = self._machine.list_run, self.items[key], self._registry.states[key]
        assert run is not None
        given = (run, state.number, state.year_suffix, state.condition, state.added, state.levels)
        if repeats is None and given in item.made:
            known: Inlines = item.made[given]
            return known
        blob, context = entry_blob(run, item, state, self._machine.numbered)
        if blob is None:
            return ()
        if repeats is not None:
            repeats.take(context)
            return finish(blob, self.locale)
        return item.keep(given, finish(blob, self.locale))

    def list_options(self) -> dict[str, str]:
        """The options of `<bibliography>`: `hanging-indent`, `second-field-align`, `line-spacing`…"""
        area = self.style.bibliography
        return dict(area.options) if area else {}

    def _repeats(self) -> Repeats | None:
        options = self.list_options()
        if "subsequent-author-substitute" not in options:
            return None
        rule = options.get("subsequent-author-substitute-rule", "complete-all")
        return Repeats(options["subsequent-author-substitute"], rule)

"""Where a cite stands among those before it ("Choose", `position`)."""

from ..render import CiteData
from ..render.context import FIRST, IBID, IBID_WITH_LOCATOR, SUBSEQUENT
from .cites import Cluster


class Positions:
    """Goes through the clusters in document order and sets each cite's position."""

    def __init__(self, near: int) -> None:
        self.near = near
        self.first: dict[str, int] = {}
        self.last: dict[str, tuple[int, int]] = {}
        self.count = 0
        self.previous: Cluster | None = None

    def place(self, cluster: Cluster) -> bool:
        """Set the positions in the next cluster; whether anything is now other than it was."""
        changed = False
        self.count += 1
        before: CiteData | None = self._only(self.previous, cluster)
        for index, cite in enumerate(cluster.cites):
            if cluster.fixed[index]:
                self._note(cite, cluster)
                before = cite
                continue
            old = (cite.position, cite.near_note, cite.first_note)
            cite.position = self._position(cite, before)
            cite.first_note = self.first.get(cite.id, 0) if cite.position else 0
            cite.near_note = self._near(cite, cluster)
            changed = changed or old != (cite.position, cite.near_note, cite.first_note)
            self._note(cite, cluster)
            before = cite
        self.previous = cluster
        return changed

    def _only(self, previous: Cluster | None, cluster: Cluster) -> CiteData | None:
        """The cite of the cluster before, where it is the only one there."""
        if previous is None or not previous.cites:
            return None
        same = all(cite.id == previous.cites[0].id for cite in previous.cites)
        if len(previous.cites) != 1 and not same:
            return None
        if cluster.note and previous.note and cluster.note - previous.note > 1:
            return None
        return previous.cites[-1]

    def _position(self, cite: CiteData, before: CiteData | None) -> int:
        if cite.id not in self.last:
            return FIRST
        if before is None or before.id != cite.id:
            return SUBSEQUENT
        if before.locator:
            if not cite.locator:
                return SUBSEQUENT
            same = (before.locator, before.label) == (cite.locator, cite.label)
            return IBID if same else IBID_WITH_LOCATOR
        return IBID_WITH_LOCATOR if cite.locator else IBID

    def _near(self, cite: CiteData, cluster: Cluster) -> bool:
        if cite.position == FIRST:
            return False
        note, count = self.last[cite.id]
        distance = cluster.note - note if cluster.note else self.count - count
        return distance <= self.near

    def _note(self, cite: CiteData, cluster: Cluster) -> None:
        self.first.setdefault(cite.id, cluster.note)
        self.last[cite.id] = (cluster.note, self.count)

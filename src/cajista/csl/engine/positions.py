"""Where a cite stands among those before it ("Choose", `position`)."""

from ..render import CiteData
from ..render.context import FIRST, IBID, IBID_WITH_LOCATOR, SUBSEQUENT
from .cites import Cluster


class Positions:
    """Goes through the clusters in document order; text and notes are two sequences of their own."""

    def __init__(self, near: int) -> None:
        self._text = _Sequence(near)
        self._notes = _Sequence(near)

    def place(self, cluster: Cluster) -> bool:
        """Set the positions in the next cluster; whether anything is now other than it was."""
        return (self._notes if cluster.note else self._text).place(cluster)

    def first_note(self, key: str) -> int:
        """The note that a reference is first cited in, of those placed so far; 0 where there is none."""
        return self._notes.first.get(key, 0)


class _Sequence:
    """The clusters of the running text, or those of the notes."""

    def __init__(self, near: int) -> None:
        self.near = near
        self.first: dict[str, int] = {}
        self.last: dict[str, tuple[int, int]] = {}
        self.count = 0
        self.before: CiteData | None = None
        self.note = 0
        self.in_note: set[str] = set()  # what the note of the cluster before cites
        self.alone = True  # the cluster before cites one reference only

    def place(self, cluster: Cluster) -> bool:
        """Set the positions in the next cluster; whether anything is now other than it was."""
        changed = False
        self.count += 1
        before = self._preceding(cluster)
        for cite, fixed in zip(cluster.cites, cluster.fixed, strict=True):
            if not fixed:
                old = (cite.position, cite.near_note, cite.first_note)
                cite.position = self._position(cite, before)
                cite.first_note = self._first_note(cite, cluster)
                cite.near_note = self._near(cite, cluster)
                changed = changed or old != (cite.position, cite.near_note, cite.first_note)
            self.first.setdefault(cite.id, cluster.note)
            self.last[cite.id] = (cluster.note, self.count)
            before = cite
        self._close(cluster)
        return changed

    def _preceding(self, cluster: Cluster) -> CiteData | None:
        """The cite that "ibid." would speak of: the only one in the note, or citation, before."""
        if self.before is None or not self.alone:
            return None
        if not cluster.note or cluster.note == self.note:
            return self.before
        if cluster.note - self.note > 1 or len(self.in_note) > 1:
            return None
        return self.before

    def _close(self, cluster: Cluster) -> None:
        ids = {cite.id for cite in cluster.cites}
        if not ids:
            return
        self.in_note = self.in_note | ids if cluster.note == self.note else ids
        self.note, self.alone = cluster.note, len(cluster.cites) == 1
        self.before = cluster.cites[-1]

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

    def _first_note(self, cite: CiteData, cluster: Cluster) -> int:
        """The note to look back to; none within that note itself."""
        note = self.first.get(cite.id, 0)
        return note if cite.position and note != cluster.note else 0

    def _near(self, cite: CiteData, cluster: Cluster) -> bool:
        if cite.position == FIRST:
            return False
        note, count = self.last[cite.id]
        distance = cluster.note - note if cluster.note else self.count - count
        return distance <= self.near

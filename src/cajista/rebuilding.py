"""Building again: while a journal and what was made of it are as they were, nothing is made, nor read."""

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from .building.digests import Digests, Looks, digest_of
from .building.store import Store
from .rechecking import ARTICLES, shared_names, state_of

if TYPE_CHECKING:
    from .building.outcome import Outcome

_KIND = "told"
_MANY = 200  # articles whose files pay for another process that looks at them


class Told(NamedTuple):
    """What a build said, and how it ended."""

    report: str  # of findings, without colours
    failures: list[str]
    table: str
    status: int


class LastBuild:
    """What was made by the same order before, from sources that are as they were, and stands as it was left.

    `asked` is all that the order says, in plain values. What was looked at for it, `digests` of sources and
    `looks` of outputs, serves the build that may have to follow.
    """

    def __init__(self, project: Path, output: Path, asked: object) -> None:
        self._project, self._output = project, output
        self._name = digest_of(asked)
        self._store = Store(output / ".cache")
        self.digests = Digests(self._store, project)
        self.looks = self._look(is_shared=len(_names(project / ARTICLES)) > _MANY)
        self._sources = state_of(project, self.digests)

    def told(self) -> Told | None:
        """What became of it; None where something has changed since."""
        note = self._store.some(_KIND, [self._name]).get(self._name)
        if note is None or not note.startswith(json.dumps([self._sources, self.looks.digest])[:-1]):
            return None
        self.looks.close()
        return Told(*json.loads(note)[2:])

    def keep(self, told: Told, outcome: "Outcome") -> None:
        """Notes what became of the order, unless it may become something else another time."""
        if outcome.failed or outcome.failed_pages:
            return
        read = [f"{ARTICLES}/{slug}" for slug in (*(one.name for one in outcome.remade), *outcome.kept)]
        if not self.digests.are_as_seen([*shared_names(self._project), *read]):
            return  # something was changed while it was read
        written = {file.path for one in outcome.remade for file in one.made}
        written |= {f"reports/{name}" for name in _names(self._output / "reports")}
        is_new = set(self._parts()) != set(self.looks.names)
        looks = self._look() if is_new else self.looks.renewed(written)
        self._store.keep(_KIND, {self._name: json.dumps([self._sources, looks.digest, *told])})

    def _look(self, *, is_shared: bool = False) -> Looks:
        parts = self._parts()
        aside = [name for name in parts if is_shared and (self._output / name / "articles").is_dir()]
        return Looks(self._output, *(name for name in parts if name not in aside), aside=aside)

    def _parts(self) -> list[str]:
        """What there is in the site's folder, that of a language for one, and the reports."""
        return [*(f"site/{name}" for name in _names(self._output / "site") if name[0] != "."), "reports"]


def _names(folder: Path) -> list[str]:
    try:
        return os.listdir(folder)
    except OSError:
        return []

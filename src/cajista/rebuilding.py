"""Building again: while a journal and what was made of it are as they were, nothing is made, nor read."""

import json
import os
from pathlib import Path
from typing import NamedTuple

from .building.digests import Digests, Looks, digest_of
from .building.store import Store
from .rechecking import state_of

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
        self.looks = self._look(is_shared=len(_names(project / "content/articles")) > _MANY)
        self._sources = state_of(project, self.digests)

    def told(self) -> Told | None:
        """What became of it; None where something has changed since."""
        note = self._store.some(_KIND, [self._name]).get(self._name)
        if note is None or not note.startswith(json.dumps([self._sources, self.looks.digest])[:-1]):
            return None
        self.looks.close()
        return Told(*json.loads(note)[2:])

    def keep(self, told: Told) -> None:
        """Notes what became of the order."""
        if state_of(self._project, Digests(self._store, self._project)) != self._sources:
            return  # something was changed while it was read
        self._store.keep(_KIND, {self._name: json.dumps([self._sources, self._look().digest, *told])})

    def _look(self, *, is_shared: bool = False) -> Looks:
        site = self._output / "site"
        names = [f"site/{name}" for name in _names(site) if not name.startswith(".")]
        of_languages = [name for name in names if is_shared and (self._output / name / "articles").is_dir()]
        others = [name for name in names if name not in of_languages]
        return Looks(self._output, *others, "reports", aside=of_languages)


def _names(folder: Path) -> list[str]:
    try:
        return os.listdir(folder)
    except OSError:
        return []

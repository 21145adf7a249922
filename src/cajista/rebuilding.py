"""Building again: while a journal and what was made of it are as they were, nothing is made, nor read."""

import json
from dataclasses import replace
from pathlib import Path
from threading import Thread
from typing import NamedTuple

from .building.digests import Digests, Looks, digest_of
from .building.outcome import Outcome
from .building.store import Store
from .rechecking import state_of

_KIND = "build"


class Told(NamedTuple):
    """What a build found, and the table that it ended with."""

    outcome: Outcome  # without files and rows, which stand as they were written
    table: str


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
        found: list[Looks] = []
        look = Thread(target=lambda: found.append(self._look()))
        look.start()  # beside the sources: the system's answers are waited for, not worked for
        self._sources = state_of(project, self.digests)
        look.join()
        (self.looks,) = found

    def told(self) -> Told | None:
        """What became of it; None where something has changed since."""
        note = self._store.some(_KIND, [self._name]).get(self._name)
        if note is None or not note.startswith(json.dumps([self._sources, self.looks.digest])[:-1]):
            return None
        _, _, outcome, table = json.loads(note)
        return Told(Outcome.from_plain(outcome), table)

    def keep(self, outcome: Outcome, table: str) -> None:
        """Notes what became of the order, unless something failed that may go well another time."""
        if outcome.failed or outcome.failed_pages:
            return
        if state_of(self._project, Digests(self._store, self._project)) != self._sources:
            return  # something was changed while it was read
        plain = replace(outcome, files=[], rows={}, remade=[]).to_plain()
        self._store.keep(_KIND, {self._name: json.dumps([self._sources, self._look().digest, plain, table])})

    def _look(self) -> Looks:
        return Looks(self._output, "site", "reports")

"""Building again: while a journal and what was made of it are as they were, nothing is made, nor read."""

import json
from pathlib import Path

from .building.digests import digest_of, looks_of
from .building.outcome import Outcome
from .building.store import Store
from .rechecking import state_of

_KIND = "build"


class LastBuild:
    """What was made by the same order before, from sources that are as they were, and stands as it was left.

    `asked` is all that the order says, in plain values.
    """

    def __init__(self, project: Path, output: Path, asked: object) -> None:
        self._project, self._output = project, output
        self._name = digest_of(asked)
        self._store = Store(output / ".cache")
        self._sources = state_of(project, self._store)

    def outcome(self) -> Outcome | None:
        """What became of it; None where something has changed since."""
        note = self._store.all(_KIND).get(self._name)
        if note is None or not note.startswith(json.dumps([self._sources, self._look()])[:-1]):
            return None
        return Outcome.from_plain(json.loads(note)[2])

    def keep(self, outcome: Outcome) -> None:
        """Notes what became of the order, unless something failed that may go well another time."""
        if outcome.failed or outcome.failed_pages or state_of(self._project, self._store) != self._sources:
            return
        note = [self._sources, self._look(), outcome.to_plain()]
        self._store.keep(_KIND, {self._name: json.dumps(note)})

    def _look(self) -> str:
        return digest_of(*(looks_of(str(self._output / name)) for name in ("site", "reports")))

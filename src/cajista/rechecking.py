"""Checking again: while a journal is as it was, what was found in it stands, and nothing of it is read."""

import json
import os
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from .building.digests import Digests, program_digest
from .building.looks import look_at
from .building.outcome import Outcome
from .building.store import Store
from .clock import today
from .hashing import digest_of

_KIND = "outcome 2"
_REPORT = "report"
ARTICLES = "content/articles"


def check(project: Path, cache: Path, slugs: Sequence[str] = (), jobs: int = 0) -> Outcome:
    """Checks articles as `checking.check` does, which is called only where something changed.

    Raises:
        UsageError: the journal cannot be used, or an article that was asked for does not exist.
    """
    store = Store(cache)
    order = " ".join(slugs)
    before = Sources(project, Digests(store, project)).state
    kept = store.all(_KIND)
    found = _recalled(kept.get(order), before)
    if found:
        return replace(found, state=f"{before} {order}")
    from . import checking

    outcome = checking.check(project, cache, slugs, jobs)
    if (
        Sources(project, Digests(store, project)).state == before
    ):  # else something was changed while it was read
        outdated = [name for name, note in kept.items() if not _is_of(note, before)]
        store.keep(_KIND, {order: json.dumps([before, outcome.to_plain()])}, set(outdated) - {order})
        outcome = replace(outcome, state=f"{before} {order}")
    return outcome


class LastReport:
    """Whether the report of an outcome stands in a folder as it was written, in a language."""

    def __init__(self, cache: Path, reports: Path, outcome: Outcome, language: str) -> None:
        self._store = Store(cache)
        self._reports = reports
        self._told = (outcome.state, language) if outcome.state else None

    def stands(self) -> bool:
        """Whether it need not be written again."""
        return self._told is not None and self._store.all(_REPORT).get(str(self._reports)) == self._note()

    def keep(self) -> None:
        """Notes that it was written."""
        if self._told:
            self._store.keep(_REPORT, {str(self._reports): self._note()})

    def _note(self) -> str:
        return digest_of(self._told, look_at(str(self._reports)))


class Sources:
    """What a journal consists of at one moment, or some of its articles alone, where these are named."""

    def __init__(self, project: Path, digests: Digests, slugs: Sequence[str] = ()) -> None:
        self._digests = digests
        self._alone = " ".join(slugs)
        self._present = _names(project, ARTICLES)
        self.shared = shared_names(project)
        self._names = [*self.shared, *([f"{ARTICLES}/{slug}" for slug in slugs] or self._present)]
        self._made_with = (program_digest(), today().isoformat())

    @cached_property
    def state(self) -> str:
        """What tells it, the program and the day from any others."""
        files = self._digests.of_each(self._names, self._alone)
        self._digests.keep()
        return digest_of(*self._made_with, files, self._present)


def shared_names(project: Path) -> list[str]:
    """What is under `content/`, articles left out, and the journal's own templates."""
    return [name for name in (*_names(project, "content"), "templates") if name != ARTICLES]


def _names(project: Path, folder: str) -> list[str]:
    """What is in a folder, hidden things left out; nothing where it cannot be read."""
    try:
        names = sorted(os.listdir(project / folder))
    except OSError:
        return []
    return [f"{folder}/{name}" for name in names if not name.startswith(".")]


def _is_of(note: str, state: str) -> bool:
    """Whether what is noted was found in a state; the rest of the note is not read for that."""
    return note.startswith(json.dumps([state])[:-1])


def _recalled(note: str | None, state: str) -> Outcome | None:
    """The outcome noted of a state; None where another was, or none."""
    if note is None or not _is_of(note, state):
        return None
    return Outcome.from_plain(json.loads(note)[1])

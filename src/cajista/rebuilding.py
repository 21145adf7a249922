"""Building again: while a journal and what was made of it are as they were, nothing is made, nor read."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from .building.digests import Digests
from .building.looks import Looks, parts_of
from .building.store import Store
from .folders import visible
from .hashing import digest_of
from .rechecking import ARTICLES, Sources

if TYPE_CHECKING:
    from .building.outcome import Outcome

_KIND, _LAST = "told", "last"
_FEW = 10  # articles that somebody may be editing
_MANY = 200  # articles whose files pay for another process that looks at them


class Told(NamedTuple):
    """What a build said, and how it ended."""

    report: str  # of findings, without colours
    failures: list[str]
    table: str
    status: int


class LastBuild:
    """What was made by the same order before, from sources that are as they were, and stands as it was left.

    `asked` is all that the order says, in plain values; `alone` are articles, where it is about nothing but the files
    of these. What was looked at for it, `digests` of sources and `looks` of outputs, serves the build that may have to
    follow.
    """

    def __init__(self, project: Path, output: Path, asked: object, alone: Sequence[str] = ()) -> None:
        self._project, self._output, self._alone = project, output, alone
        self._name = digest_of(asked)
        self._store = Store(output / ".cache")
        self.digests = Digests(self._store, project)
        self._sources = Sources(project, self.digests, alone)
        is_shared = not alone and len(visible(str(project / ARTICLES))) > _MANY
        self.looks = Looks(output, self._parts(), is_shared=is_shared)
        self.edited = self._edited_again() if is_shared else []

    def _edited_again(self) -> list[str]:
        """Those articles made last that have changed since: whoever edits one has it made again and again.

        Where there are any, another process looks at all the others, while this one makes these.
        """
        last = self._made_last()
        edited = [slug for slug, look in last.items() if self.digests.look(f"{ARTICLES}/{slug}") != look]
        if edited:
            self.digests.look_aside(ARTICLES)
            for name in self._sources.shared:  # before anything is read
                self.digests.look(name)
        return edited

    def _made_last(self) -> dict[str, str]:
        """The few articles that were made last, and how they looked."""
        note = self._store.some(_LAST, [""]).get("")
        return json.loads(note) if note else {}

    def told(self) -> Told | None:
        """What became of it; None where something has changed since."""
        if self.edited:
            return None
        note = self._store.some(_KIND, [self._name]).get(self._name)
        if note is None or not note.startswith(json.dumps([self._sources.state, self.looks.digest])[:-1]):
            return None
        self.looks.close()
        return Told(*json.loads(note)[2:])

    def keep(self, told: Told, outcome: "Outcome") -> None:
        """Notes what became of the order, unless it may become something else another time."""
        made = [one.name for one in outcome.remade if " " not in one.name] or self._made_last()
        if len(made) <= _FEW:
            last = {slug: self.digests.look(f"{ARTICLES}/{slug}") for slug in made}
            self._store.keep(_LAST, {"": json.dumps(last)})
        if outcome.failed or outcome.failed_pages:
            return
        read = [f"{ARTICLES}/{slug}" for slug in (*(one.name for one in outcome.remade), *outcome.kept)]
        if not self.digests.are_as_seen([*self._sources.shared, *read]):
            return  # something was changed while it was read
        written = {file.path for one in outcome.remade for file in one.made}
        written |= {f"reports/{name}" for name in visible(str(self._output / "reports"))}
        parts = self._parts()
        looks = self.looks.renewed(written) if parts == self.looks.names else Looks(self._output, parts)
        self._store.keep(_KIND, {self._name: json.dumps([self._sources.state, looks.digest, *told])})

    def _parts(self) -> list[str]:
        """The names to look at in the output folder."""
        if not self._alone:
            return parts_of(self._output)
        folders = (f"site/{name}/articles" for name in visible(str(self._output / "site")))
        return sorted(["reports", *(f"{folder}/{slug}" for folder in folders for slug in self._alone)])

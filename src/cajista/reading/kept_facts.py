"""Facts as they were read, kept in the cache folder: to hold hundreds of issues against their class takes long.

Only what no finding tells of is kept, by the bytes that it was read from and the languages of the journal. It counts
only for the program that kept it.
"""

import pickle
from collections.abc import Iterable, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar

from ..findings import Findings
from ..hashing import digest_of, digest_of_bytes
from ..keeping import keep, mark_of, read_kept
from ..model.article import SourceMap
from ..unpickling import unpickled
from .facts import read_facts
from .schema import Checked

Facts = TypeVar("Facts")


class _Kept(NamedTuple, Generic[Facts]):
    digest: str  # of what they were read from
    facts: Facts
    source: SourceMap


class KeptFacts(Generic[Facts]):
    """What is kept of the files of one class in a folder that may be emptied at any time; without one, nothing."""

    def __init__(self, cls: type[Facts], languages: Iterable[str], folder: Path | None) -> None:
        self._cls = cls
        self._languages = list(languages)
        self._file = folder / f"{cls.__name__}.kept" if folder else None
        self._known = _read(self._file, cls) if self._file else {}
        self._now: dict[str, _Kept[Facts]] = {}

    def read(self, project: Path, file: str, findings: Findings) -> Checked[Facts] | None:
        """What a file states, as `read_facts` tells it."""
        path = project / file
        digest = ""
        if self._file and path.is_file():
            digest = digest_of(self._languages, digest_of_bytes(path.read_bytes()))
        known = self._known.get(file)
        if known and known.digest == digest:
            self._now[file] = known
            return Checked(known.facts, known.source, True)
        before = len(findings)
        checked = read_facts(self._cls, project, file, self._languages, findings)
        if digest and checked and checked.facts and len(findings) == before:
            self._now[file] = _Kept(digest, checked.facts, checked.source)
        return checked

    def keep(self) -> None:
        """Keeps what was read for other processes, and nothing of files that are no more."""
        if not self._file or _digests(self._now) == _digests(self._known):
            return
        data = pickle.dumps({file: tuple(one) for file, one in self._now.items()}, protocol=5)
        keep(self._file, _of_program(), data)


def _digests(kept: Mapping[str, _Kept[Facts]]) -> dict[str, str]:
    return {file: one.digest for file, one in kept.items()}


def _read(file: Path, cls: type[Facts]) -> dict[str, _Kept[Facts]]:
    """What is kept; nothing where it is another program's, or damaged."""
    with suppress(Exception):  # a damaged pickle stumbles over anything
        if data := read_kept(file, _of_program()):
            kept = {name: _Kept(*one) for name, one in unpickled(data).items()}
            return {name: one for name, one in kept.items() if isinstance(one.facts, cls)}
    return {}


@cache
def _of_program() -> str:
    """What tells the program's reading, and the classes of what it reads, from those of another version."""
    here = Path(__file__).parent
    return mark_of(
        *(path for folder in (here, here.parent / "model") for path in sorted(folder.glob("*.py")))
    )

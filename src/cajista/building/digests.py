"""What files hold, in a few characters: read again only where their dates or sizes say that they changed."""

import os
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from pathlib import Path
from stat import S_IFMT

from ..hashing import LENGTH, blake2b, digest_of, digest_of_bytes
from ..installed import program_templates
from .looks import Looks, listed, look_at
from .store import Store

_KIND = "digest"
# A file written this shortly before it was read may be written again within one tick of the clock.
_DOUBTFUL = 2_000_000_000  # nanoseconds


class Digests:
    """Digests of folders' contents, kept from run to run beside what the file system says of each file.

    Size, time of change and inode stand for a file's content, unless the file is so new, or its time
    so far in the future, that a change might not show in them. Each folder is looked at once.
    """

    def __init__(self, store: Store, project: Path) -> None:
        self._begun = time.time_ns()
        self._store = store
        self._project = project
        self._new: dict[str, str] = {}
        self._found: dict[str, str] = {}
        self._looks: dict[str, str] = {}
        self._aside: Looks | None = None
        self._aside_at = ""
        self._doubtful: set[str] = set()  # what holds files that may be written again and look the same

    def of(self, *names: str) -> str:
        """The digest of files and folders of the project together; what is not there counts as such."""
        key = "\n".join(names)
        if (found := self._found.get(key)) is None:
            found = self._found[key] = self._kept(key, self._known.get(key), names, self._read)
        return found

    def of_each(self, names: Sequence[str], known_as: str = "") -> str:
        """The digest of some files and folders, which is kept beside the digests of each under a name of its own."""
        known = self._store.some(_KIND, [known_as]).get(known_as)
        return self._kept(
            known_as, known, names, lambda names: digest_of([(one, self.of(one)) for one in names])
        )

    def are_as_seen(self, names: Iterable[str]) -> bool:
        """Whether files and folders look as they did when they were first looked at."""
        return all(look_at(f"{self._project}/{name}") == self.look(name) for name in names)

    def look(self, name: str) -> str:
        """How a file or folder looked when it was first looked at."""
        if self._aside and name.startswith(self._aside_at) and name not in self._looks:
            self._looks |= self._aside.units
            self._aside = None
        if (look := self._looks.get(name)) is None:
            look = self._looks[name] = look_at(f"{self._project}/{name}")
        return look

    def look_aside(self, name: str) -> None:
        """Has another process look at each folder in one that is called as articles' is, from now on."""
        self._aside, self._aside_at = Looks(self._project, [name], is_shared=True), f"{name}/"

    @cached_property
    def _known(self) -> dict[str, str]:
        return self._store.all(_KIND)

    def _kept(
        self, key: str, known: str | None, names: Sequence[str], find: Callable[[Sequence[str]], str]
    ) -> str:
        """What was found before of files that look as they did; else it is found anew."""
        looks = [self.look(name) for name in names]
        seen = looks[0] if len(looks) == 1 else digest_of([*zip(names, looks, strict=True)])
        if known and len(known) == 2 * LENGTH + 1 and known.startswith(seen):
            return known[LENGTH + 1 :]
        digest = find(names)
        if self._doubtful.isdisjoint(names):
            self._new[key] = f"{seen} {digest}"
        return digest

    def _read(self, names: Sequence[str]) -> str:
        """The digest of names and bytes of all that is under some names."""
        whole = blake2b(digest_size=16)
        for name in names:
            root = f"{self._project}/{name}"
            for one in listed(root):
                if one.newest + _DOUBTFUL >= self._begun:
                    self._doubtful.add(name)
                data = _bytes(root + one.path) if one.is_file else b""
                whole.update(f"{one.path}\0{S_IFMT(one.mode)}\0{len(data)}\0".encode("utf-8", "replace"))
                whole.update(data)
            whole.update(b"\1")
        return whole.hexdigest()

    def keep(self) -> None:
        """Keeps what was found out for the next run."""
        self._store.keep(_KIND, self._new)
        self._new.clear()


def _bytes(file: str) -> bytes:
    """A file's bytes; of one that cannot be read, nothing: reading it for its own sake will say so."""
    try:
        return Path(file).read_bytes()
    except OSError:
        return b"\0"


def files_of(project: Path, *names: str) -> dict[str, str]:
    """A digest of every file at or under names in the project, by its path there."""
    files = (name + one.path for name in names for one in listed(f"{project}/{name}") if one.is_file)
    return {file: digest_of_bytes(_bytes(f"{project}/{file}")) for file in files}


def program_digest() -> str:
    """What tells one state of the program from another: names, sizes and times of its own files, and its libraries."""
    folders = (Path(__file__).parents[1], program_templates())
    seen = [one for folder in folders for one in listed(str(folder))]
    files = [(one.path, one.modified, one.size) for one in seen]
    return digest_of(sys.version, files, [os.stat(folder).st_mtime_ns for folder in _libraries()])


def _libraries() -> list[str]:
    """The folders with installed libraries: each dates from when one was last installed, renewed or taken away."""
    names = ("site-packages", "dist-packages")
    return [folder for folder in sys.path if os.path.basename(folder) in names and os.path.isdir(folder)]

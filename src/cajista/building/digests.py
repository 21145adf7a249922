"""What files hold, in a few characters: read again only where their dates or sizes say that they changed."""

import marshal
import os
import sys
import time
from collections.abc import Callable, Iterable, Sequence, Set
from copy import copy
from functools import cached_property, partial
from operator import attrgetter
from pathlib import Path
from stat import S_IFDIR, S_IFMT, S_IFREG
from typing import Any, TypeAlias

try:
    from _blake2 import blake2b  # what hashlib has, without the time that OpenSSL takes to load
except ImportError:
    from hashlib import blake2b

from ..installed import program_templates
from .aside import Aside
from .store import Store

_KIND = "digest"
_TOGETHER = ""  # the name of what is kept of many together
# A file written this shortly before it was read may be written again within one tick of the clock.
_DOUBTFUL = 2_000_000_000  # nanoseconds

_Seen: TypeAlias = tuple[str, int, int, int, int, int]
"""What the file system says of a file: its path, kind (as `stat` has it), the newest of its times and that of its
content (both in nanoseconds), size, inode. Of a folder, only that it is there."""


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
        self._listed: dict[str, list[_Seen]] = {}

    def of(self, *names: str) -> str:
        """The digest of files and folders of the project together; what is not there counts as such."""
        key = "\n".join(names)
        if key not in self._found:
            roots = self._look(names)
            self._found[key] = self._kept(key, lambda: self._known.get(key), roots, lambda: _content(roots))
        return self._found[key]

    def of_each(self, names: Sequence[str]) -> str:
        """The digest of some files and folders, which is kept beside the digests of each."""
        return self._kept(
            _TOGETHER,
            lambda: self._store.some(_KIND, [_TOGETHER]).get(_TOGETHER),
            self._look(names),
            lambda: digest_of([(name, self.of(name)) for name in names]),
        )

    def are_as_seen(self, names: Iterable[str]) -> bool:
        """Whether files and folders look as they did when they were first looked at."""
        return all(_listed(f"{self._project}/{name}") == self._look([name])[0][1] for name in names)

    def _look(self, names: Sequence[str]) -> list[tuple[str, list[_Seen]]]:
        for name in names:
            if name not in self._listed:
                self._listed[name] = _listed(f"{self._project}/{name}")
        return [(f"{self._project}/{name}", self._listed[name]) for name in names]

    @cached_property
    def _known(self) -> dict[str, str]:
        return self._store.all(_KIND)

    def _kept(
        self,
        key: str,
        known: Callable[[], str | None],
        roots: Sequence[tuple[str, Sequence[_Seen]]],
        find: Callable[[], str],
    ) -> str:
        """What was found before of files that look as they did; else it is found anew."""
        seen = _digest_of_seen(roots)
        kept = (known() or "").split(" ")
        if len(kept) == 2 and kept[0] == seen:
            return kept[1]
        digest = find()
        newest = max((one[2] for _, listed in roots for one in listed), default=0)
        if newest + _DOUBTFUL < self._begun:
            self._new[key] = f"{seen} {digest}"
        return digest

    def keep(self) -> None:
        """Keeps what was found out for the next run."""
        self._store.keep(_KIND, self._new)


_MOST_LINKS = 1  # links to folders followed on the way to a file: more may lead anywhere


def _listed(path: str) -> list[_Seen]:
    """Every file and folder at or under a path, in order of names; hidden ones are no sources."""
    found: list[_Seen] = []
    try:
        stat = os.stat(path)
    except OSError:  # not there, or a link that leads in a circle
        return found
    if S_IFMT(stat.st_mode) == S_IFDIR:
        _list_folder(path, 0, found)
    else:
        found.append(_seen(path, stat))
    return found


def _list_folder(path: str, links: int, found: list[_Seen]) -> None:
    """Notes a folder and what is in it. Journals have many files: this is written to be quick."""
    found.append((path, S_IFDIR, 0, 0, 0, 0))
    try:
        with os.scandir(path) as scanned:
            entries = sorted(scanned, key=_name)
    except OSError:
        return
    for entry in entries:
        name = entry.name
        if name[0] == "." or name == "__pycache__":
            continue
        try:
            if not entry.is_dir():
                found.append(_seen(entry.path, entry.stat()))
            elif not (is_link := entry.is_symlink()) or links < _MOST_LINKS:
                _list_folder(entry.path, links + is_link, found)
        except OSError:  # gone, or a link that leads in a circle
            continue


_name = attrgetter("name")


def _seen(path: str, stat: os.stat_result) -> _Seen:
    modified, changed = stat.st_mtime_ns, stat.st_ctime_ns
    newest = max(modified, changed)
    return path, S_IFMT(stat.st_mode), newest, modified, stat.st_size, stat.st_ino


class Looks:
    """What the file system says of all that is at or under some names in a folder, at one moment.

    At names that are `aside`, where there is much, other processes look.
    """

    def __init__(self, folder: Path, *names: str, aside: Sequence[str] = ()) -> None:
        self._folder = folder
        self.names = [*aside, *names]
        self._asides = [Aside(partial(self._look, name)) for name in aside]
        self._found = [self._look(name) for name in names]

    @cached_property
    def digest(self) -> str:
        """What tells it from anything else."""
        digests = [one.read(_DIGEST) for one in self._asides] + [one[:_DIGEST] for one in self._found]
        return digest_of(sorted(zip(self.names, digests, strict=True)))

    def files(self) -> dict[str, tuple[int, int]]:
        """Size and time (in nanoseconds) of every file, by its path in the folder."""
        start = len(f"{self._folder}/")
        return {
            one[0][start:]: (one[4], one[3])
            for found in self._all()
            for one in marshal.loads(found[_DIGEST:])
            if one[1] == S_IFREG
        }

    def renewed(self, written: Iterable[str]) -> "Looks":
        """The same, but for files that were written since, by their paths in the folder."""
        now = copy(self)
        now._asides, now._found = [], []
        now.__dict__.pop("digest", None)
        written = set(written)
        for name, found in zip(self.names, self._all(), strict=True):
            own = {path for path in written if path.startswith(f"{name}/")}
            now._found.append(self._renewed(name, found, own) if own else found)
        return now

    def _renewed(self, name: str, found: bytes, written: Set[str]) -> bytes:
        seen: list[_Seen] = marshal.loads(found[_DIGEST:])
        own = {f"{self._folder}/{path}" for path in written}
        if not own <= {one[0] for one in seen}:  # there are more than before
            return self._look(name)
        try:
            return _answer([_seen(path, os.stat(path)) if (path := one[0]) in own else one for one in seen])
        except OSError:
            return self._look(name)

    def _all(self) -> list[bytes]:
        return [*(aside.read() for aside in self._asides), *self._found]

    def _look(self, name: str) -> bytes:
        return _answer(_listed(f"{self._folder}/{name}"))

    def close(self) -> None:
        """Ends what is still looked at."""
        for one in self._asides:
            one.close()


_DIGEST = 32  # characters of a digest


def _answer(seen: Sequence[_Seen]) -> bytes:
    data = _bytes_of(seen)
    return digest_of_bytes(data).encode() + data


def _digest_of_seen(seen: Any) -> str:
    return digest_of_bytes(_bytes_of(seen))


def _bytes_of(seen: Any) -> bytes:
    # The form of version 2 tells the same of equal values; later ones tell also which are one object.
    return marshal.dumps(seen, 2)


def _content(roots: Iterable[tuple[str, Sequence[_Seen]]]) -> str:
    """The digest of names and bytes of all that is under some paths."""
    whole = blake2b(digest_size=16)
    for root, seen in roots:
        for file, kind, *_ in seen:
            data = _bytes(file) if kind == S_IFREG else b""
            whole.update(f"{file.removeprefix(root)}\0{kind}\0{len(data)}\0".encode("utf-8", "replace"))
            whole.update(data)
        whole.update(b"\1")
    return whole.hexdigest()


def _bytes(file: str) -> bytes:
    """A file's bytes; of one that cannot be read, nothing: reading it for its own sake will say so."""
    try:
        return Path(file).read_bytes()
    except OSError:
        return b"\0"


def files_of(project: Path, *names: str) -> dict[str, str]:
    """A digest of every file at or under names in the project, by its path there."""
    files = (file for name in names for file, kind, *_ in _listed(f"{project}/{name}") if kind == S_IFREG)
    return {file.removeprefix(f"{project}/"): digest_of_bytes(_bytes(file)) for file in files}


def program_digest() -> str:
    """What tells one state of the program from another: names, sizes and times of its own files, and its libraries."""
    folders = (Path(__file__).parents[1], program_templates())
    seen = [one for folder in folders for one in _listed(str(folder))]
    files = [(file, modified, size) for file, _, _, modified, size, _ in seen]
    return digest_of(sys.version, files, [os.stat(folder).st_mtime_ns for folder in _libraries()])


def _libraries() -> list[str]:
    """The folders with installed libraries: each dates from when one was last installed, renewed or taken away."""
    names = ("site-packages", "dist-packages")
    return [folder for folder in sys.path if os.path.basename(folder) in names and os.path.isdir(folder)]


def digest_of(*values: object) -> str:
    """What tells some plain values from others."""
    return digest_of_bytes(repr(values).encode("utf-8", "replace"))


def digest_of_bytes(data: bytes) -> str:
    """What tells some bytes from others."""
    return blake2b(data, digest_size=16).hexdigest()

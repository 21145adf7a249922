"""What files hold, in a few characters: read again only where their dates or sizes say that they changed."""

import hashlib
import os
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from stat import S_IFDIR, S_IFMT, S_IFREG
from typing import NamedTuple

from .store import Store

_KIND = "digest"
# A file written this shortly before it was read may be written again within one tick of the clock.
_DOUBTFUL = 2_000_000_000  # nanoseconds


class Digests:
    """Digests of folders' contents, kept from run to run beside what the file system says of each file.

    Size, time of change and inode stand for a file's content, unless the file is so new, or its time
    so far in the future, that a change might not show in them.
    """

    def __init__(self, store: Store, project: Path) -> None:
        self._store = store
        self._project = project
        self._known = store.all(_KIND)
        self._new: dict[str, str] = {}

    def of(self, *names: str) -> str:
        """The digest of files and folders of the project together; what is not there counts as such."""
        roots = [(root, list(_listed(root))) for root in (f"{self._project}/{name}" for name in names)]
        seen = digest_of(roots)
        key = "\n".join(names)
        kept = self._known.get(key, "").split(" ")
        if len(kept) == 2 and kept[0] == seen:
            return kept[1]
        started = time.time_ns()
        digest = _content(roots)
        newest = max((one.newest for _, listed in roots for one in listed), default=0)
        if newest + _DOUBTFUL < started:
            self._new[key] = f"{seen} {digest}"
        return digest

    def keep(self) -> None:
        """Keeps what was found out for the next run."""
        self._store.keep(_KIND, self._new)


class _Seen(NamedTuple):
    """What the file system says of a file; of a folder, that it is there."""

    file: str
    kind: int  # as `stat` has it: a file, a folder, a pipe…
    newest: int = 0  # of its times, in nanoseconds
    modified: int = 0
    size: int = 0
    inode: int = 0


_MOST_LINKS = 1  # links to folders followed on the way to a file: more may lead anywhere


def _listed(path: str, links: int = 0) -> Iterator[_Seen]:
    """Every file and folder at or under a path, in order of names; hidden ones are no sources."""
    try:
        stat = os.stat(path)
    except OSError:  # not there, or a link that leads in a circle
        return
    kind = S_IFMT(stat.st_mode)
    if kind != S_IFDIR:
        newest = max(stat.st_mtime_ns, stat.st_ctime_ns)
        yield _Seen(path, kind, newest, stat.st_mtime_ns, stat.st_size, stat.st_ino)
        return
    yield _Seen(path, kind)
    for name, is_link in _entries(path):
        if not is_link:
            yield from _listed(f"{path}/{name}", links)
        elif links < _MOST_LINKS or not os.path.isdir(f"{path}/{name}"):
            yield from _listed(f"{path}/{name}", links + 1)


def looks_of(path: str) -> str:
    """What the file system says of all that is at or under a path, in a few characters."""
    return digest_of(list(_listed(path)))


def _entries(path: str) -> list[tuple[str, bool]]:
    """The names in a folder, and whether each is a link; of a folder that cannot be read, none."""
    try:
        with os.scandir(path) as entries:
            names = [(entry.name, entry.is_symlink()) for entry in entries]
    except OSError:
        return []
    return sorted((name, is_link) for name, is_link in names if name[0] != "." and name != "__pycache__")


def _content(roots: Iterable[tuple[str, Sequence[_Seen]]]) -> str:
    """The digest of names and bytes of all that is under some paths."""
    whole = hashlib.blake2b(digest_size=16)
    for root, seen in roots:
        for one in seen:
            data = _bytes(one.file) if one.kind == S_IFREG else b""
            whole.update(
                f"{one.file.removeprefix(root)}\0{one.kind}\0{len(data)}\0".encode("utf-8", "replace")
            )
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
    seen = (one for name in names for one in _listed(f"{project}/{name}") if one.kind == S_IFREG)
    return {one.file.removeprefix(f"{project}/"): digest_of(_bytes(one.file)) for one in seen}


def program_digest() -> str:
    """What tells one state of the program from another: names, sizes and times of its own files, and its libraries."""
    from ..templating import program_templates

    folders = (Path(__file__).parents[1], program_templates())
    seen = [one for folder in folders for one in _listed(str(folder))]
    files = [(one.file, one.modified, one.size) for one in seen]
    return digest_of(sys.version, files, [os.stat(folder).st_mtime_ns for folder in _libraries()])


def _libraries() -> list[str]:
    """The folders with installed libraries: each dates from when one was last installed, renewed or taken away."""
    names = ("site-packages", "dist-packages")
    return [folder for folder in sys.path if os.path.basename(folder) in names and os.path.isdir(folder)]


def digest_of(*values: object) -> str:
    """What tells some plain values from others."""
    return hashlib.blake2b(repr(values).encode("utf-8", "replace"), digest_size=16).hexdigest()

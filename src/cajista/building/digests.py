"""What files hold, in a few characters: read again only where their dates or sizes say that they changed."""

import hashlib
import os
import time
from collections.abc import Iterable, Iterator
from operator import attrgetter
from pathlib import Path
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
        stats = [stat for name in names for stat in _listed(self._project / name)]
        seen = _short(repr((names, stats)))
        key = "\n".join(names)
        kept = self._known.get(key, "").split(" ")
        if len(kept) == 2 and kept[0] == seen:
            return kept[1]
        started = time.time_ns()
        digest = _content(self._project / name for name in names)
        newest = max((stat.newest for stat in stats), default=0)
        if newest + _DOUBTFUL < started:
            self._new[key] = f"{seen} {digest}"
        return digest

    def keep(self) -> None:
        """Keeps what was found out for the next run."""
        self._store.keep(_KIND, self._new)


class _Stat(NamedTuple):
    """What the file system says of a file."""

    file: str
    newest: int  # of its times, in nanoseconds
    modified: int
    size: int
    inode: int


def _listed(path: Path) -> Iterator[_Stat]:
    """Every file at or under a path, in order of names."""
    for file in _files(path):
        stat = os.stat(file)
        newest = max(stat.st_mtime_ns, stat.st_ctime_ns)
        yield _Stat(file, newest, stat.st_mtime_ns, stat.st_size, stat.st_ino)


def _files(path: Path | str) -> Iterator[str]:
    if os.path.isfile(path):
        yield str(path)
    elif os.path.isdir(path):
        for entry in sorted(_entries(path), key=attrgetter("name")):
            hidden = entry.name.startswith(".") or entry.name == "__pycache__"
            # A link to a folder may lead round in a circle.
            if not (hidden or (entry.is_symlink() and not os.path.isfile(entry.path))):
                yield from _files(entry.path)


def _entries(path: Path | str) -> list[os.DirEntry[str]]:
    """What is in a folder; of one that cannot be read, nothing."""
    try:
        return list(os.scandir(path))
    except OSError:
        return []


def _content(paths: Iterable[Path]) -> str:
    """The digest of names and bytes of every file under some paths."""
    whole = hashlib.blake2b(digest_size=16)
    for root in paths:
        for file in _files(root):
            data = _bytes(file)
            whole.update(f"{os.path.relpath(file, root)}\0{len(data)}\0".encode())
            whole.update(data)
        whole.update(b"\1")
    return whole.hexdigest()


def _bytes(file: str) -> bytes:
    """A file's bytes; of one that cannot be read, nothing: reading it for its own sake will say so."""
    try:
        return Path(file).read_bytes()
    except OSError:
        return b"\0"


def program_digest() -> str:
    """What tells one state of the program from another: names, sizes and times of its own files."""
    from ..templating import program_templates

    folders = (Path(__file__).parents[1], program_templates())
    stats = [stat for folder in folders for stat in _listed(folder)]
    return _short(repr([(stat.file, stat.modified, stat.size) for stat in stats]))


def _short(text: str) -> str:
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()

"""What the file system says of files: enough to see that they are as they were, without reading one of them."""

import marshal
import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from functools import cached_property, partial
from operator import attrgetter
from pathlib import Path
from stat import S_IFDIR, S_ISREG
from typing import NamedTuple, TypeAlias

from ..folders import visible
from ..hashing import LENGTH, digest_of_bytes
from .aside import Aside


class Seen(NamedTuple):
    """What the file system says of a file, its times in nanoseconds; of a folder, only that it is there."""

    path: str  # from where one looks; empty, or with a slash before it
    modified: int = 0
    changed: int = 0
    size: int = 0
    inode: int = 0
    mode: int = S_IFDIR  # as `stat` has it

    @property
    def is_file(self) -> bool:
        """Whether it has content that can be read; a pipe has none."""
        return S_ISREG(self.mode)

    @property
    def newest(self) -> int:
        """The newest of its times."""
        return max(self.modified, self.changed)


_MOST_LINKS = 1  # links to folders followed on the way to a file: more may lead anywhere
_ARTICLES = "articles"  # the name of a folder in which each folder is looked at by itself


def listed(path: str) -> list[Seen]:
    """Every file and folder at or under a path, in order of names; hidden ones are no sources."""
    return [Seen(*one) for one in _listed(path)]


def look_at(path: str) -> str:
    """What tells how all that is at or under a path looks from any other looks."""
    # The form of version 2 tells the same of equal values; later ones tell also which are one object.
    return digest_of_bytes(marshal.dumps(_listed(path), 2))


_Plain: TypeAlias = tuple[str] | tuple[str, int, int, int, int, int]


def _listed(path: str) -> list[_Plain]:
    """The same in plain tuples. Journals have many files: this is written to be quick."""
    found: list[_Plain] = []
    try:
        _list_folder(path, "", 0, found)
    except NotADirectoryError:
        with suppress(OSError):  # a link that leads in a circle
            found.append(_plain("", os.stat(path)))
    except OSError:  # not there, or not to be opened
        if os.path.isdir(path):
            found.append(("",))
    return found


def _list_folder(path: str, inside: str, links: int, found: list[_Plain]) -> None:
    with os.scandir(path) as scanned:
        entries = sorted(scanned, key=_name)
    found.append((inside,))
    for entry in entries:
        name = entry.name
        if name[0] == "." or name == "__pycache__":
            continue
        try:
            if not entry.is_dir():
                found.append(_plain(f"{inside}/{name}", entry.stat()))
            elif not (is_link := entry.is_symlink()) or links < _MOST_LINKS:
                _list_folder(entry.path, f"{inside}/{name}", links + is_link, found)
        except OSError:  # gone, not to be opened, or a link that leads in a circle
            continue


_name = attrgetter("name")


def _plain(path: str, stat: os.stat_result) -> _Plain:
    return path, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_size, stat.st_ino, stat.st_mode


class Looks:
    """How what stands at some names in a folder looks at one moment; each folder of an article by itself.

    Where much is `shared` out, other processes look at folders of articles.
    """

    def __init__(self, folder: Path, names: Iterable[str], *, is_shared: bool = False) -> None:
        self._folder = folder
        self.names = sorted(names)
        self._asides = {
            name: Aside(partial(self._look, name)) for name in self.names if is_shared and _is_many(name)
        }
        self._found = {name: self._look(name) for name in self.names if name not in self._asides}

    @cached_property
    def digest(self) -> str:
        """What tells all of it from anything else."""
        digests = (
            self._found[name][:LENGTH] if name in self._found else self._asides[name].read(LENGTH)
            for name in self.names
        )
        return digest_of_bytes(b"".join(map(bytes.__add__, digests, map(os.fsencode, self.names))))

    @cached_property
    def units(self) -> Mapping[str, str]:
        """A digest of each name, or of each folder there by its path where these are articles'."""
        return {path: digest for name in self.names for path, digest in self._units(name).items()}

    def renewed(self, written: Iterable[str]) -> "Looks":
        """The same, but for files that were written since, by their paths in the folder."""
        new: dict[str, dict[str, str]] = {}
        for path in {self._unit_of(path) for path in written}:
            name = path if path in self.names else path.rpartition("/")[0]
            if name not in self.names:
                continue
            if name not in new:
                new[name] = self._units(name)
            new[name][path] = look_at(f"{self._folder}/{path}")
        now = Looks(self._folder, ())
        now.names = self.names
        now._found = {
            name: _answer(new[name]) if name in new else self._answer_of(name) for name in self.names
        }
        return now

    def _unit_of(self, path: str) -> str:
        """The name, or the folder of an article, with which a file is looked at."""
        for name in self.names:
            if path == name or path.startswith(f"{name}/"):
                first = path[len(name) + 1 :].partition("/")[0]
                return f"{name}/{first}" if _is_many(name) else name
        return ""

    def _units(self, name: str) -> dict[str, str]:
        found: dict[str, str] = marshal.loads(self._answer_of(name)[LENGTH:])
        return found

    def _answer_of(self, name: str) -> bytes:
        return self._found[name] if name in self._found else self._asides[name].read()

    def _look(self, name: str) -> bytes:
        path = f"{self._folder}/{name}"
        if not _is_many(name):
            return _answer({name: look_at(path)})
        return _answer({f"{name}/{one}": look_at(f"{path}/{one}") for one in visible(path)})

    def close(self) -> None:
        """Ends what is still looked at."""
        for one in self._asides.values():
            one.close()


def _is_many(name: str) -> bool:
    return name.rpartition("/")[2] == _ARTICLES


def _answer(units: Mapping[str, str]) -> bytes:
    data = marshal.dumps(dict(sorted(units.items())), 2)
    return digest_of_bytes(data).encode() + data


def parts_of(output: Path) -> list[str]:
    """What there is to look at in an output folder: reports, what the site holds, and what a language's folder does."""
    parts = ["reports"]
    for name in visible(f"{output}/site"):
        inside = visible(f"{output}/site/{name}")
        many = _ARTICLES in inside
        parts += [f"site/{name}/{one}" for one in inside] if many else [f"site/{name}"]
    return sorted(parts)

"""What an article is made from, in bytes: for workers on machines that do not see the journal's folder."""

import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from .. import __version__
from ..errors import CajistaError
from ..findings import message
from ..hashing import digest_of, digest_of_bytes
from .order import Order, Task


@dataclass(frozen=True, slots=True)
class Shared:
    """What all articles are made with: the journal's own files by path, the order, and which program it is for."""

    files: Mapping[str, bytes]
    order: Order
    digest: str
    program: str


@dataclass(frozen=True, slots=True)
class Parcel:
    """An article to make, with its files by path."""

    task: Task
    files: Mapping[str, bytes]


def pack_shared(order: Order) -> Shared:
    """The files of a journal that are not an article's."""
    folders = [path for path in _visible(order.project / "content") if path.name != "articles"]
    files = dict(_read(order.project, (*folders, order.project / "templates")))
    return Shared(
        files,
        order,
        digest_of(sorted((name, digest_of_bytes(data)) for name, data in files.items())),
        program(),
    )


def pack(task: Task) -> Parcel:
    """An article with its files."""
    project = task.order.project
    return Parcel(task, dict(_read(project, [project / "content/articles" / task.slug])))


@contextmanager
def unpacked(shared: Shared, parcel: Parcel) -> Iterator[Task]:
    """The article as a task of a folder on this machine, which has nothing of other articles.

    Raises:
        CajistaError: this machine has another version of the program.
    """
    if shared.program != program():
        what = message("A worker has {theirs}, this is {ours}.", theirs=program(), ours=shared.program)
        raise CajistaError(what, message("Install the same versions on every machine."))
    project = _folder(shared.digest)
    if not (project / "content").is_dir():
        _write(project, shared.files)
    article = project / "content/articles" / parcel.task.slug
    try:
        _write(project, parcel.files)
        order = replace(shared.order, project=project, output=project / "build")
        yield replace(parcel.task, order=order)
    finally:
        shutil.rmtree(article, ignore_errors=True)


def program() -> str:
    """The versions on which it depends what files are made."""
    from importlib.metadata import version

    return f"Cajista {__version__}, WeasyPrint {version('weasyprint')}"


@lru_cache(maxsize=1)
def _folder(digest: str) -> Path:
    """A folder for a journal, which goes with this process."""
    folder = tempfile.TemporaryDirectory(prefix="cajista-")
    _FOLDERS[:] = [folder]  # the one of the journal before is taken away
    return Path(folder.name)


_FOLDERS: "list[tempfile.TemporaryDirectory[str]]" = []


def _write(project: Path, files: Mapping[str, bytes]) -> None:
    for name, data in files.items():
        path = project / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def _read(project: Path, folders: "tuple[Path, ...] | list[Path]") -> Iterator[tuple[str, bytes]]:
    for folder in folders:
        for path in [folder] if folder.is_file() else _files(folder):
            yield str(path.relative_to(project)), path.read_bytes()


def _files(folder: Path) -> Iterator[Path]:
    """The files below a folder; hidden ones are no sources, nor is what is neither file nor folder."""
    for path in _visible(folder):
        if path.is_dir() and not path.is_symlink():
            yield from _files(path)
        elif path.is_file():
            yield path


def _visible(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.name[0] != ".") if folder.is_dir() else []

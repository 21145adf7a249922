"""Files of what was worked out, kept for other processes: whole, and of the right mark, or taken for not there."""

from contextlib import suppress
from pathlib import Path

from .errors import CajistaError
from .hashing import LENGTH, digest_of, digest_of_bytes
from .writing import write_whole


def read_kept(file: Path, mark: str) -> bytes:
    """What was kept under a mark; nothing where there is none, or the file is damaged."""
    with suppress(OSError):
        data = file.read_bytes()
        if data[:LENGTH] == _head(mark, data[LENGTH:]):
            return data[LENGTH:]
    return b""


def keep(file: Path, mark: str, data: bytes) -> None:
    """Keeps something where that can be done: whoever does not find it works it out again."""
    with suppress(OSError, CajistaError):
        write_whole(file, _head(mark, data) + data)


def mark_of(*files: Path) -> str:
    """What tells the state of some files of the program from others: their names, sizes and times."""
    return digest_of([(file.name, (stat := file.stat()).st_size, stat.st_mtime_ns) for file in files])


def _head(mark: str, data: bytes) -> bytes:
    return digest_of_bytes(mark.encode() + data).encode()

"""Sorted lines in a file, found by the key that each begins with, without reading the others."""

import hashlib
import mmap
from collections.abc import Iterator
from pathlib import Path

_FORMAT = "1"


def index_name(path: Path) -> str:
    """The name under which the index of a file's present state is kept."""
    stat = path.stat()
    state = repr((_FORMAT, str(path), stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino))
    return f"retractions-{hashlib.blake2b(state.encode(), digest_size=12).hexdigest()}.tsv"


class Index:
    """Lines, sorted by their bytes, each a key, a tab and more."""

    def __init__(self, data: "bytes | mmap.mmap") -> None:
        self._data = data

    @classmethod
    def opened(cls, path: Path) -> "Index | None":
        """The index that a file holds; None where there is none."""
        try:
            with path.open("rb") as stream:
                return cls(mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ))
        except (OSError, ValueError):  # no file, or an empty one
            return None

    def find(self, key: str) -> Iterator[str]:
        """The lines that begin with a key, whole."""
        wanted = key.encode() + b"\t"
        at = self._first(wanted)
        while self._data[at : at + len(wanted)] == wanted:
            end = self._data.find(b"\n", at)
            yield self._data[at:end].decode()
            at = end + 1

    def _first(self, wanted: bytes) -> int:
        """Where the first line stands that does not come before what is wanted."""
        low, high = 0, len(self._data)
        while low < high:
            middle = (low + high) // 2
            start = self._data.rfind(b"\n", low, middle) + 1 or low
            end = self._data.find(b"\n", middle)
            if self._data[start : start + len(wanted)] < wanted:
                low = end + 1
            else:
                high = start
        return low

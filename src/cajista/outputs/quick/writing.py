"""The file: each object is put into bytes once, not again for the hash that identifies the file."""

from typing import Any

import pydyf

from . import Replacement, replaced

_theirs = pydyf.PDF.write
_data = pydyf.Stream.data


def replacements() -> list[Replacement]:
    """What stands for pydyf's own."""
    return [(pydyf.PDF, "write", write)]


def forget() -> None:
    """Nothing is kept."""


def write(
    pdf: Any, output: Any, version: bytes = b"1.7", identifier: bytes | bool = False, compress: bool = False
) -> None:
    """Does what `pydyf.PDF.write` does."""
    pdf.objects[:] = [_Done(one) for one in pdf.objects]
    with replaced((pydyf.Stream, "data", property(_kept_data))):
        _theirs(pdf, output, version, identifier, compress)


class _Done(pydyf.Object):  # type: ignore[misc]
    """An object of which the bytes are known."""

    def __init__(self, one: Any) -> None:
        self.number, self.generation, self.offset, self.free = (
            one.number,
            one.generation,
            one.offset,
            one.free,
        )
        self._data = b"" if one.free == "f" else one.data
        self._compressible = one.compressible

    @property
    def data(self) -> bytes:
        """Its bytes."""
        return self._data

    @property
    def compressible(self) -> bool:
        """Whether it may stand in a stream of objects."""
        return bool(self._compressible)


def _kept_data(stream: Any) -> bytes:
    """The bytes of a stream, compressed the first time."""
    kept = vars(stream)
    if "_cajista_data" not in kept:
        kept["_cajista_data"] = _data.fget(stream)
    return bytes(kept["_cajista_data"])

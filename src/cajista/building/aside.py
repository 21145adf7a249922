"""Something that another process finds out, forked for it, while this one does something else."""

import os
import signal
import sys
from collections.abc import Callable
from threading import active_count

_PIECE = 1 << 20
_LATER = 3  # how much less of a processor it gets: two of them leave one to whoever waits for them
_LENGTH = 8  # bytes that tell how many follow


class Aside:
    """What somebody finds out, in bytes: as many of them as are asked for, or all.

    Only Linux forks safely, and only where no thread runs; elsewhere it is found out here and at once.
    """

    def __init__(self, find: Callable[[], bytes]) -> None:
        self._find = find
        self._found = bytearray()
        self._process = 0
        if sys.platform != "linux" or active_count() > 1:
            self._found_here()
            return
        try:
            self._pipe, end = os.pipe()
            self._process = os.fork()
        except OSError:  # too many files or processes
            self._found_here()
            return
        if not self._process:
            try:
                os.close(self._pipe)
                os.nice(_LATER)
                with open(end, "wb") as stream:
                    stream.write(_framed(find()))
            finally:
                os._exit(0)
        os.close(end)

    def read(self, size: int | None = None) -> bytes:
        """The first bytes of it, or all."""
        while self._process and (size is None or len(self._found) < _LENGTH + size):
            piece = os.read(self._pipe, _PIECE)
            self._found += piece
            if not piece:
                self.close()
                if len(self._found) != _LENGTH + int.from_bytes(self._found[:_LENGTH]):  # it came to grief
                    self._found_here()
        return bytes(self._found[_LENGTH : None if size is None else _LENGTH + size])

    def close(self) -> None:
        """Lets the other process go."""
        if self._process:
            os.close(self._pipe)
            os.kill(self._process, signal.SIGKILL)  # it may be writing what nobody reads
            os.waitpid(self._process, 0)
            self._process = 0

    def _found_here(self) -> None:
        self._found = bytearray(_framed(self._find()))


def _framed(data: bytes) -> bytes:
    return len(data).to_bytes(_LENGTH) + data

"""What another process finds out arrives whole, or is found out here."""

import os
import signal
from pathlib import Path

from cajista.building.aside import Aside


def test_what_is_found_aside_arrives_whole() -> None:
    """More than a pipe holds comes through, and so does its beginning alone."""
    data = os.urandom(1 << 20)
    found = Aside(lambda: data)
    assert found.read(16) == data[:16]
    assert found.read() == data
    assert Aside(lambda: data).read(16) == data[:16]


def test_what_is_not_wanted_is_left() -> None:
    """Whoever has read enough need not wait for the rest."""
    asides = [Aside(lambda: bytes(1 << 22)) for _ in range(2)]
    for one in asides:
        assert one.read(1) == b"\0"
    for one in asides:
        one.close()


def test_a_process_that_comes_to_grief_is_stood_in_for(tmp_path: Path) -> None:
    """What a killed process did not find out is found out here."""
    here = os.getpid()

    def find() -> bytes:
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        (tmp_path / "found").touch()
        return b"found"

    assert Aside(find).read() == b"found"
    assert (tmp_path / "found").exists()

"""Work that is shared out to processes: all of it is done, whatever becomes of a process."""

import os
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from cajista.building import workers
from cajista.building.workers import Workers
from cajista.errors import CajistaError


def ready() -> None:
    """A process needs nothing."""


def square(number: int) -> int:
    """Work that goes well."""
    return number * number


def fragile(number: int) -> int:
    """Work that ends its process for one number."""
    if number == 5:
        os.kill(os.getpid(), signal.SIGKILL)
    time.sleep(0.01)
    return number


def fragile_once(place: tuple[Path, int]) -> int:
    """Work that ends its process the first time."""
    file, number = place
    if number == 3 and not file.exists():
        file.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def process_of(number: int) -> int:
    """Who does it."""
    return os.getpid()


def failing(number: int) -> int:
    """Work with a fault."""
    raise ValueError(number)


@pytest.mark.parametrize("jobs", [0, 1, 2])
def test_everything_is_done(jobs: int) -> None:
    """By processes or by this one, however many things there are."""
    with Workers(jobs, ready) as pool:
        assert dict(pool.each(square, range(20))) == {number: number * number for number in range(20)}


def test_only_what_loses_its_process_fails() -> None:
    """What others were at when a process was lost is done again."""
    with Workers(2, ready) as pool:
        done = dict(pool.each(fragile, range(12)))
    assert isinstance(done.pop(5), CajistaError)
    assert done == {number: number for number in range(12) if number != 5}


def test_what_was_lost_by_chance_is_done(tmp_path: Path) -> None:
    """A process that was killed from outside takes nothing with it."""
    with Workers(2, ready) as pool:
        done = dict(pool.each(fragile_once, [(tmp_path / "killed", number) for number in range(8)]))
    assert sorted(number for _, number in done) == list(range(8))
    assert all(one == number for (_, number), one in done.items())


def test_faults_are_told() -> None:
    """An exception is the result of what it came from, and of nothing else."""
    with Workers(2, ready) as pool:
        assert all(isinstance(one, CajistaError) for _, one in pool.each(failing, range(3)))


@pytest.mark.skipif(sys.platform != "linux", reason="memory is known on Linux only")
def test_a_process_that_has_grown_is_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    """Memory stays bounded: here every process is too large as soon as it has done something."""
    monkeypatch.setattr(workers, "_MOST", 1)
    with Workers(1, ready) as pool:
        assert len({process for _, process in pool.each(process_of, range(8))}) > 1


def test_work_is_handed_over_little_by_little() -> None:
    """Things are taken from where they come from as there is room, not all at once."""
    taken: list[int] = []

    def things() -> Iterator[int]:
        for number in range(100):
            taken.append(number)
            yield number

    with Workers(1, ready) as pool:
        next(iter(pool.each(square, things())))
        assert len(taken) < 10

"""Processes that do slow work while this one goes on reading."""

import os
import sys
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from threading import Thread
from types import TracebackType
from typing import ParamSpec, TypeVar

from .. import compiled_patterns
from ..errors import CajistaError, failure_of

Parameters = ParamSpec("Parameters")
Result = TypeVar("Result")
Item = TypeVar("Item")

_WAITING = 2  # pieces of work for each process that are handed over before they are begun
_MOST = 400 << 20  # bytes of memory at which a process is replaced


class Workers:
    """A pool of processes, each made ready at once; with no jobs, the work is done in this process.

    `ready` is run by every process when it starts, so that what it loads is loaded beside what this
    process does meanwhile. Work and its arguments must be picklable. A pool that is not `eager` starts
    with its first work. What is named in `preload`, modules, is loaded once for all where the system
    lets a server do so and fork the processes.
    """

    def __init__(
        self, jobs: int, ready: Callable[[], None], *, eager: bool = True, preload: Sequence[str] = ()
    ) -> None:
        self.jobs = jobs
        self._ready = ready
        self._preload = list(preload)
        self._pool = self._started() if jobs and eager else None

    def submit(
        self, work: Callable[Parameters, Result], /, *args: Parameters.args, **kwargs: Parameters.kwargs
    ) -> "Future[Result]":
        """Begins a piece of work; its future holds the result, or what it raised."""
        if self.jobs:
            self._pool = self._pool or self._started()
            return self._pool.submit(sheltered, work, *args, **kwargs)
        future: Future[Result] = Future()
        try:
            future.set_result(work(*args, **kwargs))
        except Exception as error:  # raised again where the result is asked for
            future.set_exception(error)
        return future

    def each(
        self, work: Callable[..., Result], items: Iterable[Item], *before: object
    ) -> Iterator[tuple[Item, Result | CajistaError]]:
        """Does work on many things, handed over little by little: each with what came of it, as they are done.

        `work` is called with the values `before`, the same for all, and a thing. Where a process is lost,
        what was being worked on is begun again, one thing after the other: only that with which a process
        is lost once more has failed. A process that has grown large is replaced.
        """
        left, is_done = iter(items), False
        while not is_done:
            lost, is_done = yield from self._round(work, before, left, max(self.jobs * _WAITING, 1))
            for item in lost:
                self._renew()
                yield from self._round(work, before, iter([item]), 1)
            self._renew()

    def _round(
        self, work: Callable[..., Result], before: Sequence[object], left: Iterator[Item], room: int
    ) -> Generator[tuple[Item, Result | CajistaError], None, tuple[list[Item], bool]]:
        """Takes from what is left until a process is lost or large; gives what was lost, and whether none is left."""
        running: dict[Future[tuple[Result, int]], Item] = {}
        lost: list[Item] = []
        is_done = is_ending = False
        submit: Callable[..., Future[tuple[Result, int]]] = self.submit
        while True:
            while len(running) < room and not (is_done or is_ending):
                try:
                    item = next(left)
                except StopIteration:
                    is_done = True
                    break
                try:
                    running[submit(_weighed, work, *before, item)] = item
                except BrokenProcessPool:  # lost since the last piece of work was done
                    lost.append(item)
                    is_ending = True
            if not running:
                return lost, is_done
            for future in wait(running, return_when=FIRST_COMPLETED).done:
                item = running.pop(future)
                error = future.exception()
                if isinstance(error, BrokenProcessPool) and room > 1:
                    lost.append(item)
                    is_ending = True
                elif isinstance(error, Exception):
                    yield item, failure_of(error)
                else:
                    result, weight = future.result()
                    is_ending = is_ending or weight > _MOST
                    yield item, result

    def _renew(self) -> None:
        """Lets the processes go, so that new ones start with the next work."""
        if self._pool:
            self._pool.shutdown()  # whole, since to fork beside running threads is not safe
            self._pool = None

    def _started(self) -> Executor:
        import multiprocessing
        from concurrent.futures import ProcessPoolExecutor

        # Forking costs nothing and is safe here, where no thread runs; elsewhere system libraries forbid it.
        kind = ("forkserver" if self._preload else "fork") if sys.platform == "linux" else "spawn"
        context = multiprocessing.get_context(kind)
        if kind == "forkserver":
            context.set_forkserver_preload(self._preload)
        pool = ProcessPoolExecutor(self.jobs, mp_context=context, initializer=_start, initargs=(self._ready,))
        pool.submit(int)  # the first task starts the processes
        return pool

    def __enter__(self) -> "Workers":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._pool:
            self._pool.shutdown(cancel_futures=error is not None)


def workers_for(jobs: int, tasks: int) -> int:
    """How many processes pay for a number of tasks; 0 means to work in this one."""
    jobs = jobs or os.cpu_count() or 1
    return min(jobs, tasks) if jobs > 1 else 0


def _start(ready: Callable[[], None]) -> None:
    """Makes a new process ready, and sees to it that it ends when the one that needs it is no more."""
    Thread(target=_end_with_parent, daemon=True).start()
    compiled_patterns.quicken()
    ready()
    compiled_patterns.keep()


def _end_with_parent() -> None:
    from multiprocessing import parent_process

    if parent := parent_process():
        parent.join()
        os._exit(1)


def sheltered(
    work: Callable[Parameters, Result], /, *args: Parameters.args, **kwargs: Parameters.kwargs
) -> Result:
    """What work gives; its errors as ours, since those of libraries may not survive the way home."""
    try:
        return work(*args, **kwargs)
    except Exception as error:
        raise failure_of(error) from None


def _weighed(work: Callable[..., Result], *args: object) -> tuple[Result, int]:
    """What work gives, and the memory of the process that did it, in bytes."""
    result = work(*args)
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[1])
    except (OSError, ValueError, IndexError):  # not on this system
        return result, 0
    return result, pages * os.sysconf("SC_PAGESIZE")

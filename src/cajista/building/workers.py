"""Processes that do slow work while this one goes on reading."""

import os
import sys
from collections.abc import Callable
from concurrent.futures import Executor, Future
from types import TracebackType
from typing import ParamSpec, TypeVar

from ..errors import failure_of

Parameters = ParamSpec("Parameters")
Result = TypeVar("Result")


class Workers:
    """A pool of processes, each made ready at once; with one job, the work is done in this process.

    `ready` is run by every process when it starts, so that what it loads is loaded beside what this
    process does meanwhile. Work and its arguments must be picklable.
    """

    def __init__(self, jobs: int, ready: Callable[[], None]) -> None:
        self._pool = _started(jobs, ready) if jobs else None

    def submit(
        self, work: Callable[Parameters, Result], /, *args: Parameters.args, **kwargs: Parameters.kwargs
    ) -> "Future[Result]":
        """Begins a piece of work; its future holds the result, or what it raised."""
        if self._pool:
            return self._pool.submit(_sheltered, work, *args, **kwargs)
        future: Future[Result] = Future()
        try:
            future.set_result(work(*args, **kwargs))
        except Exception as error:  # raised again where the result is asked for
            future.set_exception(error)
        return future

    def __enter__(self) -> "Workers":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._pool:
            self._pool.shutdown(cancel_futures=error is not None)


def _sheltered(
    work: Callable[Parameters, Result], /, *args: Parameters.args, **kwargs: Parameters.kwargs
) -> Result:
    """What work gives; its errors as ours, since those of libraries may not survive the way home."""
    try:
        return work(*args, **kwargs)
    except Exception as error:
        raise failure_of(error) from None


def workers_for(jobs: int, tasks: int) -> int:
    """How many processes pay for a number of tasks; 0 means to work in this one."""
    jobs = jobs or os.cpu_count() or 1
    return min(jobs, tasks) if jobs > 1 else 0


def _started(jobs: int, ready: Callable[[], None]) -> Executor:
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    # Forking costs nothing and is safe here, where no thread runs yet; elsewhere system libraries forbid it.
    context = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
    pool = ProcessPoolExecutor(jobs, mp_context=context, initializer=ready)
    pool.submit(int)  # the first task starts the processes
    return pool

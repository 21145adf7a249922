"""Measures commands and functions: time on the clock, time of processors, and memory."""

import json
import os
import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread

ROOT = Path(__file__).parents[1]
_POLL = 0.1  # seconds between two looks at the memory of processes
_MEGA = 1024 * 1024

# Starts a command from a process that is small: Linux counts the memory of the one that starts it as its own. What the
# command leaves running, a server that forks its workers, ends with it and is counted too, where Linux hands it over.
_LAUNCHER = """
import ctypes, json, os, sys, time
if sys.platform == "linux":
    ctypes.CDLL(None).prctl(36, 1, 0, 0, 0)  # PR_SET_CHILD_SUBREAPER
command = json.loads(sys.argv[1])
quiet = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
begun = time.perf_counter()
process = os.posix_spawnp(command[0], command, os.environ, file_actions=quiet)
_, status, used = os.wait4(process, 0)
seconds = time.perf_counter() - begun
every = [used]
while True:
    try:
        every.append(os.wait4(-1, 0)[2])
    except ChildProcessError:
        break
processor, memory = sum(one.ru_utime + one.ru_stime for one in every), max(one.ru_maxrss for one in every)
print(json.dumps([seconds, processor, memory, os.waitstatus_to_exitcode(status)]))
"""


@dataclass(frozen=True, slots=True)
class Run:
    """What something took: seconds on the clock and of processors, and the most memory of one process, in MB."""

    seconds: float
    processor: float = 0.0
    memory: float = 0.0

    def __add__(self, other: "Run") -> "Run":
        return Run(
            self.seconds + other.seconds,
            self.processor + other.processor,
            max(self.memory, other.memory),
        )

    def shared(self, count: int) -> "Run":
        """The share of each of so many that it was for."""
        return Run(self.seconds / count, self.processor / count, self.memory)


def median(runs: Iterable[Run]) -> Run:
    """The median of each figure."""
    columns = zip(*((run.seconds, run.processor, run.memory) for run in runs), strict=True)
    return Run(*(statistics.median(column) for column in columns))


def run(
    command: Sequence[str | Path],
    *,
    allowed: Iterable[int] = (0,),
    folder: Path | None = None,
    user_cache: Path | None = None,
) -> Run:
    """Runs a command to its end; processes that it starts and waits for count with it.

    `user_cache` stands for the user's folder of what programs keep.

    Raises:
        subprocess.CalledProcessError: its status is not an allowed one; what it said is its output.
    """
    told = json.dumps([str(part) for part in command])
    launcher = [sys.executable, "-S", "-c", _LAUNCHER, told]
    done = subprocess.run(
        launcher, capture_output=True, text=True, cwd=folder, env=_environment(user_cache), check=True
    )
    seconds, processor, memory, status = json.loads(done.stdout)
    if status not in allowed:
        raise subprocess.CalledProcessError(status, command, stderr=done.stderr)
    unit = 1 if sys.platform == "darwin" else 1024  # of ru_maxrss, bytes
    return Run(seconds, processor, memory * unit / _MEGA)


def _environment(user_cache: Path | None) -> dict[str, str]:
    """The environment, but that what Python compiles is kept, as where a program is installed."""
    own = {"XDG_CACHE_HOME": str(user_cache)} if user_cache else {}
    return os.environ | {"PYTHONDONTWRITEBYTECODE": ""} | own


def cajista(*arguments: str | Path, user_cache: Path | None = None) -> Run:
    """Runs Cajista; findings are no failure."""
    command = [sys.executable, "-m", "cajista", *arguments, "--quiet"]
    return run(command, allowed=(0, 1), user_cache=user_cache)


def two_at_a_time(jobs: Sequence[Callable[[], Run]]) -> Run:
    """Runs jobs, two at any time: seconds from the first's begin to the last's end, processor time of all."""
    begun = time.perf_counter()
    with ThreadPoolExecutor(2) as pool:
        runs = list(pool.map(lambda job: job(), jobs))
    whole = sum(runs, Run(0))
    return Run(time.perf_counter() - begun, whole.processor, whole.memory)


def warm(work: Callable[[], object], runs: int, before: int = 1) -> Run:
    """The median of something that this process does again and again, after it has done it so often."""
    for _ in range(before):
        work()
    return median(once(work) for _ in range(runs))


def once(work: Callable[[], object]) -> Run:
    """Something that this process does."""
    clock, processor = time.perf_counter(), time.process_time()
    work()
    return Run(time.perf_counter() - clock, time.process_time() - processor)


class Watch:
    """Looks at the processes of a command while it runs: the most memory of parent and worker, in MB.

    Only Linux tells (`/proc`); elsewhere both stay at 0.
    """

    def __init__(self) -> None:
        self.parent = self.worker = 0.0
        self._ended = Event()
        self._thread = Thread(target=self._look, daemon=True)

    def __enter__(self) -> "Watch":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._ended.wait(_POLL):
            launchers = _children(os.getpid())
            for child in (one for launcher in launchers for one in _children(launcher)):
                self.parent = max(self.parent, _memory(child))
                self.worker = max([self.worker, *map(_memory, _below(child))])


def _below(process: int) -> list[int]:
    return [one for child in _children(process) for one in (child, *_below(child))]


def _children(process: int) -> list[int]:
    try:
        tasks = list(Path(f"/proc/{process}/task").iterdir())
        return [int(one) for task in tasks for one in (task / "children").read_text().split()]
    except OSError:
        return []


def _memory(process: int) -> float:
    """The most memory that a process has had, in MB."""
    try:
        lines = Path(f"/proc/{process}/status").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM:")), 0.0)


def machine() -> str:
    """This machine in a sentence."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / _MEGA / 1024
    load = os.getloadavg()[0]
    return (
        f"{os.cpu_count()} processors ({_processor()}), {memory:.0f} GB of memory, {platform.system()} "
        f"{platform.release().split('-')[0]}, Python {platform.python_version()}; "
        f"{load:.1f} processes on average wanted a processor when it began."
    )


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    return next(
        (line.partition(":")[2].strip() for line in lines if line.startswith("model name")),
        platform.machine(),
    )

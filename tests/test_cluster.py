"""Building by workers that share no disk with this process: a real scheduler and workers on this machine."""

import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cajista.cli import main

pytest.importorskip("distributed", reason="Dask is not installed: pip install 'cajista[cluster]'")

_PATIENCE = 60  # seconds


@pytest.fixture
def journal(new_journal: Path) -> Path:
    """A journal of some articles, of which one cannot be read."""
    articles = new_journal / "content/articles"
    (first,) = articles.iterdir()
    for number in range(7):
        shutil.copytree(first, articles / f"copy-{number}")
    (articles / "copy-6/article.yaml").write_text("{", "utf-8")
    return new_journal


@pytest.fixture
def scheduler(tmp_path: Path) -> Iterator[str]:
    """A scheduler's address; with it goes all that it has started."""
    place = tmp_path / "scheduler.json"
    program = started(
        "scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", place
    )
    try:
        yield address_in(place)
    finally:
        program.kill()
        program.wait()


def started(kind: str, *arguments: object) -> subprocess.Popen[bytes]:
    """Begins one of Dask's programs."""
    command = [sys.executable, "-m", "dask", kind, *(str(one) for one in arguments)]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def address_in(place: Path) -> str:
    """The address that a scheduler writes to a file when it is ready."""
    import json

    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        if place.is_file() and (text := place.read_text("utf-8")):
            return str(json.loads(text)["address"])
        time.sleep(0.1)
    raise TimeoutError("no scheduler")


def worker(address: str, folder: Path) -> subprocess.Popen[bytes]:
    """A worker that knows nothing of the journal's folder."""
    return started(
        "worker", address, "--nthreads", "1", "--no-nanny", "--no-dashboard", "--local-directory", folder
    )


def wait_for_workers(address: str, number: int) -> None:
    """Returns when so many workers have joined."""
    import distributed

    client: Any = distributed.Client  # its own types are not whole
    with client(address, set_as_default=False) as client:
        client.wait_for_workers(number, timeout=_PATIENCE)


def build(journal: Path, *more: str) -> int:
    """Builds, and says only what is wrong."""
    return main(["build", "--quiet", "--project", str(journal), *more])


def files_of(site: Path) -> dict[str, bytes]:
    """The files of a site with their bytes."""
    return {
        path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()
    }


def test_a_cluster_makes_what_one_machine_makes(journal: Path, scheduler: str, tmp_path: Path) -> None:
    """The files are the same to the byte, though a worker is killed meanwhile."""
    workers = [worker(scheduler, tmp_path / f"worker-{number}") for number in range(2)]
    try:
        wait_for_workers(scheduler, 2)
        command = [
            sys.executable,
            "-m",
            "cajista",
            "build",
            "--project",
            str(journal),
            "--cluster",
            scheduler,
        ]
        far = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        pages = journal / "build/site/en/articles"
        until = time.monotonic() + _PATIENCE
        while not list(pages.glob("*/index.html")) and time.monotonic() < until:
            time.sleep(0.02)
        workers[0].kill()
        told = far.communicate(timeout=_PATIENCE * 5)[0]
    finally:
        for one in workers:
            one.kill()
            one.wait()
    assert "copy-6" in told
    assert far.returncode == 1
    assert build(journal, "--out", str(journal / "near")) == 1
    assert len(list(pages.glob("*/*.pdf"))) == 7
    assert files_of(journal / "build/site") == files_of(journal / "near/site")


def test_a_scheduler_that_is_not_there(journal: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is said that nobody answers, and what to start."""
    assert build(journal, "--cluster", "tcp://127.0.0.1:1") == 2
    told = capsys.readouterr().err
    assert "No scheduler answers at tcp://127.0.0.1:1." in told
    assert "dask scheduler" in told


def test_a_scheduler_without_workers(
    journal: Path, scheduler: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is said that there is nobody to do the work."""
    assert build(journal, "--cluster", scheduler) == 2
    assert "dask worker" in capsys.readouterr().err

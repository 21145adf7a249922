"""Builds that are killed, and builds at once: what is left is what a clean build makes."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from cajista.building.store import Store

_MOMENTS = 50  # at which builds are killed
_LONGEST = 1.2  # seconds: by then a build of these articles is about done
_SEED = 20230201


@pytest.fixture
def journal(new_journal: Path) -> Path:
    """A journal of a few articles in two languages."""
    settings = new_journal / "content/journal.yaml"
    settings.write_text(f"{settings.read_text('utf-8')}\nformats: [html, bib, ris, csl-json]\n", "utf-8")
    articles = new_journal / "content/articles"
    (first,) = articles.iterdir()
    for name in ("b", "c", "d"):
        shutil.copytree(first, articles / name)
    return new_journal


def start(journal: Path, *more: str) -> subprocess.Popen[bytes]:
    """Begins a build by two workers, as a process group of its own."""
    command = [
        sys.executable,
        "-m",
        "cajista",
        "build",
        "--quiet",
        "--jobs",
        "2",
        "--project",
        str(journal),
        *more,
    ]
    return subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )


def files_of(site: Path) -> dict[str, bytes]:
    """The files of a site with their bytes."""
    return {
        path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()
    }


def is_running(group: int) -> bool:
    """Whether a process of the group is there."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_killed_build_is_taken_up(journal: Path) -> None:
    """Whenever a build is killed, the next goes on from there, and leaves what a clean one leaves."""
    chance = random.Random(_SEED)
    articles = journal / "content/articles"
    for number in range(_MOMENTS):
        text = articles / chance.choice("bcd") / chance.choice(("en.md", "es.md"))
        if text.is_file():
            text.write_text(f"{text.read_text('utf-8')}\n\n{number}.\n", "utf-8")
        if number == _MOMENTS // 2:
            shutil.rmtree(articles / "d")
        build = start(journal)
        time.sleep(chance.uniform(0, _LONGEST))
        build.kill()
        build.wait()
    assert start(journal).wait() == 0
    assert start(journal, "--out", str(journal / "clean")).wait() == 0
    assert files_of(journal / "build/site") == files_of(journal / "clean/site")


def test_half_a_file_does_not_stay(journal: Path) -> None:
    """What a build that was killed had begun to write goes; what a running process writes does not."""
    build = start(journal)
    build.kill()
    build.wait()
    Store(journal / "build/.cache").keep("begun", {"b": ""})
    folder = journal / "build/site/en"
    folder.mkdir(parents=True, exist_ok=True)
    dead, alive = folder / f".{build.pid}-abc.part", folder / f".{os.getpid()}-abc.part"
    dead.touch()
    alive.touch()
    assert start(journal).wait() == 0
    assert not dead.exists()
    assert alive.exists()


@pytest.mark.parametrize("articles", [4, 8], ids=["forked", "forked by a server"])
def test_workers_end_with_their_build(articles: int, journal: Path) -> None:
    """The processes of a build that is killed do not stay."""
    for number in range(4, articles):
        shutil.copytree(journal / "content/articles/b", journal / f"content/articles/b-{number}")
    build = start(journal, "--to", "html,pdf")
    time.sleep(3)
    build.send_signal(signal.SIGKILL)
    build.wait()
    patience = time.monotonic() + 30
    while is_running(build.pid) and time.monotonic() < patience:
        time.sleep(0.1)
    assert not is_running(build.pid)


def test_two_builds_at_once(journal: Path) -> None:
    """Two builds into one folder both go well, and leave what one leaves."""
    builds = [start(journal), start(journal)]
    assert [build.wait() for build in builds] == [0, 0]
    assert start(journal, "--out", str(journal / "clean")).wait() == 0
    assert files_of(journal / "build/site") == files_of(journal / "clean/site")

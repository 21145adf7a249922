"""The checks, by the time that processors work: one long article, a thousand letters, and a journal as it was.

    python -m benchmarks.checks [--letters N] [--runs N]

Clocks on the wall tell more of a machine's other work; times here are of processors, all processes together.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from shutil import copytree

from cajista.checks import Proof, check
from cajista.reading.article import read_article
from cajista.shop import open_shop

from .journals import LETTER, LONG, write_journal

ROOT = Path(__file__).parents[1]


def main() -> None:
    """Prints all figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--letters", type=int, default=1000)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        one_article(work / "long", options.runs)
        letters(work / "letters", options.letters, options.runs)
        copytree(ROOT / "content", work / "sample/content")
        unchanged(work / "sample", "the sample journal", options.runs)


def one_article(folder: Path, runs: int) -> None:
    """A long article read, and held against every rule; each run has another, so that nothing of it is known."""
    write_journal(folder, runs + 1, LONG)
    shop = open_shop(folder)
    read, ruled = [], []
    for number in range(runs + 1):
        start = time.process_time()
        article, _ = read_article(folder, f"a-{number:04}", shop.journal)
        between = time.process_time()
        assert article
        found = list(check(Proof(article, shop.desk, shop.resolver.resolve, tuple(article.versions))))
        read.append(between - start)
        ruled.append(time.process_time() - between)
    said = f"{LONG.words} words, {LONG.references} references, two languages"
    print(
        f"article ({said}), warm: all rules {_ms(ruled[1:])}, reading {_ms(read[1:])}; {len(found)} findings"
    )


def letters(folder: Path, count: int, runs: int) -> None:
    """Letters that were never checked, by two processes; then all of them again."""
    write_journal(folder, count, LETTER)
    seconds = command(folder, "--jobs", "2")
    print(f"{count} letters in two languages, cold, two processes: {seconds:.1f} s of processors, "
          f"{seconds / 2:.1f} s each")  # fmt: skip
    unchanged(folder, f"{count} letters", runs)


def unchanged(folder: Path, name: str, runs: int) -> None:
    """A journal checked again when nothing in it changed."""
    time.sleep(2.5)  # files newer than that may still be changed unseen, and are read again
    command(folder)
    print(f"{name}, nothing changed: {_ms([command(folder) for _ in range(runs)])}")


def command(folder: Path, *options: str) -> float:
    """Seconds that processors work on `cajista check`, its own processes' among them."""
    # As where it is installed, what was compiled is kept.
    environment = os.environ | {
        "PYTHONDONTWRITEBYTECODE": "",
        "PYTHONPYCACHEPREFIX": str(folder.parent / "compiled"),
    }
    before = os.times()
    arguments = [sys.executable, "-m", "cajista", "check", "--project", str(folder), "--quiet", *options]
    subprocess.run(arguments, check=False, stdout=subprocess.DEVNULL, env=environment)
    after = os.times()
    return after.children_user - before.children_user + after.children_system - before.children_system


def _ms(seconds: Sequence[float]) -> str:
    return f"{statistics.median(seconds) * 1000:.0f} ms"


if __name__ == "__main__":
    main()

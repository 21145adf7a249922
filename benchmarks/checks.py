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
from cajista.shop import Shop, open_shop

from .journals import LETTER, LONG, change_paragraph, write_journal

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
    """Long articles read, and held against every rule: never seen before, and then with a paragraph changed."""
    write_journal(folder, runs + 1, LONG)
    shop = open_shop(folder)
    new, again = [], []
    for number in range(runs + 1):
        slug = f"a-{number:04}"
        new.append(_looked_at(shop, folder, slug))
        change_paragraph(folder, slug, "es", "Se revisó otra vez.")
        again.append(_looked_at(shop, folder, slug))
    print(
        f"article ({LONG.words} words, {LONG.references} references, two languages), in a process that is warm:"
    )
    for name, taken in (("never seen", new[1:]), ("seen, a paragraph changed", again[1:])):
        read, ruled, found = zip(*taken, strict=True)
        print(f"  {name}: all rules {_ms(ruled)}, reading {_ms(read)}; {max(map(int, found))} findings")


def _looked_at(shop: Shop, folder: Path, slug: str) -> tuple[float, float, int]:
    """Seconds that reading an article takes, and holding it against every rule; and how much is found."""
    start = time.process_time()
    article, _ = read_article(folder, slug, shop.journal)
    between = time.process_time()
    assert article
    found = list(check(Proof(article, shop.desk, shop.resolver.resolve, tuple(article.versions))))
    return between - start, time.process_time() - between, len(found)


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

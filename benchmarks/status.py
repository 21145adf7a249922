"""How translations stand in a journal of a thousand articles: for the first time; unchanged; with one changed.

    python -m benchmarks.status [--letters N]

Each figure is the processor time of the command in a process of its own, all its processes together.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from .journals import LETTER, write_journal


def main() -> None:
    """Prints all figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--letters", type=int, default=1000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "journal"
        write_journal(folder, options.letters, LETTER)
        time.sleep(2.1)  # files younger than this are read again, whatever their dates say
        measured(folder, "for the first time")
        measured(folder, "unchanged")
        measured(folder, "unchanged, as JSON", "--format", "json")
        text = next((folder / "content/articles").glob("*/en.md"))
        text.write_text(text.read_text("utf-8") + "\nThis was added in proof.\n", "utf-8")
        measured(folder, "one article changed")


def measured(folder: Path, what: str, *arguments: str) -> None:
    """Runs the command, and prints how long that took."""
    command = [sys.executable, "-m", "cajista", "i18n", "status", "--project", str(folder), *arguments]
    before, clock = os.times(), time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    after = os.times()
    seconds = after.children_user + after.children_system - before.children_user - before.children_system
    print(f"{what}: {seconds:.2f} s of processors ({time.perf_counter() - clock:.2f} s on the clock)")


if __name__ == "__main__":
    main()

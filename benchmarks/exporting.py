"""Exporting a journal of a thousand articles: all open; then every tenth with a stale and a missing passage.

    python -m benchmarks.exporting [--letters N]

Times are of processors, all processes together; two of them share the work.
"""

import argparse
import os
import tempfile
import time
from pathlib import Path

from cajista.exchanging import ExportOrder, export
from cajista.findings import Findings
from cajista.i18n.exchange.articles import pairs_of
from cajista.i18n.exchange.exporting import Format
from cajista.i18n.memory import Record, file_of, written
from cajista.reading.journal import article_slugs, read_journal

from .journals import LETTER, write_journal


def main() -> None:
    """Prints all figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--letters", type=int, default=1000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "journal"
        write_journal(folder, options.letters, LETTER)
        measured(folder, "po", "never recorded, all passages open")
        record(folder)
        edit(folder)
        measured(folder, "po", "recorded, every tenth article with a stale and a missing passage")
        measured(folder, "xliff", "the same")


def record(folder: Path) -> None:
    """Records all translations as confirmed."""
    journal, _ = read_journal(folder)
    assert journal
    for slug in article_slugs(folder, Findings()):
        for pair in pairs_of(folder, slug, journal, (), Findings()).values():
            records = [
                Record(one.source.digest, one.target.digest, "translated", one.kind, one.source.text)
                for one in pair.standings
                if one.source and one.target
            ]
            path = folder / file_of(pair.article.folder, pair.language)
            path.parent.mkdir(exist_ok=True)
            path.write_text(written(records), "utf-8")


def edit(folder: Path) -> None:
    """Changes a paragraph of every tenth source text, and adds another."""
    for slug in article_slugs(folder, Findings())[::10]:
        path = folder / f"content/articles/{slug}/en.md"
        head, _, body = path.read_text("utf-8").rpartition("---\n")
        paragraphs = body.split("\n\n")
        paragraphs[1] = f"{paragraphs[1]} This was added in proof."
        paragraphs.insert(2, paragraphs[2].replace(" was ", " has been ") + " And so on.")
        path.write_text(f"{head}---\n" + "\n\n".join(paragraphs), "utf-8")


def measured(folder: Path, format_: Format, what: str) -> None:
    """Exports, and prints how long that took."""
    before, clock = os.times(), time.perf_counter()
    done = export(ExportOrder(folder, folder.parent / "out", format_, jobs=2), str)
    after = os.times()
    seconds = sum(after[:4]) - sum(before[:4])
    print(
        f"{format_}, {what}: {len(done.files)} files, {done.passages} passages; "
        f"{seconds:.1f} s of processors ({time.perf_counter() - clock:.1f} s on the clock)"
    )


if __name__ == "__main__":
    main()

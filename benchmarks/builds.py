"""Whole journals: made, made again, changed in a paragraph, checked; their translations taken out and back in."""

import shutil
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from .journals import LETTER, change_paragraph, write_journal
from .measuring import ROOT, Run, Watch, cajista, median
from .results import Figure, Part, figure

_SIZES = {"small": (40,), "full": (1000, 10_000)}
_NOTHING_TO_DO = {"the sample journal": 0.08, "1,000 letters": 0.15, "10,000 letters": 0.6}
_SETTLED = 2.2  # seconds after which files are no longer taken for ones that may still be changing
_ADDED = "La versión {number} de este texto no se ha publicado."
_MOST_CHECKED = 1000  # letters: checking takes as long as making, and more of it tells nothing new
_WITH_MEMORY = 1000  # letters, the journal in which processes are watched
_EXCHANGED = 1000  # articles at most whose translations are taken out and back in


def measure(part: Part, runs: int) -> None:
    """Takes down the figures."""
    with tempfile.TemporaryDirectory() as folder:
        sample = Path(folder) / "sample"
        shutil.copytree(ROOT / "content", sample / "content")
        Journal(sample, "the sample journal", ["anakinra-comment", "author-guide"], part, runs).measure(
            "html,pdf"
        )
        for size in _SIZES[part.scale]:
            journal = Path(folder) / str(size)
            write_journal(journal, size, LETTER)
            slugs = [f"a-{size // 2 + at:04}" for at in range(runs + 1)]
            Journal(journal, f"{size:,} letters", slugs, part, runs).measure(
                "html", is_whole=size <= _MOST_CHECKED
            )
            shutil.rmtree(journal)


class Journal:
    """A journal, and articles of it that are changed."""

    def __init__(self, folder: Path, name: str, slugs: Sequence[str], part: Part, runs: int) -> None:
        self.folder, self.name, self.slugs = folder, name, slugs
        self.part, self.runs = part, runs
        self.texts: dict[str, str] = {}  # as they were, by slug
        self.edits = 0

    def measure(self, formats: str, *, is_whole: bool = True) -> None:
        """Takes down its figures, those of checks and translations where `is_whole`; all of one journal."""
        self.first(formats)
        time.sleep(_SETTLED)
        again = [self.build(formats) for _ in range(self.runs + 1)][1:]
        self.add("nothing to do", median(again), _NOTHING_TO_DO.get(self.name, 0.0))
        is_large = "10,000" in self.name
        slug = self.slugs[0]
        one = [
            self.edited(self.slugs[at % len(self.slugs)], "--to", formats) for at in range(1, self.runs + 1)
        ]
        self.add("one paragraph changed, its pages and lists", median(one), 1.0 * is_large)
        self.edited(slug, "--to", formats)
        same = [self.edited(slug, "--to", formats) for _ in range(self.runs)]
        self.add("the same article changed again", median(same), 1.0 * is_large)
        pdf = ("--to", "pdf", slug, "--lang", "es")
        self.edited(slug, *pdf)
        its = [self.edited(slug, *pdf) for _ in range(self.runs)]
        self.add("one paragraph changed, its PDF", median(its), 1.25 * is_large)
        if is_whole:
            self.add("checked for the first time", self.check("--jobs", "2"))
            time.sleep(_SETTLED)
            self.add("checked, nothing changed", median(self.check() for _ in range(self.runs)))
            self.exchanged()

    def first(self, formats: str) -> None:
        """Makes it for the first time, by two processes, which are watched."""
        with Watch() as watch:
            made = self.build(formats, "--jobs", "2")
        kinds = formats.upper().replace(",", " and ")
        self.add(f"all of it to {kinds}, two languages", made, 8.0 if self.name == "1,000 letters" else 0.0)
        if watch.parent:
            aimed = self.name == f"{_WITH_MEMORY:,} letters"
            self.part.add(
                Figure(f"{self.name}: most memory of the parent", memory=watch.parent, aim=120 * aimed),
                Figure(f"{self.name}: most memory of a worker", memory=watch.worker, aim=150 * aimed),
            )

    def exchanged(self) -> None:
        """Takes its translations out and, a word added to the last passage of every article, back in."""
        self.add("translations exported to PO", cajista("i18n", "export", "--all", "--project", self.folder))
        files = sorted((self.folder / "build/i18n").glob("*.po"))
        for file in files:
            head, _, last = file.read_text("utf-8").rstrip().rpartition('\nmsgstr "')
            file.write_text(f'{head}\nmsgstr "{last[:-1]} Visto."\n', "utf-8")
        self.add("these imported", cajista("i18n", "import", *files, "--project", self.folder))

    def add(self, what: str, run: Run, aim: float = 0.0) -> None:
        """Takes a figure down."""
        self.part.add(figure(f"{self.name}: {what}", run, aim))

    def build(self, formats: str, *options: str) -> Run:
        """Makes it."""
        return cajista("build", *options, "--to", formats, "--project", self.folder)

    def edited(self, slug: str, *options: str) -> Run:
        """Makes it after a paragraph was changed: a sentence was added to it, or another in its place."""
        self.edits += 1
        text = self.folder / f"content/articles/{slug}/es.md"
        text.write_text(self.texts.setdefault(slug, text.read_text("utf-8")), "utf-8")
        change_paragraph(self.folder, slug, "es", _ADDED.format(number=self.edits))
        return cajista("build", *options, "--project", self.folder)

    def check(self, *options: str) -> Run:
        """Checks it."""
        return cajista("check", *options, "--project", self.folder)

"""Single articles: the sample's letter and a long article, warm in one process, cold as a command, and in a batch."""

import gc
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from cajista.model.edition import Edition
from cajista.outputs import Press, fonts, html, pdf
from cajista.outputs.pdf_structure import folios_of
from cajista.reading.article import read_article
from cajista.shop import Shop, open_shop

from .journals import LETTER, TWELVE_PAGES, change_paragraph, write_journal
from .measuring import ROOT, Run, cajista, median, once, run, warm
from .results import Part, figure

SLUG, LANGUAGE = "anakinra-comment", "en"
_BATCH = {"small": 8, "full": 40}


def measure(part: Part, runs: int) -> None:
    """Takes down the figures."""
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        letter = Work(ROOT, SLUG, LANGUAGE, work / "cache")
        write_journal(work / "long", 1, TWELVE_PAGES)
        long = Work(work / "long", "a-0000", LANGUAGE, work / "cache")
        pdf.load(letter.shop.templates, work / "cache")
        gc.set_threshold(50_000, 20, 20)  # as workers have it
        part.add(
            figure("letter to HTML, warm", warm(letter.html, 20 * runs, before=10), 0.003),
            figure("the same, read and resolved too", warm(letter.all_of_html, 4 * runs, before=3)),
        )
        setting(part, "letter to PDF/UA, warm, one processor", letter.pdf, 0.25, runs)
        pages = letter_pages(long)
        setting(part, f"article of {pages} pages, 80 references, warm, one processor", long.pdf, 1.8, runs)
        cold(part, work / "sample", runs)
        beside_weasyprint(part, letter, work, runs)
        batch(part, work, runs)


class Work:
    """An article, and what is done with it in this process."""

    def __init__(self, journal: Path, slug: str, language: str, cache: Path) -> None:
        self.journal, self.slug, self.language = journal, slug, language
        self.shop: Shop = open_shop(journal)
        self.press = Press(journal, cache, self.shop.templates, self.shop.locales)
        self.edition = self.read()

    def read(self) -> Edition:
        """Reads and resolves it."""
        article, _ = read_article(self.journal, self.slug, self.shop.journal)
        assert article
        return self.shop.resolver.resolve(article, self.language)

    def html(self) -> None:
        """Writes its page."""
        list(html.article(self.edition, self.press))

    def all_of_html(self) -> None:
        """Reads, resolves and writes it."""
        list(html.article(self.read(), self.press))

    def pdf(self) -> None:
        """Sets it."""
        list(pdf.article(self.edition, self.press))


def letter_pages(work: Work) -> int:
    """How many pages an article has."""
    (artifact,) = pdf.article(work.edition, work.press)
    return artifact.pages


def setting(part: Part, what: str, work: Callable[[], None], aim: float, runs: int) -> None:
    """Sets an article the quick way and by WeasyPrint alone, in turn."""
    pairs: list[tuple[Run, Run]] = []
    for number in range(runs + 1):
        quick = once(work)
        with _plain():
            plain = once(work)
        if number:  # the first loads what is needed
            pairs.append((quick, plain))
    quickly, plainly = (median(column) for column in zip(*pairs, strict=True))
    ratio = median(Run(plain.processor / quick.processor) for quick, plain in pairs).seconds
    part.add(
        figure(what, quickly, aim),
        figure("the same, WeasyPrint's layout left as it is", plainly, ratio=ratio),
    )


@contextmanager
def _plain() -> Iterator[None]:
    os.environ["CAJISTA_QUICK_SETTING"] = "0"
    try:
        yield
    finally:
        del os.environ["CAJISTA_QUICK_SETTING"]


def cold(part: Part, journal: Path, runs: int) -> None:
    """The letter made by the command: for the first time of a user, of a journal, and after each change."""
    shutil.copytree(ROOT / "content", journal / "content")
    options: list[str | Path] = ["--lang", LANGUAGE, "--to", "html,pdf", "--project", journal, "--jobs", "2"]
    with tempfile.TemporaryDirectory() as folder:
        first = cajista("build", SLUG, *options, user_cache=Path(folder))
    shutil.rmtree(journal / "build")
    made = []
    for number in range(runs + 1):
        change_paragraph(journal, SLUG, LANGUAGE, f"This was added in proof {number}.")
        made.append(cajista("build", SLUG, *options))
    part.add(
        figure("letter by the command, cold, HTML and PDF", median(made[1:]), 1.1),
        figure("the first time in a journal", made[0]),
        figure("the first time of a user, for whom fonts, style and templates are prepared", first),
    )


_BARE = """
import sys
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
page, faces, sheet, base, out = sys.argv[1:]
fonts = FontConfiguration()
sheets = [CSS(filename=faces, font_config=fonts), CSS(filename=sheet, font_config=fonts)]
HTML(filename=page, base_url=base).write_pdf(out, font_config=fonts, stylesheets=sheets, pdf_variant="pdf/ua-1")
"""


def beside_weasyprint(part: Part, letter: Work, work: Path, runs: int) -> None:
    """The letter's PDF by the command, all included, and in turn by a script that only sets the same page."""
    edition, press, journal = letter.edition, letter.press, work / "sample"
    source = pdf.page_source(edition, press, folios_of(edition.first_page, edition.last_page))
    files = [work / name for name in ("page.html", "faces.css", "bare.pdf")]
    page, faces, made = files
    page.write_text(source, "utf-8")
    faces.write_text(fonts.face_rules(press.cache), "utf-8")
    sheet, base = letter.shop.templates.find(pdf.STYLE_SHEET), f"{(ROOT / edition.folder).as_uri()}/"
    pairs: list[tuple[Run, Run]] = []
    for number in range(runs + 1):
        change_paragraph(journal, SLUG, LANGUAGE, f"This was added beside {number}.")
        ours = cajista("build", SLUG, "--lang", LANGUAGE, "--to", "pdf", "--project", journal, "--jobs", "2")
        bare = run([sys.executable, "-c", _BARE, page, faces, sheet, base, made])
        if number:  # the first loads what the system keeps
            pairs.append((ours, bare))
    mine, theirs = (median(column) for column in zip(*pairs, strict=True))
    ratio = median(Run(bare.seconds / ours.seconds) for ours, bare in pairs).seconds
    part.add(
        figure("letter's PDF by the command, cold", mine),
        figure("a bare WeasyPrint script with the same page", theirs, ratio=ratio),
    )


def batch(part: Part, work: Path, runs: int) -> None:
    """Many letters at once, by two processes."""
    count = _BATCH[part.scale]
    write_journal(work / "batch", count, LETTER)
    made = [
        cajista(
            *("build", "--lang", LANGUAGE, "--to", "pdf", "--jobs", "2"),
            *("--project", work / "batch", "--out", work / f"batch-{number}"),
        )
        for number in range(max(1, runs // 2))
    ]
    part.add(
        figure(
            f"each letter to PDF/UA of a batch of {count}, two processors", median(made).shared(count), 0.15
        )
    )

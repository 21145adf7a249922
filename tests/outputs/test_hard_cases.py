"""The make-up of a journal of hard cases: `hard_cases/` has what breaks lines, columns and pages elsewhere."""

import re
import shutil
import subprocess
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest

from cajista.model import block as b
from cajista.model import inline as i
from cajista.model.edition import Edition
from cajista.reading.article import read_article
from cajista.shop import open_shop

JOURNAL = Path(__file__).with_name("hard_cases")
SLUG = "hard-cases"
POINTS = 72 / 25.4  # to the millimetre
LEFT, RIGHT, TOP, BOTTOM = 16 * POINTS, 194 * POINTS, 8 * POINTS, 287 * POINTS


@dataclass(frozen=True)
class Word:
    """A word on a page, in points from its upper left corner."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    def covers(self, other: "Word") -> bool:
        """Whether two words stand on each other, more than the accents of lines do."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across > 1.5 and down > 0.55 * min(self.bottom - self.top, other.bottom - other.top)


@dataclass(frozen=True)
class Pdf:
    """A PDF as poppler reads it."""

    path: Path

    @cached_property
    def pages(self) -> list[list[Word]]:
        """The words of each page."""
        found = re.sub(r"<!DOCTYPE[^>]*>| xmlns=\"[^\"]+\"|[\x00-\x08]", "", self.said("-bbox"))
        names = ("xMin", "yMin", "xMax", "yMax")
        return [
            [
                Word(word.text or "", *(float(word.attrib[name]) for name in names))
                for word in page.iter("word")
            ]
            for page in ElementTree.fromstring(found).iter("page")
        ]

    def said(self, *options: str) -> str:
        """What `pdftotext` gives."""
        command = ["pdftotext", *options, str(self.path), "-"]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout

    @cached_property
    def letters(self) -> str:
        """The letters and figures of the whole document, in reading order and in that of the columns."""
        return f"{letters(self.said('-raw'))} {letters(self.said())}"


def letters(text: str) -> str:
    """Letters and figures only, so that hyphens and line ends do not count."""
    return "".join(c for c in unicodedata.normalize("NFKC", text).casefold() if c.isalnum())


@pytest.fixture
def site(built_hard_cases: Path) -> Path:
    """The journal's site."""
    if not shutil.which("pdftotext"):
        pytest.skip("poppler is not installed")
    return built_hard_cases / "site"


@pytest.fixture(params=["en", "es"])
def language(request: pytest.FixtureRequest) -> str:
    """A language of the journal."""
    return str(request.param)


@pytest.fixture
def made(site: Path, language: str) -> Pdf:
    """The PDF of the hard cases."""
    return Pdf(site / language / "articles" / SLUG / f"{SLUG}.{language}.pdf")


def edition_in(language: str) -> Edition:
    """The edition of the hard cases."""
    shop = open_shop(JOURNAL)
    article, _ = read_article(JOURNAL, SLUG, shop.journal)
    assert article
    return shop.resolver.resolve(article, language)


def runs_of(edition: Edition) -> Iterator[i.Inlines]:
    """Whatever of an edition is set, run by run."""
    yield from (edition.title, edition.subtitle)
    for block in b.walk_blocks(edition.abstract):
        yield from b.runs_of(block)
    yield from b.document_runs(edition.body)
    yield from (entry.children for entry in edition.bibliography)


def spoken(run: i.Inlines) -> str:
    """The words of a run, but for what is drawn."""
    drawn = (i.Math, i.InlineImage, i.FootnoteReference)
    return i.plain_text(
        i.map_inlines(run, lambda node: (i.Text("  "),) if isinstance(node, drawn) else (node,))
    )


def test_no_word_is_lost(made: Pdf, language: str) -> None:
    """Protects the text: each word of the edition is in the PDF, whole or parted between two columns."""

    def is_there(word: str) -> bool:
        text = made.letters
        return word in text or any(word[:at] in text and word[at:] in text for at in range(3, len(word) - 3))

    words = {letters(word) for run in runs_of(edition_in(language)) for word in spoken(run).split()}
    assert sorted(word for word in words if not is_there(word)) == []


def test_no_sentence_is_lost(made: Pdf, language: str) -> None:
    """Protects paragraphs: as often as three words follow each other in the text, they do so in the PDF, nearly."""
    text = " ".join(spoken(run) for run in runs_of(edition_in(language)))
    sentences = [letters(sentence) for sentence in re.findall(r"(?:\w+ ){3}", text)]
    found = sum(min(made.letters.count(one) // 2, sentences.count(one)) for one in set(sentences))
    assert found > 0.93 * len(sentences)


def test_no_word_leaves_its_page(made: Pdf) -> None:
    """Protects margins from long words, addresses, code, formulas and tables."""
    outside = [
        (number, word.text)
        for number, words in enumerate(made.pages, start=1)
        for word in words
        if word.left < LEFT - 2 or word.right > RIGHT + 2 or word.top < TOP or word.bottom > BOTTOM
    ]
    assert outside == []


def test_no_word_stands_on_another(made: Pdf) -> None:
    """Protects columns from each other, tables' cells too."""
    covered = [
        (number, one.text, other.text)
        for number, words in enumerate(made.pages, start=1)
        for one, other in combinations(words, 2)
        if one.covers(other)
    ]
    assert covered == []


def test_every_page_has_its_folio(made: Pdf) -> None:
    """Protects citations by page."""
    for number, words in enumerate(made.pages, start=98):
        foot = [word.text for word in words if word.top > 275 * POINTS]
        assert str(number) in foot


def test_full_pages_are_full(made: Pdf) -> None:
    """Protects paper and eyes: two pages in three reach down to their end in both columns; the first has its foot."""
    middle = (LEFT + RIGHT) / 2

    def end(words: list[Word], *, left: bool) -> float:
        """Where a column ends."""
        ends = (
            word.bottom
            for word in words
            if (word.right if left else middle) <= (middle if left else word.left)
        )
        return max((bottom for bottom in ends if bottom < 280 * POINTS), default=0)

    lowest = [min(end(words, left=True), end(words, left=False)) for words in made.pages[1:-1]]
    assert sum(bottom > 265 * POINTS for bottom in lowest) * 3 >= 2 * len(lowest), lowest


def test_lists_begin_where_they_say(made: Pdf) -> None:
    """Protects numbers of lists: the list that begins at 98 has 98 to 100."""
    assert re.search(r"\b98\.\s.*\b99\.\s.*\b100\.\s", made.said("-raw"), re.DOTALL)


def test_captions_are_in_order(made: Pdf, language: str) -> None:
    """Protects readers who look for a figure: however figures move, their numbers rise from page to page."""
    label = {"en": "Figure", "es": "Figura"}[language]
    pages = [
        [
            int(after.text.rstrip("."))
            for word, after in pairwise(words)
            if word.text == label and re.fullmatch(r"\d\.", after.text)
        ]
        for words in made.pages
    ]
    numbers = [number for page in pages for number in sorted(page)]
    assert numbers == sorted(numbers)
    assert len(numbers) == 5


def test_one_paragraph_is_one_page(site: Path, language: str) -> None:
    """Protects the smallest article: without authors, abstract, dates or references it is a page all the same."""
    (path,) = (site / language).rglob("one-paragraph/*.pdf")
    (words,) = Pdf(path).pages
    assert len(words) > 10

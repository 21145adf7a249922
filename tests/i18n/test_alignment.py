"""Units of text: each knows where it stands, and finds its translation though others are lost, split or moved."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from cajista.i18n.alignment import beads_of
from cajista.i18n.units import OBJECT, Units, units_of
from cajista.model.article import SourceMap, Version
from cajista.model.block import Alignment, Cell, Document, Table
from cajista.model.facts import FrontMatter
from cajista.model.inline import Text
from cajista.reading.article import read_article
from cajista.reading.journal import read_journal

ROOT = Path(__file__).parents[2]
GUIDE = "author-guide"


@pytest.fixture(scope="module")
def versions() -> dict[str, Version]:
    """The guide in its languages."""
    journal, _ = read_journal(ROOT)
    assert journal
    article, _ = read_article(ROOT, GUIDE, journal)
    assert article
    return dict(article.versions)


def test_words_have_their_places(versions: dict[str, Version]) -> None:
    """Every word of a unit's text is found again in the source at the span that the unit gives for it."""
    checked = 0
    for version in versions.values():
        lines = (ROOT / version.file).read_text("utf-8").split("\n")
        for unit in units_of(version).every:
            for start, word in _words(unit.text):
                span = unit.span_of(start, start + len(word))
                if unit.kind != "alternative":  # its place is its figure's
                    assert lines[span.line - 1][span.column - 1 : span.end_column - 1] == word
                    checked += 1
    assert checked > 2500


def _words(text: str) -> Iterator[tuple[int, str]]:
    at = 0
    for word in text.split(" "):
        if word.isalnum() and word.isascii() and OBJECT not in word:
            yield at, word
        at += len(word) + 1


def test_lost_units_are_found(versions: dict[str, Version]) -> None:
    """Whichever unit of the translation is lost, its source, and no other, stands alone."""
    source, target = (units_of(versions[language]) for language in ("es", "en"))
    partner = {id(bead.target[0]): bead.source for bead in beads_of(source, target) if bead.target}
    for at, lost in enumerate(target.body):
        rest = replace(target, body=(*target.body[:at], *target.body[at + 1 :]))
        alone = [bead for bead in beads_of(source, rest) if not bead.is_whole]
        assert [bead.source for bead in alone] == [partner[id(lost)]], lost.text[:60]


def test_joined_paragraphs(versions: dict[str, Version]) -> None:
    """Two paragraphs that the translation has as one are one bead."""
    source, target = (units_of(versions[language]) for language in ("es", "en"))
    at = next(
        at for at, unit in enumerate(target.body) if unit.kind == target.body[at + 1].kind == "paragraph"
    )
    first, second = target.body[at : at + 2]
    joined = replace(first, inlines=(*first.inlines, *second.inlines))
    body = (*target.body[:at], joined, *target.body[at + 2 :])
    beads = beads_of(source, Units(target.front, body, target.footnotes))
    assert [len(bead.source) for bead in beads if joined in bead.target] == [2]
    assert all(bead.is_whole for bead in beads)


def test_raised_digits_are_no_numbers(versions: dict[str, Version]) -> None:
    """A power of ten reads as such, so that nobody takes 10⁹ for 109."""
    texts = [unit.text for unit in units_of(versions["en"]).every]
    assert not any("109" in text for text in texts)


TABLE = [
    ["Semana", "Control", "Tratados"],
    ["4", "−0,6 ± 0,3", "−1,1 ± 0,3"],
    ["8", "−0,8 ± 0,3", "−1,6 ± 0,4"],
    ["12", "−0,9 ± 0,4", "−2,1 ± 0,4"],
]
TRANSLATED = [
    ["Week", "Control", "Treated"],
    *([cell.replace(",", ".") for cell in row] for row in TABLE[1:]),
]


def table(rows: list[list[str]]) -> Units:
    """A body that is one table."""
    cells = [tuple(Cell((Text(text),)) for text in row) for row in rows]
    alignments: tuple[Alignment, ...] = tuple("" for _ in rows[0])
    block = Table(cells[0], tuple(cells[1:]), alignments)
    return units_of(Version("en", FrontMatter(), SourceMap("en.md"), Document((block,))))


def lines_of(source: list[list[str]], target: list[list[str]]) -> tuple[list[str], list[tuple[str, str]]]:
    """The texts of the lines that only one side has, and those of the cells that are paired."""
    beads = beads_of(table(source), table(target))
    alone = [bead for bead in beads if not bead.is_whole]
    cells = [bead for bead in beads if bead.is_whole and bead.source[0].kind == "cell"]
    pairs = [(bead.source[0].text, bead.target[0].text) for bead in cells]
    return [" | ".join(unit.text for unit in (*bead.source, *bead.target)) for bead in alone], pairs


@pytest.mark.parametrize("lost", range(len(TABLE)))
def test_a_lost_row(lost: int) -> None:
    """A row that the translation lacks is one bead, and every other cell keeps its like."""
    whole = lines_of(TABLE, TRANSLATED)[1]
    alone, pairs = lines_of(TABLE, [row for at, row in enumerate(TRANSLATED) if at != lost])
    assert alone == [" | ".join(TABLE[lost])]
    assert pairs == [pair for at, pair in enumerate(whole) if at // 3 != lost]


@pytest.mark.parametrize("lost", range(len(TABLE[0])))
def test_a_lost_column(lost: int) -> None:
    """A column likewise."""
    whole = lines_of(TABLE, TRANSLATED)[1]
    fewer = [[cell for at, cell in enumerate(row) if at != lost] for row in TABLE]
    alone, pairs = lines_of(fewer, TRANSLATED)
    assert alone == [" | ".join(row[lost] for row in TRANSLATED)]
    assert pairs == [pair for at, pair in enumerate(whole) if at % 3 != lost]

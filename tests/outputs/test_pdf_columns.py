"""The make-up of columns, tried on texts that chance puts together: nothing is lost, and nothing runs over."""

import random
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from cajista.model import block as b
from cajista.model import inline as i
from cajista.model.edition import Edition
from cajista.outputs import Press, pdf
from cajista.outputs.pdf_structure import Folios
from cajista.reading.article import read_article
from cajista.shop import open_shop

ROOT = Path(__file__).parents[2]
SENTENCE = [
    "The",
    "improvement",
    "should",
    "not",
    "be",
    "credited",
    "to",
    "the",
    "drug",
    "and",
    "another",
    "agent",
    "is",
    "its",
    "cause",
]
PICTURES = ("figures/page.svg", "figures/flow.svg", "figures/change.svg")


class Chance:
    """Makes blocks in which every word of a third is a mark of its own."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.words_made = 0
        self.footnotes: dict[str, b.Footnote] = {}
        self.floats = 0

    def run(self, *lengths: int) -> tuple[i.Text]:
        """Words, as many as one of the lengths."""
        return (i.Text(" ".join(self._word() for _ in range(self.random.choice(lengths)))),)

    def _word(self) -> str:
        self.words_made += 1
        return self.random.choice(SENTENCE) if self.words_made % 3 else f"w{self.words_made}"

    def paragraph(self) -> b.Paragraph:
        """A paragraph, some with a footnote."""
        words: i.Inlines = self.run(3, 20, 60, 120, 300)
        if self.random.random() < 0.15:
            label = f"note-{len(self.footnotes)}"
            self.footnotes[label] = b.Footnote(label, (b.Paragraph(self.run(5, 20, 120)),))
            words = (*words, i.FootnoteReference(label, len(self.footnotes)))
        return b.Paragraph(words)

    def heading(self) -> b.Heading:
        """A heading of one line or several."""
        return b.Heading(self.random.randint(1, 3), self.run(2, 25), f"s{self.words_made}")

    def figure(self) -> b.Figure:
        """A figure in a column or across them."""
        self.floats += 1
        width, wide = self.random.choice(("", "30%", "100%")), self.random.random() < 0.5
        return b.Figure(
            self.random.choice(PICTURES),
            self.run(5, 150),
            "A sketch.",
            f"f{self.floats}",
            width,
            wide,
            self.floats,
        )

    def table(self) -> b.Table:
        """A table of a few rows, or of more than a page."""
        self.floats += 1
        columns, rows = self.random.choice((2, 3, 5, 8)), self.random.choice((2, 8, 30, 60))
        cells = [[b.Cell(self.run(1, 1, 6)) for _ in range(columns)] for _ in range(rows + 1)]
        head, *others = map(tuple, cells)
        ways = tuple[b.Alignment, ...]("" for _ in range(columns))
        return b.Table(head, tuple(others), ways, self.run(9), f"f{self.floats}", False, self.floats)

    def items(self) -> b.BulletList:
        """A list."""
        count = self.random.randint(1, 9)
        return b.BulletList(tuple(b.ListItem((b.Paragraph(self.run(4, 40)),)) for _ in range(count)))

    def code(self) -> b.CodeBlock:
        """Program text of some lines, or of more than a column."""
        return b.CodeBlock("\n".join(self.run(6)[0].text for _ in range(self.random.choice((3, 90)))))

    def blocks(self) -> Iterator[b.Block]:
        """A text."""
        kinds = (self.paragraph, self.heading, self.figure, self.table, self.items, self.code)
        for _ in range(self.random.randint(5, 25)):
            yield self.random.choices(kinds, (10, 3, 2, 2, 1, 1))[0]()


@cache
def guide() -> Edition:
    """The guide, whose figures serve."""
    article, _ = read_article(ROOT, "author-guide", open_shop(ROOT).journal)
    assert article
    return open_shop(ROOT).resolver.resolve(article, "en")


@pytest.fixture(scope="module")
def press(tmp_path_factory: pytest.TempPathFactory) -> Press:
    """A press with a cache of its own."""
    shop = open_shop(ROOT)
    return Press(ROOT, tmp_path_factory.mktemp("cache"), shop.templates, shop.locales)


@pytest.mark.parametrize("seed", range(4))
def test_whatever_comes_is_set_whole(seed: int, press: Press) -> None:
    """Protects the text, in columns to the end: every mark stands on a page, and no column runs over its page's foot."""
    chance = Chance(seed)
    blocks = tuple(chance.blocks())
    setting = pdf._set(replace(guide(), body=b.Document(blocks, chance.footnotes)), press, Folios())
    assert not re.search(r'<body class="[^"]*single', setting.source)
    pages = [page._page_box for page in setting.document.pages]
    said = " ".join(box.text for page in pages for box in page.descendants() if hasattr(box, "pango_layout"))
    marks = {f"w{at}" for at in range(3, chance.words_made + 1, 3)}
    assert marks - set(re.findall(r"\bw\d+\b", said)) == set()
    assert [overrun for page in pages for overrun in overruns(page)] == []


def overruns(page: Any) -> Iterator[float]:
    """By how many pixels columns run over the foot of the page, or over its footnotes."""
    notes = [
        box.position_y for box in page.children if type(box).__name__ == "FootnoteAreaBox" and box.children
    ]
    foot = min([*notes, page.content_box_y() + page.height])
    for box in page.descendants():
        if getattr(box, "is_column", False) and box.children:
            last = box.children[-1]
            over = last.border_box_y() + last.border_height() - foot
            if over > 1.5:
                yield over

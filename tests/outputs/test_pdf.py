"""The PDF that an edition becomes: its pages, its tags, and what happens to what cannot be set."""

import base64
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

import pytest

from cajista.findings import Findings
from cajista.model import block as b
from cajista.model import inline as i
from cajista.model.edition import Edition
from cajista.outputs import Artifact, Press, pdf, pdf_breaks
from cajista.outputs.formula import FormulaError, draw
from cajista.outputs.pdf_structure import Folios, folios_of
from cajista.reading.article import read_article
from cajista.shop import open_shop

ROOT = Path(__file__).parents[2]
LETTER = "anakinra-comment"
GUIDE = "author-guide"
TEXT = "The improvement should not be credited to the drug, and another agent is its more probable cause. "


@cache
def edition_of(slug: str, language: str) -> Edition:
    """An edition of the sample journal."""
    shop = open_shop(ROOT)
    article, _ = read_article(ROOT, slug, shop.journal)
    assert article
    return shop.resolver.resolve(article, language)


@pytest.fixture(scope="module")
def cache_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache that the tests of this module share."""
    return tmp_path_factory.mktemp("cache")


def press_at(folder: Path) -> Press:
    """A press with its cache in a folder."""
    shop = open_shop(ROOT)
    return Press(ROOT, folder, shop.templates, shop.locales, Findings())


def made(edition: Edition, folder: Path) -> tuple[Artifact, Findings]:
    """The PDF of an edition and what was found in making it."""
    press = press_at(folder)
    (artifact,) = pdf.article(edition, press)
    return artifact, press.findings


def with_blocks(*blocks: b.Block, **footnotes: b.Footnote) -> Edition:
    """The letter with other text."""
    return replace(edition_of(LETTER, "en"), body=b.Document(blocks, footnotes))


def paragraph(*nodes: i.Inline | str) -> b.Paragraph:
    """A paragraph of nodes and texts."""
    return b.Paragraph(tuple(i.Text(node) if isinstance(node, str) else node for node in nodes))


def source(edition: Edition, folder: Path) -> str:
    """The HTML that an edition's PDF is made from."""
    return pdf.page_source(edition, press_at(folder), Folios())


# Folios.


@pytest.mark.parametrize(
    ("first", "last", "folios"),
    [
        ("120", "121", Folios(first=120)),
        ("e325", "e331", Folios("e", 325)),
        ("S12", "S12", Folios("S", 12)),
        ("iv", "vii", Folios(first=4, roman=True)),
        ("xxix", "", Folios(first=29, roman=True)),
        ("e325", "", Folios()),
        ("n71", "", Folios()),
        ("", "", Folios()),
        ("cover", "", Folios()),
    ],
)
def test_folios_begin_where_the_article_does(first: str, last: str, folios: Folios) -> None:
    """Protects citations by page, whatever form the first page has; a lone article number is no page."""
    assert folios_of(first, last) == folios


# What cannot be set as it is.


def test_a_missing_figure_leaves_a_frame(cache_folder: Path) -> None:
    """Protects the rest of the page: where a file is missing, a frame shows its name and what it would show."""
    edition = with_blocks(
        b.Figure("figures/none.svg", (i.Text("Flow."),), "Twelve patients.", "fig:a", number=1)
    )
    html = source(edition, cache_folder)
    assert re.search(r'class="no-picture".*figures/none\.svg.*Twelve patients\.', html)
    assert made(edition, cache_folder)[0].pages


def test_files_outside_the_project_are_not_opened(cache_folder: Path, tmp_path: Path) -> None:
    """Protects the machine: neither a path that leads out of the project nor an address is followed."""
    (tmp_path / "secret.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    reader = pdf._FileReader((ROOT,))
    for url in (
        (tmp_path / "secret.svg").as_uri(),
        "https://example.org/a.svg",
        f"{ROOT.as_uri()}/../etc/passwd",
    ):
        with pytest.raises((ValueError, OSError)):
            reader(url)
    assert "no-picture" in source(
        with_blocks(paragraph(i.InlineImage("../../../../x.svg", "x"))), cache_folder
    )


@pytest.mark.parametrize("tex", [r"\frac{1", "", r"\unknowncommand x", r"\begin{matrix}1", "x_{"])
def test_a_formula_that_cannot_be_read_is_shown_and_found(tex: str, cache_folder: Path) -> None:
    """Protects editors: the formula's source is printed, and a finding says where it is wrong."""
    press = press_at(cache_folder)
    edition = with_blocks(paragraph(i.Math(tex)), b.Equation(tex))
    html = pdf.page_source(edition, press, Folios())
    assert html.count('<code class="formula">') == 2
    assert [finding.rule for finding in press.findings] == ["formulas-are-readable"] * 2


def test_formulas_stand_on_the_line() -> None:
    """Protects lines from formulas: size and depth are in ems of the text; a negative sign stands close."""
    formula = draw("x_i", display=False)
    assert 0.1 < formula.depth < 0.5 < formula.height < 1.2
    assert draw("x = -1", display=False).width < draw("x = a - 1", display=False).width
    with pytest.raises(FormulaError):
        draw("{", display=False)


def test_characters_without_glyph_are_found(cache_folder: Path) -> None:
    """Protects pages from borrowed letters: what the faces lack is named; what they have is not."""
    _, findings = made(with_blocks(paragraph("IL‑1β ≥65 − 中 µ α")), cache_folder)
    (finding,) = findings
    assert finding.rule == "every-character-has-a-glyph"
    assert finding.message.values["characters"] == "中 (U+4E2D)"


# The page.


def test_no_text_is_lost(cache_folder: Path) -> None:
    """Protects the text itself: whatever tables and figures do to pages, every paragraph is set."""
    figures = [
        b.Figure("figures/page.svg", (i.Text("Caption."),), "A sketch.", f"fig:{n}", "60%", n % 2 == 0, n)
        for n in range(1, 6)
    ]
    blocks = [
        block for n, figure in enumerate(figures) for block in (paragraph(f"Mark{n} ", TEXT * 5), figure)
    ]
    edition = replace(edition_of(GUIDE, "en"), body=b.Document(tuple(blocks)))
    artifact, _ = made(edition, cache_folder)
    words = _said("pdftotext", artifact.data)
    assert [n for n in range(5) if f"Mark{n}" not in words] == []


def test_wide_tables_cross_the_page(cache_folder: Path) -> None:
    """Protects margins: a table of many columns is not squeezed into one column of text."""
    cells = tuple(b.Cell((i.Text("12.5"),)) for _ in range(9))
    table = b.Table(cells, (cells,), ("",) * 9, (i.Text("Doses."),), "tbl:a", number=1)
    assert 'class="table-box span-page"' in source(with_blocks(table), cache_folder)


def test_footnotes_stand_at_their_marks_and_are_no_numbers(cache_folder: Path) -> None:
    """Protects notes from being taken for citations, and paragraphs from lists within notes."""
    note = b.Footnote("n", (paragraph("First."), b.BulletList((b.ListItem((paragraph("Item."),)),))))
    html = source(
        with_blocks(paragraph("A", i.FootnoteReference("n", 1), " and more."), n=note), cache_folder
    )
    assert re.search(
        r'<div class="paragraph">A<span class="footnote" data-mark="\*">.*</ul></span> and more',
        html,
        re.DOTALL,
    )


@pytest.mark.parametrize("word", ["C-reactive", "SARS-CoV-2", "4–6", "50–60", "0.265–0.910"])
def test_terms_stay_whole(word: str, cache_folder: Path) -> None:
    """Protects names and ranges from being parted at a line's end."""
    html = source(with_blocks(paragraph(f"In {word} there is")), cache_folder)
    assert f'In <span class="whole">{word}</span> there' in html


@pytest.mark.parametrize(
    ("columns", "cell", "how"),
    [
        (3, "12.5 ± 0.3", {"table-box"}),
        (7, "12.5", {"table-box", "span-page"}),
        (
            4,
            "Words that go on for a line or two of a column, as in tables of studies.",
            {"table-box", "span-page"},
        ),
        (14, "123.5\u00a0±\u00a00.3", {"table-box", "span-page", "dense"}),
        (3, "A" * 80, {"table-box", "span-page", "dense"}),
    ],
)
def test_tables_get_the_room_that_they_need(
    columns: int, cell: str, how: set[str], cache_folder: Path
) -> None:
    """Protects columns: a table too wide or too wordy for one crosses both, in smaller type if it has to."""
    row = tuple(b.Cell((i.Text(cell),)) for _ in range(columns))
    ways = tuple[b.Alignment, ...]("" for _ in range(columns))
    table = b.Table(row, (row,), ways, (i.Text("Doses."),), "tbl:a", number=1)
    found = re.search(r'<div class="(table-box[^"]*)">', source(with_blocks(table), cache_folder))
    assert found
    assert set(found[1].split()) == how


def test_text_goes_on_while_a_figure_waits(cache_folder: Path) -> None:
    """Protects pages from gaps: what follows a figure that does not fit stands before it."""
    figure = b.Figure("figures/page.svg", (i.Text("Caption."),), "A sketch.", "fig:a", "", True, 1)
    blocks = (
        *(paragraph(TEXT * 9),) * 3,
        figure,
        paragraph("Onward ", TEXT * 9),
        *(paragraph(TEXT * 9),) * 3,
    )
    edition = replace(edition_of(GUIDE, "en"), body=b.Document(blocks))
    words = _said("pdftotext", made(edition, cache_folder)[0].data)
    assert words.index("Onward") < words.index("Caption.")


@pytest.mark.parametrize(
    ("typed", "parted"),
    [
        ("10.5555/example.2019", "10.5555/|example|.2019"),
        ("https://journal.example/a_long_way?to=go", "https://journal|.example/|a_long|_way?to=go"),
        ("a.b", "a.b"),
        ("One. 2023 doi:10.5555/cajista.2023.19.2.", "One. 2023 doi:10.5555/|cajista|.2023.19.2."),
    ],
)
def test_addresses_part_before_their_marks(typed: str, parted: str) -> None:
    """Protects addresses: a point at a line's end would be taken for the sentence's."""
    written = (pdf_breaks.text if " " in typed else pdf_breaks.address)(typed)
    assert written.replace("\u2060", "").replace("\u200b", "|") == parted


def test_marks_of_breaks_are_not_copied(cache_folder: Path) -> None:
    """Protects what is copied from the PDF: no sign in it that nobody sees."""
    code = "some_function_name(with_arguments)"
    edition = with_blocks(paragraph(i.Link((i.Text("10.5555/example.2019"),), "x"), " ", i.Code(code)))
    words = _said("pdftotext", made(edition, cache_folder)[0].data)
    assert not re.search("[\u200b\u2060]", words)


@pytest.mark.parametrize("slug", [LETTER])
def test_the_same_sources_give_the_same_bytes(slug: str, tmp_path: Path, cache_folder: Path) -> None:
    """Protects repeatable builds: neither clock nor cache nor process leaves a trace."""
    first, second = (made(edition_of(slug, "es"), folder)[0].data for folder in (cache_folder, tmp_path))
    assert first == second
    assert str(tmp_path).encode() not in second


# The tags.


class Reading:
    """A PDF as qpdf's JSON shows it."""

    def __init__(self, data: bytes) -> None:
        options = ("--json=2", "--json-key=qpdf", "--json-stream-data=inline", "--decode-level=generalized")
        self.objects = json.loads(_said("qpdf", data, *options))["qpdf"][1]
        self.catalogue = self.at(self.at("trailer")["/Root"])
        self.pages = list(self._pages(self.catalogue["/Pages"]))

    def at(self, reference: Any) -> Any:
        """What a reference means; a value stands for itself."""
        if reference == "trailer":
            return self.objects["trailer"]["value"]
        if isinstance(reference, str) and re.fullmatch(r"\d+ \d+ R", reference):
            found = self.objects[f"obj:{reference}"]
            return found.get("value", found.get("stream"))
        return reference

    def _pages(self, reference: Any) -> Iterator[Any]:
        node = self.at(reference)
        for kid in self.at(node.get("/Kids", [])):
            yield from self._pages(kid)
        if node["/Type"] == "/Page":
            yield node

    def content(self, page: Any) -> str:
        """The operators of a page."""
        return base64.b64decode(self.at(page["/Contents"])["data"]).decode("latin-1")

    def elements(self, reference: Any = None) -> Iterator[Any]:
        """The structure elements in reading order."""
        for kid in self.kids(self.at(reference or self.catalogue["/StructTreeRoot"])):
            element = self.at(kid)
            if isinstance(element, dict) and "/S" in element:
                yield element
                yield from self.elements(kid)

    def kids(self, element: Any) -> list[Any]:
        """What hangs on a structure element."""
        kids = self.at(element.get("/K", []))
        return kids if isinstance(kids, list) else [kids]


def _said(tool: str, data: bytes, *options: str) -> str:
    """What a tool prints of a PDF; the test is skipped where it is absent."""
    if not shutil.which(tool):
        pytest.skip(f"{tool} is not installed")
    with NamedTemporaryFile(suffix=".pdf") as file:
        file.write(data)
        file.flush()
        ending = ("-",) if tool == "pdftotext" else ()
        done = subprocess.run([tool, *options, file.name, *ending], capture_output=True, check=True)
    return done.stdout.decode()


@pytest.fixture(scope="module")
def guide(cache_folder: Path) -> Reading:
    """The guide, which uses every construct."""
    return Reading(made(edition_of(GUIDE, "en"), cache_folder)[0].data)


def test_all_that_is_drawn_is_text_or_artifact(guide: Reading) -> None:
    """Protects screen readers: all content is marked, and marks lead to structure (ISO 14289-1, 7.1)."""
    parents = guide.at(guide.at(guide.catalogue["/StructTreeRoot"])["/ParentTree"])["/Nums"]
    for page in guide.pages:
        known = guide.at(parents[parents.index(page["/StructParents"]) + 1])
        depth = 0
        for token in re.findall(r"/MCID \d+|\bBDC|\bBMC|\bEMC|\bT[jJ]\b", guide.content(page)):
            depth += {"BDC": 1, "BMC": 1, "EMC": -1}.get(token, 0)
            assert token not in ("Tj", "TJ") or depth == 1, "text stands in no marked content"
            if token.startswith("/MCID"):
                assert known[int(token.split()[1])] is not None, "content leads to no structure"


def test_running_heads_and_folios_are_artifacts(guide: Reading) -> None:
    """Protects listeners from hearing the running head on every page (ISO 14289-1, 7.8)."""
    for page in guide.pages:
        assert len(re.findall(r"/Artifact\s*<<\s*/Type\s*/Pagination\s*>>\s*BDC", guide.content(page))) >= 2


def test_pictures_and_formulas_have_words(guide: Reading) -> None:
    """Protects readers who do not see: figures and formulas have alternative text (ISO 14289-1, 7.3 and 7.7)."""
    drawn = [element for element in guide.elements() if element["/S"] in ("/Figure", "/Formula")]
    assert {element["/S"] for element in drawn} == {"/Figure", "/Formula"}
    assert all(element.get("/Alt") for element in drawn)


def test_headings_skip_no_level(guide: Reading) -> None:
    """Protects navigation: the title is H1 and no level is left out (ISO 14289-1, 7.4.2)."""
    levels = [int(element["/S"][2:]) for element in guide.elements() if re.fullmatch(r"/H\d", element["/S"])]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_tables_have_headers(guide: Reading) -> None:
    """Protects tables read aloud: cells know the headers of their columns (ISO 14289-1, 7.5)."""
    cells = [element for element in guide.elements() if element["/S"] == "/TD"]
    headers = [element for element in guide.elements() if element["/S"] == "/TH"]
    assert {guide.at(header["/A"])["/Scope"] for header in headers} == {"/Column"}
    assert all(guide.at(cell["/A"])["/Headers"] for cell in cells)


def test_links_say_where_they_lead(guide: Reading) -> None:
    """Protects keyboards and screen readers: links are in the structure and described (ISO 14289-1, 7.18.5)."""
    links = [guide.at(one) for page in guide.pages for one in guide.at(page.get("/Annots", []))]
    assert links
    assert all(link.get("/Contents") and "/StructParent" in link for link in links)
    assert all(page["/Tabs"] == "/S" for page in guide.pages)
    assert any(element["/S"] == "/Link" for element in guide.elements())


def test_notes_have_identifiers_of_their_own(guide: Reading) -> None:
    """Protects notes: each is a Note with an ID that no other has (ISO 14289-1, 7.9)."""
    notes = [element["/ID"] for element in guide.elements() if element["/S"] == "/Note"]
    assert len(notes) == len(set(notes)) == 2


def test_other_languages_are_marked(guide: Reading) -> None:
    """Protects pronunciation: the title in the other language says which it is (ISO 14289-1, 7.2)."""
    assert "u:es-ES" in {element.get("/Lang") for element in guide.elements()}


def test_headings_are_bookmarks(guide: Reading) -> None:
    """Protects navigation: the outline begins with the title and holds the sections."""
    outline = guide.at(guide.catalogue["/Outlines"])
    title = guide.at(outline["/First"])
    assert "a guide in two languages" in title["/Title"]
    assert guide.at(title["/First"])["/Title"].startswith("u:")


def test_quick_start_changes_no_byte(tmp_path: Path) -> None:
    """Loading WeasyPrint with its declarations parsed beforehand gives the same PDF."""
    made = []
    for quick in ("0", "1"):
        environment = {**os.environ, "CAJISTA_QUICK_START": quick, "XDG_CACHE_HOME": str(tmp_path / "cache")}
        out = tmp_path / quick
        command = [
            sys.executable,
            "-m",
            "cajista",
            "build",
            "anakinra-comment",
            "--lang",
            "en",
            "--to",
            "pdf",
        ]
        command += ["--quiet", "--project", str(ROOT), "--out", str(out)]
        subprocess.run(command, env=environment, check=True, capture_output=True)
        made.append(next(out.rglob("*.pdf")).read_bytes())
    assert made[0] == made[1]
    assert list((tmp_path / "cache/cajista").glob("*.py"))


QUICK_START = """
import sys
from cajista.outputs.quick_start import load_weasyprint
load_weasyprint()
late = "fontTools.subset" in sys.modules or "fontTools.varLib.instancer" in sys.modules
from weasyprint.pdf import fonts
options = fonts.subset.Options()
import fontTools.subset
assert type(options) is fontTools.subset.Options
try:
    fonts.instantiateVariableFont(None, {})
except TypeError:  # None is no font: it was called
    pass
from fontTools.varLib import instancer
print(late, "pycparser" in sys.modules, callable(instancer.instantiateVariableFont))
"""


def test_what_is_seldom_needed_loads_late(tmp_path: Path) -> None:
    """Protects the start: what cuts fonts is loaded when it is used, and works as if it had been there."""
    environment = {**os.environ, "XDG_CACHE_HOME": str(tmp_path)}
    said = [
        subprocess.run(
            [sys.executable, "-c", QUICK_START], env=environment, check=True, capture_output=True, text=True
        ).stdout.strip()
        for _ in range(2)
    ]
    assert said[1] == "False False True"

"""A journal in Arabic: pages and PDFs run from right to left, and what is read otherwise keeps its order."""

import re
import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path

import pytest

from cajista.cli import main
from cajista.po import read_po

JOURNAL = Path(__file__).parent / "right_to_left"
needs_faces = pytest.mark.skipif(
    not (find_spec("fontpkg_amiri") and find_spec("fontpkg_ibm_plex_sans_arabic")),
    reason="the faces for Arabic letters are not installed (fontpkg-amiri, fontpkg-ibm-plex-sans-arabic)",
)
needs_poppler = pytest.mark.skipif(
    not shutil.which("pdftotext"), reason="pdftotext is not installed (poppler-utils)"
)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The journal, built in Arabic and English, and what was said of it."""
    out = tmp_path_factory.mktemp("rtl")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", "1781524800")
        main(["build", "--quiet", "--project", str(JOURNAL), "--out", str(out)])
    return out, (out / "reports/findings.json").read_text("utf-8")


@pytest.fixture(scope="module")
def page(built: tuple[Path, str]) -> str:
    """The article's page in Arabic."""
    return (built[0] / "site/ar/articles/tocilizumab/index.html").read_text("utf-8")


def test_the_catalogue_is_whole() -> None:
    """The words of pages are all there, six plural forms among them."""
    file = read_po((JOURNAL / "templates/locales/ar.po").read_text("utf-8"))
    assert not file.faults
    assert file.plural_forms[0] == 6
    lacking = [
        one.key for one in file.entries if not all(one.msgstr) and one.context not in ("reading", "negation")
    ]
    assert not lacking


def test_no_word_is_missing(built: tuple[Path, str]) -> None:
    """Every word on the pages is in Arabic."""
    assert "every-interface-word-is-translated" not in built[1]
    assert "catalogues-are-well-formed" not in built[1]


def test_the_page_runs_from_right_to_left(page: str) -> None:
    """The page says so, in its root; words and plural forms are the language's."""
    assert re.search(r'<html lang="ar[^"]*" dir="rtl">', page)
    for words in ("الكلمات المفتاحية", "المراجع", "مرجعان", "الجدول 1.", "مستشفى المثال، القاهرة، مصر"):
        assert words in page


@pytest.mark.parametrize(
    "stretch", ["8&nbsp;mg/kg", "IL-6", "COVID-19", "37&nbsp;°C", "100&nbsp;mg/12&nbsp;h"]
)
def test_stretches_are_isolated(stretch: str, page: str) -> None:
    """Numbers with their units and names in Latin letters keep their order."""
    plain = (
        re.sub(r'<span class="unbroken">(.*?)</span>', r"\1", page)
        .replace("\u00a0", "&nbsp;")
        .replace("\u202f", "&nbsp;")
    )
    assert f'<bdi dir="ltr">{stretch}</bdi>' in plain


def test_addresses_and_references_keep_their_order(page: str) -> None:
    """A DOI and an address read from left to right, as do references in Latin letters, in a list of their own."""
    assert '<a dir="ltr" href="https://doi.org/10.5555/rtl.2023.2">' in page
    assert '<a dir="ltr" href="mailto:' in page
    assert re.search(r'<ol dir="ltr">\s*<li id="ref-smith2020">', page)
    assert 'id="citation" data-copyable>' in page  # most of it is Arabic


def test_english_pages_are_as_ever(built: tuple[Path, str]) -> None:
    """Nothing is isolated where all runs from left to right."""
    english = (built[0] / "site/en/articles/tocilizumab/index.html").read_text("utf-8")
    assert 'dir="ltr">\n<head>' in english
    assert "<bdi dir" not in english
    assert '<a dir="ltr"' not in english


def words_at(path: Path, page: int = 1) -> list[tuple[str, float, float]]:
    """The words of a page with where they begin, from the left and from the top, in points."""
    command = ["pdftotext", "-bbox", "-f", str(page), "-l", str(page), str(path), "-"]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    found = re.findall(r'<word xMin="([\d.]+)" yMin="([\d.]+)"[^>]*>([^<]*)</word>', said)
    return [(word, float(x), float(y)) for x, y, word in found]


@pytest.fixture(scope="module")
def words(built: tuple[Path, str]) -> list[tuple[str, float, float]]:
    """The words of the first page of the PDF in Arabic."""
    return words_at(built[0] / "site/ar/articles/tocilizumab/tocilizumab.ar.pdf")


@needs_poppler
@needs_faces
def test_columns_begin_on_the_right(words: list[tuple[str, float, float]]) -> None:
    """The first column stands on the right of the second; the folio of an odd page at the outer, left edge."""
    middle = 297.6
    (first,) = [x for word, x, _ in words if "COVID-19" in word]
    (second,) = [x for word, x, y in words if "option" in word]
    assert second < middle < first
    folios = [x for word, x, y in words if word == "101" and y > 780]
    assert folios
    assert max(folios) < middle / 2


@needs_poppler
@needs_faces
def test_numbers_stand_before_their_units(words: list[tuple[str, float, float]]) -> None:
    """In print a dose reads "8 mg/kg" from left to right, and columns of a table begin on the right."""
    (unit,) = [(x, y) for word, x, y in words if word == "mg/kg"]
    numbers = [x for word, x, y in words if word == "8" and abs(y - unit[1]) < 2]
    assert any(0 < unit[0] - x < 25 for x in numbers)
    (weight,) = [(x, y) for word, x, y in words if word == "1200"]
    (group,) = [x for word, x, y in words if word in ("الثانية", "ةيناثلا") and abs(y - weight[1]) < 8]
    assert group < weight[0]


@needs_poppler
@needs_faces
def test_faces(built: tuple[Path, str]) -> None:
    """Arabic letters are set in the companions of the journal's faces, Latin ones in the journal's own."""
    assert "every-character-has-a-glyph" not in built[1]
    path = built[0] / "site/ar/articles/tocilizumab/tocilizumab.ar.pdf"
    said = subprocess.run(["pdffonts", str(path)], capture_output=True, text=True, check=True).stdout
    names = {line.split()[0].partition("+")[2] for line in said.splitlines()[2:]}
    assert {"Journal-Serif", "Journal-Serif-Arab", "Journal-Sans", "Journal-Sans-Arab"} <= names
    assert all(name.startswith("Journal-") for name in names)


@needs_poppler
@needs_faces
def test_text_can_be_copied(built: tuple[Path, str]) -> None:
    """Words come out of the PDF with the letters that they were written with, whatever face they are set in."""
    path = built[0] / "site/ar/articles/tocilizumab/tocilizumab.ar.pdf"
    said = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, text=True, check=True).stdout
    plain = re.sub(r"[\u200e\u200f\u202a-\u202e\u2066-\u2069]", "", said)
    for words in (
        "توسيليزوماب وأناكينرا لدى اثني عشر مريضًا",
        "بعد موافقة لجنة الأخلاقيات",
        "الكلمات المفتاحية",
        "مستشفى المثال",
    ):
        assert words in plain


def test_lacking_faces_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the faces are not installed, a finding names the packages that bring them."""
    from cajista.outputs import companions

    monkeypatch.setattr(companions, "_file", lambda one, *, bold: None)
    assert companions.packages_for("اب") == ["fontpkg-amiri", "fontpkg-ibm-plex-sans-arabic"]
    assert companions.packages_for("ab") == []
    companions.scripts_of.cache_clear()
    assert companions.scripts_of(("ar-EG",)) == frozenset()
    companions.scripts_of.cache_clear()

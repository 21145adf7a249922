"""Small parts of the web pages: formulas as MathML, sizes of images, faces."""

from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cajista.outputs.formula import FormulaError
from cajista.outputs.math import mathml
from cajista.outputs.web.images import Size, pixels, size_of, width_attributes
from cajista.outputs.web.webfonts import web_fonts


@pytest.mark.parametrize(
    ("tex", "parts"),
    [
        ("p < 0.05", ["<mo>&lt;</mo>", "<mn>0.05</mn>"]),
        (r"a \pm b", ["<mo>±</mo>"]),
        (r"\frac{a}{b}", ["<mfrac>"]),
        (r"\infty", ["<mi>∞</mi>"]),
    ],
)
def test_formulas_are_mathml(tex: str, parts: list[str]) -> None:
    """Protects the spacing of operators, and characters that mean something in HTML."""
    written = mathml(tex, True)
    assert all(part in written for part in parts)


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=r"\{}^_&abcfrx123+-= <>$%#~", max_size=20))
def test_formulas_never_break_a_page(tex: str) -> None:
    """Protects pages from whatever is typed between dollar signs: well-formed MathML, or the one error."""
    try:
        written = mathml(tex, False)
    except FormulaError:
        return
    assert ElementTree.fromstring(written).tag == "math"


@pytest.mark.parametrize("tex", ["", " ", "{", "a}", "\\nonsense", "x+" * 9000])
def test_formulas_that_cannot_be_set(tex: str) -> None:
    """Protects pages, and the patience of whoever waits for them, from what is no formula."""
    with pytest.raises(FormulaError):
        mathml(tex, True)


@pytest.mark.parametrize(
    ("svg", "size"),
    [
        (b'<svg width="100" height="50">', Size(140, 70)),
        (b'<svg viewBox="0 0 200 100">', Size(280, 140)),
        (b'<svg width="100%" viewBox="0,0,20,10">', Size(28, 14)),
        (b"<svg>", None),
        (b"no image at all", None),
    ],
)
def test_sizes_are_told(svg: bytes, size: Size | None) -> None:
    """Protects the text from moving when an image comes."""
    assert size_of(svg) == size


@pytest.mark.parametrize(
    ("width", "attributes"),
    [
        ("", ' width="200" height="100"'),
        ("50%", ' width="200" height="100" class="width-50"'),
        ("1%", ' width="200" height="100" class="width-5"'),
        ("8cm", ' width="302" height="151"'),
        ("calc(1px)", ' width="200" height="100"'),
    ],
)
def test_widths_need_no_style(width: str, attributes: str) -> None:
    """Protects the page's policy: widths are classes and attributes."""
    assert width_attributes(width, Size(200, 100)) == attributes


@given(st.text(max_size=8))
def test_lengths_are_lengths(text: str) -> None:
    """Protects against odd widths in sources."""
    assert pixels(text) >= 0


def test_faces_are_made_once_and_alike(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Protects equal builds: the same bytes from the cache and anew; each a WOFF2 under 64 kB."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "a"))
    first = dict(web_fonts(tmp_path))
    made = sorted(tmp_path.rglob("*.woff2"))
    assert dict(web_fonts(tmp_path)) == first
    assert sorted(tmp_path.rglob("*.woff2")) == made
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "b"))
    assert dict(web_fonts(tmp_path)) == first
    assert all(data[:4] == b"wOF2" and len(data) < 65536 for data in first.values())

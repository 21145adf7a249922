"""BibTeX and RIS, as reference managers write them, become the CSL items that were meant."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from cajista.findings import Findings
from cajista.importing.bibtex import read_bibtex
from cajista.importing.latex import plain, rich, verbatim
from cajista.importing.pasted import read_pasted
from cajista.importing.ris import read_ris

READERS = {"bibtex": read_bibtex, "ris": read_ris, "pasted": read_pasted}
CASES = Path(__file__).parent / "cases"
ALL = [
    (path.stem, case)
    for path in sorted(CASES.glob("*.yaml"))
    for case in yaml.safe_load(path.read_text("utf-8"))
]
CORPUS = Path(__file__).parents[3] / "shared/corpora/refs"


def items_of(kind: str, source: str, said: int = 0) -> list[dict[str, Any]]:
    """The items of a source, of which so much is said, and no more."""
    findings = Findings()
    items, _ = READERS[kind](source, "x", findings)
    assert len(list(findings)) == said, [finding.message.render() for finding in findings]
    return items


@pytest.mark.parametrize(("kind", "case"), ALL, ids=[f"{kind}: {case['name']}" for kind, case in ALL])
def test_items(kind: str, case: dict[str, Any]) -> None:
    """Each way to write an entry gives its item."""
    assert items_of(kind, case["source"], case.get("findings", 0)) == case["items"]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (r"Garc{\'\i}a-N{\'u}{\~n}ez", "García-Núñez"),
        (r"\'Angel Mu\~noz \& {\O}yvind", "Ángel Muñoz & Øyvind"),
        (r"50\% of 7--10~mg", "50% of 7–10\u00a0mg"),
        (r"100% sure", "100% sure"),
        (r"``so called'' \emph{trial}", "“so called” trial"),
        (r"\noopsort{1973b}1973", "1973"),
        (r"{\noopsort{a}}Smith", "Smith"),
        (r"unclosed {brace and $math", "unclosed brace and math"),
    ],
)
def test_plain_text(source: str, text: str) -> None:
    """LaTeX as it stands in names and places is read as the characters it means."""
    assert plain(source) == text


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (r"Sequences of \textit{Natrix cetti}", "Sequences of <i>Natrix cetti</i>"),
        (r"DNA$_{\textrm{2}}$ and $\Sigma^{0}$", "DNA<sub>2</sub> and Σ<sup>0</sup>"),
        (r"CO\textsubscript{2} and m\textsuperscript{2}", "CO<sub>2</sub> and m<sup>2</sup>"),
        (r"The {SARS-CoV-2} pandemic", 'The <span class="nocase">SARS-CoV-2</span> pandemic'),
        (r"{{The whole in braces}}", "The whole in braces"),
        (r"{\'E}tude of na{\"\i}ve cells", "Étude of naïve cells"),
        (r"{impossible} words", "impossible words"),
    ],
)
def test_rich_text(source: str, text: str) -> None:
    """Titles keep italics, raised and lowered characters, and the capitals that braces protect."""
    assert rich(source) == text


def test_verbatim_text() -> None:
    """Addresses and DOIs lose LaTeX's escapes and nothing else."""
    assert verbatim(r"10.1002/(SICI)1097\_0142\%20{x}--1") == "10.1002/(SICI)1097_0142%20x--1"


def _corpus() -> list[Any]:
    """Every source of the corpus: files of BibTeX, and those that come with the number of their items."""
    found = [
        pytest.param("bibtex", path.read_text("utf-8"), None, id=path.stem)
        for path in CORPUS.glob("bib/*.bib")
    ]
    for name, kind in (("BibTeX", "bibtex"), ("RIS", "ris")):
        path = CORPUS / f"zotero/{name}.json"
        cases = json.loads(path.read_text("utf-8")) if path.is_file() else []
        for index, case in enumerate(one for one in cases if one["type"] == "import"):
            source = case["input"].replace("\r\n", "\n").replace("\r", "\n")
            found.append(pytest.param(kind, source, case["items"], id=f"{name}-{index}"))
    return found or [pytest.param("", "", None, marks=pytest.mark.skip(reason="the corpora are not here"))]


@pytest.mark.parametrize(("kind", "source", "expected"), _corpus())
def test_corpus(kind: str, source: str, expected: list[Any] | None) -> None:
    """Real files give sensible items: no LaTeX left, as many as there are, titles and DOIs as expected."""
    findings = Findings()
    items, _ = READERS[kind](source, "x", findings)
    assert items
    unread = [finding.message.text for finding in findings if finding.rule == "references-are-readable"]
    assert set(unread) <= {"A comma is missing before the field “{key}”."}  # one file does lack one
    assert "\\\\" not in json.dumps([item.get("author") for item in items])
    if expected is not None:
        assert len(items) == len(expected)
        for item, one in zip(items, expected, strict=True):
            assert item.get("DOI", "") in ("", one.get("DOI", item.get("DOI")))
            assert len(item.get("author", [])) <= len(one["creators"])


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from([*'@{}"#=,()\\$%^_~ \nab1é', "@book{a,", "title=", " and ", "\\'"]), max_size=40
    ).map("".join)
)
def test_no_bibtex_raises(source: str) -> None:
    """Whatever stands in a BibTeX file, reading it never raises."""
    findings = Findings()
    read_bibtex(source, "x", findings)


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from(["TY  - ", "ER  - ", "AU  - ", "PY  - ", "SP  - ", "\n", "a", ",", "2020", "//"]),
        max_size=20,
    )
)
def test_no_ris_raises(parts: list[str]) -> None:
    """Whatever stands in a RIS file, reading it never raises."""
    findings = Findings()
    read_ris("".join(parts), "x", findings)

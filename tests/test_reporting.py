"""Findings as a terminal shows them: the line itself, and a mark just under what is meant."""

import json
import os
import re
from pathlib import Path

import pytest

from cajista.cli import main
from cajista.findings import Finding, message
from cajista.model.span import Span
from cajista.reporting.machine import as_sarif
from cajista.reporting.sources import Sources
from cajista.reporting.text import as_text, counts, excerpt, summary


@pytest.mark.parametrize(
    ("line", "columns", "shown"),
    [
        ("Dosis de 75 mg.", (10, 15), ["    7 | Dosis de 75 mg.", "      |          ^^^^^"]),
        ("\tx", (2, 3), ["    7 |  x", "      |  ^"]),
        ("漢字 x", (4, 5), ["    7 | 漢字 x", "      |      ^"]),
        ("e\u0301a b", (5, 6), ["    7 | e\u0301a b", "      |    ^"]),
        ("abc", (9, 12), ["    7 | abc", "      |    ^"]),
        ("", (1, 1), []),
    ],
)
def test_marks(line: str, columns: tuple[int, int], shown: list[str]) -> None:
    """The mark stands under the characters that are meant, however wide they are."""
    assert list(excerpt(line, Span("f", 7, columns[0], 7, columns[1]))) == shown


def test_long_lines_are_cut(tmp_path: Path) -> None:
    """Of a paragraph that is one line, what is meant is shown with some words around it."""
    line = "word " * 100 + "MEANT" + " word" * 100
    text, mark = excerpt(line, Span("f", 1, 501, 1, 506))
    at = mark.index("^")
    assert text[at : at + 5] == "MEANT"
    assert len(text) < 120
    assert text.count("…") == 2


def test_text_report(tmp_path: Path) -> None:
    """The first line of a finding is the contract's; what is below it is indented."""
    (tmp_path / "a.md").write_bytes("\ufeffuno\r\ndos\r\n".encode())
    one = Finding("r", "error", message("What."), Span("a.md", 2, 1, 2, 4), message("How."))
    assert as_text([one], sources=Sources(tmp_path)) == (
        "a.md:2:1: error: r: What.\n    2 | dos\n      | ^^^\n    How.\n"
    )


def test_pipes_are_not_waited_for(tmp_path: Path) -> None:
    """A finding in what is no file has no line, and nothing waits for one."""
    os.mkfifo(tmp_path / "a.md")
    assert Sources(tmp_path).line("a.md", 1) == ""


def test_names_of_files_in_sarif() -> None:
    """Where a file is, SARIF says as a URI."""
    one = Finding("r", "error", message("What."), Span("content/mi figura ñ.svg", 1, 1, 1, 2))
    result = json.loads(as_sarif([one]))["runs"][0]["results"][0]
    place = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert place == {"uri": "content/mi%20figura%20%C3%B1.svg"}


def test_counts() -> None:
    """Numbers agree with their nouns; each article and language has its line."""
    place = Span("f", 1, 1, 1, 1)
    found = [
        Finding("r", "error", message("m"), place, article="a", language="en"),
        Finding("r", "warning", message("m"), place, article="a", language="es"),
        Finding("r", "warning", message("n"), place, article="a", language="es"),
        Finding("r", "info", message("m"), place),
    ]
    assert counts(found).render() == "1 error, 2 warnings, 1 note"
    assert summary(found).splitlines() == [
        "–  –      0 errors, 0 warnings, 1 note",
        "a  en     1 error, 0 warnings",
        "a  es     0 errors, 2 warnings",
    ]


def test_report_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A finding in a text stands in the page beside the other language's words, with its rule's help, escaped."""
    main(["new", "journal", str(tmp_path / "j"), "--quiet"])
    folder = tmp_path / "j/content/articles/first-article"
    for language, words in (("en", "Our p < .05 & words"), ("es", "Nuestras palabras")):
        (folder / f"{language}.md").write_text(f"---\ntitle: T\n---\nA.\n\n{words}[@nobody].\n", "utf-8")
    main(["check", "--project", str(tmp_path / "j"), "--ui-lang", "es"])
    page = (tmp_path / "j/build/reports/findings.html").read_text("utf-8")
    panels = (re.sub(r"</?mark[^>]*>", "", part) for part in page.split('<div class="panel">'))
    panel = next(part for part in panels if "Our p" in part)
    assert "Our p &lt; .05 &amp; words" in panel
    assert "Nuestras palabras" in panel
    assert '<mark class="error"' in page
    assert 'id="rule-every-citation-has-a-reference"' in page
    assert 'lang="es"' in page
    assert "No hay ninguna referencia nobody." in page

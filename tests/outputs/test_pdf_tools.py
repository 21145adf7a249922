"""What tools that are not ours say of the PDFs: poppler's and qpdf."""

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest

LETTER = "anakinra-comment"


def run(tool: str, *arguments: str | Path) -> str:
    """What a tool prints; it must neither fail nor complain. The test is skipped where it is absent."""
    if not shutil.which(tool):
        pytest.skip(f"{tool} is not installed")
    done = subprocess.run([tool, *map(str, arguments)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, ""), done.stdout + done.stderr
    return done.stdout


@dataclass(frozen=True)
class Font:
    """A line of `pdffonts`: name, type, encoding, whether embedded, subset, mapped to Unicode, object."""

    name: str
    type: str
    complete: bool  # embedded, subset and mapped to Unicode

    @classmethod
    def listed(cls, line: str) -> "Font":
        found = re.fullmatch(r"(\S+)\s+(.+?)\s+\S+\s+(yes|no) +(yes|no) +(yes|no)\s+\d+\s+\d+", line)
        assert found, line
        return cls(found[1], found[2], found.groups()[2:] == ("yes", "yes", "yes"))


@dataclass(frozen=True)
class Pdf:
    """A PDF as the tools see it."""

    path: Path
    language: str

    @cached_property
    def info(self) -> dict[str, str]:
        """What `pdfinfo` lists, by its labels."""
        lines = run("pdfinfo", self.path).splitlines()
        return {label: value.strip() for label, _, value in (line.partition(":") for line in lines)}

    @cached_property
    def objects(self) -> dict[str, Any]:
        """Every object by its name (qpdf's JSON, version 2)."""
        found: dict[str, Any] = json.loads(run("qpdf", "--json=2", "--json-key=qpdf", self.path))["qpdf"][1]
        return found

    @cached_property
    def catalogue(self) -> dict[str, Any]:
        """The document catalogue (ISO 32000-2, 7.7.2)."""
        found: dict[str, Any] = self.resolved(self.objects["trailer"]["value"]["/Root"])
        return found

    def resolved(self, value: Any) -> Any:
        """A value, or the object that it refers to."""
        refers = isinstance(value, str) and value.endswith(" R")
        return self.objects[f"obj:{value}"]["value"] if refers else value


@pytest.fixture(scope="module")
def pdfs(built_site: Path, built_hard_cases: Path) -> list[Pdf]:
    """Every PDF of the sample journal and of the hard cases, with its language."""
    found = [
        Pdf(path, path.relative_to(site).parts[0])
        for site in (built_site / "site", built_hard_cases / "site")
        for path in sorted(site.rglob("*.pdf"))
    ]
    assert found, "the build left no PDF"
    return found


@pytest.fixture(scope="module")
def letters(pdfs: list[Pdf]) -> list[Pdf]:
    """The letter in each language."""
    found = [pdf for pdf in pdfs if pdf.path.parent.name == LETTER]
    assert len(found) == len({pdf.language for pdf in pdfs})
    return found


def labels(pdf: Pdf) -> Iterator[str]:
    """The label of every page, for documents numbered in plain figures (ISO 32000-2, 12.4.2)."""
    numbers = pdf.resolved(pdf.catalogue["/PageLabels"])["/Nums"]
    ranges = [(start, pdf.resolved(label)) for start, label in zip(numbers[::2], numbers[1::2], strict=True)]
    pages = int(pdf.info["Pages"])
    for (start, label), end in zip(ranges, [at for at, _ in ranges[1:]] + [pages], strict=True):
        assert label["/S"] == "/D"
        yield from (str(label.get("/St", 1) + at) for at in range(end - start))


def test_qpdf_finds_nothing_wrong(pdfs: list[Pdf]) -> None:
    """Protects every reader: a file that qpdf objects to is one that some printer refuses."""
    for pdf in pdfs:
        assert "No syntax or stream encoding errors found" in run("qpdf", "--check", pdf.path), pdf.path


def test_every_font_is_embedded(pdfs: list[Pdf]) -> None:
    """Protects print: fonts are embedded and subset, none is a Type 3 bitmap, text can be copied."""
    for pdf in pdfs:
        fonts = [Font.listed(line) for line in run("pdffonts", pdf.path).splitlines()[2:]]
        assert fonts, pdf.path
        wrong = [font for font in fonts if "Type 3" in font.type or not font.complete]
        assert not wrong, pdf.path


def test_documents_are_tagged_for_screen_readers(pdfs: list[Pdf]) -> None:
    """Protects readers who listen: tagged, in a stated language, declared PDF/UA-1 (ISO 14289-1, 5 and 7.2)."""
    for pdf in pdfs:
        assert pdf.info["Tagged"] == "yes", pdf.path
        assert pdf.catalogue["/Lang"].removeprefix("u:").split("-")[0] == pdf.language, pdf.path
        assert re.search(r"pdfuaid:part\W+1\b", run("pdfinfo", "-meta", pdf.path)), pdf.path


def test_the_title_is_shown(pdfs: list[Pdf]) -> None:
    """Protects tabs and screen readers from file names (ISO 14289-1, 7.1)."""
    for pdf in pdfs:
        assert pdf.info["Title"], pdf.path
        assert pdf.catalogue["/ViewerPreferences"]["/DisplayDocTitle"] is True, pdf.path


def test_authors_are_named(letters: list[Pdf]) -> None:
    """Protects reference managers, which read author and title from the file."""
    for pdf in letters:
        assert "Aomar-Millán" in pdf.info["Author"], pdf.path


def test_pages_are_a4(pdfs: list[Pdf]) -> None:
    """Protects print: every page is A4."""
    for pdf in pdfs:
        assert "A4" in pdf.info["Page size"], pdf.path


def test_the_letter_has_its_pages(letters: list[Pdf]) -> None:
    """Protects citations by page: the letter is pages 120 and 121, and its file says so."""
    for pdf in letters:
        assert list(labels(pdf)) == ["120", "121"], pdf.path


def test_names_are_copied_without_affiliation_letters(letters: list[Pdf]) -> None:
    """Protects copied text: the name is "Aomar-Millán", not "Aomar-Millána"."""
    for pdf in letters:
        text = run("pdftotext", "-l", "1", pdf.path, "-")
        assert "Aomar-Millán" in text, pdf.path
        assert "Aomar-Millána" not in text, pdf.path

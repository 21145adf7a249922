"""What is wrong in a reference is found at its place whichever format it is in, and mended there."""

from pathlib import Path

import pytest

from cajista.checking import check
from cajista.findings import Finding
from cajista.fixing import mended

YAML = """\
- id: smith2020
  type: article-journal
  author: [{family: SMITH, given: J. A.}]
  title: Treatment of gout.
  container-title: Lancet
  issued: 2020
  volume: 395
  page: 559-516
  DOI: "10.1016/S0140-6736(20)30183-5."
  language: en
"""
JSON = """\
[{"id": "smith2020", "type": "article-journal",
  "author": [{"family": "SMITH", "given": "J. A."}],
  "title": "Treatment of gout.",
  "container-title": "Lancet", "issued": {"date-parts": [[2020]]}, "volume": "395",
  "page": "559-516",
  "DOI": "10.1016/S0140-6736(20)30183-5.", "language": "en"}]
"""
BIB = """\
@article{smith2020,
  author = {SMITH, J. A.},
  title = {Treatment of gout.},
  journal = {Lancet}, year = 2020, volume = 395,
  pages = {559--516},
  doi = {10.1016/S0140-6736(20)30183-5.},
  langid = {english}
}
"""
RIS = """\
TY  - JOUR
ID  - smith2020
AU  - SMITH, J. A.
TI  - Treatment of gout.
T2  - Lancet
PY  - 2020
VL  - 395
SP  - 559
EP  - 516
DO  - 10.1016/S0140-6736(20)30183-5.
LA  - en
ER  - 
"""  # noqa: W291
RULES = {
    "every-doi-is-well-formed": "10.1016/S0140-6736(20)30183-5",
    "names-are-not-in-capitals": "SMITH",
    "pages-of-references-are-well-formed": "516",
    "titles-end-without-a-full-stop": ".",
}


@pytest.mark.parametrize(("name", "text"), [("yaml", YAML), ("json", JSON), ("bib", BIB), ("ris", RIS)])
def test_faults_in_every_format(tmp_path: Path, name: str, text: str) -> None:
    """The four faults are found, each on what is wrong, and those with one mending are mended."""
    found = _findings(tmp_path, name, text)
    assert set(found) == set(RULES)
    for rule, part in RULES.items():
        assert part in _at(text, found[rule])
    assert _at(text, found["titles-end-without-a-full-stop"]) == "."
    new = mended(tmp_path, found.values())[f"content/articles/a/references.{name}"][1]
    assert "Treatment of gout" in new
    assert "gout." not in new
    assert "30183-5" in new
    assert "30183-5." not in new
    assert set(_findings(tmp_path / "second", name, new)) == {
        "names-are-not-in-capitals",
        "pages-of-references-are-well-formed",
    }


def _findings(project: Path, name: str, text: str) -> dict[str, Finding]:
    """What is found in a reference file, by rule; nothing twice."""
    folder = project / "content/articles/a"
    folder.mkdir(parents=True)
    journal = "title: {en: J, es: R}\nlanguages: {en: en-US, es: es-ES}\n"
    (project / "content/journal.yaml").write_text(journal, "utf-8")
    (folder / "article.yaml").write_text("type: letter\n", "utf-8")
    for language in ("en", "es"):
        (folder / f"{language}.md").write_text("---\ntitle: T\n---\nText[@smith2020].\n", "utf-8")
    (folder / f"references.{name}").write_text(text, "utf-8")
    found = [one for one in check(project, project / "cache").findings if "references." in one.span.file]
    by_rule = {one.rule: one for one in found}
    assert len(by_rule) == len(found)
    return by_rule


def _at(text: str, finding: Finding) -> str:
    """The text that a finding is about."""
    span, lines = finding.span, text.split("\n")
    if span.line == span.end_line:
        return lines[span.line - 1][span.column - 1 : span.end_column - 1]
    return "\n".join(lines[span.line - 1 : span.end_line])

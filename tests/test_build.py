"""What a build of the sample journal leaves (contract: what a build leaves)."""

import json
from pathlib import Path

import pytest

from cajista.cli import main

ROOT = Path(__file__).parents[1]
ARTICLES = ("anakinra-comment", "author-guide")
LANGUAGES = ("en", "es")


@pytest.mark.parametrize("slug", ARTICLES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_edition_is_whole(built_site: Path, slug: str, language: str) -> None:
    """Each article has its page, PDF and downloads in each language."""
    folder = built_site / "site" / language / "articles" / slug
    names = {"index.html", f"{slug}.{language}.pdf", f"{slug}.bib", f"{slug}.ris", f"{slug}.csl.json"}
    assert names <= {path.name for path in folder.iterdir()}


@pytest.mark.parametrize(
    "name", ["index.html", "sitemap.xml", "robots.txt", "en/feed.xml", "es/issues/19-2/index.html"]
)
def test_site_is_whole(built_site: Path, name: str) -> None:
    """The site has its pages about more than one article."""
    assert (built_site / "site" / name).read_bytes()


def test_findings_are_those_meant(built_site: Path) -> None:
    """The sample shows one finding: the reference that its page gives without a source."""
    report = json.loads((built_site / "reports/findings.json").read_text("utf-8"))
    assert [(one["rule"], one["severity"]) for one in report["findings"]] == [
        ("every-reference-is-complete", "warning")
    ]


def test_second_build_gives_the_same_bytes(built_site: Path, tmp_path: Path) -> None:
    """The same sources give the same bytes, by one process as by several."""
    assert main(["build", "--quiet", "--project", str(ROOT), "--out", str(tmp_path), "--jobs", "1"]) == 0
    first, second = (
        {path.relative_to(root): path.read_bytes() for path in root.rglob("*") if _counts(path, root)}
        for root in (built_site, tmp_path)
    )
    assert first.keys() == second.keys()
    assert [str(path) for path in first if first[path] != second[path]] == []


def _counts(path: Path, root: Path) -> bool:
    return path.is_file() and ".cache" not in path.relative_to(root).parts


def test_copied_names_carry_no_letters(built_site: Path) -> None:
    """In the text of the page no affiliation letter touches a name."""
    for language in LANGUAGES:
        page = (built_site / f"site/{language}/articles/anakinra-comment/index.html").read_text("utf-8")
        assert "Aomar-Millán" in page
        assert "Aomar-Millána" not in page

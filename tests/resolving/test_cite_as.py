"""How to cite an article is what its issue, its pages and its DOI say, in each language."""

from pathlib import Path

import pytest

from cajista.model.inline import plain_text
from cajista.reading.article import read_article
from cajista.shop import open_shop

ARTICLE = """\
type: letter
doi: {en: 10.5555/ex.1, es: 10.5555/ex.2}
first_page: {en: 120, es: 220}
last_page: {en: 121, es: 223}
dates: {published: 2022-11-02}
authors: [{name: {given: Ana, family: García}}]
"""
ISSUE = "volume: 19\nissue: 2\ndate: 2023-02\nsections: [{articles: [a]}]\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A journal with one letter in one issue."""
    folder = tmp_path / "content/articles/a"
    folder.mkdir(parents=True)
    (tmp_path / "content/issues").mkdir()
    (tmp_path / "content/issues/19-2.yaml").write_text(ISSUE)
    journal = "title: J\nlanguages: {en: en-US, es: es-ES}\nstyle: nlm-citation-sequence\n"
    (tmp_path / "content/journal.yaml").write_text(journal)
    (folder / "article.yaml").write_text(ARTICLE)
    for language in ("en", "es"):
        (folder / f"{language}.md").write_text(f"---\ntitle: Title in {language}\n---\nText.\n")
    return tmp_path


@pytest.mark.parametrize(
    ("language", "pages", "doi"),
    [("en", ("120", "121"), "10.5555/ex.1"), ("es", ("220", "223"), "10.5555/ex.2")],
)
def test_citation_agrees_with_the_issue(
    project: Path, language: str, pages: tuple[str, str], doi: str
) -> None:
    """Volume, issue and year are the issue's; pages and DOI the language's; the citation says them all."""
    shop = open_shop(project)
    article, _ = read_article(project, "a", shop.journal)
    assert article
    edition = shop.resolver.resolve(article, language)
    assert (edition.first_page, edition.last_page) == pages
    said = plain_text(edition.cite_as).replace("–", "-")
    for part in (f"Title in {language}", "2023", "19(2)", f":{pages[0]}-{pages[1][-1]}", doi):
        assert part in said

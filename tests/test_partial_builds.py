"""What a build leaves when it makes only a part, and what the next whole build takes away."""

import re
from pathlib import Path

import pytest

from cajista.cli import main

LINK = re.compile(r'(?:href|src)="([^"#]+)')


@pytest.fixture
def journal(new_journal: Path) -> Path:
    """A journal with two articles, the second in no issue."""
    assert main(["new", "article", "second", "--project", str(new_journal)]) == 0
    return new_journal


def build(journal: Path, *arguments: str) -> int:
    """A build by one process."""
    return main(["build", "--quiet", "--jobs", "1", "--project", str(journal), *arguments])


def without_pdf(journal: Path) -> None:
    """Lets whole builds make only what costs little."""
    with (journal / "content/journal.yaml").open("a", encoding="utf-8") as file:
        file.write("formats: [html, bib, ris, csl-json]\n")


def files_of(journal: Path) -> dict[str, bytes]:
    """The files of the site with their bytes."""
    site = journal / "build/site"
    return {
        path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()
    }


def dead_links(journal: Path) -> list[str]:
    """Links from a page, feed or sitemap to files of the site that are not there."""
    site = journal / "build/site"
    dead = []
    for page in site.rglob("*.[hx]*ml"):
        for target in LINK.findall(page.read_text("utf-8")):
            own = target.replace("https://journal.example/", f"{site}/")
            if "://" in own or own.startswith(("data:", "mailto:")):
                continue
            place = page.parent / own
            if not (place / "index.html" if own.endswith("/") else place).is_file():
                dead.append(f"{page.relative_to(site)} → {target}")
    return dead


@pytest.mark.parametrize(
    "arguments",
    [
        ["--to", "html"],
        ["--to", "html", "--lang", "es"],
        ["--to", "html", "second"],
        ["--to", "html", "--lang", "en", "first-article"],
        [],
    ],
    ids=" ".join,
)
def test_no_link_is_dead(arguments: list[str], journal: Path) -> None:
    """Pages link to what there is, whatever part of the journal was made into an empty folder."""
    assert build(journal, *arguments) == 0
    assert files_of(journal)
    assert dead_links(journal) == []


def test_what_is_there_is_linked(journal: Path) -> None:
    """A part made beside what is there already gives what a whole build gives."""
    assert build(journal) == 0
    whole = files_of(journal)
    for arguments in (
        ["--to", "html"],
        ["--lang", "es"],
        ["second"],
        ["--to", "html", "second", "--lang", "en"],
    ):
        assert build(journal, *arguments) == 0
        assert files_of(journal) == whole


def test_lists_of_articles_need_no_cache(journal: Path) -> None:
    """With the cache emptied, an article made alone takes no other from the lists."""
    without_pdf(journal)
    assert build(journal) == 0
    whole = files_of(journal)
    assert main(["clean", "--project", str(journal)]) == 0
    assert build(journal) == 0
    for path in sorted((journal / "build/.cache").rglob("*.*"), reverse=True):
        path.unlink()
    assert build(journal, "second") == 0
    assert files_of(journal) == whole


def test_the_other_language_appears_when_it_is_made(journal: Path) -> None:
    """Pages in one language offer the other from when it is there."""
    without_pdf(journal)
    assert build(journal, "--lang", "es") == 0
    page = journal / "build/site/es/articles/second/index.html"
    assert 'hreflang="en"' not in page.read_text("utf-8")
    assert build(journal) == 0
    assert 'hreflang="en"' in page.read_text("utf-8")


@pytest.mark.parametrize("broken", ["{not: [yaml", "\udcff"], ids=["grammar", "encoding"])
def test_what_cannot_be_read_stays(broken: str, journal: Path) -> None:
    """An article that fails keeps its files and its place in the lists."""
    without_pdf(journal)
    assert build(journal) == 0
    before = files_of(journal)
    article = journal / "content/articles/second/article.yaml"
    article.write_bytes(broken.encode("utf-8", "surrogateescape"))
    assert build(journal) == 1
    assert files_of(journal) == before


def test_a_text_that_cannot_be_read_stays(journal: Path) -> None:
    """A language whose text is broken keeps its page; one whose text is gone loses it."""
    without_pdf(journal)
    assert build(journal) == 0
    text, page = journal / "content/articles/second/es.md", "es/articles/second/index.html"
    before = files_of(journal)[page]
    text.write_text("---\ntitle: [\n---\nTexto.\n", "utf-8")
    assert build(journal) == 1
    assert files_of(journal)[page] == before
    text.unlink()
    assert build(journal) == 1
    assert page not in files_of(journal)
    assert dead_links(journal) == []


def test_what_is_gone_is_taken_away(journal: Path) -> None:
    """A whole build removes articles, issues, languages and figures that are no more, and nothing else."""
    without_pdf(journal)
    content = journal / "content"
    figure = content / "articles/second/figures/a.svg"
    figure.parent.mkdir()
    figure.write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', "utf-8")
    text = content / "articles/second/en.md"
    with text.open("a", encoding="utf-8") as file:
        file.write('\n![Caption.](figures/a.svg){#fig:a alt="A figure, @fig:a."}\n')
    build(journal)
    own = journal / "build/site/own.txt"
    own.write_text("not made by a build", "utf-8")
    assert "en/articles/second/figures/a.svg" in files_of(journal)
    text.write_text((content / "articles/first-article/en.md").read_text("utf-8"), "utf-8")
    (content / "articles/first-article").rename(content / "articles/renamed")
    (content / "issues/1-1.yaml").unlink()
    build(journal)
    left = files_of(journal)
    assert "own.txt" in left
    assert "en/articles/renamed/index.html" in left
    assert not [path for path in left if "first-article" in path or "issues" in path or "figures" in path]
    assert not (journal / "build/site/en/articles/first-article").exists()
    settings = content / "journal.yaml"
    settings.write_text(
        settings.read_text("utf-8").replace("languages: {en: en-US, es: es-ES}", "languages: {en: en-US}"),
        "utf-8",
    )
    build(journal)
    assert not [path for path in files_of(journal) if path.startswith("es/")]
    assert dead_links(journal) == []


def test_a_part_takes_nothing_away(journal: Path) -> None:
    """Only a whole build removes: another leaves what it was not asked for."""
    without_pdf(journal)
    assert build(journal) == 0
    before = files_of(journal).keys()
    (journal / "content/articles/second/es.md").unlink()
    build(journal, "second", "--lang", "en")
    assert files_of(journal).keys() == before


def test_an_issue_that_cannot_be_read_stays(journal: Path) -> None:
    """The page of an issue whose file is broken is left as it was."""
    without_pdf(journal)
    assert build(journal) == 0
    (journal / "content/issues/1-1.yaml").write_text("volume: [\n", "utf-8")
    assert build(journal) == 1
    assert "en/issues/1-1/index.html" in files_of(journal)
    assert dead_links(journal) == []

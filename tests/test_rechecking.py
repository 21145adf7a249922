"""A journal in which nothing changed is not read again; whatever changes is seen."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from cajista import checking, rechecking
from cajista.building.digests import Digests
from cajista.building.outcome import Outcome
from cajista.building.store import Store
from cajista.cli import main
from cajista.errors import UsageError

HEAVY = {"yaml", "jinja2", "markdown_it", "pydantic", "lxml", "PIL", "ziamath", "babel"}
OURS = {"cajista.checks", "cajista.csl", "cajista.reading", "cajista.shop"}


@pytest.fixture
def journal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A journal of two articles with something to mend, whose files are trusted though they are new."""
    monkeypatch.setattr("cajista.building.digests._DOUBTFUL", -(10**18))
    folder = tmp_path / "journal"
    main(["new", "journal", str(folder)])
    main(["new", "article", "second", "--project", str(folder)])
    text = folder / "content/articles/second/en.md"
    text.write_text(text.read_text("utf-8") + "\nText[@nothing].\n", "utf-8")
    return folder


@pytest.fixture
def readings(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """The articles asked for, each time that sources are read for a check."""
    read: list[tuple[str, ...]] = []
    whole = checking.check

    def counted(project: Path, cache: Path, slugs: tuple[str, ...] = (), jobs: int = 0) -> Outcome:
        read.append(tuple(slugs))
        return whole(project, cache, slugs, jobs)

    monkeypatch.setattr(checking, "check", counted)
    return read


def run(journal: Path, *slugs: str) -> Outcome:
    """What becomes of a check."""
    return rechecking.check(journal, journal / "build/.cache", slugs)


def test_what_is_told_again_is_what_was_found(journal: Path, readings: list[tuple[str, ...]]) -> None:
    """The second outcome is the first to the last value, and no source is read for it."""
    first, again = run(journal), run(journal)
    assert readings == [()]
    assert again.findings == first.findings != []
    assert {slug: list(rows) for slug, rows in again.rows.items()} == {
        s: list(r) for s, r in first.rows.items()
    }
    assert (again.articles, again.has_errors, again.state) == (first.articles, first.has_errors, first.state)


@pytest.mark.parametrize(
    "name",
    ["content/journal.yaml", "content/articles/second/es.md", "content/articles/second/figures/new.txt",
     "content/issues/2-2.yaml", "content/articles/stray.txt", "templates/css/own.css"],
)  # fmt: skip
def test_every_change_is_seen(journal: Path, name: str, readings: list[tuple[str, ...]]) -> None:
    """A file changed or added anywhere among the sources has them read."""
    run(journal)
    path = journal / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text((path.read_text("utf-8") if path.exists() else "") + "\n", "utf-8")
    run(journal)
    run(journal)
    assert len(readings) == 2


def test_an_empty_folder_is_an_article(journal: Path, readings: list[tuple[str, ...]]) -> None:
    """A folder that comes without any file is seen, and so is one that goes."""
    run(journal)
    (journal / "content/articles/third").mkdir()
    assert "third" in run(journal).failed
    (journal / "content/articles/third").rmdir()
    assert "third" not in run(journal).failed
    assert len(readings) == 3


def test_the_day_counts(
    journal: Path, readings: list[tuple[str, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Years to come are told by the day, so that another day may find something else."""
    for epoch in ("1700000000", "1700000000", "1800000000"):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
        run(journal)
    assert len(readings) == 2


def test_one_article_and_all(journal: Path, readings: list[tuple[str, ...]]) -> None:
    """What was asked for is kept apart: one article's outcome is not that of all."""
    for slugs in ((), ("second",), (), ("second",)):
        outcome = run(journal, *slugs)
        assert outcome.articles == (1 if slugs else 2)
    assert readings == [(), ("second",)]
    with pytest.raises(UsageError):
        run(journal, "third")


def test_what_changes_while_it_is_read(journal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An outcome is not kept where its sources changed meanwhile: nobody can say of which state it is."""
    text = journal / "content/articles/second/en.md"
    sound = text.read_text("utf-8").replace("Text[@nothing].", "")
    spoilt = text.read_text("utf-8")
    whole = checking.check

    def slow(project: Path, cache: Path, slugs: tuple[str, ...] = (), jobs: int = 0) -> Outcome:
        text.write_text(sound, "utf-8")
        return whole(project, cache, slugs, jobs)

    with monkeypatch.context() as patch:
        patch.setattr(checking, "check", slow)
        assert not run(journal).has_errors
    text.write_text(spoilt, "utf-8")
    assert run(journal).has_errors


def test_nothing_heavy_is_loaded(journal: Path) -> None:
    """Protects the time of `make check`: an unchanged journal is told of without the libraries that read it."""
    show = (
        "import sys; from cajista.building import digests; digests._DOUBTFUL = -(10**18);"
        f"from cajista.cli import main; main(['check', '--project', {str(journal)!r}]);"
        "print('LOADED', *sys.modules)"
    )
    for _ in range(2):
        done = subprocess.run([sys.executable, "-c", show], capture_output=True, text=True, check=True)
    said, loaded = done.stdout.split("LOADED")
    assert "every-citation-has-a-reference" in said
    assert not (HEAVY | OURS) & set(loaded.split())


def test_the_report_is_written_where_it_does_not_stand(journal: Path) -> None:
    """A report that was deleted or changed, or that is wanted in another language, is written again."""
    page = journal / "build/reports/findings.html"

    def check(language: str = "en") -> str:
        main(["check", "--quiet", "--project", str(journal), "--ui-lang", language])
        return page.read_text("utf-8")

    whole = check()
    page.unlink()
    assert check() == whole
    page.write_text("changed", "utf-8")
    assert check() == whole
    assert check("es") != whole
    assert check() == whole


def test_pipes_and_circles(tmp_path: Path) -> None:
    """A pipe is not read, which would wait for ever; links that lead in a circle come to an end."""
    sources = tmp_path / "sources"
    (sources / "deep").mkdir(parents=True)
    (sources / "deep/file").write_text("one", "utf-8")
    (sources / "deep/round").symlink_to(sources)
    (sources / "self").symlink_to(sources / "self")
    plain = Digests(Store(tmp_path / "cache"), tmp_path).of("sources")
    os.mkfifo(sources / "pipe")
    assert Digests(Store(tmp_path / "cache"), tmp_path).of("sources") != plain


def test_folders_behind_links(tmp_path: Path) -> None:
    """A change in a folder that a link leads to is seen: figures may be kept elsewhere."""
    (tmp_path / "kept").mkdir()
    (tmp_path / "kept/figure.svg").write_text("one", "utf-8")
    (tmp_path / "article").mkdir()
    (tmp_path / "article/figures").symlink_to(tmp_path / "kept")
    before = Digests(Store(tmp_path / "cache"), tmp_path).of("article")
    (tmp_path / "kept/figure.svg").write_text("two", "utf-8")
    assert Digests(Store(tmp_path / "cache"), tmp_path).of("article") != before

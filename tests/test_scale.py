"""What a build does grows with what has changed, not with what there is. Work is counted, never timed."""

import shutil
import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from cajista import pipeline
from cajista.building import digests, looks
from cajista.building.aside import Aside
from cajista.building.store import Store
from cajista.cli import main
from cajista.reading.article import read_article

SLUGS = [f"letter-{number}" for number in range(8)]
CHANGED = "letter-3"


@pytest.fixture
def journal(new_journal: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A journal of several articles, two to an issue, whose web pages have been made."""
    monkeypatch.setattr(digests, "_DOUBTFUL", -(10**18))  # files may be taken for what they are at once
    articles, issues = new_journal / "content/articles", new_journal / "content/issues"
    (first,) = articles.iterdir()
    for slug in SLUGS:
        shutil.copytree(first, articles / slug)
        for text in (articles / slug).glob("*.md"):
            words = text.read_text("utf-8").replace("title: ", f"title: {slug} ", 1)
            text.write_text(words, "utf-8")
    shutil.rmtree(first)
    for issue in issues.glob("*.yaml"):
        issue.unlink()
    for number in range(len(SLUGS) // 2):
        (issues / f"1-{number + 1}.yaml").write_text(
            f"volume: '1'\nissue: '{number + 1}'\ndate: 2024-0{number + 1}\nsections:\n"
            f"  - {{title: Letters, articles: [{', '.join(SLUGS[2 * number : 2 * number + 2])}]}}\n",
            "utf-8",
        )
    with (new_journal / "content/journal.yaml").open("a", encoding="utf-8") as settings:
        settings.write("formats: [html]\n")
    build(new_journal)
    return new_journal


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """What is asked of the store by name from now on: kind and name."""
    names: list[tuple[str, str]] = []
    real = Store.some

    def counted(self: Store, kind: str, wanted: Sequence[str]) -> dict[str, str]:
        names.extend((kind.split(" ")[0], name) for name in wanted)
        return real(self, kind, wanted)

    monkeypatch.setattr(Store, "some", counted)
    return names


@pytest.fixture
def looked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths that are looked at from now on."""
    paths: list[str] = []
    real = looks.look_at

    def counted(path: str) -> str:
        paths.append(path)
        return real(path)

    monkeypatch.setattr(looks, "look_at", counted)
    monkeypatch.setattr(digests, "look_at", counted)
    return paths


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The articles that are read from now on."""
    slugs: list[str] = []
    real = read_article

    def counted(project, slug, journal):  # type: ignore[no-untyped-def]
        slugs.append(slug)
        return real(project, slug, journal)

    monkeypatch.setattr(pipeline, "read_article", counted)
    return slugs


def build(journal: Path, *more: str) -> int:
    """Builds the web pages without a word about what goes well."""
    return main(["build", "--project", str(journal), "--quiet", *more])


def change(journal: Path, language: str = "es") -> None:
    """Adds to the last paragraph of one article."""
    text = journal / f"content/articles/{CHANGED}/{language}.md"
    text.write_text(f"{text.read_text('utf-8').rstrip()} Gracias.\n", "utf-8")


def times(journal: Path) -> dict[str, int]:
    """When each file of the site was last written, in nanoseconds."""
    site = journal / "build/site"
    return {str(path): path.stat().st_mtime_ns for path in site.rglob("*") if path.is_file()}


def test_one_paragraph_asks_for_one_article(
    journal: Path, asked: list[tuple[str, str]], read: list[str]
) -> None:
    """Of the others no more is read than a line each; nothing that lists know is, and no list is written."""
    before = times(journal)
    change(journal)
    build(journal)
    assert read == [CHANGED]
    kinds = {kind for kind, _ in asked}
    assert not kinds & {"entries", "edition"}
    assert {name.split(" ")[0] for kind, name in asked if kind in ("article", "setting")} == {CHANGED}
    written = [path for path, time in times(journal).items() if before.get(path) != time]
    assert written == [str(journal / f"build/site/es/articles/{CHANGED}/index.html")]


def test_one_title_asks_for_its_issue(journal: Path, asked: list[tuple[str, str]], read: list[str]) -> None:
    """A changed title makes anew the list that shows it: of the other lists' articles nothing is asked."""
    text = journal / f"content/articles/{CHANGED}/es.md"
    text.write_text(text.read_text("utf-8").replace("title: ", "title: Nuevo ", 1), "utf-8")
    build(journal)
    assert read == [CHANGED]
    shown = {name.split(" ")[1] for kind, name in asked if kind == "edition" and name.startswith("es ")}
    assert shown >= {"letter-2", CHANGED}  # its issue; the feed has the newest, which are all of these few


def test_what_was_found_is_asked_for_where_something_was(journal: Path, asked: list[tuple[str, str]]) -> None:
    """What is to be told again is read, of articles in which something was found alone."""
    text = journal / f"content/articles/{CHANGED}/en.md"
    text.write_text(f"{text.read_text('utf-8').rstrip()} It it is.\n", "utf-8")
    build(journal)
    asked.clear()
    other = journal / "content/articles/letter-5/es.md"
    other.write_text(f"{other.read_text('utf-8').rstrip()} Gracias.\n", "utf-8")
    build(journal)
    assert {name.split(" ")[0] for kind, name in asked if kind == "article"} == {CHANGED}


def test_folders_that_look_otherwise_are_looked_at_closely_once(
    journal: Path, asked: list[tuple[str, str]], read: list[str]
) -> None:
    """A file that somebody puts beside an article's does not have it made anew, nor looked at closely for ever."""
    (journal / f"build/site/es/articles/{CHANGED}/notes.txt").write_text("Mine.", "utf-8")
    change(journal, "en")
    (journal / f"content/articles/{SLUGS[0]}/es.md").touch()
    build(journal)
    assert read == [CHANGED]
    other = journal / f"build/site/es/articles/{SLUGS[5]}"
    (other / "notes.txt").write_text("Mine.", "utf-8")
    build(journal)
    assert read == [CHANGED]
    assert ("article", SLUGS[5]) in {(kind, name.split(" ")[0]) for kind, name in asked}
    asked.clear()
    change(journal, "en")
    build(journal)
    assert ("article", SLUGS[5]) not in {(kind, name.split(" ")[0]) for kind, name in asked}


def test_a_pdf_alone_is_made_without_a_look_at_others(journal: Path, looked: list[str]) -> None:
    """Citation files or PDFs of one article ask nothing of the files of the others."""
    main(["build", "--project", str(journal), "--quiet", "--to", "bib", CHANGED])
    mine = [path for path in looked if "/articles/" in path]
    assert mine
    assert all(path.endswith(f"/{CHANGED}") for path in mine)
    looked.clear()
    main(["build", "--project", str(journal), "--quiet", "--to", "bib", CHANGED])
    assert all(path.endswith(f"/{CHANGED}") for path in looked if "/articles/" in path)


def test_nothing_to_do_looks_once_and_asks_for_no_article(
    journal: Path, asked: list[tuple[str, str]], looked: list[str]
) -> None:
    """With nothing to do, each folder is looked at once, and what was said is all that is asked for."""
    build(journal)
    assert len(looked) == len(set(looked))
    assert {kind for kind, _ in asked} == {"digest", "told"}


def test_who_edits_an_article_again_need_not_wait_for_a_look_at_all(
    journal: Path, looked: list[str], read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was made last is looked at first; where that changed, other processes look at all the rest."""

    class Elsewhere(Aside):
        """Another process, also where none can be forked: what it looks at is not looked at here."""

        def __init__(self, find: Callable[[], bytes]) -> None:
            here = len(looked)
            found = find()
            del looked[here:]
            super().__init__(lambda: found)

    monkeypatch.setattr(looks, "Aside", Elsewhere)
    monkeypatch.setattr("cajista.rebuilding._MANY", 0)
    change(journal)
    build(journal)
    change(journal)
    looked.clear()
    build(journal)
    assert read == [CHANGED, CHANGED]
    of_articles = {path.rpartition("/")[2] for path in looked if "/content/articles/" in path}
    assert of_articles == {CHANGED}
    build(journal)
    change(journal, "en")
    (journal / f"content/articles/{SLUGS[6]}/es.md").write_text("---\ntitle: Otro\n---\nTexto.\n", "utf-8")
    build(journal)
    assert set(read[2:]) == {CHANGED, SLUGS[6]}
    shutil.rmtree(journal / f"content/articles/{CHANGED}")
    build(journal)
    build(journal)  # what was taken away is seen to be gone
    built: list[object] = []
    monkeypatch.setattr("cajista.pipeline.build", lambda *order: built.append(order))
    build(journal)
    assert built == []


def test_checking_one_paragraph_asks_for_no_other_article(
    journal: Path, asked: list[tuple[str, str]]
) -> None:
    """Of articles that were checked before and had nothing to mend, a line each is read; a title concerns all."""
    run = ["check", "--project", str(journal), "--quiet"]
    main(run)
    change(journal)
    asked.clear()
    main(run)
    assert not {kind for kind, _ in asked} & {"verdict", "known"}
    text = journal / f"content/articles/{CHANGED}/es.md"
    text.write_text(text.read_text("utf-8").replace("title: ", "title: Nuevo ", 1), "utf-8")
    main(run)
    assert {name for kind, name in asked if kind == "known"} == set(SLUGS) - {CHANGED}
    assert "verdict" not in {kind for kind, _ in asked}


def test_the_day_counts_where_it_may(
    journal: Path, read: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """On a later day only what depends on the day is made again; on an earlier one, all: a clock was put right."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")
    facts = journal / f"content/articles/{CHANGED}/article.yaml"
    facts.write_text(f"{facts.read_text('utf-8')}dates: {{received: 2027-06-01}}\n", "utf-8")
    build(journal)
    assert "dates-are-in-order" in capsys.readouterr().err
    read.clear()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1900000000")
    build(journal, "--explain")
    assert read == [CHANGED]
    told = capsys.readouterr()
    assert f"{CHANGED}: It says something that depends on the day." in told.out
    assert "dates-are-in-order" not in told.err
    read.clear()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    build(journal, "--jobs", "1")
    assert sorted(read) == SLUGS


def test_an_edited_article_says_why_it_is_made(
    journal: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where it is made before all others are looked at; one that was only touched is not made."""
    monkeypatch.setattr("cajista.rebuilding._MANY", 0)
    change(journal)
    build(journal)
    change(journal)
    capsys.readouterr()
    build(journal, "--explain")
    assert f"{CHANGED}: Changed: content/articles/{CHANGED}/es.md." in capsys.readouterr().out
    (journal / f"content/articles/{CHANGED}/es.md").touch()
    build(journal, "--explain")
    assert capsys.readouterr().out == "All stands as it was made.\n"


def test_what_one_build_knows_no_other_needs(journal: Path, read: list[str]) -> None:
    """Lines that are lost or damaged cost work, never truth."""
    store = Store(journal / "build/.cache")
    kind = next(name for name in kinds(store) if name.startswith("standing"))
    names = sorted(store.names(kind))
    store.keep(
        kind, {names[0]: "noise", names[1]: store.all(kind)[names[1]].replace(" ", "  ", 1)}, [names[2]]
    )
    before = times(journal)
    change(journal)
    build(journal)
    assert sorted(read) == [*SLUGS[:3], CHANGED]
    written = [path for path, time in times(journal).items() if before.get(path) != time]
    assert written == [str(journal / f"build/site/es/articles/{CHANGED}/index.html")]


def kinds(store: Store) -> list[str]:
    """The kinds of which a store keeps something."""
    with sqlite3.connect(store._file) as connection:
        return [kind for (kind,) in connection.execute("SELECT DISTINCT kind FROM kept")]

"""Checking again what did not change is left out; allowances silence findings, and are findings when not needed."""

import os
import shutil
import sqlite3
from pathlib import Path

import pytest

from cajista.building.digests import Digests
from cajista.building.store import Store
from cajista.checking import check
from cajista.cli import main
from cajista.findings import Finding

OLD = 1_000_000_000  # seconds: a time at which no file is new


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    """A journal of three articles, whose files are not new."""
    folder = tmp_path / "journal"
    main(["new", "journal", str(folder)])
    for slug in ("second", "third"):
        main(["new", "article", slug, "--project", str(folder)])
    age(folder)
    return folder


def age(folder: Path) -> None:
    """Makes all files of a folder old, so that their times can be trusted."""
    for path in folder.rglob("*"):
        if path.is_file():
            os.utime(path, (OLD, OLD))


def run(journal: Path) -> tuple[int, list[tuple[str, str]]]:
    """How many articles were known, and what was found."""
    outcome = check(journal, journal / "build/.cache")
    return outcome.known, [(one.rule, one.article) for one in outcome.findings]


@pytest.fixture(autouse=True)
def no_doubt(monkeypatch: pytest.MonkeyPatch) -> None:
    """The time of a file's change of state cannot be set back; it is left out of what makes a file new."""
    monkeypatch.setattr("cajista.building.digests._DOUBTFUL", -(10**18))


def test_unchanged_articles_are_not_checked_again(journal: Path) -> None:
    """Nothing changed: all are known. One changed: that one is checked, and its findings are new."""
    assert run(journal)[0] == 0
    assert run(journal)[0] == 3
    text = journal / "content/articles/second/es.md"
    text.write_text(text.read_text("utf-8") + "\nTexto[@nada].\n", "utf-8")
    known, found = run(journal)
    assert known == 2
    assert ("every-citation-has-a-reference", "second") in found
    assert run(journal) == (3, found)


@pytest.mark.parametrize("name", ["content/journal.yaml", "content/glossary.yaml", "templates/locales/es.po"])
def test_what_all_share_concerns_all(journal: Path, name: str) -> None:
    """A change of the journal's settings, glossary or words has every article checked again."""
    run(journal)
    path = journal / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text((path.read_text("utf-8") if path.exists() else "") + "# changed\n", "utf-8")
    assert run(journal)[0] == 0


def test_many_articles_by_several_processes(journal: Path) -> None:
    """What several processes find is what one finds."""
    for number in range(30):
        shutil.copytree(journal / "content/articles/third", journal / f"content/articles/copy-{number}")
    bad = journal / "content/articles/copy-7/en.md"
    bad.write_text(bad.read_text("utf-8") + "\nText[@nothing].\n", "utf-8")

    def found(jobs: int) -> list[Finding]:
        return check(journal, journal / f"build/.cache-{jobs}", jobs=jobs).findings

    assert found(2) == found(1) != []


def test_findings_are_kept_whole(journal: Path) -> None:
    """A finding that was kept is the finding that was made, to the last value."""
    bad = journal / "content/articles/third/article.yaml"
    bad.write_text(bad.read_text("utf-8") + "affilations: []\ndates: {received: 2023-02-30}\n", "utf-8")
    first = check(journal, journal / "build/.cache").findings
    again = check(journal, journal / "build/.cache")
    assert again.known == 3
    assert again.findings == first != []


def test_a_damaged_store_is_begun_anew(journal: Path) -> None:
    """A cache that is no database costs time and nothing else."""
    run(journal)
    file = journal / "build/.cache/store.sqlite"
    file.write_bytes(b"no database at all" * 100)
    assert run(journal)[0] == 0
    assert run(journal)[0] == 3


def test_a_store_that_cannot_be_written(journal: Path, tmp_path: Path) -> None:
    """Where nothing can be kept, everything is checked, each time."""
    blocked = tmp_path / "file"
    blocked.write_text("", "utf-8")
    assert check(journal, blocked / "cache").known == 0


def test_new_files_are_not_trusted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file written just now may change within the same tick of the clock: it is read again."""
    monkeypatch.setattr("cajista.building.digests._DOUBTFUL", 2_000_000_000)
    (tmp_path / "a").write_text("one", "utf-8")
    first = Digests(Store(tmp_path / "cache"), tmp_path)
    before = first.of("a")
    first.keep()
    time = (tmp_path / "a").stat().st_mtime_ns
    (tmp_path / "a").write_text("two", "utf-8")
    os.utime(tmp_path / "a", ns=(time, time))
    assert Digests(Store(tmp_path / "cache"), tmp_path).of("a") != before


def test_two_at_once(tmp_path: Path) -> None:
    """A store that another process is writing is waited for."""
    store = Store(tmp_path)
    store.keep("k", {"a": "1"})
    connection = sqlite3.connect(tmp_path / "store.sqlite")
    connection.execute("BEGIN IMMEDIATE")
    assert store.all("k") == {"a": "1"}
    connection.rollback()
    connection.close()
    store.keep("k", {"b": "2"}, forget=["a"])
    assert store.all("k") == {"b": "2"}


def test_stale_allowances(journal: Path) -> None:
    """An allowance of what nothing goes against, or of a rule that is none, is a finding."""
    text = journal / "content/articles/third/en.md"
    comments = (
        "<!-- cajista: allow every-citation-has-a-reference because it comes in proof -->\nText{cite}.\n"
    )
    comments += "\n<!-- cajista: allow every-citation-has-reference because of a slip -->\nText.\n"
    head = text.read_text("utf-8")
    text.write_text(head + "\n" + comments.format(cite="[@new]"), "utf-8")
    rules = [one for one in run(journal)[1] if one[1] == "third"]
    assert rules.count(("allowances-are-needed", "third")) == 1
    text.write_text(head + "\n" + comments.format(cite=""), "utf-8")
    rules = [one for one in run(journal)[1] if one[1] == "third"]
    assert rules.count(("allowances-are-needed", "third")) == 2


def test_allowances_in_facts(journal: Path) -> None:
    """A comment in a YAML file allows for the whole entry that follows it, and for no other."""
    entry = "- id: {0}\n  type: article-journal\n  title: A title\n"
    comment = "# cajista: allow every-reference-is-complete because the source is lost\n"
    file = journal / "content/articles/third/references.yaml"
    file.write_text(entry.format("a") + comment + entry.format("b"), "utf-8")
    found = [
        one.message.values["key"]
        for one in check(journal, journal / "build/.cache").findings
        if one.rule == "every-reference-is-complete"
    ]
    assert found == ["a"]


def test_allowances_give_reasons_in_facts(journal: Path) -> None:
    """So does a comment in a YAML file."""
    file = journal / "content/articles/third/article.yaml"
    file.write_text("# cajista: allow every-affiliation-is-known\n" + file.read_text("utf-8"), "utf-8")
    assert ("allowances-give-reasons", "third") in run(journal)[1]


def test_allowances_in_front_matter_and_settings(journal: Path) -> None:
    """What stands in front matter, or in files that articles share, can be allowed, and the comment be outlived."""
    settings = journal / "content/journal.yaml"
    text = journal / "content/articles/third/en.md"
    address, title = "every-web-address-is-well-formed", "titles-end-without-a-full-stop"
    comments = {
        settings: f"# cajista: allow {address} because it is a test\nbase_url: {{}}\n",
        text: f"---\n# cajista: allow {title} because it is a test\ntitle: A title{{}}\n---\nText.\n",
    }
    kept = "".join(
        line for line in settings.read_text("utf-8").splitlines(True) if not line.startswith("base_url")
    )
    for faulty, address_given, end in (
        (True, "journal.example", "."),
        (False, "https://journal.example/", ""),
    ):
        settings.write_text(kept + comments[settings].format(address_given), "utf-8")
        text.write_text(comments[text].format(end), "utf-8")
        found = check(journal, journal / "build/.cache").findings
        stale = [one.span.file for one in found if one.rule == "allowances-are-needed"]
        assert len(stale) == (0 if faulty else 2)
        assert not [one for one in found if one.rule in (address, title)]

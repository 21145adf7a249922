"""Issues that are kept as they were read: read again where anything changed, and never otherwise."""

import pickle
from pathlib import Path

import pytest

from cajista.keeping import keep
from cajista.reading import kept_facts
from cajista.reading.facts import read_facts
from cajista.reading.journal import read_journal

ISSUE = "volume: '1'\nissue: '{number}'\ndate: 2024-01\nsections: []\n"


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    """A journal of three issues."""
    (tmp_path / "content/articles").mkdir(parents=True)
    (tmp_path / "content/issues").mkdir()
    for number in (1, 2, 3):
        issue(tmp_path, number).write_text(ISSUE.format(number=number), "utf-8")
    settings(tmp_path).write_text("title: Journal\nlanguages: {en: en-US}\n", "utf-8")
    return tmp_path


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The issues that are held against their class from now on."""
    files: list[str] = []
    real = read_facts

    def counted(cls, project, file, *rest):  # type: ignore[no-untyped-def]
        files.append(Path(file).stem)
        return real(cls, project, file, *rest)

    monkeypatch.setattr(kept_facts, "read_facts", counted)
    return files


def issue(journal: Path, number: int) -> Path:
    """The file of an issue."""
    return journal / f"content/issues/1-{number}.yaml"


def settings(journal: Path) -> Path:
    """The file of the journal's own facts."""
    return journal / "content/journal.yaml"


def found(journal: Path) -> tuple[list[str], object]:
    """What is found in a journal, and its issues."""
    journal_read, findings = read_journal(journal, journal / "cache")
    return [one.message.render() for one in findings], journal_read.issues if journal_read else None


def test_an_issue_is_read_once(journal: Path, read: list[str]) -> None:
    """What was read is the same when it comes from what was kept, with the places of its values."""
    first = found(journal)
    assert read == ["1-1", "1-2", "1-3"]
    assert found(journal) == first
    assert read == ["1-1", "1-2", "1-3"]


def test_what_changed_is_read_again(journal: Path, read: list[str]) -> None:
    """One issue by itself; all of them where the journal's languages are others; one that is gone is forgotten."""
    found(journal)
    read.clear()
    issue(journal, 2).write_text(ISSUE.format(number=2) + "title: Supplement\n", "utf-8")
    issue(journal, 3).unlink()
    found(journal)
    assert read == ["1-2"]
    settings(journal).write_text("title: Journal\nlanguages: {en: en-US, es: es-ES}\n", "utf-8")
    found(journal)
    assert read == ["1-2", "1-1", "1-2"]
    issue(journal, 3).write_text(ISSUE.format(number=3), "utf-8")
    found(journal)
    assert read[-1] == "1-3"


def test_what_is_wrong_is_told_each_time(journal: Path, read: list[str]) -> None:
    """An issue with a mistake is read, and its finding told, whenever the journal is."""
    issue(journal, 2).write_text(ISSUE.format(number=2) + "colour: red\n", "utf-8")
    first = found(journal)
    assert first[0]
    read.clear()
    assert found(journal) == first
    assert read == ["1-2"]


@pytest.mark.parametrize("damage", [b"", b"noise", None], ids=["empty", "noise", "foreign"])
def test_what_is_damaged_or_foreign_is_not_used(damage: bytes | None, journal: Path, read: list[str]) -> None:
    """What is kept is passed over where it is broken, or holds anything but our own classes."""
    first = found(journal)
    (kept,) = (journal / "cache").glob("*.kept")
    if damage is None:
        body = pickle.dumps({"content/issues/1-1.yaml": ("x", Path(), None)})
        keep(kept, kept_facts._of_program(), body)
    else:
        kept.write_bytes(damage)
    read.clear()
    assert found(journal) == first
    assert read == ["1-1", "1-2", "1-3"]


def test_where_nothing_can_be_kept(journal: Path) -> None:
    """A cache folder that cannot be made stops nobody."""
    (journal / "cache").touch()
    assert found(journal)[1]


def test_nothing_is_kept_without_a_folder(journal: Path, read: list[str]) -> None:
    """Whoever names no folder leaves nothing behind."""
    before = set(journal.rglob("*"))
    read_journal(journal)
    assert set(journal.rglob("*")) == before
    assert len(read) == 3

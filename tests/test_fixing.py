"""What can be mended in one way only is mended just there, once, and shown as a diff before."""

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cajista.building.outcome import Outcome
from cajista.cli import main
from cajista.findings import Edit, Finding, message
from cajista.fixing import diff, mended
from cajista.model.span import Span


def finding(*edits: tuple[int, int, int, int, str]) -> Finding:
    """A finding with edits, each from line and column to line and column, exclusive."""
    fix = tuple(Edit(Span("a.md", *place), text) for *place, text in edits)
    return Finding("rule", "warning", message("m"), Span("a.md", 1, 1, 1, 1), fix=fix)


def mend(folder: Path, data: bytes, *findings: Finding) -> bytes:
    """What a file of these bytes becomes."""
    (folder / "a.md").write_bytes(data)
    changed = mended(folder, findings)
    return changed["a.md"][1].encode() if changed else data


@pytest.mark.parametrize(
    ("before", "edits", "after"),
    [
        ("a b\n", [(1, 2, 1, 3, "\u00a0")], "a\u00a0b\n"),
        ("uno dos\r\ntres\r\n", [(2, 1, 2, 5, "3"), (1, 1, 1, 4, "1")], "1 dos\r\n3\r\n"),
        ("\ufeffñandú 5mg\n", [(1, 8, 1, 8, " ")], "\ufeffñandú 5 mg\n"),
        ("abc\n", [(1, 1, 1, 3, "X"), (1, 2, 1, 4, "Y")], "Xc\n"),
        ("abc\n", [(1, 1, 1, 1, "X"), (1, 1, 1, 1, "X")], "Xabc\n"),
        ("one\ntwo", [(1, 4, 2, 1, " ")], "one two"),
        ("abc", [(9, 1, 9, 2, "X")], "abc"),
    ],
)
def test_edits(tmp_path: Path, before: str, edits: list[tuple[int, int, int, int, str]], after: str) -> None:
    """Edits are done at their places, in whatever order they come; of two that overlap, the first."""
    assert mend(tmp_path, before.encode(), *(finding(edit) for edit in edits)) == after.encode()


@given(st.text(st.characters(codec="utf-8", exclude_characters="\r\ufeff")), st.integers(1), st.integers(1))
def test_an_edit_changes_nothing_else(
    tmp_path_factory: pytest.TempPathFactory, text: str, row: int, column: int
) -> None:
    """Whatever a text holds, putting a character where it stands already changes nothing."""
    lines = text.split("\n")
    row = row % len(lines)
    if lines[row]:
        column = column % len(lines[row])
        edit = (row + 1, column + 1, row + 1, column + 2, lines[row][column])
        folder = tmp_path_factory.mktemp("mended")
        assert mend(folder, text.encode(), finding(edit)) == text.encode()


def test_the_diff_shows_the_change(tmp_path: Path) -> None:
    """A diff as `patch` takes it, also where a file ends without a line end."""
    (tmp_path / "a.md").write_text("one\ntwo", "utf-8")
    shown = "".join(diff(mended(tmp_path, [finding((2, 1, 2, 4, "2"))])))
    assert shown == "--- a/a.md\n+++ b/a.md\n@@ -1,2 +1,2 @@\n one\n-two\n+2\n"


def test_the_diff_names_the_words(tmp_path: Path) -> None:
    """In long lines, as paragraphs are, the head of a hunk shows what changes, spaces too."""
    before = "word " * 50 + "the dose  of 5mg " + "word " * 50
    (tmp_path / "a.md").write_text(before, "utf-8")
    edits = finding((1, 259, 1, 261, " "), (1, 265, 1, 265, "\u00a0"))
    head = "".join(diff(mended(tmp_path, [edits]))).splitlines()[2]
    assert head == "@@ -1 +1 @@ …d word word the dose[-  -]{+ +}of [-5mg-]{+5\u00a0mg+} word word word word…"


@pytest.fixture
def fixable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A journal in which one thing can be mended; its only text's path."""
    main(["new", "journal", str(tmp_path / "j"), "--quiet"])
    monkeypatch.chdir(tmp_path / "j")
    path = "content/articles/first-article/en.md"
    fix = (Edit(Span(path, 1, 1, 1, 1), "mended\n"),)
    found = Finding("rule", "warning", message("m"), Span(path, 1, 1, 1, 1), fix=fix)
    monkeypatch.setattr("cajista.checking.check", lambda *_: Outcome([found]))
    return tmp_path / "j" / path


@pytest.mark.parametrize(
    ("arguments", "answer", "changes"),
    [(["--yes"], "", True), ([], "y\n", True), ([], "n\n", False), ([], None, False)],
)
def test_asking(
    fixable: Path,
    arguments: list[str],
    answer: str | None,
    changes: bool,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Files change only when a person agrees, or said so before; the diff is shown in any case."""
    stream = io.StringIO(answer or "")
    monkeypatch.setattr(stream, "isatty", lambda: answer is not None)
    monkeypatch.setattr("sys.stdin", stream)
    main(["check", "--fix", *arguments])
    assert "+mended" in capsys.readouterr().out
    assert fixable.read_text("utf-8").startswith("mended\n") == changes

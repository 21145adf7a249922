"""PO files: what gettext writes is read whole, and what it would refuse is told, at its line."""

import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cajista.po import read_po

ROOT = Path(__file__).parents[1]
HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'


def faults(text: str) -> list[tuple[int, str]]:
    """The faults of entries after a sound header of five lines: their lines, counted after it, and texts."""
    return [(fault.line - 5, fault.what.text) for fault in read_po(HEADER + text).faults]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('msgid "a"\nmsgstr "b\n', 2),
        ('msgid "a"\nmsgstr b"\n', 2),
        ('msgid "a"\nmsgstr b\n', 2),
        ('msgid "a"\nmsgtsr "b"\n', 2),
        ('msgid "a"\nmsgstr "b" "c"\n', 2),
        ('msgid "a"\nmsgstr "\\q"\n', 2),
        ('msgid "a"\n', 1),
        ('msgstr "a"\n', 1),
        ('"a"\n', 1),
        ('msgid "a"\nmsgid "a"\nmsgstr "b"\n', 2),
        ('msgid "a"\nmsgstr "b"\nmsgstr "c"\n', 3),
        ('msgid "a"\nmsgstr "b"\n\nmsgid "c"\nmsgstr "d"\n\nmsgid "a"\nmsgstr "e"\n', 7),
        ('msgid "a"\nmsgid_plural "as"\nmsgstr[0] "b"\n', 1),
        ('msgid "a"\nmsgid_plural "as"\nmsgstr[0] "b"\nmsgstr[1] "c"\nmsgstr[2] "d"\n', 1),
        ('msgid "a"\nmsgid_plural "as"\nmsgstr "b"\n', 1),
        ('msgid "a"\nmsgstr[0] "b"\nmsgstr[1] "b"\n', 1),
        ('<<<<<<< HEAD\nmsgid "a"\nmsgstr "b"\n', 1),
    ],
)
def test_faults(text: str, line: int) -> None:
    """One slip is one fault, at its line, and its entry is left out."""
    assert [number for number, _ in faults(text)] == [line]
    assert not any(entry.msgid == "a" and entry.line - 5 == line for entry in read_po(HEADER + text).entries)


@pytest.mark.parametrize(
    "header",
    [
        "",
        'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=ISO-8859-1\\n"\n',
        HEADER.replace("nplurals=2", "two"),
    ],
)
def test_headers(header: str) -> None:
    """A header that is missing, of another encoding or with plurals that mean nothing is a fault."""
    assert len(read_po(header + '\nmsgid "a"\nmsgstr "b"\n').faults) == 1


def test_everything_that_an_entry_holds() -> None:
    """Comments, places, flags, previous texts, contexts, plurals and obsolete entries are all kept."""
    text = (
        HEADER
        + '# translator\n#. extracted\n#: a.py:1 b.py:2\n#, fuzzy, c-format\n#| msgid "old "\n#| "text"\n'
        + 'msgctxt "c"\nmsgid ""\n"one\\t"\n"two"\nmsgid_plural "many"\nmsgstr[0] "uno"\nmsgstr[1] "muchos"\n'
        + '\n#~ msgid "gone"\n#~ msgstr "ido"\n#~ msgid "gone too"\n#~ msgstr "ido también"\n'
    )
    file = read_po(text)
    assert not file.faults
    _, entry, *obsolete = file.entries
    assert entry.key == ("c", "one\ttwo")
    assert (entry.plural, entry.msgstr, entry.is_fuzzy) == ("many", ("uno", "muchos"), True)
    assert (entry.comments, entry.extracted, entry.references) == (
        ["translator"],
        ["extracted"],
        ["a.py:1 b.py:2"],
    )
    assert entry.previous == {"msgid": "old text"}
    assert [(one.msgid, one.obsolete) for one in obsolete] == [("gone", True), ("gone too", True)]
    assert file.plural_forms == (2, "(n != 1)")


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=200))
def test_no_text_is_too_odd(text: str) -> None:
    """Whatever a file holds, it is read or refused, never failed over."""
    read_po(text)
    read_po(HEADER + text)


@pytest.mark.parametrize(
    "path", sorted((ROOT / "templates/locales").glob("*.po")), ids=lambda path: path.stem
)
def test_our_own(path: Path) -> None:
    """Our catalogues have no fault, and gettext, where it is installed, reads the same words."""
    file = read_po(path.read_text("utf-8"))
    assert not file.faults
    if not shutil.which("msgcat"):
        pytest.skip("msgcat is not installed (gettext)")
    done = subprocess.run(["msgcat", "--no-wrap", str(path)], capture_output=True, check=True)
    other = read_po(done.stdout.decode())
    assert {(one.key, one.msgstr) for one in other.entries} == {(one.key, one.msgstr) for one in file.entries}


def test_escaped_bytes() -> None:
    """What `msgcat --escape` makes of characters is read as the bytes of UTF-8; a backslash stays one."""
    text = HEADER + 'msgid "a"\nmsgstr "gu\\303\\255a \\\\303 \\x41\\134n"\n'
    assert read_po(text).entries[-1].msgstr == ("guía \\303 A\\n",)

"""Interface words: a faulty catalogue is told at its line, and never reaches a page."""

from pathlib import Path

import pytest

from cajista.findings import Findings
from cajista.locale import read_catalogue

HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'


def read(folder: Path, text: bytes) -> tuple[Findings, set[str]]:
    """The findings of a catalogue, and the words that it gives."""
    (folder / "xx.po").write_bytes(HEAD.encode() + text)
    findings = Findings()
    words = read_catalogue("xx", [folder / "xx.po"], findings).words
    return findings, {msgid for _, msgid in words}


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('msgid "a"\nmsgstr "Resumen\n', 7),
        ('msgid "a\nmsgstr "b"\n', 6),
        ('msgid "a"\nmsgstr Acept\n', 7),
        ('msgid "a {name}"\nmsgstr "b {zz}"\n', 6),
        ('msgid "a {name}"\nmsgstr "b"\n', 6),
        ('msgid "a {name}"\nmsgstr "b {name} {"\n', 6),
        ("<<<<<<< HEAD\n", 6),
    ],
)
def test_faults_are_found(text: str, line: int, tmp_path: Path) -> None:
    """Lines that gettext would not take, and placeholders lost or changed, are findings at their place."""
    findings, words = read(tmp_path, text.encode())
    assert [(one.rule, one.span.line) for one in findings] == [("catalogues-are-well-formed", line)]
    assert not words


def test_another_encoding(tmp_path: Path) -> None:
    """A file in another encoding is told at the line of the first such character."""
    findings, _ = read(tmp_path, 'msgid "a"\nmsgstr "ñ"\n'.encode("latin-1"))
    assert [one.span.line for one in findings] == [7]


def test_good_entries(tmp_path: Path) -> None:
    """Entries that fit are read; braces without placeholders are braces."""
    text = 'msgid "{count} word"\nmsgid_plural "{count} words"\nmsgstr[0] "una palabra"\nmsgstr[1] "{count} palabras"\n\n'
    text += 'msgid "Write {a: b}."\nmsgstr "Escriba {a: b}."\n'
    text += '\nmsgid "Not $a{b}{c$, {d}."\nmsgstr "No $a{x}{y$."\n'
    findings, words = read(tmp_path, text.encode())
    assert not list(findings)
    assert words == {"{count} word", "Write {a: b}.", "Not $a{b}{c$, {d}."}

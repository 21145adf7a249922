"""Files that come back damaged: every fault is told at its line, what is sound is taken, nothing fails."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from .journals import Journal, paragraphs, retranslated

SOURCE = [
    "We treated twelve patients with anakinra.",
    "None had received tocilizumab before.",
    "Ferritin was measured on day 7.",
]
TARGET = [
    "Tratamos a doce pacientes con anakinra.",
    "Ninguno había recibido antes tocilizumab.",
    "La ferritina se midió el día 7.",
]
NEW = "Doce pacientes recibieron anakinra."


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    """A journal with an article."""
    one = Journal(tmp_path / "journal")
    one.article("one", paragraphs(SOURCE), paragraphs(TARGET))
    one.confirm("one")
    return one


PO_FAULTS = {
    "a quotation mark is missing": (f'msgstr "{TARGET[1]}"', f'msgstr "{TARGET[1]}', True),
    "a mark of a merge": (f'msgstr "{TARGET[1]}"', f'<<<<<<< HEAD\nmsgstr "{TARGET[1]}"\n=======\nmsgstr "x"\n>>>>>>> a', True),
    "an escape that means nothing": (f'msgstr "{TARGET[1]}"', 'msgstr "a\\qb"', True),
    "no translation": (f'msgstr "{TARGET[1]}"\n', "", True),
    "no name": ('msgctxt "one/paragraph/', 'msgctxt "', False),
    "another encoding in the header": ("charset=UTF-8", "charset=ISO-8859-1", True),
}  # fmt: skip


@pytest.mark.parametrize("case", PO_FAULTS)
def test_faults_of_po_files(journal: Journal, case: str) -> None:
    """A fault is a finding at its line; sound entries are taken; status 1."""
    old, new, others_are_taken = PO_FAULTS[case]
    file = retranslated(journal.export("one"), {SOURCE[0]: NEW})
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")
    taken = journal.take(file)
    assert not taken.is_clean
    assert all(one.span.file == "out/one.es.po" for one in taken.findings)
    if others_are_taken:
        assert journal.text("one") == paragraphs([NEW, *TARGET[1:]])
        line = taken.findings.items[0].span.line
        near = "\n".join(file.read_text("utf-8").split("\n")[max(line - 5, 0) : line + 5])
        assert new.split("\n")[0][:12] in near or "msgid" in near
    else:
        assert NEW in journal.parked()


def test_a_mark_of_a_merge_in_the_first_line(journal: Journal) -> None:
    """A file that begins with such a mark is a PO file still, and told as one."""
    file = retranslated(journal.export("one"), {SOURCE[0]: NEW})
    file.write_text("<<<<<<< HEAD\n" + file.read_text("utf-8"), "utf-8")
    taken = journal.take(file)
    assert not taken.is_clean
    assert "XML" not in taken.findings.items[0].message.render()
    assert taken.findings.items[0].span.line == 1
    assert journal.text("one") == paragraphs([NEW, *TARGET[1:]])


@pytest.mark.parametrize("share", [n / 40 for n in range(1, 40)])
def test_files_that_were_cut_off(journal: Journal, share: float) -> None:
    """Wherever a file ends too soon, but between two entries, it is told; nothing half is taken."""
    file = journal.export("one")
    data = file.read_bytes()
    header = data.index(b"\n\n") + 2
    cut = data[: header + int((len(data) - header) * share)]
    file.write_bytes(cut)
    taken = journal.take(file)
    last = cut.rstrip(b"\n").split(b"\n")[-1]
    assert taken.is_clean == (last.startswith(b"msgstr ") and last.endswith(b'"') and last.count(b'"') == 2)
    assert journal.text("one") == paragraphs(TARGET)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.po", b""),
        ("a.po", b"\x00\x01\x02"),
        ("a.po", "msgid \"\"\nmsgstr \"\"\n\"Language: es\\n\"\n\nmsgid \"Señal\"\nmsgstr \"ñ\"\n".encode("latin-1")),
        ("a.po", b"just words\n"),
        ("a.xlf", b""),
        ("a.xlf", b"<xliff"),
        ("a.xlf", b"<xliff version='1.2'></xliff>"),
        ("a.xlf", b"<html><body/></html>"),
        ("a.xlf", b"<!DOCTYPE x [<!ENTITY a 'b'><!ENTITY c '&a;&a;&a;'>]><xliff><file>&c;</file></xliff>"),
        ("a.xlf", b"<xliff><file><body><trans-unit id='x'/></body></file></xliff>"),
        ("a.xlf", b"<?xml version='1.0' encoding='klingon'?><xliff/>"),
        ("a.tmx", b"<tmx"),
        ("a.tmx", b"<xliff/>"),
        ("a.docx", b"PK\x03\x04"),
    ],
)  # fmt: skip
def test_files_of_no_use(journal: Journal, name: str, data: bytes) -> None:
    """What is no exchange file is told so, at a line, and changes nothing."""
    path = journal.folder / name
    path.write_bytes(data)
    before = journal.text("one")
    taken = journal.take(path)
    assert not taken.is_clean
    assert all(one.span.line >= 1 and one.span.file == name for one in taken.findings)
    assert journal.text("one") == before


def test_files_that_are_not_there(journal: Journal) -> None:
    """A file that is missing, or is a folder, is a finding; the others are taken all the same."""
    file = retranslated(journal.export("one"), {SOURCE[0]: NEW})
    taken = journal.take(journal.folder / "nowhere.po", journal.folder, file)
    assert len(taken.findings) == 2
    assert taken.applied == 1


def test_headers_that_were_changed(journal: Journal) -> None:
    """Whatever programs write into the header, the language of a journal with two is the one that is left."""
    for language in ("es", "es_ES", "es-MX", "ES", "", "tlh"):
        file = retranslated(journal.export("one"), {SOURCE[0]: f"Nuevo en {language or 'nada'}."})
        text = file.read_text("utf-8").replace('"Language: es_ES\\n"\n', f'"Language: {language}\\n"\n')
        text = text.replace('"X-Source-Language: en_US\\n"\n', '"X-Generator: Poedit 3.4\\n"\n')
        other = file.with_name("file.po")
        other.write_text("# Translators:\n#, fuzzy\n" + text, "utf-8")
        taken = journal.take(other)
        assert [one.message.render() for one in taken.findings] == []
        assert f"Nuevo en {language or 'nada'}." in journal.text("one")


def test_line_ends_of_windows(journal: Journal) -> None:
    """A file with CRLF and a byte order mark is read as any other."""
    file = retranslated(journal.export("one"), {SOURCE[0]: NEW})
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    assert journal.take(file).is_clean
    assert journal.text("one") == paragraphs([NEW, *TARGET[1:]])


def test_names_that_nobody_knows(journal: Journal) -> None:
    """Entries of other programs are kept aside, each with its own words, and told."""
    file = journal.export("one")
    with file.open("a", encoding="utf-8") as stream:
        stream.write('\nmsgctxt "menu"\nmsgid "File"\nmsgstr "Archivo"\n\nmsgid "File"\nmsgstr "Fichero"\n')
    taken = journal.take(file)
    assert [one.rule for one in taken.findings] == ["translations-have-a-source"] * 2
    assert journal.parked() == ["Archivo", "Fichero"]
    again = journal.take(file)
    assert len(again.findings) == 2
    assert journal.parked() == ["Archivo", "Fichero"]


def test_unreadable_lines_of_records_stay(journal: Journal) -> None:
    """An import that writes records keeps the lines that cannot be read."""
    file = retranslated(journal.export("one"), {SOURCE[0]: NEW})
    path = journal.folder / "content/articles/one/i18n/es.jsonl"
    path.write_bytes(path.read_bytes() + b"<<<<<<< \xff HEAD\n")
    journal.take(file)
    assert b"<<<<<<< \xff HEAD\n" in path.read_bytes()
    assert journal.states("one") == ["translated"] * 4


@settings(deadline=None, max_examples=80)
@given(st.data())
def test_any_damage(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    """Wherever a file is cut, or a part of it repeated or overwritten, the import ends, and the text stays sound."""
    journal = Journal(tmp_path_factory.mktemp("damage") / "journal")
    journal.article("one", paragraphs(SOURCE), paragraphs(TARGET))
    file = journal.export("one", to=data.draw(st.sampled_from(["po", "xliff"])))
    whole = file.read_bytes()
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(whole))] * 2)))
    junk = data.draw(
        st.one_of(
            st.binary(max_size=20), st.sampled_from([whole[start:end], b'"', b"\n\n", b"<", b"&", b"-->"])
        )
    )
    file.write_bytes(whole[:start] + junk + whole[end:])
    journal.take(file)
    assert len(journal.states("one")) >= 4
    journal.parked()

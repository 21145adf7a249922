"""What helps translators: suggestions from the journal's own translations and others' memories, terms, previews."""

import re
from pathlib import Path

import pytest
from lxml import etree

from cajista.exchanging import ExportOrder, export
from cajista.i18n.exchange.tmx import MEMORY, read_tmx
from cajista.po import read_po

from .journals import Journal, paragraphs

OLD = "The twelve patients were given anakinra at a dose of 100 mg every 12 hours."
OLD_ES = "A los doce pacientes se les administró anakinra a dosis de 100 mg cada 12 horas."
NEAR = "The nine patients were given anakinra at a dose of 100 mg every 12 hours."
FAR = "Nothing of this is like anything that was said."
EN = "{urn:oasis:names:tc:xliff:document:1.2}"


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    """A journal with a translated article, and one of which only the title is."""
    one = Journal(tmp_path / "journal")
    one.write(
        "glossary.yaml",
        "- {en: anakinra, es: anakinra, kind: drug}\n"
        '- {en: dose, es: dosis, kind: term, forms: {es: [pauta]}, note: "Invariable in Spanish & more."}\n'
        "- {en: fever, es: fiebre}\n",
    )
    one.article("old", paragraphs([OLD], "An old letter"), paragraphs([OLD_ES], "Una carta antigua"))
    one.confirm("old")
    one.article("new", paragraphs([OLD, NEAR, FAR], "A new letter"), paragraphs([], "Una carta nueva"))
    return one


def comments(journal: Journal, source: str, slug: str = "new") -> list[str]:
    """What the entry of a source text is told with."""
    file = read_po(journal.export(slug).read_text("utf-8"))
    return next(one.extracted for one in file.entries if one.msgid == source)


def test_suggestions(journal: Journal) -> None:
    """The same text is suggested with 100 %, one like it with its score, nothing where nothing is like it."""
    assert f"Suggestion (100 %): {OLD_ES}" in comments(journal, OLD)
    assert f"Suggestion (93 %): {OLD_ES}" in comments(journal, NEAR)
    assert not [text for text in comments(journal, FAR) if text.startswith("Suggestion")]


def test_suggestions_for_stale_ones(journal: Journal) -> None:
    """A stale passage is not told what it says itself, but what others say."""
    journal.article("old", paragraphs([NEAR], "An old letter"))
    assert not [text for text in comments(journal, NEAR, "old") if text.startswith("Suggestion")]
    journal.article("third", paragraphs([NEAR], "Third"), paragraphs(["A los nueve."], "Tercera"))
    journal.confirm("third")
    assert "Suggestion (100 %): A los nueve." in comments(journal, NEAR, "old")


def test_suggestions_in_xliff(journal: Journal) -> None:
    """XLIFF has them as `alt-trans` with their scores and articles."""
    root = etree.parse(journal.export("new", to="xliff")).getroot()
    found = [
        ("".join(unit[0].itertext()), one.get("match-quality"), one.get("origin"), "".join(one[1].itertext()))
        for unit in root.iter(f"{EN}trans-unit")
        for one in unit.iter(f"{EN}alt-trans")
        if one.get("match-quality")
    ]
    assert (OLD, "100%", "old", OLD_ES) in found
    assert (NEAR, "93%", "old", OLD_ES) in found
    assert FAR not in [one[0] for one in found]


def test_terms(journal: Journal) -> None:
    """The glossary's terms in a passage are told with what they are called, and their notes."""
    assert [text for text in comments(journal, OLD) if text.startswith("Glossary")] == [
        "Glossary: anakinra → anakinra",
        "Glossary: dose → dosis, pauta (Invariable in Spanish & more.)",
    ]
    root = etree.parse(journal.export("new", to="xliff")).getroot()
    notes = [one.text for one in root.iter(f"{EN}note")]
    assert "Glossary: dose → dosis, pauta (Invariable in Spanish & more.)" in notes
    assert not [text for text in notes if text and "fiebre" in text]


def test_previews(journal: Journal) -> None:
    """Where there is a site to look at, every entry says where."""
    order = ExportOrder(
        journal.folder, journal.folder / "out", "po", ("new",), preview="https://x.example/{a}/"
    )
    (file,) = export(order, str).files
    assert "#. Preview: https://x.example/%7Ba%7D/es/articles/new/\n" in file.read_text("utf-8")


def test_context(journal: Journal) -> None:
    """An entry says its kind, the heading above, file and line."""
    journal.article("new", paragraphs(["A one.", "## Methods {#sec:m}", "B two."]))
    text = journal.export("new").read_text("utf-8")
    assert '#. paragraph, under: Methods\n#: content/articles/new/en.md:8\nmsgctxt "new/paragraph/' in text


def test_memory_out_and_in(journal: Journal, tmp_path: Path) -> None:
    """What one journal exports as TMX, another is helped by; imported twice it is there once."""
    file = journal.export(to="tmx")
    pairings, faults = read_tmx(file.read_bytes(), "memory.tmx")
    assert not faults
    assert (("en-US", OLD), ("es-ES", OLD_ES)) in [one.texts for one in pairings]
    root = etree.parse(file).getroot()
    assert root.get("version") == "1.4"
    assert {
        "creationtool",
        "creationtoolversion",
        "segtype",
        "o-tmf",
        "adminlang",
        "srclang",
        "datatype",
    } <= set(root[0].attrib)
    other = Journal(tmp_path / "other")
    other.article("new", paragraphs([OLD, NEAR]))
    taken = other.take(file)
    assert taken.is_clean
    assert taken.remembered == len(pairings)
    assert taken.files == [MEMORY]
    assert other.take(file).remembered == 0
    assert f"Suggestion (100 %): {OLD_ES}" in comments(other, OLD)
    assert f"Suggestion (93 %): {OLD_ES}" in comments(other, NEAR)


def test_memories_of_others(journal: Journal) -> None:
    """OmegaT's memories: locales of other countries, codes in the text, more than two languages, no types."""
    path = journal.folder / "project_save.tmx"
    path.write_text(
        '<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE tmx SYSTEM "tmx11.dtd"><tmx version="1.1"><header/><body>'
        f"<tu><tuv lang=\"EN-GB\"><seg>{FAR}</seg></tuv><tuv lang=\"ES\"><seg>Nada <bpt i='1'>&lt;b></bpt>de<ept i='1'>x</ept>\n esto.</seg></tuv>"
        '<tuv lang="FR"><seg>Rien.</seg></tuv></tu><tu><tuv lang="EN"><seg>Alone</seg></tuv></tu></body></tmx>',
        "utf-8",
    )
    taken = journal.take(path)
    assert taken.remembered == 1
    assert [one.severity for one in taken.findings] == ["warning"]
    assert "Suggestion (100 %): Nada de esto." in comments(journal, FAR)


def test_glossary_out(journal: Journal) -> None:
    """TBX has every term in every language, the preferred name first, with its note."""
    root = etree.parse(journal.export(to="tbx")).getroot()
    assert root.tag == "martif"
    assert root.get("type") == "TBX-Basic"
    entries = list(root.iter("termEntry"))
    assert len(entries) == 3
    assert [one.text for one in entries[1].iter("term")] == ["dose", "dosis", "pauta"]
    assert [one.get("{http://www.w3.org/XML/1998/namespace}lang") for one in entries[1].iter("langSet")] == [
        "en-US",
        "es-ES",
    ]
    assert [one.text for one in entries[1].iter("note")] == ["Invariable in Spanish & more."]


def test_what_is_exported(journal: Journal) -> None:
    """What is open, by default; an article that is all translated makes no file; all, where that is asked for."""
    order = ExportOrder(journal.folder, journal.folder / "out", "po")
    done = export(order, str)
    assert [path.name for path in done.files] == ["new.es.po"]
    states = [one.msgstr[0] for one in read_po(done.files[0].read_text("utf-8")).entries if one.msgid]
    assert states == ["Una carta nueva", "", "", ""]
    assert done.passages == 4
    every = ExportOrder(journal.folder, journal.folder / "all", "po", every=True)
    assert [path.name for path in export(every, str).files] == ["new.es.po", "old.es.po"]


def test_by_issue(journal: Journal) -> None:
    """The articles of an issue, in its order."""
    journal.write("issues/1-1.yaml", "volume: 1\nissue: 1\ndate: 2023\nsections:\n  - articles: [old, new]\n")
    order = ExportOrder(journal.folder, journal.folder / "out", "po", issue="1-1", every=True)
    assert [path.name for path in export(order, str).files] == ["old.es.po", "new.es.po"]


def test_the_same_twice(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same sources give the same bytes, on the day that SOURCE_DATE_EPOCH tells."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    for to in ("po", "xliff", "tmx", "tbx"):
        first = journal.export(to=to, out="first")
        second = journal.export(to=to, out="second")
        assert first.read_bytes() == second.read_bytes()
    assert re.search(r"POT-Creation-Date: 1970-01-01", journal.export().read_text("utf-8"))

"""What an import makes of each thing that can happen to source, text and file meanwhile: the scenarios, as data."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from .journals import Journal, paragraphs, retranslated

SOURCE = {
    "a": "We treated twelve patients with anakinra at 100 mg every 12 hours.",
    "b": "None of the patients had received tocilizumab before admission.",
    "c": "Ferritin and C-reactive protein were measured on days 1 and 7.",
    "d": "The ethics committee approved the protocol in March 2021.",
    "a2": "We treated twelve patients with anakinra at 200 mg every 12 hours.",
    "x": "Funding came from a foundation that took no part in the study.",
    "ab": "We treated twelve patients with anakinra at 100 mg every 12 hours. "
    "None of the patients had received tocilizumab before admission.",
    "-a": "- We treated twelve patients with anakinra at 100 mg every 12 hours.",
}
TARGET = {
    "a": "Tratamos a doce pacientes con anakinra a dosis de 100 mg cada 12 horas.",
    "b": "Ninguno de los pacientes había recibido tocilizumab antes del ingreso.",
    "c": "La ferritina y la proteína C reactiva se midieron los días 1 y 7.",
    "d": "El comité de ética aprobó el protocolo en marzo de 2021.",
    "A": "Doce pacientes recibieron anakinra a dosis de 100 mg cada 12 horas.",
    "B": "Ningún paciente había recibido tocilizumab antes de ingresar.",
    "B2": "Antes del ingreso, ninguno había recibido tocilizumab.",
    "X": "La financiación procedió de una fundación que no participó en el estudio.",
    "ab": "Tratamos a doce pacientes con anakinra a dosis de 100 mg cada 12 horas. Ninguno recibió tocilizumab antes.",
    "AB": "Doce pacientes recibieron anakinra a dosis de 100 mg cada 12 horas, y ninguno, tocilizumab.",
    "-a": "- Tratamos a doce pacientes con anakinra a dosis de 100 mg cada 12 horas.",
}


@dataclass(frozen=True)
class Case:
    """What is done after the export: the texts as they are then, and the changes in the file.

    `there` maps source segments to what the file says of them. Expected: the text, the states (of the
    source in order, orphans where they follow), what is kept aside.
    """

    there: str
    text: str
    states: str
    source: str = "a b c d"
    target: str = "a b c d"
    parked: str = ""
    exported: str = "a b c d"


T = "translated"
CASES = {
    "nothing changed": Case("", "a b c d", f"{T} {T} {T} {T}"),
    "changed only there": Case("b=B", "a B c d", f"{T} {T} {T} {T}"),
    "changed only in the text": Case("", "a B c d", f"{T} edited {T} {T}", target="a B c d"),
    "changed in both": Case("b=B2", "a B c d", f"{T} edited {T} {T}", target="a B c d", parked="B2"),
    "changed in both to the same": Case("b=B", "a B c d", f"{T} {T} {T} {T}", target="a B c d"),
    "the source edited, nothing there": Case("", "a b c d", f"stale {T} {T} {T}", source="a2 b c d"),
    "older than the source": Case("a=A", "A b c d", f"stale {T} {T} {T}", source="a2 b c d"),
    "reordered in the source": Case("b=B", "a B c d", f"{T} {T} {T} {T}", source="c a b d"),
    "reordered in both": Case("b=B", "d c B a", f"{T} {T} {T} {T}", source="d c b a", target="d c b a"),
    "inserted in the source": Case("b=B", "a B c d", f"{T} missing {T} {T} {T}", source="a x b c d"),
    "inserted before the export": Case(
        "x=X", "a X b c d", f"{T} {T} {T} {T} {T}", source="a x b c d", exported="a x b c d"
    ),
    "inserted at the start": Case("x=X", "X a b c d", f"{T} " * 4 + T, source="x a b c d", exported="x a b c d"),
    "inserted at the end": Case("x=X", "a b c d X", f"{T} " * 4 + T, source="a b c d x", exported="a b c d x"),
    "deleted in the source, changed there": Case(
        "b=B", "a b c d", f"{T} orphan {T} {T}", source="a c d", parked="B"
    ),
    "deleted in both, not changed there": Case("", "a c d", f"{T} {T} {T}", source="a c d", target="a c d"),
    "deleted in both, changed there": Case(
        "b=B", "a c d", f"{T} {T} {T}", source="a c d", target="a c d", parked="B"
    ),
    "lost in the text, changed there": Case(
        "b=B", "a c d", f"{T} missing {T} {T}", target="a c d", parked="B"
    ),
    "joined in the source": Case("a=A b=B", "A b c d", f"stale orphan {T} {T}", source="ab c d", parked="B"),
    "split in the source": Case(
        "ab=AB", "AB c d", f"stale missing {T} {T}", target="ab c d", exported="ab c d"
    ),
    "changed to a list item in both": Case(
        "a=A", "- A b c d", f"{T} {T} {T} {T}", source="-a b c d", target="-a b c d"
    ),
    "a missing one translated in the text meanwhile": Case(
        "x=X", "a B2 b c d", f"{T} unconfirmed {T} {T} {T}",
        source="a x b c d", exported="a x b c d", target="a B2 b c d", parked="X",
    ),
    "a missing one whose source was edited meanwhile": Case(
        "a=A", "A b c d", f"stale {T} {T} {T}", source="a2 b c d", exported="a b c d", target="b c d"
    ),
}  # fmt: skip


def names(texts: str, by_name: dict[str, str]) -> list[str]:
    """The texts of some names."""
    return [by_name.get(name, name) for name in texts.split()]


@pytest.mark.parametrize("case", CASES)
def test_scenarios(case: str, tmp_path: Path) -> None:
    """Each translation ends where the table says, and nothing else in the text changes."""
    one = CASES[case]
    journal = Journal(tmp_path / "journal")
    translated = [name for name in one.exported.split() if name in TARGET]
    if case == "a missing one whose source was edited meanwhile":
        translated = one.target.split()
    journal.article(
        "one", paragraphs(names(one.exported, SOURCE)), paragraphs(names(" ".join(translated), TARGET))
    )
    journal.confirm("one")
    file = journal.export("one")
    changes = dict(pair.split("=") for pair in one.there.split())
    retranslated(file, {SOURCE[name]: TARGET[text] for name, text in changes.items()})
    journal.article("one", paragraphs(names(one.source, SOURCE)), paragraphs(names(one.target, TARGET)))
    taken = journal.take(file)
    expected = paragraphs(names(one.text.replace("- A", "-A"), {**TARGET, "-A": f"- {TARGET['A']}"}))
    assert journal.text("one") == expected
    assert journal.states("one") == [T, *one.states.split()]
    assert journal.parked() == names(one.parked, TARGET)
    assert taken.is_clean == (not one.parked)
    for finding in taken.findings:
        assert finding.span.file == str(file.relative_to(journal.folder))
        assert finding.span.line > 1
    again = journal.take(file)
    assert journal.text("one") == expected
    assert (again.applied, again.confirmed) == (0, 0)
    assert journal.parked() == names(one.parked, TARGET)


def test_two_translators(tmp_path: Path) -> None:
    """The file that comes back first counts; the other's words are kept aside, what only it changed is taken."""
    journal = Journal(tmp_path / "journal")
    journal.article("one", paragraphs([SOURCE["a"], SOURCE["b"]]), paragraphs([TARGET["a"], TARGET["b"]]))
    journal.confirm("one")
    first, second = journal.export("one", out="first"), journal.export("one", out="second")
    retranslated(first, {SOURCE["b"]: TARGET["B"]})
    retranslated(second, {SOURCE["a"]: TARGET["A"], SOURCE["b"]: TARGET["B2"]})
    taken = journal.take(first, second)
    assert (taken.applied, taken.parked) == (2, 1)
    assert journal.text("one") == paragraphs([TARGET["A"], TARGET["B"]])
    assert journal.parked("one") == [TARGET["B2"]]


def test_settling(tmp_path: Path) -> None:
    """What is kept aside is settled in the conflicts file: written, no longer fuzzy, and imported."""
    journal = Journal(tmp_path / "journal")
    journal.article("one", paragraphs([SOURCE["a"], SOURCE["b"]]), paragraphs([TARGET["a"], TARGET["b"]]))
    journal.confirm("one")
    file = retranslated(journal.export("one"), {SOURCE["b"]: TARGET["B"]})
    journal.article("one", paragraphs([SOURCE["a"], SOURCE["b"]]), paragraphs([TARGET["a"], TARGET["B2"]]))
    assert journal.take(file).parked == 1
    conflicts = journal.folder / "content/articles/one/i18n/es.conflicts.po"
    before = conflicts.read_bytes()
    assert "fuzzy" in journal.parked_entries("one")[0].flags
    assert any(TARGET["B2"] in text for text in journal.parked_entries("one")[0].extracted)
    untouched = journal.take(conflicts)
    assert untouched.is_clean
    assert conflicts.read_bytes() == before
    retranslated(conflicts, {SOURCE["b"]: "Ninguno de ellos lo había recibido."})
    taken = journal.take(conflicts)
    assert (taken.applied, taken.parked) == (1, 0)
    assert journal.text("one") == paragraphs([TARGET["a"], "Ninguno de ellos lo había recibido."])
    assert not conflicts.exists()
    assert journal.states("one") == [T, T, T]


def test_an_article_under_another_name(tmp_path: Path) -> None:
    """An article that was renamed while the file was away is found by its passages."""
    journal = Journal(tmp_path / "journal")
    journal.article("one", paragraphs([SOURCE["a"], SOURCE["b"]]), paragraphs([TARGET["a"], TARGET["b"]]))
    journal.article("two", paragraphs([SOURCE["c"], SOURCE["d"]]), paragraphs([TARGET["c"], TARGET["d"]]))
    journal.confirm("one")
    file = retranslated(journal.export("one"), {SOURCE["b"]: TARGET["B"]})
    articles = journal.folder / "content/articles"
    (articles / "one").rename(articles / "a-better-name")
    taken = journal.take(file)
    assert taken.is_clean
    assert journal.text("a-better-name") == paragraphs([TARGET["a"], TARGET["B"]])
    assert journal.states("a-better-name") == [T, T, T]


def test_an_article_that_is_gone(tmp_path: Path) -> None:
    """Translations of an article that nobody knows are kept aside for the journal."""
    journal = Journal(tmp_path / "journal")
    journal.article("one", paragraphs([SOURCE["a"]]), paragraphs([TARGET["a"]]))
    journal.article("two", paragraphs([SOURCE["c"]], "Other"), paragraphs([TARGET["c"]], "Otro"))
    file = retranslated(journal.export("one"), {SOURCE["a"]: TARGET["A"]})
    for path in sorted((journal.folder / "content/articles/one").iterdir()):
        path.unlink()
    (journal.folder / "content/articles/one").rmdir()
    taken = journal.take(file)
    assert not taken.is_clean
    assert TARGET["A"] in journal.parked()
    assert (journal.folder / "content/i18n/es.conflicts.po").is_file()


def test_a_stale_one_that_is_right_still(tmp_path: Path) -> None:
    """A stale translation whose mark is taken away is confirmed as it stands; with its mark it stays stale."""
    journal = Journal(tmp_path / "journal")
    journal.article("one", paragraphs([SOURCE["a"]]), paragraphs([TARGET["a"]]))
    journal.confirm("one")
    journal.article("one", paragraphs([SOURCE["a2"]]))
    file = journal.export("one")
    assert f'#| msgid "{SOURCE["a"]}"' in file.read_text("utf-8")
    journal.take(file)
    assert journal.states("one") == [T, "stale"]
    retranslated(file, {SOURCE["a2"]: TARGET["a"]})
    assert journal.take(file).confirmed == 1
    assert journal.states("one") == [T, T]


def test_a_stale_one_that_is_edited_and_still_marked(tmp_path: Path) -> None:
    """Somebody works on a stale translation and leaves its mark: it is taken, and stays stale."""
    journal = Journal(tmp_path / "journal")
    journal.article("one", paragraphs([SOURCE["a"]]), paragraphs([TARGET["a"]]))
    journal.confirm("one")
    journal.article("one", paragraphs([SOURCE["a2"]]))
    file = journal.export("one")
    file.write_text(file.read_text("utf-8").replace(TARGET["a"], TARGET["A"]), "utf-8")
    assert journal.take(file).is_clean
    assert journal.text("one") == paragraphs([TARGET["A"]])
    assert journal.states("one") == [T, "stale"]


def test_a_guess(tmp_path: Path) -> None:
    """What a program has guessed (fuzzy, for a passage that was not translated) is not put into the text."""
    journal = Journal(tmp_path / "journal")
    journal.article("one", paragraphs([SOURCE["a"]]), "---\ntitle: T\n---\n")
    file = journal.export("one")
    text = file.read_text("utf-8").replace('msgstr ""\n', 'msgstr ""\n', 1)
    head, _, rest = text.partition(f'msgid "{SOURCE["a"]}"\n')
    before, _, name = head.rpartition("msgctxt")
    file.write_text(
        f'{before}#, fuzzy\nmsgctxt{name}msgid "{SOURCE["a"]}"\n'
        + rest.replace('msgstr ""', f'msgstr "{TARGET["b"]}"'),
        "utf-8",
    )
    taken = journal.take(file)
    assert taken.applied == 0
    assert [one.rule for one in taken.findings] == ["translations-are-finished"]
    assert journal.text("one") == "---\ntitle: T\n---\n"
    assert journal.parked() == [TARGET["b"]]


def test_who_and_when(tmp_path: Path) -> None:
    """Records say who translated: the file's own translator, else who imports; and keep what was replaced."""
    journal = Journal(tmp_path / "journal")
    journal.article("one", paragraphs([SOURCE["a"]]), paragraphs([TARGET["a"]]))
    file = retranslated(journal.export("one"), {SOURCE["a"]: TARGET["A"]})
    text = file.read_text("utf-8").replace(
        "Last-Translator:\\n", "Last-Translator: Luz Paz <luz@example.org>\\n"
    )
    file.write_text(text, "utf-8")
    journal.take(file)
    (record,) = journal.pair("one").records
    assert (record.by, record.at, record.state) == ("Luz Paz", "2026-01-02T03:04:05Z", T)
    assert record.replaced == TARGET["a"]
    assert record.text == SOURCE["a"]

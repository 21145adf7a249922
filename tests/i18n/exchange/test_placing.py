"""Translations of passages that were missing: where they are put, and in which form."""

import re
from pathlib import Path

import pytest

from cajista.i18n.memory import Record, file_of, written

from .journals import Journal, retranslated

HEAD = "---\ntitle: T\n---\n"
FRONT = "---\ntitle: One thing\n"

# Source, text, {source text: translation}, the text afterwards.
CASES: dict[str, tuple[str, str, dict[str, str], str]] = {
    "a heading with its name": (
        HEAD + "A one.\n\n## Methods {#sec:methods}\n\nB two.\n", HEAD + "A uno.\n\nB dos.\n",
        {"Methods": "Métodos"}, HEAD + "A uno.\n\n## Métodos {#sec:methods}\n\nB dos.\n",
    ),
    "a heading right above its paragraph": (
        HEAD + "## Methods\nB two.\n", HEAD + "B dos.\n",
        {"Methods": "Métodos"}, HEAD + "## Métodos\n\nB dos.\n",
    ),
    "a list item among others": (
        HEAD + "- one a\n- two b\n- three c\n", HEAD + "- uno a\n- tres c\n",
        {"two b": "dos b"}, HEAD + "- uno a\n- dos b\n- tres c\n",
    ),
    "the first list item": (
        HEAD + "Words a.\n\n- one b\n- two c\n\nEnd d.\n", HEAD + "Palabras a.\n\n- dos c\n\nFin d.\n",
        {"one b": "uno b"}, HEAD + "Palabras a.\n\n- uno b\n- dos c\n\nFin d.\n",
    ),
    "the last list item": (
        HEAD + "- one b\n- two c\n\nEnd d.\n", HEAD + "- uno b\n\nFin d.\n",
        {"two c": "dos c"}, HEAD + "- uno b\n- dos c\n\nFin d.\n",
    ),
    "a list of its own": (
        HEAD + "Words a.\n\n1. one b\n2. two c\n\nEnd d.\n", HEAD + "Palabras a.\n\nFin d.\n",
        {"one b": "uno b", "two c": "dos c"}, HEAD + "Palabras a.\n\n1. uno b\n2. dos c\n\nFin d.\n",
    ),
    "an item within an item": (
        HEAD + "- one a\n  - inner b\n- two c\n", HEAD + "- uno a\n- dos c\n",
        {"inner b": "dentro b"}, HEAD + "- uno a\n  - dentro b\n- dos c\n",
    ),
    "a paragraph of a quotation": (
        HEAD + "> One a.\n>\n> Two b.\n", HEAD + "> Uno a.\n",
        {"Two b.": "Dos b."}, HEAD + "> Uno a.\n>\n> Dos b.\n",
    ),
    "at the end, where the last line has no end": (
        HEAD + "One a.\n\nTwo b.\n", HEAD + "Uno a.",
        {"Two b.": "Dos b."}, HEAD + "Uno a.\n\nDos b.\n",
    ),
    "in a text of Windows": (
        HEAD + "One a.\n\nTwo b.\\\nMore.\n\nThree c.\n", HEAD.replace("\n", "\r\n") + "Uno a.\r\n\r\nTres c.\r\n",
        {"Two b.\\\nMore.": "Dos b.\\\nMás."},
        HEAD.replace("\n", "\r\n") + "Uno a.\r\n\r\nDos b.\\\r\nMás.\r\n\r\nTres c.\r\n",
    ),
    "into an empty body": (HEAD + "One a.\n", HEAD, {"One a.": "Uno a."}, HEAD + "Uno a.\n"),
    "after a formula that is there": (
        HEAD + "One a.\n\n$$ x = 1.5 $$ {#eq:x}\n\nTwo b.\n", HEAD + "Uno a.\n\n$$ x = 1{,}5 $$ {#eq:x}\n",
        {"Two b.": "Dos b."}, HEAD + "Uno a.\n\n$$ x = 1{,}5 $$ {#eq:x}\n\nDos b.\n",
    ),
    "with a formula that is not there": (
        HEAD + "One a.\n\nTwo b:\n\n$$ x $$\n\nThree c.\n", HEAD + "Uno a.\n\nTres c.\n",
        {"Two b:": "Dos b:"}, HEAD + "Uno a.\n\nDos b:\n\n$$ x $$\n\nTres c.\n",
    ),
    "a note and what mentions it": (
        HEAD + "One a.\n\nTwo b[^n].\n\n[^n]: Note c.\n", HEAD + "Uno a.\n",
        {"Two b[^n].": "Dos b[^n].", "Note c.": "Nota c."}, HEAD + "Uno a.\n\nDos b[^n].\n\n[^n]: Nota c.\n",
    ),
    "a passage whose note is there": (
        HEAD + "One a.\n\nTwo b[^n].\n\n[^n]: Note c.\n", HEAD + "Uno a.\n\n[^n]: Nota c.\n",
        {"Two b[^n].": "Dos b[^n]."}, HEAD + "Uno a.\n\nDos b[^n].\n\n[^n]: Nota c.\n",
    ),
    "a cell that is empty": (
        HEAD + "| Drug | Dose |\n|---|---:|\n| one a | 3 mg |\n", HEAD + "| Fármaco | Dosis |\n|---|---:|\n|  | 3 mg |\n",
        {"one a": "uno a"}, HEAD + "| Fármaco | Dosis |\n|---|---:|\n| uno a | 3 mg |\n",
    ),
    "a row": (
        HEAD + "| Drug | Dose |\n|---|---:|\n| one a | 3 |\n| two b | 4 |\n| three c | 5 |\n",
        HEAD + "| Fármaco | Dosis |\n|---|---:|\n| uno a | 3 |\n| tres c | 5 |\n",
        {"two b": "dos b | o más"},
        HEAD + "| Fármaco | Dosis |\n|---|---:|\n| uno a | 3 |\n| dos b \\| o más | 4 |\n| tres c | 5 |\n",
    ),
    "a row with words of the others": (
        HEAD + "| Sign | Early e | Late d |\n|---|---|---|\n| fever a | yes | no |\n| cough b | yes | yes |\n| rash c | yes | no |\n",
        HEAD + "| Signo | Pronto e | Tarde d |\n|---|---|---|\n| fiebre a | sí | no |\n| exantema c | sí | no |\n",
        {"cough b": "tos b", "yes": "sí"},
        HEAD + "| Signo | Pronto e | Tarde d |\n|---|---|---|\n| fiebre a | sí | no |\n| tos b | sí | sí |\n| exantema c | sí | no |\n",
    ),
    "a column": (
        HEAD + "| Drug e | Route | Dose d |\n|---|---|---:|\n| one a | oral b | 3 |\n| two c | none | 4 |\n",
        HEAD + "| Fármaco e | Dosis d |\n|---|---:|\n| uno a | 3 |\n| dos c | 4 |\n",
        {"Route": "Vía", "oral b": "por boca b"},
        HEAD + "| Fármaco e | Vía | Dosis d |\n|---|---|---:|\n| uno a | por boca b | 3 |\n| dos c |  | 4 |\n",
    ),
    "the first column, in a table without outer bars": (
        HEAD + "Route | Drug e | Dose d\n---|---|---:\noral b | one a | 3\n",
        HEAD + "Fármaco e | Dosis d\n---|---:\nuno a | 3\n",
        {"Route": "Vía", "oral b": "por boca b"},
        HEAD + "Vía | Fármaco e | Dosis d\n---|---|---:\npor boca b | uno a | 3\n",
    ),
    "the last column": (
        HEAD + "| Drug e | Route |\n|---|---|\n| one a | oral b |\n",
        HEAD + "| Fármaco e |\n|---|\n| uno a |\n",
        {"Route": "Vía", "oral b": "por boca b"},
        HEAD + "| Fármaco e | Vía |\n|---|---|\n| uno a | por boca b |\n",
    ),
    "a table with its caption": (
        HEAD + "One a.\n\nTable: Doses b. {#tbl:x}\n\n| Drug |\n|---|\n| 12 |\n", HEAD + "Uno a.\n",
        {"Doses b.": "Dosis b.", "Drug": "Fármaco"},
        HEAD + "Uno a.\n\nTable: Dosis b. {#tbl:x}\n\n| Fármaco |\n|---|\n| 12 |\n",
    ),
    "a table's caption": (
        HEAD + "Table: Doses b. {#tbl:x}\n\n| Drug |\n|---|\n| 12 |\n", HEAD + "| Fármaco |\n|---|\n| 12 |\n",
        {"Doses b.": "Dosis b."}, HEAD + "Table: Dosis b. {#tbl:x}\n\n| Fármaco |\n|---|\n| 12 |\n",
    ),
    "a figure's words": (
        HEAD + '![Flow a.](a.svg){#fig:a alt="Boxes b."}\n', HEAD + "![](a.svg){#fig:a}\n",
        {"Flow a.": "Flujo a.", "Boxes b.": 'Cajas "b".'}, HEAD + '![Flujo a.](a.svg){#fig:a alt="Cajas \\"b\\"."}\n',
    ),
    "a figure's alternative text where it has no attributes": (
        HEAD + '![Flow a.](a.svg){alt="Boxes b."}\n', HEAD + "![Flujo a.](a.svg)\n",
        {"Boxes b.": "Cajas b."}, HEAD + '![Flujo a.](a.svg){alt="Cajas b."}\n',
    ),
    "a subtitle": (
        FRONT + "subtitle: Two things\nnotice: Beware now\n---\nA.\n", FRONT.replace("One thing", "Una cosa") + "notice: Ojo\n---\nA.\n",
        {"Two things": "Dos: cosas"}, '---\ntitle: Una cosa\nsubtitle: "Dos: cosas"\nnotice: Ojo\n---\nA.\n',
    ),
    "a key word in a list": (
        FRONT + "keywords:\n  - one a\n  - two b\n---\nA.\n", FRONT + "keywords:\n  - uno a\n---\nA.\n",
        {"two b": "dos b"}, FRONT + "keywords:\n  - uno a\n  - dos b\n---\nA.\n",
    ),
    "key words in brackets": (
        FRONT + "keywords: [one a, two b]\n---\nA.\n", FRONT + "keywords: ['uno a']\n---\nA.\n",
        {"two b": "dos b"}, FRONT + "keywords: ['uno a', \"dos b\"]\n---\nA.\n",
    ),
    "all key words": (
        FRONT + "keywords: [one a, two b]\n---\nA.\n", FRONT + "---\nA.\n",
        {"one a": "uno a", "two b": "dos b"}, FRONT + "keywords:\n  - uno a\n  - dos b\n---\nA.\n",
    ),
    "an abstract": (
        FRONT + "abstract: |\n  One a.\n\n  Two b.\n---\nA.\n", FRONT + "---\nA.\n",
        {"One a.": "Uno a.", "Two b.": "Dos b."}, FRONT + "abstract: |\n  Uno a.\n\n  Dos b.\n---\nA.\n",
    ),
    "a paragraph of an abstract": (
        FRONT + "abstract: |\n  One a.\n\n  Two b.\n\n  Three c.\n---\nA.\n", FRONT + "abstract: |\n    Uno a.\n\n    Tres c.\n---\nA.\n",
        {"Two b.": "Dos b."}, FRONT + "abstract: |\n    Uno a.\n\n    Dos b.\n\n    Tres c.\n---\nA.\n",
    ),
    "declarations": (
        FRONT + "declarations:\n  conflicts: None a.\n  data: On request b.\n---\nA.\n", FRONT + "---\nA.\n",
        {"None a.": "Ninguno a.", "On request b.": "A petición: b."},
        FRONT + 'declarations:\n  conflicts: Ninguno a.\n  data: "A petición: b."\n---\nA.\n',
    ),
    "a field that is empty": (
        FRONT + "abstract: |\n  One a.\n\n  Two b.\nnotice: Beware c\n---\nA.\n", FRONT + "abstract: |\nnotice: ''\n---\nA.\n",
        {"One a.": "Uno a.", "Two b.": "Dos b.", "Beware c": "Ojo c"},
        FRONT + "abstract: |\n  Uno a.\n\n  Dos b.\nnotice: Ojo c\n---\nA.\n",
    ),
    "one more declaration": (
        FRONT + "declarations:\n  conflicts: None a.\n  data: On request b.\n---\nA.\n",
        FRONT + "declarations:\n    data: A petición b.\n---\nA.\n",
        {"None a.": "Ninguno a."}, FRONT + "declarations:\n    conflicts: Ninguno a.\n    data: A petición b.\n---\nA.\n",
    ),
}  # fmt: skip


def record_by_letters(journal: Journal) -> None:
    """Records as translated what ends in the same letter; such short texts tell too little to be paired by."""
    pair = journal.pair("one")
    assert pair.target
    records = [
        Record(one.digest, other.digest, "translated", one.kind, one.text)
        for one in pair.source.segments.segments
        for other in pair.target.segments.segments
        if one.kind == other.kind
        and (
            letter(one.text) == letter(other.text) != ""
            or (one.text, other.text) in (("yes", "sí"), ("no", "no"))
        )
    ]
    path = journal.folder / file_of("content/articles/one", "es")
    path.parent.mkdir(exist_ok=True)
    path.write_text(written(records), "utf-8")


def letter(text: str) -> str:
    """The letter by itself that a text ends in."""
    found = re.search(r" ([a-e])[.:]?$", text)
    return found[1] if found else ""


@pytest.mark.parametrize("case", CASES)
def test_where_it_is_put(case: str, tmp_path: Path) -> None:
    """A passage stands where its source has it, with the source's marks; nothing else changes, and it is translated."""
    source, target, texts, expected = CASES[case]
    journal = Journal(tmp_path / "journal")
    journal.article("one", source, target)
    record_by_letters(journal)
    taken = journal.take(retranslated(journal.export("one", every=False), texts))
    assert [one.message.render() for one in taken.findings] == []
    assert taken.applied >= len(texts)
    assert journal.text("one") == expected
    states = journal.states("one")
    assert states.count("missing") == ("none" in source)
    assert set(states) <= {"translated", "unconfirmed", "missing"}


def test_from_nothing(tmp_path: Path) -> None:
    """Where there is no text yet, one is begun; a part that is missing still is left empty, and finds its place later."""
    source = (
        "---\ntitle: One thing\nabstract: |\n  First a.\n\n  Second b.\n---\nWords c.\n\n"
        "| Drug | Dose |\n|---|---|\n| one d | 3 |\n\n## End e {#sec:e}\n"
    )
    journal = Journal(tmp_path / "journal")
    journal.article("one", source)
    file = journal.export("one")
    words = {"One thing": "Una cosa", "Words c.": "Palabras c.", "Drug": "Fármaco", "Dose": "Dosis"}
    assert journal.take(retranslated(file, words)).is_clean
    assert journal.text("one") == (
        "---\ntitle: Una cosa\n---\nPalabras c.\n\n| Fármaco | Dosis |\n|---|---|\n|  | 3 |\n"
    )
    rest = {"First a.": "Primero a.", "Second b.": "Segundo b.", "one d": "uno d", "End e": "Fin e"}
    assert journal.take(retranslated(file, rest)).is_clean
    assert journal.text("one") == (
        "---\ntitle: Una cosa\nabstract: |\n  Primero a.\n\n  Segundo b.\n---\nPalabras c.\n\n"
        "| Fármaco | Dosis |\n|---|---|\n| uno d | 3 |\n\n## Fin e {#sec:e}\n"
    )
    assert set(journal.states("one")) == {"translated"}


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("- one a\n- two b\n", "dos\n\nmás"),
        ("One a.\n\nTwo b.\n", "- dos b"),
        ("One a.\n\nTwo b.\n", "# Dos"),
        ("One a.\n\nTwo b.\n", "Table: Dos\n\n| a |\n|---|\n| b |"),
        ("## One a\n\n## Two b\n", "Dos\n\nmás"),
        ("| One a | Two b |\n|---|---|\n", "dos\n\nmás"),
        ("One a.\n\nTwo b.\n", "```"),
        ("One a.\n\nTwo b.\n", "$$ x $$"),
        ("One a.\n\nTwo b.\n", "---"),
    ],
)
@pytest.mark.parametrize("is_there", [True, False], ids=["there", "missing"])
def test_what_breaks_the_text(source: str, text: str, is_there: bool, tmp_path: Path) -> None:
    """What would be more than one passage, or one of another kind, is kept aside with a finding at its line."""
    journal = Journal(tmp_path / "journal")
    old = HEAD + source.replace("One", "Uno").replace("one", "uno").replace("Two", "Dos").replace(
        "two", "dos"
    )
    words = next(word for word in ("Two b.", "Two b", "two b") if word in source)
    journal.article("one", HEAD + source, old if is_there else None)
    journal.confirm("one")
    before = journal.text("one")
    file = retranslated(journal.export("one"), {words: text})
    taken = journal.take(file)
    assert journal.text("one") == before
    assert [one.rule for one in taken.findings] == ["translations-come-back-whole"]
    assert file.read_text("utf-8").split("\n")[taken.findings.items[0].span.line - 1].startswith("msgid")
    assert journal.parked("one") == [text]


@pytest.mark.parametrize(
    ("source", "text", "said"),
    [
        ("We gave it[@smith2020].", "Lo dimos.", "@smith2020"),
        ("We gave it[@smith2020].", "Lo dimos[@smith2021].", "@smith2021"),
        ("As in @fig:flow.", "Como en la figura.", "@fig:flow"),
        ("It was $p$ here.", "Fue p aquí.", "$…$"),
        ("Type `make` now.", "Teclee make ya.", "`…`"),
        ("Not so[^n].\n\n[^n]: Note.", "No es así.", "[^n]"),
        ("Nothing here.", "Nada[@smith2020].", "@smith2020"),
    ],
)
def test_what_is_lost(source: str, text: str, said: str, tmp_path: Path) -> None:
    """A citation, mention, note, formula or code that is lost, changed or made up is told, and the words kept aside."""
    journal = Journal(tmp_path / "journal")
    journal.article("one", HEAD + source + "\n", HEAD + source + "\n")
    before = journal.text("one")
    file = retranslated(journal.export("one"), {source.split("\n")[0]: text})
    taken = journal.take(file)
    (finding,) = taken.findings
    assert finding.rule == "translations-come-back-whole"
    assert said in finding.message.render()
    assert journal.text("one") == before
    assert journal.parked("one") == [text]


def test_a_text_that_cannot_be_read(tmp_path: Path) -> None:
    """Where the text's front matter is broken, nothing is written over it."""
    journal = Journal(tmp_path / "journal")
    journal.article("one", HEAD + "One a.\n", HEAD + "Uno a.\n")
    file = retranslated(journal.export("one"), {"One a.": "Primero a."})
    broken = "---\ntitle: [T\n---\nUno a.\n"
    journal.write("articles/one/es.md", broken)
    taken = journal.take(file)
    assert not taken.is_clean
    assert journal.text("one") == broken
    assert "Primero a." in journal.parked("one")

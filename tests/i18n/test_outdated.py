"""What is published although its source has changed says so, in the page's language, on the web and in print."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from cajista.cli import main

EN = """\
---
title: A letter
keywords: [dose]
abstract: |
  A dose a day is enough.
declarations: {conflicts: None.}
---
We gave 15 mg to twelve patients.

## Methods

The first paragraph of the methods.

The second paragraph of the methods.

- An item of a list.
- Another item of it.

Table: Doses. {#tbl:doses}

| Dose | Patients |
|---|---|
| Low dose | 12 |

What @tbl:doses tells.[^n]

[^n]: A footnote that explains it.
"""
ES = """\
---
title: Una carta
keywords: [dosis]
abstract: |
  Basta una dosis al día.
declarations: {conflicts: Ninguno.}
---
Administramos 15 mg a doce pacientes.

## Métodos

El primer párrafo de los métodos.

El segundo párrafo de los métodos.

- Un punto de una lista.
- Otro punto de ella.

Table: Dosis. {#tbl:doses}

| Dosis | Pacientes |
|---|---|
| Dosis baja | 12 |

Lo que dice la @tbl:doses.[^n]

[^n]: Una nota al pie que lo explica.
"""
ARTICLE = "content/articles/first-article"
CHANGES = {
    "abstract": ("A dose a day", "One dose a day", "resumen"),
    "keyword": ("[dose]", "[doses]", "palabras clave"),
    "paragraph before any heading": ("We gave 15 mg", "We gave 7.5 mg", "párrafo 1"),
    "paragraph of a section": ("The second paragraph", "The very second paragraph", "Métodos, párrafo 2"),
    "heading": ("## Methods", "## Patients and methods", "encabezado «Métodos»"),
    "list item": ("Another item", "Yet another item", "Métodos, lista"),
    "caption": ("Table: Doses.", "Table: Doses a day.", "tabla 1"),
    "cell": ("Low dose", "Lowest dose", "tabla 1"),
    "footnote": ("that explains it", "that explains all", "nota 1"),
}
MISSING = {
    "paragraph": ("- An item", "A new paragraph, unheard of so far.\n\n- An item", "Métodos, tras el párrafo 2"),
    "row": ("| Low dose | 12 |", "| Low dose | 12 |\n| High dose | 14 |", "tabla 1"),
    "first paragraph": ("We gave", "Something quite new at the start.\n\nWe gave", "al principio"),
}  # fmt: skip


@pytest.fixture
def journal(new_journal: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A journal whose one article was confirmed, and that may publish translations that are behind."""
    monkeypatch.chdir(new_journal)
    write(new_journal, EN, ES)
    assert main(["i18n", "confirm", "--all", "--by", "Ana", "--quiet"]) == 0
    with (new_journal / "content/journal.yaml").open("a") as settings:
        settings.write("outdated_translations: mark\n")
    return new_journal


def write(journal: Path, en: str, es: str) -> None:
    """Gives the article its texts."""
    (journal / ARTICLE / "en.md").write_text(en, "utf-8")
    (journal / ARTICLE / "es.md").write_text(es, "utf-8")


def page(journal: Path, language: str = "es", formats: str = "html") -> str:
    """The article's page, built anew."""
    assert main(["build", "--quiet", "--to", formats]) == 0
    return (journal / f"build/site/{language}/articles/first-article/index.html").read_text("utf-8")


def notice(markup: str) -> str:
    """What the page says of its parts, without markup."""
    found = re.search(r'<div class="notice" id="outdated".*?</div>', markup, re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", "", found[0]).split()) if found else ""


def said(capsys: pytest.CaptureFixture[str]) -> str:
    """What commands have said since."""
    return "".join(capsys.readouterr())


@pytest.mark.parametrize("change", CHANGES)
def test_parts_are_named(change: str, journal: Path) -> None:
    """Whatever part of the source changed, the translation's page names it; what leads to it is there."""
    before, after, name = CHANGES[change]
    assert before in EN
    write(journal, EN.replace(before, after, 1), ES)
    markup = page(journal)
    says = "Estas partes de la traducción siguen una versión anterior del original en inglés:"
    assert notice(markup) == f"{says} {name}."
    for anchor in re.findall(r'href="#(outdated[^"]*|tbl[^"]*)"', markup):
        assert f' id="{anchor}"' in markup
    assert notice((journal / "build/site/en/articles/first-article/index.html").read_text("utf-8")) == ""


@pytest.mark.parametrize("change", MISSING)
def test_what_is_missing_is_placed(change: str, journal: Path) -> None:
    """What the translation lacks is told by where it would stand."""
    before, after, name = MISSING[change]
    write(journal, EN.replace(before, after, 1), ES)
    says = "Aún no se ha traducido lo que el original en inglés dice aquí:"
    assert notice(page(journal)) == f"{says} {name}."


def test_blocks_are_marked(journal: Path) -> None:
    """In the text just the blocks in question are marked, and described by the notice."""
    changed = EN.replace("The second", "The very second").replace("Another item", "Yet another item")
    write(journal, changed, ES)
    marked = re.findall(
        r'<(\w+)[^>]* class="outdated[^>]*aria-describedby="outdated"[^>]*>([^<]*)', page(journal)
    )
    assert marked == [("p", "El segundo párrafo de los métodos."), ("li", "Otro punto de ella.")]


def test_print_says_so(journal: Path) -> None:
    """The PDF says it too."""
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext is not installed (poppler-utils)")
    write(journal, EN.replace("The second", "The very second"), ES)
    page(journal, formats="html,pdf")
    (file,) = journal.glob("build/site/es/articles/*/*.pdf")
    said = subprocess.run(["pdftotext", str(file), "-"], capture_output=True, text=True, check=True).stdout
    text = " ".join(said.split())
    assert "versión anterior del original en inglés: Métodos, párrafo 2." in text


def test_nothing_is_said_without_need(journal: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is up to date, or not recorded at all, is not spoken of."""
    assert notice(page(journal)) == ""
    write(journal, EN.replace("The second", "The very second"), ES)
    (journal / ARTICLE / "i18n/es.jsonl").unlink()
    assert notice(page(journal)) == ""
    assert "translations-follow" not in said(capsys)


def test_the_gate(journal: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """By default a release may not go out so; where it may, what differs in these passages is no error."""
    write(journal, EN.replace("15 mg", "7.5 mg"), ES)
    assert main(["build", "--quiet", "--to", "html"]) == 0
    out = said(capsys)
    assert "warning: translations-follow-their-sources" in out
    assert "warning: numbers-agree-between-languages" in out
    settings = journal / "content/journal.yaml"
    settings.write_text(settings.read_text("utf-8").replace("outdated_translations: mark\n", ""), "utf-8")
    assert main(["build", "--quiet", "--to", "html"]) == 1
    assert "error: translations-follow-their-sources" in said(capsys)
    assert main(["i18n", "confirm", "first-article", "--quiet"]) == 0
    main(["check", "--quiet"])
    assert "translations-follow" not in said(capsys)


def test_damaged_records_are_found(journal: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A line of a record that cannot be read is a finding of checks and builds."""
    record = journal / ARTICLE / "i18n/es.jsonl"
    record.write_text(record.read_text("utf-8") + "<<<<<<< HEAD\n", "utf-8")
    for command in (["check"], ["build", "--to", "html"]):
        main([*command, "--quiet"])
        assert "translation-records-are-readable" in said(capsys)

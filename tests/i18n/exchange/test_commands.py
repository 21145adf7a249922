"""`cajista i18n export` and `import` as people type them."""

from pathlib import Path

import pytest

from cajista.cli import main

from .journals import Journal, paragraphs, retranslated


@pytest.fixture
def journal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Journal:
    """A journal with an article of which a passage is not translated; the caller is in its folder."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767323045")
    one = Journal(tmp_path / "journal")
    one.article(
        "one",
        paragraphs(["Hello to 12 patients there.", "More of it since 2020."]),
        paragraphs(["Hola a 12 pacientes."]),
    )
    monkeypatch.chdir(one.folder)
    return one


def test_there_and_back(journal: Journal, capsys: pytest.CaptureFixture[str]) -> None:
    """Export names its files, import those that it changed; records say who and when; status 0."""
    assert main(["i18n", "export", "--ui-lang", "en"]) == 0
    said = capsys.readouterr()
    assert said.out == "build/i18n/one.es.po\n"
    assert "3 passages." in said.err
    file = retranslated(journal.folder / "build/i18n/one.es.po", {"More of it since 2020.": "Más de ello."})
    assert main(["i18n", "import", str(file), "--by", "Eva", "--ui-lang", "en"]) == 0
    said = capsys.readouterr()
    assert said.out.split() == ["content/articles/one/i18n/es.jsonl", "content/articles/one/es.md"]
    assert "Taken over: 1. Confirmed: 0. As it was: 2. Kept aside: 0." in said.err
    assert journal.text("one") == paragraphs(["Hola a 12 pacientes.", "Más de ello."])
    (record,) = journal.pair("one").records
    assert (record.by, record.at) == ("Eva", "2026-01-02T03:04:05Z")


def test_something_is_kept_aside(journal: Journal, capsys: pytest.CaptureFixture[str]) -> None:
    """Both sides changed: a finding at its line, in the user's language; status 1; the conflicts file is named."""
    assert main(["i18n", "export", "one", "--quiet"]) == 0
    file = retranslated(
        journal.folder / "build/i18n/one.es.po", {"Hello to 12 patients there.": "Buenas a 12 pacientes."}
    )
    journal.article("one", journal.text("one", "en.md"), paragraphs(["Hola, hola a 12 pacientes."]))
    capsys.readouterr()
    assert main(["i18n", "import", "build/i18n/one.es.po", "--ui-lang", "es"]) == 1
    said = capsys.readouterr()
    assert said.out == "content/articles/one/i18n/es.conflicts.po\n"
    line = file.read_text("utf-8").split("\n").index('msgid "Hello to 12 patients there."') + 1
    assert (
        f"build/i18n/one.es.po:{line}:1: error: translations-change-on-one-side: La traducción se cambió"
        in said.err
    )
    assert journal.text("one") == paragraphs(["Hola, hola a 12 pacientes."])


def test_confirming_keeps_what_was_replaced(journal: Journal) -> None:
    """A confirmation after an import does not take away what the import has replaced."""
    main(["i18n", "export", "--quiet"])
    retranslated(
        journal.folder / "build/i18n/one.es.po", {"Hello to 12 patients there.": "Buenas a 12 pacientes."}
    )
    main(["i18n", "import", "build/i18n/one.es.po", "--quiet"])
    journal.article(
        "one",
        paragraphs(["Hello to all 12 patients over there.", "More of it since 2020."]),
        paragraphs(["Buenas tardes a 12 pacientes."]),
    )
    assert main(["i18n", "confirm", "--all", "--quiet"]) == 0
    assert "Hola a 12 pacientes." in [record.replaced for record in journal.pair("one").records]
    assert "stale" not in journal.states("one")


@pytest.mark.parametrize(
    "arguments",
    [
        ("export", "nowhere"),
        ("export", "--issue", "9-9"),
        ("export", "--lang", "tlh"),
        ("export", "--out", "content"),
        ("export", "--format", "doc"),
        ("import",),
        ("import", "x.po", "--lang", "tlh"),
    ],
    ids=" ".join,
)
def test_wrong_usage(
    journal: Journal, arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    """What cannot be meant is said in a sentence, with status 2."""
    try:
        status = main(["i18n", *arguments])
    except SystemExit as error:
        status = int(error.code or 0)
    assert status == 2
    assert "Traceback" not in capsys.readouterr().err


def test_nothing_to_do(journal: Journal, capsys: pytest.CaptureFixture[str]) -> None:
    """Where all is translated no file is written, and that is said."""
    journal.article("one", paragraphs(["Hello to 12 patients."]), paragraphs(["Hola a 12 pacientes."]))
    journal.confirm("one")
    assert main(["i18n", "export", "--ui-lang", "en"]) == 0
    said = capsys.readouterr()
    assert said.out == ""
    assert "There is nothing to translate." in said.err


@pytest.mark.parametrize("to", ["po", "xliff"])
def test_every_format_for_an_article_in_another_direction(
    journal: Journal, to: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """An article whose source is Spanish is exported into English."""
    journal.article("two", paragraphs(["Two."]), paragraphs(["Dos."], "Título"))
    journal.write("articles/two/article.yaml", "type: letter\nsource_language: es\n")
    assert main(["i18n", "export", "two", "--format", to, "--quiet"]) == 0
    (name,) = capsys.readouterr().out.split()
    assert name == f"build/i18n/two.en.{'po' if to == 'po' else 'xlf'}"
    assert main(["i18n", "import", name, "--quiet"]) == 0

"""A language from zero: `cajista i18n new` gives its words, its texts and its status, and what is there stays."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from cajista.cli import main
from cajista.po import read_po

ARTICLE = "content/articles/first-article"
GUIDE = Path(__file__).parents[2] / "content/articles/author-guide"


@pytest.fixture
def journal(new_journal: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A journal in two languages with one article."""
    monkeypatch.chdir(new_journal)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1781524800")
    return new_journal


def test_all_that_is_needed_is_made(journal: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A language without words of its own gets a catalogue, texts in which all is missing, and its status."""
    assert main(["i18n", "new", "ar"]) == 0
    made, table = capsys.readouterr().out.split("\n\n")
    assert made.splitlines() == ["content/journal.yaml", "templates/locales/ar.po", f"{ARTICLE}/ar.md"]
    assert re.search(r"first-article +ar +0% +6", table)
    catalogue = read_po((journal / "templates/locales/ar.po").read_text("utf-8"))
    assert catalogue.plural_forms[0] == 6
    assert not catalogue.faults
    words = {one.msgid: one for one in catalogue.entries}
    assert not any(form for one in catalogue.entries if one.msgid for form in one.msgstr)
    assert {"Abstract", "References", "percent sign"} <= words.keys()
    assert not any(one.msgid.startswith("Why it matters") for one in catalogue.entries)
    assert any("percent" in line for line in words["percent sign"].extracted)
    if shutil.which("msgfmt"):
        command = ["msgfmt", "-c", "-o", "/dev/null", "templates/locales/ar.po"]
        done = subprocess.run(command, cwd=journal, capture_output=True, text=True, check=True)
        assert done.stderr == ""


def test_what_is_there_stays(journal: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Asked again, nothing is made or changed; words that the program has need no catalogue."""
    assert main(["i18n", "new", "pt-PT"]) == 0
    assert not (journal / "templates/locales/pt.po").exists()
    text = journal / ARTICLE / "pt.md"
    text.write_text("---\ntitle: Carta\n---\nTexto.\n", "utf-8")
    before = {path: path.read_bytes() for path in journal.rglob("content/**/*") if path.is_file()}
    capsys.readouterr()
    assert main(["i18n", "new", "pt"]) == 0
    assert "There is nothing to add for this language." in capsys.readouterr().err
    assert {path: path.read_bytes() for path in journal.rglob("content/**/*") if path.is_file()} == before


LISTS = {
    "in one line": ("languages: {en: en-US, es: es-ES}  # both\n", "languages: {en: en-US, es: es-ES, ar: ar-EG}  # both\n"),
    "a line each": (
        "languages:\n  en: en-US\n  es: 'es-ES'  # Spain\npublisher: P\n",
        "languages:\n  en: en-US\n  es: 'es-ES'  # Spain\n  ar: ar-EG\npublisher: P\n",
    ),
    "in several lines": (
        "languages: {\n  en: en-US,\n  es: es-ES\n}\n",
        "languages: {\n  en: en-US,\n  es: es-ES, ar: ar-EG\n}\n",
    ),
    "line ends of Windows": (
        "languages:\r\n    en: en-US\r\n    es: es-ES\r\npublisher: P\r\n",
        "languages:\r\n    en: en-US\r\n    es: es-ES\r\n    ar: ar-EG\r\npublisher: P\r\n",
    ),
    "the end of the file": ("languages:\n  en: en-US\n  es: es-ES", "languages:\n  en: en-US\n  es: es-ES\n  ar: ar-EG\n"),
    "in quotes": ('"languages": {"en": "en-US", "es": "es-ES"}\n', '"languages": {"en": "en-US", "es": "es-ES", ar: ar-EG}\n'),
}  # fmt: skip


@pytest.mark.parametrize("case", LISTS)
def test_the_list_of_languages(case: str, journal: Path) -> None:
    """The entry is written as the others are, and every other byte of the settings stays."""
    before, after = LISTS[case]
    settings = journal / "content/journal.yaml"
    title = "title: {en: Journal, es: Revista}\n"
    settings.write_bytes(f"{title}{before}".encode())
    assert main(["i18n", "new", "ar"]) == 0
    assert settings.read_bytes().decode() == f"{title}{after}"


@pytest.mark.parametrize("code", ["xx", "p", "../pt", ""])
def test_unknown_languages_are_refused(code: str, journal: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is no language changes nothing."""
    before = (journal / "content/journal.yaml").read_bytes()
    assert main(["i18n", "new", code]) == 2
    assert "is not a locale that is known" in capsys.readouterr().err
    assert (journal / "content/journal.yaml").read_bytes() == before


def test_a_long_text_is_filled_by_an_import(journal: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A text with every construct: all of it is missing, no remark is taken for text, and an import writes it anew."""
    shutil.copytree(GUIDE, journal / "content/articles/author-guide", ignore=shutil.ignore_patterns("i18n"))
    assert main(["i18n", "new", "pt"]) == 0
    main(["check", "author-guide"])
    told = [line for line in "".join(capsys.readouterr()).splitlines() if "author-guide/pt.md:" in line]
    rules = {line.split(": ")[2] for line in told}
    assert rules <= {
        "every-passage-is-in-both-languages", "front-matter-agrees", "every-title-is-present", "headings-and-lists-agree",
        "what-the-journal-requires-is-present", "both-languages-cite-alike", "both-languages-mention-alike", "every-reference-is-cited",
        "links-agree", "formulas-agree", "code-agrees", "tables-agree", "identifiers-agree",
    }  # fmt: skip
    assert main(["i18n", "export", "author-guide", "--lang", "pt"]) == 0
    file = journal / "build/i18n/author-guide.pt.po"
    echoed = re.sub(r'msgid ("[^\n]+)\nmsgstr ""', r"msgid \1\nmsgstr \1", file.read_text("utf-8").replace("\\", "\\\\")).replace("\\\\", "\\")  # fmt: skip
    file.write_text(echoed, "utf-8")
    assert main(["i18n", "import", str(file)]) == 0
    text = (journal / "content/articles/author-guide/pt.md").read_text("utf-8")
    assert "<!-- Articles" not in text
    assert "Articles in this journal appear in English" in text
    capsys.readouterr()
    main(["i18n", "status", "author-guide", "--lang", "pt", "--format", "json"])
    assert json.loads(capsys.readouterr().out)["total"]["progress"] == 100


def test_a_text_that_was_begun_is_kept(journal: Path) -> None:
    """Once somebody has written in it, an import adds to the text and keeps its remarks."""
    assert main(["i18n", "new", "pt"]) == 0
    path = journal / ARTICLE / "pt.md"
    path.write_text(path.read_text("utf-8").replace('title: ""', "title: Doses em resumo"), "utf-8")
    assert main(["i18n", "export", "--lang", "pt"]) == 0
    file = journal / "build/i18n/first-article.pt.po"
    said = file.read_text("utf-8").replace(
        'msgid "Introduction"\nmsgstr ""', 'msgid "Introduction"\nmsgstr "Introdução"'
    )
    file.write_text(said, "utf-8")
    assert main(["i18n", "import", str(file)]) == 0
    text = path.read_text("utf-8")
    assert "Doses em resumo" in text
    assert "## Introdução" in text
    assert "<!-- ## Introduction -->" in text

"""The commands as people and scripts meet them: exit statuses, streams, files (contract: commands)."""

import errno
import io
import json
import tempfile
from pathlib import Path

import pytest

from cajista.cli import main


@pytest.fixture
def journal(new_journal: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A new journal, with nothing of the environment's language."""
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(new_journal)
    return new_journal


def text_of(journal: Path, language: str = "en") -> Path:
    """The first article's text."""
    return journal / f"content/articles/first-article/{language}.md"


def write_texts(journal: Path, text: str) -> None:
    """Gives the first article one text in both languages."""
    for language in ("en", "es"):
        text_of(journal, language).write_text(text, "utf-8")


def files_of(journal: Path) -> list[Path]:
    """Every file of a journal but those of the cache, which may be emptied or filled at any time."""
    return sorted(path for path in journal.rglob("*") if path.is_file() and ".cache" not in path.parts)


def build(*arguments: str) -> int:
    """A build of the formats that cost nothing."""
    return main(["build", "--to", "bib,ris,csl-json", *arguments])


def bib_of(journal: Path, slug: str = "first-article") -> Path:
    """A file that a build leaves."""
    return journal / f"build/site/en/articles/{slug}/{slug}.bib"


def test_new_journal_has_only_gaps(tmp_path: Path, journal: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What `new` makes has no error, and nothing is said of it but what the editor has to fill in."""
    assert main(["check", "--strict"]) == 0
    assert main(["new", "journal", str(tmp_path / "another")]) == 0
    capsys.readouterr()
    assert main(["check", "--format", "json", "--project", str(tmp_path / "another")]) == 0
    found = json.loads(capsys.readouterr().out)["findings"]
    assert {one["rule"] for one in found} == {
        "no-placeholder-is-left",
        "what-the-journal-requires-is-present",
    }
    assert build("--quiet", "--project", str(tmp_path / "another")) == 0


def test_new_never_writes_over(journal: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing that exists is lost to `new`."""
    assert main(["new", "journal", str(journal)]) == 2
    assert main(["new", "article", "first-article"]) == 2
    assert main(["new", "issue", "1-1"]) == 2
    assert main(["new", "article", "Otra carta"]) == 2
    assert "otra-carta" in capsys.readouterr().err


def test_new_texts_are_in_their_languages(tmp_path: Path) -> None:
    """A text begins with words of its language, and what differs by language is stated in each."""
    journal = tmp_path / "journal"
    assert main(["new", "journal", str(journal)]) == 0
    assert "title: Title of the article\n" in text_of(journal).read_text("utf-8")
    assert "title: Título del artículo\n" in text_of(journal, "es").read_text("utf-8")
    settings = (journal / "content/journal.yaml").read_text("utf-8")
    assert "title: {en: Journal of Examples, es: Revista de Ejemplos}\n" in settings


@pytest.mark.parametrize(
    ("languages", "settings"),
    [("es", "languages: {es: es-ES}\n"), ("es-MX,en-GB", "languages: {es: es-MX, en: en-GB}\n")],
)
def test_new_journal_in_other_languages(languages: str, settings: str, tmp_path: Path) -> None:
    """A journal can begin with the languages asked for, and has nothing to mend in these either."""
    folder = tmp_path / "journal"
    assert main(["new", "journal", str(folder), "--lang", languages]) == 0
    assert settings in (folder / "content/journal.yaml").read_text("utf-8")
    assert main(["check", "--project", str(folder)]) == 0


@pytest.mark.parametrize("language", ["xx", "es-XX", "../en", ""])
def test_new_journal_in_no_language(language: str, tmp_path: Path) -> None:
    """A language without words begins no journal; none at all means those that there are."""
    done = main(["new", "journal", str(tmp_path / "journal"), "--lang", language])
    assert done == (2 if language else 0)
    assert (tmp_path / "journal").exists() == (not language)


def test_new_files_lead_to_the_schemas(journal: Path) -> None:
    """Where the project has the schemas, editors are told which one goes with a file."""
    assert main(["schema"]) == 0
    assert main(["new", "article", "second"]) == 0
    first = (journal / "content/articles/second/article.yaml").read_text("utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=../../../docs/schemas/article.json"
    assert (journal / "content/articles/second" / first.partition("=")[2]).is_file()


def test_new_article_and_issue(journal: Path) -> None:
    """An article gets a text in each of the journal's languages."""
    assert main(["new", "article", "otra-carta"]) == 0
    assert main(["new", "issue", "2-1"]) == 0
    assert sorted(path.name for path in (journal / "content/articles/otra-carta").iterdir()) == [
        "article.yaml",
        "en.md",
        "es.md",
        "references.yaml",
    ]
    assert main(["check"]) == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ["build", "no-such-article"],
        ["build", "--lang", "fr"],
        ["build", "--to", "docx"],
        ["build", "--out", "content/out"],
        ["build", "--out", "templates"],
        ["build", "--out", "."],
        ["build", "--out", "journal.link/out"],
        ["build", "--out", "content/journal.yaml/out"],
        ["build", "--out", "x" * 300],
        ["build", "--out", "loop"],
        ["build", "--out", "nul\0"],
        ["build", "--out", "/proc/nowhere"],
        ["build", "--project", "loop"],
        ["build", "--project", "content"],
        ["explain", "no-such-rule"],
        ["new", "issue", "spring"],
        ["clean", "--out", "content"],
        ["cite", "content/journal.yaml", "--style", "no-such-style"],
    ],
    ids=" ".join,
)
def test_wrong_usage(arguments: list[str], journal: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Wrong usage is exit status 2 and a sentence on stderr, never a traceback."""
    (journal / "journal.link").symlink_to("content")
    (journal / "loop").symlink_to("loop")
    before = files_of(journal)
    assert main(arguments) == 2
    said = capsys.readouterr()
    assert said.err.startswith("cajista: ") or "cajista: " in said.err
    assert "Traceback" not in said.err
    assert files_of(journal) == before


def test_no_journal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Outside a journal, every command says how to begin one."""
    monkeypatch.chdir(tmp_path)
    assert main(["check"]) == 2
    assert "cajista new journal" in capsys.readouterr().err


def test_unusable_journal(journal: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A journal.yaml that cannot be read is told at its place."""
    (journal / "content/journal.yaml").write_text("title: [\n", "utf-8")
    assert main(["build"]) == 2
    assert "content/journal.yaml:1:8: error: yaml-is-well-formed" in capsys.readouterr().err


def test_an_unusable_journal_for_programs(journal: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What keeps a journal from being read is told in the format that was asked for."""
    (journal / "content/journal.yaml").write_text("title: [\n", "utf-8")
    assert main(["check", "--format", "json"]) == 2
    (found,) = json.loads(capsys.readouterr().out)["findings"]
    assert (found["rule"], found["file"], found["line"]) == ("yaml-is-well-formed", "content/journal.yaml", 1)


def test_no_character_ends_a_run(journal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where stdout has no ≥, text shows its code; what programs read is in UTF-8 all the same."""
    write_texts(journal, "---\ntitle: T\n---\nA  dose ≥5.\n")
    said = {}
    for form in ("text", "json"):
        stream = io.TextIOWrapper(io.BytesIO(), encoding="cp1252")
        monkeypatch.setattr("sys.stdout", stream)
        main(["check", "--format", form])
        stream.flush()
        said[form] = stream.buffer.getvalue()
    assert b"A  dose \\u22655." in said["text"]
    assert json.loads(said["json"].decode("utf-8"))["findings"]


def test_what_cannot_be_read_is_always_told(journal: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A rule that says why an article is not read cannot be off."""
    settings = journal / "content/journal.yaml"
    settings.write_text(settings.read_text("utf-8") + "checks: {yaml-is-well-formed: off}\n", "utf-8")
    (journal / "content/articles/first-article/article.yaml").write_text("authors: [\n", "utf-8")
    assert main(["check", "--format", "json"]) == 1
    out, err = capsys.readouterr()
    rules = {(one["file"].split("/")[-1], one["rule"]) for one in json.loads(out)["findings"]}
    assert rules >= {("article.yaml", "yaml-is-well-formed"), ("journal.yaml", "values-are-legal")}
    assert "could not be checked" in err


def test_a_file_that_cannot_be_read_has_its_language(
    journal: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A finding in a text names the text's language, though nothing of it was read."""
    text_of(journal, "es").unlink()
    text_of(journal, "es").symlink_to(text_of(journal, "es"))
    text_of(journal, "en").write_bytes(b"---\ntitle: caf\xe9\n---\n")
    main(["check", "--format", "json"])
    found = json.loads(capsys.readouterr().out)["findings"]
    assert {(one["rule"], one["language"]) for one in found} == {
        ("files-are-utf-8", "en"),
        ("files-are-present", "es"),
    }


def test_findings_in_every_format(journal: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Text, JSON, SARIF and annotations tell the same finding, at the same place."""
    write_texts(journal, "---\ntitle: Title 𝛼\n---\n𝛼 text[@nobody; @icmje2025].\n")
    capsys.readouterr()
    assert main(["check"]) == 1
    assert capsys.readouterr().out.startswith(
        "content/articles/first-article/en.md:4:8: error: every-citation-has-a-reference: There is no reference nobody."
    )
    main(["check", "--format", "json"])
    report = json.loads(capsys.readouterr().out)
    assert report["version"] == 1
    assert {
        key: report["findings"][0][key] for key in ("line", "column", "end_column", "article", "language")
    } == {
        "line": 4,
        "column": 8,
        "end_column": 15,
        "article": "first-article",
        "language": "en",
    }
    main(["check", "--format", "sarif"])
    result = json.loads(capsys.readouterr().out)["runs"][0]["results"][0]
    assert result["locations"][0]["physicalLocation"]["region"]["startColumn"] == 8
    main(["check", "--format", "github"])
    assert capsys.readouterr().out.startswith(
        "::error file=content/articles/first-article/en.md,line=4,col=8,"
    )


def test_severities_are_the_journals(journal: Path) -> None:
    """journal.yaml says how grave a rule is."""
    for language in ("en", "es"):
        text_of(journal, language).write_text("---\ntitle: T\n---\nText.\n", "utf-8")
    assert main(["check"]) == 0
    assert main(["check", "--strict"]) == 1
    with (journal / "content/journal.yaml").open("a", encoding="utf-8") as file:
        file.write("checks: {every-reference-is-cited: off}\n")
    assert main(["check", "--strict"]) == 0


def test_a_broken_article_stops_no_other(journal: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One article that cannot be read keeps its earlier output; the others are built; the status tells."""
    assert main(["new", "article", "second"]) == 0
    assert build() == 0
    before = bib_of(journal).read_bytes()
    bib_of(journal, "second").unlink()
    (journal / "content/articles/first-article/article.yaml").write_text("type: [\n", "utf-8")
    assert build() == 1
    assert bib_of(journal).read_bytes() == before
    assert bib_of(journal, "second").exists()
    assert "first-article" in capsys.readouterr().err


def test_errors_are_built_and_told(journal: Path) -> None:
    """What can be read is built, errors or not; --strict keeps the earlier output instead."""
    assert build() == 0
    before = bib_of(journal).read_bytes()
    write_texts(journal, "---\ntitle: Another title\n---\nText[@nobody; @icmje2025].\n")
    assert build("--strict") == 1
    assert bib_of(journal).read_bytes() == before
    assert build() == 1
    assert b"Another title" in bib_of(journal).read_bytes()
    report = json.loads((journal / "build/reports/findings.json").read_text("utf-8"))
    assert [one["rule"] for one in report["findings"]] == ["every-citation-has-a-reference"] * 2


def test_check_tries_formulas(journal: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`check` finds the formulas that `build` cannot set, each once, though pages and PDFs set them apart."""
    formulas = "$\\frac{a}{b}$, $\\frak{a$[@icmje2025] and\n\n$$ \\nonsense x $$\n\n$a^b^c$, $\\frac{1}$.\n"
    text_of(journal).write_text(f"---\ntitle: The $\\alph$\n---\n{formulas}", "utf-8")
    capsys.readouterr()
    assert main(["check"]) == 1
    said = [line for line in capsys.readouterr().out.splitlines() if "formulas-are-readable" in line]
    where = "content/articles/first-article/en.md"
    what = "error: formulas-are-readable: This formula cannot be set"
    assert said == [
        f"{where}:2:12: {what}: the command \\alph is unknown.",
        f"{where}:4:16: {what}: a brace is not closed.",
        f"{where}:6:1: {what}: the command \\nonsense is unknown.",
        f"{where}:8:1: {what}: something in it is missing or out of place.",
        f"{where}:8:10: {what}: something in it is missing or out of place.",
    ]
    assert main(["build", "--quiet", "--to", "html,pdf", "--lang", "en"]) == 1
    assert [line for line in capsys.readouterr().err.splitlines() if "formulas-are-readable" in line] == said


def test_check_writes_nothing(journal: Path) -> None:
    """Checking changes no file but those of its own cache."""

    def outside_build() -> dict[Path, int]:
        files = (path for path in journal.rglob("*") if path.relative_to(journal).parts[0] != "build")
        return {path: path.stat().st_mtime_ns for path in files}

    before = outside_build()
    text_of(journal).write_text("---\ntitle: T\n---\nText[@nothing].\n", "utf-8")
    before[text_of(journal)] = text_of(journal).stat().st_mtime_ns
    assert main(["check"]) == 1
    assert outside_build() == before


def test_out_is_where_the_caller_is(journal: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`--out` is relative to the caller's folder, not to the project."""
    monkeypatch.chdir(tmp_path)
    assert build("--project", "journal", "--out", "there") == 0
    assert (tmp_path / "there/site/en/articles/first-article/first-article.bib").is_file()


def test_a_full_disk_is_a_sentence(
    journal: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where nothing can be written, a build says so and why, and `check` still tells what it found."""
    assert build() == 0

    def full(*arguments: object, **options: object) -> tuple[int, str]:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(tempfile, "mkstemp", full)
    write_texts(journal, "---\ntitle: T\n---\nText[@nobody; @icmje2025].\n")
    capsys.readouterr()
    assert main(["check", "--ui-lang", "es"]) == 1
    said = capsys.readouterr()
    assert "No hay ninguna referencia nobody." in said.out
    assert build("--ui-lang", "es") == 1
    said = capsys.readouterr()
    assert "el disco está lleno" in said.err
    assert "Traceback" not in said.err


def test_clean_leaves_the_folder(journal: Path) -> None:
    """`clean` empties build/ and keeps its .gitignore."""
    build()
    assert main(["clean"]) == 0
    assert [path.name for path in (journal / "build").iterdir()] == [".gitignore"]


def test_messages_in_spanish(journal: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The program speaks the user's language."""
    text_of(journal).write_text("---\ntitle: T\n---\nText[@nobody; @icmje2025].\n", "utf-8")
    capsys.readouterr()
    main(["check", "--ui-lang", "es"])
    assert "No hay ninguna referencia nobody." in capsys.readouterr().out


def test_explain(capsys: pytest.CaptureFixture[str]) -> None:
    """`explain` prints a rule's help."""
    assert main(["explain", "every-reference-is-cited"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("every-reference-is-cited (warning)\n")
    assert "Why it matters" in said


def test_schema(journal: Path) -> None:
    """`schema` writes what editors complete keys by."""
    assert main(["schema", "--out", "schemas"]) == 0
    assert json.loads((journal / "schemas/article.json").read_text("utf-8"))["properties"]["authors"]


def test_help_in_the_users_language(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Help and refusals are said in the language asked for, by option or environment."""
    with pytest.raises(SystemExit):
        main(["build", "--help", "--ui-lang", "es"])
    said = capsys.readouterr().out
    assert said.startswith("uso: cajista build")
    assert "artículos" in said
    monkeypatch.setenv("LANG", "es_ES.UTF-8")
    with pytest.raises(SystemExit) as end:
        main(["build", "--jobs", "many"])
    assert end.value.code == 2
    assert "error: argumento --jobs" in capsys.readouterr().err


def test_languages_that_the_program_does_not_speak(journal: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A language that is asked for and not there is said; one that the environment asks for is passed over."""
    assert main(["check", "--ui-lang", "xx"]) == 2
    assert "xx" in capsys.readouterr().err

"""`cajista i18n status` and `confirm`, as translators and editors use them."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from cajista.cli import main

SLUG = "first-article"
EN = "---\ntitle: A letter\n---\nTwelve patients were treated.\n\nNone of them died.\n"
ES = "---\ntitle: Una carta\n---\nSe trató a doce pacientes.\n\nNinguno murió.\n"


@pytest.fixture
def journal(new_journal: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A journal with one article of three segments in both languages, which nobody has confirmed."""
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(new_journal)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1781524800")
    write(new_journal, "en", EN)
    write(new_journal, "es", ES)
    return new_journal


def write(journal: Path, language: str, text: str, slug: str = SLUG) -> None:
    """Gives an article a text."""
    (journal / f"content/articles/{slug}/{language}.md").write_text(text, "utf-8")


def record_of(journal: Path, slug: str = SLUG) -> Path:
    """Where the article's translation is recorded."""
    return journal / f"content/articles/{slug}/i18n/es.jsonl"


def records(journal: Path) -> list[dict[str, str]]:
    """What is recorded."""
    return [json.loads(line) for line in record_of(journal).read_text("utf-8").splitlines()]


def status(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    """The status as JSON."""
    capsys.readouterr()
    main(["i18n", "status", "--format", "json", *arguments])
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def counts(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, int]:
    """How many segments are in each state that occurs."""
    return {state: count for state, count in status(capsys, *arguments)["total"]["counts"].items() if count}


def test_from_first_meeting_to_review(journal: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Texts that were there before are adopted; what changes then is known; who looked, and when, too."""
    assert counts(capsys) == {"unconfirmed": 3}
    assert main(["i18n", "confirm", "--all", "--by", "Ana"]) == 0
    assert counts(capsys) == {"translated": 3}
    assert {(one["state"], one["by"], one["at"]) for one in records(journal)} == {
        ("translated", "Ana", "2026-06-15T12:00:00Z")
    }
    write(journal, "en", EN.replace("Twelve", "Thirteen"))
    assert counts(capsys) == {"translated": 2, "stale": 1}
    write(journal, "es", ES.replace("doce", "trece").replace("Ninguno", "Ninguno de ellos"))
    assert counts(capsys) == {"translated": 1, "stale-edited": 1, "edited": 1}
    assert main(["i18n", "confirm", SLUG, "--by", "Eva", "--reviewed"]) == 0
    assert counts(capsys) == {"reviewed": 3}
    assert {one["by"] for one in records(journal)} == {"Eva"}
    assert len(records(journal)) == 3
    assert status(capsys)["total"]["progress"] == 100


def test_what_is_missing_stays_so(journal: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nobody confirms what is not there, nor what translates nothing."""
    write(journal, "es", ES.replace("Ninguno murió.\n", ""))
    assert main(["i18n", "confirm", "--all"]) == 0
    assert "missing: 1" in capsys.readouterr().err
    assert counts(capsys) == {"missing": 1, "translated": 2}
    write(journal, "en", EN.replace("Twelve patients were treated.\n\n", ""))
    write(journal, "es", ES)
    main(["i18n", "confirm", "--all"])
    assert counts(capsys) == {"translated": 2, "orphan": 1}
    assert status(capsys)["total"]["segments"] == 2


def test_a_language_not_begun(journal: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An article without a text in a language is wholly missing there, which is no fault of the file's."""
    (journal / f"content/articles/{SLUG}/es.md").unlink()
    assert main(["i18n", "status"]) == 0
    assert counts(capsys) == {"missing": 3}
    assert status(capsys)["total"]["progress"] == 0


def test_only_some_states(journal: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What was adopted may be confirmed without confirming what is stale."""
    main(["i18n", "confirm", "--all"])
    write(journal, "en", EN.replace("Twelve", "Thirteen") + "\nThis is new.\n")
    write(journal, "es", ES + "\nEsto es nuevo.\n")
    assert counts(capsys) == {"translated": 2, "stale": 1, "unconfirmed": 1}
    assert main(["i18n", "confirm", "--all", "--only", "unconfirmed"]) == 0
    assert counts(capsys) == {"translated": 3, "stale": 1}
    assert main(["i18n", "confirm", "--all", "--only", "missing"]) == 2


def test_twins_keep_their_records(journal: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Two segments that say the same share a record; when one of them changes, the other keeps it."""
    write(journal, "en", EN + "\nNone of them died.\n")
    write(journal, "es", ES + "\nNinguno murió.\n")
    main(["i18n", "confirm", "--all"])
    assert len(records(journal)) == 3
    write(journal, "en", EN + "\nNone of them died in 2020.\n")
    assert counts(capsys) == {"translated": 3, "stale": 1}
    main(["i18n", "confirm", "--all"])
    assert counts(capsys) == {"translated": 4}


def test_confirming_says_what_to_confirm(journal: Path) -> None:
    """A slip of the fingers does not confirm a whole journal; nothing to confirm writes nothing."""
    assert main(["i18n", "confirm"]) == 2
    assert main(["i18n", "confirm", "another"]) == 2
    assert main(["i18n", "confirm", SLUG, "--lang", "pt"]) == 2
    assert not record_of(journal).exists()
    assert main(["i18n", "confirm", SLUG, "--lang", "en"]) == 0
    assert not record_of(journal).exists()
    assert main(["i18n", "confirm", SLUG]) == 0
    before = record_of(journal).stat()
    assert main(["i18n", "confirm", SLUG]) == 0
    after = record_of(journal).stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_what_cannot_be_read_is_said(journal: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A broken text is not taken for one that is not translated, and its record is left alone."""
    main(["i18n", "confirm", "--all"])
    before = record_of(journal).read_bytes()
    write(journal, "es", "---\ntitle: [\n---\nTexto.\n")
    assert main(["i18n", "status"]) == 1
    assert "cajista check" in capsys.readouterr().err
    (one,) = status(capsys)["translations"]
    assert (one["language"], one["readable"], one["segments"]) == ("es", False, 0)
    assert main(["i18n", "confirm", "--all"]) == 1
    assert record_of(journal).read_bytes() == before


def test_the_cache_is_never_wrong(journal: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is remembered of an article holds only while it is as it was, its record included."""
    main(["i18n", "confirm", "--all"])
    assert counts(capsys) == {"translated": 3}
    record_of(journal).unlink()
    assert counts(capsys) == {"unconfirmed": 3}
    settings = journal / "content/journal.yaml"
    settings.write_text(settings.read_text("utf-8").replace("es: es-ES", "es: es-ES, pt: pt-BR"), "utf-8")
    assert [one["language"] for one in status(capsys)["translations"]] == ["es", "pt"]
    assert counts(capsys, "--lang", "pt") == {"missing": 3}
    assert main(["i18n", "status", "--lang", "fr"]) == 2


def test_the_table(journal: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The table has a column for each state that occurs, in the user's language."""
    main(["i18n", "confirm", "--all"])
    write(journal, "en", EN.replace("Twelve", "Thirteen"))
    capsys.readouterr()
    assert main(["i18n", "status", "--ui-lang", "es"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split() == ["Artículo", "Idioma", "Avance", "desactualizados", "traducidos"]
    assert re.split(" +", lines[1]) == [SLUG, "es", "66\u00a0%", "1", "2"]


def test_unchanged_articles_are_not_read(journal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is known is told without loading what reads articles, sets pages or fills in templates."""
    monkeypatch.setattr("cajista.building.digests._DOUBTFUL", -(10**18))
    assert main(["i18n", "status"]) == 0
    show = "from cajista.cli import main; import sys; main(['i18n', 'status']); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", show], capture_output=True, text=True, check=True)
    heavy = {"babel", "jinja2", "markdown_it", "pydantic", "weasyprint", "yaml"}
    ours = {"cajista.reading.article", "cajista.checks", "cajista.csl", "cajista.outputs"}
    assert not (heavy | ours) & set(done.stdout.split())

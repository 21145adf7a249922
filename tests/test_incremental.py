"""Nothing is made twice: which files a build sets anew after which edit. Work is counted, never timed."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from cajista import pipeline
from cajista.cli import main
from cajista.outputs import setting

ROOT = Path(__file__).parents[1]
LETTER, GUIDE = "anakinra-comment", "author-guide"


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    """A copy of the sample journal that makes all formats but the slow one, and has been built."""
    shutil.copytree(ROOT / "content", tmp_path / "content")
    settings = tmp_path / "content/journal.yaml"
    settings.write_text(f"{settings.read_text('utf-8')}\nformats: [html, bib, ris, csl-json]\n", "utf-8")
    build(tmp_path)
    return tmp_path


@pytest.fixture
def settings(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str, str]]:
    """What is set from now on: article, language, format."""
    done: list[tuple[str, str, str]] = []
    real = setting.set_edition

    def counted(edition, name, *rest):  # type: ignore[no-untyped-def]
        done.append((edition.slug, edition.language, name))
        return real(edition, name, *rest)

    monkeypatch.setattr(pipeline, "set_edition", counted)
    return done


def build(journal: Path, *more: str) -> int:
    """Builds without a word about what goes well."""
    return main(["build", "--project", str(journal), "--quiet", *more])


def edit(file: Path, old: str, new: str) -> None:
    """Replaces words of a file that are there."""
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def times(journal: Path) -> dict[str, int]:
    """When each file of the site was last written, in nanoseconds."""
    site = journal / "build/site"
    return {
        str(path.relative_to(site)): path.stat().st_mtime_ns for path in site.rglob("*") if path.is_file()
    }


def written(journal: Path, before: dict[str, int]) -> set[str]:
    """The files of the site that were written since."""
    return {path for path, time in times(journal).items() if before.get(path) != time}


def test_nothing_to_do(journal: Path, settings: list[tuple[str, str, str]]) -> None:
    """A build of what was built sets and writes nothing."""
    before = times(journal)
    build(journal)
    assert settings == []
    assert times(journal) == before


def test_nothing_heavy_is_loaded_when_there_is_nothing_to_do(journal: Path) -> None:
    """A build with nothing to do starts at once."""
    program = (
        "import sys; from cajista.cli import main; main(sys.argv[1:]);"
        "print(*sorted({*sys.modules} & {'weasyprint', 'pydantic', 'jinja2', 'yaml', 'cajista.pipeline', 'cajista.shop',"
        "'cajista.checks', 'cajista.reading', 'cajista.catalogue', 'cajista.reporting', 'cajista.outputs'}), '.')"
    )
    command = [sys.executable, "-c", program, "build", "--project", str(journal), "--quiet"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1].strip() == "."


def test_many_files_are_looked_at_by_two_processes(
    journal: Path, settings: list[tuple[str, str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where there are many articles, another process looks at what was made of them: with the same answers."""
    monkeypatch.setattr("cajista.rebuilding._MANY", 0)
    build(journal)
    assert settings == []
    page = journal / f"build/site/en/articles/{LETTER}/index.html"
    page.write_bytes(page.read_bytes() + b" ")
    build(journal)
    assert settings == [(LETTER, "en", "html")]


def test_one_paragraph(journal: Path, settings: list[tuple[str, str, str]]) -> None:
    """An edited Spanish paragraph sets the Spanish page of its article, and nothing else."""
    before = times(journal)
    edit(journal / f"content/articles/{GUIDE}/es.md", "Elija", "Escoja")
    build(journal)
    assert {(slug, language) for slug, language, _ in settings} == {(GUIDE, "es")}
    assert written(journal, before) == {f"es/articles/{GUIDE}/index.html"}


def test_a_title_goes_where_it_is_shown(journal: Path) -> None:
    """An edited title changes the pages of both languages, and the lists that show it, of its language."""
    before = times(journal)
    edit(
        journal / f"content/articles/{GUIDE}/es.md",
        "Escribir para esta revista: una",
        "Escribir para la revista: una",
    )
    build(journal)
    changed = written(journal, before)
    assert {f"{language}/articles/{GUIDE}/index.html" for language in ("en", "es")} <= changed
    assert "es/index.html" in changed
    assert "en/index.html" not in changed
    assert not any(LETTER in path for path in changed)


def test_a_template_sets_everything(journal: Path, settings: list[tuple[str, str, str]]) -> None:
    """A journal's own template is an input of every page."""
    own = journal / "templates/html/parts/gate.html"
    own.parent.mkdir(parents=True)
    shutil.copy(ROOT / "templates/html/parts/gate.html", own)
    build(journal)
    pages = {(slug, language) for slug, language, name in settings if name == "html"}
    assert pages == {(slug, language) for slug in (LETTER, GUIDE) for language in ("en", "es")}


def test_an_output_that_is_gone_is_made_again(journal: Path, settings: list[tuple[str, str, str]]) -> None:
    """What somebody deleted or changed in the output folder is set anew, with the same bytes."""
    page = journal / f"build/site/en/articles/{LETTER}/index.html"
    data = page.read_bytes()
    page.unlink()
    build(journal)
    assert page.read_bytes() == data
    page.write_bytes(b"changed by hand")
    build(journal)
    assert page.read_bytes() == data
    assert settings == [(LETTER, "en", "html")] * 2


def test_a_date_that_lies_does_not_matter(journal: Path) -> None:
    """A file with the size and date of the one before it is still seen to differ."""
    text = journal / f"content/articles/{LETTER}/es.md"
    stat = text.stat()
    edit(text, "anakinra", "anakinrA")
    os.utime(text, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    build(journal)
    assert "anakinrA" in (journal / f"build/site/es/articles/{LETTER}/index.html").read_text("utf-8")


def test_a_draft_is_not_taken_for_the_article(journal: Path) -> None:
    """What a draft's pages say goes when the article is built again."""
    page = journal / f"build/site/en/articles/{LETTER}/index.html"
    data = page.read_bytes()
    build(journal, "--draft")
    assert page.read_bytes() != data
    build(journal)
    assert page.read_bytes() == data


def test_findings_are_told_again(journal: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What was found when an article was made is said by builds that make nothing."""
    build(journal)
    first = capsys.readouterr().err
    build(journal)
    assert "every-reference-is-complete" in first
    assert capsys.readouterr().err == first


def test_the_first_issue_concerns_articles_in_none(
    new_journal: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An article that no issue lists is looked at anew when there are issues."""
    with (new_journal / "content/journal.yaml").open("a", encoding="utf-8") as file:
        file.write("formats: [html]\n")
    for command in ("build", "check"):
        for issue in (new_journal / "content/issues").glob("*.yaml"):
            issue.unlink()
        run = (command, "--project", str(new_journal))
        main(run)
        assert "every-article-is-in-an-issue" not in capsys.readouterr().err
        (new_journal / "content/issues").mkdir(exist_ok=True)
        (new_journal / "content/issues/1-1.yaml").write_text(
            "volume: '1'\nissue: '1'\ndate: 2024-01\n", "utf-8"
        )
        main(run)
        told = capsys.readouterr()
        assert "every-article-is-in-an-issue" in told.err + told.out


def test_reasons_are_told(journal: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`--explain` says which file changed, what was made for that, and what stands."""
    edit(journal / f"content/articles/{GUIDE}/es.md", "Elija", "Escoja")
    (journal / f"build/site/en/articles/{LETTER}/index.html").unlink()
    capsys.readouterr()
    build(journal, "--explain")
    told = capsys.readouterr().out.splitlines()
    assert f"{GUIDE}: Changed: content/articles/{GUIDE}/es.md." in told
    assert f"  + site/es/articles/{GUIDE}/index.html" in told
    assert f"  = site/en/articles/{GUIDE}/index.html" in told
    assert f"{LETTER}: Not as they were written: site/en/articles/{LETTER}/index.html." in told
    settings = journal / "content/journal.yaml"
    settings.write_text(f"{settings.read_text('utf-8')}\n# a remark\n", "utf-8")
    build(journal, "--explain")
    told = capsys.readouterr().out.splitlines()
    assert {f"{name}: Changed: content/journal.yaml." for name in (LETTER, GUIDE, "home en")} <= set(told)
    build(journal, "--explain")
    assert capsys.readouterr().out == "All stands as it was made.\n"


def test_what_is_kept_is_what_a_clean_build_makes(journal: Path) -> None:
    """After edits, the site is byte for byte the one that a build from nothing makes."""
    edit(journal / f"content/articles/{GUIDE}/es.md", "Elija", "Escoja")
    build(journal)
    edit(journal / f"content/articles/{LETTER}/article.yaml", "first_page: 120", "first_page: 119")
    build(journal)
    shutil.rmtree(journal / f"content/articles/{GUIDE}")
    build(journal)
    build(journal, "--out", str(journal / "clean"))
    site, clean = journal / "build/site", journal / "clean/site"
    files = {path.relative_to(clean) for path in clean.rglob("*") if path.is_file()}
    assert {path.relative_to(site) for path in site.rglob("*") if path.is_file()} == files
    assert [path for path in files if (site / path).read_bytes() != (clean / path).read_bytes()] == []


def test_what_all_pdfs_share_is_set_up_once(new_journal: Path) -> None:
    """Style sheets are parsed, faces registered and WeasyPrint imported once for all PDFs that a process makes."""
    articles = new_journal / "content/articles"
    (first,) = articles.iterdir()
    for name in ("b", "c"):
        shutil.copytree(first, articles / name)
    program = """
import builtins, sys
from collections import Counter
counts = Counter()
real = builtins.__import__
def counted(name, *rest, **more):
    before = "weasyprint" in sys.modules
    found = real(name, *rest, **more)
    counts["import"] += not before and "weasyprint" in sys.modules and name == "weasyprint"
    return found
builtins.__import__ = counted
from cajista.cli import main
import cajista.outputs.pdf as pdf
pdf.load_weasyprint()
import weasyprint, weasyprint.text.fonts as fonts
def count(owner, name, label):
    plain = getattr(owner, name)
    def wrapper(*args, **more):
        counts[label] += 1
        return plain(*args, **more)
    setattr(owner, name, wrapper)
plain = weasyprint.CSS.__init__
def parsed(self, *args, **more):
    counts["sheet"] += len(more.get("string") or "") > 1000  # an article's own are a few lines
    plain(self, *args, **more)
weasyprint.CSS.__init__ = parsed
count(fonts.FontConfiguration, "__init__", "faces")
count(pdf, "article", "pdf")
main(sys.argv[1:])
print(*(counts[name] for name in ("import", "sheet", "faces", "pdf")))
"""
    command = [
        sys.executable,
        "-c",
        program,
        "build",
        "--jobs",
        "1",
        "--quiet",
        "--project",
        str(new_journal),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    imports, sheets, faces, pdfs = map(int, done.stdout.split())
    assert pdfs == 6
    assert (imports, faces, sheets) == (1, 1, 2)

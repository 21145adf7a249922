"""What is wrong in a journal's own templates, styles and words is told at its place, and stops nothing else."""

from pathlib import Path

import pytest

from cajista.cli import main

ENTRY = "<li>{{ page.title(edition) }}</li>\n"
ARTICLE = '{% extends "html/base.html" %}\n{% block main %}\n'


@pytest.fixture
def journal(new_journal: Path) -> Path:
    """A new journal, in which nothing is to be mended."""
    return new_journal


def findings_of(said: str, rule: str = "templates-are-sound") -> list[str]:
    """The findings of a rule, each in one line."""
    return [line.replace(f": {rule}", "") for line in said.splitlines() if f": {rule}: " in line]


BROKEN = {
    "a block that is not closed": (
        "html/article.html", ARTICLE + "{% if contents %}\n",
        "3: error: The template cannot be understood here. Jinja says: Unexpected end of template."),
    "a tag that does not exist": (
        "html/parts/entry.html", ENTRY + "{% fi %}\n",
        "2: error: The template cannot be understood here. Jinja says: Encountered unknown tag 'fi'."),
    "a name that does not exist": (
        "html/article.html", ARTICLE + "{{ titel }}\n{% endblock %}\n", "3: error: The name titel means nothing here."),
    "a name within another": (
        "html/parts/entry.html", ENTRY + "{{ edition.titel }}\n", "2: error: The name titel means nothing here."),
    "a name in a template that is included": (
        "html/parts/byline.html", "\n\n{{ nobody }}", "3: error: The name nobody means nothing here."),
    "a template that is not there": (
        "html/article.html", ARTICLE + '{% include "html/nothing.html" %}\n{% endblock %}\n',
        "3: error: There is no template html/nothing.html."),
    "a template that includes itself": (
        "html/parts/header.html", '<p>\n{% include "html/parts/header.html" %}', "2: error: This cannot be worked out."),
    "a sum that cannot be": (
        "html/parts/entry.html", ENTRY + "{{ 1 // 0 }}\n",
        "2: error: This cannot be worked out. Python says: ZeroDivisionError: integer division or modulo by zero"),
    "a call with too little": (
        "html/parts/entry.html", "\n{{ page.article() }}\n", "2: error: This cannot be worked out. Python says: TypeError"),
    "another encoding": ("html/home.html", "\xe9", "1: error: The file is not in UTF-8."),
    "a PDF's": ("pdf/article.html", "<p>\n{{ edition.titel }}", "2: error: The name titel means nothing here."),
    "a feed's": ("html/feed.xml", "<feed>\n{{ nothing }}</feed>", "2: error: The name nothing means nothing here."),
    "a style with a stray brace": (
        "css/screen.css", "p { color: red }\n}\nq { color: blue }\n",
        "2: error: The style sheet cannot be understood here, and this part of it has no effect."),
    "a style without a colon": (
        "css/screen.css", "@media print {\n  p { color red }\n}\n",
        "2: error: The style sheet cannot be understood here, and this part of it has no effect."),
    "a style that is not closed": (
        "css/pdf.css", '/* { */ p::before { content: "}" }\n\nq {\n', "3: error: The brace that opens here is never closed."),
    "a name that is mistyped": (
        "html/artcle.html", "<p>", "1: warning: This file stands in for none of the program's."),
}  # fmt: skip


@pytest.mark.parametrize("case", BROKEN)
def test_broken_overrides(case: str, journal: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A finding with file and line, once for all articles and languages; never a traceback."""
    name, text, said = BROKEN[case]
    file = journal / "templates" / name
    file.parent.mkdir(parents=True)
    file.write_bytes(text.encode("latin-1"))
    status = main(["build", "--quiet", "--project", str(journal)])
    err = capsys.readouterr().err
    found = findings_of(err)
    assert len(found) == 1, err
    assert found[0].startswith(f"templates/{name}:{said.partition(':')[0]}:"), err
    assert said.partition(": ")[2] in found[0]
    assert status == (0 if "warning" in said else 1)
    assert "Traceback" not in err
    assert "Something went wrong" not in err


def test_grammar_is_checked_where_nothing_is_made(journal: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`check` reads a journal's own templates and styles."""
    (journal / "templates/html").mkdir(parents=True)
    (journal / "templates/css").mkdir()
    (journal / "templates/html/issue.html").write_text("{% if %}", "utf-8")
    (journal / "templates/css/pdf.css").write_text("p {\n  color: red;\n", "utf-8")
    assert main(["check", "--project", str(journal)]) == 1
    places = [line.partition(" error: ")[0] for line in findings_of(capsys.readouterr().out)]
    assert places == ["templates/css/pdf.css:1:3:", "templates/html/issue.html:1:1:"]


def test_a_broken_list_leaves_articles_alone(journal: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where only the pages that list articles cannot be made, articles are, and the earlier lists stay."""
    assert main(["build", "--quiet", "--to", "html", "--project", str(journal)]) == 0
    home = journal / "build/site/en/index.html"
    before = home.read_bytes()
    (journal / "templates/html").mkdir(parents=True)
    (journal / "templates/html/home.html").write_text("{{ nothing }}", "utf-8")
    text = journal / "content/articles/first-article/en.md"
    text.write_text(text.read_text("utf-8").replace("Doses in brief", "Another title"), "utf-8")
    assert main(["build", "--quiet", "--to", "html", "--project", str(journal)]) == 1
    assert "The pages that list articles could not be made; the earlier ones stay." in capsys.readouterr().err
    assert home.read_bytes() == before
    assert "Another title" in (journal / "build/site/en/articles/first-article/index.html").read_text("utf-8")


def test_sound_overrides(journal: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A journal's own template, style and word are used, and its originals may lie in hidden folders."""
    for name, text in {
        "html/parts/entry.html": "<li>OWN {{ page.title(edition) }}</li>\n",
        "css/screen.css": "@media print { p { color: red; } }\n@page { margin: 0 }\n.own > a:not(.b) { --x: {} }\n",
        "html/.old/home.html": "{% if %}",
        "html/own/part.html": "<p>",
    }.items():
        (journal / "templates" / name).parent.mkdir(parents=True, exist_ok=True)
        (journal / "templates" / name).write_text(text, "utf-8")
    assert main(["build", "--quiet", "--to", "html", "--strict", "--project", str(journal)]) == 0
    assert capsys.readouterr().err == ""
    assert "OWN Doses in brief" in (journal / "build/site/en/index.html").read_text("utf-8")
    assert b".own" in (journal / "build/site/assets/screen.css").read_bytes()


STYLES = {
    "vancuver": "There is no citation style vancuver. Did you mean one of these: vancouver, ",
    "Reumatología Clínica": "There is no citation style Reumatología Clínica. Did you mean “reumatologia-clinica”?",
    "xyzzyplugh": "There is no citation style xyzzyplugh. Name a CSL style, as nlm-citation-sequence, ",
}


@pytest.mark.parametrize("style", STYLES)
def test_unknown_styles(style: str, journal: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A style that is not there is told at its place, with what was perhaps meant."""
    settings = journal / "content/journal.yaml"
    text = settings.read_text("utf-8").replace("nlm-citation-sequence-superscript", style)
    settings.write_text(text, "utf-8")
    main(["check", "--format", "json", "--project", str(journal)])
    import json

    (found,) = json.loads(capsys.readouterr().out)["findings"]
    assert f"{found['message']} {found['hint']}".startswith(STYLES[style])
    assert (found["file"], found["line"], found["column"]) == ("content/journal.yaml", 5, 8)
    assert (
        main(["cite", str(journal / "content/articles/first-article/references.yaml"), "--style", style]) == 2
    )
    assert STYLES[style].partition(". ")[0] in capsys.readouterr().err


@pytest.mark.parametrize(
    ("style", "line", "said"),
    [
        ("<style>\n<citation>", 2, "No se puede usar el estilo de citas own: no es XML bien formado."),
        ("<html/>", 1, "No se puede usar el estilo de citas own: <html> no es un estilo CSL."),
        ("", 1, "No se puede usar el estilo de citas own: no es XML bien formado."),
    ],
)
def test_broken_styles(
    style: str, line: int, said: str, journal: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A journal's own style that is broken is told in its own file, in one language."""
    (journal / "templates/csl").mkdir(parents=True)
    (journal / "templates/csl/own.csl").write_text(style, "utf-8")
    settings = journal / "content/journal.yaml"
    text = settings.read_text("utf-8").replace("nlm-citation-sequence-superscript", "own")
    settings.write_text(text, "utf-8")
    assert main(["check", "--ui-lang", "es", "--project", str(journal)]) == 1
    assert (
        f"templates/csl/own.csl:{line}:1: error: the-citation-style-is-usable: {said}\n"
        in capsys.readouterr().out
    )

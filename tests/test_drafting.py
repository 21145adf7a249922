"""Drafts that show what is not translated, and what would not fit."""

import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cajista.cli import main
from cajista.drafting import BEGIN, END, accented, with_marks

GREEK = {"content/journal.yaml": "title: Περί\nshort_title: Πε\npublisher: Οίκος\nlanguages: {en: en-US}\n"}
TEXT = """---
title: Μία δόση
keywords: [δόση]
abstract: |
  Μία δόση αρκεί.
declarations: {conflicts: Ουδέν., ethics: Ουδέν., data: Ουδέν., acknowledgements: Ουδέν., funding: Ουδέν.}
---
## Εισαγωγή

Όπως @fig:ena και @tbl:ena δείχνουν[@a2020].[^1]

Table: Δόσεις. {#tbl:ena}

| Βάρος | Δόση |
|---|---|
| 50 | 100 |

![Ροή.](figures/flow.svg){#fig:ena alt="Ροή."}

[^1]: Σημείωση.
"""
FACTS = """type: letter
subject: Γράμμα
source_language: en
first_page: 1
last_page: 2
volume: 1
issue: 2
license: CC-BY-4.0
authors:
  - name: {literal: Ομάδα}
    corresponding: true
    email: α@β.γ
"""
REFERENCES = "- {id: a2020, type: book, title: Βιβλίο, author: [{literal: Ομάδα}], issued: 2020}\n"
NAMES = {
    "CC",
    "BY",
    "DOI",
    "ISSN",
    "PDF",
    "ORCID",
    "ROR",
    "BibTeX",
    "RIS",
    "CSL",
    "JSON",
    "English",
    "Cajista",
}
"""What is called so in every language."""


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    """A journal of which no word is in Latin letters but those of the interface."""
    folder = tmp_path / "journal"
    article = folder / "content" / "articles" / "a"
    (article / "figures").mkdir(parents=True)
    (folder / "content" / "journal.yaml").write_text(GREEK["content/journal.yaml"], "utf-8")
    for name, text in {"article.yaml": FACTS, "en.md": TEXT, "references.yaml": REFERENCES}.items():
        (article / name).write_text(text, "utf-8")
    picture = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9z"/></svg>'
    (article / "figures" / "flow.svg").write_text(picture, "utf-8")
    return folder


class _Seen(HTMLParser):
    """What a page shows and says aloud."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._hidden += tag in ("script", "style")
        self.texts += [value or "" for name, value in attrs if name in ("alt", "aria-label", "data-done")]

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in ("script", "style")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.texts.append(data)


def page(out: Path) -> tuple[str, str]:
    """The article's page, and what it shows."""
    text = (out / "site/en/articles/a/index.html").read_text("utf-8")
    seen = _Seen()
    seen.feed(text)
    return text, "\n".join(seen.texts)


def test_every_word_is_accented(journal: Path, tmp_path: Path) -> None:
    """On a page of the pseudo-language no word of more than three letters is as it was."""
    out = tmp_path / "out"
    main(["build", "--quiet", "--pseudo", "--project", str(journal), "--out", str(out)])
    for file in list((out / "site/en").rglob("index.html")):
        seen = _Seen()
        seen.feed(file.read_text("utf-8"))
        shown = re.sub(r"https?://\S+|doi:\S+", "", "\n".join(seen.texts))
        plain = {word for word in re.findall(r"[^\W\d_]{3,}", shown) if word.isascii()} - NAMES
        assert not plain, file
    assert accented("Abstract") in page(out)[1]


def test_every_word_of_the_pdf_is_accented(journal: Path, tmp_path: Path) -> None:
    """In print, too."""
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext is not installed (poppler-utils)")
    out = tmp_path / "out"
    main(["build", "--quiet", "--pseudo", "--to", "pdf", "--project", str(journal), "--out", str(out)])
    command = ["pdftotext", str(next(out.rglob("*.pdf"))), "-"]
    shown = subprocess.run(command, capture_output=True, check=True).stdout.decode()
    assert accented("Keywords").lower() in shown.lower()
    shown = re.sub(r"https?://\S+|doi:\S+", "", shown)
    assert not {word for word in re.findall(r"[^\W\d_]{3,}", shown) if word.isascii()} - NAMES


def test_words_that_are_missing_are_marked(journal: Path, tmp_path: Path) -> None:
    """What a language has no word for stands marked on the page, in brackets where nothing can be marked."""
    (journal / "content/journal.yaml").write_text(
        GREEK["content/journal.yaml"].replace("en: en-US", "el: el-GR"), "utf-8"
    )
    (journal / "content/articles/a/en.md").rename(journal / "content/articles/a/el.md")
    facts = journal / "content/articles/a/article.yaml"
    facts.write_text(facts.read_text("utf-8").replace("source_language: en", "source_language: el"), "utf-8")
    locales = journal / "templates/locales"
    locales.mkdir(parents=True)
    (locales / "el.po").write_text(
        'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
        'msgid "Abstract"\nmsgstr "Περίληψη"\n',
        "utf-8",
    )
    out = tmp_path / "out"
    main(["build", "--quiet", "--mark-missing", "--project", str(journal), "--out", str(out)])
    text = (out / "site/el/articles/a/index.html").read_text("utf-8")
    assert '<h2 id="keywords"><mark class="untranslated" title="Not translated">Keywords</mark></h2>' in text
    assert '<h2 id="abstract">Περίληψη</h2>' in text
    assert 'aria-label="[Authors]"' in text
    for file in out.rglob("*.*"):
        if file.suffix in (".html", ".xml"):
            assert BEGIN not in file.read_text("utf-8"), file


PIECES = st.lists(
    st.sampled_from(["Page", " ", "{name}", "<b>", "</b>", "&amp;", "%(prog)s", "ñandú", "x", "7"])
)


@given(PIECES)
def test_placeholders_and_markup_stay(pieces: list[str]) -> None:
    """Whatever a wording is made of, its placeholders and marks are as they were, and it is no shorter."""
    text = "".join(pieces)
    kept = re.compile(r"\{\w+\}|%\(\w+\)s|</?b>|&amp;|\d")
    assert kept.findall(accented(text)) == kept.findall(text)
    assert len(accented(text)) >= len(text)


def test_a_third_longer() -> None:
    """Sentences grow by about 35 per cent, as translations do."""
    text = "These authors contributed equally to this work and share its first place."
    assert 1.25 <= len(accented(text)) / len(text) <= 1.45


def test_marks_in_every_place() -> None:
    """In text an element marks a word; attributes, titles and scripts get brackets; other markup stays."""
    word = f"{BEGIN}Yes & no{END}"
    markup = f'<title>{word}</title><a title="{word}">{word}</a><script>"{word}"</script><!-- {word} -->'
    mark = '<mark class="untranslated" title="&quot;">Yes & no</mark>'
    expected = '<title>[Yes & no]</title><a title="[Yes & no]">' + mark + '</a><script>"[Yes & no]"</script>'
    assert with_marks(markup, '"') == expected + "<!-- [Yes & no] -->"
    assert with_marks("<p>No mark</p>", "") == "<p>No mark</p>"


def test_passages_that_are_missing_are_marked(new_journal: Path, tmp_path: Path) -> None:
    """A paragraph that only the source has stands marked after the one that it follows, in that draft alone."""
    folder = next(new_journal.glob("content/articles/*"))
    for language, texts in {
        "en": (
            "Methotrexate, 15 mg, was given on 23 May.",
            "Folic acid, 480 µg & water, was added.",
            "Prednisone, 7 mg, followed on 9 June.",
        ),
        "es": (
            "Se administró metotrexato, 15 mg, el 23 de mayo.",
            "La prednisona, 7 mg, siguió el 9 de junio.",
        ),
    }.items():
        path = folder / f"{language}.md"
        path.write_text(path.read_text("utf-8") + "\n" + "\n\n".join(texts) + "\n", "utf-8")
    command = [
        "build",
        "--quiet",
        "--to",
        "html",
        "--project",
        str(new_journal),
        "--out",
        str(tmp_path / "out"),
    ]
    pages = {
        language: tmp_path / f"out/site/{language}/articles/{folder.name}/index.html"
        for language in ("en", "es")
    }
    main([*command, "--mark-missing"])
    text = pages["es"].read_text("utf-8")
    marked = re.findall(r'<mark class="untranslated" title="[^"]+">(.*?)</mark>', text)
    assert len(marked) == 1
    assert re.match(r"Folic acid, 480\sµg &amp; water", marked[0])
    assert text.index("metotrexato") < text.index("Folic acid") < text.index("prednisona")
    assert "untranslated" not in pages["en"].read_text("utf-8")
    main(command)
    assert "Folic acid" not in pages["es"].read_text("utf-8")


EN = """---
title: A letter
subtitle: With a subtitle
keywords: [dose, tocilizumab]
abstract: |
  The first paragraph.

  The second *paragraph* of it.
declarations: {conflicts: None., funding: A foundation paid.}
---
## Methods

Doses were 15 mg[@icmje2025].

### Doses {#sec:doses}

- Given **daily** on 23 May[@icmje2025].

Table: Doses by weight. {#tbl:doses}

| Weight | Dose |
|---|---|
| Light | Low |

> A quotation of 1984.
"""
ES = """---
title: Una carta
keywords: [tocilizumab]
abstract: |
  El primer párrafo.
declarations: {conflicts: Ninguno.}
---
## Métodos

Las dosis fueron de 15 mg[@icmje2025].
"""


def test_what_is_missing_keeps_its_form(new_journal: Path, tmp_path: Path) -> None:
    """Headings, items, tables and quotations are shown as such, with their marks; the front matter in its place."""
    folder = next(new_journal.glob("content/articles/*"))
    for language, text in (("en", EN), ("es", ES)):
        (folder / f"{language}.md").write_text(text, "utf-8")
    out = tmp_path / "out"
    main(
        [
            "build",
            "--quiet",
            "--to",
            "html",
            "--mark-missing",
            "--project",
            str(new_journal),
            "--out",
            str(out),
        ]
    )
    page = (out / f"site/es/articles/{folder.name}/index.html").read_text("utf-8")
    plain = re.sub(r'<mark class="untranslated" title="[^"]+">(.*?)</mark>', r"«\1»", page, flags=re.DOTALL)
    assert re.search(r'<p class="subtitle">«With a subtitle»</p>', plain)
    assert "<li>«dose»</li>" in plain
    assert "<p>El primer párrafo.</p>\n<p>«The second <em>paragraph</em> of it.»</p>" in plain
    assert "<p>«A foundation paid.»</p>" in plain
    assert re.search(r'<h3 id="[^"]+">«Doses»</h3>', plain)
    assert re.search(r"<li>.*«Given <strong>daily</strong> on 23.May", plain)
    assert re.search(r"<figcaption[^>]*>.*«Doses by weight.»</figcaption>", plain)
    assert "<td>«Light»</td><td>«Low»</td>" in plain
    assert "<blockquote>\n<p>«A quotation of 1984.»</p>" in plain
    order = [
        plain.index(words)
        for words in ("15\u00a0mg", "«Doses»", "Given <strong>", "«Doses by weight.»", "A quotation")
    ]
    assert order == sorted(order)
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))

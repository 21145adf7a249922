"""A language is one file: Portuguese sets a journal, and no line of the program names a language."""

import ast
import re
from pathlib import Path

import pytest

from cajista.cli import main
from cajista.po import read_po
from cajista.speaking import languages, languages_of_pages

ROOT = Path(__file__).parents[1]
SHIPPED = [path.stem for path in sorted((ROOT / "templates/locales").glob("*.po"))]
TEXT = """---
title: Uma dose basta
keywords: [dose]
abstract: |
  Basta uma dose ao dia.
declarations: {conflicts: Nenhum.}
---
## Introdução

A dose é de 7,5 mg.[^1]

Table: Doses por peso. {#tbl:doses}

| Peso (kg) | Dose (mg) |
|---|---:|
| 50 | 100 |

A @tbl:doses mostra as doses[@icmje2025].

[^1]: Uma nota.
"""


def test_a_journal_in_portuguese(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Pages and PDF are set with Portuguese words, and none is missing."""
    folder, out = tmp_path / "revista", tmp_path / "out"
    assert main(["new", "journal", "--lang", "pt", str(folder)]) == 0
    article = next(folder.glob("content/articles/*/pt.md"))
    article.write_text(TEXT, "utf-8")
    main(["build", "--project", str(folder), "--out", str(out)])
    told = capsys.readouterr().err
    assert "every-interface-word-is-translated" not in told
    assert "catalogues-are-well-formed" not in told
    page = next(out.glob("site/pt/articles/*/index.html")).read_text("utf-8")
    for words in ('lang="pt-BR"', "Palavras-chave", "Referências", "Autor correspondente", "Tabela 1."):
        assert words in page
    assert next(out.glob("site/pt/articles/*/*.pdf")).read_bytes().startswith(b"%PDF")


def test_what_the_program_speaks() -> None:
    """A catalogue with the words of pages alone sets pages, and is not offered to who makes the journal."""
    assert languages_of_pages() == SHIPPED
    assert "pt" not in languages()
    assert set(languages()) < set(SHIPPED)


def test_every_word_that_readers_see_is_in_portuguese() -> None:
    """Nothing but what tells of the language itself may be left empty, since checks then pass it over."""
    entries = read_po((ROOT / "templates/locales/pt.po").read_text("utf-8")).entries
    assert not [
        one.key for one in entries if not all(one.msgstr) and one.context not in ("reading", "negation")
    ]


def test_no_line_names_a_language() -> None:
    """Nothing in the program is compared with, or looked up by, the code of a language that has a catalogue."""
    named = [
        f"{path.relative_to(ROOT)}:{one.lineno}: {one.value!r}"
        for path in sorted((ROOT / "src").rglob("*.py"))
        if "csl" not in path.parts  # the CSL specification itself has title case for English alone
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        for part in _decisive(node)
        for one in ast.walk(part)
        if isinstance(one, ast.Constant) and _is_language(one.value)
    ]
    assert not named


def _decisive(node: ast.AST) -> list[ast.expr]:
    """What a node compares or looks up."""
    if isinstance(node, ast.Compare):
        return [node.left, *node.comparators]
    if isinstance(node, ast.Subscript):
        return [node.slice]
    return [node.value] if isinstance(node, ast.MatchValue) else []


def _is_language(value: object) -> bool:
    codes = "|".join(SHIPPED)
    return isinstance(value, str) and bool(re.fullmatch(rf"(?:{codes})(?:[-_][A-Z]{{2}})?", value))


ENGLISH = """---
title: One dose is enough
keywords: [dose]
abstract: |
  One dose a day is enough.
declarations: {conflicts: None.}
---
Twelve patients were given 7.5 mg weekly for six months, and two of them stopped.

Mortality was not lower in the second group (hazard ratio, 0.70; 95% CI, 0.54–0.91; p = 0.007).

At least 40% of the 1,116 women were older than 65 years, and none had received anakinra.[^1]

[^1]: Follow-up was of 90 days[@icmje2025].
"""
PORTUGUESE = """---
title: Uma dose basta
keywords: [dose]
abstract: |
  Basta uma dose por dia.
declarations: {conflicts: Nenhum.}
---
Doze pacientes receberam 7,5 mg semanais durante seis meses, e dois deles pararam.

A mortalidade não foi menor no segundo grupo (razão de riscos, 0,70; IC 95%, 0,54–0,91; p = 0,007).

Pelo menos 40% das 1116 mulheres tinham mais de 65 anos, e nenhuma havia recebido anakinra.[^1]

[^1]: O seguimento foi de 90 dias[@icmje2025].
"""
COMPARED = ("numbers-", "units-", "negations-", "statistics-", "comparators-", "abbreviations-")
CHANGED = {
    "as it is": ("Doze", "Doze", ""),
    "a dose": ("7,5 mg", "75 mg", "numbers-agree-between-languages"),
    "a number in words": ("Doze pacientes", "Dez pacientes", "numbers-agree-between-languages"),
    "a unit": ("seis meses", "seis semanas", "units-agree-between-languages"),
    "a negation": ("não foi menor", "foi menor", "negations-agree"),
    "a comparison": ("Pelo menos 40%", "No máximo 40%", "comparators-agree-between-languages"),
}


@pytest.mark.parametrize("case", CHANGED)
def test_portuguese_is_read(case: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What checks know of Portuguese tells a slip in the translation from a translation."""
    before, after, rule = CHANGED[case]
    folder = tmp_path / "revista"
    assert main(["new", "journal", "--lang", "en,pt", str(folder)]) == 0
    article = next(folder.glob("content/articles/*"))
    (article / "en.md").write_text(ENGLISH, "utf-8")
    assert before in PORTUGUESE
    (article / "pt.md").write_text(PORTUGUESE.replace(before, after, 1), "utf-8")
    capsys.readouterr()
    main(["check", "--quiet", "--project", str(folder)])
    told = "".join(capsys.readouterr())
    found = {
        name
        for name in re.findall(r": (?:error|warning|info): ([a-z-]+): ", told)
        if name.startswith(COMPARED)
    }
    assert found == ({rule} if rule else set()), told

"""Every rule fires where it must and nowhere else. Cases are data, one file a rule.

A case gives what differs from a faultless bilingual letter: `article` (YAML), `en` and `es` (bodies; with `pt`,
there is no Spanish), `front_en` and `front_es`, `references` (YAML), `files` (drawings),
`images` (name -> width and height in pixels),
`others` (slug -> article.yaml of another article), `journal` (lines added to journal.yaml),
`confirmed` (by language the bodies with which the translation was confirmed earlier),
`glossary` (YAML), `issues` (file name -> YAML), `retractions` (CSV; `retractions_at` names its file); and
the `findings` that the rule must make, as `file:line` and words. `severity` is that of the findings,
where the case is about it, and `hints` are what the findings say of how to mend it. `fixed` gives,
by language or as `references`, what a text is once the fixes of the findings are made.
"""

from pathlib import Path
from typing import Any

import pytest
import yaml
from PIL import Image

from cajista import checks
from cajista.checking import check
from cajista.fixing import mended
from cajista.manual import all_rules
from cajista.reading.article import read_article
from cajista.shop import open_shop
from cajista.translating import confirm

HERE = Path(__file__).parent
JOURNAL = "title: {en: Journal, es: Revista}\nlanguages: {en: en-US, es: es-ES}\nlicense: CC-BY-4.0\n"
ARTICLE = """\
type: letter
authors:
  - name: {given: Ana, family: García}
    affiliations: [a]
    corresponding: true
    email: ana@example.org
affiliations:
  - {id: a, institution: Hospital, city: Granada, country: ES}
"""
REFERENCES = """\
- id: smith2020
  type: article-journal
  author: [{family: Smith, given: J. A.}]
  title: A title
  container-title: Lancet
  issued: 2020
  volume: 3
  page: 1-5
"""
TEXT = "Text[@smith2020].\n"


def rule_cases() -> list[Any]:
    """Every case of every rule."""
    files = sorted(HERE.glob("*.yaml"))
    return [
        pytest.param(path.stem, case, id=f"{path.stem}: {case['name']}")
        for path in files
        for case in yaml.safe_load(path.read_text("utf-8"))
    ]


def write_article(project: Path, case: dict[str, Any]) -> None:
    """A journal with one letter, changed as a case says."""
    folder = project / "content/articles/a"
    folder.mkdir(parents=True)
    own = case.get("journal", "")
    usual = (line for line in JOURNAL.splitlines(keepends=True) if f"{line.partition(':')[0]}:" not in own)
    (project / "content/journal.yaml").write_text("".join(usual) + own, "utf-8")
    if "retractions" in case:
        file = project / "content" / case.get("retractions_at", "retractions.csv")
        file.parent.mkdir(exist_ok=True)
        file.write_text(case["retractions"], "utf-8")
    if "glossary" in case:
        (project / "content/glossary.yaml").write_text(case["glossary"], "utf-8")
    for name, text in case.get("issues", {}).items():
        (project / "content/issues").mkdir(exist_ok=True)
        (project / f"content/issues/{name}.yaml").write_text(text, "utf-8")
    (folder / "article.yaml").write_text(case.get("article", ARTICLE), "utf-8")
    (folder / "references.yaml").write_text(case.get("references", REFERENCES), "utf-8")
    languages = ("en", "pt") if "pt" in case else ("en", "es")
    texts = {language: f"{_front(case, language)}{case.get(language, TEXT)}" for language in languages}
    if "confirmed" in case:
        for language in texts:
            earlier = _front(case, language) + case["confirmed"].get(language, TEXT)
            (folder / f"{language}.md").write_text(earlier, "utf-8")
        confirm(project, [], [], by="Ana", at="2026-06-01T00:00:00Z")
    for language, text in texts.items():
        (folder / f"{language}.md").write_text(text, "utf-8")
    for name in case.get("files", []):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", "utf-8")
    for name, size in case.get("images", {}).items():
        (folder / name).parent.mkdir(exist_ok=True)
        Image.new("1", tuple(size)).save(folder / name)
    for slug, text in case.get("others", {}).items():
        write_other(project / "content/articles" / slug, text)


def write_other(folder: Path, article: str) -> None:
    """Another article, whose texts are nothing but a title."""
    folder.mkdir()
    (folder / "article.yaml").write_text(article, "utf-8")
    for language in ("en", "es"):
        (folder / f"{language}.md").write_text(
            f"---\ntitle: Other in {language} {folder.name}\n---\nText.\n", "utf-8"
        )


@pytest.fixture(autouse=True)
def _a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every case is checked on 15 June 2026."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1781524800")


@pytest.mark.parametrize(("rule", "case"), rule_cases())
def test_rule(rule: str, case: dict[str, Any], tmp_path: Path) -> None:
    """The rule makes just the findings of the case."""
    write_article(tmp_path, case)
    found = (
        _set_on(tmp_path, case["pages"]) if "pages" in case else check(tmp_path, tmp_path / "cache").findings
    )
    own = [one for one in found if one.rule == rule.replace("_", "-")]
    got = [f"{one.span.file.rsplit('/')[-1]}:{one.span.line} {one.message.render()}" for one in own]
    assert got == case["findings"]
    if "severity" in case:
        assert {one.severity for one in own} == {case["severity"]}
    if "hints" in case:
        assert [one.hint.render() if one.hint else "" for one in own] == case["hints"]
    for name, text in case.get("fixed", {}).items():
        file = "references.yaml" if name == "references" else f"{name}.md"
        new = mended(tmp_path, own)[f"content/articles/a/{file}"][1]
        assert new.removeprefix(_front(case, name)) == text


def _front(case: dict[str, Any], language: str) -> str:
    front = case.get(f"front_{language}", f"title: Title in {language}")
    return f"---\n{front}\n---\n"


def _set_on(project: Path, pages: int) -> Any:
    shop = open_shop(project)
    article, _ = read_article(project, "a", shop.journal)
    assert article
    proof = checks.Proof(article, shop.desk, shop.resolver.resolve, ("en",))
    return checks.check_setting(proof.editions["en"], pages, proof)


@pytest.mark.parametrize("rule", checks.modules())
def test_every_rule_has_cases(rule: str) -> None:
    """A rule without a case that fires and one that does not is not finished."""
    cases = yaml.safe_load((HERE / f"{rule.replace('-', '_')}.yaml").read_text("utf-8"))
    assert any(case["findings"] for case in cases)
    assert any(not case["findings"] for case in cases)


@pytest.mark.parametrize("rule", all_rules().values(), ids=list(all_rules()))
def test_help_says_why_and_how(rule: Any) -> None:
    """The help of every rule says what it asks for, why it matters, and gives an example."""
    assert rule.help.strip().splitlines()[0].endswith(".")
    assert "Why it matters:" in rule.help
    assert "Example:" in rule.help


def test_allowed_findings_are_silent(tmp_path: Path) -> None:
    """A comment with a reason silences a rule for the block after it."""
    allowed = "<!-- cajista: allow every-citation-has-a-reference because it comes in proof -->\nText[@x].\n"
    write_article(tmp_path, {"en": allowed, "es": allowed, "references": "[]"})
    assert [one.rule for one in check(tmp_path, tmp_path / "cache").findings if "citation" in one.rule] == []

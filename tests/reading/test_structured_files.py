"""Settings, articles and references are read with every mistake found at its place."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from cajista.findings import Findings
from cajista.reading.article import read_article
from cajista.reading.journal import read_journal, slug_of
from cajista.reading.references import read_reference_file
from cajista.reading.schema import json_schemas
from cajista.reading.text import read_text
from cajista.reading.yaml_source import read_yaml, split_front_matter

CASES = Path(__file__).parent / "cases"
JOURNAL = "title: {en: Journal, es: Revista}\nlanguages: {en: en-US, es: es-ES}\n"


def cases(name: str) -> list[Any]:
    """The cases of a file, each named."""
    return [pytest.param(case, id=case["name"]) for case in yaml.safe_load((CASES / name).read_text("utf-8"))]


def said(findings: Findings) -> list[str]:
    """Findings as the cases write them."""
    ordered = sorted(findings, key=lambda finding: (finding.span.line, finding.span.column))
    return [
        f"{one.span.line}:{one.span.column} {one.rule}: {one.message.render()}"
        + (f" {one.hint.render()}" if one.hint else "")
        for one in ordered
    ]


def assert_found(findings: Findings, expected: list[str]) -> None:
    """Each finding begins as expected, and there are no others."""
    got = said(findings)
    assert len(got) == len(expected), got
    for one, start in zip(got, expected, strict=True):
        assert one.startswith(start)


def journal_folder(folder: Path, article: str = "") -> Path:
    """A journal with one article."""
    (folder / "content/articles/a").mkdir(parents=True)
    (folder / "content/journal.yaml").write_text(JOURNAL, "utf-8")
    (folder / "content/articles/a/article.yaml").write_text(article, "utf-8")
    for language in ("en", "es"):
        (folder / f"content/articles/a/{language}.md").write_text("---\ntitle: T\n---\nText.\n", "utf-8")
    return folder


@pytest.mark.parametrize("case", cases("article.yaml"))
def test_article_facts(case: dict[str, Any], tmp_path: Path) -> None:
    """What editors get wrong in article.yaml is said at its place, all at once, in plain words."""
    project = journal_folder(tmp_path, case["source"])
    journal, _ = read_journal(project)
    assert journal
    article, findings = read_article(project, "a", journal)
    assert_found(findings, case["findings"])
    for name, value in case.get("values", {}).items():
        assert article
        assert getattr(article.facts, name) == value


@pytest.mark.parametrize("case", cases("references.yaml"))
def test_references(case: dict[str, Any], tmp_path: Path) -> None:
    """What is wrong with a reference is said at its field."""
    (tmp_path / "references.yaml").write_text(case["source"], "utf-8")
    findings = Findings()
    read_reference_file(tmp_path / "references.yaml", "references.yaml", findings)
    assert_found(findings, case["findings"])


@pytest.mark.parametrize(
    ("data", "where"),
    [(b"abc\nd\xe9f", "2:2"), (b"ok\x00", "1:3")],
    ids=["latin-1", "control character"],
)
def test_undecodable_text(data: bytes, where: str, tmp_path: Path) -> None:
    """A file in another encoding is a finding at the first wrong byte."""
    (tmp_path / "x").write_bytes(data)
    findings = Findings()
    read_text(tmp_path / "x", "x", findings)
    assert said(findings)[0].startswith(f"{where} files-are-utf-8")


def test_byte_order_mark_and_line_ends(tmp_path: Path) -> None:
    """Files from any system read alike."""
    (tmp_path / "x").write_bytes("\ufeffa\r\nb\rc".encode())
    assert read_text(tmp_path / "x", "x", Findings()) == "a\nb\nc"


def test_missing_language(tmp_path: Path) -> None:
    """An article without one of its languages is still read in the others."""
    project = journal_folder(tmp_path)
    (project / "content/articles/a/es.md").unlink()
    journal, _ = read_journal(project)
    assert journal
    (project / "content/articles/a/article.yaml").write_text("type: letter\n", "utf-8")
    article, findings = read_article(project, "a", journal)
    assert article
    assert list(article.versions) == ["en"]
    assert [finding.rule for finding in findings] == ["every-language-is-present"]


@pytest.mark.parametrize(
    ("text", "line"),
    [("title: T\n---\nText", 1), ("---\ntitle: T\n\nText", 1), ("", 1)],
    ids=["none", "never closed", "empty"],
)
def test_faulty_front_matter(text: str, line: int) -> None:
    """Front matter that is missing or never closed is said, and the text is kept."""
    findings = Findings()
    parts = split_front_matter(text, "x.md", findings)
    assert [finding.span.line for finding in findings] == [line]
    assert "Text" in parts.body or not text


def test_front_matter_positions() -> None:
    """Positions within front matter hold in the whole file."""
    parts = split_front_matter("---\ntitle: T\nsubtitle: S\n---\nBody\n", "x.md", Findings())
    _, source = read_yaml(parts.yaml, "x.md", Findings(), parts.yaml_line)
    assert source.at("subtitle")[1:3] == (3, 11)
    assert (parts.body, parts.body_line) == ("Body\n", 5)


@pytest.mark.parametrize("house", ["house_style: {es: {decimal: ','}}", "house_style: {decimal: {es: ','}}"])
def test_house_style_both_ways(house: str, tmp_path: Path) -> None:
    """House style may be typed by language or by setting."""
    project = journal_folder(tmp_path)
    (project / "content/journal.yaml").write_text(JOURNAL + house + "\n", "utf-8")
    journal, findings = read_journal(project)
    assert journal
    assert not list(findings)
    assert journal.facts.house_style.decimal == {"es": ","}


def test_issue_lists(tmp_path: Path) -> None:
    """An issue that lists an article twice, or one that is not there, is told."""
    project = journal_folder(tmp_path)
    (project / "content/issues").mkdir()
    (project / "content/issues/1-1.yaml").write_text(
        "volume: 1\nsections:\n  - articles: [a, a, b]\n", "utf-8"
    )
    _, findings = read_journal(project)
    assert [(one.rule, one.span.column) for one in findings] == [
        ("issues-list-articles-once", 19),
        ("issues-list-articles-once", 22),
    ]


def test_slugs() -> None:
    """A legal slug can be made of any name."""
    assert slug_of("Primera carta (última)") == "primera-carta-ultima"


def test_schemas_are_whole() -> None:
    """Every file that editors write has a schema with help for its keys."""
    schemas = json_schemas()
    assert set(schemas) == {"article", "front-matter", "issue", "journal", "references"}
    assert schemas["article"]["properties"]["doi"]["description"]
    assert "number" in schemas["article"]["properties"]["volume"]["type"]


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=80))
def test_no_text_raises(text: str) -> None:
    """Whatever is typed into a YAML file, reading it never raises."""
    read_yaml(text, "x.yaml", Findings())
    split_front_matter(text, "x.md", Findings())


@settings(max_examples=60, deadline=None)
@given(
    st.dictionaries(
        st.from_regex(r"[a-z]{1,8}", fullmatch=True), st.from_regex(r"[a-zñ𝛼0-9.]{1,9}", fullmatch=True)
    )
)
def test_spans_hold_their_values(values: dict[str, str]) -> None:
    """The source at the span of a plain value is the value."""
    text = "".join(f"{key}: {value}\n" for key, value in values.items())
    data, source = read_yaml(text, "x.yaml", Findings())
    lines = text.split("\n")
    for key, value in (data or {}).items():
        span = source.at(key)
        typed = lines[span.line - 1][span.column - 1 : span.end_column - 1]
        assert typed == (value if value is not None else "null")

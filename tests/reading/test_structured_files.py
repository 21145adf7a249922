"""Settings, articles and references, read from folders as people have them."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cajista.findings import Findings
from cajista.model.dates import PartialDate
from cajista.model.facts import ArticleFacts, FrontMatter
from cajista.reading import rules
from cajista.reading.article import read_article
from cajista.reading.front_matter import split_markdown
from cajista.reading.journal import article_slugs, read_journal, slug_of
from cajista.reading.references import read_reference_file
from cajista.reading.schema import json_schemas, validate
from cajista.reading.text import decode
from cajista.reading.yaml_source import read_yaml

from .faulty import JOURNAL, worded

SETTINGS = "title: {en: Journal, es: Revista}\nlanguages: {en: en-US, es: es-ES}\n"


def journal_folder(folder: Path, article: str = "type: letter\n") -> Path:
    """A journal with one article."""
    (folder / "content/articles/a").mkdir(parents=True)
    (folder / "content/issues").mkdir()
    (folder / "content/journal.yaml").write_text(SETTINGS, "utf-8")
    (folder / "content/articles/a/article.yaml").write_text(article, "utf-8")
    for language in ("en", "es"):
        (folder / f"content/articles/a/{language}.md").write_text("---\ntitle: T\n---\nText.\n", "utf-8")
    return folder


def rules_of(findings: Findings) -> list[str]:
    """The rules that were broken."""
    return sorted(finding.rule for finding in findings)


def checked_article(source: str) -> tuple[ArticleFacts, Findings]:
    """The facts of an article.yaml and what is wrong with it."""
    findings = Findings()
    read = read_yaml(source, "article.yaml", findings)
    assert read
    facts = validate(ArticleFacts, read.data, read.source, findings, languages=["en", "es"]).facts
    assert facts
    return facts, findings


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"abc\nd\xe9f", ["2:2 files-are-utf-8"]),
        ("né\n".encode() * 2 + b"\xff", ["3:1 files-are-utf-8"]),
        ("abc".encode("utf-16"), ["1:1 files-are-utf-8"]),
        (b"ok\x00\n\x0c", ["1:3 text-has-no-control-characters", "2:1 text-has-no-control-characters"]),
        ("a\u2028b".encode(), ["1:2 text-has-no-control-characters"]),
        (b"\xef\xbb\xbfabc", ["1:1 files-have-no-byte-order-mark"]),
        (b"a\nbc\r\nd\r\n", ["2:3 line-ends-are-plain"]),
        (b" \n\n", ["1:1 files-have-content"]),
    ],
    ids=["latin-1", "late", "utf-16", "controls", "line separator", "mark", "line ends", "empty"],
)
def test_raw_text(data: bytes, expected: list[str]) -> None:
    """What an editor's program leaves in a file is found where it stands."""
    findings = Findings()
    decode(data, "x", findings)
    assert [one.split(":", 2)[0] + ":" + one.split(":")[1].split("-")[0] for one in worded(findings)] == [
        one.split(" ")[0] for one in expected
    ]
    assert rules_of(findings) == sorted(one.split(" ")[1] for one in expected)


def test_line_ends_become_plain() -> None:
    """Files from any system read alike."""
    assert decode("\ufeffa\r\nb\rc\x00".encode(), "x", Findings()) == "a\nb\nc\ufffd"


def test_scalars_stay_as_typed() -> None:
    """A text field takes its text as written: no number, date or boolean is made of it."""
    source = "volume: 07654\nissue: 1e3\nfirst_page: 12:47\nlast_page: 417.10\nlicense: NO\nsubject: {en: 'null', es: Null}\n"
    facts, findings = checked_article(source)
    assert not len(findings)
    assert (facts.volume, facts.issue, facts.first_page, facts.last_page) == (
        "07654",
        "1e3",
        "12:47",
        "417.10",
    )
    assert (facts.license, facts.subject) == ("NO", {"en": "null", "es": "Null"})


def test_the_rest_is_kept() -> None:
    """A mistake costs only what it is in; where it is plain what was meant, not even that."""
    facts, findings = checked_article(
        "type: leter\nkeywords: dose\ndates: {received: 2023-02-30, accepted: 2023-03-01}\n"
        "authors:\n  - name: Ana García\n    corresponding: maybe\n    affilations: [a]\n  - email: a@b.c\n  - literal: G\n"
    )
    assert len(findings) == 7
    assert facts.type == "research-article"
    assert facts.keywords == ["dose"]
    assert facts.dates.accepted == PartialDate(2023, 3, 1)
    assert facts.dates.received is None
    assert [author.name.literal for author in facts.authors] == ["Ana García", "G"]
    assert facts.authors[0].affiliations == ["a"]


def test_places_follow_what_is_left_out() -> None:
    """Later stages find the place of a value though an item before it was left out."""
    source = "authors:\n  - email: a@b.c\n  - name: {given: A, family: B}\n    orcid: x\n"
    findings = Findings()
    read = read_yaml(source, "article.yaml", findings)
    assert read
    checked = validate(ArticleFacts, read.data, read.source, findings)
    assert checked.facts
    assert not checked.sound
    assert len(checked.facts.authors) == 1
    assert checked.source.at("authors", 0, "orcid")[1:3] == (4, 12)
    assert checked.source.key("authors", 0, "orcid")[1:3] == (4, 5)


def test_a_front_matter_for_all_languages() -> None:
    """Where a front matter gives a value per language, that of its own language serves."""
    read = read_yaml("title: {en: A, es: B}\n", "es.md", Findings())
    assert read
    front = validate(FrontMatter, read.data, read.source, Findings(), language="es").facts
    assert front
    assert front.title == "B"


def test_front_matter_positions() -> None:
    """Positions within front matter hold in the whole file, and the body begins where it is said to."""
    parts = split_markdown("\n---\ntitle: T\nsubtitle: S\n---\nBody\n", "x.md", Findings())
    assert parts.front
    assert parts.front.source.at("subtitle")[1:3] == (4, 11)
    assert parts.front.source.key("subtitle")[1:3] == (4, 1)
    assert (parts.body, parts.body_line) == ("Body\n", 6)


def test_unclosed_front_matter_keeps_the_text() -> None:
    """Front matter that is never closed costs neither the title nor the text."""
    parts = split_markdown("---\ntitle: T\n\nText\n", "x.md", Findings())
    assert parts.front
    assert parts.front.data == {"title": "T"}
    assert (parts.body, parts.body_line) == ("\nText\n", 3)


@pytest.mark.parametrize("house", ["{es: {decimal: ','}}", "{decimal: {es: ','}}"])
def test_house_style_both_ways(house: str, tmp_path: Path) -> None:
    """House style may be typed by language or by setting; the place of a value is kept."""
    project = journal_folder(tmp_path)
    (project / "content/journal.yaml").write_text(f"{SETTINGS}house_style: {house}\n", "utf-8")
    journal, findings = read_journal(project)
    assert journal
    assert not len(findings)
    assert journal.facts.house_style.decimal == {"es": ","}
    assert journal.source.at("house_style", "decimal", "es")[1] == 3


def test_missing_language(tmp_path: Path) -> None:
    """An article without one of its languages is still read in the others."""
    project = journal_folder(tmp_path)
    (project / "content/articles/a/es.md").unlink()
    article, findings = read_article(project, "a", JOURNAL)
    assert article
    assert list(article.versions) == ["en"]
    assert rules_of(findings) == ["every-language-is-present"]


def test_unknown_language(tmp_path: Path) -> None:
    """A text in a language that the journal lacks is told, with what it was meant to be."""
    project = journal_folder(tmp_path)
    (project / "content/articles/a/en-US.md").write_text("x", "utf-8")
    _, findings = read_article(project, "a", JOURNAL)
    assert rules_of(findings) == ["texts-are-in-the-journals-languages"]
    assert "en.md" in worded(findings)[0]


def test_broken_front_matter_costs_its_language(tmp_path: Path) -> None:
    """A text whose title cannot be read is not set; mistakes in its body are told all the same."""
    project = journal_folder(tmp_path)
    (project / "content/articles/a/es.md").write_text("---\ntitle: a: b\n---\n<b>x</b>\n", "utf-8")
    article, findings = read_article(project, "a", JOURNAL)
    assert article
    assert list(article.versions) == ["en"]
    assert "yaml-is-well-formed" in rules_of(findings)
    assert len(findings) > 1


@pytest.mark.parametrize("name", ["missing", "../a", "a\0b"])
def test_no_such_article(name: str, tmp_path: Path) -> None:
    """An article that is not there is a finding."""
    article, findings = read_article(journal_folder(tmp_path) / "content", name, JOURNAL)
    assert article is None
    assert rules_of(findings) == ["files-are-present"]


def test_texts_of_article_yaml_stand_in(tmp_path: Path) -> None:
    """Titles and key words may be stated in article.yaml, per language; front matter wins."""
    source = "title: {en: One, es: Uno}\nkeywords: {en: [a, b], es: [c]}\nabstract: |\n  P.\n"
    project = journal_folder(tmp_path, source)
    (project / "content/articles/a/es.md").write_text("---\nkeywords: [d]\n---\nText.\n", "utf-8")
    article, findings = read_article(project, "a", JOURNAL)
    assert article
    assert not len(findings)
    spanish = article.versions["es"]
    assert spanish.title[0].span
    assert spanish.title[0].span[:3] == ("content/articles/a/article.yaml", 1, 22)
    assert len(article.versions["en"].keywords) == 2
    assert len(spanish.keywords) == 1
    assert spanish.abstract[0].span
    assert spanish.abstract[0].span[1:3] == (4, 3)


def test_figures_and_their_languages(tmp_path: Path) -> None:
    """`fig.svg` serves every language, `fig.es.svg` one; hidden files serve none."""
    figures = journal_folder(tmp_path) / "content/articles/a/figures"
    figures.mkdir()
    for name in ("fig.svg", "fig.es.svg", "v1.2.svg", ".DS_Store"):
        (figures / name).write_text("", "utf-8")
    article, _ = read_article(tmp_path, "a", JOURNAL)
    assert article
    assert article.figures == {"figures/fig.svg": (), "figures/fig.es.svg": ("es",), "figures/v1.2.svg": ()}


def test_two_reference_files(tmp_path: Path) -> None:
    """Of two reference files one must be named; `bibliography` does so."""
    folder = journal_folder(tmp_path) / "content/articles/a"
    (folder / "references.yaml").write_text("- {id: y, type: book}\n", "utf-8")
    (folder / "references.bib").write_text("@book{b, title={T}}\n", "utf-8")
    article, findings = read_article(tmp_path, "a", JOURNAL)
    assert article
    assert (list(article.references), rules_of(findings)) == (["y"], ["one-reference-file-an-article"])
    (folder / "article.yaml").write_text("bibliography: references.bib\n", "utf-8")
    article, findings = read_article(tmp_path, "a", JOURNAL)
    assert article
    assert (list(article.references), rules_of(findings)) == (["b"], [])


def test_an_article_in_two_issues(tmp_path: Path) -> None:
    """An article belongs to one issue; two issues cannot have the same number."""
    project = journal_folder(tmp_path)
    for name in ("1-2", "1-10"):
        (project / f"content/issues/{name}.yaml").write_text(
            "volume: 1\nsections: [{articles: [a]}]\n", "utf-8"
        )
    journal, findings = read_journal(project)
    assert journal
    assert [issue.name for issue in journal.issues] == ["1-2", "1-10"]
    assert rules_of(findings) == ["issues-are-numbered-once", "issues-list-articles-once"]


def test_slugs(tmp_path: Path) -> None:
    """A folder whose name cannot be part of an address is told, with a name that can; hidden ones are not seen."""
    for name in ("first-letter", "Carta Núñez", ".hidden", "a_b"):
        (tmp_path / "content/articles" / name).mkdir(parents=True)
    findings = Findings()
    assert article_slugs(tmp_path, findings) == ["first-letter"]
    assert rules_of(findings) == ["slugs-are-plain", "slugs-are-plain"]
    assert "carta-nunez" in worded(findings)[0] + worded(findings)[1]
    assert slug_of("Primera carta (última)") == "primera-carta-ultima"


def test_references_keep_their_places(tmp_path: Path) -> None:
    """Each field of a reference is found where it stands, in every format."""
    sources = {
        "yaml": "- id: a\n  type: book\n  DOI: 10.5555/x\n",
        "json": '[{"id": "a", "type": "book",\n  "DOI": "10.5555/x"}]\n',
        "bib": "@book{a,\n  doi = {10.5555/x}\n}\n",
        "ris": "TY  - BOOK\nID  - a\nDO  - 10.5555/x\nER  - \n",
    }
    places = {"yaml": (3, 8), "json": (2, 10), "bib": (2, 9), "ris": (3, 7)}
    for suffix, source in sources.items():
        path = tmp_path / f"references.{suffix}"
        path.write_text(source, "utf-8")
        references = read_reference_file(path, path.name, Findings())
        assert references["a"].item["DOI"] == "10.5555/x"
        assert references["a"].at("DOI")[1:3] == places[suffix]


def test_schemas_are_whole() -> None:
    """Every file that editors write has a schema with help for its keys, and takes bare numbers for texts."""
    schemas = json_schemas()
    assert set(schemas) == {"article", "front-matter", "glossary", "issue", "journal", "references"}
    article = schemas["article"]
    assert article["properties"]["doi"]["description"]
    assert "number" in article["properties"]["volume"]["type"]
    assert "letter" in article["properties"]["type"]["enum"]
    assert "literal" in article["$defs"]["Author"]["properties"]
    assert "title" in article["properties"]
    assert schemas["journal"]["$defs"]["HouseStyle"]["patternProperties"]
    assert "article-journal" in schemas["references"]["$defs"]["reference"]["properties"]["type"]["enum"]


def test_rules_have_their_help() -> None:
    """`cajista explain` has what a rule does, why it matters and an example; ids are unique."""
    assert len({rule.id for rule in rules.RULES}) == len(rules.RULES)
    for rule in rules.RULES:
        assert rule.help.splitlines()[0].endswith(".")
        assert "Why it matters:" in rule.help
        assert "Example:" in rule.help


def test_imports_are_light() -> None:
    """Importing the readers costs nothing that a command may not need."""
    heavy = "pydantic bibtexparser pylatexenc markdown_it babel yaml"
    code = (
        "import sys, cajista.reading.article, cajista.reading.schema, cajista.importing.bibtex; "
        f"print([name for name in {heavy.split()} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


_TEXT = st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=80)
_YAMLISH = st.lists(
    st.sampled_from(
        [*"{}[]:-?!&*#|>@%,'\"~ \n\t", ": ", "- ", "\n  ", "a", "é", "𝛼", "*a", "&a ", "---\n", "<<", "null"]
    ),
    max_size=25,
).map("".join)


@settings(max_examples=150, deadline=None)
@given(_TEXT | _YAMLISH)
def test_no_text_raises(text: str) -> None:
    """Whatever is typed into a file, reading it never raises."""
    for source in (text, f"---\n{text}\n---\n"):
        split_markdown(source, "x.md", Findings())
    findings = Findings()
    read = read_yaml(text, "x.yaml", findings)
    if read is None:
        assert len(findings)
    else:
        validate(ArticleFacts, read.data, read.source, findings, languages=["en"])


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=60), st.sampled_from(["yaml", "json", "bib", "ris"]))
def test_no_bytes_raise(tmp_path_factory: pytest.TempPathFactory, data: bytes, suffix: str) -> None:
    """Whatever is in a reference file, reading it never raises."""
    path = tmp_path_factory.getbasetemp() / f"references.{suffix}"
    path.write_bytes(data)
    read_reference_file(path, path.name, Findings())


_KEYS = [
    "type",
    "authors",
    "name",
    "doi",
    "dates",
    "received",
    "en",
    "es",
    "affiliations",
    "id",
    "literal",
    "xyz",
]
_DATA = st.recursive(
    st.sampled_from(["", "a", "2023-02-30", "letter", "true"]) | st.none(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(_KEYS), inner, max_size=4),
    max_leaves=12,
)


@settings(max_examples=150, deadline=None)
@given(st.dictionaries(st.sampled_from(_KEYS), _DATA, max_size=5))
def test_no_data_raise(data: dict[str, object]) -> None:
    """Whatever the data, facts come of it, and every mistake has a place in the file."""
    import json

    read = read_yaml(json.dumps(data), "x.yaml", Findings())
    assert read
    findings = Findings()
    checked = validate(ArticleFacts, read.data, read.source, findings, languages=["en", "es"])
    assert checked.facts is not None
    assert checked.sound == (len(findings) == 0)
    assert all(finding.span.file == "x.yaml" for finding in findings)


@settings(max_examples=80, deadline=None)
@given(
    st.dictionaries(
        st.from_regex(r"[a-z]{1,8}", fullmatch=True),
        st.from_regex(r"[a-zñ𝛼0-9.]{1,9}", fullmatch=True),
        min_size=1,
    ),
    st.sampled_from(
        [
            "{key}: {value}\n",
            "{key}:   {value}  # note\n",
            "{key}: &x{key} {value}\n",
            "{key}: !!str {value}\n",
        ]
    ),
)
def test_spans_hold_their_values(values: dict[str, str], form: str) -> None:
    """The source at the span of a plain value is the value, and at that of its key the key."""
    text = "".join(form.format(key=key, value=value) for key, value in values.items())
    read = read_yaml(text, "x.yaml", Findings())
    assert read
    lines = text.split("\n")
    for key in values:
        for span, typed in ((read.source.at(key), values[key]), (read.source.key(key), key)):
            assert lines[span.line - 1][span.column - 1 : span.end_column - 1] == typed


def test_an_issue_called_by_other_numbers(tmp_path: Path) -> None:
    """A file called 7-3 states volume 7, issue 3; an issue of two numbers is called by the first."""
    project = journal_folder(tmp_path)
    for name, number in (("7-3", "4"), ("7-5", "5-6"), ("special", "9")):
        text = f"volume: 7\nissue: {number}\nsections: []\n"
        (project / f"content/issues/{name}.yaml").write_text(text, "utf-8")
    _, findings = read_journal(project)
    assert rules_of(findings) == ["issues-are-numbered-once"]

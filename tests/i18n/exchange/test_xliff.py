"""XLIFF files: valid by the standard's schema, every mark a placeable, and back without a byte changed."""

import os
import re
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from cajista.i18n.exchange.keys import Key
from cajista.i18n.exchange.marks import joined, pieces_of
from cajista.i18n.exchange.passages import Passage
from cajista.i18n.exchange.po_file import Heading
from cajista.i18n.exchange.xliff_file import as_xliff, returned_xliff

from .journals import Journal, paragraphs

ROOT = Path(__file__).parents[3]
N = "{urn:oasis:names:tc:xliff:document:1.2}"
STATES = {"needs-translation", "needs-review-translation", "translated", "signed-off"}

SOURCE = (
    "Anakinra (**100 mg**) helped[@smith2020; see @perez2021, p. 3], as *in vitro*[^n] and in @fig:flow: $p = 0.01$, "
    '10^9^/L, `code`, [the trial](https://example.org/en "T") and <https://example.org>.'
)
TARGET = (
    "Anakinra (**100 mg**) ayudó[@smith2020; véase @perez2021, pág. 3], como *in vitro*[^n] y en la @fig:flow: "
    "$p = 0{,}01$, 10^9^/l, `code`, [el ensayo](https://example.org/es) y <https://example.org>."
)


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    """A journal with a guide, and a letter with a stale, a missing and an unconfirmed passage."""
    one = Journal(tmp_path / "journal")
    shutil.copytree(ROOT / "content/articles/author-guide", one.folder / "content/articles/guide")
    note = "[^n]: A note."
    one.article(
        "letter",
        paragraphs([SOURCE, "Old words of ours.", note]),
        paragraphs([TARGET, "Palabras nuestras.", "[^n]: Una nota."]),
    )
    one.confirm("letter")
    one.article("letter", paragraphs([SOURCE, "New words of ours.", "Nobody has translated this.", note]))
    return one


def schema() -> etree.XMLSchema:
    """The standard's schema, as Debian's php-symfony-translation has it, or where XLIFF_SCHEMA says."""
    folders = [
        Path("/usr/share/php/Symfony/Component/Translation/Resources/schemas"),
        Path(os.environ.get("XLIFF_SCHEMA", "/nowhere")),
    ]
    for folder in folders:
        path = folder / "xliff-core-1.2-strict.xsd"
        if path.is_file():
            text = path.read_text("utf-8").replace(
                'schemaLocation="http://www.w3.org/2001/xml.xsd"',
                f'schemaLocation="{folder.as_uri()}/xml.xsd"',
            )
            return etree.XMLSchema(etree.fromstring(text.encode()))
    pytest.skip("xliff-core-1.2-strict.xsd is not installed (Debian: php-symfony-translation)")


@pytest.mark.parametrize("slugs", [("letter",), ("guide",)], ids=" ".join)
def test_valid_by_the_schema(journal: Journal, slugs: tuple[str, ...]) -> None:
    """The strict schema of XLIFF 1.2 has nothing to say."""
    known = schema()
    known.assertValid(etree.parse(journal.export(*slugs, to="xliff")))


@pytest.mark.parametrize("slug", ["letter", "guide"])
def test_made_up_as_the_standard_says(journal: Journal, slug: str) -> None:
    """What a schema would say, and what it cannot: the order of elements, unique names, states, placeables on both sides."""
    root = etree.parse(journal.export(slug, to="xliff")).getroot()
    assert root.tag == f"{N}xliff"
    assert root.get("version") == "1.2"
    (file,) = root
    assert file.get("original") == f"content/articles/{slug}/en.md"
    assert (file.get("source-language"), file.get("target-language")) == ("en-US", "es-ES")
    assert file.get("datatype", "").startswith("x-")
    assert [child.tag for child in file] == [f"{N}header", f"{N}body"]
    units = list(file.iter(f"{N}trans-unit"))
    assert len({unit.get("id") for unit in units}) == len(units) > 4
    for unit in units:
        names = [etree.QName(child).localname for child in unit]
        assert names[:2] == ["source", "target"]
        assert set(names[2:]) <= {"context-group", "note", "alt-trans"}
        assert unit[1].get("state") in STATES
        for text in unit.iter(f"{N}source", f"{N}target"):
            ids = [one.get("id") for one in text.iter(f"{N}x", f"{N}g")]
            assert len(set(ids)) == len(ids)
            assert all(one.get("equiv-text") for one in text.iter(f"{N}x", f"{N}g"))


def test_placeables(journal: Journal) -> None:
    """Citations, mentions, notes, formulas and code are whole; words within marks stay words; sides share numbers."""
    root = etree.parse(journal.export("letter", to="xliff")).getroot()
    unit = next(unit for unit in root.iter(f"{N}trans-unit") if "helped" in "".join(unit[0].itertext()))
    source, target = unit[0], unit[1]
    words = "Anakinra (100 mg) helped, as in vitro and in : , 109/L, , the trial and ."
    assert "".join(source.itertext()) == words
    kinds = [(etree.QName(one).localname, one.get("ctype")) for one in source]
    assert kinds == [
        ("g", "bold"), ("x", "x-citation"), ("g", "italic"), ("x", "x-footnote"), ("x", "x-citation"),
        ("x", "x-formula"), ("g", "x-superscript"), ("x", "x-code"), ("g", "link"), ("x", "x-address"),
    ]  # fmt: skip
    numbers = {one.get("equiv-text"): one.get("id") for one in source}
    answers = {one.get("equiv-text"): one.get("id") for one in target}
    assert answers["[@smith2020; véase @perez2021, pág. 3]"] == numbers["[@smith2020; see @perez2021, p. 3]"]
    assert answers["@fig:flow"] == numbers["@fig:flow"]
    assert answers["**…**"] == numbers["**…**"]
    assert answers["$p = 0{,}01$"] == numbers["$p = 0.01$"]
    assert answers["[…](https://example.org/es)"] == numbers['[…](https://example.org/en "T")']


def test_states_and_what_was(journal: Journal) -> None:
    """Each unit says how it stands; a stale one what its source said."""
    root = etree.parse(journal.export("letter", to="xliff")).getroot()
    by_text = {"".join(unit[0].itertext()): unit for unit in root.iter(f"{N}trans-unit")}
    missing, stale = by_text["Nobody has translated this."], by_text["New words of ours."]
    assert missing[1].get("state") == "needs-translation"
    assert "".join(missing[1].itertext()) == ""
    assert stale[1].get("state") == "needs-review-translation"
    previous = next(
        one for one in stale.iter(f"{N}alt-trans") if one.get("alttranstype") == "previous-version"
    )
    assert "".join(previous[0].itertext()) == "Old words of ours."
    assert by_text["T"][1].get("state") == "translated"
    assert by_text["T"].get("approved") == "yes"


@pytest.mark.parametrize("slug", ["letter", "guide"])
def test_unchanged(journal: Journal, slug: str) -> None:
    """A file that comes back as it went changes nothing."""
    before, states = journal.text(slug), journal.states(slug)
    taken = journal.take(journal.export(slug, to="xliff"))
    assert taken.is_clean
    assert taken.files == []
    assert (journal.text(slug), journal.states(slug)) == (before, states)


def omegat(text: str) -> str:
    """What OmegaT makes of a file: its own indentation, attributes in other orders, states as they were, CRLF."""
    text = re.sub(r"(?m)^ +(<)", r"\1", text)
    text = re.sub(
        r'<x id="(\d+)" ctype="([^"]*)" equiv-text="([^"]*)"/>',
        r'<x ctype="\2" id="\1" equiv-text="\3"></x>',
        text,
    )
    return text.replace(
        '<?xml version="1.0" encoding="UTF-8"?>', "<?xml version='1.0' encoding='utf-8' standalone='no'?>"
    ).replace("\n", "\r\n")


def stripped(text: str) -> str:
    """What programs make of it that forget attributes they do not know, in the translation."""

    def without(found: re.Match[str]) -> str:
        return re.sub(r' (?:equiv-text|ctype)="[^"]*"', "", found[0])

    return re.sub(r"(?s)<target.*?</target>", without, text)


@pytest.mark.parametrize("program", [str, omegat, stripped], ids=["plain", "OmegaT", "stripped"])
def test_translated(journal: Journal, program: "type[str]") -> None:
    """Units are translated, placeables moved about; a missing one finds its place, a stale one is stale no more."""
    file = journal.export("letter", to="xliff")
    text = file.read_text("utf-8")
    text = re.sub(
        r"(<source>Nobody.*?</source>\s*<target[^>]*>)(</target>)",
        r"\1Nadie ha traducido esto &amp; aquello.\2",
        text,
    )
    text = text.replace(
        ">Palabras nuestras.</target>", '>Palabras <mrk mtype="x-test">nuevas</mrk>.</target>'
    )
    moved = re.search(r"(?s)<target[^>]*>(Anakinra .*?)</target>", text)
    assert moved
    signs = re.findall(r"<x [^>]*x-(?:citation|footnote|formula|code|address)[^>]*/>", moved[1])
    assert len(signs) == 6
    text = text.replace(moved[1], "Nuevo: " + " y ".join(signs))
    file.write_text(program(text), "utf-8", newline="")
    taken = journal.take(file)
    assert [one.message.render() for one in taken.findings] == []
    assert taken.applied == 3
    citation = (
        "[@smith2020; see @perez2021, p. 3]"
        if program is stripped
        else "[@smith2020; véase @perez2021, pág. 3]"
    )
    formula = "$p = 0.01$" if program is stripped else "$p = 0{,}01$"
    assert journal.text("letter") == paragraphs(
        [
            f"Nuevo: {citation} y [^n] y @fig:flow y {formula} y `code` y <https://example.org>",
            "Palabras nuevas.",
            "Nadie ha traducido esto & aquello.",
            "[^n]: Una nota.",
        ]
    )
    assert set(journal.states("letter")) == {"translated"}


def test_a_placeable_that_is_lost(journal: Journal) -> None:
    """A translation without one of its citations is kept aside, with a finding at its line."""
    file = journal.export("letter", to="xliff")
    before = journal.text("letter")
    text = file.read_text("utf-8")
    target = re.search(r"(?s)<target[^>]*>Anakinra .*?</target>", text)
    assert target
    file.write_text(
        text.replace(target[0], re.sub(r"<x [^>]*x-citation[^>]*/>", "", target[0], count=1)), "utf-8"
    )
    taken = journal.take(file)
    (finding,) = taken.findings
    assert finding.rule == "translations-come-back-whole"
    assert "@perez2021, @smith2020" in finding.message.render()
    assert file.read_text("utf-8").split("\n")[finding.span.line - 1].strip().startswith("<trans-unit")
    assert journal.text("letter") == before
    assert "ayudó, como *in vitro*" in journal.parked("letter")[0]


def test_confirmed_by_its_state(journal: Journal) -> None:
    """A translator's program says that a stale translation is right as it is."""
    file = journal.export("letter", to="xliff")
    text = file.read_text("utf-8")
    unit = re.search(r"(?s)<trans-unit(?:(?!</trans-unit>).)*New words.*?</trans-unit>", text)
    assert unit
    file.write_text(text.replace(unit[0], unit[0].replace("needs-review-translation", "final")), "utf-8")
    taken = journal.take(file)
    assert (taken.applied, taken.confirmed) == (0, 1)
    assert "stale" not in journal.states("letter")


PARTS = st.sampled_from(
    ["words", " ", "**bold**", "*it*", "***x***", "[@a; @b]", "@c", "$x < 1$", "`a & b`", "[^n]", "[w](http://e.org)", "<", "&", "\\*",
     "\\\n", "~~s~~", "H~2~O", "^2^", "<!-- c -->", "&amp;", "…", "[x]{lang=la}", "![alt](x.svg)", '"', "*", "[", "]", "^[note *x*]", "<http://a.b>",
     "\x0c", "\u2028", "é"]
)  # fmt: skip


@given(st.lists(PARTS, max_size=12).map("".join))
def test_any_markdown(text: str) -> None:
    """Whatever a text is made of: its pieces are the text, and XLIFF brings it back."""
    assert joined(pieces_of(text)) == text
    key = Key("a", "paragraph", "0" * 18, "-")
    one = Passage(key, "missing", text, text, "", "content/articles/a/en.md", 1, "")
    written = as_xliff([one], Heading("J", "en-US", "es-ES", "2026-01-01", "Cajista 1"), str)
    (file,) = returned_xliff(written.encode(), "a.xlf")
    legal = text.replace("\x0c", "")
    assert not file.faults
    assert (file.items[0].source, file.items[0].text) == (legal, legal)

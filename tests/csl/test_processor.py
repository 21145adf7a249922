"""The processor as the rest of the program uses it."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from cajista.csl import Processor, Style, StyleError, read_items, to_html, to_text, unnested
from cajista.model.inline import Emphasis, Inline, Marked, Restyled, Text, plain_text, walk_inlines

REFERENCES = {
    "a": {
        "id": "a",
        "type": "article-journal",
        "author": [{"family": "García-Núñez", "given": "Ana María"}, {"family": "Smith", "given": "John"}],
        "title": "A <i>title</i>",
        "container-title": "Reumatol Clin",
        "issued": "2020-03",
        "volume": 16,
        "issue": 2,
        "page": "100-107",
        "DOI": "10.5555/12345678",
    },
    "b": {"id": "b", "type": "book", "author": [{"literal": "EXAMPLE Group"}], "title": "B", "issued": 2019},
    "c": {
        "id": "c",
        "type": "book",
        "author": [{"family": "Zed", "given": "Z."}],
        "title": "C",
        "issued": 2018,
    },
    "d": {
        "id": "d",
        "type": "book",
        "author": [{"family": "Doe", "given": "D."}],
        "title": "D",
        "issued": 2017,
    },
}


def _items(inlines: tuple[Inline, ...]) -> list[str]:
    return [node.item for node in walk_inlines(inlines) if isinstance(node, Marked) and node.item]


def _run(inlines: tuple[Inline, ...], variable: str) -> str:
    return "".join(
        plain_text((node,))
        for node in walk_inlines(inlines)
        if isinstance(node, Marked) and node.variable == variable
    )


class TestJournalOfTheSample:
    """`reumatologia-clinica` keeps its own locale; the caller's wins over it."""

    def test_dependent_style_keeps_title_and_locale(self) -> None:
        style = Style.load("reumatologia-clinica")
        assert style.default_locale == "es-ES"
        assert style.title.startswith("Reumatología")

    def test_numbers_collapse_and_name_what_they_stand_for(self) -> None:
        processor = Processor(Style.load("reumatologia-clinica"), REFERENCES)
        cited = processor.cite([{"id": key} for key in "abc"])
        assert to_html(cited.inlines) == "<sup>1–3</sup>"
        assert _items(cited.inlines) == ["a", "c"]

    def test_entry_is_labelled_by_variable(self) -> None:
        processor = Processor(Style.load("reumatologia-clinica"), REFERENCES, "en-US")
        processor.cite([{"id": "a"}])
        ((key, entry),) = processor.bibliography()
        assert key == "a"
        assert _run(entry, "container-title") == "Reumatol Clin"
        assert _run(entry, "DOI") == "10.5555/12345678"
        assert _run(entry, "issued") == "2020 Mar"
        assert _run(entry, "year") == "2020"
        assert to_text(entry).startswith("1. García-Núñez AM, Smith J. A title.")


class TestDocument:
    """Order, numbers and updates."""

    def test_uncited_references_come_after_and_others_not_at_all(self) -> None:
        processor = Processor(Style.load("elsevier-vancouver"), REFERENCES)
        processor.cite([{"id": "b"}])
        processor.include(["c"])
        assert [key for key, _ in processor.bibliography()] == ["b", "c"]

    def test_updated_tells_of_earlier_clusters_that_changed(self) -> None:
        references = {
            key: {
                "id": key,
                "type": "book",
                "author": [{"family": "Doe", "given": "J."}],
                "title": key,
                "issued": 2020,
            }
            for key in "xy"
        }
        processor = Processor(Style.load("apa"), references)
        assert to_text(processor.cite([{"id": "x"}]).inlines) == "(Doe, 2020)"
        second = processor.cite([{"id": "y"}])
        assert to_text(second.inlines) == "(Doe, 2020b)"
        assert {index: to_text(each) for index, each in second.updated.items()} == {0: "(Doe, 2020a)"}

    def test_position_given_with_a_cite_wins(self) -> None:
        style = Style.load("chicago-notes-bibliography-17th-edition")
        processor = Processor(style, REFERENCES)
        first = to_text(processor.cite([{"id": "c"}], 1).inlines)
        again = to_text(processor.cite([{"id": "c", "position": 0}], 2).inlines)
        assert again == first

    def test_unknown_references_are_set_by_their_id(self) -> None:
        processor = Processor(Style.load("apa"), REFERENCES)
        assert "nobody" in to_text(processor.cite([{"id": "nobody"}]).inlines)


class TestOthers:
    """A list that is known to be incomplete ends in et-al, however short it is."""

    @pytest.mark.parametrize("last", [{"others": True}, {"literal": "others"}, {"family": "others"}])
    def test_et_al_follows_the_names_listed(self, last: dict[str, object]) -> None:
        item = {"id": "o", "type": "book", "title": "T", "author": [{"family": "Doe", "given": "Jo"}, last]}
        processor = Processor(Style.load("elsevier-vancouver"), {"o": item})
        processor.include(["o"])
        assert "Doe J et al." in to_text(processor.bibliography()[0][1])
        apa = Processor(Style.load("apa"), {"o": item})
        assert to_text(apa.cite([{"id": "o"}]).inlines) == "(Doe et al., n.d.)"


class TestData:
    """What cannot be used is told of, never raised."""

    def test_what_is_no_reference_is_told(self) -> None:
        items, findings = read_items({"a": None, "b": {"title": "T"}})  # type: ignore[arg-type]
        assert list(items) == ["b"]
        assert [each.item for each in findings] == ["a"]

    def test_findings_name_item_and_field(self) -> None:
        odd = {
            "id": "odd",
            "type": "article-journal",
            "title": ["From Crossref"],
            "author": [{"family": "Doe", "given": "J", "suffix": ""}, {}, {"given": None, "x": 1}],
            "issued": {"date-parts": [[None]]},
            "page": {"first": 1},
            "volume": 3.0,
        }
        items, findings = read_items({"odd": odd})
        assert items["odd"].text["title"] == "From Crossref"
        assert {(each.item, each.field) for each in findings} == {("odd", "author"), ("odd", "page")}
        assert all(each.message.format(**each.values) for each in findings)

    @pytest.mark.parametrize(
        ("value", "text"),
        [
            ("2020-03-05", "5 March 2020"),
            ("2020-03", "March 2020"),
            ("March 5, 2020", "5 March 2020"),
            ({"raw": "2020-21"}, "Spring 2020"),
            ({"date-parts": [["2020", 3]]}, "March 2020"),
            ("2019/2020", "2019–2020"),
            ("-0043", "44 BC"),
            ("forthcoming", "forthcoming"),
            ("1999-XX", "1999"),
            ("1985-04-XX", "April 1985"),
            ("1985-04-12T23:20:30", "12 April 1985"),
            ("20200305", "5 March 2020"),
            ("2020-3-5", "5 March 2020"),
            ("05/2020", "May 2020"),
            ("12.5.2020", "12 May 2020"),
            ("3-5 May 2001", "3–5 May 2001"),
            ("2019–20", "2019–2020"),
            ("5 de marzo de 2020", "5 March 2020"),
            ("enero-febrero 2020", "January–February 2020"),
            ("Monday, May 3, 2001", "3 May 2001"),
            (float("inf"), ""),
        ],
    )
    def test_dates_as_people_write_them(self, value: object, text: str) -> None:
        csl = (
            b'<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"><info/><citation>'
            b'<layout><date variable="issued" delimiter=" "><date-part name="day"/><date-part name="month"/>'
            b'<date-part name="year"/></date></layout></citation></style>'
        )
        processor = Processor(Style.load(csl), {"x": {"id": "x", "type": "book", "issued": value}})
        shown = to_text(processor.cite([{"id": "x"}]).inlines)
        assert shown == text or (not text and "no printed form" in shown)


def test_formatting_within_the_same_formatting_can_be_taken_out() -> None:
    """Italics that a style nests in italics show once, those within upright words stay."""
    words = (
        Emphasis(
            (Text("a"), Emphasis((Text("b"),)), Restyled((Emphasis((Text("c"),)),), "font-style:normal"))
        ),
    )
    assert to_html(unnested(words)) == '<i>ab<span style="font-style:normal;"><i>c</i></span></i>'


class TestStyles:
    """Loading."""

    def test_a_macro_that_calls_itself_does_no_harm(self) -> None:
        csl = (
            b'<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"><info/>'
            b'<macro name="m"><text value="x"/><text macro="m"/><text macro="m"/></macro>'
            b'<citation><layout><text macro="m"/></layout></citation></style>'
        )
        processor = Processor(Style.load(csl), REFERENCES)
        assert to_text(processor.cite([{"id": "a"}]).inlines) == "x"

    def test_errors_are_located(self) -> None:
        with pytest.raises(StyleError) as caught:
            Style.load(b"<style>\n<citation>\n</style>")
        assert caught.value.line == 3

    def test_unknown_name(self) -> None:
        with pytest.raises(StyleError):
            Style.load("no-such-style")

    def test_a_journals_own_folder_comes_first(self, tmp_path: Path) -> None:
        own = (
            '<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"><info/>'
            '<citation><layout><text value="own"/></layout></citation></style>'
        )
        (tmp_path / "apa.csl").write_text(own, "utf-8")
        processor = Processor(Style.load("apa", search_path=[tmp_path]), REFERENCES)
        assert to_text(processor.cite([{"id": "a"}]).inlines) == "own"

    def test_compiled_cache_gives_the_same(self, tmp_path: Path) -> None:
        data = Path(sys.modules["cajista.csl.style.find"].find_style("apa", ())).read_bytes() + b"<!-- x -->"
        texts = []
        for _ in range(2):
            sys.modules["cajista.csl.style.load"]._load.cache_clear()
            processor = Processor(Style.load(data, cache_dir=tmp_path), REFERENCES)
            texts.append(to_text(processor.cite([{"id": "a"}]).inlines))
        assert list(tmp_path.glob("*.pickle"))
        assert texts[0] == texts[1] == "(García-Núñez & Smith, 2020)"


def test_ten_vancouver_references_are_fast(calls_of: Callable[[Callable[[], object]], int]) -> None:
    """They take 5 ms on a quiet machine: so many calls of functions, and not three times as many."""
    style = Style.load("elsevier-vancouver")
    references = {
        f"{key}{n}": {**item, "id": f"{key}{n}"} for n in range(3) for key, item in REFERENCES.items()
    }
    _set(style, references)  # what is made once
    assert calls_of(lambda: _set(style, references)) < 500 * len(references)


def _set(style: Style, references: dict[str, dict[str, object]]) -> None:
    processor = Processor(style, references)
    for key in references:
        to_html(processor.cite([{"id": key}]).inlines)
    processor.bibliography()

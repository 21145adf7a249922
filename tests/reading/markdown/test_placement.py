"""Texts of the front matter, and what their positions are."""

from cajista.findings import Findings
from cajista.model.inline import Text, walk_inlines
from cajista.model.span import Span
from cajista.reading.markdown import Placement, read_blocks, read_inline, read_markdown

from .dump import dump_document, dump_findings, dump_inlines, place

TITLE = "Dose of *drug* at 5 mg"


def places(text: str, where: Placement) -> list[str]:
    """Where the pieces of text of a title stand."""
    nodes = walk_inlines(read_inline(text, where, Findings(), language="en"))
    return [place(node.span) for node in nodes if isinstance(node, Text)]


def test_a_plain_value_is_placed_exactly() -> None:
    """A finding in a title points at the word, not at the title."""
    assert places(TITLE, Placement(Span("en.md", 2, 8, 2, 30), exact=True)) == [
        "2:8-2:16",
        "2:17-2:21",
        "2:22-2:30",
    ]


def test_a_quoted_value_is_placed_as_a_whole() -> None:
    """Where quoting moves characters, no position is made up; within a line, the line bounds it."""
    assert set(places(TITLE, Placement(Span("en.md", 2, 8, 2, 32), exact=False))) == {"2:8-2:32"}


def test_a_block_scalar_is_placed_by_line() -> None:
    """In an abstract that YAML indents, a finding points at the line."""
    found = read_blocks(
        "One.\n\nTwo *x*.", Placement(Span("en.md", 5, 11, 9, 1), exact=False), Findings(), language="en"
    )
    assert [place(block.span) for block in found.blocks] == ["6:1-7:1", "8:1-9:1"]


def test_known_starts_make_positions_exact() -> None:
    """Where the reader of YAML knows where each line begins, positions are exact again."""
    where = Placement(Span("en.md", 5, 11, 9, 1), exact=False, starts=((6, 3), (7, 1), (8, 3)))
    found = read_blocks("One.\n\nTwo *x*.", where, Findings(), language="en")
    assert [place(block.span) for block in found.blocks] == ["6:3-6:7", "8:3-8:11"]


def test_a_value_of_other_height_is_placed_as_a_whole() -> None:
    """A folded value has fewer lines than its span: then the span is all that is known."""
    where = Placement(Span("en.md", 5, 11, 15, 1), exact=False)
    assert set(places("One\ntwo", where)) == {"5:11-15:1"}


def test_titles_have_no_footnotes() -> None:
    """A footnote in a title is reported, and its words are kept."""
    findings = Findings()
    where = Placement(Span("en.md", 2, 8, 2, 30), exact=True)
    nodes = read_inline("Dose^[of *x*] 5[^1]", where, findings, language="en")
    assert dump_inlines(nodes) == "'Dose' 'of ' emphasis('x') ' 5' '[^1]'"
    assert dump_findings(findings) == [
        "2:12-2:21 footnotes-stand-in-the-body",
        "2:23-2:27 footnotes-are-defined",
    ]


def test_a_title_is_one_line_of_text() -> None:
    """What would begin a list or a heading in a body is text in a title."""
    where = Placement(Span("en.md", 2, 8, 2, 30), exact=True)
    assert dump_inlines(read_inline(" 1. # - x ", where, Findings(), language="en")) == "'1. # - x'"


def test_findings_carry_file_and_language() -> None:
    """Editors of two languages see which file a finding is in."""
    findings = Findings("letter")
    read_markdown("x[^1]", "content/es.md", 12, findings, language="es")
    assert [(f.span, f.language, f.article) for f in findings] == [
        (Span("content/es.md", 12, 2, 12, 6), "es", "letter")
    ]


def test_an_empty_text_is_an_empty_document() -> None:
    """A file of front matter alone has no body, and nothing is wrong with that here."""
    for text in ("", "\n", "  \n\t\n", "\ufeff"[1:]):
        assert dump_document(read_markdown(text, "en.md", 1, Findings(), language="")) == []

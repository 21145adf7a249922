"""What holds of every text, however odd: nothing is raised, places are exact, no word is lost."""

import re
from collections import Counter
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cajista.findings import Findings
from cajista.model.block import CodeBlock, Document, Equation, Figure, document_runs, walk_blocks
from cajista.model.inline import (
    Citation,
    Code,
    CrossReference,
    InlineImage,
    Inlines,
    Math,
    Text,
    walk_inlines,
)
from cajista.model.span import Span
from cajista.reading.markdown import Placement, read_allowances, read_blocks, read_inline, read_markdown

from .spans import faults

WORDS = (
    "alpha",
    "beta",
    "7.5",
    "mg",
    "p<.05",
    "niño",
    "\U0001d6fc-gene",
    "مرحبا",
    "5\u00a0mg",
    "a_b_c",
    "IL-6",
)
MARKS = (
    "*", "**", "_", "`", "``", "~", "~~", "^", "$", "$$", "[", "]", "(", ")", "{", "}", "|", "\\", "<", ">", "!", "@", ";",
    "#", "-", "+", "1.", ":", "=", "&", '"', "'", "\t", " ", "  ", "\n", "\n\n", "\r\n", "\n    ", "\n> ", "\n- ", "\n1. ",
    "\n## ", "\n\n[^1]: ", "\n| a | b |\n|---|---|\n| ", " | ", "[^1]", "^[", "[@", "@fig:", "{#fig:x}", "{.smallcaps}",
    "![", "](x.svg)", "Table: ", "Figure: ", "<!--", "-->", "<b>", "</b>", "<br>", "```", "\n```\n", "&amp;", "\\*", "---",
    "\n===\n", "@a", "[@a, p. 3]", "; -@b", "e@x.org", "https://x.org/@y", "<https://x.org>", "\n\n[r]: /u\n\n", "[r]", "\0",
)  # fmt: skip
SOURCES = st.lists(st.sampled_from((*WORDS, *WORDS, *MARKS, " ", " ")), max_size=40).map("".join)


def read(source: str) -> Document:
    """The document that a text is."""
    return read_markdown(source, "en.md", 1, Findings(), language="")


@settings(max_examples=400, deadline=None)
@given(SOURCES)
def test_places_are_exact(source: str) -> None:
    """A check that points at a number in a sentence points at that number, wherever it stands."""
    assert faults(source, read(source)) == []


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=60))
def test_any_text_is_read(source: str) -> None:
    """No input raises, and every finding can be said."""
    findings = Findings()
    document = read_markdown(source, "en.md", 7, findings, language="en")
    read_allowances(source, "en.md", 7, findings)
    assert all(finding.message.render() and finding.span.line >= 7 for finding in findings)
    assert faults(source, read(source)) == []
    assert isinstance(document, Document)


@settings(max_examples=150, deadline=None)
@given(SOURCES, st.booleans())
def test_front_matter_is_read(source: str, exact: bool) -> None:
    """Titles and abstracts of any form raise nothing, and keep within the value that they stand in."""
    span = Span("en.md", 3, 8, 3 + source.count("\n") + source.count("\r"), 900)
    findings = Findings()
    inlines = read_inline(source, Placement(span, exact), findings, language="en")
    document = read_blocks(source, Placement(span, exact), findings, language="en")
    spans = [node.span for run in (inlines, *document_runs(document)) for node in walk_inlines(run)]
    assert all(place and place[1:3] >= span[1:3] for place in spans)


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            (
                *WORDS[:4],
                "*",
                "**",
                "~",
                "^",
                "$",
                "[",
                "]",
                "(",
                "|",
                "`",
                "\n",
                "\n\n",
                "\n- ",
                "\n> ",
                "\n## ",
                "\n| alpha | beta |\n|---|---|\n| ",
                " | ",
                " ",
                " ",
            )
        ),
        max_size=30,
    ).map("".join)
)
def test_no_word_is_lost(source: str) -> None:
    """Every word of the source is somewhere in the tree."""
    assert Counter(re.findall(r"alpha|beta|7\.5|mg", source)) == Counter(
        re.findall(r"alpha|beta|7\.5|mg", "\n".join(words_of(read(source))))
    )


def words_of(document: Document) -> list[str]:
    """All that the document holds of words, with addresses and keys."""
    words = [text for block in walk_blocks(document.blocks) for text in _own_words(block)]
    return words + [text for run in document_runs(document) for text in _words(run)]


def _own_words(block: object) -> list[str]:
    match block:
        case CodeBlock(text, language):
            return [text, language]
        case Equation(tex):
            return [tex]
        case Figure(source, _, alternative):
            return [source, alternative]
        case _:
            return []


def _words(run: Inlines) -> list[str]:
    words: list[str] = []
    for node in walk_inlines(run):
        match node:
            case Text(text) | Code(text) | Math(text) | CrossReference(text):
                words.append(text)
            case InlineImage(source, alternative, title):
                words += [source, alternative, title]
            case Citation(cites):
                for cite in cites:
                    words += [cite.key, cite.locator, *_words(cite.prefix), *_words(cite.suffix)]
            case _:
                words += [getattr(node, "href", ""), getattr(node, "title", "")]
    return words


@pytest.mark.parametrize(("mark", "times"), [("[", 3000), ("*a ", 2000), ("^a", 2000), ("~a~", 1500), ("$", 3001), ("`a", 2000),
                                             ("> ", 200), ("[@a; ", 800), ("<b", 2000), ("{#a", 1500), ("- ", 200), ("![", 1000),
                                             ("^[", 800)])  # fmt: skip
def test_hostile_text_is_read_in_time(
    mark: str, times: int, calls_of: Callable[[Callable[[], object]], int]
) -> None:
    """Of a text made of marks alone, twice as much neither raises nor takes more than about twice the work."""
    assert calls_of(lambda: read(mark * times)) < 2.5 * calls_of(lambda: read(mark * (times // 2)))

"""Entries of a reference list: titles in their own language, references known only as typed."""

from typing import Any

import pytest

from cajista.csl import Processor, Style
from cajista.model.edition import BibliographyEntry
from cajista.model.inline import Marked, plain_text, walk_inlines
from cajista.resolving.bibliography import entry

ARTICLE = {"type": "article-journal", "title": "Gota", "container-title": "Revista", "language": "es"}
CHAPTER = {"type": "chapter", "title": "Gota", "container-title": "Libro", "language": "es-MX"}


def made(item: dict[str, Any], language: str) -> BibliographyEntry:
    """The entry of a reference in a list in a language."""
    processor = Processor(
        Style.load("nlm-citation-sequence-superscript"), {"x": {"id": "x", **item}}, language
    )
    processor.include(["x"])
    ((key, inlines),) = processor.bibliography()
    return entry(key, inlines, item, language)


def in_other_languages(made: BibliographyEntry) -> dict[str, str]:
    """What is marked, and the language that it is marked with."""
    marked = [node for node in walk_inlines(made.children) if isinstance(node, Marked) and node.language]
    return {plain_text(node.children): node.language for node in marked}


@pytest.mark.parametrize(
    ("item", "language", "expected"),
    [
        (ARTICLE, "en-US", {"Gota": "es"}),  # the journal need not be in the language of its article
        (CHAPTER, "en-US", {"Gota": "es-MX", "Libro": "es-MX"}),
        (ARTICLE, "es-ES", {}),
        (CHAPTER, "es-ES", {}),  # another country's Spanish is read and divided alike
        ({**ARTICLE, "language": "Spanish?"}, "en-US", {}),
        ({**ARTICLE, "language": ""}, "en-US", {}),
    ],
)
def test_titles_in_another_language_are_marked(
    item: dict[str, Any], language: str, expected: dict[str, str]
) -> None:
    """A voice that reads the list, and the division of words, change with the language of a title."""
    assert in_other_languages(made(item, language)) == expected

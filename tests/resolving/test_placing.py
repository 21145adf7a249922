"""Raised citations stand on the house's side of punctuation, and never tear an abbreviation apart."""

import pytest

from cajista.model.inline import Citation, Cite, Superscript, Text, plain_text
from cajista.resolving.placement import placed

CITED = Citation((Cite("a"),), children=(Superscript((Text("1"),)),))


@pytest.mark.parametrize(
    ("before", "after", "inside", "outside"),
    [
        ("phases.", " In", "phases1. In", "phases.1 In"),
        ("phases", ". In", "phases1. In", "phases.1 In"),
        ("phases ", ", and", "phases1, and", "phases,1 and"),
        ("Smith et al.", " is", "Smith et al.1 is", "Smith et al.1 is"),
        ("in the U.S.", " The", "in the U.S.1 The", "in the U.S.1 The"),
        ("word", " next", "word1 next", "word1 next"),
        ("end.", "", "end1.", "end.1"),
    ],
)
def test_sides_of_punctuation(before: str, after: str, inside: str, outside: str) -> None:
    """Whatever side the author typed, the house's side is set."""
    run = tuple(node for node in (Text(before), CITED, Text(after)) if node != Text(""))
    assert plain_text(placed(run, after_punctuation=False)) == inside
    assert plain_text(placed(run, after_punctuation=True)) == outside

"""What absent variables leave behind is taken out, and nothing else."""

import pytest

from cajista.csl import tidied, to_text
from cajista.model.inline import Emphasis, Inlines, Marked, Text


@pytest.mark.parametrize(
    ("left", "tidy"),
    [
        ("Untyped,.", "Untyped."),
        ("A, . B", "A. B"),
        ("In:, Journal", "In: Journal"),
        ("Also 2020. .", "Also 2020."),
        ("8(Suppl 1) . Press", "8(Suppl 1). Press"),
        ("Smith J..", "Smith J."),
        ("et al.. 1999", "et al. 1999"),
        ("A () B", "A B"),
        ("A [] B (,)", "A B"),
        ("( December)", "(December)"),
        ("a, , b;; c", "a, b; c"),
        ("“T,.”", "“T.”"),
        ("a  b", "a b"),
    ],
)
def test_what_is_left_behind_goes(left: str, tidy: str) -> None:
    """Brackets with nothing in them, marks after a space, marks upon marks, two spaces."""
    assert to_text(tidied((Text(left),))) == tidy


@pytest.mark.parametrize(
    "text", ["Granada : Press", "wait... no", "[...]", "3.5", "J. A.", "a; b: c", "“a”."]
)
def test_what_is_meant_stays(text: str) -> None:
    """Spaced colons, ellipses, decimals."""
    assert to_text(tidied((Text(text),))) == text


def test_what_a_variable_says_stays() -> None:
    """A title may have brackets with nothing in them; names and dates have what the style puts between."""
    said: Inlines = (Marked((Text("f() ,, g"),), variable="title"), Text(", "), Emphasis((Text(", x"),)))
    assert to_text(tidied(said)) == "f() ,, g, x"
    names: Inlines = (Marked((Text("Smith J.  A."),), variable="author"), Text("."))
    assert to_text(tidied(names)) == "Smith J. A."

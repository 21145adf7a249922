"""Typography that can be set with certainty is set, and nothing else is touched."""

import unicodedata
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from cajista.model.inline import Code, Emphasis, Link, Superscript, Text, plain_text
from cajista.resolving.typography import NARROW_NBSP, NBSP, Typography, set_inlines

STYLES = {
    "en": Typography(("“", "”", "‘", "’"), "–", NARROW_NBSP, "%"),
    "es": Typography(("«", "»", "“", "”"), "–", NARROW_NBSP, NBSP + "%", kept=("p. ej.",)),
}
CASES = yaml.safe_load((Path(__file__).parent / "cases.yaml").read_text("utf-8"))


@pytest.mark.parametrize("language", STYLES)
@pytest.mark.parametrize("case", CASES, ids=[case["typed"] for case in CASES])
def test_setting(case: dict[str, Any], language: str) -> None:
    """Each case is set as its language wants it."""
    expected = case[language].replace("·", NBSP).replace("˽", NARROW_NBSP)
    assert plain_text(set_inlines((Text(case["typed"]),), STYLES[language])) == expected


def test_quotation_marks_across_nodes() -> None:
    """A quotation that holds emphasis closes as it opened."""
    run = (Text('He said "'), Emphasis((Text("yes"),)), Text('" twice.'))
    assert plain_text(set_inlines(run, STYLES["es"])) == "He said «yes» twice."


def test_context_across_nodes() -> None:
    """What stands before a node counts: an italic p, a superscript, the first thing of a cell."""
    run = (Emphasis((Text("p"),)), Text(" < 0.05 and "), Emphasis((Text("x"),)), Text("-0.3"))
    assert plain_text(set_inlines(run, STYLES["en"])) == f"p{NBSP}<{NBSP}0.05 and x-0.3"


def test_spaces_across_nodes() -> None:
    """Where a comment or a tag was taken out from between two spaces, one of them is left."""
    run = (Text("Before"), Text(" "), Text(" "), Text(" after."))
    assert plain_text(set_inlines(run, STYLES["en"])) == "Before after."
    assert plain_text(set_inlines((Text(" "), Text(" ")), STYLES["en"])).strip() == ""


@pytest.mark.parametrize(
    ("typed", "expected"),
    [("-3", "−3"), ("-/-", "−/−"), ("-", "−"), ("2-", "2−"), ("−5", "−5"), ("1-3", "1–3"), ("a-b", "a-b")],
)
def test_signs_of_exponents_and_charges(typed: str, expected: str) -> None:
    """A raised hyphen is a minus, but for that of a range."""
    run = (Text("10"), Superscript((Text(typed),)))
    assert plain_text(set_inlines(run, STYLES["en"])) == f"10{expected}"


def test_code_and_addresses_stay() -> None:
    """Program text and addresses are not text."""
    run = (Code('"a" -- b'), Link((Text("https://x.org/10-20"),), "https://x.org/10-20"))
    assert set_inlines(run, STYLES["es"]) == run


@given(st.text(alphabet="ab1270 .,-–%\"'()mgh<=", max_size=40))
def test_setting_twice_is_setting_once(typed: str) -> None:
    """What is set is not changed by setting it again (quotation marks apart, which are then none to set)."""
    once = set_inlines((Text(typed.replace('"', "").replace("'", "")),), STYLES["es"])
    assert set_inlines(once, STYLES["es"]) == once


@given(st.text(alphabet="ab1270 .,-–%\"'()mgh<=", max_size=40))
def test_letters_and_digits_stay(typed: str) -> None:
    """Setting changes spaces, dashes and marks, never a letter or a digit, but that it raises a power."""
    done = unicodedata.normalize("NFKC", plain_text(set_inlines((Text(typed),), STYLES["es"])))
    assert [c for c in done if c.isalnum()] == [c for c in typed if c.isalnum()]


PAIRS = [("“", "”"), ("«", "»"), ("„", "“"), ('"', '"')]
QUOTED = st.recursive(
    st.just(("w",)),
    lambda inner: st.tuples(st.sampled_from(PAIRS), st.lists(inner, min_size=1)),
    max_leaves=6,
)


def quoted(tree: Any, pairs: list[tuple[str, str]], depth: int = 0) -> str:
    """Words and quotations within quotations, marked as typed or by the pairs of each depth."""
    if tree == ("w",):
        return "word"
    typed, inner = tree
    opening, closing = pairs[depth % 2] if pairs else typed
    return opening + " a ".join(quoted(one, pairs, depth + 1) for one in inner) + closing


@given(st.lists(QUOTED, min_size=1))
def test_any_marks_become_the_editions(trees: Any) -> None:
    """However quotations were typed and nested, they are set by their depth."""
    typed = " and ".join(quoted(tree, []) for tree in trees)
    expected = " and ".join(quoted(tree, [("«", "»"), ("“", "”")]) for tree in trees)
    assert plain_text(set_inlines((Text(typed),), STYLES["es"])) == expected

"""Typography that can be set with certainty is set, and nothing else is touched."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from cajista.model.inline import Code, Emphasis, Link, Text, plain_text
from cajista.resolving.typography import NARROW_NBSP, NBSP, Typography, set_inlines

STYLES = {
    "en": Typography(("“", "”", "‘", "’"), "–", NARROW_NBSP, "%"),
    "es": Typography(("«", "»", "“", "”"), "–", NARROW_NBSP, NBSP + "%"),
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
    """Setting changes spaces, dashes and marks, never a letter or a digit."""
    done = plain_text(set_inlines((Text(typed),), STYLES["es"]))
    assert [c for c in done if c.isalnum()] == [c for c in typed if c.isalnum()]

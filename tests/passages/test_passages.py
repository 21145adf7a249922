"""Passages as other hands translated them: of those that are right next to nothing is said; slips are found.

`correct.tsv` has the language a passage was written in, and its texts in English and Spanish; `slips.tsv` what the
slip is, both texts as they should be, the language that has the slip, and that text with it. Most of the slips that are
not found change who does what, or a word for another that is as good there.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from cajista.checking import checked
from cajista.findings import Finding
from cajista.shop import Shop, open_shop

HERE = Path(__file__).parent
_ALONE = (  # what a passage cannot do by itself
    "abbreviations-are-explained",
    "every-citation-has-a-reference",
    "numbers-are-unambiguous",
)
_NEEDLESS = 0.02  # of the correct passages, of how many something may be said
_FOUND = 0.78  # of the slips, how many are found at least

_FACTS = """type: letter
subject: {{en: Letter, es: Carta}}
source_language: {source}
dates: {{received: 2023-12-18, accepted: 2024-01-08, published: 2024-03-01}}
license: CC-BY-4.0
authors:
  - {{name: {{given: Sofía, family: Ejemplo}}, corresponding: true, email: sofia@example.org, affiliations: [a]}}
affiliations:
  - {{id: a, department: {{en: Pharmacy, es: Farmacia}}, institution: Hospital Ejemplo, city: Málaga, country: ES}}
"""
_HEADS = {"en": "---\ntitle: A letter on it\n---\n\n", "es": "---\ntitle: Una carta sobre ello\n---\n\n"}


class Desk:
    """A journal of one letter, whose text is a passage."""

    def __init__(self, folder: Path) -> None:
        self._letter = folder / "content/articles/letter"
        self._letter.mkdir(parents=True)
        journal = "title: {en: Journal, es: Revista}\nlanguages: {en: en-US, es: es-ES}\nlicense: CC-BY-4.0\n"
        (folder / "content/journal.yaml").write_text(journal, "utf-8")
        self._folder = folder
        self._shop: Shop | None = None

    def findings(self, source: str, **texts: str) -> Iterator[Finding]:
        """What is said of a passage's texts."""
        (self._letter / "article.yaml").write_text(_FACTS.format(source=source), "utf-8")
        for language, text in texts.items():
            (self._letter / f"{language}.md").write_text(f"{_HEADS[language]}{text}\n", "utf-8")
        self._shop = self._shop or open_shop(self._folder)
        for one in checked(self._folder, self._shop, "letter").findings:
            is_of_text = one.span.file.endswith(".md") and one.span.line > _HEADS["en"].count("\n")
            if is_of_text and one.severity in ("error", "warning") and one.rule not in _ALONE:
                yield one


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A journal of one letter."""
    return Desk(tmp_path)


def _rows(file: str) -> list[list[str]]:
    return [line.split("\t") for line in (HERE / file).read_text("utf-8").splitlines()]


def test_correct_passages(desk: Desk) -> None:
    """Next to nothing is said of good translations, and never that there is an error."""
    said = {en: [*desk.findings(source, en=en, es=es)] for source, en, es in _rows("correct.tsv")}
    told = [f"{one.rule} {one.message.render()}" for found in said.values() for one in found]
    assert not [one for found in said.values() for one in found if one.severity == "error"], told
    assert sum(map(bool, said.values())) <= _NEEDLESS * len(said), told


def test_slips(desk: Desk) -> None:
    """Most slips are found: something is said that is not said of the passage as it should be."""
    rows, missed = _rows("slips.tsv"), []
    for what, en, es, language, wrong in rows:
        source = "en" if language == "es" else "es"
        clean, spoilt = (
            {(one.rule, one.message.render()) for one in desk.findings(source, **texts)}
            for texts in ({"en": en, "es": es}, {"en": en, "es": es} | {language: wrong})
        )
        if not spoilt - clean:
            missed.append(f"{what}: {wrong}")
    assert 1 - len(missed) / len(rows) >= _FOUND, "\n".join(missed)

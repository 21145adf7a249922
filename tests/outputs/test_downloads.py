"""The article as reference managers take it: what is written reads back as it was."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from cajista.findings import Findings
from cajista.importing.bibtex import read_bibtex
from cajista.importing.ris import read_ris
from cajista.model.edition import Edition
from cajista.outputs import bib, csl_json, ris
from cajista.reading.article import read_article
from cajista.shop import open_shop

ROOT = Path(__file__).parents[2]
PRESS: Any = None  # these formats need nothing of it


@pytest.fixture(scope="module", params=["en", "es"])
def edition(request: pytest.FixtureRequest) -> Edition:
    """The sample letter in a language."""
    shop = open_shop(ROOT)
    article, _ = read_article(ROOT, "anakinra-comment", shop.journal)
    assert article
    return shop.resolver.resolve(article, request.param)


def difficult(edition: Edition) -> Edition:
    """The same with a title and authors that break careless writers."""
    people = [{"literal": "R&D_Group, {Spain}"}, {"family": "de la Cruz", "given": "J.", "suffix": "Jr"}]
    return replace(
        edition, item={**edition.item, "title": "100% of {x} & $y_1$ ~ #2 \\ IL-6", "author": people}
    )


def test_bibtex_reads_back(edition: Edition) -> None:
    """Names, title, pages and DOI survive BibTeX."""
    (artifact,) = bib.article(edition, PRESS)
    findings = Findings()
    ((item,), _) = read_bibtex(artifact.data.decode(), "x.bib", findings)
    assert not list(findings)
    assert item["author"] == edition.item["author"]
    assert item["title"].replace('<span class="nocase">', "").replace("</span>", "") == edition.item["title"]
    assert (item["page"], item["DOI"], item["volume"]) == ("120-121", edition.doi, "19")
    assert item["issued"] == {"date-parts": [[2023, 2]]}


def test_bibtex_escapes(edition: Edition) -> None:
    """Characters that mean something to LaTeX come back as themselves."""
    (artifact,) = bib.article(difficult(edition), PRESS)
    ((item,), _) = read_bibtex(artifact.data.decode(), "x.bib", Findings())
    assert item["author"][0] == {"literal": "R&D_Group, {Spain}"}
    assert item["author"][1]["suffix"] == "Jr"
    assert "100% of {x} & $y_1$" in item["title"]


def test_ris_reads_back(edition: Edition) -> None:
    """Names, title, pages and DOI survive RIS, whose lines end in CR LF."""
    (artifact,) = ris.article(edition, PRESS)
    assert artifact.data.endswith(b"ER  - \r\n")
    ((item,), _) = read_ris(artifact.data.decode().replace("\r\n", "\n"), "x.ris", Findings())
    assert item["author"] == edition.item["author"]
    assert (item["title"], item["page"], item["DOI"]) == (edition.item["title"], "120-121", edition.doi)


def test_csl_json_is_the_item(edition: Edition) -> None:
    """CSL-JSON holds the item as the citation processor has it."""
    import json

    (artifact,) = csl_json.article(edition, PRESS)
    assert json.loads(artifact.data) == [edition.item]

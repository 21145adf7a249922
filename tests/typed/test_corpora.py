"""How much of real references is found: the texts of JATS articles against what their publishers tagged."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest

from cajista.typed import parse

CORPUS = Path(__file__).parents[3] / "shared/corpora"
FILES = sorted((*CORPUS.glob("jats/*.xml"), *CORPUS.glob("bilingual/*.xml")))
# The share of what is tagged that is found as tagged, in 2,300 references of 55 articles.
EXPECTED = {"year": 0.99, "volume": 0.97, "issue": 0.97, "page": 0.98, "doi": 0.99, "title": 0.98, "journal": 0.96,
            "first author": 0.985}  # fmt: skip


def plain(text: str) -> str:
    """Letters and digits alone, without accents or case."""
    bare = (c for c in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(c))
    return re.sub(r"[\W_]+", " ", "".join(bare)).strip()


def text_of(element: Element) -> str:
    """The text of a citation; some publishers leave out the space within names."""
    for surname in element.iter("surname"):
        surname.tail = surname.tail or " "
    return " ".join("".join(map(str, element.itertext())).split())


def tagged(file: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """The references to journal articles: as typed, and by field."""
    for reference in ElementTree.parse(file).iter("ref"):
        typed = reference.find(".//mixed-citation")
        source = reference.find(".//element-citation")
        source = typed if source is None else source
        if typed is not None and source is not None and source.get("publication-type") == "journal":
            yield text_of(typed), dict(fields(source))


def fields(source: Element) -> Iterator[tuple[str, str]]:
    """What is tagged of what is measured."""
    names = {"year": "year", "volume": "volume", "issue": "issue", "fpage": "page", "elocation-id": "page",
             "article-title": "title", "source": "journal"}  # fmt: skip
    for tag, name in names.items():
        if (found := source.find(f".//{tag}")) is not None and (text := text_of(found)):
            yield name, re.sub(r"\D", "", text)[:4] if name == "year" else text
    surname = source.find(".//surname")
    if surname is not None:
        yield "first author", text_of(surname)
    for element in (*source.iter("pub-id"), *source.iter("comment")):
        if doi := re.search(r"10\.\d{4,9}/\S+", text_of(element)):
            yield "doi", doi[0].rstrip(".,;)")


def found(raw: str) -> dict[str, str]:
    """What the parser tells of a text."""
    typed = parse(raw)
    first = re.split(r"\s?[-‐‑–—−]", typed.value("page"))[0]
    return {"year": typed.value("issued"), "volume": typed.value("volume"), "issue": typed.value("issue"),
            "page": first, "title": typed.value("title"), "journal": typed.value("container-title"),
            "doi": typed.value("DOI"), "first author": typed.names[0].family if typed.names else ""}  # fmt: skip


@pytest.mark.skipif(not FILES, reason="the corpora are not here")
def test_accuracy() -> None:
    """Of each field, as many are found as were when this was measured."""
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for file in FILES:
        for raw, wanted in tagged(file):
            got = found(raw)
            total.update(wanted.keys())
            right.update(name for name, value in wanted.items() if plain(value) == plain(got[name]))
    assert total["title"] > 1500
    shares = {name: round(right[name] / total[name], 3) for name in EXPECTED}
    assert {name: share for name, share in shares.items() if share < EXPECTED[name]} == {}

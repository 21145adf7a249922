"""Citations are numbered, named and placed as the style and the language want them."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from cajista.catalogue import read_catalogue
from cajista.csl import Style
from cajista.findings import Findings
from cajista.locale import Locale
from cajista.model.article import Reference, SourceMap
from cajista.model.block import Paragraph
from cajista.model.inline import Inline, Inlines, Superscript, plain_text, walk_inlines
from cajista.reading.markdown import read_markdown
from cajista.resolving.citations import Cited, Manner, with_citations

HERE = Path(__file__).parent
LOCALES = HERE.parents[1] / "templates" / "locales"
CASES = yaml.safe_load((HERE / "citing.yaml").read_text("utf-8"))
STYLES = {"vancouver": "nlm-citation-sequence-superscript", "apa": "apa"}
_FIELDS = {"type": "article-journal", "title": "T"}
ITEMS: list[dict[str, Any]] = [
    {"id": "a", "author": [{"family": "Adams"}], "issued": {"date-parts": [[1999]]}},
    {"id": "b", "author": [{"family": "Brown"}, {"family": "Lee"}], "issued": {"date-parts": [[2001]]}},
    {"id": "t", "raw": "4. De Luca G, Smith J. A title. Lancet. 2020;3:1–5."},
    {"id": "u", "raw": "Personal communication"},
    {"id": "c", "author": [{"family": "Kim"}, {"others": True}], "issued": {"date-parts": [[2003]]}},
]


def cited(text: str, style: str, language: str) -> Cited:
    """A text with its citations set."""
    body = read_markdown(text, "x.md", 1, Findings(), language=language)
    catalogue = read_catalogue(language, [LOCALES / f"{language}.po"], Findings())
    references = {
        item["id"]: Reference(item["id"], item if "raw" in item else {**_FIELDS, **item}, SourceMap("x"))
        for item in ITEMS
    }
    manner = Manner(Locale(language, language, catalogue))
    return with_citations(body, (), {}, references, Style.load(STYLES[style]), manner)


def shown(inlines: Inlines) -> str:
    """Text with raised characters in braces and spaces plain."""
    raised = {id(node) for node in walk_inlines(inlines) if isinstance(node, Superscript)}

    def text(nodes: Inlines) -> str:
        return "".join(map(piece, nodes))

    def piece(node: Inline) -> str:
        if id(node) in raised:
            return f"{{{plain_text((node,))}}}"
        children: Inlines = getattr(node, "children", ())
        return text(children) if children else plain_text((node,))

    return text(inlines).replace("\u00a0", " ")


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_citing(case: dict[str, Any]) -> None:
    """What a case says of each style and of the list."""
    for name, expected in case.items():
        style, _, language = name.partition("_")
        if style in STYLES:
            first = cited(case["text"], style, language or "en").body.blocks[0]
            assert isinstance(first, Paragraph)
            assert shown(first.children) == expected
        elif name == "set":
            assert cited(case["text"], "vancouver", "en").bibliography[0].text == expected
        elif name == "list":
            entries = cited(case["text"], "vancouver", "en").bibliography
            assert [entry.id for entry in entries] == expected

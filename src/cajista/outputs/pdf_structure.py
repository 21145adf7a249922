"""What a finished PDF needs beyond what WeasyPrint writes: page labels, artifacts, languages, formulas.

Clauses are those of ISO 32000-1 (PDF 1.7) and ISO 14289-1 (PDF/UA-1).
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

_ROMAN = re.compile(r"m{0,4}(cm|cd|d?c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})")
_TYPES = {"code": "/Code", "pre": "/P"}  # standard structure types (14.8.4)
_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


@dataclass(frozen=True, slots=True)
class Folios:
    """How the pages of an article are numbered: what stands before the number, and the first number."""

    prefix: str = ""
    first: int = 1
    roman: bool = False

    @property
    def is_verso(self) -> bool:
        """Whether the article begins on a left-hand page, as even pages are."""
        return self.first % 2 == 0

    @property
    def style(self) -> str:
        """The counter style of CSS."""
        return "lower-roman" if self.roman else "decimal"


def folios_of(first_page: str, last_page: str) -> Folios:
    """The folios of an article that states these pages.

    `120` counts on from 120, `e325`–`e331` from e325, `iv` in Roman numerals. A lone `e325` or `n71` is the
    number of an article rather than of a page; its pages, like those of an article that states none, count from 1.
    """
    page = first_page.strip()
    if page.isascii() and page.isdigit():
        return Folios(first=int(page))
    if page and _ROMAN.fullmatch(page.lower()):
        return Folios(first=_roman_value(page.lower()), roman=True)
    form = re.fullmatch(r"(.*?)([0-9]+)", page)
    if form and last_page.strip():
        return Folios(prefix=form[1], first=int(form[2]))
    return Folios()


def _roman_value(numeral: str) -> int:
    values = [_VALUES[letter] for letter in numeral]
    return sum(
        -value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True)
    )


@contextmanager
def described_elements() -> Iterator[None]:
    """While a PDF is written, lets structure elements say what WeasyPrint leaves out.

    They are the language of a passage (ISO 14289-1, 7.2), the scope of headers (7.5), formulas (7.7), notes
    (7.9) and program text. WeasyPrint makes each element in one function, which is wrapped here for want of a hook.
    """
    from weasyprint.pdf import tags

    build = tags._build_box_tree

    def described(box: Any, *others: Any) -> Iterator[Any]:
        for element in build(box, *others):
            if _is_one_element(box):
                _describe(element, box.element)
            yield element

    tags._build_box_tree = described
    try:
        yield
    finally:
        tags._build_box_tree = build


def _is_one_element(box: Any) -> bool:
    """Whether a box stands for an HTML element, and no more than one structure element for it."""
    html = box.element
    return html is not None and box.element_tag == html.tag and html.tag not in ("html", "body")


def _describe(element: Any, html: Any) -> None:
    """Says of a structure element what its HTML element states."""
    import pydyf

    kinds = html.get("class", "").split()
    if language := html.get("lang"):
        element["Lang"] = pydyf.String(language)
    if "formula" in kinds and html.tag == "img":
        element["S"] = "/Formula"
    elif "footnote" in kinds:
        element["S"] = "/Note"
        element["ID"] = pydyf.String(f"note-{element.number}")
    elif html.tag == "th":
        element["A"]["Scope"] = "/Row" if html.get("scope") == "row" else "/Column"
    elif html.tag in _TYPES:
        element["S"] = _TYPES[html.tag]


def label_pages(pdf: Any, folios: Folios) -> None:
    """Writes how viewers name the pages (12.4.2)."""
    import pydyf

    label = pydyf.Dictionary({"S": "/r" if folios.roman else "/D", "St": folios.first})
    if folios.prefix:
        label["P"] = pydyf.String(folios.prefix)
    pdf.catalog["PageLabels"] = pydyf.Dictionary({"Nums": pydyf.Array([0, label])})


def mark_artifacts(pdf: Any) -> None:
    """Turns what stands in no structure, as running heads and folios, into artifacts (ISO 14289-1, 7.1 and 7.8).

    WeasyPrint gives the margins structure elements that hang on no tree; their text is marked anew, and the
    elements go from the tree that leads back from content to structure (14.7.4.4).
    """
    root = _at(pdf, pdf.catalog["StructTreeRoot"])
    attached = set(_references_below(pdf, root["K"][0]))
    numbers = _at(pdf, root["ParentTree"])["Nums"]
    pages = [pdf.objects[number] for number in pdf.pages["Kids"][::3]]
    for page, parents in zip(pages, numbers[1::2], strict=False):  # links follow pages
        loose = {mcid for mcid, parent in enumerate(parents) if parent not in attached}
        for mcid in loose:
            parents[mcid] = b"null"
        _remark(_at(pdf, page["Contents"]).stream, loose)


def _remark(stream: list[Any], loose: set[int]) -> None:
    """Makes artifacts of the marked content with these numbers; a tag stands right before its properties."""
    for place, operand in enumerate(stream):
        if isinstance(operand, dict) and operand.get("MCID") in loose:
            stream[place - 1] = "/Artifact"
            stream[place] = b"<</Type /Pagination>>"


def _references_below(pdf: Any, reference: bytes) -> Iterator[bytes]:
    """The references of the structure elements of a tree, its root's first."""
    waiting = [reference]
    while waiting:
        here = waiting.pop()
        yield here
        waiting.extend(kid for kid in _at(pdf, here).get("K", ()) if isinstance(kid, bytes))


def _at(pdf: Any, reference: bytes) -> Any:
    return pdf.objects[int(reference.split()[0])]

"""A complete CSL 1.0.2 processor. It stands alone: of the program it knows only the inline nodes.

    style = Style.load("nlm-citation-sequence-superscript")
    processor = Processor(style, references, locale="es-ES")
    cited = processor.cite([{"id": "smith2020"}])
    to_html(cited.inlines)
    processor.bibliography()
"""

from .engine import Cited, Processor
from .items import DataFinding, Item, read_items
from .output import to_html, to_text
from .style import Style, StyleError

__all__ = [
    "Cited",
    "DataFinding",
    "Item",
    "Processor",
    "Style",
    "StyleError",
    "read_items",
    "to_html",
    "to_text",
]

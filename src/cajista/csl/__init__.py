"""A complete CSL 1.0.2 processor. It stands alone: of the program it knows only the inline nodes.

    style = Style.load("nlm-citation-sequence-superscript")
    processor = Processor(style, references, locale="es-ES")
    cited = processor.cite([{"id": "smith2020"}])
    to_html(cited.inlines)
    processor.bibliography()

Each name is loaded when it is first asked for, so that importing the package costs next to nothing.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .engine import Cited, Processor, prints_locators
    from .items import DataFinding, Item, read_items
    from .output import tidied, to_html, to_text, unnested
    from .style import Style, StyleError

_HOMES = {
    "Cited": "engine",
    "DataFinding": "items",
    "Item": "items",
    "Processor": "engine",
    "Style": "style",
    "StyleError": "style",
    "prints_locators": "engine",
    "read_items": "items",
    "tidied": "output",
    "to_html": "output",
    "to_text": "output",
    "unnested": "output",
}


def __getattr__(name: str) -> object:
    from importlib import import_module

    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(f".{home}", __name__), name)
    return value


__all__ = [
    "Cited",
    "DataFinding",
    "Item",
    "Processor",
    "Style",
    "StyleError",
    "prints_locators",
    "read_items",
    "tidied",
    "to_html",
    "to_text",
    "unnested",
]

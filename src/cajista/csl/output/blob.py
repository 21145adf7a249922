"""The processor's own light output: a tree of runs, before punctuation is settled."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..style.nodes import Formats, Look

Kids = list["Blob | str"]


class Blob:
    """A run or a group of runs with what goes around them. Never empty once rendered.

    `label` is the CSL variable that it came from, `item` the reference of a whole cite.
    """

    __slots__ = (
        "affix",
        "delimiter",
        "display",
        "field",
        "formats",
        "inner",
        "item",
        "kids",
        "label",
        "prefix",
        "quotes",
        "suffix",
        "term",
    )

    def __init__(self, kids: Kids, delimiter: str = "") -> None:
        self.kids = kids
        self.delimiter = delimiter
        self.prefix = ""
        self.suffix = ""
        self.formats: Formats = ()
        self.quotes = False
        self.display = ""
        self.label = ""
        self.item = ""
        self.affix = False  # its text is punctuation like any affix's
        self.term = False  # a locale's term, which a sentence may begin with
        self.inner = False  # quotation marks that were typed as inner ones
        self.field = False  # rich text of the item's own: its formatting flips within the style's

    def dress(self, look: Look) -> Blob:
        """Itself, with a style element's affixes and formatting put on."""
        self.prefix = look.prefix
        self.suffix = look.suffix
        self.formats = look.formats
        self.quotes = look.quotes
        self.display = look.display
        return self


def run(text: str, label: str = "") -> Blob:
    """A plain run."""
    blob = Blob([text])
    blob.label = label
    return blob


def text_of(blob: Blob | str) -> str:
    """The characters of a tree with its affixes, no punctuation settled: for comparing and sorting."""
    if isinstance(blob, str):
        return blob
    inner = blob.delimiter.join([text_of(kid) for kid in blob.kids])
    return f"{blob.prefix}{inner}{blob.suffix}"


def is_blank(blob: Blob | str) -> bool:
    """Whether nothing but white space would show."""
    if isinstance(blob, str):
        return not blob or blob.isspace()
    if blob.prefix.strip() or blob.suffix.strip():
        return False
    return all(map(is_blank, blob.kids))


def map_strings(kids: Kids, change: Callable[[str], str]) -> Kids:
    """The same tree with every string of content changed; affixes stay."""
    changed: Kids = []
    for kid in kids:
        if isinstance(kid, str):
            changed.append(change(kid))
        else:
            kid.kids = map_strings(kid.kids, change)
            changed.append(kid)
    return changed


def capitalize(blob: Blob) -> None:
    """A term that a sentence begins with gets its capital; anything else stays."""
    while blob.kids:
        first = blob.kids[0]
        if isinstance(first, str):
            if blob.term:
                blob.kids[0] = first[:1].upper() + first[1:]
            return
        blob = first

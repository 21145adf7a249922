"""A reference as the citation style sets it, and where each of its fields stands in that."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from ..csl import Processor, Style, unnested
from ..model.inline import Inline, Inlines, Marked, Text, plain_text
from ..resolving.bibliography import without_label


class Setting(NamedTuple):
    """The text of an entry without its number, and the stretches that single fields were printed as."""

    text: str
    parts: Mapping[str, tuple[int, int]]

    def value(self, field: str) -> str:
        """What is printed of a field; empty where the style prints nothing of it."""
        start, end = self.parts.get(field, (0, 0))
        return self.text[start:end]


def setting_of(item: Mapping[str, Any], style: Style, locale: str) -> Setting | None:
    """An item as an entry of the reference list, in a locale (BCP 47); None where the style has no list."""
    key = str(item.get("id", "x"))
    processor = Processor(style, {key: dict(item)}, locale=locale)
    processor.include([key])
    entries = processor.bibliography()
    if not entries:
        return None
    _, inlines = without_label(unnested(entries[0][1]))
    text, parts = "", dict[str, tuple[int, int]]()
    for run, field in _runs(inlines, ""):
        start, text = len(text), text + run
        if field:
            parts[field] = (parts.get(field, (start, 0))[0], len(text))
    return Setting(text.replace("\u00a0", " ").replace("\u202f", " "), parts)


def _runs(inlines: Inlines, field: str) -> Iterator[tuple[str, str]]:
    """The text in order, each piece with the outermost field that it was printed from."""
    for node in inlines:
        own = field or (node.variable if isinstance(node, Marked) else "")
        if children := _children(node):
            yield from _runs(children, own)
        else:
            yield (node.text if isinstance(node, Text) else plain_text((node,))), own


def _children(node: Inline) -> Inlines:
    return getattr(node, "children", ())

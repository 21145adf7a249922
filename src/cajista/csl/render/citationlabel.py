"""Labels for citations (`citation-label`) where the item has none: `RoNo78`."""

import re

from ..items import Item

_LETTERS_PER_NAME = {1: (4,), 2: (2, 2), 3: (2, 1, 1), 4: (1, 1, 1, 1)}
_WORD = re.compile(r"[^\W\d_]+")
_NAMES = ("author", "editor", "collection-editor", "container-author", "translator")


def citation_label(item: Item) -> str:
    """The item's own label, or letters of up to four names and two digits of the year."""
    own = item.text.get("citation-label")
    if own:
        return own
    persons = next((item.names[name] for name in _NAMES if name in item.names), ())
    names = [person.family or person.literal or person.given for person in persons[:4]]
    if not names and "title" in item.text:
        names = [word for word in _WORD.findall(item.text["title"]) if len(word) > 3][:1]
    counts = _LETTERS_PER_NAME.get(len(names), ())
    letters = "".join(_letters(name, count) for name, count in zip(names, counts, strict=True))
    date = item.dates.get("issued")
    year = f"{abs(date.start.year) % 100:02d}" if date and date.start.year else "0000"[:2]
    return letters + year


def _letters(name: str, count: int) -> str:
    return "".join(_WORD.findall(name))[:count]

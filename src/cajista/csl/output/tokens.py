"""From the tree of runs to a line of tokens, where neighbours can be looked at."""

from typing import Final

from ..style.locale import Locale
from ..style.nodes import Formats
from .blob import Blob

TEXT: Final = 0
OPEN: Final = 1
CLOSE: Final = 2
OPEN_QUOTE: Final = 3
CLOSE_QUOTE: Final = 4

CONTENT: Final = 0
AFFIX: Final = 1

_NEUTRAL = {
    "font-style": "normal",
    "font-variant": "normal",
    "font-weight": "normal",
    "text-decoration": "",
    "vertical-align": "baseline",
}


def _with(style: dict[str, str], formats: Formats) -> dict[str, str]:
    """The formatting that holds within, what was set last at the end."""
    changed = dict(formats)
    return {name: value for name, value in style.items() if name not in changed} | changed


class Token:
    """A piece of text, or the beginning or end of something. `text` is what a quote mark is set as.

    `depth`: how many ends stand right before a closing quotation mark, those of its own formatting.
    """

    __slots__ = ("code", "depth", "kind", "text")

    def __init__(self, code: int, text: str = "", kind: object = CONTENT, depth: int = 0) -> None:
        self.code = code
        self.text = text
        self.kind = kind
        self.depth = depth


class Flattener:
    """Walks a tree once, keeping the formatting and the depth of quotation that hold at each place."""

    def __init__(self, locale: Locale) -> None:
        self.tokens: list[Token] = []
        self.style: dict[str, str] = dict(_NEUTRAL)
        self.depth = 0
        self.kind = CONTENT
        self.displays = False
        self.marks = locale.quotes

    def flatten(self, blob: Blob) -> list[Token]:
        """The tokens of the whole tree."""
        self._blob(blob)
        return self.tokens

    def _blob(self, blob: Blob) -> None:
        if blob.affix and self.kind == CONTENT:
            self.kind = AFFIX
            self._blob(blob)
            self.kind = CONTENT
            return
        tokens = self.tokens
        opened = 0
        if blob.item:
            opened += self._open(("item", blob.item))
        if blob.display:
            opened += self._open(("display", blob.display))
            self.displays = True
        if blob.prefix:
            tokens.append(Token(TEXT, blob.prefix, AFFIX))
        if blob.formats or blob.quotes or blob.label:
            self._dressed(blob)
        else:
            self._kids(blob)
        if blob.suffix:
            tokens.append(Token(TEXT, blob.suffix, AFFIX))
        for _ in range(opened):
            tokens.append(Token(CLOSE))

    def _dressed(self, blob: Blob) -> None:
        tokens = self.tokens
        before = self.style
        formats = self._flipped(blob.formats, blob.field)
        if blob.quotes:
            level, self.depth = self.depth, max(self.depth, blob.inner)
            pair = self.marks[self.depth % 2]
            tokens.append(Token(OPEN_QUOTE, pair[0]))
            self.depth += 1
        if blob.label:
            self._open(("variable", blob.label))
        for each in formats:
            self._open(each)
        if formats:
            self.style = _with(before, formats)
        self._kids(blob)
        self.style = before
        for _ in range(len(formats) + bool(blob.label)):
            tokens.append(Token(CLOSE))
        if blob.quotes:
            self.depth = level
            depth = len(formats) + bool(blob.label) if formats else 0
            tokens.append(Token(CLOSE_QUOTE, pair[1], depth=depth))

    def _flipped(self, formats: Formats, field: bool) -> Formats:
        """Formatting as it shows here: italics in italics are upright ("flip-flop")."""
        if not formats:
            return ()
        style = self.style
        shown = []
        for name, value in formats:
            if style[name] == value and (field or value == _NEUTRAL[name]):
                if field and value != _NEUTRAL[name]:
                    shown.append((name, _NEUTRAL[name]))
            else:
                shown.append((name, value))
        if len(shown) > 1 and field:  # what is undone is undone from the inside out
            order = list(style)
            shown.sort(key=lambda each: order.index(each[0]), reverse=True)
        return tuple(shown)

    def _open(self, what: tuple[str, str]) -> int:
        self.tokens.append(Token(OPEN, "", what))
        return 1

    def _kids(self, blob: Blob) -> None:
        tokens, delimiter, first = self.tokens, blob.delimiter, True
        for kid in blob.kids:
            if not first and delimiter:
                tokens.append(Token(TEXT, delimiter, AFFIX))
            first = False
            if isinstance(kid, str):
                tokens.append(Token(TEXT, kid, self.kind))
                self.kind = CONTENT
            else:
                self._blob(kid)

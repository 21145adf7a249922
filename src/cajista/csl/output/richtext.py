"""Item text with markup in it (`<i>`, `<sup>`, quotation marks…) into runs that can flip-flop."""

import re
from functools import lru_cache

from ..style.nodes import Formats
from .blob import Blob, Kids

_TAGS = (
    r"<(?:i|b|sup|sub|sc|span\s+style=[\"']font-variant:\s*small-caps;?[\"']"
    r"|span\s+class=[\"']no(?:case|decor)[\"'])>|</(?:i|b|sup|sub|sc|span)>"
)
_TAG = re.compile(_TAGS)
_MARK = re.compile(rf"{_TAGS}|[\"'“”‘’«»]")
_FORMATS: dict[str, Formats] = {
    "i": (("font-style", "italic"),),
    "b": (("font-weight", "bold"),),
    "sup": (("vertical-align", "sup"),),
    "sub": (("vertical-align", "sub"),),
    "sc": (("font-variant", "small-caps"),),
}
_NO_DECORATION: Formats = (
    ("font-style", "normal"),
    ("font-variant", "normal"),
    ("font-weight", "normal"),
)
_CONTRACTION = re.compile(r"(?<=\s)'n'(?=\s)")  # rock 'n' roll: a word with two apostrophes, no quotation
_CLOSERS = {'"': '"', "'": "'", "“": "”", "‘": "’", "«": "»"}
_BEFORE_OPENING = '([{—–“‘«"'


class _Open:
    """A tag or quotation mark that waits for its end; `source` is set if it never comes."""

    __slots__ = ("blob", "closer", "source")

    def __init__(self, blob: Blob, closer: str, source: str) -> None:
        self.blob = blob
        self.closer = closer
        self.source = source


class _Parser:
    """Reads one text from left to right."""

    def __init__(self, text: str, guillemets: bool) -> None:
        self.text = text
        self.guillemets = guillemets
        self.stack = [_Open(Blob([]), "", "")]

    def parse(self) -> Kids:
        position = 0
        for found in _MARK.finditer(self.text):
            self.add(self.text[position : found.start()])
            mark = found[0]
            if mark[0] != "<":
                self.quote(mark, found.start(), found.end())
            elif mark[1] == "/":
                self.close_tag(mark)
            else:
                self.open_tag(mark)
            position = found.end()
        self.add(self.text[position:])
        while len(self.stack) > 1:
            self.give_up()
        return _joined(self.stack[0].blob.kids)

    def add(self, text: str) -> None:
        if text:
            self.stack[-1].blob.kids.append(text)

    def open_tag(self, mark: str) -> None:
        blob = Blob([])
        blob.field = True
        name = mark[1:-1].split()[0]
        if name != "span":
            blob.formats = _FORMATS[name]
        elif "small-caps" in mark:
            blob.formats = _FORMATS["sc"]
        elif "nodecor" in mark:
            blob.formats = _NO_DECORATION
        else:
            blob.label = "nocase"
        self.stack.append(_Open(blob, f"</{name}>", mark))

    def close_tag(self, mark: str) -> None:
        if not any(each.closer == mark for each in self.stack):
            self.add(mark)
            return
        while self.stack[-1].closer != mark:
            self.give_up()
        self.close()

    def quote(self, mark: str, start: int, end: int) -> None:
        if mark in "«»" and not self.guillemets:
            self.add(mark)
            return
        before, after = self.neighbours(start, end)
        if mark in "\"'”’»" and self.may_close(mark, before, after):
            self.close()
        elif mark in _CLOSERS and (mark in "“‘«" or self.opens(before, after)):
            blob = Blob([])
            blob.quotes = blob.field = True
            blob.inner = mark == "‘"
            self.stack.append(_Open(blob, _CLOSERS[mark], mark))
        else:
            self.add(_straight(mark))

    def neighbours(self, start: int, end: int) -> tuple[str, str]:
        """The characters on both sides, tags passed over."""
        before, after = start - 1, end
        while before >= 0 and self.text[before] == ">" and (tag := self.text.rfind("<", 0, before)) >= 0:
            before = tag - 1
        while after < len(self.text) and self.text[after] == "<" and (tag := self.text.find(">", after)) > 0:
            after = tag + 1
        return (
            self.text[before] if before >= 0 else " ",
            self.text[after] if after < len(self.text) else " ",
        )

    def may_close(self, mark: str, before: str, after: str) -> bool:
        """Whether a mark ends the innermost quotation."""
        if self.stack[-1].closer != mark and not self.waits_for(mark):
            return False
        if mark in "\"'’" and (before.isspace() or after.isalnum() or not self.stack[-1].blob.kids):
            return False
        while self.stack[-1].closer != mark:
            self.give_up()
        return True

    def waits_for(self, mark: str) -> bool:
        """Whether a quotation that only other quotations have been opened in waits for this mark."""
        for each in reversed(self.stack):
            if each.closer == mark:
                return True
            if each.closer.startswith("<"):
                return False
        return False

    def opens(self, before: str, after: str) -> bool:
        return (before.isspace() or before in _BEFORE_OPENING) and not after.isspace()

    def close(self) -> None:
        done = self.stack.pop()
        done.blob.kids = _joined(done.blob.kids)
        if done.blob.kids:
            self.stack[-1].blob.kids.append(done.blob)

    def give_up(self) -> None:
        """Put back what an unclosed mark has collected, the mark itself first."""
        lost = self.stack.pop()
        self.stack[-1].blob.kids.append(_straight(lost.source))
        self.stack[-1].blob.kids.extend(lost.blob.kids)


def _straight(mark: str) -> str:
    return "’" if mark == "'" else mark


def _joined(kids: Kids) -> Kids:
    joined: Kids = []
    for kid in kids:
        if isinstance(kid, str) and joined and isinstance(joined[-1], str):
            joined[-1] += kid
        else:
            joined.append(kid)
    return joined


@lru_cache(maxsize=8192)
def _plain(text: str) -> bool:
    return _MARK.search(text) is None


def rich_kids(text: str, guillemets: bool = False) -> Kids:
    """Runs of a text: strings and `Blob`s; what is not closed stays as it was typed.

    A fresh tree every time, since trees are dressed in place. `guillemets`: « and » are the
    language's own quotation marks, so they nest with the others.
    """
    if _plain(text):
        return [text]
    return _Parser(_CONTRACTION.sub("’n’", text), guillemets).parse()


def strip_markup(text: str) -> str:
    """The text without its tags, for sorting and comparing."""
    return _TAG.sub("", text) if "<" in text else text

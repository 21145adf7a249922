"""Item text with markup in it (`<i>`, `<sup>`, quotation marks…) into runs that can flip-flop."""

import re
from functools import lru_cache

from ..style.nodes import Formats
from .blob import Blob, Kids

_TAG = re.compile(
    r"""<(?:i|b|sup|sub|sc|span\s+style=["']font-variant:\s*small-caps;?["']|span\s+class=["']nocase["'])>"""
    r"""|</(?:i|b|sup|sub|sc|span)>|["'“”‘’«»]"""
)
_FORMATS: dict[str, Formats] = {
    "i": (("font-style", "italic"),),
    "b": (("font-weight", "bold"),),
    "sup": (("vertical-align", "sup"),),
    "sub": (("vertical-align", "sub"),),
    "sc": (("font-variant", "small-caps"),),
}


def needs_parsing(text: str) -> bool:
    """Whether there is markup or a quotation mark in a text."""
    return _TAG.search(text) is not None


class _Open:
    """A tag or quotation mark that waits for its end; `source` is set if it never comes."""

    __slots__ = ("blob", "closer", "source")

    def __init__(self, blob: Blob, closer: str, source: str) -> None:
        self.blob = blob
        self.closer = closer
        self.source = source


def parse_rich(text: str) -> Kids:
    """Runs of a text: strings and `Blob`s; what is not closed stays as it was typed."""
    stack = [_Open(Blob([]), "", "")]
    position = 0
    for found in _TAG.finditer(text):
        if found.start() > position:
            stack[-1].blob.kids.append(text[position : found.start()])
        _take(stack, found[0], text, found.start(), found.end())
        position = found.end()
    if position < len(text):
        stack[-1].blob.kids.append(text[position:])
    while len(stack) > 1:
        _give_up(stack)
    return _joined(stack[0].blob.kids)


def _take(stack: list[_Open], mark: str, text: str, start: int, end: int) -> None:
    if mark[0] != "<":
        _take_quote(stack, mark, text, start, end)
    elif mark[1] == "/":
        if any(each.closer == mark for each in stack):
            while stack[-1].closer != mark:
                _give_up(stack)
            _close(stack)
        else:
            stack[-1].blob.kids.append(mark)
    else:
        blob = Blob([])
        blob.field = True
        name = mark[1:-1].split()[0]
        if name == "span":
            if "small-caps" in mark:
                blob.formats = _FORMATS["sc"]
            else:
                blob.label = "nocase"
        else:
            blob.formats = _FORMATS[name]
        stack.append(_Open(blob, f"</{name}>", mark))


def _take_quote(stack: list[_Open], mark: str, text: str, start: int, end: int) -> None:
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    if before == ">":
        before = " " if text[: start].endswith(("<i>", "<b>", "<sup>", "<sub>")) or start < 4 else "x"
    opens = (before.isspace() or before in "([{—–-/\"'“‘«") and not after.isspace()
    closer = {'"': '"', "'": "'", "“": "”", "‘": "’", "«": "»"}.get(mark, "")
    closing = mark in "\"'”’»" and any(each.closer == mark for each in stack)
    if closing and (mark in "”»" or not after.isalnum()) and not (opens and mark in "\"'"):
        while stack[-1].closer != mark:
            if stack[-1].closer.startswith("<"):
                stack[-1].blob.kids.append(_straight(mark))
                return
            _give_up(stack)
        _close(stack)
    elif closer and (opens or mark in "“‘«"):
        blob = Blob([])
        blob.quotes = True
        blob.field = True
        stack.append(_Open(blob, closer, mark))
    else:
        stack[-1].blob.kids.append(_straight(mark))


def _straight(mark: str) -> str:
    return "’" if mark == "'" else mark


def _close(stack: list[_Open]) -> None:
    done = stack.pop()
    done.blob.kids = _joined(done.blob.kids)
    if done.blob.kids:
        stack[-1].blob.kids.append(done.blob)


def _give_up(stack: list[_Open]) -> None:
    """Put back what an unclosed mark has collected, the mark itself first."""
    lost = stack.pop()
    stack[-1].blob.kids.append(_straight(lost.source))
    stack[-1].blob.kids.extend(lost.blob.kids)


def _joined(kids: Kids) -> Kids:
    joined: Kids = []
    for kid in kids:
        if isinstance(kid, str) and joined and isinstance(joined[-1], str):
            joined[-1] += kid
        else:
            joined.append(kid)
    return joined


@lru_cache(maxsize=4096)
def _plain(text: str) -> bool:
    return not needs_parsing(text)


def rich_kids(text: str) -> Kids:
    """Runs of a text of the item's; a fresh tree every time, since trees are dressed in place."""
    return [text] if _plain(text) else parse_rich(text)


def strip_markup(text: str) -> str:
    """The text without its tags, for sorting and comparing."""
    if "<" not in text:
        return text
    return _TAG.sub(lambda found: "" if found[0][0] == "<" else found[0], text)

"""A text from which parts are taken one after another, each with its place in the whole."""

import re

from .reference import Piece

GONE = "\0"  # stands for every character taken
# Marks that set a part in italics or in bold: *Lancet*, **395**, <i>Lancet</i>; no part of HLA-B*27.
_EMPHASIS = re.compile(
    r"(?<![\w*])(?P<mark>\*{1,2})(?=[^\s*])(?P<within>[^*]+)(?<=\S)(?P=mark)(?![\w*])|</?(?:i|b|em|strong)>"
)


class Sheet:
    """A typed reference on its way to its parts."""

    def __init__(self, raw: str) -> None:
        plain = raw.replace(GONE, " ").replace("\u00a0", " ").replace("\u202f", " ").replace("\n", " ")
        self.text = _EMPHASIS.sub(_without_marks, plain)

    def take(self, found: re.Match[str], group: str | int = 0) -> Piece:
        """The part that a group has found, as a piece; what was found is taken off the sheet."""
        piece = self.piece(*found.span(group))
        self.drop(*found.span())
        return piece

    def piece(self, start: int, end: int) -> Piece:
        """A stretch of the text without the spaces and marks at its ends."""
        while start < end and self.text[start] in " ,;:.\0":
            start += 1
        while end > start and (self.text[end - 1] in " ,;:\0" or self._ends_in_point(start, end)):
            end -= 1
        return Piece(" ".join(self.text[start:end].replace(GONE, " ").split()), start, end)

    def _ends_in_point(self, start: int, end: int) -> bool:
        return self.text[end - 1] == "." and "." not in self.text[max(start, end - 4) : end - 1]

    def drop(self, start: int, end: int) -> None:
        """Takes a stretch off the sheet."""
        self.text = self.text[:start] + GONE * (end - start) + self.text[end:]


def _without_marks(found: re.Match[str]) -> str:
    """What was emphasised, with a space for each character of the marks around it."""
    gap = " " * len(found["mark"] or found[0])
    return f"{gap}{found['within']}{gap}" if found["mark"] else gap

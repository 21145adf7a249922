"""Quotation marks and apostrophes: whichever were typed, the edition's own are set, by depth of nesting."""

import re

_DOUBLE_OPENING, _DOUBLE_CLOSING = "“«„", "”»"
_MARKS = re.compile(f"[\"'‘’{_DOUBLE_OPENING}{_DOUBLE_CLOSING}]")
_BEFORE_OPENING = "([{«“„‘—–/¿¡"


class Quotation:
    """Sets the marks of one run of text; knows which are open.

    `marks` are opening, closing, inner opening, inner closing. Single marks that were typed curly
    outside a quotation are left alone: they may be meant as such.
    """

    def __init__(self, marks: tuple[str, str, str, str]) -> None:
        self.marks = marks
        self.open: list[str] = []

    def set(self, text: str, before: str, after: str) -> str:
        """The text with its marks set; `before` and `after` are the characters around it, if any."""
        if not _MARKS.search(text):
            return text
        out: list[str] = []
        for at, character in enumerate(text):
            following = text[at + 1] if at + 1 < len(text) else after
            out.append(self._mark(character, before, following) if _MARKS.match(character) else character)
            before = out[-1][-1]
        return "".join(out)

    def _mark(self, typed: str, before: str, following: str) -> str:
        opens = (not before or before.isspace() or before in _BEFORE_OPENING) and (
            bool(following) and not following.isspace()
        )
        if typed in "‘’":
            return self._single(typed, opens, following)
        if typed in "\"'":
            return self._straight(typed, opens, following)
        if typed in _DOUBLE_OPENING and (opens or not self.open):
            return self._opened('"')
        if typed in _DOUBLE_CLOSING and opens and not self.open:
            return self._opened('"')
        return self._closed() if self.open else typed

    def _straight(self, typed: str, opens: bool, following: str) -> str:
        if self.open and self.open[-1] == typed and not opens and not _is_apostrophe(typed, following):
            return self._closed()
        if opens and not (typed == "'" and following.isdigit()):
            return self._opened(typed)
        return "’" if typed == "'" else typed

    def _single(self, typed: str, opens: bool, following: str) -> str:
        if typed == "‘" and opens and self.open:
            return self._opened("'")
        if typed == "’" and self.open and self.open[-1] == "'" and not _is_apostrophe("'", following):
            return self._closed()
        return typed

    def _opened(self, mark: str) -> str:
        self.open.append(mark)
        return self.marks[0 if len(self.open) % 2 == 1 else 2]

    def _closed(self) -> str:
        self.open.pop()
        return self.marks[1 if len(self.open) % 2 == 0 else 3]


def _is_apostrophe(mark: str, following: str) -> bool:
    """Whether a single mark stands within a word, as in `don't`."""
    return mark == "'" and following.isalpha()

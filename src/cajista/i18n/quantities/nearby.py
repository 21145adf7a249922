"""Of which lists a phrase may stand right before a number, or right after it: one look for all of them.

Most numbers stand beside words that no list has, so that nothing more need be asked.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from .lists import Phrases, last_of, lead_of

Lists = Mapping[str, Sequence[Phrases[Any]]]


class Nearby:
    """The words beside numbers, each looked up in all lists of a grammar once.

    `before` and `after` have the lists by names. What is said is the names of those of which a phrase may
    be there; where nothing simple stands beside a number, all are said.
    """

    def __init__(self, before: Lists, after: Lists) -> None:
        self._before, self._all_before = before, frozenset(before)
        self._after, self._all_after = after, frozenset(after)
        self._ends: dict[tuple[str, str], frozenset[str]] = {}
        self._begins: dict[str, frozenset[str]] = {}

    def before(self, lower: str, start: int) -> frozenset[str]:
        """The lists of which a phrase may end before a number that begins here, in a text in lower case."""
        if lower[start - 1 : start] not in (" ", "(", "[") or lower[start - 2 : start - 1] == ",":
            return self._all_before
        last = last_of(lower, start - 1)
        known = self._ends.get(last)
        if known is None:
            known = self._ends[last] = frozenset(
                name for name, lists in self._before.items() if any(one.may_end(*last) for one in lists)
            )
        return known

    def after(self, text: str, end: int) -> frozenset[str]:
        """The lists of which a phrase may begin after a number that ends here."""
        mark = text[end : end + 1]
        if mark == "/" or mark == "+":
            return self._all_after
        at = end + (mark in (" ", "-", ","))
        word = lead_of(text, at + (mark == "," and text[at : at + 1] == " "))
        if word == "/":
            return self._all_after
        known = self._begins.get(word)
        if known is None:
            known = self._begins[word] = frozenset(
                name
                for name, lists in self._after.items()
                if any(one.begins(word) or one.begins(word.lower()) for one in lists)
            )
        return known

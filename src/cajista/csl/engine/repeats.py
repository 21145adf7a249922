"""`subsequent-author-substitute`: names that repeat those of the entry before ("Reference Grouping")."""

from ..output.blob import Blob, text_of
from ..render import Context


class Repeats:
    """Goes through the entries in order and puts the substitute where names repeat."""

    def __init__(self, substitute: str, rule: str) -> None:
        self.substitute = substitute
        self.rule = rule
        self.whole = ""
        self.each: list[str] = []

    def take(self, context: Context) -> None:
        """Look at an entry that has been set, and change its names in place."""
        blobs = context.first_names or []
        persons = [kid for kid in context.first_persons if isinstance(kid, Blob)] or blobs
        whole = "\n".join(map(text_of, blobs))
        each = [text_of(person) for person in persons]
        if blobs and self.rule in ("complete-all", "complete-each"):
            if whole == self.whole:
                self._complete(blobs, persons)
        elif blobs:
            self._partial(persons, each)
        self.whole, self.each = whole, each

    def _complete(self, blobs: list[Blob], persons: list[Blob]) -> None:
        if self.rule == "complete-each":
            for person in persons:
                _put(person, self.substitute)
            return
        _put(blobs[0], self.substitute)
        for blob in blobs[1:]:
            _put(blob, "")

    def _partial(self, persons: list[Blob], each: list[str]) -> None:
        for index, person in enumerate(persons):
            if index >= len(self.each) or each[index] != self.each[index]:
                return
            _put(person, self.substitute)
            if self.rule == "partial-first":
                return


def _put(blob: Blob, text: str) -> None:
    blob.kids = [text] if text else []
    blob.prefix = blob.suffix = blob.delimiter = ""
    blob.formats = ()
    blob.quotes = False

"""The glossary's terms that stand in a passage, as notes for translators."""

from collections.abc import Iterable
from dataclasses import replace

from ...locale import Locale
from ...model.glossary import Glossary
from ..terms import Names, names_of
from .passages import Passage, TermNote


class Glosser:
    """Finds the terms of a glossary in texts of one language, and what they are called in another."""

    def __init__(self, glossary: Glossary, source: Locale, target: Locale) -> None:
        self._names: Names = names_of(glossary, source)
        self._notes = {
            number: TermNote(
                term.names[source.language][0], ", ".join(term.names[target.language]), term.note
            )
            for number, term in enumerate(glossary)
            if source.language in term.names and target.language in term.names
        }

    def terms_in(self, text: str) -> tuple[TermNote, ...]:
        """The terms in a text, in order, each once."""
        places = sorted(self._names.all_in(text), key=lambda place: place.start)
        numbers = dict.fromkeys(number for place in places for number in sorted(place.terms))
        return tuple(self._notes[number] for number in numbers if number in self._notes)

    def glossed(self, passages: Iterable[Passage]) -> list[Passage]:
        """Passages with the terms in them."""
        return [replace(one, terms=self.terms_in(one.source)) for one in passages]

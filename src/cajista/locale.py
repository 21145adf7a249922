"""A language as it is set: its words from a PO catalogue, its dates, numbers and lists from Babel.

Nothing here knows a language by name. What Babel has wrong or lacks (euphonic conjunctions, quotation
marks, the space before a percent sign) is said in the catalogue under the context `typography`, so a
new language is one `.po` file.
"""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from .catalogue import Catalogue
from .euphony import conjunctions
from .model.dates import PartialDate

if TYPE_CHECKING:
    import babel


@dataclass(frozen=True)
class Locale:
    """One of a journal's languages: `language` is its code there, `code` its BCP 47 locale."""

    language: str
    code: str
    catalogue: Catalogue

    @cached_property
    def cldr(self) -> "babel.Locale":
        """What the Unicode CLDR knows of the locale."""
        import babel

        return babel.Locale.parse(self.code, sep="-")

    @property
    def direction(self) -> str:
        """`ltr` or `rtl`."""
        return "rtl" if self.cldr.character_order == "right-to-left" else "ltr"

    def say(self, text: str, /, **values: object) -> str:
        """An interface text in this language, `{name}` placeholders filled."""
        return self.say_in("", text, **values)

    def say_in(self, context: str, text: str, /, **values: object) -> str:
        """An interface text that has this meaning only in a context."""
        said = self.catalogue.get(text, context)
        return said.format(**values) if values else said

    def lexicon(self, context: str, name: str) -> str:
        """What the catalogue tells of the language itself, for reading it; empty where it tells nothing."""
        said = self.catalogue.words.get((context, name), ("",))[0]
        return "" if said == name else said

    def date(self, date: PartialDate) -> str:
        """A date in words, as exact as it is stated: "February 1, 2023", "febrero de 2023"."""
        from babel.dates import format_date, format_skeleton

        if date.day:
            return format_date(date.first_day, format="long", locale=self.cldr)
        if date.month:
            return format_skeleton("yMMMM", _noon(date.first_day), locale=self.cldr)
        return str(date.year)

    def number(self, number: int) -> str:
        """A whole number, in groups of three from five digits on (ISO 80000-1, 7.3.1), as in running text."""
        return str(number) if number < 10_000 else f"{number:,}".replace(",", "\u202f")

    def language_name(self, code: str) -> str:
        """What this language calls a language."""
        names = self.cldr.languages
        return str(names.get(code.replace("-", "_")) or names.get(code.split("-")[0], code))

    def country(self, code: str) -> str:
        """What this language calls a country, by its ISO 3166-1 code; the code where it is unknown."""
        return str(self.cldr.territories.get(code.upper(), code))

    def listed(self, items: Iterable[str]) -> str:
        """Items as a list in words, with the conjunction that sounds right before the last."""
        from babel.lists import format_list

        texts = list(items)
        joined = format_list(texts, locale=self.cldr)
        if len(texts) < 2:
            return joined
        for rule in conjunctions(self.say_in("typography", "conjunction")):
            ending = f" {rule.usual} {texts[-1]}"
            if joined.endswith(ending) and rule.gives_way(texts[-1]):
                return f"{joined.removesuffix(ending)} {rule.euphonic} {texts[-1]}"
        return joined

    @cached_property
    def quotation_marks(self) -> tuple[str, ...]:
        """Opening, closing, inner opening, inner closing; without a catalogue, those of most languages."""
        marks = tuple(self.say_in("typography", "quotation marks").split())
        return marks if len(marks) == 4 else ("“", "”", "‘", "’")

    @cached_property
    def comma(self) -> str:
        """What stands between the items of a list; "," where the catalogue does not say."""
        return self._mark("comma", ",")

    @cached_property
    def semicolon(self) -> str:
        """What stands between the items of a list that have commas; ";" where the catalogue does not say."""
        return self._mark("semicolon", ";")

    def _mark(self, name: str, usual: str) -> str:
        said = self.catalogue.words.get(("typography", name), ("",))[0]
        return usual if said in ("", name) else said

    @cached_property
    def decimal_mark(self) -> str:
        """What parts whole numbers from fractions."""
        from babel.numbers import get_decimal_symbol

        return get_decimal_symbol(self.cldr)

    @cached_property
    def percent_sign(self) -> str:
        """The percent sign with the space, if any, that the language puts before it."""
        said = self.say_in("typography", "percent sign")
        return said if said.endswith("%") else "%"


def _noon(day: datetime.date) -> datetime.datetime:
    return datetime.datetime(day.year, day.month, day.day, 12)

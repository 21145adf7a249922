"""What a language's catalogue tells of its numbers, made into tables once a language.

The lists stand in the catalogues under the context `reading`; where a list is missing, the words that it
would hold are not known as numbers, units or comparators, and nothing else changes.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple

from ...measures import LETTERS, SPELLINGS
from .lists import Phrases, entries, keys_of, numbers_of, words_of
from .money import MONEY
from .nearby import Nearby

HOURS: Mapping[str, Fraction] = {
    "h": Fraction(1),
    "day": Fraction(24),
    "week": Fraction(168),
    "month": Fraction(730),
    "year": Fraction(8760),
}
"""How long what schedules count by is, in hours; twelve months are a year."""

TIMES = frozenset((*HOURS, "min", "s", "ms"))
"""Units of time."""

COUNTED = "#"
"""The unit of what is counted (cells, beats), said or not: 80 beats/min = 80/min."""

SIGNS: Mapping[str, str] = {
    "<": "<", ">": ">", "≤": "≤", "≥": "≥", "⩽": "≤", "⩾": "≥", "<=": "≤", ">=": "≥", "=": "=", "≈": "≈", "~": "≈",
    "∼": "≈", "≃": "≈", "±": "±", "+/-": "±", "+/−": "±", "≠": "≠", "≪": "<", "≫": ">",
}  # fmt: skip


class Word(NamedTuple):
    """A word of numbers: what sort it is of, and its value."""

    sort: str  # of `_SORTS`, or "half", "schedule", "period", "none"
    value: Fraction
    unit: str = ""


@dataclass(frozen=True, eq=False)
class Grammar:
    """How a language writes numbers, and what stands beside them.

    `lists` are its catalogue's by name; `decimal` its decimal mark, `grouping` the mark that surely
    groups; `measures` the journal's own units.
    """

    lists: Mapping[str, str]
    decimal: str
    grouping: str
    measures: tuple[str, ...] = ()

    @cached_property
    def words(self) -> Phrases[tuple[Word, ...]]:
        """Every word of numbers, in lower case, with what it may mean."""
        found: dict[str, list[Word]] = {}
        for name, sort in _SORTS.items():
            for text, value in numbers_of(self.lists[name]).items():
                found.setdefault(text.lower(), []).append(Word(sort, value))
        for text, hours in self._schedules().items():
            found.setdefault(text, []).append(Word("schedule", hours))
        for key, texts in entries(self.lists["periods"]):
            number, unit = key.split()
            for text in texts:
                found.setdefault(text.lower(), []).append(Word("period", Fraction(number), unit))
        for text in words_of(self.lists["halves that are added"]):
            found[text.lower()] = [Word("half", Fraction(1, 2))]
        for text in words_of(self.lists["what is not a number"]):
            found[text.lower()] = [Word("none", Fraction(0))]
        return Phrases({text: tuple(words) for text, words in found.items()})

    def _schedules(self) -> dict[str, Fraction]:
        """How often something is done, as the hours from one time to the next."""
        known: dict[str, Fraction] = {}
        for key, texts in entries(self.lists["schedules"]):
            known |= {text.lower(): Fraction(key.split()[0]) for text in texts}
        for unit, words in entries(self.lists["units"]):
            if unit in HOURS and unit != "h":
                short = [word.lower() for word in words if word.isalpha()]
                known |= {
                    f"{per} {word}": HOURS[unit] for per in words_of(self.lists["per"]) for word in short
                }
        return known

    @cached_property
    def units(self) -> Phrases[str]:
        """Every unit as it is spelt, with its symbol."""
        own = {unit: unit for unit in self.measures}
        words = keys_of(self.lists["units"])
        exact = {word: unit for word, unit in words.items() if word != word.lower()}
        known = {spelling: unit for spelling, unit in SPELLINGS.items() if unit not in LETTERS}
        return Phrases({**known, **MONEY, **exact, **own})

    @cached_property
    def unit_words(self) -> Phrases[str]:
        """Every word for a unit, in lower case, with its symbol."""
        return Phrases({word.lower(): unit for word, unit in keys_of(self.lists["units"]).items()})

    @cached_property
    def per(self) -> Phrases[str]:
        """The words that part a unit from what it is counted by."""
        return self._phrases("per")

    @cached_property
    def time_before(self) -> Phrases[str]:
        """The words for units of time that may stand before their number: "week 12"."""
        words = keys_of(self.lists["units"])
        return Phrases(
            {word: unit for word, unit in words.items() if unit in HOURS and word.isalpha() and len(word) > 2}
        )

    @cached_property
    def comparators_before(self) -> Phrases[str]:
        """What the words before a number compare by."""
        return self._phrases("comparators before")

    @cached_property
    def comparators_after(self) -> Phrases[str]:
        """What the words after a number and its unit compare by."""
        return self._phrases("comparators after")

    @cached_property
    def denials(self) -> Phrases[str]:
        """What turns a comparator round: "not more than"."""
        return self._phrases("words that turn comparators round")

    @cached_property
    def comparing(self) -> Phrases[str]:
        """Words near a number that may compare it in another way: "must not be exceeded"."""
        return self._phrases("words that may compare")

    @cached_property
    def before_units(self) -> Phrases[str]:
        """What may stand between a number in words and its unit: «millones de»."""
        return self._phrases("words before units")

    @cached_property
    def before_known(self) -> Phrases[str]:
        """What shows that a number tells nothing new: "the two groups"."""
        return self._phrases("words before numbers that are known")

    @cached_property
    def before_wholes(self) -> frozenset[str]:
        """Words before a whole of which a part is told: "of the 622 pupils", «entre los 622 alumnos»."""
        return frozenset(words_of(self.lists["words before a whole"]))

    @cached_property
    def before_years(self) -> frozenset[str]:
        """Words before a year that hardly stand before another number that is not a date: "in 2022"."""
        return frozenset(words_of(self.lists["words before years"]))

    @cached_property
    def articles(self) -> Phrases[str]:
        """The articles behind which a number may stand for a noun: «la [semana] 34»."""
        return self._phrases("articles before numbers")

    @cached_property
    def before_numbers(self) -> Phrases[str]:
        """What may stand between a comparator and its number."""
        return self._phrases("words before numbers")

    @cached_property
    def after_units(self) -> Phrases[str]:
        """What may stand between a unit and a comparator."""
        return self._phrases("words after units")

    @cached_property
    def joints(self) -> frozenset[str]:
        """Words within numbers: «treinta y dos»."""
        return frozenset(words_of(self.lists["words within numbers"]))

    @cached_property
    def proportions(self) -> frozenset[str]:
        """Words between two numbers that are one share: "three in four"."""
        return frozenset(words_of(self.lists["words of proportions"]))

    @cached_property
    def between(self) -> frozenset[str]:
        """Words between numbers of a range or a list that share a unit."""
        return frozenset(words_of(self.lists["words between numbers of a list"]))

    @cached_property
    def conjunctions(self) -> frozenset[str]:
        """Words before the last item of a list: “and”."""
        return frozenset(word.strip() for word in self.lists["and"].split(";"))

    @cached_property
    def against(self) -> frozenset[str]:
        """Words between two figures that are compared: “versus”."""
        return frozenset(
            word.strip() for word in self.lists["words between figures that are compared"].split(";")
        )

    @cached_property
    def years_before(self) -> tuple[str, ...]:
        """Words for a year that was named before: “that year”."""
        return tuple(words_of(self.lists["words for a year named before"]))

    @cached_property
    def years_earlier(self) -> tuple[str, ...]:
        """Words for the year before one that is named: “the previous year”."""
        return tuple(words_of(self.lists["words for the year before"]))

    @cached_property
    def every(self) -> Phrases[str]:
        """The words that make a time a schedule: "every 8 hours"."""
        return self._phrases("every")

    @cached_property
    def statistics(self) -> Phrases[frozenset[str]]:
        """The statistics that a name may stand for; names of two words or in lower case serve in any case."""
        return Phrases(
            {name: frozenset(key.split()) for name, key in keys_of(self.lists["statistics"]).items()}
        )

    @cached_property
    def links(self) -> frozenset[str]:
        """Words between a statistic's name and its value."""
        return frozenset(
            word for text in words_of(self.lists["links of statistics"]) for word in text.split()
        )

    @cached_property
    def numbered(self) -> Phrases[str]:
        """What is told apart by numbers, Roman ones too: "phase III"."""
        return self._phrases("numbered things")

    @cached_property
    def versions(self) -> Phrases[str]:
        """What versions and sections are called."""
        return self._phrases("versions")

    @cached_property
    def decades(self) -> Phrases[str]:
        """What makes a number the name of a decade: «años noventa»."""
        return self._phrases("decades")

    @cached_property
    def ordinal_endings(self) -> tuple[str, ...]:
        """What turns digits into an ordinal: `1st`, `2.ª`."""
        return tuple(sorted(words_of(self.lists["endings of ordinal numbers"]), key=len, reverse=True))

    @cached_property
    def ordinal_heads(self) -> frozenset[str]:
        """The characters with which such endings begin."""
        return frozenset(ending[0] for ending in self.ordinal_endings)

    @cached_property
    def before_months(self) -> Phrases[str]:
        """What shows that a word that may be a month is one: "in May"."""
        return self._phrases("words before months")

    @cached_property
    def doubtful_months(self) -> frozenset[str]:
        """Names of months that are other words as well, or other words' short forms."""
        return frozenset(word.lower() for word in words_of(self.lists["words that may be no months"]))

    @cached_property
    def has_capital_months(self) -> bool:
        """Whether the names of months begin with a capital wherever they stand."""
        return any(word[:1].isupper() for word in words_of(self.lists["months"]))

    @cached_property
    def halves(self) -> Phrases[str]:
        """The words after a time that tell morning ("am") from afternoon ("pm")."""
        return self._phrases("halves of the day")

    @cached_property
    def before_hours(self) -> Phrases[str]:
        """The words before a number of hours that may be a time of day: «a las 18 h»."""
        return self._phrases("words before hours of the day")

    @cached_property
    def one(self) -> frozenset[str]:
        """Words that may stand where another language has the number one."""
        return frozenset(words_of(self.lists["words for one"]))

    @cached_property
    def none(self) -> frozenset[str]:
        """Words that may stand where another language has a zero."""
        return frozenset(words_of(self.lists["words for none"]))

    @cached_property
    def people(self) -> frozenset[str]:
        """Words for people, beside whom a number without a unit may be an age: "women over 50"."""
        return frozenset(words_of(self.lists["words of people"]))

    @cached_property
    def software(self) -> frozenset[str]:
        """Words near which a number may be a version's."""
        return frozenset(words_of(self.lists["words of software"]))

    @cached_property
    def age(self) -> frozenset[str]:
        """Words by which a number is a number of years, said or not."""
        return frozenset(words_of(self.lists["words of age"]))

    @cached_property
    def before_ages(self) -> Phrases[str]:
        """The words before a number that may be an age: "at 35"."""
        return self._phrases("words before ages")

    @cached_property
    def lessening(self) -> tuple[str, ...]:
        """Beginnings of words by which a number without a sign may be a negative one."""
        return tuple(word.rstrip("*") for word in words_of(self.lists["words of lessening"]))

    @cached_property
    def for_formulas(self) -> "Grammar":
        """The same for formulas, where the decimal mark is a point."""
        return replace(self, decimal=".", grouping=",")

    @cached_property
    def anchors(self) -> dict[str, tuple[str, ...]]:
        """What the words that often stand beside numbers mean, in words that all languages share."""
        known: dict[str, tuple[str, ...]] = {}
        for key, words in entries(self.lists["words beside numbers"]):
            for word in words:
                known[word] = (*known.get(word, ()), key)
        return known

    @cached_property
    def nearby(self) -> Nearby:
        """Tells which of the lists that are asked of every number may have something beside it."""
        before = {
            "comparator": (self.comparators_before, self.before_numbers),
            "time": (self.time_before,),
            "decade": (self.decades,),
            "known": (self.before_known,),
        }
        after = {
            "unit": (self.units, self.unit_words, self.before_units),
            "comparator": (self.after_units, self.comparators_after),
        }
        return Nearby(before, after)

    def _phrases(self, name: str) -> Phrases[str]:
        return Phrases({word.lower(): key for word, key in keys_of(self.lists[name]).items()})


_SORTS: Mapping[str, str] = {
    "number words": "number",
    "scales of numbers": "scale",
    "ordinal numbers": "ordinal",
    "fractions": "fraction",
    "loose numbers": "loose",
    "months": "month",
    "times of day": "clock",
}

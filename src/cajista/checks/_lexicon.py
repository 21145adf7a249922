"""What rules about references know of languages, of all the journal's together: references come in any of them."""

import re
from collections.abc import Callable, Mapping
from functools import cached_property

from ..locale import Locale
from ._people import folded


class Lexicon:
    """Words by what they are; none where no catalogue tells any."""

    def __init__(self, locales: Mapping[str, Locale]) -> None:
        self._locales = tuple(locales.values())

    @cached_property
    def page_labels(self) -> re.Pattern[str]:
        """`pp. ` before pages."""
        return self._label(lambda locale: locale.lexicon("reading", "page labels"))

    @cached_property
    def volume_labels(self) -> re.Pattern[str]:
        """`Vol. ` before a volume."""
        return self._label(lambda locale: locale.lexicon("reading", "volume labels"))

    @cached_property
    def issue_labels(self) -> re.Pattern[str]:
        """`No. ` before an issue."""
        return self._label(lambda locale: locale.lexicon("reading", "issue labels"))

    @cached_property
    def and_others(self) -> re.Pattern[str]:
        """`et al.` and its like at the end of a text; with what joins it to the text before."""
        words = self._alternatives(lambda locale: locale.lexicon("reading", "others as an author"))
        return re.compile(rf"(?:^|[\s,;&(\[]+)(?:{words})[.,)\]]*$", re.IGNORECASE)

    @cached_property
    def conjunctions(self) -> re.Pattern[str]:
        """What joins two persons, and never two family names of one."""
        words = self._alternatives(lambda locale: locale.lexicon("reading", "between persons"))
        return re.compile(rf"\s+(?:{words})\s+|\s*[;&]\s*")

    @cached_property
    def particles(self) -> frozenset[str]:
        """`van`, `der`: small words of family names."""
        return self._words(lambda locale: locale.lexicon("reading", "name particles"))

    @cached_property
    def given_names(self) -> frozenset[str]:
        """Given names that are hardly ever family names, folded."""
        return self._names(lambda locale: locale.lexicon("reading", "given names"))

    @cached_property
    def given_or_family_names(self) -> frozenset[str]:
        """Given names that are family names, too, folded."""
        return self._names(lambda locale: locale.lexicon("reading", "given names that are family names, too"))

    @cached_property
    def family_names(self) -> re.Pattern[str]:
        """Family names that are never given names, folded, by their whole or by their end."""
        whole = self._names(lambda locale: locale.lexicon("reading", "family names"))
        ends = self._names(lambda locale: locale.lexicon("reading", "endings of family names"))
        patterns = (*sorted(whole), *(rf"\w{{2,}}{end}" for end in sorted(ends)))
        return re.compile("|".join(patterns) or r"(?!)")

    @cached_property
    def first_of_two(self) -> frozenset[str]:
        """`jean`, `ana`: what double given names begin with, folded."""
        told = self._names(lambda locale: locale.lexicon("reading", "first parts of double given names"))
        return told | self.given_names

    @cached_property
    def suffixes(self) -> frozenset[str]:
        """`Jr`, `III`."""
        return self._words(lambda locale: locale.lexicon("reading", "name suffixes"))

    @cached_property
    def degrees(self) -> frozenset[str]:
        """`MD`, `PhD`, without their points."""
        return self._words(lambda locale: locale.lexicon("reading", "degrees"))

    @cached_property
    def forms_of_address(self) -> frozenset[str]:
        """`Dr`, `Prof`, without their points."""
        return self._words(lambda locale: locale.lexicon("reading", "forms of address"))

    @cached_property
    def group_words(self) -> frozenset[str]:
        """`group`, `organization`: what groups are called and persons are not, in small letters."""
        return self._words(lambda locale: locale.lexicon("reading", "words of groups"))

    @cached_property
    def institution_words(self) -> frozenset[str]:
        """`hospital`, `national`: what many institutions are called, folded."""
        return frozenset(
            map(folded, self._words(lambda locale: locale.lexicon("reading", "words of institutions")))
        )

    @cached_property
    def retracted(self) -> re.Pattern[str]:
        """A word that says that a work was retracted, by its beginning."""
        words = self._alternatives(lambda locale: locale.lexicon("reading", "retracted"))
        return re.compile(rf"\b(?:{words})", re.IGNORECASE)

    @cached_property
    def called_retracted(self) -> re.Pattern[str]:
        """What is said of a work, and of nothing else, that was retracted."""
        words = self._alternatives(lambda locale: locale.lexicon("reading", "called retracted"))
        return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)

    @cached_property
    def work_retracted(self) -> re.Pattern[str]:
        """A work, and at the end of the text what says that it was retracted."""
        works = self._alternatives(lambda locale: locale.lexicon("reading", "works that are cited"))
        said = self._alternatives(lambda locale: locale.lexicon("reading", "said of a retracted work"))
        return re.compile(rf"\b(?:{works})\b[^.;:]*\b(?:{said}),?\s?$", re.IGNORECASE)

    @cached_property
    def small_words(self) -> frozenset[str]:
        """Articles, prepositions and the like."""
        return self._words(lambda locale: locale.lexicon("reading", "small words"))

    @cached_property
    def last_abbreviations(self) -> frozenset[str]:
        """What a title may end with a full stop after, without it: `al`, `spp`."""
        return self._words(lambda locale: locale.lexicon("reading", "abbreviations at an end"))

    @cached_property
    def dated_works(self) -> frozenset[str]:
        """Words of the titles of works that may end with a year, in small letters: `guideline`."""
        return self._words(lambda locale: locale.lexicon("reading", "words of titles that end with a year"))

    @cached_property
    def media(self) -> re.Pattern[str]:
        """`[Internet]`: what a work was read on, in brackets (NLM, *Citing Medicine*)."""
        words = self._alternatives(lambda locale: locale.lexicon("reading", "media in brackets"))
        return re.compile(rf"\[(?:{words})\]", re.IGNORECASE)

    @cached_property
    def never_last(self) -> frozenset[str]:
        """Words with which no title ends: `of`, `with`."""
        return self._words(lambda locale: locale.lexicon("reading", "words that end no title"))

    @cached_property
    def placeholders(self) -> frozenset[str]:
        """What stands for a value that is not known yet, in small letters: `to be confirmed`."""
        return self._words(lambda locale: locale.lexicon("reading", "placeholders"))

    @cached_property
    def place_words(self) -> frozenset[str]:
        """Words of the names of countries and continents, in small letters."""
        names = (str(name) for locale in self._locales for name in locale.cldr.territories.values())
        return frozenset(word for name in names for word in re.findall(r"[^\W\d_]{4,}", name.lower()))

    @cached_property
    def language_codes(self) -> dict[str, str]:
        """Codes of languages by what the journal's languages call them, in small letters."""
        return {
            str(name).lower(): str(code)
            for locale in self._locales
            for code, name in locale.cldr.languages.items()
            if len(code) == 2
        }

    def _words(self, told: Callable[[Locale], str]) -> frozenset[str]:
        return frozenset(word for locale in self._locales for word in _parted(told(locale)))

    def _names(self, told: Callable[[Locale], str]) -> frozenset[str]:
        return frozenset(map(folded, self._words(told)))

    def _alternatives(self, told: Callable[[Locale], str]) -> str:
        words = sorted(self._words(told), key=lambda word: (-len(word), word))
        return "|".join(map(re.escape, words)) or r"(?!)"

    def _label(self, told: Callable[[Locale], str]) -> re.Pattern[str]:
        return re.compile(rf"\s*(?:{self._alternatives(told)})(?:\.|\b)\s*(?=\w)", re.IGNORECASE)


def _parted(text: str) -> list[str]:
    """Words parted by semicolons where there are any, which then may hold spaces, else by spaces."""
    parts = text.split(";") if ";" in text else text.split()
    return [part.strip() for part in parts if part.strip()]

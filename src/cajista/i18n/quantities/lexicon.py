"""The grammar of a language's numbers, from its catalogue, from CLDR, and from what the journal settles."""

from functools import lru_cache

from ...locale import Locale
from ...model.facts import HouseStyle, in_language
from .grammar import Grammar


def grammar_of(locale: Locale, house: HouseStyle) -> Grammar:
    """How a language writes numbers in a journal; made once for all articles."""
    grouping = in_language(house.thousands, locale.language) or locale.lexicon(
        "reading", "mark that groups digits"
    )
    decimal = in_language(house.decimal, locale.language) or locale.decimal_mark
    return _grammar(tuple(_lists(locale).items()), decimal, grouping.strip(), tuple(house.units))


@lru_cache(maxsize=16)
def _grammar(
    lists: tuple[tuple[str, str], ...], decimal: str, grouping: str, measures: tuple[str, ...]
) -> Grammar:
    return Grammar(dict(lists), decimal, grouping, measures)


def _lists(locale: Locale) -> dict[str, str]:
    """What the catalogue tells for reading numbers, list by list; "-" is an empty list."""
    told = {
        "number words": locale.lexicon("reading", "number words"),
        "scales of numbers": locale.lexicon("reading", "scales of numbers"),
        "words within numbers": locale.lexicon("reading", "words within numbers"),
        "ordinal numbers": locale.lexicon("reading", "ordinal numbers"),
        "endings of ordinal numbers": locale.lexicon("reading", "endings of ordinal numbers"),
        "fractions": locale.lexicon("reading", "fractions"),
        "halves that are added": locale.lexicon("reading", "halves that are added"),
        "loose numbers": locale.lexicon("reading", "loose numbers"),
        "words before numbers that are known": locale.lexicon(
            "reading", "words before numbers that are known"
        ),
        "words before a whole": locale.lexicon("reading", "words before a whole"),
        "words before years": locale.lexicon("reading", "words before years"),
        "words for one": locale.lexicon("reading", "words for one"),
        "words for a year named before": locale.lexicon("reading", "words for a year named before"),
        "words for the year before": locale.lexicon("reading", "words for the year before"),
        "words for none": locale.lexicon("reading", "words for none"),
        "what is not a number": locale.lexicon("reading", "what is not a number"),
        "months": locale.lexicon("reading", "months"),
        "times in words": locale.lexicon("reading", "times in words"),
        "times of day": locale.lexicon("reading", "times of day"),
        "words that may be no months": locale.lexicon("reading", "words that may be no months"),
        "words before months": locale.lexicon("reading", "words before months"),
        "decades": locale.lexicon("reading", "decades"),
        "units": locale.lexicon("reading", "units"),
        "per": locale.lexicon("reading", "per"),
        "every": locale.lexicon("reading", "every"),
        "schedules": locale.lexicon("reading", "schedules"),
        "periods": locale.lexicon("reading", "periods"),
        "comparators before": locale.lexicon("reading", "comparators before"),
        "comparators after": locale.lexicon("reading", "comparators after"),
        "words that turn comparators round": locale.lexicon("reading", "words that turn comparators round"),
        "words that may compare": locale.lexicon("reading", "words that may compare"),
        "words of proportions": locale.lexicon("reading", "words of proportions"),
        "articles before numbers": locale.lexicon("reading", "articles before numbers"),
        "words before units": locale.lexicon("reading", "words before units"),
        "words before numbers": locale.lexicon("reading", "words before numbers"),
        "words after units": locale.lexicon("reading", "words after units"),
        "words between numbers of a list": locale.lexicon("reading", "words between numbers of a list"),
        "and": locale.lexicon("reading", "and"),
        "words between figures that are compared": locale.lexicon(
            "reading", "words between figures that are compared"
        ),
        "statistics": locale.lexicon("reading", "statistics"),
        "links of statistics": locale.lexicon("reading", "links of statistics"),
        "words before ages": locale.lexicon("reading", "words before ages"),
        "words of age": locale.lexicon("reading", "words of age"),
        "words of people": locale.lexicon("reading", "words of people"),
        "words of lessening": locale.lexicon("reading", "words of lessening"),
        "numbered things": locale.lexicon("reading", "numbered things"),
        "versions": locale.lexicon("reading", "versions"),
        "words of software": locale.lexicon("reading", "words of software"),
        "halves of the day": locale.lexicon("reading", "halves of the day"),
        "words before hours of the day": locale.lexicon("reading", "words before hours of the day"),
        "mark that groups digits": locale.lexicon("reading", "mark that groups digits"),
        "words beside numbers": locale.lexicon("reading", "words beside numbers"),
    }
    return {name: "" if words == "-" else words for name, words in told.items()}

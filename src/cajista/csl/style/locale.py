"""Locales ("Locale Files"): one element's data, and the chain of fallback as one `Locale`."""

import re
from collections.abc import Iterable
from functools import lru_cache

from .elements import date_of
from .find import locale_file, primary_dialects, read
from .nodes import Date, LocaleData, Term
from .xml import Element, parse_xml

_FORM_FALLBACK = {"verb-short": "verb", "symbol": "short", "verb": "long", "short": "long"}
_APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)")
DEFAULT_LANGUAGE = "en-US"
# Locale files have one word for "and"; where it sounds wrong, see `cajista.euphony`.
_CONJUNCTIONS = {"es": "y/e i í hi hí !hia !hie !hio; o/u o ó ho hó"}


def locale_of(element: Element, file: str) -> LocaleData:
    """What a `<locale>` element of a style or a locale file says."""
    terms: dict[tuple[str, str, str], Term] = {}
    for group in element.all("terms"):
        for term in group.all("term"):
            key = (term.get("name"), term.get("form", "long"), term.get("gender-form"))
            terms[key] = _term(term)
    dates = {date.get("form"): date_of(date, file) for date in element.all("date")}
    options: dict[str, str] = {}
    for found in element.all("style-options"):
        options.update(found.attributes)
    return LocaleData(element.get("xml:lang"), terms, dates, options)


def _term(element: Element) -> Term:
    single, multiple = element.first("single"), element.first("multiple")
    text = element.text if single is None else single.text
    if "\n" in text:
        text = " ".join(text.split())
    if "'" in text:
        text = _APOSTROPHE.sub("’", text)
    return Term(
        text,
        text if multiple is None else multiple.text,
        element.get("gender"),
        element.get("match"),
    )


class Locale:
    """Terms, date formats and options of one language, with every fallback merged in."""

    def __init__(self, language: str, chain: Iterable[LocaleData]) -> None:
        """`chain` runs from the most general to the most special."""
        self.language = language
        self.conjunctions = _CONJUNCTIONS.get(language.split("-")[0], "")
        self.terms: dict[tuple[str, str, str], Term] = {}
        self.dates: dict[str, Date] = {}
        self.options: dict[str, str] = {}
        for data in chain:
            self._overlay(data)
        self.punctuation_in_quote = self.options.get("punctuation-in-quote") == "true"
        self.limit_day_ordinals = self.options.get("limit-day-ordinals-to-day-1") == "true"
        self._found: dict[tuple[str, str], Term | None] = {}
        self.quotes = (
            (self.term("open-quote"), self.term("close-quote")),
            (self.term("open-inner-quote"), self.term("close-inner-quote")),
        )
        self.range_delimiter = self.term("page-range-delimiter") or "–"
        self.guillemets = self.term("open-quote").startswith("«")

    def _overlay(self, data: LocaleData) -> None:
        if any(name == "ordinal" for name, _, _ in data.terms):
            self.terms = {
                key: term
                for key, term in self.terms.items()
                if not (key[0] == "ordinal" or _is_ordinal(key[0]))
            }
        self.terms.update(data.terms)
        self.dates.update(data.dates)
        self.options.update(data.options)

    def find(self, name: str, form: str = "long") -> Term | None:
        """The term, in that form or the one it falls back to ("Terms")."""
        key = (name, form)
        if key in self._found:
            return self._found[key]
        term, step = None, form
        while term is None and step:
            term = self.terms.get((name, step, ""))
            step = _FORM_FALLBACK.get(step, "")
        self._found[key] = term
        return term

    def term(self, name: str, form: str = "long", plural: bool = False) -> str:
        """The term's text; empty where it is not defined."""
        term = self.find(name, form)
        if term is None:
            return ""
        return term.multiple if plural else term.single


def _is_ordinal(name: str) -> bool:
    return name.startswith("ordinal-") and name[8:].isdigit()


@lru_cache(maxsize=64)
def _read(language: str) -> LocaleData | None:
    path = locale_file(language)
    return locale_of(parse_xml(read(path), path), path) if path else None


def dialect(language: str) -> str:
    """The full tag that a bare language stands for: `es` → `es-ES`; others as they are."""
    parts = language.replace("_", "-").split("-")
    parts[0] = parts[0].lower()
    if len(parts) == 1:
        return primary_dialects().get(parts[0], parts[0])
    if len(parts[-1]) == 2:
        parts[-1] = parts[-1].upper()
    return "-".join(parts)


def load_locale(language: str, own: Iterable[LocaleData] = ()) -> Locale:
    """The locale for a language tag, with a style's `own` locale elements on top ("Locale")."""
    tag = dialect(language)
    base = tag.split("-")[0]
    primary = primary_dialects().get(base, base)
    files = (_read(name) for name in dict.fromkeys((DEFAULT_LANGUAGE, primary, tag)))
    chain = [data for data in files if data is not None]
    elements = list(own)
    for wanted in dict.fromkeys(("", base, primary if base == tag else tag)):
        chain += [data for data in elements if data.language == wanted]
    return Locale(tag, chain)

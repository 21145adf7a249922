"""A language as it is set: its words from a PO catalogue, its dates, numbers and lists from Babel.

Nothing here knows a language by name. What Babel has wrong or lacks (euphonic conjunctions, quotation
marks, the space before a percent sign) is said in the catalogue under the context `typography`, so a
new language is one `.po` file.
"""

import datetime
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from .euphony import conjunctions
from .findings import Findings, Message, message
from .model.dates import PartialDate
from .model.span import Span
from .po import Entry, File, read_po

if TYPE_CHECKING:
    import babel

MessageKey: TypeAlias = tuple[str, str]  # context, msgid


@dataclass(slots=True)
class Catalogue:
    """The interface words of one language: what is said, by context and English wording.

    `missing` collects what was asked for and is not there; the build turns it into findings, so
    that no page falls back to English in silence.
    """

    language: str
    file: str  # relative to the project or the program, for findings
    words: Mapping[MessageKey, tuple[str, ...]]
    plural: "PluralRule"
    missing: set[MessageKey] = field(default_factory=set)

    def get(self, text: str, context: str = "") -> str:
        """The words for an English wording."""
        found = self.words.get((context, text))
        if not found:
            self.missing.add((context, text))
            return text
        return found[0]

    def get_plural(self, singular: str, plural: str, count: int, context: str = "") -> str:
        """The words that go with a number."""
        forms = self.words.get((context, singular))
        if not forms:
            self.missing.add((context, singular))
            return singular if count == 1 else plural
        return forms[min(self.plural(count), len(forms) - 1)]


@dataclass(frozen=True, slots=True)
class PluralRule:
    """A gettext `Plural-Forms` expression."""

    expression: str = "(n != 1)"

    def __call__(self, count: int) -> int:
        """Which of the forms goes with a number."""
        from gettext import c2py

        return int(c2py(self.expression)(count))


def read_catalogue(language: str, files: Iterable[Path], findings: Findings) -> Catalogue:
    """The catalogue of a language; where several files are given, later ones override single words.

    A file that cannot be read is a finding, and passed over.
    """
    words: dict[MessageKey, tuple[str, ...]] = {}
    plural = PluralRule()
    name = f"templates/locales/{language}.po"
    found = False
    for path in files:
        if not path.is_file():
            continue
        found = True
        if (file := _read(path, name, findings)) is None:
            continue
        plural = PluralRule(file.plural_forms[1])
        for entry in file.entries:
            usable = entry.msgid and all(entry.msgstr) and not (entry.is_fuzzy or entry.obsolete)
            if usable and _fits(entry, name, findings):
                words[entry.key] = entry.msgstr
    if not found:
        findings.add(
            "every-interface-word-is-translated",
            "error",
            message("There is no file of interface words for the language {language}.", language=language),
            Span(name, 1, 1, 1, 1),
            hint=message("Copy one of templates/locales and translate it."),
        )
    return Catalogue(language, name, words, plural)


_PLACEHOLDER = re.compile(r"\{(\w+)\}")


def _read(path: Path, name: str, findings: Findings) -> File | None:
    """A PO file, what is wrong with it noted; None where it is no text."""
    data = path.read_bytes()
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        _report_catalogue(name, line, message("This line is not UTF-8."), findings)
        return None
    file = _parsed(text)
    for fault in file.faults:
        _report_catalogue(name, fault.line, fault.what, findings)
    return file


@lru_cache(maxsize=8)
def _parsed(text: str) -> File:
    """The PO file that a text is; kept, since whoever opens a journal, or a part of one, asks for the same few."""
    return read_po(text)


def _fits(entry: Entry, name: str, findings: Findings) -> bool:
    """Whether a translation has the placeholders of its original and no others; a number may be said in words."""
    if "{" not in entry.msgid and "{" not in "".join(entry.msgstr):
        return True
    wanted = set(_PLACEHOLDER.findall(entry.msgid + entry.plural))
    if not (_fills(entry.msgid, wanted) and _fills(entry.plural, wanted)):
        return True  # a text whose braces are braces, as in an example of LaTeX
    for form in entry.msgstr:
        own = set(_PLACEHOLDER.findall(form))
        lost = (wanted - own) - ({"count"} if entry.plural else set())
        if own - wanted or lost or not _fills(form, wanted):
            listed = ", ".join(f"{{{word}}}" for word in sorted(wanted)) or "–"
            what = message("“{text}” should have just these placeholders: {names}.", text=form, names=listed)
            _report_catalogue(name, entry.line, what, findings)
            return False
    return True


def _fills(form: str, words: set[str]) -> bool:
    """Whether the placeholders of a text can be filled; without any, braces are braces."""
    try:
        if words:
            form.format(**dict.fromkeys(words, "x"))
    except (ValueError, KeyError, IndexError):
        return False
    return True


def _report_catalogue(name: str, line: int, what: Message, findings: Findings) -> None:
    hint = message("Open it in a PO editor, or check it with msgfmt -c.")
    findings.add("catalogues-are-well-formed", "error", what, Span(name, line, 1, line, 1), hint=hint)


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

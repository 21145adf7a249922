"""A style in a locale, with all that can be worked out before there is a document."""

from dataclasses import dataclass

from ..render import Run
from ..style import Locale, Style
from .clusters import ClusterSetter
from .disambiguation import Rules
from .features import key_variables, places_variable, rules_of
from .sorting import Sorter

_CHANGING = frozenset(("citation-number", "year-suffix", "citation-label"))


@dataclass(frozen=True, slots=True, eq=False)
class Machine:
    """What sets cites and entries; shared by all documents, so that what it has made can be kept.

    `sorter` is that of the list, if it is sorted; `fixed_keys` where its keys do not depend on the document.
    """

    style: Style
    locale: Locale
    run: Run
    list_run: Run | None
    setter: ClusterSetter
    sorter: Sorter | None
    fixed_keys: bool
    numbered: bool
    shows_number: bool
    rules: Rules
    near: int


def machine(style: Style, language: str) -> Machine:
    """The one machine of a style in a language (else the style's own)."""
    locale = style.locale(language)
    known: dict[str, Machine] = style.__dict__.setdefault("_machines", {})
    if locale.language not in known:
        known[locale.language] = _machine(style, locale)
    return known[locale.language]


def _machine(style: Style, locale: Locale) -> Machine:
    cites, entries = style.citation, style.bibliography
    run = Run(style, locale, cites, "citation", places_variable(cites, style, "year-suffix"))
    list_run = None
    if entries:
        explicit = places_variable(entries, style, "year-suffix")
        list_run = Run(style, locale, entries, "bibliography", explicit)
    near = cites.options.get("near-note-distance", "")
    return Machine(
        style,
        locale,
        run,
        list_run,
        setter=ClusterSetter(run, Sorter(run, cites)),
        sorter=Sorter(list_run, entries) if list_run and entries and entries.keys else None,
        fixed_keys=bool(entries and _CHANGING.isdisjoint(key_variables(entries, style))),
        numbered=bool(entries and places_variable(entries, style, "citation-number")),
        shows_number=places_variable(cites, style, "citation-number"),
        rules=rules_of(style),
        near=int(near) if near.isdecimal() else 5,
    )

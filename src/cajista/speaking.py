"""The language in which the program speaks to its user."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from .installed import program_templates

if TYPE_CHECKING:
    from .locale import Locale

ON_PAGES = "X-Scope"
"""The header field of a catalogue that has only the words that readers see."""

_HEADER = 2_000  # bytes of a catalogue within which its header ends


def languages() -> list[str]:
    """The languages that the program speaks."""
    return [path.stem for path in _catalogues() if f"{ON_PAGES}:" not in _header(path)]


def languages_of_pages() -> list[str]:
    """The languages in which the program can set pages; it need not speak all of them to its user."""
    return [path.stem for path in _catalogues()]


def words_for_pages() -> str:
    """The text of a catalogue that has the words of pages, and where there is one no others."""
    paths = _catalogues()
    return next((path for path in paths if f"{ON_PAGES}:" in _header(path)), paths[0]).read_text("utf-8")


def _catalogues() -> list[Path]:
    return sorted(_folder().glob("*.po"))


def _header(path: Path) -> str:
    with path.open("rb") as stream:
        return stream.read(_HEADER).decode("utf-8", "replace")


def language_of(environment: Mapping[str, str]) -> str:
    """The language that an environment asks for, as gettext looks for it; empty where it asks for none."""
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        if value := environment.get(name, "").split(":")[0].split(".")[0].split("@")[0]:
            return value.split("_")[0]
    return ""


@cache
def spoken(language: str) -> "Locale":
    """The words of a language; of one that the program does not speak, those in which it is written."""
    from .catalogue import Catalogue, PluralRule, read_catalogue
    from .findings import Findings
    from .locale import Locale

    code = language_spoken(language)
    if code == _source():
        return Locale(code, code, Catalogue(code, "", {}, PluralRule()))
    return Locale(code, code, read_catalogue(code, [_folder() / f"{code}.po"], Findings()))


def language_spoken(language: str) -> str:
    """The language in which the program answers one: its own where it does not speak that."""
    return language if language in languages() else _source()


def _folder() -> Path:
    return program_templates() / "locales"


@cache
def _source() -> str:
    """The language in which the program is written: its catalogue's header says so."""
    for path in _catalogues():
        if "X-Source:" in _header(path):
            return path.stem
    return languages()[0]

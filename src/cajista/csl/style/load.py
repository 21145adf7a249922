"""Independent and dependent styles ("File Types") read into `Style`."""

import os
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import lru_cache

from .attributes import look_of
from .elements import nodes_of
from .errors import StyleError
from .find import find_style, read
from .locale import Locale, load_locale, locale_of
from .nodes import Area, LocaleData, Node, SortKey
from .xml import Element, parse_xml

_CHOICE = ("choose", "if", "else-if", "else")


@dataclass(frozen=True, eq=False)
class Style:
    """A parsed style, ready to run; never changed, so safe to share.

    `note` tells the class; `default_locale` is empty where the style names none; `options` are the
    global ones that `<style>` carries.
    """

    name: str
    title: str
    note: bool
    default_locale: str
    options: dict[str, str]
    macros: dict[str, tuple[Node, ...]]
    citation: Area
    bibliography: Area | None
    locales: tuple[LocaleData, ...]

    @classmethod
    def load(
        cls,
        source: "str | bytes | os.PathLike[str]",
        *,
        search_path: "Iterable[str | os.PathLike[str]]" = (),
        cache_dir: "str | os.PathLike[str] | None" = None,
    ) -> "Style":
        """A style by name, by path, or as the bytes of a `.csl` file.

        Names are looked for in `search_path` first, then among the installed styles. A dependent
        style is its parent under its own name, title and default locale. `cache_dir` keeps the
        parsed form between runs, where it can be written. Raises `StyleError` with file and line.
        """
        folders = tuple(os.fspath(folder) for folder in search_path)
        cache = "" if cache_dir is None else os.fspath(cache_dir)
        if isinstance(source, bytes):
            return _load(source, "style", folders, cache)
        path = _path_of(source, folders)
        return _load(read(path), path, folders, cache)

    def locale(self, language: str = "") -> Locale:
        """The locale for `language` (else the style's own, else en-US) under this style's terms."""
        tag = language or self.default_locale or "en-US"
        known: dict[str, Locale] = self.__dict__.setdefault("_locales", {})
        if tag not in known:
            known[tag] = load_locale(tag, self.locales)
        return known[tag]


def _path_of(source: "str | os.PathLike[str]", folders: Sequence[str]) -> str:
    path = os.fspath(source)
    if not isinstance(source, str) or (path.endswith(".csl") and os.path.isfile(path)):
        return path
    return find_style(path, folders)


@lru_cache(maxsize=64)
def _load(data: bytes, file: str, folders: tuple[str, ...], cache: str) -> Style:
    root = _cached(data, file, cache)
    if isinstance(root, Style):
        return root
    parent = _parent(root)
    if parent is None:
        style = _independent(root, file)
    else:
        path = find_style(parent, folders)
        style = replace(
            _load(read(path), path, folders, cache),
            name=_name(root),
            title=_title(root),
            default_locale=root.get("default-locale"),
        )
    if cache and parent is None:
        _keep(style, data, cache)
    return style


def _cached(data: bytes, file: str, cache: str) -> "Style | Element":
    if cache:
        import pickle  # only where a cache is kept: it is slow to load

        try:
            found = pickle.loads(read(_cache_file(data, cache)))
        except (
            StyleError,
            pickle.UnpicklingError,
            EOFError,
            AttributeError,
            TypeError,
            ValueError,
            ImportError,
        ):
            found = None  # nothing cached, or by another version: parse anew
        if isinstance(found, Style):
            return found
    return parse_xml(data, file)


def _keep(style: Style, data: bytes, cache: str) -> None:
    import pickle

    path = _cache_file(data, cache)
    partial = f"{path}.{os.getpid()}"
    with suppress(OSError):  # where nothing can be kept, each process parses for itself
        os.makedirs(cache, exist_ok=True)
        with open(partial, "wb") as file:
            pickle.dump(style, file, protocol=pickle.HIGHEST_PROTOCOL)
        os.replace(partial, path)


@lru_cache(maxsize=1)
def _form() -> str:
    """Tells this version of the parsed form from others, by the files that define it."""
    folder = os.path.dirname(__file__)
    stats = [
        os.stat(os.path.join(folder, name)) for name in sorted(os.listdir(folder)) if name.endswith(".py")
    ]
    return repr([(stat.st_size, stat.st_mtime_ns) for stat in stats])


def _cache_file(data: bytes, cache: str) -> str:
    import hashlib

    digest = hashlib.blake2b(_form().encode() + data, digest_size=16).hexdigest()
    return os.path.join(cache, f"style-{digest}.pickle")


def _info(root: Element, tag: str) -> str:
    info = root.first("info")
    found = info.first(tag) if info else None
    return found.text.strip() if found else ""


def _name(root: Element) -> str:
    return _info(root, "id").rstrip("/").rpartition("/")[2]


def _title(root: Element) -> str:
    return _info(root, "title")


def _parent(root: Element) -> str | None:
    info = root.first("info")
    for link in info.all("link") if info else ():
        if link.get("rel") == "independent-parent":
            return link.get("href")
    return None


def _independent(root: Element, file: str) -> Style:
    if root.tag != "style":
        raise StyleError(file, root.line, "<{tag}> is not a CSL style", tag=root.tag)
    citation = root.first("citation")
    if citation is None:
        raise StyleError(file, root.line, "a style needs <citation>")
    bibliography = root.first("bibliography")
    _drop_displays(root, bibliography.first("layout") if bibliography else None)
    macros = {macro.get("name"): nodes_of(macro, file) for macro in root.all("macro")}
    return Style(
        name=_name(root),
        title=_title(root),
        note=root.get("class") == "note",
        default_locale=root.get("default-locale"),
        options=root.attributes,
        macros=macros,
        citation=_area(citation, file),
        bibliography=None if bibliography is None else _area(bibliography, file),
        locales=tuple(locale_of(locale, file) for locale in root.all("locale")),
    )


def _drop_displays(element: Element, layout: Element | None, kept: bool = False) -> None:
    """Leave `display` only where it divides an entry: on what stands in its layout itself ("Display")."""
    if not kept:
        element.attributes.pop("display", None)
    divides = element is layout or (kept and element.tag in _CHOICE)
    for child in element.children:
        _drop_displays(child, layout, divides)


def _area(element: Element, file: str) -> Area:
    layout, sort = element.first("layout"), element.first("sort")
    if layout is None:
        raise StyleError(file, element.line, "<{tag}> needs <layout>", tag=element.tag)
    return Area(
        options=element.attributes,
        keys=() if sort is None else tuple(_key(key) for key in sort.all("key")),
        children=nodes_of(layout, file),
        delimiter=layout.get("delimiter"),
        look=look_of(layout),
        line=element.line,
    )


def _key(element: Element) -> SortKey:
    options = {
        {
            "names-min": "et-al-min",
            "names-use-first": "et-al-use-first",
            "names-use-last": "et-al-use-last",
        }.get(name, name): value
        for name, value in element.attributes.items()
    }
    return SortKey(
        element.get("variable"),
        element.get("macro"),
        element.get("sort") == "descending",
        options,
    )

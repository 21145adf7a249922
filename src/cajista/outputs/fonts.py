"""The journal's faces: static instances cut from the variable fonts of installed packages.

A page set in static faces is made a quarter faster than in the variable ones, and the same on every
machine. An instance is cut once and kept in the user's cache folder, for all journals; where nothing can
be written there, in the press's.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Literal, TypeAlias

from ..errors import CajistaError
from ..findings import message
from ..writing import user_cache, write_whole

Style: TypeAlias = Literal["normal", "italic"]

SERIF = "serif"
SANS = "sans"
MONO = "mono"


@dataclass(frozen=True, slots=True)
class _Family:
    """Where a family's variable fonts are: the Python package that brings them, its distribution, its files."""

    package: str
    distribution: str
    normal: str
    italic: str
    optical: bool = False  # whether it has an axis of optical sizes


_FAMILIES = {
    SERIF: _Family(
        "fontpkg_source_serif_4",
        "fontpkg-source-serif-4",
        "SourceSerif4[opsz,wght].ttf",
        "SourceSerif4-Italic[opsz,wght].ttf",
        optical=True,
    ),
    SANS: _Family(
        "fontpkg_source_sans_3",
        "fontpkg-source-sans-3",
        "SourceSans3[wght].ttf",
        "SourceSans3-Italic[wght].ttf",
    ),
    MONO: _Family(
        "fontpkg_source_code_pro",
        "fontpkg-source-code-pro",
        "SourceCodePro[wght].ttf",
        "SourceCodePro-Italic[wght].ttf",
    ),
}


@dataclass(frozen=True, slots=True)
class Face:
    """A face as style sheets name it: `name` is the CSS family, `opsz` the optical size in points."""

    name: str
    family: str
    style: Style = "normal"
    weight: int = 400
    opsz: float | None = None


# The names are no font's own, so that no font installed on the machine can take their place.
FACES: tuple[Face, ...] = (
    *(
        Face("Journal Serif", SERIF, style, weight, 10)
        for weight in (400, 600)
        for style in ("normal", "italic")
    ),
    Face("Journal Caption", SERIF, "normal", 400, 8),
    Face("Journal Caption", SERIF, "italic", 400, 8),
    Face("Journal Display", SERIF, "normal", 600, 24),
    Face("Journal Display", SERIF, "italic", 400, 18),
    Face("Journal Sans", SANS, "normal", 400),
    Face("Journal Sans", SANS, "italic", 400),
    Face("Journal Sans", SANS, "normal", 600),
    Face("Journal Sans", SANS, "italic", 600),
    Face("Journal Mono", MONO, "normal", 400),
)


def instance(
    cache_folder: Path,
    family: str,
    style: Style = "normal",
    weight: int = 400,
    opsz: float | None = None,
    unicodes: Iterable[int] | None = None,
) -> Path:
    """The file of a static TrueType face; cut from its variable font where the cache has none.

    `family` is `SERIF`, `SANS` or `MONO`; `opsz` counts only where the family has optical sizes;
    `unicodes` limits the face to these characters.

    Raises:
        CajistaError: the package that brings the family is not installed.
    """
    source = _source(family, style)
    pins: dict[str, float] = {"wght": weight}
    if opsz is not None and _FAMILIES[family].optical:
        pins["opsz"] = opsz
    chosen = None if unicodes is None else frozenset(unicodes)
    recipe = (cutter(), _digest(source), sorted(pins.items()), None if chosen is None else sorted(chosen))
    digest = sha256(repr(recipe).encode()).hexdigest()[:16]
    return kept(cache_folder, f"{family}-{style}-{weight}-{digest}.ttf", lambda: _cut(source, pins, chosen))


def kept(cache_folder: Path, name: str, make: Callable[[], bytes]) -> Path:
    """The file of a face that is made once; its name tells all that it is made of and with.

    Raises:
        CajistaError: it can be written nowhere.
    """
    paths = [folder / name for folder in folders_of(cache_folder)]
    for path in paths:
        if path.is_file():
            return path
    data = make()
    with suppress(CajistaError):
        write_whole(paths[0], data)
        return paths[0]
    write_whole(paths[-1], data)
    return paths[-1]


def folders_of(cache_folder: Path) -> list[Path]:
    """The folders in which made faces are, the user's own first."""
    own = cache_folder / "fonts"
    try:
        return [user_cache() / "fonts", own]
    except OSError:  # nobody knows where the user is at home
        return [own]


def face_rules(cache_folder: Path, faces: Iterable[Face] = FACES) -> str:
    """The `@font-face` rules of faces, with the addresses of their files."""
    return "\n".join(
        f'@font-face {{ font-family: "{face.name}"; font-style: {face.style}; font-weight: {face.weight}; '
        f'src: url("{file_of(cache_folder, face).as_uri()}") format("truetype") }}'
        for face in faces
    )


def file_of(cache_folder: Path, face: Face) -> Path:
    """The file of a face."""
    return instance(cache_folder, face.family, face.style, face.weight, face.opsz)


def characters(family: str = SERIF) -> frozenset[int]:
    """The code points that a family's upright font has glyphs for."""
    return _characters(_source(family, "normal"))


@cache
def _characters(source: Path) -> frozenset[int]:
    import uharfbuzz

    return frozenset(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(source))).unicodes)


@cache
def _source(family: str, style: Style) -> Path:
    """The variable font of a family, without importing the package that brings it."""
    from importlib.util import find_spec

    known = _FAMILIES[family]
    spec = find_spec(known.package)
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        path = Path(folder) / "files" / (known.italic if style == "italic" else known.normal)
        if path.is_file():
            return path
    raise CajistaError(
        message("The fonts of the package {name} are not installed.", name=known.distribution),
        message("Install them: pip install {name}", name=known.distribution),
    )


@cache
def cutter() -> str:
    """The version of what cuts: another may cut otherwise."""
    import uharfbuzz

    return f"{uharfbuzz.__version__} {uharfbuzz.version_string()}"


@cache
def _digest(source: Path) -> str:
    return sha256(source.read_bytes()).hexdigest()


def _cut(source: Path, pins: dict[str, float], unicodes: frozenset[int] | None) -> bytes:
    """The font with its axes pinned, and with only these characters where they are given."""
    import uharfbuzz

    face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(source)))
    wanted = uharfbuzz.SubsetInput()
    wanted.keep_everything()
    if unicodes is not None:
        wanted.glyph_set.clear()
        wanted.unicode_set.clear()
        wanted.unicode_set.update(unicodes)
    for axis, value in pins.items():
        wanted.pin_axis_location(face, axis, value)
    # Several cuts of a family would answer to one name, were the names kept.
    if "opsz" in pins:
        wanted.name_id_set.clear()
    return bytes(uharfbuzz.subset(face, wanted).blob.data)


def missing(text: Iterable[str], families: Iterable[str] = (SERIF, SANS)) -> Iterator[str]:
    """The characters of a text for which none of the families has a glyph, each once, in order."""
    known = frozenset[int]().union(*(characters(family) for family in families))
    yield from dict.fromkeys(c for part in text for c in part if ord(c) not in known and not c.isspace())

"""Typefaces for scripts that the journal's own lack: each stands behind one of these.

They come from packages that a journal installs when it needs them. Of each only the letters of its script are
taken, so that Latin letters and figures are the journal's own in every text.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

from . import fonts
from .fonts import FACES, SANS, SERIF, Face

_SPACES = (0x20, 0xA0, 0x200C, 0x200D)
_Ranges = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Companion:
    """A family that has the letters of a script (ISO 15924), for one of the journal's own.

    `files` are those for regular and bold letters.
    """

    script: str
    family: str
    package: str
    distribution: str
    files: tuple[str, str]
    ranges: _Ranges


_ARABIC: _Ranges = (
    (0x0600, 0x06FF), (0x0750, 0x077F), (0x0870, 0x08FF), (0xFB50, 0xFDFF), (0xFE70, 0xFEFC),
)  # fmt: skip
_PLEX = ("IBMPlexSansArabic-Regular.ttf", "IBMPlexSansArabic-SemiBold.ttf")
COMPANIONS = (
    Companion(
        "Arab", SERIF, "fontpkg_amiri", "fontpkg-amiri", ("Amiri-Regular.ttf", "Amiri-Bold.ttf"), _ARABIC
    ),
    Companion("Arab", SANS, "fontpkg_ibm_plex_sans_arabic", "fontpkg-ibm-plex-sans-arabic", _PLEX, _ARABIC),
)


@cache
def scripts_of(locales: tuple[str, ...]) -> frozenset[str]:
    """The scripts of some locales for which there are companions that are installed."""
    from babel import Locale
    from babel.core import get_global

    known = frozenset(one.script for one in COMPANIONS if _file(one, bold=False))
    found = set()
    for code in locales if known else ():
        cldr = Locale.parse(code, sep="-")
        likely = str(get_global("likely_subtags").get(cldr.language, ""))
        found.add(cldr.script or likely.split("_")[1] if "_" in likely else "")
    return frozenset(found & known)


def face_rules(cache_folder: Path, scripts: Iterable[str]) -> str:
    """The `@font-face` rules of the companions for some scripts."""
    return "\n".join(rule for script in sorted(scripts) for rule in _rules(cache_folder, script))


def _rules(cache_folder: Path, script: str) -> Iterator[str]:
    for face in FACES:
        for one in COMPANIONS:
            if (
                one.script == script
                and one.family == face.family
                and (path := _cut_face(cache_folder, one, face))
            ):
                yield (
                    f'@font-face {{ font-family: "{name_of(face.name, script)}"; font-style: {face.style}; '
                    f'font-weight: {face.weight}; src: url("{path.as_uri()}") format("truetype") }}'
                )


def name_of(face: str, script: str) -> str:
    """The CSS family of the companion of a face: "Journal Serif Arab"."""
    return f"{face} {script}"


def with_companions(style_sheet: str, scripts: Iterable[str]) -> str:
    """A style sheet in which the companions for some scripts follow each of the journal's faces that is named."""
    for name in dict.fromkeys(face.name for face in FACES):
        stack = ", ".join(
            f'"{one}"' for one in (name, *(name_of(name, script) for script in sorted(scripts)))
        )
        style_sheet = style_sheet.replace(f'"{name}"', stack)
    return style_sheet


def packages_for(characters: Iterable[str]) -> list[str]:
    """The distributions, not installed, whose families have glyphs for some of these characters."""
    codes = [ord(character) for character in characters]
    return [
        one.distribution
        for one in COMPANIONS
        if not _file(one, bold=False)
        and any(low <= code <= high for code in codes for low, high in one.ranges)
    ]


@cache
def _file(one: Companion, *, bold: bool) -> Path | None:
    spec = find_spec(one.package)
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        path = Path(folder) / "files" / one.files[bold]
        if path.is_file():
            return path
    return None


def _cut_face(cache_folder: Path, one: Companion, face: Face) -> Path | None:
    """The file of a face that has the letters of the script alone; None where the package is not installed."""
    source = _file(one, bold=face.weight > 500)
    if source is None:
        return None
    recipe = (fonts.cutter(), sha256(source.read_bytes()).hexdigest(), one.ranges, _SPACES)
    digest = sha256(repr(recipe).encode()).hexdigest()[:16]
    name = f"{one.script}-{face.family}-{digest}.ttf"
    return fonts.kept(cache_folder, name, lambda: _cut(source, one.ranges))


def _cut(source: Path, ranges: _Ranges) -> bytes:
    import uharfbuzz

    face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(source)))
    wanted = uharfbuzz.SubsetInput()
    wanted.keep_everything()
    wanted.glyph_set.clear()
    wanted.unicode_set.clear()
    wanted.unicode_set.update(
        code for code in face.unicodes if code in _SPACES or any(low <= code <= high for low, high in ranges)
    )
    wanted.name_id_set.clear()  # several cuts would answer to one name
    return bytes(uharfbuzz.subset(face, wanted).blob.data)

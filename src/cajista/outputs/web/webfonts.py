"""The site's faces: cut to the characters that medical journals use, as WOFF2."""

import os
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import TypeAlias

from .. import fonts

Ranges: TypeAlias = tuple[tuple[int, int], ...]  # of code points, first and last

# Latin as European and Vietnamese names need it, accents, Greek, punctuation, superscripts, currencies,
# letterlike signs, fractions, arrows, operators, shapes; ligatures come with the glyphs.
_RANGES = (
    (0x20, 0x7E), (0xA0, 0x17F), (0x192, 0x192), (0x1A0, 0x1B0), (0x1CD, 0x1D4), (0x218, 0x21B), (0x2B0, 0x2DD),
    (0x300, 0x328), (0x384, 0x3CE), (0x3D1, 0x3D6), (0x1E80, 0x1E85), (0x1E9E, 0x1E9E), (0x1EA0, 0x1EF9),
    (0x2000, 0x206F), (0x2070, 0x209F), (0x20A0, 0x20BF), (0x2100, 0x214F), (0x2150, 0x2189),
    (0x2190, 0x21FF), (0x2200, 0x22FF), (0x25A0, 0x25FF), (0x2713, 0x2718), (0xFB00, 0xFB04),
)  # fmt: skip

_MORE_RANGES = ((0x400, 0x52F), (0x1F00, 0x1FFF))  # Cyrillic, Greek with all accents: in files of their own

_FEATURES = (
    "ccmp", "kern", "liga", "locl", "mark", "mkmk", "calt", "lnum", "onum", "pnum", "tnum", "sups", "subs"
)  # fmt: skip

# Formulas: letters upright and italic, Greek, accents, operators, relations, fences and what stretches them.
_MATH_RANGES = (
    (0x20, 0x7E), (0xA0, 0xD7), (0xF7, 0xF7), (0x131, 0x131), (0x237, 0x237), (0x2C6, 0x2DD), (0x300, 0x30C),
    (0x391, 0x3D6), (0x3F5, 0x3F5), (0x2000, 0x2044), (0x2061, 0x2064), (0x20D7, 0x20D7), (0x2102, 0x2102),
    (0x210E, 0x2115), (0x211D, 0x211D), (0x2124, 0x2124), (0x2190, 0x2195), (0x21D0, 0x21D5), (0x2200, 0x22A5),
    (0x22C0, 0x22C5), (0x22EE, 0x22F1), (0x2308, 0x230B), (0x23DC, 0x23DF), (0x27E8, 0x27E9), (0x2A7D, 0x2A7E),
    (0x1D434, 0x1D467), (0x1D6A4, 0x1D6A5), (0x1D6E2, 0x1D71B),
)  # fmt: skip
_MATH_FEATURES = ("ccmp", "dtls", "flac", "kern", "mark")


@dataclass(frozen=True, slots=True)
class WebFace:
    """A face of the site: its file's name and what it is cut from."""

    file: str
    family: str
    style: fonts.Style = "normal"
    weight: int = 400
    opsz: float | None = None
    small_capitals: bool = False


FACES = (
    WebFace("serif.woff2", fonts.SERIF, opsz=18, small_capitals=True),
    WebFace("serif-italic.woff2", fonts.SERIF, style="italic", opsz=18),
    WebFace("serif-bold.woff2", fonts.SERIF, weight=600, opsz=24),
    WebFace("sans.woff2", fonts.SANS),
    WebFace("sans-bold.woff2", fonts.SANS, weight=600),
)


def web_fonts(cache_folder: Path) -> Iterator[tuple[str, bytes]]:
    """The files of the site's faces: names and WOFF2, made once, several at a time, then taken from the cache.

    Raises:
        CajistaError: a package that brings a family is not installed.
    """
    with ThreadPoolExecutor(os.cpu_count()) as pool:  # the compressor lets others work meanwhile
        begun: list[tuple[str, Future[bytes]]] = []
        for face in FACES:
            source = fonts.instance(cache_folder, face.family, face.style, face.weight, face.opsz)
            features = (*_FEATURES, "smcp") if face.small_capitals else _FEATURES
            more = face.file.replace(".woff2", "-more.woff2")
            for name, ranges, chosen in ((face.file, _RANGES, features), (more, _MORE_RANGES, _FEATURES)):
                begun.append((name, pool.submit(_compressed, source, ranges, chosen, cache_folder)))
        if math := _math_font():
            made = pool.submit(_compressed, math, _MATH_RANGES, _MATH_FEATURES, cache_folder)
            begun.append(("math.woff2", made))
        yield from ((name, made.result()) for name, made in begun)


def _math_font() -> Path | None:
    """STIX Two Math, which the package that draws formulas brings; without it, the reader's own fonts serve."""
    from importlib.util import find_spec

    spec = find_spec("ziamath")
    folders = (spec.submodule_search_locations or ()) if spec else ()
    files = (Path(folder) / "fonts" / "STIXTwoMath-Regular.ttf" for folder in folders)
    return next((file for file in files if file.is_file()), None)


def _compressed(source: Path, ranges: Ranges, features: tuple[str, ...], cache_folder: Path) -> bytes:
    data = source.read_bytes()
    digest = sha256(data + repr((ranges, features, _makers())).encode()).hexdigest()
    name = f"{digest[:24]}.woff2"
    return fonts.kept(cache_folder, name, lambda: _woff2(_subset(data, ranges, features))).read_bytes()


def _makers() -> tuple[str, ...]:
    """The versions of what cuts and compresses: others may give other bytes."""
    from importlib.metadata import version

    import fontTools

    return fonts.cutter(), fontTools.version, version("brotli")


def _subset(data: bytes, ranges: Ranges, features: tuple[str, ...]) -> bytes:
    """The face with only these characters and features, and without instructions for coarse screens."""
    import uharfbuzz

    face = uharfbuzz.Face(uharfbuzz.Blob(data))
    wanted = uharfbuzz.SubsetInput()
    wanted.unicode_set.update(code for first, last in ranges for code in range(first, last + 1))
    wanted.flags |= uharfbuzz.SubsetFlags.NO_HINTING
    wanted.layout_feature_tag_set.clear()
    wanted.layout_feature_tag_set.update(int.from_bytes(tag.encode(), "big") for tag in features)
    return bytes(uharfbuzz.subset(face, wanted).blob.data)


def _woff2(data: bytes) -> bytes:
    from fontTools.ttLib import TTFont
    from fontTools.ttLib.woff2 import WOFF2FlavorData

    font = TTFont(BytesIO(data), recalcTimestamp=False)
    font.flavor = "woff2"
    # Untransformed tables cost a few per cent in size and save most of the time.
    font.flavorData = WOFF2FlavorData(transformedTables=set())
    out = BytesIO()
    font.save(out)
    return out.getvalue()

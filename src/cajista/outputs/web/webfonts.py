"""The site's faces: cut to the characters that medical journals use, as WOFF2."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from io import BytesIO
from os import getpid
from pathlib import Path

from .. import fonts

# Latin as European and Vietnamese names need it, accents, Greek, punctuation, superscripts, currencies,
# letterlike signs, fractions, arrows, operators, shapes; ligatures come with the glyphs.
_RANGES = (
    (0x20, 0x7E), (0xA0, 0x17F), (0x192, 0x192), (0x1A0, 0x1B0), (0x1CD, 0x1D4), (0x218, 0x21B), (0x2B0, 0x2DD),
    (0x300, 0x328), (0x384, 0x3CE), (0x3D1, 0x3D6), (0x1E80, 0x1E85), (0x1E9E, 0x1E9E), (0x1EA0, 0x1EF9),
    (0x2000, 0x206F), (0x2070, 0x209F), (0x20A0, 0x20BF), (0x2100, 0x214F), (0x2150, 0x2189),
    (0x2190, 0x21FF), (0x2200, 0x22FF), (0x25A0, 0x25FF), (0x2713, 0x2718), (0xFB00, 0xFB04),
)  # fmt: skip

_FEATURES = ("ccmp", "kern", "liga", "locl", "mark", "mkmk", "calt", "lnum", "onum", "pnum", "tnum", "sups", "subs")


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
    """The files of the site's faces: names and WOFF2 (made once, then taken from the cache).

    Raises:
        CajistaError: a package that brings a family is not installed.
    """
    for face in FACES:
        source = fonts.instance(cache_folder, face.family, face.style, face.weight, face.opsz)
        features = (*_FEATURES, "smcp") if face.small_capitals else _FEATURES
        yield face.file, _compressed(source, features, cache_folder)


@cache
def characters() -> frozenset[int]:
    """The code points of the site's faces."""
    return frozenset(code for first, last in _RANGES for code in range(first, last + 1))


def _compressed(source: Path, features: tuple[str, ...], cache_folder: Path) -> bytes:
    data = source.read_bytes()
    digest = sha256(data + repr((features, _RANGES)).encode()).hexdigest()
    path = cache_folder / "fonts" / f"{digest[:24]}.woff2"
    if path.is_file():
        return path.read_bytes()
    compressed = _woff2(_with_features(data, features))
    part = path.with_suffix(f".{getpid()}.part")
    part.write_bytes(compressed)
    part.replace(path)
    return compressed


def _with_features(data: bytes, features: tuple[str, ...]) -> bytes:
    """The face with only the features that pages use, and without instructions for coarse screens."""
    import uharfbuzz

    face = uharfbuzz.Face(uharfbuzz.Blob(data))
    wanted = uharfbuzz.SubsetInput()
    wanted.unicode_set.update(characters())
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

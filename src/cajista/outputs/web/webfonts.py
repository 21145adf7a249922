"""The site's faces: cut to the characters that medical journals use, as WOFF2."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from .. import fonts

# Latin with every accent and IPA, spacing marks, combining marks, Greek, punctuation, currencies,
# letterlike signs, arrows, operators, shapes; superscripts and ligatures come with the glyphs.
_RANGES = (
    (0x20, 0x7E), (0xA0, 0x24F), (0x2B0, 0x2DD), (0x300, 0x32E), (0x370, 0x3FF), (0x1E00, 0x1EFF),
    (0x2000, 0x206F), (0x2070, 0x209F), (0x20A0, 0x20BF), (0x2100, 0x214F), (0x2150, 0x2189),
    (0x2190, 0x21FF), (0x2200, 0x22FF), (0x25A0, 0x25FF), (0x2713, 0x2718), (0xFB00, 0xFB04),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class WebFace:
    """A face of the site: its file's name and what it is cut from."""

    file: str
    family: str
    style: fonts.Style = "normal"
    weight: int = 400
    opsz: float | None = None


FACES = (
    WebFace("serif.woff2", fonts.SERIF, opsz=14),
    WebFace("serif-italic.woff2", fonts.SERIF, style="italic", opsz=14),
    WebFace("serif-bold.woff2", fonts.SERIF, weight=600, opsz=20),
    WebFace("sans.woff2", fonts.SANS),
    WebFace("sans-bold.woff2", fonts.SANS, weight=600),
)


def web_fonts(cache_folder: Path) -> Iterator[tuple[str, bytes]]:
    """The files of the site's faces: names and WOFF2 (made once, then taken from the cache).

    Raises:
        CajistaError: a package that brings a family is not installed.
    """
    for face in FACES:
        source = fonts.instance(cache_folder, face.family, face.style, face.weight, face.opsz, characters())
        yield face.file, _kept(source, cache_folder)


@cache
def characters() -> frozenset[int]:
    """The code points of the site's faces."""
    return frozenset(code for first, last in _RANGES for code in range(first, last + 1))


def _kept(source: Path, cache_folder: Path) -> bytes:
    data = source.read_bytes()
    path = cache_folder / "fonts" / f"{sha256(data).hexdigest()[:24]}.woff2"
    if path.is_file():
        return path.read_bytes()
    compressed = _woff2(data)
    path.with_suffix(".part").write_bytes(compressed)
    path.with_suffix(".part").replace(path)
    return compressed


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

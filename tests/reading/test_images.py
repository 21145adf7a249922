"""Images that cannot be shown are found by what is in their files."""

import struct
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from cajista.model.article import Journal, SourceMap
from cajista.model.facts import JournalFacts
from cajista.reading.article import read_article

from .faulty import worded

JOURNAL = Journal(JournalFacts("Journal", {"en": "en-US", "es": "es-ES"}), SourceMap("content/journal.yaml"))
SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"{}>\n{}</svg>\n'


def raster(kind: str) -> bytes:
    """A small image of a kind."""
    buffer = BytesIO()
    Image.new("RGB", (40, 30), "navy").save(buffer, kind)
    return buffer.getvalue()


def huge_png() -> bytes:
    """The head of a PNG that says it has 100,000 pixels each way."""
    head = b"IHDR" + struct.pack(">IIBBBBB", 100_000, 100_000, 8, 2, 0, 0, 0)
    chunk = struct.pack(">I", 13) + head + struct.pack(">I", zlib.crc32(head))
    return b"\x89PNG\r\n\x1a\n" + chunk + raster("PNG")[33:]


def drawing(inside: str = "", attributes: str = "") -> bytes:
    """An SVG file."""
    return SVG.format(attributes, inside).encode()


def findings_of(folder: Path, name: str, data: bytes | None, text: str = "") -> list[str]:
    """What is found of an article that shows one image."""
    article = folder / "content/articles/a"
    (article / "figures").mkdir(parents=True)
    (article / "article.yaml").write_text("type: letter\n", "utf-8")
    for language in ("en", "es"):
        body = text or f'![Caption.](figures/{name}){{#fig:a alt="Words."}}\n'
        (article / f"{language}.md").write_text(f"---\ntitle: T\n---\n{body}", "utf-8")
    if data is not None:
        (article / "figures" / name).write_bytes(data)
    return worded(read_article(folder, "a", JOURNAL)[1])


FINE = {
    "a.png": raster("PNG"),
    "a.jpg": raster("JPEG"),
    "a.jpeg": raster("JPEG") + b"what a camera adds",
    "a.gif": raster("GIF"),
    "a.webp": raster("WEBP"),
    "a.svg": drawing(
        '<style>.a { fill: url(#b) }</style><a href="https://journal.example/"><text>x</text></a>'
        '<use xlink:href="#b"/><image href="data:image/png;base64,AAAA"/>'
    ),
    "b.svg": '\ufeff<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE svg [<!ENTITY ns "http://a.example/">]>'
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:x="&ns;"/>'.encode(),
}


@pytest.mark.parametrize("name", FINE)
def test_sound_images_pass(name: str, tmp_path: Path) -> None:
    """What browsers can show is let alone."""
    assert findings_of(tmp_path, name, FINE[name]) == []


READABLE, CONTENT = "images-are-readable", "files-have-content"
SCRIPT, ADDRESS = "There is a script in this drawing.", "The drawing takes something from another file: "
FAULTY = [
    ("a.png", b"", "1:1-1:1", CONTENT, "The file is empty."),
    ("a.svg", b"", "1:1-1:1", CONTENT, "The file is empty."),
    ("a.png", b"GIF, or so I thought", "1:1-1:1", READABLE, "This is not an image that can be read."),
    ("a.png", raster("PNG")[:-20], "1:1-1:1", READABLE, "The image is damaged."),
    ("a.png", raster("PNG").replace(b"IDATx", b"IDATy"), "1:1-1:1", READABLE, "The image is damaged."),
    ("a.png", huge_png(), "1:1-1:1", READABLE, "The image has too many pixels to be shown."),
    ("a.jpg", raster("JPEG")[:-30], "1:1-1:1", READABLE, "The image breaks off: the end of the file is missing."),
    ("a.png", raster("JPEG"), "1:1-1:1", "images-are-what-their-names-say",
     "The file's name says PNG, but it is a JPEG image."),
    ("a.tiff", raster("TIFF"), "1:1-1:1", READABLE, "Images of this kind cannot be shown on web pages."),
    ("a.svg", b"<svg>\n<g>", "2:4-2:4", READABLE, "The drawing breaks off or is damaged here."),
    ("a.svg", b"<html/>", "1:1-1:1", READABLE, "This is not a drawing: it begins with <html>, not with <svg>."),
    ("a.svg", raster("PNG"), "1:1-1:1", READABLE, "The drawing breaks off or is damaged here."),
    ("a.svg", b'<?xml version="1.0" encoding="klingon"?><svg/>', "1:1-1:1", READABLE,
     "The drawing is in an encoding that is not known."),
    ("a.svg", drawing("<script>alert(1)</script>"), "2:1-2:1", "drawings-are-self-contained", SCRIPT),
    ("a.svg", drawing("é<g onload='x()'/>"), "2:2-2:2", "drawings-are-self-contained", SCRIPT),
    ("a.svg", drawing("<a href=' javascript:x()'/>"), "2:1-2:1", "drawings-are-self-contained", SCRIPT),
    ("a.svg", drawing("<image xlink:href='b.png'/>"), "2:1-2:1", "drawings-are-self-contained", ADDRESS + "b.png."),
    ("a.svg", drawing("<style>\n@import 'a.css';</style>"), "3:17-3:17", "drawings-are-self-contained",
     ADDRESS + "@import 'a.css';."),
    ("a.svg", drawing("<g style='fill: url(https://a.example/b)'/>"), "2:1-2:1", "drawings-are-self-contained",
     ADDRESS + "fill: url(https://a.example/b)."),
]  # fmt: skip


@pytest.mark.parametrize(("name", "data", "place", "rule", "said"), FAULTY)
def test_faulty_images_are_found(
    name: str, data: bytes, place: str, rule: str, said: str, tmp_path: Path
) -> None:
    """What browsers cannot show, or what is a danger, is told at its place, once for both languages."""
    found = findings_of(tmp_path, name, data)
    assert [one.partition(" (")[0] for one in found] == [f"{place} {rule}: {said}"]


def test_a_drawing_that_grows_without_end(tmp_path: Path) -> None:
    """Entities within entities are stopped."""
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<!DOCTYPE svg [<!ENTITY e0 "{"x" * 50}">{entities}]><svg>&e11;</svg>'
    assert len(findings_of(tmp_path, "a.svg", bomb.encode())) == 1


def test_images_that_no_text_shows_are_let_alone(tmp_path: Path) -> None:
    """Originals may lie beside the figures made of them."""
    assert findings_of(tmp_path, "a.png", b"not an image", "Text.\n") == []

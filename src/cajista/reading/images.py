"""Whether the images that an article shows can be shown: by what is in the files, not by their names."""

import re
import warnings
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import Any

from ..errors import reason_of
from ..findings import Findings, Message, message
from ..model.article import Article, Version
from ..model.block import Figure, document_runs, runs_of, walk_blocks
from ..model.inline import InlineImage, walk_inlines
from ..model.span import Span, start_of
from ..rules import report
from . import rules

_SUFFIXES = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG", ".gif": "GIF", ".webp": "WEBP"}
_DRAWING = ".svg"
_JPEG_SCAN, _JPEG_END = b"\xff\xda", b"\xff\xd9"
_ADDRESS = re.compile(r"@import\b|url\(\s*['\"]?(?!#|data:)[^'\")\s]", re.IGNORECASE)
_INSIDE = re.compile(r"\s*(?:#|data:|$)", re.IGNORECASE)
_SCRIPT = re.compile(r"\s*(?:java|vb)script:", re.IGNORECASE)


def check_images(project: Path, article: Article, findings: Findings) -> dict[str, tuple[int, int]]:
    """Reports the image files which an article's texts show that cannot be shown.

    What comes back is the width and height in pixels of those made of pixels.
    """
    wanted = {
        file: None
        for version in article.versions.values()
        for source in _sources(version)
        if (file := article.figure_file(source, version.language))
    }
    sizes = {
        file: _check_file(project / article.folder / file, f"{article.folder}/{file}", findings)
        for file in wanted
    }
    return {file: size for file, size in sizes.items() if size}


def _sources(version: Version) -> Iterator[str]:
    """The paths of a text's images, as written."""
    notes = (note.children for note in version.body.footnotes.values())
    parts = (version.abstract, version.body.blocks, *notes, *version.declarations.values())
    runs = [version.title, version.subtitle, version.notice, *document_runs(version.body)]
    for block in (block for part in parts for block in walk_blocks(part)):
        runs.extend(runs_of(block))
        if isinstance(block, Figure):
            yield block.source
    for run in runs:
        yield from (node.source for node in walk_inlines(run) if isinstance(node, InlineImage))


def _check_file(path: Path, file: str, findings: Findings) -> tuple[int, int] | None:
    suffix = PurePosixPath(file).suffix.lower()
    if suffix != _DRAWING and suffix not in _SUFFIXES:
        what = message("Images of this kind cannot be shown on web pages.")
        hint = message("Save it as SVG if it is a drawing, as PNG or JPEG otherwise.")
        report(findings, rules.IMAGES_ARE_READABLE, what, start_of(file), hint)
        return None
    try:
        data = path.read_bytes()
    except OSError as error:
        what = message("This file cannot be read: {reason}.", reason=reason_of(error))
        report(findings, rules.FILES_ARE_PRESENT, what, start_of(file))
        return None
    if not data:
        hint = message("Export the image again.")
        report(findings, rules.FILES_HAVE_CONTENT, message("The file is empty."), start_of(file), hint)
    elif suffix == _DRAWING:
        _Drawing(file, findings).check(data)
    else:
        return _check_raster(data, _SUFFIXES[suffix], file, findings)
    return None


def _check_raster(data: bytes, kind: str, file: str, findings: Findings) -> tuple[int, int] | None:
    from PIL import Image

    hint = message("Export the image again, as PNG or JPEG.")
    try:
        with warnings.catch_warnings(action="ignore"):
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(BytesIO(data)) as image:
                found, size = str(image.format), image.size
                image.verify()
    except Exception as error:  # Pillow's readers raise whatever they stumble over
        what = _unreadable_raster(error)
        report(findings, rules.IMAGES_ARE_READABLE, what, start_of(file), hint)
        return None
    if found == "JPEG" and data.rfind(_JPEG_END) < data.rfind(_JPEG_SCAN):
        what = message("The image breaks off: the end of the file is missing.")
        report(findings, rules.IMAGES_ARE_READABLE, what, start_of(file), hint)
    elif found != kind and not (
        found == "MPO" and kind == "JPEG"
    ):  # JPEG with a second picture, from cameras
        what = message("The file's name says {kind}, but it is a {found} image.", kind=kind, found=found)
        hint = message("Rename the file, and its mention in the text, or save it as {kind}.", kind=kind)
        report(findings, rules.IMAGES_ARE_WHAT_THEIR_NAMES_SAY, what, start_of(file), hint)
    return size


def _unreadable_raster(error: Exception) -> Message:
    from PIL import Image, UnidentifiedImageError

    if isinstance(error, UnidentifiedImageError):
        return message("This is not an image that can be read.")
    if isinstance(error, (Image.DecompressionBombError, Image.DecompressionBombWarning)):
        return message("The image has too many pixels to be shown.")
    return message("The image is damaged.")


class _Drawing:
    """An SVG file on its way through the parser."""

    def __init__(self, file: str, findings: Findings) -> None:
        self._file = file
        self._findings = findings
        self._root = ""
        self._style: list[str] | None = None  # the text of a <style> that is open

    def check(self, data: bytes) -> None:
        """Reports broken XML, and what makes a drawing more than a drawing."""
        from xml.parsers import expat

        parser: Any = expat.ParserCreate(namespace_separator=" ")
        self._here: Callable[[], Span] = lambda: self._span(
            parser.CurrentLineNumber, parser.CurrentColumnNumber
        )
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.ProcessingInstructionHandler = self._instruction
        parser.ExternalEntityRefHandler = lambda *_: 1
        try:
            parser.Parse(data, True)
        except expat.ExpatError as error:
            what = message("The drawing breaks off or is damaged here.")
            hint = message("Export it again as SVG from the program that it was drawn with.")
            span = self._span(error.lineno, error.offset)
            report(self._findings, rules.IMAGES_ARE_READABLE, what, span, hint)
        except (ValueError, LookupError):  # an encoding that nobody knows
            what = message("The drawing is in an encoding that is not known.")
            hint = message("Save it as SVG in UTF-8.")
            report(self._findings, rules.IMAGES_ARE_READABLE, what, start_of(self._file), hint)

    def _span(self, line: int, column: int) -> Span:
        return Span(self._file, line, column + 1, line, column + 1)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        tag = name.rpartition(" ")[2]
        if not self._root:
            self._root = tag
            if tag != "svg":
                what = message("This is not a drawing: it begins with <{tag}>, not with <svg>.", tag=tag)
                report(self._findings, rules.IMAGES_ARE_READABLE, what, self._here())
        if tag == "script":
            self._refuse(message("There is a script in this drawing."))
        self._style = [] if tag == "style" else self._style
        for full_name, value in attributes.items():
            self._attribute(tag, full_name.rpartition(" ")[2], value)

    def _attribute(self, tag: str, name: str, value: str) -> None:
        if name.startswith("on") or (name == "href" and _SCRIPT.match(value)):
            self._refuse(message("There is a script in this drawing."))
        elif (name == "href" and tag != "a" and not _INSIDE.match(value)) or (
            name != "href" and _ADDRESS.search(value)
        ):
            self._refuse_address(value)

    def _text(self, text: str) -> None:
        if self._style is not None:
            self._style.append(text)

    def _end(self, name: str) -> None:
        if name.rpartition(" ")[2] != "style":
            return
        style, self._style = "".join(self._style or ()), None
        if found := _ADDRESS.search(style):
            self._refuse_address(style[found.start() :].split("\n")[0])

    def _instruction(self, target: str, data: str) -> None:
        if target == "xml-stylesheet" and not re.search(r"""href\s*=\s*["']#""", data):
            self._refuse_address(data)

    def _refuse_address(self, address: str) -> None:
        shown = address.strip() if len(address) <= 60 else address.strip()[:59] + "…"
        self._refuse(message("The drawing takes something from another file: {address}.", address=shown))

    def _refuse(self, what: Message) -> None:
        hint = message("Export it as a plain SVG, with its images embedded and without scripts.")
        report(self._findings, rules.DRAWINGS_ARE_SELF_CONTAINED, what, self._here(), hint)

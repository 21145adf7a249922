"""Sets an edition as a PDF: two columns on A4, tagged, with folios from the article's first page."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote_to_bytes, urlsplit
from urllib.request import url2pathname

from ..errors import CajistaError
from ..findings import Message, Severity, message
from ..model.edition import Edition
from ..model.inline import plain_text
from ..model.span import start_of
from . import Artifact, Press, companions, fonts, paths
from .pdf_columns import columns_set_here
from .pdf_lines import lines_set_here
from .pdf_nodes import PdfWriter
from .pdf_structure import Folios, described_elements, folios_of, label_pages, mark_artifacts
from .quick import quickened
from .quick_start import load_weasyprint

if TYPE_CHECKING:
    from weasyprint import Document

    from ..templating import Templates

TEMPLATE = "pdf/article.html"
STYLE_SHEET = "css/pdf.css"
_FITS = ("", "single")  # classes of the style sheet; the second where the first loses text


def article(edition: Edition, press: Press) -> Iterator[Artifact]:
    """The PDF of an edition; characters that the journal's faces lack become findings.

    Raises:
        CajistaError: a template is wrong, or the fonts are not installed.
    """
    folios = folios_of(edition.first_page, edition.last_page)
    load_weasyprint()
    with quickened():
        setting = _set(edition, press, folios)
        document = setting.document
        data = _written(document, folios, sha256(setting.source.encode()).hexdigest()[:32])
    _report_strangers(document, edition, press)
    path = paths.download(edition, "pdf")
    yield Artifact(path, data, "pdf", edition.slug, edition.language, pages=len(document.pages))


def page_source(edition: Edition, press: Press, folios: Folios, fit: str = "") -> str:
    """The HTML that becomes the PDF; `fit` is a class of the style sheet that sets it a little otherwise."""
    return press.templates.render(
        TEMPLATE,
        press.locale(edition.language),
        edition=edition,
        writer=PdfWriter(edition, press),
        folios=folios,
        fit=fit,
        plain=plain_text,
        created=_created(edition),
    )


@dataclass(frozen=True, slots=True)
class _Setting:
    """A setting of an edition: its HTML, and what WeasyPrint made of it."""

    source: str
    document: "Document"


def _set(edition: Edition, press: Press, folios: Folios) -> _Setting:
    """The setting of an edition: in columns, or in one where these lose text.

    Raises:
        CajistaError: text is lost either way.
    """
    for fit in _FITS:
        source = page_source(edition, press, folios, fit)
        document = _laid_out(source, edition, press)
        if is_whole(document):
            return _Setting(source, document)
    raise CajistaError(message("The text cannot be set as a PDF without losing some of it."))


def _created(edition: Edition) -> str:
    """The article's own date: the only clock that a PDF is dated by."""
    return str(edition.published or edition.issue_date or "")


def _laid_out(html: str, edition: Edition, press: Press) -> "Document":
    from weasyprint import HTML

    scripts = companions.scripts_of(tuple(edition.journal.languages.values()))
    house = _house(press.cache, press.templates.find(STYLE_SHEET), press.templates.folders, scripts)
    reader = _FileReader((press.project, press.cache, *press.templates.folders))
    page = HTML(string=html, base_url=f"{(press.project / edition.folder).as_uri()}/", url_fetcher=reader)
    with columns_set_here(), lines_set_here():
        return page.render(font_config=house.fonts, stylesheets=house.sheets, pdf_variant="pdf/ua-1")


def is_whole(document: "Document") -> bool:
    """Whether every block of the text stands on a page."""
    text = document._html.etree_element.find(".//main")
    standing = {box.element for page in document.pages for box in page._page_box.descendants()}
    return text is None or all(block in standing for block in text)


def _written(document: "Document", folios: Folios, identifier: str) -> bytes:
    def finish(document: "Document", pdf: Any) -> None:
        label_pages(pdf, folios)
        mark_artifacts(pdf)

    with described_elements():
        data: bytes = document.write_pdf(finisher=finish, pdf_variant="pdf/ua-1", pdf_identifier=identifier)
    return data


@dataclass(frozen=True, slots=True)
class _House:
    """What every article of a journal is set with; made once in a process."""

    fonts: Any
    sheets: list[Any]


@cache
def _house(
    cache_folder: Path, style_sheet: Path, folders: tuple[Path, ...], scripts: frozenset[str]
) -> _House:
    """Faces and style sheets, read; `scripts` are those for which faces are taken beside the journal's own."""
    from multiprocessing.util import Finalize

    from weasyprint import CSS
    from weasyprint.text.fonts import FontConfiguration

    configuration = FontConfiguration()
    Finalize(None, _tidy, (configuration,), exitpriority=0)
    reader = _FileReader((cache_folder, *folders))
    faces = fonts.folders_of(cache_folder)
    rules = [fonts.face_rules(cache_folder), companions.face_rules(cache_folder, scripts)]
    sheets = [
        CSS(string="\n".join(rules), url_fetcher=_FileReader(faces), font_config=configuration),
        CSS(
            string=companions.with_companions(style_sheet.read_text("utf-8"), scripts),
            base_url=style_sheet.as_uri(),
            url_fetcher=reader,
            font_config=configuration,
        ),
    ]
    return _House(configuration, sheets)


def _tidy(configuration: Any) -> None:
    """Forgets what articles were set with, and the copies of the faces in WeasyPrint's temporary folder.

    WeasyPrint would remove these were the configuration forgotten before the interpreter ends, which the ends of a
    process, and of one in a pool, do not grant; and the parts of it that are kept by C must not outlive the library.
    """
    from shutil import rmtree

    if folder := getattr(configuration, "_folder", None):
        rmtree(folder, ignore_errors=True)
        configuration._folder = None
    _house.cache_clear()


class _FileReader:
    """Opens files of some folders, and data within the page; nothing else, and nothing from a network."""

    _fail_on_errors = False  # a picture that cannot be read is left out, and the page is set

    def __init__(self, folders: Iterable[Path]) -> None:
        self.folders = tuple(folder.resolve() for folder in folders)

    def __call__(self, url: str) -> Any:
        """The bytes at an address.

        Raises:
            ValueError: the address is not one that may be opened.
        """
        from weasyprint.urls import URLFetcherResponse

        if url.startswith("data:"):
            kind, data = _data_of(url)
            return URLFetcherResponse(url, data, {"Content-Type": kind})
        path = Path(url2pathname(urlsplit(url).path)).resolve()
        if not url.startswith("file:") or not any(path.is_relative_to(folder) for folder in self.folders):
            raise ValueError("outside the project")
        return URLFetcherResponse(
            url, path.read_bytes(), {"Content-Type": _KINDS.get(path.suffix.lower(), "")}
        )


_KINDS: Mapping[str, str] = {
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".css": "text/css",
    ".ttf": "font/ttf",
}


def _data_of(url: str) -> tuple[str, bytes]:
    """Media type and bytes of a `data:` address (RFC 2397)."""
    from base64 import b64decode

    head, _, body = url.removeprefix("data:").partition(",")
    kind, _, encoding = head.rpartition(";")
    data = unquote_to_bytes(body)
    return (kind, b64decode(data)) if encoding == "base64" else (head, data)


def _report_strangers(document: "Document", edition: Edition, press: Press) -> None:
    """A finding where the page shows characters in faces that are not the journal's, or shows boxes for them."""
    scripts = companions.scripts_of(tuple(edition.journal.languages.values()))
    faces = [face.name for face in fonts.FACES]
    own = {*faces, *(companions.name_of(face, script) for face in faces for script in scripts)}
    boxes = {chr(code) for font in document.fonts.values() for code in font.missing}
    strangers = [font for font in document.fonts.values() if font.family.split(",")[0] not in own]
    shown = (text for font in strangers for text in font.to_unicode.values())
    if lacking := sorted(set(fonts.missing(shown)) - boxes):
        what = message("The journal's typefaces have no glyph for {characters}.", characters=_named(lacking))
        hint = message(
            "It is set in a typeface of this machine. See in the PDF that it suits, or write another."
        )
        if packages := companions.packages_for(lacking):
            hint = message(
                "It is set in a typeface of this machine. One that suits can be had: pip install {names}",
                names=" ".join(packages),
            )
        _report(press, edition, "warning", what, hint)
    if boxes:
        what = message(
            "No typeface has a glyph for {characters}: a box is printed.", characters=_named(sorted(boxes))
        )
        hint = message(
            "Install a typeface that has it, such as those of Noto, and build anew; or write another."
        )
        _report(press, edition, "error", what, hint)


def _named(characters: Iterable[str]) -> str:
    return ", ".join(f"{character} (U+{ord(character):04X})" for character in characters)


def _report(press: Press, edition: Edition, severity: Severity, what: Message, hint: Message) -> None:
    place = start_of(f"{edition.folder}/{edition.language}.md")
    press.findings.add(
        "every-character-has-a-glyph", severity, what, place, hint=hint, language=edition.language
    )


def load(templates: "Templates", cache_folder: Path) -> None:
    """Loads what setting needs, for a process that has nothing else to do yet: library, faces, style, templates."""
    load_weasyprint()
    _house(cache_folder, templates.find(STYLE_SHEET), templates.folders, frozenset())
    for path in templates.all("pdf/*.*"):
        templates.environment.get_template(f"pdf/{path.name}")

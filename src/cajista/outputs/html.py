"""The web site: a page an article and language, pages of issues and journal, and what all of them share."""

from collections.abc import Iterator, Sequence

from ..model import block as b
from ..model import inline as i
from ..model.edition import Edition, JournalEdition
from . import Artifact, Press, paths
from .web import listings
from .web.article import article_values
from .web.images import size_of
from .web.listings import feed, home, issue, sitemap
from .web.webfonts import web_fonts
from .web.writer import WebWriter

__all__ = ["WebWriter", "article", "feed", "home", "issue", "shared", "sitemap"]


def article(edition: Edition, press: Press) -> Iterator[Artifact]:
    """An article's page, and the figures that it shows.

    Raises:
        CajistaError: a template is wrong.
    """
    files = dict(_figures(edition, press))
    sizes = {file: size for file, data in files.items() if (size := size_of(data))}
    locale = press.locale(edition.language)
    text = press.templates.render("html/article.html", locale, **article_values(edition, press, sizes))
    path = paths.article_page(edition.language, edition.slug)
    yield Artifact(path, text.encode(), "html", edition.slug, edition.language)
    folder = paths.article_folder(edition.language, edition.slug)
    for file, data in files.items():
        yield Artifact(f"{folder}/{file}", data, "html", edition.slug, edition.language)


def _figures(edition: Edition, press: Press) -> Iterator[tuple[str, bytes]]:
    """The figure files that the edition shows, by path relative to the article, with their bytes."""
    for source in dict.fromkeys(_image_sources(edition)):
        file = edition.figure_files.get(source)
        path = press.project / edition.folder / (file or "")
        if file and path.is_file():
            yield file, path.read_bytes()


def _image_sources(edition: Edition) -> Iterator[str]:
    parts = [edition.abstract, edition.body.blocks, *edition.declarations.values()]
    parts += [note.children for note in edition.body.footnotes.values()]
    for block in b.walk_blocks(block for part in parts for block in part):
        if isinstance(block, b.Figure):
            yield block.source
        for run in b.runs_of(block):
            yield from (node.source for node in i.walk_inlines(run) if isinstance(node, i.InlineImage))


def shared(journals: Sequence[JournalEdition], press: Press) -> Iterator[Artifact]:
    """What all languages share: the root page, style sheet, script, fonts, drawings."""
    if journals:
        yield listings.root(journals, press)
        yield listings.robots(journals)
    yield from _assets(press)


def _assets(press: Press) -> Iterator[Artifact]:
    files = {path.name: path for path in press.templates.all("html/assets/*") if path.is_file()}
    files["screen.css"] = press.templates.find("css/screen.css")
    for name, path in files.items():
        yield Artifact(paths.asset(name), path.read_bytes(), "html")
    for name, data in web_fonts(press.cache):
        yield Artifact(paths.asset(name), data, "html")

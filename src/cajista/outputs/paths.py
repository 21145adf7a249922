"""Where things stand under the output folder (contract: what a build leaves)."""

from ..model.edition import Edition

SITE = "site"


def article_folder(language: str, slug: str) -> str:
    """The folder of an article's page and downloads."""
    return f"{SITE}/{language}/articles/{slug}"


def article_page(language: str, slug: str) -> str:
    """An article's web page."""
    return f"{article_folder(language, slug)}/index.html"


def download(edition: Edition, suffix: str) -> str:
    """A file that an article's page offers: `pdf`, `bib`, `ris`, `csl.json`."""
    name = f"{edition.slug}.{edition.language}" if suffix == "pdf" else edition.slug
    return f"{article_folder(edition.language, edition.slug)}/{name}.{suffix}"


def file_of(edition: Edition, name: str) -> str:
    """The file of an edition in a format."""
    if name == "html":
        return article_page(edition.language, edition.slug)
    return download(edition, name.replace("-", "."))


def issue_page(language: str, name: str) -> str:
    """The contents page of an issue."""
    return f"{SITE}/{language}/issues/{name}/index.html"


def home_page(language: str) -> str:
    """The journal's first page in a language."""
    return f"{SITE}/{language}/index.html"


def asset(name: str) -> str:
    """A file that all pages share."""
    return f"{SITE}/assets/{name}"


def relative(page: str, target: str) -> str:
    """The address of one file as another links to it; an index page by its folder's name and file."""
    here, there = page.split("/")[:-1], target.split("/")
    shared = 0
    for one, other in zip(here, there[:-1], strict=False):
        if one != other:
            break
        shared += 1
    return "../" * (len(here) - shared) + "/".join(there[shared:])

"""The names that articles and issues go by in web addresses."""

import re
import unicodedata
from pathlib import Path

from ..findings import Findings, message
from ..model.span import start_of
from ..rules import report
from . import rules

ARTICLES = "content/articles"
_SLUG = re.compile(r"[a-z0-9]+(?:-+[a-z0-9]+)*")


def is_slug(name: str) -> bool:
    """Whether a name has lower-case ASCII letters, digits and hyphens between them only."""
    return bool(_SLUG.fullmatch(name))


def slug_of(name: str) -> str:
    """A legal slug made of any name."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "article"


def article_slugs(project: Path, findings: Findings) -> list[str]:
    """The names of the article folders, in order; one that cannot be a web address is a finding, and left out."""
    folder = project / ARTICLES
    if not folder.is_dir():
        return []
    names = sorted(path.name for path in folder.iterdir() if path.is_dir() and not path.name.startswith("."))
    for name in names:
        if not is_slug(name):
            what = message("The folder name “{name}” cannot be part of a web address.", name=name)
            hint = message("Rename the folder to “{slug}”.", slug=slug_of(name))
            report(findings, rules.SLUGS_ARE_PLAIN, what, start_of(f"{ARTICLES}/{name}/article.yaml"), hint)
    return [name for name in names if is_slug(name)]

"""The names that articles and issues go by in web addresses."""

import os
import re
import unicodedata
from pathlib import Path

from ..findings import Findings, message
from ..model.span import Span, start_of
from ..rules import report
from . import rules

ARTICLES = "content/articles"
_LONGEST = 100  # characters; names of files are made of it, and few systems take more than 255
_SLUG = re.compile(r"[a-z0-9]+(?:-+[a-z0-9]+)*")


def is_slug(name: str) -> bool:
    """Whether a name has lower-case ASCII letters, digits and hyphens between them only."""
    return bool(_SLUG.fullmatch(name))


def slug_of(name: str) -> str:
    """A legal slug made of any name."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "article"


def check_slug(name: str, suffix: str, span: Span, findings: Findings) -> bool:
    """Whether a name can be part of a web address; a finding if not. Files have a suffix, folders none."""
    if _is_good(name):
        return True
    if is_slug(name):
        what = message("The name “{name}” is too long for a web address.", name=f"{name[:20]}…")
        hint = message("Rename it, with at most {count} characters.", count=_LONGEST)
    elif suffix:
        what = message("The file name “{name}” cannot be part of a web address.", name=f"{name}{suffix}")
        hint = message("Rename the file to “{name}”.", name=f"{slug_of(name)}{suffix}")
    else:
        what = message("The folder name “{name}” cannot be part of a web address.", name=name)
        hint = message("Rename the folder to “{slug}”.", slug=slug_of(name))
    report(findings, rules.SLUGS_ARE_PLAIN, what, span, hint)
    return False


def article_slugs(project: Path, findings: Findings) -> list[str]:
    """The names of the article folders, in order; one that cannot be a web address is a finding, and left out."""
    folder = project / ARTICLES
    if not folder.is_dir():
        hint = message("Begin one with: {command}", command="cajista new article …")
        what = message("There is no folder {folder}, so that the journal has no articles.", folder=ARTICLES)
        report(findings, rules.FILES_ARE_PRESENT, what, start_of(ARTICLES), hint)
        return []
    with os.scandir(folder) as entries:  # there may be thousands
        found = sorted((one.name, one.is_dir()) for one in entries if not one.name.startswith("."))
    for name, is_folder in found:
        if not is_folder:
            what = message("This is not the folder of an article, and it is not read.")
            hint = message("Put it into the folder of an article, or move it away.")
            report(findings, rules.FILES_ARE_IN_THEIR_PLACE, what, start_of(f"{ARTICLES}/{name}"), hint)
    return [name for name, is_folder in found if is_folder and _check_folder(name, findings)]


def _check_folder(name: str, findings: Findings) -> bool:
    return _is_good(name) or check_slug(name, "", start_of(f"{ARTICLES}/{name}/article.yaml"), findings)


def _is_good(name: str) -> bool:
    return is_slug(name) and len(name) <= _LONGEST

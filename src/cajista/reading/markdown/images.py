"""Paths of images: within the article's folder."""

from typing import TYPE_CHECKING

from ...findings import message
from . import rules
from .reading import Reading
from .run import Run

if TYPE_CHECKING:
    from markdown_it.token import Token


def check_path(reading: Reading, run: Run, token: "Token") -> None:
    """Reports the path of an image that is missing, absolute, or leads out of the article's folder."""
    path: str = token.meta["source"]
    span = run.span(*token.meta["target"])
    if not path:
        reading.report(
            rules.IMAGES_STATE_A_PATH,
            message("The image states no file."),
            span,
            message("Write its path in the round brackets: (figures/name.svg)."),
        )
    elif path.startswith(("/", "\\", "~")) or ":" in path or ".." in path.replace("\\", "/").split("/"):
        reading.report(
            rules.IMAGE_PATHS_ARE_RELATIVE,
            message("The path {path} leads out of the article's folder.", path=path),
            span,
            message(
                "Put the file into the article's folder, under figures/, and write figures/{name}.",
                name=_name(path),
            ),
        )


def _name(path: str) -> str:
    return path.replace("\\", "/").rstrip("/").rpartition("/")[2] or "name.svg"

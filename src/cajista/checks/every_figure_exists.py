"""Every image that a text shows is a file in the article's folder.

Why it matters: the page is set with an empty frame in its place.

Example: ![Flow of patients.](figures/flow.svg) needs the file figures/flow.svg beside the text.
"""

import difflib
from collections.abc import Iterator

from ..findings import Severity, message
from ..model.article import Article, Journal
from ..model.block import Figure
from ..model.inline import InlineImage
from . import Mistake
from ._texts import version_blocks, version_nodes

SEVERITY: Severity = "error"


def check_article(article: Article, journal: Journal) -> Iterator[Mistake]:
    """Images without a file."""
    for language, version in article.versions.items():
        images: list[Figure | InlineImage] = [
            block for block in version_blocks(version) if isinstance(block, Figure)
        ]
        images += [node for node in version_nodes(version) if isinstance(node, InlineImage)]
        for image in images:
            stem, dot, suffix = image.source.rpartition(".")
            if image.source in article.figures or f"{stem}.{language}{dot}{suffix}" in article.figures:
                continue
            near = difflib.get_close_matches(image.source, article.figures, n=1)
            hint = message("Did you mean {word}?", word=near[0]) if near else None
            what = message("There is no file {file} in the article's folder.", file=image.source)
            yield Mistake(what, image.span or version.source.at(), hint, language)

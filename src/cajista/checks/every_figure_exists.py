"""Every image that a text shows is a file in the article's folder.

Why it matters: the page is set with an empty frame in its place.

Example: ![Flow of patients.](figures/flow.svg) needs the file figures/flow.svg beside the text.
"""

import difflib
from collections.abc import Iterator

from ..findings import Severity, message
from ..model.block import Figure
from ..model.inline import InlineImage
from . import Copy, Mistake, Proof

SEVERITY: Severity = "error"


def check_copy(copy: Copy, proof: Proof) -> Iterator[Mistake]:
    """Images without a file."""
    files = proof.article.figures
    for image in (*copy.blocks, *copy.nodes):
        if not isinstance(image, (Figure, InlineImage)):
            continue
        if not image.source or proof.article.figure_file(image.source, copy.language):
            continue
        near = difflib.get_close_matches(image.source, files, n=1)
        put = message("Put it into the folder figures/ beside the text, or correct its name here.")
        hint = message("Did you mean {word}?", word=near[0]) if near else put
        what = message("There is no file {file} in the article's folder.", file=image.source)
        yield Mistake(what, image.span or copy.version.source.at(), hint)

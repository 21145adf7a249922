"""The article itself as CSL-JSON, for reference managers (CSL 1.0.2, Appendix IV)."""

import json
from collections.abc import Iterator

from ..model.edition import Edition
from . import Artifact, Press, paths


def article(edition: Edition, press: Press) -> Iterator[Artifact]:
    """A file with one item."""
    text = json.dumps([dict(edition.item)], ensure_ascii=False, indent=2) + "\n"
    path = paths.download(edition, "csl.json")
    yield Artifact(path, text.encode(), "csl-json", edition.slug, edition.language)

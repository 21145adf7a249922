"""An article as CSL-JSON, for Zotero, Pandoc and the like: the article itself, not its reference list."""

import json
from collections.abc import Iterator
from typing import Any

from ..model.block import Paragraph, walk_blocks
from ..model.edition import Edition
from ..model.inline import plain_text
from . import Artifact, Press, paths
from .web.metadata import plain


def article(edition: Edition, press: Press) -> Iterator[Artifact]:
    """The article as a `.csl.json` file: a list of one item."""
    text = json.dumps([csl_item(edition)], ensure_ascii=False, indent=2) + "\n"
    yield Artifact(paths.download(edition, "csl.json"), text.encode(), "csl-json", edition.slug, edition.language)


def csl_item(edition: Edition) -> dict[str, Any]:
    """The item, whose id names the language too, so that both versions fit in one library."""
    abstract = "\n".join(
        plain(block.children) for block in walk_blocks(edition.abstract) if isinstance(block, Paragraph)
    )
    extra = {
        "URL": f"https://doi.org/{edition.doi}" if edition.doi else "",
        "keyword": ", ".join(plain_text(keyword) for keyword in edition.keywords),
        "abstract": abstract,
    }
    stated = {name: value for name, value in extra.items() if value}
    return {**edition.item, "id": f"{edition.slug}-{edition.language}", **stated}

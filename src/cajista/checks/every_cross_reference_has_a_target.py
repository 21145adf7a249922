"""Every figure, table, equation or section that a text mentions is in the text.

Why it matters: "see Figure 4" is of no use where there are three figures.

Example: @fig:flow needs a figure with {#fig:flow}.
"""

import difflib
from collections.abc import Iterator

from ..findings import Severity, message
from ..model.article import Article, Journal
from ..model.inline import CrossReference
from . import Mistake
from ._texts import version_blocks, version_nodes

SEVERITY: Severity = "error"


def check_article(article: Article, journal: Journal) -> Iterator[Mistake]:
    """Mentions of what is not there."""
    for language, version in article.versions.items():
        known = [identifier for block in version_blocks(version) if (identifier := getattr(block, "id", ""))]
        for node in version_nodes(version):
            if isinstance(node, CrossReference) and node.target not in known:
                near = difflib.get_close_matches(node.target, known, n=1)
                hint = message("Did you mean {word}?", word=f"@{near[0]}") if near else None
                what = message("Nothing in this text is called {target}.", target=node.target)
                yield Mistake(what, node.span or version.source.at(), hint, language)

"""Every figure, table, equation or section that a text mentions is in the text.

Why it matters: "see Figure 4" is of no use where there are three figures.

Example: @fig:flow needs a figure with {#fig:flow}.
"""

from collections.abc import Iterator

from ..findings import Severity, message
from ..model.inline import CrossReference
from . import Copy, Mistake, Proof
from ._keys import nearest_name

SEVERITY: Severity = "error"


def check_copy(copy: Copy, proof: Proof) -> Iterator[Mistake]:
    """Mentions of what is not there."""
    known = [name for block in copy.blocks if (name := getattr(block, "id", ""))]
    for node in copy.nodes:
        if isinstance(node, CrossReference) and node.target not in known:
            name = message("Write {example} after what is meant.", example=f"{{#{node.target}}}")
            near = nearest_name(node.target, known)
            hint = message("Did you mean {word}?", word=f"@{near}") if near else name
            what = message("Nothing in this text is called {target}.", target=node.target)
            yield Mistake(what, node.span or copy.version.source.at(), hint)

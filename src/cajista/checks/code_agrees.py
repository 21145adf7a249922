"""Program text is the same in both languages.

Why it matters: commands, variables and names of files do not change with the language of those who type them.

Example: `set.seed(1234)` in English, `set.seed(123)` in Spanish.
"""

from collections.abc import Iterator

from ..findings import Severity, message
from ..model.block import CodeBlock
from ..model.inline import Code
from . import Mistake, Pair, Proof
from ._parity import beyond, end_of, file_of, shown

SEVERITY: Severity = "warning"


def check_pair(pair: Pair, proof: Proof) -> Iterator[Mistake]:
    """Program text that differs, set apart and within the line."""
    for bead in pair.beads:
        if not bead.is_whole:
            continue
        one, other = bead.source[0].block, bead.target[0].block
        where = {"file": file_of(pair.source), "line": bead.source[0].span.line}
        if isinstance(one, CodeBlock) and isinstance(other, CodeBlock):
            if one.text.strip() != other.text.strip():
                what = message("This program text is not that of {file} (line {line}).", **where)
                yield Mistake(what, bead.target[0].span, message("Only its comments may be translated."))
            continue
        source, target = (
            [node for unit in side for node in unit.nodes if isinstance(node, Code)]
            for side in (bead.source, bead.target)
        )
        lost, added = (
            beyond(*sides, lambda node: node.text) for sides in ((source, target), (target, source))
        )
        for node in added:
            what = message("{text} is not in {file} (line {line}).", text=f"`{shown(node.text)}`", **where)
            yield Mistake(what, node.span or bead.target[0].span)
        for node in lost[len(added) :]:
            if not any(other.text == node.text for other in target):
                what = message(
                    "{text} is missing here ({file}, line {line}).", text=f"`{shown(node.text)}`", **where
                )
                yield Mistake(what, end_of(bead.target[-1].span))

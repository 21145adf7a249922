"""Sections, figures, tables and formulas have the same names in both languages, and figures the same image.

An image may have a variant with the words of a language: `flow.svg` and `flow.es.svg` are one.

Why it matters: by its name a reader who changes language stays at the same place, and mentions find what they mean.

Example: `{#fig:flow}` in English, `{#fig:flujo}` in Spanish.
"""

from collections.abc import Collection, Iterator

from ..findings import Severity, message
from ..model.block import Figure
from . import Mistake, Pair, Proof
from ._parity import file_of

SEVERITY: Severity = "error"
_NAMED = ("heading", "figure", "table", "equation")


def check_pair(pair: Pair, proof: Proof) -> Iterator[Mistake]:
    """What is paired and called differently, or shows another image."""
    languages = proof.desk.locales
    for bead in pair.beads:
        if not bead.is_whole or bead.source[0].kind not in _NAMED:
            continue
        one, other = bead.source[0].block, bead.target[0].block
        where = {"file": file_of(pair.source), "line": bead.source[0].span.line}
        ours, theirs = getattr(other, "id", ""), getattr(one, "id", "")
        if ours != theirs:
            what = (
                message(
                    "This is called {ours}, and {theirs} in {file} (line {line}).",
                    ours=ours,
                    theirs=theirs,
                    **where,
                )
                if ours and theirs
                else message(
                    "This is called {name} in one language, and has no name in the other.",
                    name=ours or theirs,
                )
            )
            yield Mistake(what, bead.target[0].span, message("Give it the same name in both, in braces."))
        images = [_plain(block.source, languages) for block in (one, other) if isinstance(block, Figure)]
        if len(set(images)) > 1:
            what = message(
                "The image is {ours}, and {theirs} in {file} (line {line}).",
                ours=images[1],
                theirs=images[0],
                **where,
            )
            yield Mistake(
                what,
                bead.target[0].span,
                message("Show the same image, or its variant with other words."),
            )


def _plain(source: str, languages: Collection[str]) -> str:
    """An image's path without the language of its words."""
    stem, dot, suffix = source.rpartition(".")
    name, _, language = stem.rpartition(".")
    return f"{name if name and language in languages else stem}{dot}{suffix}"

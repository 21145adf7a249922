"""A section that has a usual heading has its counterpart in the other language.

Headings and the labels of abstracts are looked at: Methods is Métodos, or Material y métodos, but neither Resultados
nor, where the text has its Métodos elsewhere, a heading of its author's own.

Why it matters: a reader who looks for the results finds the methods, and an index takes one section for another.

Example: `## Methods` stands where es.md has `## Resultados`.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache

from ..findings import Severity, message
from ..i18n.quantities.lists import keys_of
from ..i18n.units import Unit
from ..model.inline import Strong, plain_text
from . import Copy, Mistake, Pair, Proof
from ._parity import file_of

SEVERITY: Severity = "warning"


def check_pair(pair: Pair, proof: Proof) -> Iterator[Mistake]:
    """Headings that stand side by side, of which one is usual and the other none that is used for it."""
    there, here = _usual(pair.source), _usual(pair.target)
    present = [
        {usual[heading] for unit in copy.texts if (heading := _heading(unit)) in usual}
        for usual, copy in ((there, pair.source), (here, pair.target))
    ]
    for bead in pair.beads if there and here else ():
        if not (len(bead.source) == len(bead.target) == 1):
            continue
        theirs, ours = _heading(bead.source[0]), _heading(bead.target[0])
        sorts = there.get(theirs, ""), here.get(ours, "")
        is_other = all(sorts) or sorts[0] in present[1] or sorts[1] in present[0]
        if theirs and ours and sorts[0] != sorts[1] and is_other:
            what = message(
                "The heading “{ours}” does not stand for “{theirs}” of {file} (line {line}).",
                ours=ours,
                theirs=theirs,
                file=file_of(pair.source),
                line=bead.source[0].span.line,
            )
            yield Mistake(what, bead.target[0].span, message("See whether this section is called so."))


def _usual(copy: Copy) -> Mapping[str, str]:
    return _read(copy.locale.lexicon("reading", "usual headings"))


@lru_cache(maxsize=16)
def _read(told: str) -> Mapping[str, str]:
    """Usual headings in small letters, each with its sort."""
    return keys_of(told)


def _heading(unit: Unit) -> str:
    """A heading, or the label of a part of an abstract, in small letters; empty where there is none."""
    if unit.kind == "heading":
        return _plain(unit.text)
    is_labelled = unit.kind == "abstract" and len(unit.inlines) > 1 and isinstance(unit.inlines[0], Strong)
    return _plain(plain_text(unit.inlines[:1])) if is_labelled else ""


def _plain(text: str) -> str:
    return " ".join(text.casefold().strip(" .:").split())

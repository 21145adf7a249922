"""Headings have the same level in both languages, lists are lists of the same kind, and quotations are set apart.

A label at the head of a passage, and a sentence in bold, are so in both; and what is one paragraph is one there. A list
item that is a paragraph in the translation is only mentioned.

Why it matters: a reader who changes language finds the same sections, and the same steps in the same order.

Example: `## Statistical analysis` in English, `### Análisis estadístico` in Spanish.
"""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import TypeAlias

from ..findings import Message, Severity, message
from ..i18n.alignment import Bead
from ..i18n.units import Unit
from ..model.block import OrderedList
from ..model.inline import Strong, plain_text, walk_inlines
from ..model.span import Span
from . import Copy, Mistake, Pair, Proof
from ._parity import file_of, kind_of

SEVERITY: Severity = "warning"


def check_pair(pair: Pair, proof: Proof) -> Iterator[Mistake]:
    """Pieces that are paired and not of the same form; of a list, its first."""
    yield from _repeated(pair)
    yield from _renumbered(pair)
    for before, bead in pairwise((Bead((), ()), *pair.beads)):
        if not bead.is_whole or bead.source[0].parts or bead.source[0].kind == "keyword":
            continue
        if len(bead.source) != len(bead.target):
            yield _joined(bead, pair)
        elif (what := _form(bead, pair)) and not (_is_item(bead) and before.is_whole and _form(before, pair)):
            severity: Severity = "info" if _is_item(bead) and not _are_of_one_kind(bead) else "warning"
            hint = message("Compare line {line} of {file}.", **_source(bead, pair))
            yield Mistake(what, bead.target[0].span, hint, severity=severity)
        elif _is_labelled(bead.source[0]) != _is_labelled(bead.target[0]):
            what = message("Only one of the languages has a label in bold at the head of this passage.")
            hint = message("Compare line {line} of {file}.", **_source(bead, pair))
            yield Mistake(what, bead.target[0].span, hint)
        elif _is_bold(bead.source[0]) != _is_bold(bead.target[0]):
            what = message("Only one of the languages has this passage in bold.")
            hint = message("Compare line {line} of {file}.", **_source(bead, pair))
            yield Mistake(what, bead.target[0].span, hint)


def _renumbered(pair: Pair) -> Iterator[Mistake]:
    """Numbered lists that begin at another number than in the source."""
    theirs, ours = (
        [block for block in copy.blocks if isinstance(block, OrderedList)]
        for copy in (pair.source, pair.target)
    )
    for there, here in zip(theirs, ours, strict=True) if len(theirs) == len(ours) else ():
        if there.start != here.start and here.span:
            what = message(
                "This list begins at {ours}; in {file} it begins at {theirs}.",
                ours=here.start,
                theirs=there.start,
                file=file_of(pair.source),
            )
            yield Mistake(what, here.span, message("See which number is meant."))


def _are_of_one_kind(bead: Bead) -> bool:
    return bead.source[0].kind == bead.target[0].kind


def _is_labelled(unit: Unit) -> bool:
    """Whether a passage begins with a heading of its own, in bold: “**Methods.** We…”."""
    return len(unit.inlines) > 1 and isinstance(unit.inlines[0], Strong)


def _is_bold(unit: Unit) -> bool:
    """Whether words of a passage are in bold, as warnings are; not its label alone."""
    own = unit.inlines[1:] if _is_labelled(unit) else unit.inlines
    return any(isinstance(node, Strong) and " " in plain_text(node.children) for node in walk_inlines(own))


def _repeated(pair: Pair) -> Iterator[Mistake]:
    """Headings, and labels of an abstract, that stand twice in the translation, and once in its source."""
    theirs, ours = ([*_headed(copy)] for copy in (pair.source, pair.target))
    counts = Counter(head for head, _, _ in ours)
    if max(Counter(head for head, _, _ in theirs).values(), default=0) > 1:
        return
    seen: set[_Head] = set()
    for head, text, span in ours:
        if head in seen and counts[head] > 1:
            what = message("The heading “{text}” stands twice; no heading of {file} does.", text=text,
                           file=file_of(pair.source))  # fmt: skip
            yield Mistake(what, span, message("See whether this section is called so."))
        seen.add(head)


_Head: TypeAlias = tuple[object, str]
"""A heading's level, or that it is a label, and its text in small letters."""


def _headed(copy: Copy) -> Iterator[tuple[_Head, str, Span]]:
    for unit in copy.texts:
        if unit.kind == "heading" and unit.text.strip():
            yield (unit.place[:1], unit.text.casefold()), unit.text, unit.span
        elif unit.kind == "abstract" and _is_labelled(unit):
            label = plain_text(unit.inlines[:1])
            yield ("abstract", label.casefold()), label, unit.span_of(0, len(label))


def _is_item(bead: Bead) -> bool:
    return "item" in (bead.source[0].kind, bead.target[0].kind)


def _form(bead: Bead, pair: Pair) -> Message | None:
    """What to say of two pieces that differ in form."""
    one, other = bead.source[0], bead.target[0]
    file = file_of(pair.source)
    if one.kind == other.kind == "heading" and one.place != other.place:
        return message(
            "This heading has {ours}; in {file} it has {theirs}.",
            ours=_marks(other),
            theirs=_marks(one),
            file=file,
        )
    if one.kind == other.kind == "item" and _numbering(one) != _numbering(other):
        return message("This list is numbered in one language and not in the other.")
    if one.kind != other.kind and {"item", "quote"} & {one.kind, other.kind}:
        return message(
            "This is {what}; in {file} it is {other}.", what=kind_of(other), other=kind_of(one), file=file
        )
    return None


def _marks(heading: Unit) -> str:
    """A heading's level as it is typed: that of the title, one #, is not used in the text."""
    return "#" * (int(heading.place[0]) + 1)


def _numbering(item: Unit) -> object:
    return item.place[1] if len(item.place) > 1 else ""


def _source(bead: Bead, pair: Pair) -> dict[str, object]:
    return {"line": bead.source[0].span.line, "file": file_of(pair.source)}


def _joined(bead: Bead, pair: Pair) -> Mistake:
    if len(bead.source) > len(bead.target):
        what = message("This is one paragraph, and two in {file} (line {line}).", **_source(bead, pair))
    else:
        what = message("These are two paragraphs, and one in {file} (line {line}).", **_source(bead, pair))
    hint = message("Divide the text into paragraphs as the other language does.")
    return Mistake(what, bead.target[0].span.to(bead.target[-1].span), hint)

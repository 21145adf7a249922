"""Which pieces of a translation belong to which pieces of its source.

Units are aligned in order, each with the unit of its kind whose numbers, citations and word stems are
most like its own; a paragraph may be joined or split.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from ..model.block import CodeBlock, Equation, Figure
from ..model.inline import Citation, Code, CrossReference, FootnoteReference, Inline, Link, Math
from .pairing import best_pairing
from .stems import stem_of
from .units import Kind, Unit, Units
from .words import words_of

_JOINED: tuple[Kind, ...] = ("paragraph", "quote", "abstract", "declaration", "footnote")
_RUNNING: tuple[Kind, ...] = (*_JOINED, "item")
_FLOATS: tuple[Kind, ...] = ("figure", "table", "equation")
_JOINING_COSTS = 0.42
_LOSING_COSTS = 0.1
_NAMED_GAIN = 0.25  # of what is found by its name wherever it stands


@dataclass(frozen=True)
class Bead:
    """Units of the source and the units that translate them; one side is empty where nothing answers."""

    source: tuple[Unit, ...]
    target: tuple[Unit, ...]

    @property
    def is_whole(self) -> bool:
        """Whether both sides have something."""
        return bool(self.source and self.target)


def beads_of(source: Units, target: Units) -> tuple[Bead, ...]:
    """All units of two versions, paired, in the order of the source."""
    return tuple(_beads(source, target))


def _beads(source: Units, target: Units) -> Iterator[Bead]:
    for name in dict.fromkeys((*source.front, *target.front)):
        first, second = source.front.get(name, ()), target.front.get(name, ())
        if name == "keywords":
            yield Bead(first, second)  # their order is the language's own
        else:
            yield from aligned(first, second)
    for bead in _with_floats(aligned(source.body, target.body)):
        yield from _with_parts(bead)
    for bead in aligned(source.footnotes, target.footnotes):
        yield from _with_parts(bead)


def _with_floats(beads: Sequence[Bead]) -> Iterator[Bead]:
    """The beads of a body, figures, tables and formulas that were found alone paired by name, else in order."""
    alone = [bead for bead in beads if not bead.is_whole and (bead.source or bead.target)[0].kind in _FLOATS]
    sources = [bead.source[0] for bead in alone if bead.source]
    targets = [bead.target[0] for bead in alone if bead.target]
    found: dict[int, Unit] = {}
    for is_like in (
        lambda one, other: _name(one) == _name(other) != "",
        lambda one, other: one.kind == other.kind,
    ):
        for one in sources:
            like = next((other for other in targets if is_like(one, other)), None)
            if like and id(one) not in found:
                found[id(one)] = targets.pop(targets.index(like))
    left = {id(unit) for unit in targets}
    are_alone = {id(bead) for bead in alone}
    for bead in beads:
        if id(bead) not in are_alone:
            yield bead
        elif bead.source:
            like = found.get(id(bead.source[0]))
            yield Bead(bead.source, (like,) if like else ())
        elif id(bead.target[0]) in left:
            yield bead


def _name(unit: Unit) -> str:
    """What a figure, a table or a formula is mentioned by, with its kind."""
    name = getattr(unit.block, "id", "") if unit.kind in _FLOATS else ""
    return f"{unit.kind} {name}" if name else ""


def _with_parts(bead: Bead) -> Iterator[Bead]:
    """A bead, and the beads of its units' parts: cells by row and column, the rest in order."""
    yield bead
    first = tuple(part for unit in bead.source for part in unit.parts)
    second = tuple(part for unit in bead.target for part in unit.parts)
    if not bead.is_whole or not (first or second):
        return
    if bead.source[0].kind != "table":
        yield from aligned(first, second)
        return
    yield from _cells(first, second)


_Side: TypeAlias = Mapping[tuple[str | int, ...], Unit]  # cells by row and column


def _cells(first: Sequence[Unit], second: Sequence[Unit]) -> Iterator[Bead]:
    """A table's caption and cells, each with its like; a row or a column that one side lacks is one bead."""
    captions = ([part for part in parts if part.kind == "caption"] for parts in (first, second))
    yield from aligned(*captions)
    one, other = ({part.place: part for part in parts if part.kind == "cell"} for parts in (first, second))
    rows, columns = (_lines(one, other, axis) for axis in (0, 1))
    yield from (line for line in (*rows, *columns) if not line.is_whole)
    for row in rows:
        for column in columns:
            if row.is_whole and column.is_whole:
                yield Bead(
                    (one[_place(row.source, column.source)],), (other[_place(row.target, column.target)],)
                )


def _place(row: tuple[Unit, ...], column: tuple[Unit, ...]) -> tuple[str | int, ...]:
    return row[0].place[0], column[0].place[1]


def _lines(one: _Side, other: _Side, axis: int) -> list[Bead]:
    """The cells of each row (axis 0) or column (axis 1) beside those of its like: its place, where as many."""
    first, second = _joined(one, axis), _joined(other, axis)
    if len(first) == len(second):
        return [Bead(line.parts, like.parts) for line, like in zip(first, second, strict=True)]
    pairs = _best(first, second)
    return [
        Bead(*(tuple(part for line in side for part in line.parts) for side in (pair.source, pair.target)))
        for pair in pairs
    ]


def _joined(side: _Side, axis: int) -> list[Unit]:
    """A table's rows or columns, each as one unit."""
    lines: dict[str | int, list[Unit]] = {}
    for place, cell in side.items():
        lines.setdefault(place[axis], []).append(cell)
    return [
        Unit(
            "table",
            (),
            tuple(node for cell in cells for node in cell.inlines),
            cells[0].span,
            None,
            tuple(cells),
        )
        for cells in lines.values()
    ]


def aligned(source: Sequence[Unit], target: Sequence[Unit]) -> list[Bead]:
    """Two rows of units, paired in order."""
    same = [_shape(one) for one in source] == [_shape(one) for one in target]
    head = _alike(source, target, same)
    tail = _alike(source[head:][::-1], target[head:][::-1], same)
    ends = len(source) - tail, len(target) - tail
    return [
        *(Bead((one,), (other,)) for one, other in zip(source[:head], target[:head], strict=True)),
        *_best(source[head : ends[0]], target[head : ends[1]]),
        *(Bead((one,), (other,)) for one, other in zip(source[ends[0] :], target[ends[1] :], strict=True)),
    ]


_FEW = 6  # tokens that tell too little to doubt a pair, or to be sure of one
_DOUBTFUL, _SURE = 0.12, 0.35  # what two units have in common


def _alike(source: Sequence[Unit], target: Sequence[Unit], same: bool) -> int:
    """How many units from the start pair off one by one beyond doubt; the last before a doubt is in doubt too.

    `same` says that both rows are made up alike, so that nothing seems lost; else all are in doubt that follow
    the last of which one can be sure.
    """
    sure = 0
    for at, (one, other) in enumerate(zip(source, target, strict=False)):
        few = max(_tokens_of(one).total(), _tokens_of(other).total()) < _FEW
        alike = 1.0 if few else common((one,), (other,))
        if _shape(one) != _shape(other) or alike < (_DOUBTFUL if same else _SURE):
            return max(at - 1, 0) if same else sure
        if not few:
            sure = at
    return min(len(source), len(target)) if same else sure


def _shape(unit: Unit) -> tuple[object, ...]:
    return (unit.kind, *unit.place, _name(unit))


def _best(source: Sequence[Unit], target: Sequence[Unit]) -> Iterator[Bead]:
    return (Bead(*pairing) for pairing in best_pairing(source, target, _gain))


def _gain(source: Sequence[Unit], target: Sequence[Unit]) -> float | None:
    """What a pairing is worth; None where it cannot be."""
    if not (source and target):
        return -_LOSING_COSTS
    kinds = {unit.kind for unit in (*source, *target)}
    if len(kinds) > 1 and not kinds <= set(_RUNNING):
        return None
    names = {_name(unit) for unit in (*source, *target)}
    if "" not in names:
        return _NAMED_GAIN if len(names) == 1 else None
    same = all(_shape(one) == _shape(source[0]) for one in (*source, *target))
    if len(source) + len(target) > 2 and not (same and kinds <= set(_JOINED)):
        return None
    units = (len(source) + len(target)) / 2
    return (likeness(source, target) + (0.2 if same else 0.05)) * units - (_JOINING_COSTS if units > 1 else 0)


def likeness(source: Sequence[Unit], target: Sequence[Unit]) -> float:
    """How alike two stretches are, from 0 to 1.5: what both have in common, and how near their lengths are."""
    lengths = sum(len(one.text) for one in source) + 10, sum(len(one.text) for one in target) + 10
    return common(source, target) + min(lengths) / max(lengths) / 2


def common(source: Sequence[Unit], target: Sequence[Unit]) -> float:
    """The share of tokens that two stretches have in common."""
    first, second = _tokens(source), _tokens(target)
    return 2 * _in_both(first, second) / max(first.total() + second.total(), 1)


def shared(part: Sequence[Unit], whole: Sequence[Unit]) -> float:
    """The share of one stretch's tokens that another has, too."""
    first, second = _tokens(part), _tokens(whole)
    return _in_both(first, second) / max(first.total(), 1)


def _in_both(first: Counter[str], second: Counter[str]) -> int:
    return sum(min(first[token], second[token]) for token in first.keys() & second.keys())


def _tokens(units: Sequence[Unit]) -> Counter[str]:
    if len(units) == 1:
        return _tokens_of(units[0])
    total: Counter[str] = Counter()
    for unit in units:
        total.update(_tokens_of(unit))
    return total


_NUMBER = re.compile(r"\d+(?:[.,\u00a0\u202f ]\d+)*")
_NO_DIGIT = re.compile(r"\D")
_LONG = 5


def _tokens_of(unit: Unit) -> Counter[str]:
    """What a translation keeps: numbers, citations, mentions, formulas, addresses, stems of learned words."""
    known: Counter[str] | None = unit.__dict__.get("_tokens")
    if known is None:
        known = unit.__dict__["_tokens"] = Counter(_kept(unit))
    return known


def _kept(unit: Unit) -> Iterator[str]:
    for part in unit.parts or (unit,):
        yield from (word for _, word in words_kept(part.text))
        for node in part.nodes:
            yield from nodes_kept(node)
    match unit.block:
        case Equation(tex) | CodeBlock(tex):
            yield re.sub(r"[^\w\\]", "", tex)
        case Figure(source):
            yield source


@lru_cache(maxsize=512)
def words_kept(text: str) -> tuple[tuple[int, str], ...]:
    """What a translation keeps of running text, each where it stands and in order: numbers, stems of long words."""
    numbers = [(found.start(), _digits_of(found[0])) for found in _NUMBER.finditer(text)]
    words = [(start, stem_of(word)) for start, word in words_of(text) if len(word) >= _LONG]
    return tuple(sorted([*numbers, *words]))


def _digits_of(number: str) -> str:
    return number if number.isdecimal() else _NO_DIGIT.sub("", number)


def nodes_kept(node: Inline) -> Iterator[str]:
    """What a translation keeps of a node that is no running text."""
    match node:
        case Citation(cites):
            yield from (f"@{cite.key}" for cite in cites)
        case CrossReference(target):
            yield target
        case Math(tex) | Code(tex):
            yield re.sub(r"[^\w\\]", "", tex)
        case Link(href=href):
            yield href
        case FootnoteReference():
            yield "^"

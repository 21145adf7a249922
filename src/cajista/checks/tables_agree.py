"""A table and its translation have the same rows and columns, and the same cells filled.

What a cell says is compared as any other text is: its numbers, its citations, its words. Here it is only whether
there is something, the signs that stand in it (–, *, †), and whether cells of a column that say the same in one
language do so in the other.

Why it matters: a figure that slides into the next row or column is read as another patient's, another drug's.

Example: a row for the control group that only the English table has.
"""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from ..findings import Severity, message
from ..i18n.alignment import Bead
from ..i18n.units import OBJECT, Unit
from ..model.span import Span
from . import Mistake, Pair, Proof
from ._parity import file_of, place_after, shown

SEVERITY: Severity = "error"

_DASH, _DOTS = re.compile(r"[-‐‑‒–—―−]+"), re.compile(r"\.{3}")
_MANY = 2  # cells that slid: a whole row or column did
_MARKS = re.compile(r"[*†‡§¶‖#✓✔]")


def check_pair(pair: Pair, proof: Proof) -> Iterator[Mistake]:
    """Rows and columns without a like, cells that are empty on one side, signs that differ."""
    cells = (at for at, bead in enumerate(pair.beads) if (bead.source or bead.target)[0].kind == "cell")
    for _, places in groupby(
        cells, key=lambda at: id((pair.beads[at].source or pair.beads[at].target)[0].block)
    ):
        beads = [(at, pair.beads[at]) for at in places]
        yield from (one for at, bead in beads if not bead.is_whole for one in _line(bead, pair, at))
        slid = [
            bead for _, bead in beads if bead.is_whole and _is_empty(bead.source) != _is_empty(bead.target)
        ]
        if len(slid) > _MANY:
            yield _all_slid(slid, pair)
        else:
            yield from (_slid(bead, pair) for bead in slid)
        whole = [bead for _, bead in beads if bead.is_whole]
        yield from (one for bead in whole for one in _signs(bead, pair))
        yield from _unlike(whole, pair)


def _is_empty(cells: tuple[Unit, ...]) -> bool:
    return not cells[0].text.strip()


def _line(bead: Bead, pair: Pair, index: int) -> Iterator[Mistake]:
    """A row or a column that one side lacks."""
    cells = bead.source or bead.target
    if all(not cell.text.strip() for cell in cells):
        return
    axis = 0 if len({cell.place[0] for cell in cells}) == 1 else 1
    file = file_of(pair.source)
    if bead.target:
        what = (
            message("This column is not in the table of {file}.", file=file)
            if axis
            else message("This row is not in the table of {file}.", file=file)
        )
        span = cells[0].span if axis else cells[0].span.to(cells[-1].span)
        yield Mistake(what, span, message("Add it there too, or delete it here."))
        return
    what = message(
        "The table lacks {what}: “{text}” ({file}, line {line}).",
        what=message("a column") if axis else message("a row"),
        text=shown(" | ".join(cell.text for cell in cells)),
        file=file,
        line=cells[0].span.line,
    )
    yield Mistake(what, _place(cells[0], axis, pair, index), message("Translate it, or delete it there."))


def _place(missing: Unit, axis: int, pair: Pair, index: int) -> Span:
    """The cell after which a row or column would stand; the table where it would be the first."""
    before: Unit | None = None
    for bead in pair.beads[index + 1 :]:
        if (bead.source or bead.target)[0].block is not missing.block:
            break
        if bead.is_whole and int(bead.source[0].place[axis]) < int(missing.place[axis]):
            before = bead.target[0]
    return before.span if before else place_after(pair, index)


def _slid(bead: Bead, pair: Pair) -> Mistake:
    where = {"file": file_of(pair.source), "line": bead.source[0].span.line}
    if _is_empty(bead.target):
        text = shown(bead.source[0].text)
        what = message("This cell is empty; in {file} it is not: “{text}” (line {line}).", text=text, **where)
    else:
        what = message("This cell is filled; in {file} it is empty (line {line}).", **where)
    hint = message(
        "See which of the two tables is right, and whether something stands in the wrong row or column."
    )
    return Mistake(what, bead.target[0].span, hint)


def _all_slid(beads: list[Bead], pair: Pair) -> Mistake:
    what = message(
        "{count} cells of this table are empty here and filled in {file} (line {line}), or the other way round.",
        count=len(beads),
        file=file_of(pair.source),
        line=beads[0].source[0].span.line,
    )
    return Mistake(
        what, beads[0].target[0].span, message("A cell too many or too few shifts those beside it.")
    )


def _signs(bead: Bead, pair: Pair) -> Iterator[Mistake]:
    """Cells of which either is only a sign, or that bear other marks."""
    theirs, ours = _plain(bead.source[0].text), _plain(bead.target[0].text)
    if ours == theirs or not (ours and theirs):
        return
    if _is_sign(ours) or _is_sign(theirs) or sorted(_MARKS.findall(ours)) != sorted(_MARKS.findall(theirs)):
        what = message(
            "Here stands {ours}, and {theirs} in {file} (line {line}).",
            ours=shown(ours),
            theirs=shown(theirs),
            file=file_of(pair.source),
            line=bead.source[0].span.line,
        )
        yield Mistake(
            what, bead.target[0].span, message("Set the same signs in both tables."), severity="warning"
        )


def _unlike(beads: list[Bead], pair: Pair) -> Iterator[Mistake]:
    """Cells that say the same as others of their column in one language, and what yet others say in the other."""
    columns: dict[str | int, list[Bead]] = {}
    for bead in beads:
        if bead.source[0].place and not _DIGIT.search(bead.source[0].text + bead.target[0].text):
            columns.setdefault(bead.source[0].place[-1], []).append(bead)
    for column in columns.values():
        said = [(_plain(bead.source[0].text).lower(), _plain(bead.target[0].text).lower()) for bead in column]
        counts, ours = Counter(said), Counter(one for _, one in said)
        for bead, (there, here) in zip(column, said, strict=True):
            others = [one for one in ours if one != here and counts[there, one]]
            is_lone = counts[there, here] == 1 and len(others) == 1
            if is_lone and ours[others[0]] == counts[there, others[0]] and ours[here] > _OFTEN:
                where = {"file": file_of(pair.source), "line": bead.source[0].span.line}
                what = message(
                    "Here stands “{ours}”, and “{theirs}” in {file} (line {line}); elsewhere it is another.",
                    ours=shown(bead.target[0].text),
                    theirs=shown(bead.source[0].text),
                    **where,
                )
                yield Mistake(
                    what, bead.target[0].span, message("See which of them is meant."), severity="warning"
                )


_DIGIT = re.compile(r"\d")
_OFTEN = 2


def _plain(text: str) -> str:
    return _DOTS.sub("…", _DASH.sub("–", " ".join(text.split())))


def _is_sign(text: str) -> bool:
    """Whether there are signs and neither letters nor digits, nor a citation or a formula."""
    return not any(character.isalnum() or character == OBJECT for character in text)

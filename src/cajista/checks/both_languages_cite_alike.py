"""A passage and its translation cite the same references, and the same pages of them.

The order of references within one pair of brackets is free, and a citation may move with the words that it
belongs to. What may not happen is that one is lost, one is added, or two change places while their words do not.

Why it matters: a citation beside the wrong claim sends the reader to a source that does not say so.

Example: "fewer deaths[@villar2020] and shorter stays[@recovery2021]" becomes
«menos muertes[@recovery2021] y estancias más cortas[@villar2020]».
"""

from collections.abc import Iterator, Mapping, Sequence
from operator import attrgetter

from ..findings import Severity, message
from ..i18n.alignment import Bead
from ..i18n.sentences import Sentence, sentences_of
from ..i18n.units import Unit
from ..model.article import Reference
from ..model.inline import Citation
from . import Mistake, Pair, Proof
from ._cites import Stand, passage, stands_in, swaps
from ._parity import beyond, file_of, place_for

SEVERITY: Severity = "error"


def check_pair(pair: Pair, proof: Proof) -> Iterator[Mistake]:
    """Citations that differ, passage by passage."""
    for bead in pair.beads:
        if bead.is_whole and bead.source[0].kind != "keyword":
            source, target = stands_in(bead.source), stands_in(bead.target)
            if source or target:
                yield from _differences(source, target, bead, pair, proof.article.references)


def _differences(
    source: list[Stand], target: list[Stand], bead: Bead, pair: Pair, references: Mapping[str, Reference]
) -> Iterator[Mistake]:
    lost, added = beyond(source, target, attrgetter("key")), beyond(target, source, attrgetter("key"))
    unknown = [stand for stand in added if stand.key not in references]  # another rule says so
    added = [stand for stand in added if stand.key in references]
    lost = [stand for stand in lost if stand.key in references][len(unknown) :]
    for one, other in zip(lost, added, strict=False):
        yield _replaced(one, other, pair)
    shared = min(len(lost), len(added))
    yield from (_lost(stand, target, bead, pair) for stand in lost[shared:])
    yield from (_added(stand, source, bead, pair) for stand in added[shared:])
    yield from _passages(source, target, pair)
    if not (lost or added):
        yield from list(_swapped(bead, pair)) or _moved(bead, pair)


def _where(stand: Stand, pair: Pair) -> dict[str, object]:
    return {"file": file_of(pair.source), "line": stand.span.line}


def _replaced(one: Stand, other: Stand, pair: Pair) -> Mistake:
    what = message(
        "Here {key} is cited, and {other} in {file} (line {line}).",
        key=other.key,
        other=one.key,
        **_where(one, pair),
    )
    return Mistake(what, other.span, message("One of the two cites the wrong source."))


def _lost(stand: Stand, target: Sequence[Stand], bead: Bead, pair: Pair) -> Mistake:
    place = place_for(stand.unit, stand.at, bead, pair)
    if any(other.key == stand.key for other in target):
        what = message(
            "{key} is cited fewer times here than in {file} (line {line}).",
            key=stand.key,
            **_where(stand, pair),
        )
        return Mistake(what, place, severity="warning")
    what = message(
        "{key} is not cited here, as it is in {file} (line {line}).", key=stand.key, **_where(stand, pair)
    )
    return Mistake(
        what, place, message("Cite it beside the same words: {example}.", example=f"[@{stand.key}]")
    )


def _added(stand: Stand, source: Sequence[Stand], bead: Bead, pair: Pair) -> Mistake:
    where = {"file": file_of(pair.source), "line": bead.source[0].span.line}
    if any(other.key == stand.key for other in source):
        what = message("{key} is cited more times here than in {file} (line {line}).", key=stand.key, **where)
        return Mistake(what, stand.span, severity="warning")
    what = message("{key} is cited here, and not in {file} (line {line}).", key=stand.key, **where)
    return Mistake(what, stand.span, message("Cite it there too, or delete it here."))


def _passages(source: Sequence[Stand], target: Sequence[Stand], pair: Pair) -> Iterator[Mistake]:
    """References of which other pages are cited, in their order of one reference."""
    for key in dict.fromkeys(stand.key for stand in source):
        ours, theirs = ([one for one in side if one.key == key] for side in (target, source))
        for other, one in zip(ours, theirs, strict=False):
            if len(ours) == len(theirs) and not _is_same_passage(one, other):
                what = message(
                    "Of {key}, {ours} is cited here, and {theirs} in {file} (line {line}).",
                    key=key,
                    ours=_shown(other),
                    theirs=_shown(one),
                    **_where(one, pair),
                )
                yield Mistake(what, other.span, message("Cite the same passage in both languages."))


def _is_same_passage(one: Stand, other: Stand) -> bool:
    labels = {one.cite.label, other.cite.label}
    return passage(one.cite) == passage(other.cite) and (len(labels) == 1 or "" in labels)


def _shown(stand: Stand) -> object:
    cite = stand.cite
    if cite.locator:
        return f"{cite.label} {cite.locator}".strip()
    return passage(cite) or message("the whole")


def _swapped(bead: Bead, pair: Pair) -> Iterator[Mistake]:
    """The first two references that changed places while their words stayed."""
    for swap in swaps(bead):
        if not swap.words_moved:
            what = message(
                "{first} is cited before {second} here, and after it in {file} (line {line}).",
                first=swap.first.key,
                second=swap.second.key,
                file=file_of(pair.source),
                line=bead.source[0].span.line,
            )
            hint = message("See which of the two says what each stands beside.")
            yield Mistake(what, swap.first.span, hint, severity="warning")
            return


def _moved(bead: Bead, pair: Pair) -> Iterator[Mistake]:
    """References that one sentence cites here, and there the translation of another."""
    theirs, ours = (
        [[*_keys_in(one)] for unit in side for one in sentences_of(unit, copy.locale)]
        for side, copy in ((bead.source, pair.source), (bead.target, pair.target))
    )
    if theirs == ours or len(theirs) == len(ours) == 1:
        return
    stands = stands_in(bead.target)
    own = {stand.key: stand for stand in stands if sum(other.key == stand.key for other in stands) == 1}
    lost, added = _by_sentence(bead, pair)
    places = {stand.key: _place(stand, bead.source) for stand in stands_in(bead.source)}
    for key, stand in own.items():
        if key in lost and key in added and abs(_place(stand, bead.target) - places[key]) > _SAME_PLACE:
            what = message(
                "{key} is cited in another sentence here than in {file} (line {line}).",
                key=key,
                file=file_of(pair.source),
                line=lost[key].span.line,
            )
            yield Mistake(
                what, stand.span, message("See which sentence the work supports."), severity="warning"
            )


def _place(stand: Stand, units: Sequence[Unit]) -> float:
    """Where in a passage something is cited, from 0 to 1: sentences may be parted elsewhere."""
    before = sum(len(unit.text) for unit in units[: units.index(stand.unit)])
    return (before + stand.at) / sum(len(unit.text) for unit in units)


_SAME_PLACE = 0.03


def _by_sentence(bead: Bead, pair: Pair) -> tuple[dict[str, Sentence], dict[str, Sentence]]:
    """The keys that sentences of the source cite and their translations do not, and the other way round."""
    lost: dict[str, Sentence] = {}
    added: dict[str, Sentence] = {}
    for each in pair.sentences(bead):
        if each.is_whole:
            theirs, ours = (
                {key: one for one in side for key in _keys_in(one)} for side in (each.source, each.target)
            )
            lost |= {key: one for key, one in theirs.items() if key not in ours}
            added |= {key: one for key, one in ours.items() if key not in theirs}
    return lost, added


def _keys_in(sentence: Sentence) -> Iterator[str]:
    for at, node in sentence.unit.objects:
        if sentence.start <= at < sentence.end and isinstance(node, Citation):
            yield from (cite.key for cite in node.cites)

"""Where references are numbered as they are cited, each has the same number in both languages.

A translation's word order can turn two citations round, and with them their numbers.

Why it matters: “reference 5” in a reviewer's letter, or in a quotation of the article, is then another work for
those who read the other version.

Example: “As shown by A[@a], B is rare[@b]” and «B es rara[@b], como mostró A[@a]»: what is 1 for some is 2 for others.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from ..findings import Severity, message
from ..i18n.alignment import Bead
from ..i18n.units import Unit
from ..model.edition import Edition
from ..model.inline import FootnoteReference
from . import Copy, Mistake, Pair, Proof
from ._cites import Stand, stands_in, swaps
from ._parity import file_of

SEVERITY: Severity = "warning"


def check_pair(pair: Pair, proof: Proof) -> Iterator[Mistake]:
    """Passages that cite what was not cited before in another order than their source does."""
    turned = [*_turned(pair)]
    if not turned:
        return
    numbers = [_numbers(proof.editions.get(copy.language)) for copy in (pair.source, pair.target)]
    for theirs, ours in turned:
        if any(numbers[0].get(key) != numbers[1].get(key) for key in ours):
            yield _mistake(ours, list(theirs), numbers, pair)


def _turned(pair: Pair) -> Iterator[tuple[dict[str, Stand], dict[str, Stand]]]:
    """What passages are first to cite, where the order differs though the words moved with the citations."""
    seen: set[str] = set()
    for bead in pair.beads:
        if bead.is_whole:
            theirs, ours = _new(bead.source, pair.source, seen), _new(bead.target, pair.target, seen)
            seen.update((*theirs, *ours))
            is_same = set(ours) == set(theirs) and _cite_alike(bead)
            if is_same and list(ours) != list(theirs) and all(swap.words_moved for swap in swaps(bead)):
                yield theirs, ours


def _cite_alike(bead: Bead) -> bool:
    """Whether both sides cite the same references as often; where not, another rule says so."""
    counts = [Counter(stand.key for stand in stands_in(units)) for units in (bead.source, bead.target)]
    return counts[0] == counts[1]


def _numbers(edition: Edition | None) -> Mapping[str, str]:
    return {entry.id: entry.label for entry in edition.bibliography if entry.label} if edition else {}


def _new(units: Sequence[Unit], copy: Copy, seen: set[str]) -> dict[str, Stand]:
    """The references that some units are first to cite, in order, those of a note where its mark stands."""
    found: dict[str, Stand] = {}
    for stand in _with_notes(units, copy):
        if stand.key not in seen:
            found.setdefault(stand.key, stand)
    return found


def _with_notes(units: Sequence[Unit], copy: Copy) -> Iterator[Stand]:
    stands = stands_in(units)
    marks = [
        (unit, at, node) for unit in units for at, node in unit.objects if isinstance(node, FootnoteReference)
    ]
    if not marks:
        yield from stands
        return
    labels = list(copy.version.body.footnotes)
    for unit in units:
        places = [(stand.at, [stand]) for stand in stands if stand.unit is unit]
        for owner, at, node in marks:
            if owner is unit and node.label in labels:
                note = copy.units.footnotes[labels.index(node.label)]
                places.append((at, stands_in(note.parts)))
        for _, group in sorted(places, key=lambda place: place[0]):
            yield from group


def _mistake(
    ours: Mapping[str, Stand], theirs: list[str], numbers: Sequence[Mapping[str, str]], pair: Pair
) -> Mistake:
    changed = [key for key, other in zip(ours, theirs, strict=True) if key != other]
    what = message(
        "References are cited in another order than in {file}, so that their numbers differ: {ours}; there {theirs}.",
        file=file_of(pair.source),
        ours=_listed(list(ours), numbers[1]),
        theirs=_listed(theirs, numbers[0]),
    )
    hint = message("Cite them in the same order, if the language allows it.")
    return Mistake(what, ours[changed[0]].span, hint)


def _listed(keys: Sequence[str], numbers: Mapping[str, str]) -> str:
    return ", ".join(f"{key} ({numbers[key]})" if key in numbers else key for key in keys)

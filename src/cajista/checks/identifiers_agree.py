"""DOIs, numbers of registered trials and other identifiers are the same in both languages.

Why it matters: one digit more or less, and a registry shows another trial, or nothing.

Example: NCT01234567 in English, NCT01234576 in Spanish.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from operator import attrgetter
from typing import NamedTuple

from ..findings import Severity, message
from ..i18n.alignment import Bead
from ..i18n.units import Unit
from ..model.span import Span
from . import Mistake, Pair, Proof
from ._parity import beyond, file_of, place_for

SEVERITY: Severity = "error"

# DOIs, e-mail addresses, and the registries of WHO's ICTRP with their like: a prefix and digits. Then sequences of
# RefSeq and Ensembl, variants as HGVS writes them (c.71+1G>A, p.(Gly695Arg)), and bands of chromosomes (Xq22.3).
_IDENTIFIER = re.compile(
    r"""\b(?:
        10\.\d{4,9}/[^\s"'<>«»“”\ufffc]*[\w)]
      | [\w.+-]+@[\w-]+(?:\.[\w-]+)+
      | NCT[ ]?\d+ | ISRCTN[ ]?\d+ | ACTRN[ ]?\d+p? | CRD[ ]?\d+ | PACTR[ ]?\d+ | IRCT[ ]?\d+[A-Z]?\d* | TCTR[ ]?\d+
      | ChiCTR[-\w]*\d | CTRI/\d+/\d+/\d+ | DRKS[ ]?\d+ | KCT[ ]?\d+ | SLCTR/\d+/\d+ | RPCEC[ ]?\d+ | REQ[ ]?\d+
      | RBR-\w+ | jRCT\w?\d+ | UMIN[ ]?\d+ | JPRN-\w+\d | LBCTR[ ]?\d+ | PER-\d+-\d+ | NTR[ ]?\d+ | NL-?\d{4,5}
      | 20\d\d-\d{6}-\d\d(?:-\d\d)? | 20\d\d-5\d{5}-\d\d-\d\d
      | U1111-\d{4}-\d{4}
      | [ANXWY][CGMPRTW]_\d{6,}(?:\.\d+)? | ENS[A-Z]{0,3}[EGPT]\d{11}(?:\.\d+)?
      | [cgmnr]\.[-*]?\d+(?:[-+]\d+)?(?:_[-*]?\d+(?:[-+]\d+)?)?
        (?:[ACGTUacgu]+>[ACGTUacgu]+|(?:del|dup|ins|inv|con)\w*|=)
      | p\.\(?[A-Z][A-Za-z]{0,2}\d+(?:_[A-Z][a-z]{0,2}\d+)?(?:[A-Z][a-z]{2}|[A-Z]|del|dup|ins|fs|=|\*)*\d*
      | (?:[1-9]|1\d|2[0-2]|[XY])[pq]\d{1,2}(?:\.\d{1,2})? | t\(\d+;\d+\)(?:\([pq][\d.]+;[pq][\d.]+\))?
      | (?:PMID|PMCID|ISBN|ISSN|ORCID|GSE|PRJNA|EPI_ISL_?|OMIM|rs)(?::[ ]?|[ ])?\d[\dX-]{3,} | SRP\d{4,}
    )(?!\w)""",
    re.VERBOSE,
)
_TELLING = re.compile(
    r"\d{4}|@|\b[cgmnrp]\.[^\s]|[\dXY][pq]\d|\bt\(\d"
)  # what every identifier has, and few other texts


class _Identifier(NamedTuple):
    """An identifier, as it is compared and as it stands."""

    form: str
    text: str
    unit: Unit
    at: int

    @property
    def span(self) -> Span:
        return self.unit.span_of(self.at, self.at + len(self.text))


def check_pair(pair: Pair, proof: Proof) -> Iterator[Mistake]:
    """Identifiers that differ, passage by passage."""
    yield from pair.in_beads(__name__, partial(_looked_for, pair=pair))


def _looked_for(bead: Bead, pair: Pair) -> Iterable[Mistake]:
    source, target = list(_identifiers(bead.source)), list(_identifiers(bead.target))
    return _differences(source, target, bead, pair) if bead.is_whole and (source or target) else ()


def _identifiers(units: Sequence[Unit]) -> Iterator[_Identifier]:
    for unit in units:
        if _TELLING.search(unit.text):
            for match in _IDENTIFIER.finditer(unit.text):
                yield _Identifier(re.sub(r"[ :]", "", match[0]).lower(), match[0], unit, match.start())


def _differences(
    source: list[_Identifier], target: list[_Identifier], bead: Bead, pair: Pair
) -> Iterator[Mistake]:
    lost, added = (beyond(*sides, attrgetter("form")) for sides in ((source, target), (target, source)))
    file = file_of(pair.source)
    for one, other in zip(lost, added, strict=False):
        what = message(
            "This is {ours}, and {theirs} in {file} (line {line}).",
            ours=other.text,
            theirs=one.text,
            file=file,
            line=one.span.line,
        )
        yield Mistake(what, other.span, message("See in the registry or at the source which one is right."))
    shared = min(len(lost), len(added))
    for one in lost[shared:]:
        if not any(other.form == one.form for other in target):
            what = message(
                "{text} is missing here ({file}, line {line}).", text=one.text, file=file, line=one.span.line
            )
            yield Mistake(what, place_for(one.unit, one.at, bead, pair))
    for one in added[shared:]:
        if not any(other.form == one.form for other in source):
            what = message(
                "{text} is not in {file} (line {line}).",
                text=one.text,
                file=file,
                line=bead.source[0].span.line,
            )
            yield Mistake(what, one.span)

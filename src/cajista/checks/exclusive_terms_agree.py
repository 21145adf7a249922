"""Of things that are told apart by name, both languages mean the same one.

Sentences are compared for terms of which only one can be meant: left and right, women and men, mother and sister,
blood and serum, IgM and IgG, DNA and RNA, oral and rectal, north and south, Monday and Tuesday, the first day and the
third, eye and ear, analgesic and antibiotic, sensitivity and specificity, hyper- and hypo-, and others. It is said
where one language has a term of a kind, and the other another in its place, where two changed places, or
where one of three or more in an enumeration, or of two joined by "and", is left out.

Why it matters: such words are fixed in every language, so that another one is another specimen, another patient,
another route.

Example: “IgM in serum” becomes «IgG en orina».
"""

from collections.abc import Iterator

from ..findings import Severity
from . import Mistake, Pair, Proof
from ._contrasts import contrasts
from ._omissions import omissions
from ._sorts import book_of

SEVERITY: Severity = "warning"


def check_pair(pair: Pair, proof: Proof) -> Iterator[Mistake]:
    """Sentences that have another term than those that they translate."""
    there, here = (
        book_of(copy.locale.lexicon("reading", "exclusive terms")) for copy in (pair.source, pair.target)
    )
    if not (there and here):
        return
    finders = there.of, here.of
    for one in contrasts(pair, finders):
        yield one.mistake(pair)
    for omission in omissions(pair, finders):
        if not omission.place.found.kind.startswith(_COUNTED):
            yield omission.mistake(pair)


_COUNTED = ("ordinal_", "free_")  # what each language counts and names as it likes

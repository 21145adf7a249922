"""Of things that are told apart by name, both languages mean the same one.

Sentences are compared for terms of which only one can be meant: left and right, women and men, mother and sister,
blood and serum, IgM and IgG, DNA and RNA, oral and rectal, north and south, Monday and Tuesday, the first day and the
third, eye and ear, analgesic and antibiotic, sensitivity and specificity, hyper- and hypo-, and others. It is said
where one language has a term of a kind, and the other another in its place, or where two changed places.

Why it matters: such words are fixed in every language, so that another one is another specimen, another patient,
another route.

Example: “IgM in serum” becomes «IgG en orina».
"""

from collections.abc import Iterator

from ..findings import Severity, message
from . import Mistake, Pair, Proof
from ._contrasts import book_of, contrasts, finder
from ._parity import file_of

SEVERITY: Severity = "warning"


def check_pair(pair: Pair, proof: Proof) -> Iterator[Mistake]:
    """Sentences that have another term than those that they translate."""
    there, here = (
        book_of(copy.locale.lexicon("reading", "exclusive terms")) for copy in (pair.source, pair.target)
    )
    if not (there and here):
        return
    for one in contrasts(pair, (finder(there), finder(here))):
        what = message(
            "“{ours}” here; “{theirs}” in {file}, line {line}.",
            ours=one.here.text,
            theirs=one.there.text,
            file=file_of(pair.source),
            line=one.there.span.line,
        )
        yield one.exchanged(pair) or Mistake(what, one.here.span, message("See which of the two is meant."))

"""Figures and tables are first mentioned in the order in which they stand and are numbered.

Why it matters: readers who meet Figure 2 before Figure 1 look for what they have missed, and most journals ask for this
order (ICMJE Recommendations, IV.A.3).

Example: if the text speaks of @fig:survival first, its figure stands before that of @fig:flow.
"""

from collections.abc import Iterator

from ..findings import Severity, message
from . import Copy, Mistake, Proof
from ._mentions import floats_of, mentions_of

SEVERITY: Severity = "warning"


def check_copy(copy: Copy, proof: Proof) -> Iterator[Mistake]:
    """First mentions that come before that of another one with a smaller number; of each such other one, the first."""
    mentions = [
        one for one in mentions_of(copy, floats_of(copy)) if one.is_running and one.float.kind != "eq"
    ]
    waiting = sorted({one.float for one in mentions}, key=lambda one: one.number)
    overtaken: set[str] = set()
    for mention in mentions:
        one = mention.float
        if one not in waiting:
            continue
        first = next(other for other in waiting if other.kind == one.kind)
        if one != first and first.id not in overtaken:
            overtaken.add(first.id)
            what = message(
                "@{id} is mentioned here before @{other}, which stands before it.", id=one.id, other=first.id
            )
            hint = message("Put them into the order in which the text speaks of them.")
            yield Mistake(what, mention.span or copy.version.source.at(), hint)
        waiting.remove(one)

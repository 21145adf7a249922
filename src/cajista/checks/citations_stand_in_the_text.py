"""Citations stand in the text, not in its title, its keywords or its abstract.

Why it matters: titles, keywords and abstracts travel alone, to PubMed and to other journals' lists, where a
number leads nowhere (AMA Manual of Style, 11th ed., 2.5 and 3.7); and in a numeric style the text would then not begin
with reference 1. In a title, a short title, a keyword or a notice no citation is set at all.

Example: in the abstract write "the RECOVERY trial (2021)" instead of a citation, and cite it in the text.
"""

from collections.abc import Iterator

from ..findings import Message, Severity, message
from . import Copy, Mistake, Proof
from ._citing import citations_in

SEVERITY: Severity = "info"

_UNSET = {
    "title": message("A citation in a title is not printed."),
    "subtitle": message("A citation in a title is not printed."),
    "short_title": message("A citation in a title is not printed."),
    "keyword": message("A citation in a keyword is not printed."),
    "notice": message("A citation in a notice is not printed."),
}


def check_copy(copy: Copy, proof: Proof) -> Iterator[Mistake]:
    """Citations in front matter that is read without the reference list."""
    for units in copy.units.front.values():
        for unit in units:
            for stand in citations_in(unit):
                span = stand.citation.span or unit.span
                if unset := _UNSET.get(unit.kind):
                    yield Mistake(unset, span, _hint(), severity="error")
                elif unit.kind == "abstract":
                    what = message(
                        "An abstract is read without the reference list: this citation leads nowhere there."
                    )
                    yield Mistake(what, span, _hint())


def _hint() -> Message:
    return message("Cite the work in the text, and name it here in words if it must be named.")

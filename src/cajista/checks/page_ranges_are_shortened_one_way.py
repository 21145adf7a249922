"""The page ranges of a list are all shortened, or all written whole.

`1637-45` and `559-561` do not go together: it is `1637-45` and `559-61`, or `1637-1645` and `559-561`. Where few
are written otherwise than the rest, each is pointed out; else it is said once for a list. A citation style that has
a form of its own for ranges sets them all in it, so that this shows in the source only; a range that is written
otherwise than the rest may still have lost a digit.

Why it matters: a list that does it both ways looks as if nobody had read it.

Example: `page: 1637-45` beside `page: 559-561`: make it `page: 1637-1645`.
"""

import re
from collections.abc import Iterator

from ..findings import Severity, message
from . import Mistake, Proof
from ._fields import Field, field_of
from ._pages import Range, range_of

SEVERITY: Severity = "warning"

_USUAL = 3  # times as many ranges of one form, beside which the others are odd


def check_article(proof: Proof) -> Iterator[Mistake]:
    """The ranges of the form that is the rarer; the first of them where they are many."""
    forms: dict[str, list[tuple[Field, Range]]] = {"whole": [], "shortened": []}
    for reference in proof.article.references.values():
        field = field_of(reference, "page")
        for part in re.split(r"[,;&]", field.value) if field else ():
            if field and (found := range_of(part)) and found.form:
                forms[found.form].append((field, found))
    rarer, usual = sorted(forms.values(), key=len)
    are_few = len(rarer) * _USUAL <= len(usual)
    is_set_anew = bool(proof.desk.style.options.get("page-range-format"))
    for field, odd in rarer if are_few else rarer[:1]:
        what = message(
            "Page ranges are written in two ways: {pages} here, {others} elsewhere.",
            pages=odd.text,
            others=usual[0][1].text,
        )
        hint = message(
            "Write all of them whole, or all shortened. Ranges written like this one: {count}.",
            count=len(rarer),
        )
        yield Mistake(what, field.span, hint, severity="info" if is_set_anew and not are_few else None)

"""The page ranges of a list are all shortened, or all written whole.

`1637-45` and `559-561` do not go together: it is `1637-45` and `559-61`, or `1637-1645` and `559-561`. It is said
once for a list. A citation style that has a form of its own for ranges sets them all in it, so that this shows in
the source only.

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


def check_article(proof: Proof) -> Iterator[Mistake]:
    """The first range of the form that is the rarer."""
    forms: dict[str, list[tuple[Field, Range]]] = {"whole": [], "shortened": []}
    for reference in proof.article.references.values():
        field = field_of(reference, "page")
        for part in re.split(r"[,;&]", field.value) if field else ():
            if field and (found := range_of(part)) and found.form:
                forms[found.form].append((field, found))
    rarer, usual = sorted(forms.values(), key=len)
    if rarer:
        is_set_anew = bool(proof.desk.style.options.get("page-range-format"))
        what = message(
            "Page ranges are written in two ways: {pages} here, {others} elsewhere.",
            pages=rarer[0][1].text,
            others=usual[0][1].text,
        )
        hint = message("Write all of them whole, or all shortened. Like this one: {count}.", count=len(rarer))
        yield Mistake(what, rarer[0][0].span, hint, severity="info" if is_set_anew else None)

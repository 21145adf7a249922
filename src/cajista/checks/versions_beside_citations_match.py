"""The version of a program in the text is that of the reference that is cited there.

Looked at are the numbers with points just before a citation of what states a version: with two points and more, or
behind a word for version or the title of what is cited.

Why it matters: who wants to repeat an analysis needs the version with which it was made.

Example: “R 4.3.2[@r2023]” beside `version: 4.2.3`.
"""

import re
from collections.abc import Iterator

from ..findings import Severity, message
from ..i18n.units import Unit
from . import Copy, Mistake, Proof
from ._citing import citations_in

SEVERITY: Severity = "warning"

_REACH = 60  # characters before a citation
_NUMBER = re.compile(r"(?<![\w.,])v?(\d+(?:\.\d+)+)(?![\w.]*[%°])")
_STATED = re.compile(r"\d+(?:\.\d+)*")
_END = re.compile(r"[.;:?!]\s")
_WORD = re.compile(r"[^\W\d_]+")


def check_copy(copy: Copy, proof: Proof) -> Iterator[Mistake]:
    """Versions before a citation that are not those of what it cites."""
    stated = {
        key: (found[0], str(reference.item.get("title", "")))
        for key, reference in proof.article.references.items()
        if (found := _STATED.search(str(reference.item.get("version", ""))))
    }
    for unit in copy.texts if stated else ():
        for stand in citations_in(unit):
            if len(stand.citation.cites) == 1 and stand.citation.cites[0].key in stated:
                version, title = stated[stand.citation.cites[0].key]
                yield from _compared(unit, stand.at, version, title, copy)


def _compared(unit: Unit, at: int, version: str, title: str, copy: Copy) -> Iterator[Mistake]:
    begin = max(0, at - _REACH)
    before = _END.split(unit.text[begin:at])[-1]
    telling = {
        *_WORD.findall(title.lower())[:1],
        *copy.locale.lexicon("reading", "versions").lower().split(" | "),
    }
    for found in reversed([*_NUMBER.finditer(before)]):
        if _are_one(found[1], version):
            return
        words = _WORD.findall(before[: found.start()].lower())
        if found[1].count(".") > 1 or (words and words[-1] in telling):
            what = message("Version {there} here, and {here} in the reference.", there=found[1], here=version)
            start = at - len(before)
            yield Mistake(
                what,
                unit.span_of(start + found.start(1), start + found.end(1)),
                message("See which of the two was used."),
            )
            return


def _are_one(one: str, other: str) -> bool:
    """Whether two numbers are one version, one of them told less exactly: 4.3 and 4.3.2."""
    first, second = one.split("."), other.split(".")
    shorter = min(len(first), len(second))
    return first[:shorter] == second[:shorter]

"""Every number has the decimal mark of the language that it stands in.

The mark is the language's own (a point in English, a comma in Spanish), or what `house_style.decimal` in
journal.yaml says. A mark that groups thousands is not taken for a decimal mark where the other language shows
that it is none. Names of versions, section numbers, DOIs, dates, times, code and formulas are left alone.

Why it matters: a Spanish reader takes 1.250 mg for more than a gram.

Example: “7.5 mg” in a Spanish text should be “7,5 mg”.
"""

import re
from collections.abc import Iterator
from fractions import Fraction

from ..findings import Edit, Severity, message
from ..i18n.quantities import Placed, Reading, meaning_of, misuses_mark, rewritten
from ..i18n.units import Unit
from . import Copy, Mistake, Pair, Proof

SEVERITY: Severity = "error"


def check_copy(copy: Copy, proof: Proof) -> Iterator[Mistake]:
    """Numbers that can only be read with the mark of another language."""
    others = [other for other in proof.copies.values() if other is not copy]
    for unit in copy.texts:
        for placed in copy.quantities(unit):
            quantity = placed.quantity
            is_code = unit.text[quantity.start - 1 : quantity.start] == "/"  # “MVs/Gir Somnath.IND/42.16”
            is_wrong = quantity.has_wrong_mark and not quantity.is_formula and not is_code
            if is_wrong and not _is_version(placed, others) and not _is_time(placed, others):
                yield _mistake(placed, quantity.readings[0], copy)
            found = _IN_UNIT.search(placed.unit.text, quantity.end, quantity.whole[1])
            if found and found[2] != (mark := copy.grammar.decimal):
                yield _wrong_mark(placed.unit, found.span(1), found[1].replace(found[2], mark), copy)


def check_pair(pair: Pair, proof: Proof) -> Iterator[Mistake]:
    """Numbers that the other language shows to have the mark of another language."""
    for one in pair.differences:
        if one.aspect == "mark" and one.here and one.there:
            meant = meaning_of(one.there.quantity, one.here.quantity)
            for placed, copy in ((one.here, pair.target), (one.there, pair.source)):
                if meant and misuses_mark(placed.quantity, meant):
                    yield _mistake(placed, meant, copy)


_IN_UNIT = re.compile(r"/[ \u00a0]?(\d+([.,])\d+)")  # mL/min/1.73 m²


_NAME = re.compile(r"[^\W\d_]*[^\W\d_a-z][a-z][^\W\d_]*[ \u00a0]$")


_CODE = re.compile(r"(?:19|20)\d\d\.\d{2,}")  # “code 2019.147”


def _is_version(placed: Placed, others: list[Copy]) -> bool:
    """Whether a number stands after a name, or begins with a year, and just so in another language: “Prism 9.3”."""
    if placed.quantity.unit:
        return False
    start, end = placed.quantity.start, placed.quantity.end
    number = placed.unit.text[start:end]
    if _CODE.fullmatch(number):
        return any(number in unit.text for other in others for unit in other.texts)
    name = _NAME.search(placed.unit.text[max(0, start - 40) : start])
    if not name:
        return False
    typed = f"{name[0][:-1]} {number}"
    return any(typed in unit.text.replace("\u00a0", " ") for other in others for unit in other.texts)


def _is_time(placed: Placed, others: list[Copy]) -> bool:
    """Whether a number is a time of day in another language: «de 15.00 a 20.00», “3:00 p.m. to 8:00 p.m.”"""
    times = {reading for reading in placed.quantity.readings if reading.kind == "time"}
    return bool(times) and any(
        other.quantity.kind == "time" and times.intersection(other.quantity.readings)
        for copy in others
        for unit in copy.texts
        for other in copy.quantities(unit)
    )


def _mistake(placed: Placed, meant: Reading, copy: Copy) -> Mistake:
    place = placed.quantity.start, placed.quantity.end
    typed = placed.unit.text[slice(*place)]
    better = rewritten(typed, meant.value, copy.grammar.decimal) if isinstance(meant.value, Fraction) else ""
    return _wrong_mark(placed.unit, place, better, copy)


def _wrong_mark(unit: Unit, place: tuple[int, int], better: str, copy: Copy) -> Mistake:
    """What is said of a number, and what it should be; empty where that is unsure."""
    span, typed = unit.span_of(*place), unit.text[slice(*place)]
    what = message(
        "“{number}” does not have this language's decimal mark, “{mark}”.",
        number=typed,
        mark=copy.grammar.decimal,
    )
    if not better:
        return Mistake(what, span, language=copy.language)
    is_exact = span.line == span.end_line and span.end_column - span.column == len(typed)
    fix = (Edit(span, better),) if is_exact else ()
    return Mistake(what, span, message("Write “{number}”.", number=better), copy.language, fix=fix)

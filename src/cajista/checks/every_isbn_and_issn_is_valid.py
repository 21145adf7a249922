"""Every ISBN and ISSN has the right number of digits, and its check digit is right.

Those of references, and the journal's own. The last character of either number is computed from the others, so
that a mistyped digit, or two that changed places, show.

Why it matters: libraries and indexes know books and journals by these numbers; the journal's own stands in every
file that is deposited, which is refused where it is wrong.

Example: `ISSN: 2049-3631` should be `ISSN: 2049-3630`.
"""

import re
from collections.abc import Iterator, Sequence

from ..findings import Severity, message
from ..model.article import Reference
from . import Desk, Entry, Mistake, Proof, _numbers
from ._fields import Field, field_of, localized

SEVERITY: Severity = "warning"

_ISBN = re.compile(r"(?<![\w-])(?:97[89][\s-]?)?\d[\d\s-]{7,14}[\dXx](?![\w-])")
_ISSN = re.compile(r"(?<![\w-])\d{4}\s?[-‐‑–]?\s?\d{3}[\dXx](?![\w-])")


def check_reference(reference: Reference, proof: Proof) -> Iterator[Mistake]:
    """The numbers of a reference; a field may hold several."""
    if field := field_of(reference, "ISBN"):
        yield from _wrong(field, "ISBN", _ISBN)
    if field := field_of(reference, "ISSN"):
        yield from _wrong(field, "ISSN", _ISSN)


def check_journal(entries: Sequence[Entry], desk: Desk) -> Iterator[Mistake]:
    """The journal's own ISSN, which must be written with its hyphen."""
    issn, source = desk.journal.facts.issn, desk.journal.source
    printed = list(localized(issn.print, source, "issn", "print"))
    online = list(localized(issn.online, source, "issn", "online"))
    for field in (*printed, *online):
        yield from _wrong_of_journal(field)
    for field in online:
        if any(field.value == other.value for other in printed):
            what = message("The printed and the online edition have the same ISSN.")
            yield Mistake(
                what, field.span, message("Each edition has its own; keep only the one that it is.")
            )


def _wrong_of_journal(field: Field) -> Iterator[Mistake]:
    if re.fullmatch(r"\d{4}-\d{3}[\dX]", field.value):
        for mistake in _wrong(field, "ISSN", _ISSN):
            yield Mistake(mistake.message, mistake.span, mistake.hint, severity="error")
        return
    bare = re.sub(r"[^\dXx]", "", field.value).upper()
    meant = f"{bare[:4]}-{bare[4:]}"
    what = message(
        "“{value}” is not an ISSN, which is two groups of four digits with a hyphen.", value=field.value
    )
    if re.fullmatch(r"\d{7}[\dX]", bare) and _numbers.issn(bare):
        hint = message("Write {value}.", value=meant)
        yield Mistake(what, field.span, hint, fix=field.edit(meant), severity="error")
    else:
        yield Mistake(
            what,
            field.span,
            message("Look it up at {url}.", url="https://portal.issn.org/"),
            severity="error",
        )


def _wrong(field: Field, name: str, form: re.Pattern[str]) -> Iterator[Mistake]:
    found = list(form.finditer(field.value))
    if not found:
        what = message("“{value}” is not an {name}.", value=field.value, name=name)
        yield Mistake(what, field.span, message("Look it up, or delete the field."))
    for one in found:
        digits = re.sub(r"[^\dXx]", "", one[0])
        if not _is_valid(digits, name):
            what = message(
                "The {name} {value} is wrong: its check digit does not fit.", name=name, value=one[0]
            )
            yield Mistake(what, field.part(*one.span()), message("Compare it with the book or journal."))


def _is_valid(digits: str, name: str) -> bool:
    if not re.fullmatch(r"\d+[\dXx]", digits):
        return False
    if name == "ISSN":
        return _numbers.issn(digits)
    if len(digits) == 13:
        return digits.startswith(("978", "979")) and digits.isdigit() and _numbers.isbn13(digits)
    return len(digits) == 10 and _numbers.isbn10(digits)

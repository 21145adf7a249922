"""The pages of a reference ascend, and nothing but pages stands among them.

A range runs from a lower to a higher page, shortened (`1637-45`) or not, with a letter before both or the first
(`e325-e331`, `S12-9`); a single page or the number of an article stands alone. The field has no “pp.”, no year
and no volume.

Why it matters: a range that descends, or covers thousands of pages, has a wrong digit, and the source is not
found.

Example: `page: pp. 559-516` should be `page: 559-561`.
"""

import re
from collections.abc import Iterator

from ..findings import Severity, message
from ..model.article import Reference
from . import Mistake, Proof
from ._as_read import as_read
from ._fields import Field, field_of
from ._pages import Range, range_of

SEVERITY: Severity = "warning"

_LONG = {"article-journal": 500, "chapter": 1000}  # pages of one work
_MANY = 30  # pages, of which an article may well have fewer
_GLUED = re.compile(r"\d\s*:\s*\w|\d;\d|\d\s*\(\d+\)|^\s*\d{4}\s*;")
_O_FOR_ZERO = re.compile(r"\d[Oo]\d|\d[Oo](?=-|$)|(?<=-)[Oo]\d")
_LETTER_FOR_ONE = re.compile(r"\d[Il|]\d|\d[Il|](?=-|$)|(?<=-)[Il|]\d")
_SIGNED = re.compile(r"[pP]{1,2}\.?\s*(?=\d+\s*[-–]\s*\d+$)")
_WORDS = re.compile(r"(?<=\d)\s+(?=[A-Za-z]?\d)|\d\s+[^\W\d_]{1,3}\s+\d")
_OPEN = re.compile(r"^-|-$|^(?P<letter>[A-Za-z]{1,3})(?:\d+-(?P=letter)|-(?P=letter)\d+)$")
_LABEL_BEHIND = re.compile(r"(\d+-\d+)\s*pp?")
_ZEROS = re.compile(r"0+-0+")


def check_reference(reference: Reference, proof: Proof) -> Iterator[Mistake]:
    """What cannot be the pages of anything."""
    field = field_of(as_read(reference), "page")
    if field is None:
        return
    if label := proof.desk.lexicon.page_labels.match(field.value):
        what = message(
            "The pages have “{label}” before them, which the style adds where it wants it.", label=label[0]
        )
        rest = field.value[label.end() :]
        yield Mistake(
            what, field.part(*label.span()), message("Write {value}.", value=rest), fix=field.edit(rest)
        )
        field = Field(rest, field.span)
    elif sign := _SIGNED.match(field.value):
        rest = field.value[sign.end() :]
        what = message(
            "The pages have “{label}” before them, which the style adds where it wants it.",
            label=sign[0].strip(),
        )
        yield Mistake(
            what, field.part(*sign.span()), message("Write {value}.", value=rest), fix=field.edit(rest)
        )
    yield from _form(field)
    for part in re.split(r"\s*[,;&]\s*", field.value):
        if (found := range_of(part)) and not _ZEROS.fullmatch(part):
            yield from _order(found, field, str(reference.item.get("type", "")))


def _form(field: Field) -> Iterator[Mistake]:
    """Signs that no pages have."""
    value = field.value
    if _GLUED.search(value):
        what = message("“{value}” holds more than pages.", value=value)
        yield Mistake(what, field.span, message("Year, volume and issue have their own fields."))
    elif value.endswith("."):
        what = message("The pages end with a full stop, which the style sets.")
        yield Mistake(what, field.span, message("Take it out."), fix=field.edit(value[:-1]))
    elif found := _O_FOR_ZERO.search(value):
        what = message("“{text}” has a letter O where a zero is likely.", text=found[0])
        yield Mistake(what, field.part(*found.span()), message("Write it with a zero."))
    elif found := _LETTER_FOR_ONE.search(value):
        what = message("“{text}” has a letter where a one is likely.", text=found[0])
        yield Mistake(what, field.part(*found.span()), message("Write it with a one."))
    elif found := _WORDS.search(value):
        what = message("There is no hyphen between the pages “{value}”.", value=value)
        yield Mistake(what, field.span, message("Write a range with a hyphen, single pages with commas."))
    elif label := _LABEL_BEHIND.fullmatch(value):
        what = message("The pages have a letter behind them: “{value}”.", value=value)
        yield Mistake(what, field.span, message("Write {value}.", value=label[1]), fix=field.edit(label[1]))
    elif _ZEROS.fullmatch(value):
        what = message("“{value}” keeps the place of pages.", value=value)
        yield Mistake(what, field.span, message("Look the pages up in the source."))
    elif _OPEN.search(value):
        what = message("The range “{value}” lacks one of its ends.", value=value)
        yield Mistake(what, field.span, message("Give first and last page."))


def _order(found: Range, field: Field, kind: str) -> Iterator[Mistake]:
    first, last = found.numbers
    if last < first:
        what = message("The range {pages} descends.", pages=found.text)
        yield Mistake(what, field.span, message("Compare it with the source."), severity="error")
    elif first == last:
        what = message("The range {pages} begins and ends on the same page.", pages=found.text)
        yield Mistake(what, field.span, message("Write the page once, or give the last."), severity="info")
    elif found.form == "shortened" and first - found.tail < last - first > _MANY:
        what = message(
            "The range {pages} has {count} pages, or descends.", pages=found.text, count=last - first + 1
        )
        yield Mistake(what, field.span, message("Compare it with the source."))
    elif last - first > _LONG.get(kind, 3000):
        what = message("The range {pages} has {count} pages.", pages=found.text, count=last - first + 1)
        yield Mistake(what, field.span, message("Compare it with the source; a digit may be too many."))
    elif found.letters_differ:
        what = message("The ends of the range {pages} have different letters.", pages=found.text)
        yield Mistake(what, field.span, message("Compare it with the source."))

"""A DOI that tells a year, a volume, an issue or a page tells those of its reference.

Many publishers make them part of a DOI: the year in which a manuscript came or was accepted (Elsevier, Wiley, BMJ,
JAMA, NEJM; the reference is of that year or of one of the next three), the date of the issue (NEJM and Annals until
2007), volume and page (BMC until 2014, older journals of OUP, SICI), the number by which an article is cited (PLOS,
BMJ, Cochrane).

Why it matters: a wrong year is found by nobody, and the DOI of another article leads to that.

Example: `10.1136/bmj.c5462` beside `page: c5426`; `10.1016/j.jclinepi.2010.03.017` beside `issued: 2001`.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from ..findings import Severity, message
from ..model.article import Reference
from . import Mistake, Proof
from ._fields import Field, field_of, year_of

SEVERITY: Severity = "warning"


class _Form(NamedTuple):
    """A form of DOIs that says something of what they are of: in groups called as the fields of CSL are.

    A reference is `early` years older than the year in the DOI at most, and `late` years younger.
    """

    pattern: re.Pattern[str]
    early: int = 0
    late: int = 0


def _form(pattern: str, early: int = 0, late: int = 0) -> _Form:
    return _Form(re.compile(pattern.replace("YEAR", r"(?P<year>(?:19|20)\d\d)"), re.IGNORECASE), early, late)


_ISSN = r"\d{4}-\d{3}[\dX]"
_ACCEPTED = 3  # years between the acceptance of an article, or its arrival, and its issue
_FORMS = (
    _form(rf"/S{_ISSN}\((?P<year>\d\d)\)", 1, _ACCEPTED),
    _form(r"/j\.[a-z]+\.YEAR\.\d\d\.", 1, _ACCEPTED),
    _form(rf"/j\.{_ISSN}\.YEAR\.(?:tb)?\d{{5}}\.x$", 1, _ACCEPTED),
    _form(r"/[a-z]+[.-]YEAR[.-]\d{2,}$", 1, _ACCEPTED),
    _form(r"/NEJM[a-z]{1,4}(?P<year>\d\d)\d{5}$", 0, _ACCEPTED),
    _form(r"/NEJMYEAR\d{4}(?P<volume>\d{3})(?P<issue>\d\d)\d\d$"),
    _form(rf"/{_ISSN}-(?P<volume>\d+)-(?P<issue>\d+)-YEAR\d{{5}}-\d{{5}}$"),
    _form(rf"/{_ISSN}-(?P<volume>\d+)-(?P<page>S?\d+)$"),
    _form(r"/[a-z]+/(?P<volume>\d+)\.(?P<issue>\d+)\.(?P<page>\d+)$"),
    _form(rf"/\(SICI\){_ISSN}\(YEAR[\d/]*\)(?P<volume>\d+):(?P<issue>\d+)[^<]*<(?P<page>\d+)"),
    _form(r"/bmj\.(?P<page>[a-z]\d+)$"),
    _form(r"/14651858\.(?P<page>(?:CD|MR|ED)\d{6})(?:\.pub\d+)?$"),
    _form(r"/journal\.p[a-z]+\.(?P<page>\d{7})$"),
)
_RETROSPECTIVE = 2002  # before, the year in an item number is that of its registration
_LOCATOR = re.compile(r"e\d+", re.IGNORECASE)  # PLOS: e1000097, of a DOI in 1000097


def check_reference(reference: Reference, proof: Proof) -> Iterator[Mistake]:
    """What the DOI says otherwise than the reference."""
    doi = field_of(reference, "DOI")
    for form in _FORMS if doi else ():
        if doi and (found := form.pattern.search(doi.value)):
            yield from _compared(reference, doi, found.groupdict(), form)


def _compared(reference: Reference, doi: Field, told: dict[str, str], form: _Form) -> Iterator[Mistake]:
    hint = message("Compare both with the publisher's page.")
    if year := told.pop("year", ""):
        own, theirs = year_of(reference, "issued"), _whole(year)
        is_known = own and (len(year) == len(str(own)) or own >= _RETROSPECTIVE <= theirs)
        if is_known and not theirs - form.early <= own <= theirs + form.late:
            what = message("The DOI is of {doi_year}, the reference of {year}.", doi_year=theirs, year=own)
            yield Mistake(what, reference.at("issued"), hint)
    for name, value in told.items():
        field = field_of(reference, name)
        if field and not _is_told(value, field.value, name):
            what = message(
                "The DOI has {there} for “{field}”, which is {here}.",
                there=value,
                field=name,
                here=field.value,
            )
            yield Mistake(what, field.span, hint)


def _whole(year: str) -> int:
    """A year in four digits."""
    return int(year) if len(year) > 2 else 2000 + int(year)


def _is_told(there: str, here: str, name: str) -> bool:
    """Whether a number in a DOI is that of a field, of which it may be the first."""
    first = re.split(r"[-–/ ]", here)[0].lower()
    if name == "page" and len(there) == 7 and there.isdigit():
        return not _LOCATOR.fullmatch(first) or there.endswith(first[1:])
    return not first or there.lower().lstrip("0") == first.lstrip("0")

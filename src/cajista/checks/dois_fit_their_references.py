"""A DOI that tells a year, a volume, an issue or a page tells those of its reference.

Many publishers make them part of a DOI: the year in which a manuscript came or was accepted (Elsevier, Springer,
Wiley, BMJ, JAMA, NEJM, the heart, thoracic, oncology and diabetes societies; the reference is of that year or of one
of the next three), the date of the issue (NEJM and Annals until 2007, SciELO, Eurosurveillance), volume and page
(MDPI, JMIR, CDC, BMC until 2014, older journals of OUP, SICI), the number by which an article is cited (PLOS, BMJ,
Frontiers, Pediatrics, Cochrane, the Academy of Neurology). Where at least three references have DOIs of one form that
end with their first page, so should a fourth.

Why it matters: a wrong year is found by nobody, and the DOI of another article leads to that.

Example: `10.1136/bmj.c5462` beside `page: c5426`; `10.1016/j.jclinepi.2010.03.017` beside `issued: 2001`.
"""

import re
from collections import defaultdict
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
    _form(r"/peds\.(?P<page>20\d\d-\d{4})$"),
    _form(r"/[a-z]+-20\d\d-(?P<page>\d{6})$"),
    _form(r"/[a-z]+[.-]YEAR[.-]\d{2,}$", 1, _ACCEPTED),
    _form(r"/s\d{5}-0(?P<year>\d\d)-\d{4,5}-[\dwxyz]$", 1, _ACCEPTED),
    _form(r"/NEJM[a-z]{1,4}(?P<year>\d\d)\d{5}$", 0, _ACCEPTED),
    _form(r"/NEJMYEAR\d{4}(?P<volume>\d{3})(?P<issue>\d\d)\d\d$"),
    _form(r"10\.7326/[A-Z](?P<year>\d\d)-\d{4}$", 1, _ACCEPTED),
    _form(r"10\.1161/[A-Z]+\.1(?P<year>[012]\d)\.(?P<page>\d{6})$", 1, _ACCEPTED),
    _form(r"10\.1164/rccm\.YEAR\d\d-", 1, _ACCEPTED),
    _form(r"10\.1200/[A-Z]{2,3}\.(?P<year>[012]\d)\.\d{5}$", 1, _ACCEPTED),
    _form(r"10\.2337/dci?(?P<year>[012]\d)-[A-Z\d]+$", 1, _ACCEPTED),
    _form(r"10\.1503/cmaj\.(?P<year>[012]\d)\d{4}$", 1, _ACCEPTED),
    _form(r"10\.1097/\d{8}-YEAR\d{5}-\d{5}$"),
    _form(rf"/S{_ISSN}YEAR\d{{9}}$", 1, 1),
    _form(rf"/{_ISSN}\.ES\.YEAR\.(?P<volume>\d+)\.(?P<issue>\d+)\.\d+$"),
    _form(r"10\.3201/eid(?P<volume>\d\d)(?P<issue>\d\d)\.\d{6}$"),
    _form(r"10\.15585/mmwr\.mm(?P<volume>\d\d)(?P<issue>\d\d)[a-z]\d+$"),
    _form(r"10\.3390/[a-z]+(?P<volume>\d{1,2})(?P<issue>\d\d)(?P<page>\d{4})$"),
    _form(r"10\.3389/[a-z]+\.20\d\d\.(?P<page>\d{5,7})$"),
    _form(r"10\.1212/NXI\.0+(?P<page>[1-9]\d*)$"),
    _form(r"10\.(?:1001|1542|2196|2337)/[a-z]+\.(?P<volume>\d+)\.(?P<issue>\d+)\.(?P<page>e?\d+)$"),
    _form(rf"/{_ISSN}-(?P<volume>\d+)-(?P<issue>\d+)-YEAR\d{{5}}-\d{{5}}$"),
    _form(rf"/{_ISSN}-(?P<volume>\d+)-(?P<page>S?\d+)$"),
    _form(r"/[a-z]+/(?P<volume>\d+)\.(?P<issue>\d+)\.(?P<page>\d+)$"),
    _form(rf"/\(SICI\){_ISSN}\(YEAR[\d/]*\)(?P<volume>\d+):(?P<issue>\d+)[^<]*<(?P<page>\d+)"),
    _form(r"/bmj\.(?P<page>[a-z]\d+)$"),
    _form(r"/14651858\.(?P<page>(?:CD|MR|ED)\d{6})(?:\.pub\d+)?$"),
    _form(r"/journal\.p[a-z]+\.(?P<page>\d{7})$"),
)
_RETROSPECTIVE = 2002  # before, the year in an item number is that of its registration
_LOCATOR = re.compile(r"e?(\d{6,})", re.IGNORECASE)  # e1000097, of a DOI in 1000097; e20183475, in 2018-3475


def check_reference(reference: Reference, proof: Proof) -> Iterator[Mistake]:
    """What the DOI says otherwise than the reference."""
    doi = field_of(reference, "DOI")
    for form in _FORMS if doi else ():
        if doi and (found := form.pattern.search(doi.value)):
            yield from _compared(reference, doi, found.groupdict(), form)


def check_article(proof: Proof) -> Iterator[Mistake]:
    """DOIs that do not end with the first page, as all others of their form do."""
    forms: dict[str, list[_Ending]] = defaultdict(list)
    for reference in proof.article.references.values():
        doi, page = field_of(reference, "DOI"), field_of(reference, "page")
        number, first = doi and _NUMBER.search(doi.value), page and _FIRST_PAGE.match(page.value)
        if doi and page and number and first:
            registrant, _, suffix = doi.value[: number.start()].partition("/")
            form = _LETTERS.sub("a", _DIGITS.sub("9", suffix))
            forms[f"{registrant}/{form}"].append(_Ending(page, number[0], first[0]))
    for endings in forms.values():
        others = [one for one in endings if int(one.number) != int(one.page)]
        if len(others) == 1 and len(endings) > _SURE:
            odd = others[0]
            what = message(
                "The DOI has {there} for “{field}”, which is {here}.",
                there=odd.number,
                field="page",
                here=odd.field.value,
            )
            yield Mistake(what, odd.field.span, _COMPARE)


class _Ending(NamedTuple):
    """The pages of a reference, the number with which its DOI ends, and the first page."""

    field: Field
    number: str
    page: str


_NUMBER, _FIRST_PAGE = re.compile(r"\d+$"), re.compile(r"\d+(?=$|[-–])")
_LETTERS, _DIGITS = re.compile(r"[^\W\d_]+"), re.compile(r"\d+")
_SURE = 3  # other DOIs that tell a form


_COMPARE = message("Compare both with the publisher's page.")


def _compared(reference: Reference, doi: Field, told: dict[str, str], form: _Form) -> Iterator[Mistake]:
    if year := told.pop("year", ""):
        own, theirs = year_of(reference, "issued"), _whole(year)
        is_known = own and (len(year) == len(str(own)) or own >= _RETROSPECTIVE <= theirs)
        if is_known and not theirs - form.early <= own <= theirs + form.late:
            what = message("The DOI is of {doi_year}, the reference of {year}.", doi_year=theirs, year=own)
            yield Mistake(what, reference.at("issued"), _COMPARE)
    for name, value in told.items():
        field = field_of(reference, name)
        if field and not _is_told(value, field.value, name):
            what = message(
                "The DOI has {there} for “{field}”, which is {here}.",
                there=value,
                field=name,
                here=field.value,
            )
            yield Mistake(what, field.span, _COMPARE)


def _whole(year: str) -> int:
    """A year in four digits."""
    return int(year) if len(year) > 2 else 2000 + int(year)


def _is_told(there: str, here: str, name: str) -> bool:
    """Whether a number in a DOI is that of a field, of which it may be the first."""
    first = re.split(r"[-–/ ]", here)[0].lower()
    number = there.replace("-", "")
    if name == "page" and len(number) > _LONGEST_PAGE and number.isdigit():
        locator = _LOCATOR.fullmatch(first)
        return locator is None or number.endswith(locator[1])
    told = there.lower().lstrip("0")
    return not first or first.lstrip("0") in (told, f"e{told}")


_LONGEST_PAGE = 5  # digits

"""Every number in PubMed and in PubMed Central has its form.

A PMID is a number of one to eight digits, a PMCID the letters PMC and a number. They are two numbers of one
article, and never the same. PMIDs are given out one after the other, so that a number that is much too small for an
article's year has lost a digit.

Why it matters: readers and indexes find an article by these numbers; in the wrong field or with other text they
lead nowhere.

Example: `PMID: PMC7239045` should be `PMCID: PMC7239045`; `PMID: 32747822.` should be `PMID: "32747822"`.
"""

import re
from collections.abc import Iterator

from ..findings import Severity, message
from ..model.article import Reference
from . import Mistake, Proof
from ._fields import Field, field_of, year_of

SEVERITY: Severity = "error"

# PubMed gave out ten million in 1999, twenty in 2010, thirty in 2018; some years are left for what it took up late.
_LEAST = ((2003, 10_000_000), (2014, 20_000_000), (2022, 30_000_000))
_PMID = re.compile(r"[1-9]\d{0,7}", re.ASCII)
_PMCID = re.compile(r"PMC[1-9]\d{0,8}(?:\.\d{1,2})?", re.ASCII)


def check_reference(reference: Reference, proof: Proof) -> Iterator[Mistake]:
    """The numbers of a reference."""
    pmid, pmcid = field_of(reference, "PMID"), field_of(reference, "PMCID")
    if pmid and not _PMID.fullmatch(pmid.value):
        yield _wrong_pmid(pmid)
    elif pmid and (year := _too_late(int(pmid.value), reference)):
        what = message("The PMID {value} was given out long before {year}.", value=pmid.value, year=year)
        yield Mistake(
            what, pmid.span, message("A digit may be missing: compare it with PubMed."), severity="warning"
        )
    if pmcid and not _PMCID.fullmatch(pmcid.value):
        yield _wrong_pmcid(pmcid)
    if pmid and pmcid and _digits(pmid.value) == _digits(pmcid.value):
        what = message("The PMID and the PMCID have the same number, which no article has.")
        yield Mistake(what, pmcid.span, message("Look up which of them it is."))


def _too_late(number: int, reference: Reference) -> int:
    """The year of an article that is younger than its number allows, by some years; else 0. Books are revised."""
    year = year_of(reference, "issued") if reference.item.get("type") == "article-journal" else 0
    return year if any(year >= since and number < least for since, least in _LEAST) else 0


def _wrong_pmid(field: Field) -> Mistake:
    digits = _digits(field.value)
    what = message("“{value}” is not a PMID, which is a number of one to eight digits.", value=field.value)
    if re.match(r"\s*PMC", field.value, re.IGNORECASE):
        return Mistake(what, field.span, message("It is a number in PubMed Central: call the field PMCID."))
    if _only(field.value, digits, "pmid") and _PMID.fullmatch(digits):
        return Mistake(what, field.span, message("Write {value}.", value=digits), fix=field.edit(digits))
    return Mistake(what, field.span, message("Look it up at {url}.", url="https://pubmed.ncbi.nlm.nih.gov/"))


def _wrong_pmcid(field: Field) -> Mistake:
    digits = _digits(field.value)
    what = message("“{value}” is not a PMCID, which is PMC and a number.", value=field.value)
    meant = f"PMC{digits}"
    if _only(field.value, digits, "pmcid") and _PMCID.fullmatch(meant):
        return Mistake(what, field.span, message("Write {value}.", value=meant), fix=field.edit(meant))
    url = "https://www.ncbi.nlm.nih.gov/pmc/"
    return Mistake(what, field.span, message("Look it up at {url}.", url=url))


def _only(value: str, digits: str, label: str) -> bool:
    """Whether a value holds nothing but one number, its label, and signs."""
    words = re.findall(r"[^\W\d_]+", value.lower())
    is_address = re.fullmatch(r"https?://\S+/(?:PMC)?\d+/?", value, re.IGNORECASE) is not None
    return is_address or (digits in value and all(word in (label, "pmc", "id") for word in words))


def _digits(value: str) -> str:
    return re.sub(r"\D", "", value)

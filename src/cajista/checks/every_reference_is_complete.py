"""Every reference has what a reader needs to find its source.

Why it matters: a reference without journal, year or pages cannot be found. What each type needs follows
Citing Medicine (2nd ed., National Library of Medicine), less what the journal's own style does not print: a journal
article needs authors, title, journal, year, volume and pages or an article number; a book its publisher, its place and
year; a chapter its book, its editors and pages; a thesis its kind; a paper that stands in a book of proceedings alone
the place and date of its conference; a data set a DOI or an address; what is on the web, but for journals, its address
and the date it was seen. A word that only keeps
the place of a value ("?", "n/a", "xx") is none.

Example: add `container-title: Lancet`, `issued: 2021`, `volume: 397`, `page: 1637-1645`; of an article not yet
in an issue, `status: in press` and its `DOI`.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from ..findings import Message, Severity, message
from ..model.article import Reference
from ..typed import is_only_typed
from . import Mistake, Proof
from ._field_words import field_word, joined
from ._journals import has_years_for_volumes, same_journal
from ._needed import is_placeholder, missing_fields, states, would_print

SEVERITY: Severity = "warning"

_ASIDE = (
    "id",
    "status",
    "type",
    "note",
    "abstract",
    "annote",
    "keyword",
    "custom",
    "language",
    "raw",
    "genre",
    "status",
)


def check_reference(reference: Reference, proof: Proof) -> Iterator[Mistake]:
    """A reference that lacks a field of its type, or has one that says nothing."""
    item = reference.item
    if is_only_typed(item):
        return
    type_ = str(item.get("type", ""))
    spared = proof.desk.lexicon.placeholders
    missing = list(missing_fields(item, proof.desk.style, spared))
    if "volume" in missing and _has_issue_of_year(reference):
        missing.remove("volume")
    if type_ == "report" and not states(item, "publisher", spared) and _has_place_of_one(item, spared):
        missing.append("publisher")
    if missing:
        words = joined([field_word(field, type_) for field in missing])
        what = message("The reference {key} lacks: {fields}.", key=reference.id, fields=words)
        yield Mistake(what, reference.at("id"), _hint(missing, reference))
    for field, value in item.items():
        if field not in (*_ASIDE, *missing) and is_placeholder(value, spared):
            what = message(
                "{field} says nothing: “{value}”.", field=field_word(field, type_), value=_shown(value)
            )
            yield Mistake(what, reference.at(field), message("Say what it is, or leave it out."))


def _has_issue_of_year(reference: Reference) -> bool:
    """Whether the year is the volume, and the issue stands for it: Cochrane Database Syst Rev. 2013;(5):CD000951."""
    journal = str(reference.item.get("container-title", ""))
    return has_years_for_volumes(journal) and bool(reference.item.get("issue"))


def _has_place_of_one(item: Mapping[str, Any], spared: frozenset[str]) -> bool:
    """Whether the place of a publisher is given, and nobody who can be meant."""
    return states(item, "publisher-place", spared) and not states(item, "authority", spared)


def check_article(proof: Proof) -> Iterator[Mistake]:
    """The one article in a journal without an issue number, where all others with pages have one."""
    paged = [
        reference
        for reference in proof.article.references.values()
        if reference.item.get("type") == "article-journal"
        and reference.item.get("volume")
        and "-" in str(reference.item.get("page", ""))
    ]
    lone = [reference for reference in paged if not reference.item.get("issue")]
    is_lone = len(lone) == 1 and len(paged) > _ENOUGH and not _has_no_issues(lone[0], proof)
    if is_lone and would_print("issue", lone[0].item, proof.desk.style):
        words = field_word("issue", "article-journal")
        what = message("The reference {key} lacks: {fields}.", key=lone[0].id, fields=words)
        yield Mistake(what, lone[0].at("id"), message("Add it; all other articles of the list have theirs."))


_ENOUGH = 5  # articles with pages by which one without an issue number stands out


def _has_no_issues(reference: Reference, proof: Proof) -> bool:
    """Whether a well-known journal has only volumes, as MEDLINE lists it."""
    title = str(reference.item.get("container-title", ""))
    return any(same_journal(title, name, proof.desk.lexicon.small_words) for name in _WITHOUT_ISSUES)


_WITHOUT_ISSUES = (
    "Addict Behav", "Atherosclerosis", "Behav Res Ther", "BMC Med", "BMC Public Health",
    "Contemp Clin Trials", "Drug Alcohol Depend", "EBioMedicine", "EClinicalMedicine", "Environ Int",
    "Environ Res", "Eur J Cancer", "Eur J Obstet Gynecol Reprod Biol", "Eur J Radiol", "Int J Cardiol",
    "Int J Infect Dis", "Int J Nurs Stud", "J Affect Disord", "J Clin Epidemiol", "J Crit Care",
    "J Neurol Sci", "J Pediatr", "J Psychiatr Res", "J Psychosom Res", "Lancet Reg Health Eur", "Lancet Reg Health Am",
    "Maturitas", "Neuroimage", "Nurse Educ Today", "Prev Med", "Psychiatry Res", "Psychoneuroendocrinology",
    "Public Health", "Resuscitation", "Schizophr Res", "Sci Total Environ", "Seizure", "Sleep Med",
    "Soc Sci Med", "Thromb Res", "Transl Res", "Travel Med Infect Dis",
)  # fmt: skip


def _hint(missing: list[str], reference: Reference) -> Message:
    is_article = reference.item.get("type") == "article-journal"
    if is_article and "volume" in missing and (reference.item.get("DOI") or "page" in missing):
        return message(
            "Add what it lacks; of an article not yet in an issue, “status: in press” and its DOI."
        )
    return message("Add what it lacks, or the reader cannot find the source.")


def _shown(value: object) -> str:
    return value if isinstance(value, str) else "?"

"""No two articles have the same DOI; nor do two languages of an article, unless it is stated once for both.

Where the DOIs of an article end with the codes of its languages, each ends with its own, and before it they are the
same. Nothing that an article cites has the DOI of the article itself.

Why it matters: a DOI leads to one place. Registered twice, it leads to whatever was registered last.

Example: `doi: 10.5555/ex.2023.1` in two folders, one of which was copied from the other.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from ..findings import Severity, message
from ..resolving.edition import bare_doi
from . import Desk, Entry, Mistake, Proof, entries_of
from ._fields import field_of
from ._parity import file_of

SEVERITY: Severity = "error"


def check_journal(entries: Sequence[Entry], desk: Desk) -> Iterator[Mistake]:
    """DOIs that occur again."""
    first: dict[str, Entry] = {}
    told: set[object] = set()
    for entry in entries:
        doi = bare_doi(entry.doi.value).lower()
        if not doi:
            continue
        other = first.setdefault(doi, entry)
        if other is entry or other.doi.span == entry.doi.span or entry.doi.span in told:
            continue
        told.add(entry.doi.span)
        if other.slug == entry.slug:
            what = message("Another language of this article has the same DOI.")
            hint = message(
                "Give each its own; where one is meant for all, write it once: {example}.",
                example=f"doi: {doi}",
            )
            severity: Severity = "warning"
        else:
            what = message("The article {slug} has the same DOI.", slug=other.slug)
            hint, severity = message("Look up which of them it was registered for."), SEVERITY
        yield Mistake(what, entry.doi.span, hint, entry.language, severity=severity, article=entry.slug)


def _own(proof: Proof) -> Iterator[Mistake]:
    """References with a DOI of this article."""
    own = {bare_doi(entry.doi.value).lower() for entry in entries_of(proof)} - {""}
    for reference in proof.article.references.values():
        field = field_of(reference, "DOI")
        if field and bare_doi(field.value).lower() in own:
            what = message("This is the DOI of the article that cites it.")
            yield Mistake(what, field.span, message("Look up that of the work that is cited."))


_CODED = re.compile(r"(.+[._/-])([a-z]{2})", re.IGNORECASE)


def check_article(proof: Proof) -> Iterator[Mistake]:
    """DOIs that end with the code of another language than their own, or differ elsewhere as well."""
    yield from _own(proof)
    shared = proof.article.facts.doi
    stated = {
        language: copy.version.front.doi or (shared.get(language, "") if isinstance(shared, Mapping) else "")
        for language, copy in proof.copies.items()
    }
    parted = {
        language: found for language, doi in stated.items() if (found := _CODED.fullmatch(bare_doi(doi)))
    }
    codes = {language[:2].lower() for language in stated}
    if len(parted) < len(stated) or any(found[2].lower() not in codes for found in parted.values()):
        return
    first = next(iter(parted.values()), None)
    for language, found in parted.items():
        own = proof.copies[language].version
        span = own.source.at("doi") if own.front.doi else proof.article.source.at("doi", language)
        if found[2].lower() != language[:2].lower():
            what = message(
                "The DOI of {file} ends with the code of another language: {code}.",
                file=file_of(proof.copies[language]),
                code=found[2],
            )
            hint = message("Compare it with the one that was registered.")
            yield Mistake(what, span, hint, severity="warning")
        elif first and found[1].lower() != first[1].lower():
            what = message(
                "The DOIs differ in more than the code of the language: {one}, {other}.",
                one=first[0],
                other=found[0],
            )
            hint = message("Compare both with those that were registered.")
            yield Mistake(what, span, hint, severity="warning")

"""Every DOI is bare, whole, and could be a DOI.

That of the article, of its references, and of a funder in Crossref's registry. A DOI begins with 10., goes on
with a number of four to nine digits, and after a slash has what the publisher chose: letters, digits and a few
signs, never a space or a full stop at the end. Numbers within it that have a check digit of their own, an ISSN or
an ISBN, are looked at as well.

Why it matters: a DOI with one wrong character leads nowhere, or to another article, and indexes that count
citations do not see the reference.

Example: `https://doi.org/10.1016/S0140-6736(21)00676-0.` should be `10.1016/S0140-6736(21)00676-0`.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ..findings import Severity, message
from ..model.article import Reference
from . import Mistake, Proof
from ._as_read import as_read
from ._doi import flaw_of
from ._fields import Field, field_of, localized

SEVERITY: Severity = "error"


def check_article(proof: Proof) -> Iterator[Mistake]:
    """The DOIs of the article itself and of who paid for it."""
    article = proof.article
    own = list(localized(article.facts.doi, article.source, "doi"))
    for field in own:
        yield from _mistakes(field)
    prefixes = {field.value.partition("/")[0] for field in own}
    if len(prefixes) > 1 and all(flaw_of(field.value) is None for field in own):
        what = message(
            "The DOIs of the languages begin differently: {prefixes}.", prefixes=", ".join(sorted(prefixes))
        )
        hint = message("A journal's DOIs begin with the number of its publisher.")
        yield Mistake(what, own[-1].span, hint, severity="warning")
    yield from _turned(own)
    for language, version in article.versions.items():
        if version.front.doi:
            for mistake in _mistakes(Field(version.front.doi, version.source.at("doi"))):
                yield Mistake(
                    mistake.message, mistake.span, mistake.hint, language, mistake.fix, mistake.severity
                )
    for at, funding in enumerate(article.facts.funding):
        if re.search(r"10\.|doi", funding.id):
            yield from _mistakes(Field(_without_address(funding.id), article.source.at("funding", at, "id")))


def _turned(own: Sequence[Field]) -> Iterator[Mistake]:
    """DOIs of two languages of which one has a number's digits in another order: …280.es beside …208.en."""
    for one, other in pairwise(own):
        numbers = [re.findall(r"\d+", field.value) for field in (one, other)]
        odd = [pair for pair in zip(*numbers, strict=False) if pair[0] != pair[1]]
        if len(numbers[0]) == len(numbers[1]) and len(odd) == 1 and sorted(odd[0][0]) == sorted(odd[0][1]):
            what = message(
                "The DOIs of the languages have the same digits in another order: {first}, {second}.",
                first=odd[0][0],
                second=odd[0][1],
            )
            yield Mistake(what, other.span, message("See which number is meant."), severity="warning")


def check_reference(reference: Reference, proof: Proof) -> Iterator[Mistake]:
    """The DOI of a reference."""
    if field := field_of(as_read(reference), "DOI"):
        yield from _mistakes(field)


def _without_address(value: str) -> str:
    """A funder's DOI, which may be given as an address."""
    return re.sub(r"^https?://(?:dx\.)?doi\.org/", "", value.strip())


def _mistakes(field: Field) -> Iterator[Mistake]:
    flaw = flaw_of(field.value)
    if flaw is None:
        return
    severity: Severity | None = None if flaw.certain else "warning"
    yield Mistake(flaw.what, field.span, flaw.hint, fix=field.edit(flaw.meant), severity=severity)

"""What a fact is in one language it is in the others: a department, an institution, a role, a funder.

Values of article.yaml that are given by language are compared for terms of which only one can be meant. Where one has
a term of a sort, and the other only another one of it, one of the two was not kept when the other changed.

Why it matters: a line copied from the author before names the wrong department, and only in one of the languages.

Example: `department: {en: Department of Cardiology, es: Servicio de Neurología}`.
"""

from collections.abc import Iterator
from itertools import combinations

from ..findings import Severity, message
from ..locale import Locale
from . import Mistake, Proof
from ._sorts import book_of, by_sort
from ._values import localized_in

SEVERITY: Severity = "warning"


def check_article(proof: Proof) -> Iterator[Mistake]:
    """Values of which each has a term that excludes the other's."""
    locales = proof.desk.locales
    for path, texts in localized_in(proof.article.facts, frozenset(locales)):
        terms = {language: _terms(text, locales[language]) for language, text in texts.items()}
        for one, other in combinations(texts, 2):
            both = terms[one].keys() & terms[other].keys()
            if any(terms[one][sort].isdisjoint(terms[other][sort]) for sort in both):
                what = message(
                    "“{ours}” does not say the same as “{theirs}”.", ours=texts[other], theirs=texts[one]
                )
                hint = message("See which of the two is meant.")
                yield Mistake(what, proof.article.source.at(*path, other), hint)


def _terms(text: str, locale: Locale) -> dict[str, set[str]]:
    """The terms of a text by their sort."""
    book = book_of(locale.lexicon("reading", "exclusive terms"))
    kinds = [one.kind for one in book.find(text)] if book else []
    return {sort: set(own) for sort, own in by_sort(kinds).items()}

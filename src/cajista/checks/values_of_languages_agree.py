"""What a fact is in one language it is in the others: a department, an institution, a role, a funder.

Values of article.yaml that are given by language are compared for terms of which only one can be meant. Where one has
a term of a sort, and the other only another one of it, one of the two was not kept when the other changed; where each
is in the language of the other, they have changed places. A department or a subject is not the same in both.

Why it matters: a line copied from the author before names the wrong department, and only in one of the languages.

Example: `department: {en: Department of Cardiology, es: Servicio de Neurología}`.
"""

from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations

from ..findings import Severity, message
from ..i18n.words import lowered_words_of
from ..locale import Locale
from . import Mistake, Proof
from ._sorts import book_of, by_sort
from ._values import localized_in

SEVERITY: Severity = "warning"


def check_article(proof: Proof) -> Iterator[Mistake]:
    """Values of which each has a term that excludes the other's, or is in the other's language."""
    locales = proof.desk.locales
    for path, texts in localized_in(proof.article.facts, frozenset(locales)):
        terms = {language: _terms(text, locales[language]) for language, text in texts.items()}
        for one, other in combinations(texts, 2):
            ours, theirs = texts[other], texts[one]
            both = terms[one].keys() & terms[other].keys()
            if any(terms[one][sort].isdisjoint(terms[other][sort]) for sort in both):
                what = message("“{ours}” does not say the same as “{theirs}”.", ours=ours, theirs=theirs)
                hint = message("See which of the two is meant.")
            elif ours != theirs and _excess(theirs, other, one, proof) + _excess(ours, one, other, proof) > 0:
                what = message(
                    "“{theirs}” and “{ours}” are each in the other’s language.", ours=ours, theirs=theirs
                )
                hint = message("Exchange them.")
            elif (
                ours == theirs
                and path[-1] in _TRANSLATED
                and abs(_excess(ours, one, other, proof)) >= _CLEARLY
            ):
                what = message(
                    "“{text}” is the same in “{one}” and “{other}”.", text=ours, one=one, other=other
                )
                hint = message("Translate it.")
            else:
                continue
            yield Mistake(what, proof.article.source.at(*path, other), hint)


_TRANSLATED = ("department", "subject")  # an institution may have one name in all languages
_CLEARLY = 2  # small words


def _excess(text: str, language: str, other: str, proof: Proof) -> float:
    """How much more in a text speaks for one language than for another one."""
    return _evidence(text, language, proof) - _evidence(text, other, proof)


def _evidence(text: str, language: str, proof: Proof) -> float:
    """How much in a name speaks for a language: its small words, endings and letters, and names of towns in it."""
    told = proof.desk.languages
    listed = _listed(proof.desk.locales[language].lexicon("reading", "words of affiliations and towns"))
    words = {word for _, word in lowered_words_of(text)}
    return (
        told.evidence_in(text).get(language, 0)
        + len(words & listed)
        + sum(map(bool, map(told.form_of(language).fullmatch, words)))
    )


@lru_cache(maxsize=20)
def _listed(told: str) -> frozenset[str]:
    return frozenset(told.split())


def _terms(text: str, locale: Locale) -> dict[str, set[str]]:
    """The terms of a text by their sort."""
    book = book_of(locale.lexicon("reading", "exclusive terms"))
    kinds = [one.kind for one in book.find(text)] if book else []
    return {sort: set(own) for sort, own in by_sort(kinds).items()}

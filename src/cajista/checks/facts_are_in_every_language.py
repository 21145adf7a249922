"""The label, the DOI and the pages of an article are stated for all of its languages, or for none.

A label of several words that is the same in all languages was copied, and not translated. Values of two languages of
which each has small words of the other's are the wrong way round.

Why it matters: a page without its DOI is made without a word, and indexes take what they find.

Example: `doi: {en: 10.5555/ex.1}` of an article that stands in Spanish, too.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import combinations

from ..findings import Severity, message
from . import Mistake, Proof
from ._parity import file_of
from ._values import localized_in

SEVERITY: Severity = "warning"

_NAMES = ("subject", "doi", "first_page", "last_page")
_MANY = 2  # words of a label that is translated


def check_article(proof: Proof) -> Iterator[Mistake]:
    """What some languages lack and others have."""
    for name in _NAMES:
        stated = _stated(name, proof)
        lacking = [language for language, value in stated.items() if not value]
        if lacking and len(lacking) < len(stated):
            shared = isinstance(getattr(proof.article.facts, name), Mapping)
            for language in lacking:
                copy = proof.copies[language]
                what = message("“{name}” is not stated for {file}.", name=name, file=file_of(copy))
                span = proof.article.source.at(name) if shared else copy.version.source.at(name)
                yield Mistake(
                    what, span, message("Add it; a value for all languages is written without any language.")
                )
    yield from _untranslated(proof)
    yield from _exchanged(proof)


def _exchanged(proof: Proof) -> Iterator[Mistake]:
    """Values by language, two of which stand under each other's."""
    told = proof.desk.languages
    for path, texts in localized_in(proof.article.facts, frozenset(proof.desk.locales)):
        if len(set(texts.values())) == 1:
            continue
        words = {language: frozenset(re.findall(r"\w+", text.lower())) for language, text in texts.items()}
        for one, other in combinations(texts, 2):
            own, theirs = told.words_of(one), told.words_of(other)
            is_turned = words[one] & theirs or words[other] & own
            if is_turned and not words[one] & own and not words[other] & theirs:
                what = message(
                    "The values of {one} and {other} have changed places: “{text}”.",
                    one=one,
                    other=other,
                    text=texts[one],
                )
                hint = message("Write each under its own language.")
                yield Mistake(what, proof.article.source.at(*path, one), hint)


def _stated(name: str, proof: Proof) -> dict[str, str]:
    """What each language has: its front matter's, else that of article.yaml."""
    shared = getattr(proof.article.facts, name)
    return {
        language: getattr(copy.version.front, name)
        or (shared.get(language, "") if isinstance(shared, Mapping) else shared)
        for language, copy in proof.copies.items()
    }


def _untranslated(proof: Proof) -> Iterator[Mistake]:
    subject = proof.article.facts.subject
    said = {text.casefold() for text in subject.values()} if isinstance(subject, Mapping) else set()
    if len(said) == 1 and len(subject) > 1 and len(min(said).split()) >= _MANY:
        what = message("“{name}” is the same in all languages: “{text}”.", name="subject", text=min(said))
        yield Mistake(what, proof.article.source.at("subject"), message("Translate it."))

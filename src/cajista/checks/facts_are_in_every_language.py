"""The label, the DOI and the pages of an article are stated for all of its languages, or for none.

A label of several words that is the same in all languages was copied, and not translated.

Why it matters: a page without its DOI is made without a word, and indexes take what they find.

Example: `doi: {en: 10.5555/ex.1}` of an article that stands in Spanish, too.
"""

from collections.abc import Iterator, Mapping

from ..findings import Severity, message
from . import Mistake, Proof
from ._parity import file_of

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
                yield Mistake(what, span, message("Add it; one for all languages stands alone."))
    yield from _untranslated(proof)


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
